"""What stands in a section of a briefing: paragraphs, lists, tables, scales and boxes.

Text stands in a block as inlines: `Text` runs, `Note`s (footnotes) and `Reference`s to a section or table.
"""

from typing import Literal, TypeAlias

from attrs import field, frozen

from summitkit.inlines import Inlines, Note, Text

# What a tint stands for. The words beside it always say the same, so that no meaning hangs on colour.
Tone = Literal[
    "plain",
    "supports",
    "opposes",
    "conditional",
    "neutral",
    "not_stated",
    "refused_to_discuss",
    "attention",
    "highlight",
]


@frozen
class Paragraph:
    """Running text."""

    content: Inlines
    """The text."""
    kind: Literal["body", "quote", "remark"] = field(default="body", kw_only=True)
    """A quote is someone's words; a remark is a small line about what stands next to it."""


@frozen
class Contents:
    """The list of the document's sections and the pages they stand on, where the exporter's format has pages."""


@frozen
class Subheading:
    """A heading inside a section, one level below the section's own."""

    content: Inlines
    """The heading."""


@frozen(kw_only=True)
class ListBlock:
    """A list with bullets or numbers."""

    items: tuple[tuple["Block", ...], ...]
    """What each item holds."""
    numbered: bool = False
    """Whether the items count from 1."""


@frozen(kw_only=True)
class Choice:
    """Boxes to tick, of which the reader ticks one."""

    options: tuple[str, ...]
    """What stands beside each box."""


@frozen(kw_only=True)
class Cell:
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    """What it holds."""
    tone: Tone = "plain"
    """What its tint stands for."""


@frozen(kw_only=True)
class Column:
    """A column of a table."""

    header: Inlines
    """What stands at its head."""
    width: float = 1.0
    """Share of the table's width, against the other columns'."""
    is_header: bool = False
    """Whether its cells head their rows; such a column is repeated where a table is split."""
    is_centred: bool = False
    """Whether its cells hold a word each, which stands in the middle."""


@frozen(kw_only=True)
class Table:
    """Rows and columns with a header row."""

    key: str
    """Name for cross-references, unique in the document."""
    columns: tuple[Column, ...]
    """The columns."""
    rows: tuple[tuple[Cell, ...], ...]
    """The rows, each with a cell for every column."""
    caption: str
    """What the table shows, in a few words."""
    summary: str
    """The same in a sentence, for those who cannot see it."""


@frozen(kw_only=True)
class Entry:
    """A line of a key-value block."""

    label: str
    """The key."""
    paragraphs: tuple[Paragraph, ...]
    """The value."""


@frozen(kw_only=True)
class KeyValues:
    """Labelled facts."""

    entries: tuple[Entry, ...]
    """The facts."""
    summary: str
    """What they are about, for those who cannot see them."""


@frozen(kw_only=True)
class Mark:
    """A party's place on a scale."""

    label: str
    """Name of the party."""
    value: float
    """Where it stands."""
    span: tuple[float, float] | None = None
    """Lowest and highest value that its source allows."""
    note: Note | None = None
    """What that rests on."""


@frozen(kw_only=True)
class Spectrum:
    """A scale with those who stand on it."""

    key: str
    """Name for cross-references, unique in the document."""
    caption: str
    """What the scale is about."""
    summary: str
    """Who stands where, in words."""
    low: float
    """Lowest value."""
    high: float
    """Highest value."""
    anchors: tuple[tuple[float, str], ...]
    """Named points of the scale."""
    marks: tuple[Mark, ...]
    """Who stands where."""
    headers: tuple[str, str]
    """What heads the marks' labels and values where they stand in a table."""
    decimal: str = "."
    """Decimal sign of its numbers."""

    def number(self, value: float) -> str:
        """Return a number of the scale as it is written."""
        return f"{value:g}".replace(".", self.decimal)

    def place(self, mark: Mark) -> Inlines:
        """Return where a mark stands: its value, what its source allows, and what that rests on."""
        span = f" ({self.number(mark.span[0])}\N{EN DASH}{self.number(mark.span[1])})" if mark.span else ""
        return (Text(f"{self.number(mark.value)}{span}"), *((mark.note,) if mark.note else ()))


@frozen(kw_only=True)
class Box:
    """A call-out that nobody leafs past."""

    title: Inlines
    """What it is about; may be empty."""
    blocks: tuple["Block", ...]
    """What it says."""
    summary: str
    """What it is, for those who cannot see it."""
    tone: Tone = "attention"
    """What its tint stands for."""


Block: TypeAlias = Contents | Subheading | Paragraph | ListBlock | Choice | Table | KeyValues | Spectrum | Box
