"""Where in the workbook an id or a JSON pointer leads: the row that shows what it means."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import define, field
from openpyxl.utils import quote_sheetname

from summitkit.exporters.excel.division import divided
from summitkit.exporters.excel.links import Link
from summitkit.sheets import Sheet

_ENTRY = re.compile(r"/([a-z_]+)/(\d+)", re.ASCII)
# Pointers that do not tell the row by their number are remembered, as long as they are few.
_REMEMBERED = 10_000
_FIRST_ROW = 2


@define
class RowNumbers:
    """Which row of a worksheet shows which entry of the record, though some entries take more than one row."""

    key: str
    """Key of the sheet."""
    title: str
    """Name of the worksheet."""
    rows: int = field(default=0, init=False)
    """Rows that were written, from the first to the last."""
    pointers: dict[str, int] = field(factory=dict, init=False)
    """Rows of pointers that do not end in the number of the entry."""
    _is_plain: bool = field(default=False, init=False)
    _divided: list[int] = field(factory=list, init=False)
    _more: list[int] = field(factory=lambda: [0], init=False)

    def add(self, pointer: str, number: int) -> None:
        """Remember the number of the row that a pointer leads to."""
        if number == _FIRST_ROW:
            self._is_plain = pointer == f"/{self.key}/0"
        if pointer and not self._is_plain:
            self.pointers.setdefault(pointer, number)

    def wants_more(self) -> bool:
        """Tell whether further rows have to be added."""
        return not self._is_plain and len(self.pointers) < _REMEMBERED

    def divide(self, number: int, rows: int) -> None:
        """Count what stands from row `number` on as one entry that takes so many rows."""
        self._divided.append(number - _FIRST_ROW - self._more[-1])
        self._more.append(self._more[-1] + rows - 1)

    def row(self, entry: int) -> int | None:
        """Return the row of an entry, counted from 0, where its pointer ends in that number."""
        row = entry + _FIRST_ROW + self._more[bisect_left(self._divided, entry)]
        return row if self._is_plain and row < _FIRST_ROW + self.rows else None


@define
class Places:
    """The rows that ids and pointers lead to."""

    last_row: int
    """The last row of a worksheet: what stands in a further one has no place."""
    _ids: dict[str, dict[str, Link]] = field(factory=dict)
    _numbers: dict[str, RowNumbers] = field(factory=dict)

    def add_ids(self, sheet: Sheet, title: str) -> None:
        """Remember the rows of the ids of a sheet."""
        index = [column.key for column in sheet.columns].index("id")
        found = self._ids.setdefault(sheet.key, {})
        number = _FIRST_ROW
        for row in sheet.rows:
            if number <= self.last_row:
                found.setdefault(str(row.cells[index]), _link(title, number))
            number += len(divided(row, sheet.columns))

    def numbers(self, sheet: Sheet, title: str) -> RowNumbers:
        """Return what the rows of a worksheet are counted with; only those of a sheet's first one are linked to."""
        numbers = RowNumbers(sheet.key, title)
        return self._numbers.setdefault(sheet.key, numbers) and numbers

    def finder(self, target: str) -> Callable[[str], Link | None]:
        """Return what finds the place of an id in the sheet with the key `target`, or, without one, of a pointer."""
        return self._ids[target].get if target in self._ids else lru_cache(self._of_pointer)

    def _of_pointer(self, pointer: str) -> Link | None:
        entry = _ENTRY.match(pointer)
        counted = self._numbers.get(entry[1]) if entry else None
        row = counted.row(int(entry[2])) if entry and counted else None
        if counted and row:
            return _link(counted.title, row) if row <= self.last_row else None
        found = (numbers for numbers in self._numbers.values() if pointer in numbers.pointers)
        return next((_link(numbers.title, numbers.pointers[pointer]) for numbers in found), None)


def _link(title: str, row: int) -> Link:
    return Link("", f"{quote_sheetname(title)}!A{row}")


def places_of(sheets: Sequence[Sheet], titles: Mapping[str, str], last_row: int) -> Places:
    """Return the places of all ids that a sheet refers to; `titles` are those of the worksheets by key of the sheet."""
    places = Places(last_row)
    targets = {column.target for sheet in sheets for column in sheet.columns if column.kind == "reference"}
    for sheet in sheets:
        if sheet.key in targets and any(column.key == "id" for column in sheet.columns):
            places.add_ids(sheet, titles[sheet.key])
    return places


def has_pointers(sheet: Sheet, sheets: Iterable[Sheet]) -> bool:
    """Tell whether a sheet refers to rows by JSON pointer, as it must where what it refers to has no ids."""
    with_ids = {each.key for each in sheets if any(column.key == "id" for column in each.columns)}
    return any(
        column.kind == "reference" and not column.many and column.target not in with_ids for column in sheet.columns
    )
