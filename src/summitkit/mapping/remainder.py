"""What of a file a mapping leaves out: sheets, rows and columns, each told of in a sentence."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from summitkit.grids import Grid
from summitkit.mapping.cells import CellReader
from summitkit.mapping.headings import letters, shortened
from summitkit.mapping.layout import Layout, listed
from summitkit.mapping.table import TableMapping


@frozen
class Remainder:
    """What is left of a file besides the rows and columns that were read."""

    _mapping: TableMapping
    _layout: Layout
    _cells: CellReader
    _span: range

    def notes(self, grids: Sequence[Grid]) -> Iterator[str]:
        """Yield a sentence for each sort of thing that was left out."""
        sheets = [repr(grid.name) for grid in grids if grid is not self._layout.grid and any(map(any, grid.rows))]
        if sheets:
            yield f"Sheets left out: {listed(sheets)}."
        headings = {row - 1 for row in self._mapping.headings}
        rows = [row for row in range(len(self._layout.grid.rows)) if row not in self._span and row not in headings]
        outside = [self._layout.first_words(row) for row in rows if self._holds(row)]
        if outside:
            yield f"Rows left out: {listed(outside)}."
        columns = [self._called(column) for column in self._unread()]
        if columns:
            yield f"Columns left out, which no key of the mapping names: {listed(columns)}."

    def _holds(self, row: int) -> bool:
        return not all(map(self._cells.is_blank, self._layout.grid.rows[row]))

    def _unread(self) -> Iterator[int]:
        rows = self._layout.grid.rows
        held = {
            column
            for row in self._span
            for column, cell in enumerate(rows[row])
            if cell is not None and not self._cells.is_blank(cell)
        }
        return iter(sorted(held - self._layout.used))

    def _called(self, column: int) -> str:
        label = self._layout.labels[column]
        return repr(shortened(label)) if label else f"column {letters(column)}"
