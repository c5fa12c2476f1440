"""The rows of one worksheet as a stream of XML: no row is kept longer than it takes to write a few hundred."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import IO, TypeAlias

from attrs import define, evolve, field
from openpyxl.utils import get_column_letter

from summitkit.exporters.excel.cells import Cells, RowState
from summitkit.exporters.excel.division import Part, Pending, parts_of
from summitkit.exporters.excel.links import Link, Links, link_target
from summitkit.exporters.excel.page import height
from summitkit.exporters.excel.places import Places, RowNumbers
from summitkit.exporters.excel.styles import Styles
from summitkit.sheets import Column, Row
from summitkit.tally import Tally

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
    losses: Tally
    numbers: RowNumbers
    """What its entries are counted with, so that other worksheets can link to them."""
    _row: RowState = field(factory=RowState, init=False)
    _cells: list[Cells] = field(factory=list, init=False)
    _toned: dict[tuple[int, str], Cells] = field(factory=dict, init=False)
    _linked: list[tuple[int, str, Resolve]] = field(factory=list, init=False)
    _counts: bool = field(default=True, init=False)

    def write(self, headings: Sequence[str], last_row: int, part: IO[bytes]) -> int:
        """Write a row of headings and as many rows as there is room for; return the number of the last one."""
        self._prepare()
        part.write(f"<sheetData>{self._heading(headings)}".encode())
        last = 1
        while rows := self.pending.take(min(self._at_once(last), last_row - last)):
            made = list(self._made(rows, last))
            last += len(made)
            part.write("".join(made).encode())
        self.numbers.rows = last - 1
        if last == 1:
            # Excel wants a table to have a row.
            last += 1
            part.write(self._joined(last, [cells[None] for cells in self._cells]).encode())
        part.write(b"</sheetData>")
        return last

    def _at_once(self, last: int) -> int:
        if not self._linked:
            return _AT_ONCE
        # Among the rows that are made at once none may have a link too many.
        room = self.links.room // len(self._linked)
        if not room and not self.pending.is_empty():
            self._end_links(last + 1)
        return min(_AT_ONCE, room or _AT_ONCE)

    def _made(self, rows: list[Row], last: int) -> Iterator[str]:
        """Yield rows as XML, up to one that has to be divided first."""
        for index, (row, made) in enumerate(zip(rows, zip(*self._by_column(rows), strict=False), strict=False)):
            number = last + 1 + index
            if self._row.is_long:
                self._divide(rows[index:], number)
                return
            if self._counts:
                self._count(row, number)
            if self._row.changes or isinstance(row, Part):
                self._report(row, number)
            if self._linked:
                self._link(row, number)
            yield self._joined(number, made)

    def _by_column(self, rows: list[Row]) -> Iterator[Iterable[str]]:
        """Yield the cells of each column; those that could tell of their row are made when they are asked for."""
        toned = {key for row in rows for key in row.tones}
        columns = zip(*[row.cells for row in rows], strict=False)
        for index, (column, values) in enumerate(zip(self._columns, columns, strict=False)):
            # The words of a list have their colours from rules, which follow when a person chooses another word.
            if column.key in toned and column.kind != "enum":
                yield map(partial(self._toned_cell, index), rows)
            else:
                yield self._cells[index].of_all(values)

    def _toned_cell(self, index: int, row: Row) -> str:
        tone = row.tones.get(self._columns[index].key, "text")
        if (index, tone) not in self._toned:
            self._toned[index, tone] = self._of(index, look=tone)
        return self._toned[index, tone][row.cells[index]]

    def _divide(self, rows: list[Row], number: int) -> None:
        parts = parts_of(rows[0], self._columns)
        self.pending.give_back((*parts, *rows[1:]))
        self.numbers.divide(number, len(parts))
        self._row.begin()

    @property
    def _columns(self) -> tuple[Column, ...]:
        return self.pending.sheet.columns

    def _prepare(self) -> None:
        found = {index: resolve for index, column in enumerate(self._columns) if (resolve := self._resolver(column))}
        self._linked = [(index, get_column_letter(index + 1), resolve) for index, resolve in found.items()]
        self._cells = [self._of(index, resolve=found.get(index)) for index in range(len(self._columns))]

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

    def _joined(self, number: int, cells: Iterable[str]) -> str:
        # The number stands in the reference of every cell, between what is the same from row to row.
        beginning = _beginning(self._row.lines)
        self._row.lines = 1
        return str(number).join(('<row r="', beginning, *cells))

    def _count(self, row: Row, number: int) -> None:
        self.numbers.add(row.pointer, number)
        self._counts = self.numbers.wants_more()

    def _report(self, row: Row, number: int) -> None:
        for change, letter in self._row.changes:
            self.losses.add(change, f"{self.title}!{letter}{number}")
        self._row.changes.clear()
        if isinstance(row, Part) and row.is_rest:
            for index, (column, value) in enumerate(zip(self._columns, row.cells, strict=False), 1):
                if value is not None and not column.identifies:
                    self.losses.add(_LONG, f"{self.title}!{get_column_letter(index)}{number}")

    def _link(self, row: Row, number: int) -> None:
        for index, letter, resolve in self._linked:
            value = row.cells[index]
            if isinstance(value, str):
                if link := resolve(value):
                    self.links.add(f"{letter}{number}", link, value)
                # An id that leads nowhere is an error of the record, of which a check tells.
                elif resolve is link_target:
                    self.losses.add(_UNSAFE, f"{self.title}!{letter}{number}")

    def _end_links(self, number: int) -> None:
        # What there is no room to link must not look like a link.
        for index, *_ in self._linked:
            self._cells[index] = self._of(index)
        self._linked.clear()
        self.losses.add(_FULL, f"{self.title} from row {number:,} on")


@lru_cache
def _beginning(lines: int) -> str:
    return f'" ht="{height(lines):g}"><c r="A'
