"""A sheet: named columns with stable keys, and rows that know their place in the record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from summitkit.model.mappings import FrozenMapping

Kind: TypeAlias = Literal["text", "number", "share", "date", "enum", "reference", "link"]
Value: TypeAlias = str | int | float | None
# What a cell says in words besides its colour: a stance, a red line, or how grave a finding is.
Tone: TypeAlias = Literal[
    "supports",
    "opposes",
    "conditional",
    "neutral",
    "not_stated",
    "refused_to_discuss",
    "red_line",
    "error",
    "warning",
    "info",
]

Visibility: TypeAlias = Literal["visible", "hidden", "very_hidden"]

# Put after the record in a row that goes on with texts for which the row above has no room. No JSON pointer ends so.
CONTINUED = " ~continued"

_NO_TONES: Mapping[str, Tone] = FrozenMapping()


@frozen(kw_only=True)
class Column:
    """One column of a sheet."""

    key: str
    """Stable name, whatever the heading says; unique within the sheet."""
    heading: str
    """Heading as shown."""
    kind: Kind = "text"
    """What its cells hold; a date is an EDTF text, a share a number from 0 to 1."""
    width: int = 24
    """Width in characters that suits its content."""
    note: str = ""
    """What it holds, in a sentence or two."""
    choices: tuple[str, ...] = ()
    """Words that an enum column takes, as shown."""
    target: str = ""
    """Key of the sheet that a reference points into."""
    many: bool = False
    """Whether a cell may hold several values."""
    derived: bool = False
    """Whether it repeats, for reading, what another column or sheet holds."""
    identifies: bool = False
    """Whether it says which row this is, so that it is repeated where a row is continued."""
    hidden: bool = False
    """Whether it is there for the loader alone, so that it is not shown."""


@frozen(kw_only=True)
class Row:
    """One row of a sheet."""

    pointer: str
    """JSON pointer to what the row shows; empty where it is no part of the record."""
    cells: tuple[Value, ...]
    """One value for each column; None where the record says nothing."""
    tones: Mapping[str, Tone] = _NO_TONES
    """Tone of a cell, under the key of its column."""


@frozen(repr=False)
class Rows(Iterable[Row]):
    """Rows that are made anew each time they are asked for, so that a large sheet is never held whole."""

    _make: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the rows."""
        return self._make()

    def __bool__(self) -> bool:
        """Tell whether there is any row."""
        return next(iter(self), None) is not None


@frozen(kw_only=True)
class Chart:
    """Bars that show one column of a sheet."""

    title: str
    """Title as shown."""
    labels: str
    """Key of the column that names the bars."""
    values: str
    """Key of the column whose numbers they show."""
    description: str
    """What it shows, for readers who do not see it."""


@frozen(kw_only=True)
class Sheet:
    """A table with a name."""

    key: str
    """Stable name: a-z and underscores."""
    name: str
    """Name as shown."""
    note: str
    """What its rows are, in a sentence."""
    columns: tuple[Column, ...]
    """Columns, in order."""
    rows: Rows = field(repr=False)
    """Rows, in order; may be asked for more than once."""
    visibility: Visibility = "visible"
    """Whether a reader sees it, may ask for it, or leaves it to the loader."""
    fixed: int = 0
    """How many columns stay in view while the rest scrolls."""
    chart: Chart | None = None
    """What is drawn below the rows."""
