"""The rows of a sheet as they are written, each checked in full by one regular expression before calamine sees it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from summitkit.loaders.excel.cells import PLAIN, Table, plainly, simplified
from summitkit.loaders.excel.plain import NotPlain
from summitkit.packages.markup import Malformed

# Specifications and limits of Excel: worksheet size.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
# Columns of one letter; of a sheet with more, the columns of each row are looked at.
NARROW = 26
_ATTRIBUTE = rb'(?: (?!r=)[\w:.]++="[^"<&]*+")'
# A cell stands in the row that it names; the last group is a column of two letters or more.
_ROW = re.compile(
    rb'(<row r="(\d{1,9}+)"(' + _ATTRIBUTE + rb"*+)"
    rb'(?:/>|>(?:<c r="(?:[A-Z]|([A-Z]{2,3}+))\2"' + PLAIN + rb")*+</row>))"
)
_CELL = re.compile(rb'<c r="([A-Z]{1,3}+\d++)')
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3}+)')
_END = b"</row>"
# White space that is no text: before a row, a cell, or what a cell holds.
_SPACE = re.compile(rb"(?:(?<=>)|\A)[ \t\r\n]++(?:(?=<(?:/?(?:row|c)|v|f|is)[ >/])|\Z)")
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')


# A row as the regular expression takes it apart: the element, its number, its other attributes, a wide column.
Row: TypeAlias = tuple[bytes, bytes, bytes, bytes]


def plain_rows(block: bytes, table: Table) -> list[Row]:
    """Return the rows of a block; what their odd cells hold is added to the table.

    Raises:
        NotPlain: Something else stands there.
    """
    found = _together(block)
    for change in (bytes, _without_space):
        if found is None:
            block = simplified(change(block), table)
            found = _together(block)
    return [*_one_by_one(block, table)] if found is None else found


def _without_space(block: bytes) -> bytes:
    return _SPACE.sub(b"", block)


def _together(block: bytes) -> list[Row] | None:
    found: list[Row] = _ROW.findall(block)
    # Where their lengths add up, nothing stands between them.
    return found if sum([len(row[0]) for row in found]) == len(block) else None


def _one_by_one(block: bytes, table: Table) -> Iterator[Row]:
    at = 0
    while at < len(block):
        found = _ROW.match(block, at)
        if found:
            at = found.end()
        else:
            end = block.find(_END, at) + len(_END)
            found, at = _ROW.fullmatch(plainly(block[at:end], table)), end
        if found is None:
            raise NotPlain
        yield found[1], found[2], found[3], found[4] or b""


def number_of(row: Row) -> int:
    """Return the number of a row, from 1.

    Raises:
        Malformed: No worksheet has such a row.
    """
    number = int(row[1])
    if not 1 <= number <= MOST_ROWS:
        raise Malformed(f"row {number} is beyond the {MOST_ROWS:,} of a worksheet")
    return number


def width_of(row: Row) -> int:
    """Return the number of a row's last column, or 26 where that is less.

    Raises:
        Malformed: No worksheet has such a column.
    """
    width = max(map(column_number, set(_COLUMN.findall(row[0])))) if row[3] else NARROW
    if width > MOST_COLUMNS:
        raise Malformed(f"row {int(row[1])} has a cell beyond the column XFD")
    return width


def is_hidden(row: Row) -> bool:
    """Tell whether Excel does not show a row."""
    return b"hidden" in row[2] and _HIDDEN.search(row[2]) is not None


def column_number(letters: bytes) -> int:
    """Return the number of a column, from 1.

    >>> column_number(b"XFD")
    16384
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def doubled(rows: bytes) -> str:
    """Return the first cell that stands twice in plain rows, of which one does, such as `B7`."""
    times: Counter[bytes] = Counter(_CELL.findall(rows))
    return next(cell.decode() for cell in times if times[cell] > 1)


def column_letters(number: int) -> str:
    """Return the name of a column, counted from 1.

    >>> column_letters(16384)
    'XFD'
    """
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
