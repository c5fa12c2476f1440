"""Blocks and sections as WordprocessingML."""

from collections.abc import Mapping
from itertools import groupby

from attrs import evolve, frozen

from summitkit.document import (
    Block,
    Box,
    Choice,
    Contents,
    Document,
    Furniture,
    KeyValues,
    ListBlock,
    Orientation,
    Paragraph,
    Section,
    Spectrum,
    Subheading,
    Table,
)
from summitkit.exporters.word.tables import (
    TINTS,
    cell_markup,
    facts_markup,
    row_markup,
    spectrum_markup,
    table_around,
    table_markup,
)
from summitkit.exporters.word.typesetter import Typesetter, paragraph
from summitkit.inlines import Text

_BULLETS = 1
# Left and right padding of a box, as its table style has it.
_PADDING = 280
_SECTION_BREAK = paragraph("", "AfterTable", '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
_STYLES = {"body": "", "quote": "Quote", "remark": "Remark"}
_INDENT = 340
_TICK_BOX = "\N{BALLOT BOX}\N{NO-BREAK SPACE}"
_GAP = "\N{EM SPACE}" * 2


@frozen(kw_only=True)
class Frame:
    """Where blocks stand."""

    setter: Typesetter
    """What sets their text."""
    furniture: Furniture
    """Words around them."""
    width: int
    """Room from left to right, in twentieths of a point."""
    depth: int = 0
    """Lists around them."""


def document_markup(document: Document, setter: Typesetter, widths: Mapping[Orientation, int]) -> str:
    """Return the title and the sections; pages that lie differently stand in Word sections of their own."""
    parts = [_title(document, setter)]
    before: Section | None = None
    for section in document.sections:
        turns = before is not None and before.orientation != section.orientation
        if turns:
            parts.append(_SECTION_BREAK)
        frame = Frame(setter=setter, furniture=document.furniture, width=widths[section.orientation])
        first_annex = section.is_annex and before is not None and not before.is_annex
        parts.append(_section(section, frame, starts_page=first_annex and not turns))
        before = section
    return "".join(parts)


def orientations(document: Document) -> list[Orientation]:
    """Return how the pages of each Word section lie; a document without sections has upright pages."""
    lying = [orientation for orientation, _ in groupby(section.orientation for section in document.sections)]
    return lying or ["portrait"]


def _title(document: Document, setter: Typesetter) -> str:
    title = paragraph(setter.plain(document.title), "Title")
    return title + (paragraph(setter.plain(document.subtitle), "Subtitle") if document.subtitle else "")


def _section(section: Section, frame: Frame, *, starts_page: bool) -> str:
    heading = ""
    if section.heading:
        text = frame.setter.bookmarked(section.key, frame.setter.plain(section.heading))
        heading = paragraph(text, "Heading1", "<w:pageBreakBefore/>" if starts_page else "")
    return heading + _blocks(section.blocks, frame)


def _blocks(blocks: tuple[Block, ...], frame: Frame) -> str:
    return "".join(_block(block, frame) for block in blocks)


def _block(block: Block, frame: Frame) -> str:  # noqa: PLR0911 - one return for each kind of block
    match block:
        case Contents():
            return ""
        case Paragraph():
            return _paragraph(block, frame)
        case Subheading():
            return paragraph(frame.setter.inlines(block.content), "Heading2")
        case ListBlock():
            return _list(block, frame)
        case Choice():
            options = _GAP.join(f"{_TICK_BOX}{option}" for option in block.options)
            return _paragraph(Paragraph((Text(options),)), frame)
        case Table():
            return table_markup(frame.setter, block, frame.furniture, frame.width)
        case KeyValues():
            return facts_markup(frame.setter, block, frame.width)
        case Spectrum():
            return spectrum_markup(frame.setter, block, frame.furniture, frame.width)
        case _:
            return _box(block, frame)


def _paragraph(block: Paragraph, frame: Frame) -> str:
    indent = f'<w:ind w:left="{_INDENT * frame.depth}"/>' if frame.depth else ""
    style = _STYLES[block.kind] or ("ListContinue" if indent else "")
    return paragraph(frame.setter.inlines(block.content), style, indent)


def _list(block: ListBlock, frame: Frame) -> str:
    number = frame.setter.next_list() if block.numbered else _BULLETS
    style = "ListNumber" if block.numbered else "ListBullet"
    numbering = f'<w:numPr><w:ilvl w:val="{frame.depth}"/><w:numId w:val="{number}"/></w:numPr>'
    inner = evolve(frame, depth=frame.depth + 1)
    return "".join(_item(item, inner, style, numbering) for item in block.items)


def _box(block: Box, frame: Frame) -> str:
    title = paragraph(frame.setter.inlines(block.title), "BoxHeading") if block.title else ""
    content = title + _blocks(block.blocks, evolve(frame, width=frame.width - _PADDING))
    row = row_markup(cell_markup(content, frame.width, TINTS[block.tone]))
    description = f"<w:tblDescription w:val={frame.setter.attribute(block.summary)}/>"
    return table_around(row, "BriefingBox", [frame.width], description)


def _item(item: tuple[Block, ...], frame: Frame, style: str, numbering: str) -> str:
    first, *rest = item
    content = first.content if isinstance(first, Paragraph) else ()
    together = "<w:keepNext/>" if rest else ""
    lead = paragraph(frame.setter.inlines(content), style, together + numbering)
    return lead + _blocks(tuple(rest) if content else item, frame)
