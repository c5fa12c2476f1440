"""A document as plain lines, for tests to read."""

from collections.abc import Iterator

from summitkit.blocks import Block, Box, Choice, Contents, KeyValues, ListBlock, Paragraph, Spectrum, Subheading, Table
from summitkit.briefing import profiles
from summitkit.briefing.compose import compose
from summitkit.document import Document, Section
from summitkit.findings import Finding
from summitkit.inlines import Footnotes, Inlines, Note, Reference, Text
from summitkit.model import Summit


def briefing(summit: Summit, *findings: Finding, profile: str = "default") -> Document:
    """Return the briefing on a summit as a built-in profile has it."""
    return compose(summit, profiles()[profile], findings)


def section(summit: Summit, key: str, *findings: Finding, profile: str = "default") -> list[str]:
    """Return the lines of one section of a briefing; none where it is left out."""
    found = [each for each in briefing(summit, *findings, profile=profile).sections if each.key == key]
    return [line for each in found for line in lines(each.blocks, Footnotes())]


def dump(document: Document) -> str:
    """Return a whole document as text."""
    notes = Footnotes()
    parts = [line for each in document.sections for line in _section(each, notes)]
    return "\n".join([document.title, document.subtitle, *parts, ""])


def lines(blocks: tuple[Block, ...], notes: Footnotes) -> Iterator[str]:
    """Yield what some blocks say, line by line."""
    for block in blocks:
        yield from _lines(block, notes)


def text(content: Inlines, notes: Footnotes) -> str:
    """Return inlines as text, notes in brackets."""
    return "".join(_note(each, notes) if isinstance(each, Note) else _words(each) for each in content)


def _words(inline: Text | Reference) -> str:
    return inline.text or f"<{inline.target}>" if isinstance(inline, Reference) else inline.text


def _section(section: Section, notes: Footnotes) -> Iterator[str]:
    yield f"\n{'#' * section.level} {section.heading} ({section.orientation})"
    yield from lines(section.blocks, notes)


def _note(note: Note, notes: Footnotes) -> str:
    number, texts = notes.add(note)
    return f"[{number}: {''.join(each.text for each in texts)}]"


def _lines(block: Block, notes: Footnotes) -> Iterator[str]:
    match block:
        case Contents():
            yield "(contents)"
        case Paragraph() | Subheading():
            yield text(block.content, notes)
        case ListBlock():
            for item in block.items:
                yield from (f"- {line}" for line in lines(item, notes))
        case Choice():
            yield " / ".join(block.options)
        case Box():
            yield f"[{text(block.title, notes)}]"
            yield from (f"> {line}" for line in lines(block.blocks, notes))
        case _:
            yield from _grid(block, notes)


def _grid(block: KeyValues | Table | Spectrum, notes: Footnotes) -> Iterator[str]:
    match block:
        case KeyValues():
            yield from (f"{entry.label}: {_cell(entry.paragraphs, notes)}" for entry in block.entries)
        case Table():
            yield " | ".join(text(column.header, notes) for column in block.columns)
            yield from (" | ".join(_cell(cell.paragraphs, notes) for cell in row) for row in block.rows)
        case Spectrum():
            yield f"{block.caption}: {block.low:g} to {block.high:g}, {block.anchors}; {block.summary}"
            for mark in block.marks:
                yield f"{mark.label} {mark.value:g} {mark.span}{_note(mark.note, notes) if mark.note else ''}"


def _cell(paragraphs: tuple[Paragraph, ...], notes: Footnotes) -> str:
    return " // ".join(text(each.content, notes) for each in paragraphs)
