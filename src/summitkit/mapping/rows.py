"""The rows of a table as statements: which cells say what one party holds on one issue."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import define, field, frozen

from summitkit.grids import Cell
from summitkit.mapping.cells import CellReader
from summitkit.mapping.fields import STATEMENTS
from summitkit.mapping.headings import cell_text
from summitkit.mapping.layout import Layout
from summitkit.mapping.table import TableMapping


@frozen
class Filled:
    """A cell that is not blank, and where it stands, counted from 0."""

    row: int
    column: int
    cell: Cell


# The cells that are not blank, under the keys of the mapping.
Cells: TypeAlias = Mapping[str, Sequence[Filled]]


@frozen
class Statement:
    """What one party holds on one issue, as the table says it; it may hold nothing."""

    row: int
    """Row, counted from 0."""
    cells: Cells
    """The cells that say so."""

    @property
    def says(self) -> tuple[Filled, ...]:
        """Return the cells that say something, not only about what or whom it is."""
        return tuple(filled for key in STATEMENTS for filled in self.cells.get(key, ()))


@define
class Rows:
    """Goes through the rows of data of a table."""

    _mapping: TableMapping
    _layout: Layout
    _reader: CellReader
    _above: dict[str, Sequence[Filled]] = field(factory=dict)

    @property
    def span(self) -> range:
        """Return the rows of data, counted from 0."""
        last = len(self._layout.grid.rows)
        first, stop = max(self._mapping.headings), last
        if self._mapping.rows:
            first = self._mapping.rows[0] - 1
        if len(self._mapping.rows) > 1:
            stop = min(self._mapping.rows[1], last)
        return range(min(first, last), stop)

    def __iter__(self) -> Iterator[tuple[int, tuple[Statement, ...]]]:
        """Yield each row with its statements: none of a row that is blank or repeats the headings."""
        for row in self.span:
            yield row, () if self.is_empty(row) else tuple(self._statements(row))

    def kind(self, row: int) -> str:
        """Return what a row without statements is."""
        return "repeated headings" if self.repeats_headings(row) else "blank rows"

    def is_empty(self, row: int) -> bool:
        """Tell whether nothing stands in a row, or the headings once more."""
        cells = self._layout.grid.rows[row]
        return all(map(self._reader.is_blank, cells)) or self.repeats_headings(row)

    def repeats_headings(self, row: int) -> bool:
        """Tell whether a row holds the headings of every mapped column once more, as at the top of a page."""
        cells, labels = self._layout.grid.rows[row], self._layout.labels
        return all(column < len(cells) and cell_text(cells[column]) == labels[column] for column in self._layout.used)

    def _statements(self, row: int) -> Iterator[Statement]:
        cells: dict[str, Sequence[Filled]] = {
            key: self._filled(row, columns) for key, columns in self._layout.columns.items()
        }
        for key in self._mapping.fill_down:
            cells[key] = self._above[key] = cells.get(key) or self._above.get(key, ())
        if not self._mapping.across:
            yield Statement(row, cells)
            return
        heading = max(self._mapping.headings) - 1
        for column, name in self._layout.across:
            stated = self._filled(row, (column,))
            named = (Filled(heading, column, name),)
            yield Statement(row, {**cells, self._mapping.across: named, self._mapping.cells: stated})

    def _filled(self, row: int, columns: Sequence[int]) -> tuple[Filled, ...]:
        cells = self._layout.grid.rows[row]
        found = (Filled(row, column, cells[column]) for column in columns if column < len(cells))
        return tuple(filled for filled in found if not self._reader.is_blank(filled.cell))
