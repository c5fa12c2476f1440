"""Blocks and sections as Markdown."""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from summitkit.blocks import Block, Box, Choice, Contents, KeyValues, ListBlock, Paragraph, Spectrum, Subheading, Table
from summitkit.document import Section
from summitkit.exporters.legible import anchor
from summitkit.exporters.markdown.tables import facts_table, pipe_table, spectrum_table
from summitkit.exporters.markdown.typesetter import Typesetter
from summitkit.inlines import Text

# Parts two lists that would be one.
_BETWEEN_LISTS = "<!-- -->"


@frozen(kw_only=True)
class Frame:
    """Where blocks stand."""

    setter: Typesetter
    """What sets their text."""
    contents: str
    """The list of the sections."""
    level: int = 2
    """Level of a heading among them."""


def stacked(parts: Iterable[str]) -> str:
    """Return those parts that hold something, with a blank line between them."""
    return "\n\n".join(filter(None, parts))


def place(key: str) -> str:
    """Return what a link to a key leads to."""
    return f'<a id="{anchor(key)}"></a>'


def section_text(section: Section, frame: Frame) -> str:
    """Return a section."""
    heading, inner = "", evolve(frame, level=section.level + 1)
    if section.heading:
        heading = frame.setter.heading(section.level + 1, frame.setter.plain(section.heading))
        inner = evolve(frame, level=section.level + 2)
    return stacked((place(section.key), heading, _blocks(section.blocks, inner)))


def _blocks(blocks: Iterable[Block], frame: Frame) -> str:
    parts: list[str] = []
    after_list = False
    for block in blocks:
        is_list = isinstance(block, ListBlock | Choice)
        parts += (_BETWEEN_LISTS if is_list and after_list else "", _block(block, frame))
        after_list = is_list
    return stacked(parts)


def _block(block: Block, frame: Frame) -> str:  # noqa: PLR0911 - one return for each kind of block
    setter = frame.setter
    match block:
        case Contents():
            return frame.contents
        case Paragraph():
            content = setter.inlines(block.content)
            return _quoted(content) if block.kind == "quote" else content
        case Subheading():
            return setter.heading(frame.level, setter.inlines(block.content))
        case ListBlock():
            return _list(block, frame)
        case Choice():
            return "\n".join(f"- [ ] {setter.plain(option)}" for option in block.options)
        case Table():
            return stacked((_caption(block, setter), pipe_table(setter, block)))
        case KeyValues():
            return facts_table(setter, block)
        case Spectrum():
            return stacked((_caption(block, setter), spectrum_table(setter, block)))
        case _:
            return _box(block, frame)


def _list(block: ListBlock, frame: Frame) -> str:
    items = [*_items(block, frame)]
    return ("\n\n" if any("\n" in item for item in items) else "\n").join(items)


def _items(block: ListBlock, frame: Frame) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.numbered else "- "
        yield _indented(_blocks(item, frame), mark, " " * len(mark))


def _box(block: Box, frame: Frame) -> str:
    title = tuple(evolve(each, emphasis="strong") if isinstance(each, Text) else each for each in block.title)
    return _quoted(stacked((frame.setter.inlines(title), _blocks(block.blocks, frame))))


def _caption(block: Table | Spectrum, setter: Typesetter) -> str:
    label = setter.furniture.captioned(setter.names[block.key])
    return place(block.key) + setter.inlines((Text(label, emphasis="strong"), Text(block.caption)))


def _quoted(text: str) -> str:
    return _indented(text, "> ", "> ") if text else ""


def _indented(text: str, first: str, then: str) -> str:
    return "\n".join(f"{then if number else first}{line}".rstrip(" ") for number, line in enumerate(text.split("\n")))
