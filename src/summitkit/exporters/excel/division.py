"""Rows whose text is too long for a cell, as several rows that can be joined again."""

from collections import deque
from collections.abc import Iterator

from attrs import define, field, frozen

from summitkit.exporters.excel.text import pieces
from summitkit.sheets import CONTINUED, Column, Row, Sheet, Value

# The column by which the pieces of a row are joined again, and what marks those that go on.
_RECORD = "record"


@frozen(kw_only=True)
class Part(Row):
    """A part of a row that did not fit one."""

    is_rest: bool
    """Whether it goes on with what did not fit the row above."""


@define
class Pending:
    """The rows of a sheet that are still to be written, in one worksheet or several."""

    sheet: Sheet
    """Whose rows they are."""
    _rest: deque[Row] = field(factory=deque)

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the rows; those that the last one was divided into come first."""
        for row in self.sheet.rows:
            yield row
            while self._rest:
                yield self._rest.popleft()

    def divide(self, row: Row) -> int:
        """Put a row back as several that each fit, and return how many."""
        found = divided(row, self.sheet.columns)
        for number, cells in enumerate(found):
            self._rest.append(Part(pointer=row.pointer, cells=cells, tones=row.tones, is_rest=number > 0))
        return len(found)


def divided(row: Row, columns: tuple[Column, ...]) -> list[tuple[Value, ...]]:
    """Return the cells of the rows that a row takes: one, or more where a text is too long for a cell."""
    cells = [tuple(pieces(value)) if isinstance(value, str) else (value,) for value in row.cells[: len(columns)]]
    numbers = range(max(map(len, cells)))
    return [tuple(map(_piece, cells, columns, [number] * len(cells))) for number in numbers]


def _piece(values: tuple[Value, ...], column: Column, number: int) -> Value:
    if column.identifies and number:
        return f"{values[0]}{CONTINUED}" if column.key == _RECORD else values[0]
    return values[number] if number < len(values) else None
