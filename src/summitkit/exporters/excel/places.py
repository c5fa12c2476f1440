"""Where in the workbook an id or a JSON pointer leads: the row that shows what it means."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

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
    """Which row of a worksheet shows which entry, though some entries take more than one row."""

    key: str
    """Key of the sheet."""
    title: str
    """Name of the worksheet."""
    count: int = field(default=0, init=False)
    """Entries that were counted."""
    pointers: dict[str, int] = field(factory=dict, init=False)
    """Rows of pointers that do not end in the number of the entry."""
    _is_plain: bool = field(default=False, init=False)
    _divided: list[int] = field(factory=list, init=False)
    _more: list[int] = field(factory=lambda: [0], init=False)

    def add(self, pointer: str, *, rows: int = 1) -> None:
        """Count one more entry, which takes so many rows."""
        if not self.count:
            self._is_plain = pointer == f"/{self.key}/0"
        if pointer and not self._is_plain and len(self.pointers) < _REMEMBERED:
            self.pointers[pointer] = self._row(self.count)
        if rows > 1:
            self._divided.append(self.count)
            self._more.append(self._more[-1] + rows - 1)
        self.count += 1

    def row(self, number: int) -> int | None:
        """Return the row of an entry, counted from 0, where its pointer ends in that number."""
        return self._row(number) if self._is_plain and number < self.count else None

    def _row(self, number: int) -> int:
        return number + _FIRST_ROW + self._more[bisect_left(self._divided, number)]


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
        return self._ids[target].get if target in self._ids else self._of_pointer

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


def has_pointers(sheet: Sheet, sheets: Iterable[Sheet]) -> bool:
    """Tell whether a sheet refers to rows by JSON pointer, as it must where what it refers to has no ids."""
    with_ids = {each.key for each in sheets if any(column.key == "id" for column in each.columns)}
    return any(
        column.kind == "reference" and not column.many and column.target not in with_ids for column in sheet.columns
    )
