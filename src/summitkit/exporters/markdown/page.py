"""A whole document as Markdown: its head, sections, remarks and notes."""

from collections.abc import Iterator

from summitkit.blocks import Contents
from summitkit.document import Document, Section
from summitkit.exporters.legible import anchor
from summitkit.exporters.markdown.blocks import Frame, section_text, stacked
from summitkit.exporters.markdown.typesetter import Typesetter, typesetter

_INNER = "  "


def markdown(document: Document) -> tuple[str, list[str]]:
    """Return a document as Markdown, and a sentence for whatever it could not hold."""
    setter = typesetter(document)
    head = [*_head(document, setter)]
    frame = Frame(setter=setter, contents="\n".join(_contents(document, setter)))
    sections = [section_text(section, frame) for section in document.sections]
    end = [*_comments(document, setter), setter.strong(document.marking)]
    notes = (f"[^{number}]: {text}" for number, text in enumerate(setter.notes, 1))
    text = stacked((*head, *sections, *end, *notes))
    return f"{text}\n", [*setter.characters.report(), *setter.links.report()]


def _head(document: Document, setter: Typesetter) -> Iterator[str]:
    yield setter.strong(document.marking)
    yield setter.strong(document.draft)
    yield setter.heading(1, setter.plain(document.title))
    yield setter.plain(document.subtitle)
    yield setter.plain(document.furniture.strung(document.filed))


def _contents(document: Document, setter: Typesetter) -> Iterator[str]:
    for section in document.sections:
        if section.heading and not _holds_contents(section):
            indent = _INNER * (section.level - 1)
            yield f"{indent}- [{setter.plain(section.heading)}](#{anchor(section.key)})"


def _holds_contents(section: Section) -> bool:
    return any(isinstance(block, Contents) for block in section.blocks)


def _comments(document: Document, setter: Typesetter) -> Iterator[str]:
    if document.comments:
        yield setter.heading(2, setter.plain(document.furniture.comments))
        yield "\n".join(f"{number}. {setter.plain(each.text)}" for number, each in enumerate(document.comments, 1))
