"""Where in a file the values of a record stand that was read from tables: looked up, not listed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from summitkit.errors import Location
from summitkit.sheets.entries import Entry
from summitkit.sheets.evidence import CHECK, FIRST


@frozen(repr=False, eq=False, slots=False)
class CellPlaces(Mapping[str, Location]):
    """The cell of each JSON pointer; a place is made when it is asked for, since there are millions of cells."""

    _facts: Mapping[str, Location]
    _entries: Sequence[Entry] = field()

    def __getitem__(self, pointer: str) -> Location:
        """Return the cell of `pointer`."""
        if pointer in self._facts:
            return self._facts[pointer]
        start = pointer
        while start and start not in self._by_pointer:
            start = start.rpartition("/")[0]
        entry = self._by_pointer[start]
        rest = pointer[len(start) :]
        return entry.at() if not rest else entry.at(_columns(entry)[rest])

    def __iter__(self) -> Iterator[str]:
        """Iterate over the pointers, in the order of the record."""
        yield from self._facts
        for pointer, entry in self._by_pointer.items():
            yield pointer
            yield from (f"{pointer}{rest}" for rest in _columns(entry))

    def __len__(self) -> int:
        """Return how many pointers have a place."""
        return sum(1 for _ in self)

    @cached_property
    def _by_pointer(self) -> dict[str, Entry]:
        found = {entry.pointer: entry for entry in self._entries if entry.pointer}
        for entry in self._entries:
            if entry.took:
                # What stands beside the statement is what the record has.
                found.pop(f"{entry.pointer}/evidence/0", None)
        return found


def _columns(entry: Entry) -> dict[str, str]:
    """Return the column of each value of an entity, by the pointer from the entity to the value."""
    found = {}
    for each in entry.fields:
        if each.column.key in entry.headed.columns and each.path and each.path != (CHECK,):
            is_first = each.path[: len(FIRST)] == FIRST
            if not is_first or entry.took:
                steps = ["locator" if step == "place" else step for step in each.path]
                found["".join(f"/{step}" for step in steps)] = each.column.key
    return found
