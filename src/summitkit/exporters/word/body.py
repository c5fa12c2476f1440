"""The body of a Word document: its title and sections, and how the pages of each Word section lie."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from attrs import evolve

from summitkit.blocks import Contents
from summitkit.document import Document, Orientation, Section
from summitkit.exporters.word.blocks import CONTENTS, Frame, blocks_markup
from summitkit.exporters.word.contents import contents_markup, depth
from summitkit.exporters.word.typesetter import Typesetter


def document_markup(
    document: Document, setter: Typesetter, widths: Mapping[Orientation, int]
) -> tuple[list[str], list[Orientation]]:
    """Return the text of each Word section, and how its pages lie.

    The title is set last, since comments that find no place stand there.
    """
    pieces = list(_pieces(document, setter, widths))
    first = pieces[0][0] if pieces else "portrait"
    pieces.insert(0, (first, _title(document, setter)))
    # The table of contents lists headings that are set by now.
    contents = contents_markup(setter, depth(document), widths["portrait"])
    runs = [(lying, "".join(markup for _, markup in run)) for lying, run in groupby(pieces, key=itemgetter(0))]
    return [markup.replace(CONTENTS, contents) for _, markup in runs], [lying for lying, _ in runs]


def section_break(setter: Typesetter) -> str:
    """Return what stands between two Word sections."""
    return setter.paragraph("", "AfterTable", layout='<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')


def _title(document: Document, setter: Typesetter) -> str:
    title = setter.paragraph(setter.margin.rest(setter.plain(document.title), setter.plain), "Title")
    return title + (setter.paragraph(setter.plain(document.subtitle), "Subtitle") if document.subtitle else "")


def _pieces(
    document: Document, setter: Typesetter, widths: Mapping[Orientation, int]
) -> Iterator[tuple[Orientation, str]]:
    frame = Frame(setter=setter, furniture=document.furniture, width=0)
    before: Section | None = None
    for section in document.sections:
        first_annex = section.is_annex and before is not None and not before.is_annex
        turns = before is not None and before.orientation != section.orientation
        inside = evolve(frame, width=widths[section.orientation], level=section.level)
        heading = _heading(section, setter, starts_page=first_annex and not turns) if section.heading else ""
        yield section.orientation, heading + blocks_markup(section.blocks, inside)
        before = section


def _heading(section: Section, setter: Typesetter, *, starts_page: bool) -> str:
    breaks = "<w:pageBreakBefore/>" if starts_page else ""
    text = setter.bookmarked(section.key, setter.plain(section.heading))
    # A table of contents does not list itself.
    if any(isinstance(block, Contents) for block in section.blocks):
        return setter.paragraph(text, "TOCHeading", breaks)
    marked = setter.heading(section.level, section.heading, text)
    return setter.paragraph(marked, f"Heading{section.level}", breaks)
