"""Rows whose text is too long for a cell, as several rows that can be joined again."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

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
    _rows: Iterator[Row] = field(init=False)
    _returned: deque[Row] = field(factory=deque, init=False)

    @_rows.default
    def _all(self) -> Iterator[Row]:
        return iter(self.sheet.rows)

    def take(self, count: int) -> list[Row]:
        """Return the next rows, at most `count`; none when there are no more."""
        if self._returned:
            return [self._returned.popleft() for _ in range(min(count, len(self._returned)))]
        return list(islice(self._rows, count))

    def give_back(self, rows: Iterable[Row]) -> None:
        """Put rows back before those that are still to come."""
        self._returned.extendleft(reversed(tuple(rows)))

    def is_empty(self) -> bool:
        """Tell whether all rows were taken."""
        self.give_back(self.take(1))
        return not self._returned


def parts_of(row: Row, columns: tuple[Column, ...]) -> tuple[Part, ...]:
    """Return the rows that a row with a text too long for a cell is divided into."""
    found = enumerate(divided(row, columns))
    return tuple(Part(pointer=row.pointer, cells=cells, tones=row.tones, is_rest=number > 0) for number, cells in found)


def divided(row: Row, columns: tuple[Column, ...]) -> list[tuple[Value, ...]]:
    """Return the cells of the rows that a row takes: one, or more where a text is too long for a cell."""
    cells = [tuple(pieces(value)) if isinstance(value, str) else (value,) for value in row.cells[: len(columns)]]
    numbers = range(max(map(len, cells)))
    return [tuple(map(_piece, cells, columns, [number] * len(cells))) for number in numbers]


def _piece(values: tuple[Value, ...], column: Column, number: int) -> Value:
    if column.identifies and number:
        return f"{values[0]}{CONTINUED}" if column.key == _RECORD else values[0]
    return values[number] if number < len(values) else None
