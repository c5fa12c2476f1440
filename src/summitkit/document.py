"""The block tree that every rendered briefing is made of: what is shown, and nothing of how a format shows it.

Document
 └── Section                 a heading and blocks; in the body or an annex; upright or landscape
      └── Block
           ├── Subheading, Paragraph, ListBlock, Choice
           ├── Table         columns, and rows of cells
           ├── KeyValues     a memo block, the facts of an event
           ├── Spectrum      who stands where on the scale of an issue
           └── Box           a call-out that holds blocks of its own

Text stands in a block as inlines: `Text` runs, `Note`s (footnotes) and `Reference`s to a section or table. Exporters
decide about nothing but looks: words, order, what is tinted and what is cited are settled here.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import define, field, frozen

Direction = Literal["ltr", "rtl"]
Emphasis = Literal["plain", "emphasis", "strong"]
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

# ISO 15924 codes of the scripts that run from right to left, and the languages that use them where the tag names none.
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPT_LENGTH = 4


def direction_of(language: str) -> Direction:
    """Return the direction in which a language is written, from its BCP 47 tag.

    >>> direction_of("ar-EG"), direction_of("az-Arab"), direction_of("en")
    ('rtl', 'rtl', 'ltr')
    """
    primary, *subtags = language.lower().split("-")
    scripts = [tag for tag in subtags if len(tag) == _SCRIPT_LENGTH and tag.isalpha()]
    rtl = scripts[0] in _RTL_SCRIPTS if scripts else primary in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"


@frozen
class Text:
    """A run of text that looks the same throughout; a line feed in it is a line break."""

    text: str
    """The words, as the record holds them."""
    emphasis: Emphasis = field(default="plain", kw_only=True)
    """How much the words stand out."""
    language: str = field(default="", kw_only=True)
    """BCP 47 tag, where it is not the document's language."""
    link: str = field(default="", kw_only=True)
    """Target of a link; an exporter follows http, https and mailto only."""
    pointer: str = field(default="", kw_only=True)
    """JSON pointer to what of the record the words state; empty for labels and the like."""


@frozen(kw_only=True)
class Citation:
    """One source that a note names."""

    source: str
    """Id of the source; empty where the record names none."""
    full: tuple[Text, ...]
    """The source and the place in it, as first cited."""
    short: tuple[Text, ...]
    """The same, shortened for a source that was cited before."""


@frozen(kw_only=True)
class Note:
    """A footnote: what the words before it rest on."""

    citations: tuple[Citation, ...]
    """At least one source."""


@frozen(kw_only=True)
class Reference:
    """A cross-reference to a section or table of the same document."""

    target: str
    """Its key."""
    text: str
    """Words that stand for it where a format has no cross-references."""


Inline: TypeAlias = Text | Note | Reference
Inlines: TypeAlias = tuple[Inline, ...]


@frozen
class Paragraph:
    """Running text."""

    content: Inlines
    """The text."""
    kind: Literal["body", "quote", "remark"] = field(default="body", kw_only=True)
    """A quote is someone's words; a remark is a small line about what stands next to it."""


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


Block: TypeAlias = Subheading | Paragraph | ListBlock | Choice | Table | KeyValues | Spectrum | Box


@frozen(kw_only=True)
class Section:
    """A part of the document under a heading of its own."""

    key: str
    """Name for cross-references, unique in the document."""
    heading: str
    """The heading; empty for what needs none, such as a memo block."""
    blocks: tuple[Block, ...]
    """What it holds, at least one block."""
    is_annex: bool = False
    """Whether it stands behind the body."""
    orientation: Orientation = "portrait"
    """How its pages lie."""


@frozen(kw_only=True)
class Furniture:
    """Words that an exporter puts around the content, with the names of what it fills in in braces."""

    page: str
    """Page number, such as `Page {page} of {pages}`."""
    table: str
    """Number of a table, such as `Table {number}`."""
    figure: str
    """Number of a picture, such as `Figure {number}`."""
    contents: str
    """Heading of a table of contents."""
    notes: str
    """Heading of the notes, where they stand at the end."""
    draft: str
    """Word for a draft."""
    reference: str
    """Label of the file reference."""
    version: str
    """Label of the version."""


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
    furniture: Furniture
    """Words around the content."""
    sections: tuple[Section, ...]
    """The content, the body before the annexes."""


@define
class Footnotes:
    """Numbers the notes of a document in reading order and shortens a source that was cited before."""

    _cited: set[str] = field(factory=set, init=False)
    count: int = field(default=0, init=False)
    """How many notes there are so far."""

    def add(self, note: Note) -> tuple[int, tuple[Text, ...]]:
        """Return the number of the next note, from 1, and its text."""
        self.count += 1
        return self.count, tuple(self._texts(note))

    def _texts(self, note: Note) -> Iterator[Text]:
        for index, citation in enumerate(note.citations):
            if index:
                yield Text("; ")
            yield from citation.short if citation.source in self._cited else citation.full
            self._cited.add(citation.source)
