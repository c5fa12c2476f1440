"""Text as a workbook can hold it: nothing read as a formula, nothing cut, nothing that XML forbids."""

import re
from collections.abc import Iterator, Sequence

# Specifications and limits of Excel: characters in a cell, counted in UTF-16 code units.
CELL_LIMIT = 32_767
# Code units of the longest code for one character, and the length of texts that fit a cell whatever they hold.
_CODE = len("_x005F_")
SHORT = CELL_LIMIT // _CODE
# The same page: characters in a header or footer; and in a property of the file.
PROPERTY_LIMIT = 255
# Characters that XML 1.0 (section 2.2) has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# ECMA-376 part 1, section 22.9.2.19 (ST_Xstring): such characters, and carriage returns, which XML would turn into line
# feeds, are written as codes; an underscore that would begin such a code is itself written as one.
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
# A text without any of these is written as it is.
_SPECIAL = re.compile("[&<>_\x00-\x1f\ufffe\uffff]")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What Excel would take for a formula, a number, a date, an error or a truth value when a person edits the cell.
_TYPED = re.compile(r"[=+\-@'#\s\d.,]|(?:true|false)\s*$", re.IGNORECASE)
# Matches a text that is written as it is, and that Excel would not make anything else of.
PLAIN = re.compile(
    r"(?!(?i:true|false)$)[^=+\-@'#\s\d.,&<>_\x00-\x1f\ufffe\uffff]"
    r"(?:[^&<>_\x00-\x09\x0b-\x1f\ufffe\uffff]*[^&<>_\s\x00-\x1f\ufffe\uffff])?"
).fullmatch
# The same for many lines at once, each after a line feed: what none may hold, begin with, or end with.
_NOT_PLAIN = re.compile("[&<>_\x00-\x09\x0b-\x1f\ufffe\uffff]").search
_NOT_BEGINNING = re.compile(r"\n(?:[=+\-@'#\s\d.,]|(?i:true|false)\n)").search
_NOT_ENDING = re.compile(r"\s\n").search
# A reader may take off white space at the ends of a cell, so texts are divided where there is none, if it is this near.
_WAY_BACK = 1_000


def legible(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot hold."""
    return _UNWRITABLE.sub(_REPLACEMENT, text)


def is_boxed(text: str) -> bool:
    """Tell whether a text has characters that Excel reads from their codes and shows as a box."""
    return _UNWRITABLE.search(text) is not None


def encoded(text: str) -> str:
    """Return a text with codes for what XML cannot hold, and with what looks like a code escaped.

    >>> encoded(f"a bell{chr(7)} and a literal _x000D_")
    'a bell_x0007_ and a literal _x005F_x000D_'
    """
    return _CODED.sub(_code, text)


def escaped(text: str) -> str:
    """Return a text as the content of an XML element."""
    return encoded(text).translate(_ESCAPED) if is_special(text) else text


def is_special(text: str) -> bool:
    """Tell whether a text has characters that may not be written as they are, or lines."""
    return _SPECIAL.search(text) is not None


def are_plain(texts: Sequence[str]) -> bool:
    """Tell whether all texts are lines that `PLAIN` matches: several times faster than one by one."""
    lines = "\n".join(("", *texts, ""))
    if lines.count("\n") > len(texts) + 1 or _NOT_PLAIN(lines) or _NOT_BEGINNING(lines):
        return False
    return " \n" not in lines if lines.isascii() else not _NOT_ENDING(lines)


def is_typed(text: str) -> bool:
    """Tell whether Excel would make something else of a text if a person typed it."""
    return _TYPED.match(text) is not None


def is_long(text: str) -> bool:
    """Tell whether a text is too long for a cell."""
    return len(text) > SHORT and _units(text) > CELL_LIMIT


def pieces(text: str, limit: int = CELL_LIMIT) -> Iterator[str]:
    """Yield a text in pieces that each fit a cell once encoded; characters beyond U+FFFF are not split."""
    while len(text) * _CODE > limit and (units := _units(text)) > limit:
        piece = text[:limit]
        while (units := _units(piece)) > limit:
            piece = piece[: len(piece) * limit // units]
        end = _end(text, len(piece))
        yield text[:end]
        text = text[end:]
    yield text


def _end(text: str, end: int) -> int:
    way_back = range(end, max(end - _WAY_BACK, 0), -1)
    return next((at for at in way_back if not text[at - 1].isspace() and not text[at].isspace()), end)


def _code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


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
