"""Blocks as WordprocessingML."""

from attrs import evolve, frozen

from summitkit.blocks import Block, Box, Choice, Contents, KeyValues, ListBlock, Paragraph, Spectrum, Subheading, Table
from summitkit.document import Furniture
from summitkit.exporters.word.tables import (
    TINTS,
    cell_markup,
    facts_markup,
    row_markup,
    spectrum_markup,
    table_around,
    table_markup,
)
from summitkit.exporters.word.typesetter import Typesetter
from summitkit.inlines import Text

# Stands where the table of contents will, until all headings are set; no text in XML can hold this character.
CONTENTS = "\0"
_BULLETS = 1
# Left and right padding of a box, as its table style has it.
_PADDING = 280
_STYLES = {"body": "", "quote": "Quote", "remark": "Remark"}
# Items of a list that is not parted at the end of a page.
_SHORT_LIST = 3
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
    level: int = 1
    """Level of the heading above them."""
    depth: int = 0
    """Lists around them."""


def blocks_markup(blocks: tuple[Block, ...], frame: Frame) -> str:
    """Return blocks one below the other."""
    if len(blocks) > 1 and isinstance(blocks[0], Paragraph) and blocks[0].kind == "remark":
        # A small line about what follows does not stay behind on the page before.
        return _paragraph(blocks[0], frame, "<w:keepNext/>") + blocks_markup(blocks[1:], frame)
    return "".join(_block(block, frame) for block in blocks)


def _block(block: Block, frame: Frame) -> str:  # noqa: PLR0911 - one return for each kind of block
    match block:
        case Paragraph():
            return _paragraph(block, frame)
        case Subheading():
            return _subheading(block, frame)
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
        case Contents():
            return CONTENTS
        case _:
            return _box(block, frame)


def _paragraph(block: Paragraph, frame: Frame, together: str = "") -> str:
    indent = f'<w:ind w:left="{_INDENT * frame.depth}"/>' if frame.depth else ""
    style = _STYLES[block.kind] or ("ListContinue" if indent else "")
    return frame.setter.paragraph(frame.setter.inlines(block.content), style, together, indent)


def _subheading(block: Subheading, frame: Frame) -> str:
    return frame.setter.paragraph(frame.setter.inlines(block.content), f"Heading{frame.level + 1}")


def _list(block: ListBlock, frame: Frame) -> str:
    number = frame.setter.next_list() if block.numbered else _BULLETS
    style = "ListNumber" if block.numbered else "ListBullet"
    numbering = f'<w:numPr><w:ilvl w:val="{frame.depth}"/><w:numId w:val="{number}"/></w:numPr>'
    inner = evolve(frame, depth=frame.depth + 1)
    joined = ["<w:keepNext/>" if len(block.items) <= _SHORT_LIST else ""] * (len(block.items) - 1)
    return "".join(
        _item(item, inner, style, together, numbering)
        for item, together in zip(block.items, (*joined, ""), strict=True)
    )


def _box(block: Box, frame: Frame) -> str:
    title = frame.setter.paragraph(frame.setter.inlines(block.title), "BoxHeading") if block.title else ""
    content = title + blocks_markup(block.blocks, evolve(frame, width=frame.width - _PADDING))
    row = row_markup([cell_markup(content, frame.width, TINTS[block.tone])], [frame.width])
    description = f"<w:tblDescription w:val={frame.setter.attribute(block.summary)}/>"
    return table_around(frame.setter, row, "BriefingBox", [frame.width], description)


def _item(item: tuple[Block, ...], frame: Frame, style: str, together: str, numbering: str) -> str:
    first, *rest = item
    content = first.content if isinstance(first, Paragraph) else ()
    kept = "<w:keepNext/>" if rest else together
    lead = frame.setter.paragraph(frame.setter.inlines(content), style, kept + numbering)
    return lead + blocks_markup(tuple(rest) if content else item, frame)
