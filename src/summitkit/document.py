"""The block tree that every rendered briefing is made of: what is shown, and nothing of how a format shows it.

Document
 └── Section                 a heading and blocks; in the body or an annex; upright or landscape
      └── Block
           ├── Contents      the list of the sections, where it stands
           ├── Subheading, Paragraph, ListBlock, Choice
           ├── Table         columns, and rows of cells
           ├── KeyValues     a memo block, the facts of an event
           ├── Spectrum      who stands where on the scale of an issue
           └── Box           a call-out that holds blocks of its own

Text stands in a block as inlines: `Text` runs, `Note`s (footnotes) and `Reference`s to a section or table. Exporters
decide about nothing but looks: words, order, what is tinted and what is cited are settled here.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Literal, TypeAlias

from attrs import field, frozen

from summitkit.inlines import Direction, Inlines, Note, Text

Orientation = Literal["portrait", "landscape"]
PageSize = Literal["A4", "Letter"]
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


@frozen(kw_only=True)
class Section:
    """A part of the document under a heading of its own."""

    key: str
    """Name for cross-references, unique in the document."""
    heading: str
    """The heading; empty for what needs none, such as a memo block."""
    blocks: tuple[Block, ...]
    """What it holds: at least one block, or none where a section of level 2 follows."""
    level: Literal[1, 2] = 1
    """Level of its heading; a section of level 2 belongs to the one of level 1 before it."""
    is_annex: bool = False
    """Whether it stands behind the body."""
    orientation: Orientation = "portrait"
    """How its pages lie."""


@frozen(kw_only=True)
class Comment:
    """A remark to whoever edits the record, for the margin."""

    pointer: str
    """JSON pointer to what of the record it is about; empty for the whole."""
    text: str
    """What it says."""


@frozen(kw_only=True)
class Furniture:
    """Words that an exporter puts around the content, with the names of what it fills in in braces."""

    page: str
    """Page number, such as `Page {page} of {pages}`."""
    table: str
    """Number of a table, such as `Table {number}`."""
    figure: str
    """Number of a picture, such as `Figure {number}`."""
    caption: str
    """What stands above a table or picture, such as `{label}. {text}`."""
    notes: str
    """Heading of the notes, where they stand at the end."""
    draft: str
    """Word for a draft."""
    comments: str
    """Who the remarks in the margin are from."""
    reference: str
    """Label of the file reference."""
    version: str
    """Label of the version."""
    label: str = "{label}: "
    """A label as it stands before what it is the label of."""

    def captioned(self, name: str) -> str:
        """Return what stands before the words of a caption: the number of the table, and what parts the two."""
        return self.caption.format(label=name, text="")

    def labelled(self, label: str, value: str) -> str:
        """Return a value under a label, or an empty string without a value."""
        return self.label.format(label=label) + value if value else ""


@frozen(kw_only=True)
class Document:
    """A briefing, ready to be rendered."""

    title: str
    """Title."""
    subtitle: str
    """Line below the title; may be empty."""
    language: str
    """BCP 47 tag of what carries no language of its own."""
    direction: Direction
    """Direction of the text."""
    marking: str
    """Handling marking for every page; empty where the record gives none."""
    reference: str
    """File reference; may be empty."""
    version: str
    """Version; may be empty."""
    author: str
    """Who it is from; may be empty."""
    dates: tuple[str, ...]
    """EDTF dates that it belongs to, the most telling first."""
    page_size: PageSize
    """Size of the paper."""
    is_draft: bool = False
    """Whether every page says that it is a draft."""
    comments: tuple[Comment, ...] = ()
    """Remarks for the margin."""
    furniture: Furniture
    """Words around the content."""
    sections: tuple[Section, ...]
    """The content, the body before the annexes."""

    @property
    def filed(self) -> tuple[str, str]:
        """Return reference and version, each under its label; either may be empty."""
        words = self.furniture
        return words.labelled(words.reference, self.reference), words.labelled(words.version, self.version)

    @property
    def draft(self) -> str:
        """Return the word for a draft if it is one, or an empty string."""
        return self.furniture.draft if self.is_draft else ""


def numbers(document: Document) -> Mapping[str, str]:
    """Return what each captioned table and scale is called, by its key: `Table 1`, counted in reading order.

    A scale stands for a picture: it counts with the figures.
    """
    tables, figures = count(1), count(1)
    words = document.furniture
    return {
        block.key: words.figure.format(number=next(figures))
        if isinstance(block, Spectrum)
        else words.table.format(number=next(tables))
        for section in document.sections
        for block in _captioned(section.blocks)
    }


def _captioned(blocks: Iterable[Block]) -> Iterator[Table | Spectrum]:
    for block in blocks:
        match block:
            case Table() | Spectrum():
                yield block
            case Box():
                yield from _captioned(block.blocks)
            case ListBlock():
                yield from (found for item in block.items for found in _captioned(item))
            case _:
                pass
