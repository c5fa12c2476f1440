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
from typing import Literal

from attrs import frozen

from summitkit.blocks import Block, Box, ListBlock, Spectrum, Table
from summitkit.inlines import Direction

Orientation = Literal["portrait", "landscape"]
PageSize = Literal["A4", "Letter"]


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
    facts: str = " · "
    """What parts short facts in a line."""

    def strung(self, facts: Iterable[str]) -> str:
        """Return those facts that are not empty in a line."""
        return self.facts.join(filter(None, facts))

    def points(self, spectrum: Spectrum) -> str:
        """Return the named points of a scale in a line."""
        return self.strung(self.labelled(spectrum.number(value), label) for value, label in spectrum.anchors)

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
