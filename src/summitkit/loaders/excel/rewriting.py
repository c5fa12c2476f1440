"""Sheets that are written in an uncommon way, written again plainly from what a reader of XML tells.

So are sheets with prefixes, with white space between the elements, with cells that do not say where they stand, with
runs of rich text, with comments, in UTF-16.
"""

import re
from collections.abc import Callable, Iterator

from summitkit.loaders.excel.cells import OddCell, Table
from summitkit.loaders.excel.plain import NotPlain
from summitkit.loaders.excel.rows import column_letters, column_number
from summitkit.loaders.excel.texts import Runs, decoded
from summitkit.packages.markup import Attributes, Malformed, Markup

_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,9})", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


class Rewriter:
    """Writes the rows of a sheet plainly."""

    def __init__(self, table: Table, outside: Callable[[str, Attributes], object]) -> None:
        """Make one that adds to `table`, and tells `outside` of every element that is no part of a row."""
        self._table, self._outside = table, outside
        self._runs = Runs()
        self._inside = False
        self._row = self._column = 0
        self._cell: Attributes = {}
        self._formula = False
        self._value: list[str] | None = None
        self._reading = False
        self._inline: str | None = None
        self._pieces: list[bytes] = []
        self._rows: list[bytes] = []

    def taken(self) -> bytes:
        """Return the rows that are complete, and begin anew."""
        block = b"".join(self._rows)
        self._rows.clear()
        return block

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if not self._inside:
            self._inside = name == "sheetData"
            self._outside(name, attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            self._value, self._reading = [], True
        elif name == "f":
            self._formula = True
        else:
            self._runs.start(name, attributes)

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", str(self._row + 1))
        if not _NUMBER.fullmatch(number):
            raise Malformed(f"expected the number of a row, found {number!r}")
        self._row, self._column = int(number), 0
        hidden = ' hidden="1"' if attributes.get("hidden") in ("1", "true") else ""
        self._pieces.append(f'<row r="{self._row}"{hidden}>'.encode())

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell, self._formula, self._value, self._inline = attributes, False, None, None
        self._column += 1
        if "r" not in attributes:
            return
        found = _REFERENCE.fullmatch(attributes["r"])
        if found is None or int(found[2]) != self._row:
            raise Malformed(f"expected a cell of row {self._row}, found {attributes['r']!r}")
        self._column = column_number(found[1].upper().encode())

    def text(self, text: str) -> None:
        """Take text."""
        if self._reading and self._value is not None:
            self._value.append(text)
        elif self._inside:
            self._runs.text(text)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if not self._inside:
            return
        if name == "sheetData":
            self._inside = False
        elif name == "row":
            self._rows.append(b"".join([*self._pieces, b"</row>"]))
            self._pieces.clear()
        elif name == "v":
            self._reading = False
        elif name == "is":
            self._inline = self._runs.taken()
        elif name == "c":
            self._end_cell()
        else:
            self._runs.end(name)

    def _end_cell(self) -> None:
        reference = f"{column_letters(self._column)}{self._row}"
        kind, style = self._cell.get("t", "n"), self._cell.get("s", "")
        value = None if self._value is None else decoded("".join(self._value))
        if not _NUMBER.fullmatch(style or "0"):
            raise Malformed(f"expected the number of a format in cell {reference}, found {style!r}")
        try:
            cell = OddCell(reference, style, kind, self._formula, value, self._inline).plain(self._table)
        except NotPlain as error:
            raise Malformed(f"cell {reference} has the unknown type {kind!r}") from error
        self._pieces.append(cell)


def rewritten(chunks: Iterator[bytes], table: Table, outside: Callable[[str, Attributes], object]) -> Iterator[bytes]:
    """Yield the rows of a sheet in plain blocks.

    Raises:
        Malformed: It is no XML, or a cell is not what a cell may be.
    """
    rewriter = Rewriter(table, outside)
    markup = Markup(rewriter.start, rewriter.end, rewriter.text)
    for chunk in chunks:
        markup.feed(chunk)
        yield rewriter.taken()
    markup.feed(b"", last=True)
    yield rewriter.taken()
