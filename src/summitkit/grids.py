"""A table as a file holds it, whatever the file: rows of cells, and what each cell is called there."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import field, frozen

from summitkit.errors import Location


@frozen
class Fault:
    """What stands in a cell that has no value: an error such as `#N/A`, or a formula that was never worked out."""

    what: str
    """The cell's content in words, as an error message names it after "found"."""


# A date or time is its ISO 8601 text; an empty cell is None.
Cell: TypeAlias = str | int | float | bool | Fault | None


@frozen(kw_only=True, eq=False)
class Grid:
    """One table of a file: a worksheet, or a whole CSV file."""

    name: str
    """Name of the worksheet, or of the file."""
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    """Rows from the top of the file, empty ones included; a row may be shorter than the others."""
    at: Callable[[int, int], Location] = field(repr=False)
    """Place in the file of the cell in a row and a column, both counted from 0."""
