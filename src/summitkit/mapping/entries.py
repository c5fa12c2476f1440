"""The collections of a record in the making: their entries, and the cell that each value came from."""

from collections.abc import Hashable, Iterator
from typing import Any, TypeAlias

from attrs import define, field, frozen

from summitkit.errors import InvalidValue, Location
from summitkit.grids import Grid
from summitkit.ids import Ids
from summitkit.mapping.rows import Filled

Entry: TypeAlias = dict[str, Any]


@frozen
class Read:
    """A value of a field, and the cell that it was read from."""

    field: str
    value: Any
    cell: Filled


@define
class Entries:
    """One collection."""

    name: str
    """Key of the collection."""
    items: list[Entry] = field(factory=list)
    """Its entries."""
    _cells: list[list[tuple[str, int, int]]] = field(factory=list, repr=False)

    def add(self, entry: Entry, *cells: tuple[str, Filled]) -> int:
        """Add an entry, with the cells of those of its fields that have one, and return its number from 0."""
        self.items.append(entry)
        self._cells.append([(name, cell.row, cell.column) for name, cell in cells])
        return len(self.items) - 1

    def complete(self, number: int, read: Read) -> None:
        """Fill a field of an entry that was added before.

        Raises:
            InvalidValue: It has another value.
        """
        entry = self.items[number]
        if read.field not in entry:
            entry[read.field] = read.value
            self._cells[number].append((read.field, read.cell.row, read.cell.column))
        elif entry[read.field] != read.value:
            raise InvalidValue(f"expected {entry[read.field]!r} as in a row above, found {read.value!r}")

    def places(self, grid: Grid) -> Iterator[tuple[str, Location]]:
        """Yield the place of each pointer into the collection."""
        for number, cells in enumerate(self._cells):
            for name, row, column in cells:
                yield f"/{self.name}/{number}{'/' if name else ''}{name}", grid.at(row, column)


@define
class Named(Entries):
    """A collection whose entries have an id, each added when it is first named."""

    _ids: Ids = field(kw_only=True)
    _numbers: dict[Hashable, int] = field(factory=dict, kw_only=True)

    def named(self, key: Hashable, title: str, entry: Entry, *cells: tuple[str, Filled]) -> int:
        """Return the number of the entry with a key, added now where there is none yet.

        Args:
            key: What is the same for every mention of the entry.
            title: What its id is made of.
            entry: Its fields without the id.
            *cells: The cells of its fields.
        """
        if key not in self._numbers:
            self._numbers[key] = self.add({"id": self._ids.make(title), **entry}, *cells)
        return self._numbers[key]
