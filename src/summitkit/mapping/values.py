"""The values of a statement's cells, and what is wrong with those that have none."""

from collections.abc import Sequence

from attrs import define, field

from summitkit.errors import InvalidValue, Location, Problem
from summitkit.mapping.cells import CellReader
from summitkit.mapping.entries import Named, Read
from summitkit.mapping.fields import TARGETS
from summitkit.mapping.layout import Layout
from summitkit.mapping.rows import Filled, Statement


@define
class Values:
    """Reads cells; a cell that cannot be read has no value and is told of once, however often it is asked for."""

    _layout: Layout
    _cells: CellReader
    _problems: dict[Problem, None] = field(factory=dict, init=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, in the order of the rows."""
        return tuple(self._problems)

    def all(self, statement: Statement, key: str) -> list[Read]:
        """Return the values under a key of the mapping."""
        reads = [self._read(key, filled) for filled in statement.cells.get(key, ())]
        return [read for read in reads if read is not None]

    def first(self, statement: Statement, key: str) -> Read | None:
        """Return the value under a key that has one column at most."""
        return next(iter(self.all(statement, key)), None)

    def each(self, statement: Statement, keys: Sequence[str]) -> list[Read]:
        """Return the values under several such keys."""
        return [read for key in keys if key in statement.cells and (read := self.first(statement, key))]

    def complete(self, entries: Named, number: int, read: Read) -> None:
        """Fill a field of an entry; another value than before is told of."""
        try:
            entries.complete(number, read)
        except InvalidValue as error:
            self.tell(read.cell, str(error), error.hint)

    def tell(self, filled: Filled, message: str, hint: str = "") -> None:
        """Tell of a cell that is wrong."""
        said = f"{self._layout.called(filled.column)}: {message}"
        self._problems[Problem(message=said, location=self.place(filled), hint=hint)] = None

    def place(self, filled: Filled) -> Location:
        """Return the place of a cell in the file."""
        return self._layout.grid.at(filled.row, filled.column)

    def _read(self, key: str, filled: Filled) -> Read | None:
        try:
            value = self._cells.read(key, filled.cell, self._layout.labels[filled.column])
        except InvalidValue as error:
            self.tell(filled, str(error), error.hint)
            return None
        return Read(TARGETS[key].name, value, filled)
