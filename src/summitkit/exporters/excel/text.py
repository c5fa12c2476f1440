"""Text as a workbook can hold it: nothing read as a formula, nothing cut, nothing that XML forbids."""

import re
from collections.abc import Iterator

# Specifications and limits of Excel: characters in a cell, counted in UTF-16 code units.
CELL_LIMIT = 32_767
# The same page: characters in a header or footer; and in a property of the file.
PROPERTY_LIMIT = 255
# Characters that XML 1.0 (section 2.2) has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# ECMA-376 part 1, section 22.9.2.19 (ST_Xstring): an underscore that would begin such a code is itself written as one.
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What Excel would take for a formula, a number, a date, an error or a truth value when a person edits the cell.
_TYPED = re.compile(r"[=+\-@'#\s\d.,]|(?:true|false)\s*$", re.IGNORECASE)


def legible(text: str) -> str:
    """Return a text with U+FFFD for each character that a workbook cannot hold."""
    return _UNWRITABLE.sub(_REPLACEMENT, text)


def encoded(text: str) -> str:
    """Return a text with what looks like a character code escaped.

    >>> encoded("a literal _x000D_")
    'a literal _x005F_x000D_'
    """
    return _CODE.sub("_x005F_", text)


def is_typed(text: str) -> bool:
    """Tell whether Excel would make something else of a text if a person typed it."""
    return _TYPED.match(text) is not None


def pieces(text: str, limit: int = CELL_LIMIT) -> Iterator[str]:
    """Yield a text in pieces that each fit a cell once encoded; characters beyond U+FFFF are not split."""
    while len(text) * 2 > limit and (units := _units(text)) > limit:
        piece = text[:limit]
        while (units := _units(piece)) > limit:
            piece = piece[: len(piece) * limit // units]
        yield piece
        text = text[len(piece) :]
    yield text


def _units(text: str) -> int:
    return len(encoded(text).encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, limit: int) -> str:
    """Return a text on one line, with an ellipsis where it is longer than `limit` code units."""
    line = " ".join(legible(text).split())
    if _units(line) <= limit:
        return line
    return f"{next(pieces(line, limit - 1))}\N{HORIZONTAL ELLIPSIS}"


def unique(name: str, taken: set[str], limit: int) -> str:
    """Return a name of at most `limit` code units that is not among `taken`, case ignored, and add it to them."""
    found, number = shortened(name, limit), 1
    while found.casefold() in taken:
        number += 1
        ending = f" ({number})"
        found = shortened(name, limit - len(ending)) + ending
    taken.add(found.casefold())
    return found
