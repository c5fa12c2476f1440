"""A mapping: which column of somebody else's table is what."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from summitkit.errors import Location

# A column: its heading, its letters where no column has that heading, or its number from 1.
Reference: TypeAlias = str | int
Decimal: TypeAlias = Literal[".", ","]
Content: TypeAlias = Literal["text", "stance"]


@frozen(kw_only=True)
class TableMapping:
    """How the rows of a table become positions."""

    sheet: str = ""
    """Worksheet; the first that has the columns, where it is empty."""
    headings: tuple[int, ...] = (1,)
    """Rows that hold the headings, counted from 1."""
    rows: tuple[int, ...] = ()
    """First and last row of data, counted from 1; all below the headings, and to the end, where they are left out."""
    decimal: Decimal = "."
    """Sign before the decimals of a number that is text."""
    dates: str = ""
    """Order of a date that is no EDTF, such as `day.month.year`; only EDTF is read where it is empty."""
    cells: Content = "text"
    """What the cells of a matrix hold: the positions in words, or one word for the stance."""
    blank: tuple[str, ...] = ()
    """Cells that say nothing, such as `n/a`; case does not count."""
    fill_down: tuple[str, ...] = ()
    """Keys of the columns in which an empty cell repeats the one above."""
    summit: Mapping[str, str] = field(factory=dict)
    """Fields of the record that no cell says."""
    columns: Mapping[str, tuple[Reference, ...]] = field(factory=dict)
    """Columns of each key."""
    words: Mapping[str, Mapping[str, str]] = field(factory=dict)
    """For each key, the table's words and the record's terms or names for them."""
    parties: Mapping[str, str] = field(factory=dict)
    """Of a matrix with a column for each party: the columns, and the parties' names."""
    issues: Mapping[str, str] = field(factory=dict)
    """Of a matrix with a column for each issue: the columns, and the issues' titles."""
    name: str = field(default="", eq=False)
    """File that it was read from; empty where it was proposed."""
    places: Mapping[str, Location] = field(factory=dict, eq=False, repr=False)
    """Place in that file of each JSON pointer."""

    @property
    def across(self) -> str:
        """Return what has a column each: `party`, `issue`, or nothing in a table with a row for each position."""
        return "party" if self.parties else "issue" if self.issues else ""

    @property
    def names(self) -> Mapping[str, str]:
        """Return the columns of a matrix and the names they stand for."""
        return self.parties or self.issues
