"""Blocks and sections as markup."""

from attrs import evolve, frozen

from summitkit.blocks import Block, Box, Choice, Contents, KeyValues, ListBlock, Paragraph, Spectrum, Subheading, Table
from summitkit.document import Section
from summitkit.exporters.html.markup import NOTHING, Markup, element, joined, lines
from summitkit.exporters.html.tables import facts_markup, paragraph_markup, spectrum_markup, table_markup
from summitkit.exporters.html.typesetter import Typesetter
from summitkit.exporters.legible import anchor

_TICK_BOX = "\N{BALLOT BOX}\N{NO-BREAK SPACE}"


@frozen(kw_only=True)
class Frame:
    """Where blocks stand."""

    setter: Typesetter
    """What sets their text."""
    contents: Markup
    """The list of the sections."""
    level: int = 2
    """Level of a heading among them."""


def section_markup(section: Section, frame: Frame, *, starts_page: bool) -> Markup:
    """Return a section; `starts_page` says that it begins a page where the document is printed."""
    heading, inner = NOTHING, evolve(frame, level=section.level + 1)
    if section.heading:
        heading = frame.setter.heading(section.level + 1, frame.setter.plain(section.heading))
        inner = evolve(frame, level=section.level + 2)
    classes = ("landscape" if section.orientation == "landscape" else "", "new-page" if starts_page else "")
    content = lines(heading, _blocks(section.blocks, inner))
    return element("section", Markup(f"\n{content}\n"), id=anchor(section.key), class_=" ".join(filter(None, classes)))


def _blocks(blocks: tuple[Block, ...], frame: Frame) -> Markup:
    return lines(*(_block(block, frame) for block in blocks))


def _block(block: Block, frame: Frame) -> Markup:  # noqa: PLR0911 - one return for each kind of block
    match block:
        case Contents():
            return frame.contents
        case Paragraph():
            return paragraph_markup(frame.setter, block)
        case Subheading():
            return frame.setter.heading(frame.level, frame.setter.inlines(block.content))
        case ListBlock():
            items = [element("li", _blocks(item, frame)) for item in block.items]
            return element("ol" if block.numbered else "ul", lines(*items))
        case Choice():
            options = (frame.setter.plain(f"{_TICK_BOX}{option}") for option in block.options)
            return element("p", joined(element("span", option) for option in options), class_="choice")
        case Table():
            return table_markup(frame.setter, block)
        case KeyValues():
            return facts_markup(frame.setter, block)
        case Spectrum():
            return spectrum_markup(frame.setter, block)
        case _:
            return _box(block, frame)


def _box(block: Box, frame: Frame) -> Markup:
    setter = frame.setter
    title = element("p", setter.inlines(block.title), class_="title") if block.title else NOTHING
    content = lines(title, _blocks(block.blocks, frame))
    # Without the role it would be a landmark of its own among those of the page.
    return element(
        "aside", content, class_=f"box {block.tone}", role="note", aria_label=setter.attribute(block.summary)
    )
