"""The pages that a Word document will have, reckoned without a word processor.

Word and LibreOffice fill in the page numbers of a table of contents only when somebody asks them to. So that they
stand there from the start, this package lays the document out: it reads sizes, spaces, fonts and borders from the
finished markup, measures text with the widths of Liberation Sans, which are those of Arial, and breaks lines and pages
as LibreOffice Writer 7.4 was seen to. The machine's fonts, clock and language play no part.

What is simplified: other fonts are wider or narrower than Arial as a whole; of a large table a sample of the rows is
measured (`sample`); footnotes in sections of several columns take no room; a cell that is merged with others below it
is as high as its neighbours; text flows around nothing.
"""

from collections.abc import Mapping

from attrs import frozen

from summitkit.exporters.word.pagination.composer import Composer
from summitkit.exporters.word.pagination.filling import Pages
from summitkit.exporters.word.pagination.formats import formats_of
from summitkit.exporters.word.pagination.lines import Reader
from summitkit.exporters.word.pagination.notes import NoteLines, notes_by_id
from summitkit.exporters.word.pagination.properties import Element, W
from summitkit.exporters.word.pagination.sections import sections_of


@frozen
class Pagination:
    """Where things stand in a document."""

    numbers: Mapping[str, int]
    """Page number of every bookmark."""
    count: int
    """How many pages there are."""


def pages_of(
    body: Element,
    styles: Element | None = None,
    *,
    footnotes: Element | None = None,
    numbering: Element | None = None,
    parts: Mapping[str, Element] | None = None,
) -> Pagination:
    """Return where the bookmarks of a `w:body` stand, and how many pages it takes.

    `styles`, `footnotes` and `numbering` are the roots of those parts of the package; `parts` are the roots of headers
    and footers by the ids of their relations. What is missing counts as empty; what makes no sense is passed over.
    """
    notes = notes_by_id(footnotes)
    formats = formats_of(styles, numbering)
    composer = Composer(formats, Reader(formats, {name: number for number, name in enumerate(notes, 1)}))
    sections = sections_of(body, parts or {})
    heights = NoteLines(composer, notes, sections[0].width)
    pages = Pages(1, heights.__getitem__)
    for section in sections:
        heights.width = section.width
        pages.begin_section(section.begins, section.rooms(composer), section.first_page)
        strips = composer.strips(section.blocks, section.column_width)
        if section.columns > 1:
            pages.add_columns(strips, section.columns)
        else:
            pages.add(strips)
    pages.finish()
    return Pagination(_in_order(body, pages.names), pages.count)


def _in_order(body: Element, found: Mapping[str, int]) -> Mapping[str, int]:
    """Return the bookmarks of a body in order; one that nothing stands at is on the page of the one before."""
    numbers: dict[str, int] = {}
    last = next(iter(found.values()), 1)
    for mark in body.iter(f"{W}bookmarkStart"):
        name = mark.get(f"{W}name", "")
        numbers[name] = last = found.get(name, last)
    return numbers
