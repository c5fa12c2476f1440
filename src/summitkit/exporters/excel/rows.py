"""The rows of one worksheet as a stream of XML: no row is kept longer than it takes to write a few hundred."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from operator import getitem
from typing import IO, TypeAlias

from attrs import define, evolve, field
from openpyxl.utils import get_column_letter

from summitkit.exporters.excel.cells import Cells, RowState
from summitkit.exporters.excel.division import Part, Pending
from summitkit.exporters.excel.links import Link, Links, link_target
from summitkit.exporters.excel.losses import Losses
from summitkit.exporters.excel.page import height
from summitkit.exporters.excel.places import Places, RowNumbers
from summitkit.exporters.excel.styles import Styles
from summitkit.sheets import Column, Row

_AT_ONCE = 500
_LONG = "Texts longer than a cell holds go on in the next row"
_UNSAFE = "Links that Excel cannot follow stand as text"
_FULL = "Links beyond those that a worksheet takes stand as text"
Resolve: TypeAlias = Callable[[str], Link | None]


@define(kw_only=True)
class RowWriter:
    """Writes the rows of one worksheet."""

    title: str
    """Name of the worksheet."""
    pending: Pending
    """What its rows are taken from."""
    styles: Styles
    places: Places
    links: Links
    losses: Losses
    numbers: RowNumbers
    """What its entries are counted with, so that other worksheets can link to them."""
    _row: RowState = field(factory=RowState, init=False)
    _cells: list[Cells] = field(factory=list, init=False)
    _toned: dict[tuple[int, str], Cells] = field(factory=dict, init=False)
    _tonable: dict[str, int] = field(factory=dict, init=False)
    _linked: list[tuple[int, str, Resolve]] = field(factory=list, init=False)
    _counts: bool = field(default=True, init=False)
    _is_full: bool = field(default=False, init=False)

    def write(self, headings: Sequence[str], rows: Iterable[Row], room: int, part: IO[bytes]) -> int:
        """Write a row of headings and as many of `rows` as there is room for; return the number of the last row."""
        self._prepare()
        part.write(b"<sheetData>")
        chunk, last = [self._heading(headings)], 1
        for row in islice(rows, room - 1):
            if (xml := self._xml(row, last + 1)) is not None:
                last += 1
                chunk.append(xml)
                if len(chunk) >= _AT_ONCE:
                    part.write("".join(chunk).encode())
                    chunk.clear()
        self.numbers.rows = last - 1
        if last == 1:
            # Excel wants a table to have a row.
            last += 1
            chunk.append(self._joined(last, [cells[None] for cells in self._cells]))
        part.write(f"{''.join(chunk)}</sheetData>".encode())
        return last

    @property
    def _columns(self) -> tuple[Column, ...]:
        return self.pending.sheet.columns

    def _prepare(self) -> None:
        found = {index: resolve for index, column in enumerate(self._columns) if (resolve := self._resolver(column))}
        self._linked = [(index, get_column_letter(index + 1), resolve) for index, resolve in found.items()]
        self._cells = [self._of(index, resolve=found.get(index)) for index in range(len(self._columns))]
        # The words of a list have their colours from rules, which follow when a person chooses another word.
        self._tonable = {column.key: index for index, column in enumerate(self._columns) if column.kind != "enum"}

    def _resolver(self, column: Column) -> Resolve | None:
        if column.kind == "link":
            return link_target
        return self.places.finder(column.target) if column.kind == "reference" and not column.many else None

    def _of(self, index: int, *, look: str = "text", resolve: Resolve | None = None) -> Cells:
        column, following = self._columns[index], get_column_letter(index + 2)
        return Cells(
            evolve(column, kind="text") if look == "heading" else column,
            get_column_letter(index + 1),
            "</row>" if index + 1 == len(self._columns) else f'<c r="{following}',
            styles=self.styles,
            row=self._row,
            look=look,
            resolve=resolve,
        )

    def _heading(self, headings: Sequence[str]) -> str:
        return self._joined(1, [self._of(index, look="heading")[text] for index, text in enumerate(headings)])

    def _xml(self, row: Row, number: int) -> str | None:
        """Return a row as XML, or None where it has to be divided first."""
        if self._is_full:
            self._end_links(number)
        made = list(map(getitem, self._looks(row) if row.tones else self._cells, row.cells))
        state = self._row
        if state.is_long:
            self.numbers.divide(number, self.pending.divide(row))
            state.begin()
            return None
        if self._counts:
            self._count(row, number)
        if state.changes or isinstance(row, Part):
            self._report(row, number)
        if self._linked:
            self._link(row, number)
        return self._joined(number, made)

    def _joined(self, number: int, cells: list[str]) -> str:
        # The number stands in the reference of every cell, between what is the same from row to row.
        beginning = _beginning(self._row.lines)
        self._row.lines = 1
        return str(number).join(('<row r="', beginning, *cells))

    def _looks(self, row: Row) -> list[Cells]:
        cells = self._cells
        for key, tone in row.tones.items():
            if (index := self._tonable.get(key)) is not None:
                cells = cells.copy() if cells is self._cells else cells
                if (index, tone) not in self._toned:
                    self._toned[index, tone] = self._of(index, look=tone)
                cells[index] = self._toned[index, tone]
        return cells

    def _count(self, row: Row, number: int) -> None:
        self.numbers.add(row.pointer, number)
        self._counts = self.numbers.wants_more()

    def _report(self, row: Row, number: int) -> None:
        for change, letter in self._row.changes:
            self.losses.add(change, self.title, f"{letter}{number}")
        self._row.changes.clear()
        if isinstance(row, Part) and row.is_rest:
            for index, (column, value) in enumerate(zip(self._columns, row.cells, strict=False), 1):
                if value is not None and not column.identifies:
                    self.losses.add(_LONG, self.title, f"{get_column_letter(index)}{number}")

    def _link(self, row: Row, number: int) -> None:
        for index, letter, resolve in self._linked:
            value = row.cells[index]
            if isinstance(value, str):
                if link := resolve(value):
                    self.links.add(f"{letter}{number}", link, value)
                # An id that leads nowhere is an error of the record, of which a check tells.
                elif resolve is link_target:
                    self.losses.add(_UNSAFE, self.title, f"{letter}{number}")
        self._is_full = not self.links.has_room(len(self._linked))

    def _end_links(self, number: int) -> None:
        # Links that there is no room for must not look like links.
        self.losses.add(_FULL, f"{self.title} from row {number:,} on")
        for index, *_ in self._linked:
            self._cells[index] = self._of(index)
        self._linked.clear()
        self._is_full = False


@lru_cache
def _beginning(lines: int) -> str:
    return f'" ht="{height(lines):g}"><c r="A'
