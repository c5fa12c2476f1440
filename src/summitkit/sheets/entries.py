"""The rows of a table as entries: the plain data of an entity, what stood beside it, and where."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import define, field

from summitkit.errors import Location
from summitkit.grids import Cell, Fault
from summitkit.sheets.columns import Field, Path
from summitkit.sheets.evidence import CHECK, FIRST
from summitkit.sheets.headings import Headed
from summitkit.sheets.parsing import Held, as_place
from summitkit.sheets.remarks import Remarks
from summitkit.sheets.sheet import CONTINUED
from summitkit.sheets.tables import Table

RECORD = "record"
_POINTER = re.compile(r"(/[a-z_]+/\d+)+(/scale)?(/[a-z_]+/\d+)*", re.ASCII)


@define(eq=False)
class Entry:
    """One row of a table, read."""

    table: Table
    headed: Headed
    fields: Sequence[Field]
    """Columns that its table can have."""
    row: int
    """Row in the grid, from 0."""
    record: str = ""
    """Where the entity stood in the record that the table was made from; empty for a new row."""
    data: dict[str, Any] = field(factory=dict)
    """Plain data of the entity."""
    beside: dict[str, Any] = field(factory=dict)
    """What the row shows of the first piece of evidence."""
    took: bool = False
    """Whether that is what the entity rests on, whatever the sheet Evidence says."""
    pointer: str = ""
    """Where the entity stands now."""

    def cell(self, key: str) -> Cell:
        """Return what stands in a column; None where there is no such column."""
        row, index = self.headed.grid.rows[self.row], self.headed.columns.get(key)
        return row[index] if index is not None and index < len(row) else None

    def at(self, key: str = "") -> Location:
        """Return the place of a column's cell in this row, or of the row's first cell."""
        return self.headed.grid.at(self.row, self.headed.columns.get(key, 0))


@define
class EntryReader:
    """Reads the rows of one grid."""

    table: Table
    headed: Headed
    fields: Sequence[Field]
    remarks: Remarks

    def entries(self) -> Iterator[Entry]:
        """Yield an entry for each row that says something."""
        for number in range(self.headed.first, len(self.headed.grid.rows)):
            entry = Entry(self.table, self.headed, self.fields, number)
            entry.record = record_in(entry.cell(RECORD))
            if not str(entry.cell(RECORD) or "").endswith(CONTINUED):
                self._read(entry)
                if entry.data or entry.beside or entry.record or self._is_named(entry):
                    yield entry

    def _is_named(self, entry: Entry) -> bool:
        return any(entry.cell(each.column.key) is not None for each in self.fields if each.repeats)

    def _read(self, entry: Entry) -> None:
        row = self.headed.grid.rows[entry.row]
        for index, each in self._known:
            if index < len(row) and (cell := row[index]) is not None:
                held = self._held(cell, each, entry)
                self._put(entry, each, held)
        _listed(entry.data)

    @cached_property
    def _known(self) -> list[tuple[int, Field]]:
        found = [(self.headed.columns.get(each.column.key), each) for each in self.fields if each.path]
        return [(index, each) for index, each in found if index is not None]

    def _held(self, cell: Cell, each: Field, entry: Entry) -> Held | None:
        if isinstance(cell, Fault):
            self.remarks.problem(f"expected a value, found {cell.what}", entry.at(each.column.key))
            return None
        if not isinstance(cell, str) and each.column.kind != "number" and each.parse is not as_place:
            self.remarks.add("Numbers stand where texts belong and were taken as texts", entry.at(each.column.key))
        if isinstance(cell, str) and (rest := self._rest.get((entry.record, each.column.key))):
            return cell + "".join(rest)
        return cell

    def _put(self, entry: Entry, each: Field, held: Held | None) -> None:
        value = each.parse(held) if held is not None and held != "" else None
        if value is None:
            return
        if each.path[: len(FIRST)] == FIRST or each.path == (CHECK,):
            entry.beside[str(each.path[-1])] = value
        else:
            put(entry.data, each.path, value)

    @cached_property
    def _rest(self) -> Mapping[tuple[str, str], list[str]]:
        """Return the texts that go on in further rows, by record and column."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        goes_on = [each.column.key for each in self.fields if not each.column.identifies]
        for row in _continued(self.headed):
            for key in goes_on:
                entry = Entry(self.table, self.headed, self.fields, row)
                if isinstance(text := entry.cell(key), str):
                    found[record_in(entry.cell(RECORD)), key].append(text)
        return found


def _continued(headed: Headed) -> Iterable[int]:
    index = headed.columns.get(RECORD, -1)
    rows = headed.grid.rows
    return [
        number
        for number in range(headed.first, len(rows))
        if 0 <= index < len(rows[number]) and str(rows[number][index]).endswith(CONTINUED)
    ]


def record_in(cell: Cell) -> str:
    """Return the JSON pointer of an entity that stands in a cell; empty where none does."""
    text = cell.removesuffix(CONTINUED).strip() if isinstance(cell, str) else ""
    return text if _POINTER.fullmatch(text) else ""


def put(data: dict[Any, Any], path: Path, value: Any) -> None:  # noqa: ANN401 - plain data
    """Put a value where a path leads, making what is on the way."""
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def _listed(data: dict[str, Any]) -> None:
    """Turn what has numbers for keys, such as the two ends of a range, into lists."""
    for key, value in data.items():
        if isinstance(value, dict) and value and all(isinstance(step, int) for step in value):
            data[key] = [value[step] for step in sorted(value)]
