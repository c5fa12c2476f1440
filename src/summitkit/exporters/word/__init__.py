"""A briefing as a Word document."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from attrs import frozen
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml

from summitkit.briefing.compose import profile_named
from summitkit.briefing.options import BriefingOptions, briefing_on
from summitkit.document import Document, numbers
from summitkit.exporters.opc import made_on
from summitkit.exporters.uncollected import uncollected
from summitkit.exporters.word.body import document_markup, section_break
from summitkit.exporters.word.comments import Margin
from summitkit.exporters.word.contents import with_pages
from summitkit.exporters.word.package import (
    PROPERTY_LIMIT,
    add_comments_part,
    add_footnotes_part,
    make_room,
    new_package,
    restart_numbers,
    set_language,
    set_properties,
)
from summitkit.exporters.word.pages import lay_out, set_page_count, widths
from summitkit.exporters.word.pagination import Pagination, pages_of
from summitkit.exporters.word.pagination.sample import notes_in
from summitkit.exporters.word.saving import filled, places, save
from summitkit.exporters.word.template import House, open_template
from summitkit.exporters.word.typesetter import Typesetter
from summitkit.model import Summit
from summitkit.specs import ExportContext

_FURNITURE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


@frozen(kw_only=True)
class WordOptions(BriefingOptions):
    """Options of the Word briefing; what is given here stands before the record's own `brief`."""

    template: Path | None = None
    """Word file whose styles, margins, headers and footers the briefing takes."""


class WordExporter:
    """Writes the briefing of a profile as a Word document."""

    @uncollected()
    def export(self, summit: Summit, out: IO[bytes], *, options: WordOptions, context: ExportContext) -> None:
        """Write the briefing on `summit` to `out`; the same record gives the same bytes.

        Raises:
            OptionError: There is no such profile, or it names a section that there is not, or the template will not do.
            UnreadableInput: The template is no Word file, or is damaged or hostile.
        """
        template = options.template or profile_named(options.profile, context.profiles).template
        house = open_template(Path(template)) if template else None
        for note in write(briefing_on(summit, options, context), out, house):
            context.report(note)


def write(document: Document, out: IO[bytes], house: House | None = None) -> Iterator[str]:
    """Write a document in a house style to `out`; yield a sentence for whatever Word could not hold."""
    word = new_package(document.language) if house is None else house.word
    notes = add_footnotes_part(word)
    setter = _setter(document, word.part, notes, lists=0 if house is None else house.lists)
    room = widths(document.page_size) if house is None else house.widths()
    texts, orientations = document_markup(document, setter, room)
    make_room(word, places(texts, section_break(setter)))
    add_comments_part(word, setter.margin.markup)
    restart_numbers(word, setter.numbered_lists)
    if house is None:
        lay_out(word.part.document, document, orientations, setter)
    else:
        set_language(word, document.language)
        house.lay_out(document, orientations, setter)
    set_properties(word, document)
    pages = _pages(word, notes, [setter.rows.sampled(text) for text in with_pages(texts)], setter.footnotes)
    set_page_count(word, pages.count)
    body = [setter.rows.whole(text) for text in with_pages(texts, pages.numbers)]
    save(word.part.package, {word.part: body, notes: [["".join(setter.footnotes)]]}, out)
    yield from () if house is None else house.notes
    yield from _losses(document, setter)


def _setter(document: Document, body: Part, notes: Part, *, lists: int) -> Typesetter:
    margin = Margin(document.furniture.comments, made_on(*document.dates))
    margin.expect(document.comments)
    return Typesetter(
        language=document.language,
        direction=document.direction,
        numbers=numbers(document),
        margin=margin,
        body=body,
        notes=notes,
        numbered_lists=lists,
    )


def _pages(word: WordDocument, notes: Part, texts: Sequence[str], footnotes: Sequence[str]) -> Pagination:
    marked = "".join(footnotes[number - 1] for number in sorted(notes_in(texts)))
    parts = {name: each.target_part.element for name, each in word.part.rels.items() if each.reltype in _FURNITURE}
    return pages_of(
        parse_xml(b"".join(filled(word.part, [[text] for text in texts]))).body,
        word.styles.element,
        footnotes=parse_xml(b"".join(filled(notes, [[marked]]))),
        numbering=word.part.numbering_part.element,
        parts=parts,
    )


def _losses(document: Document, setter: Typesetter) -> Iterator[str]:
    yield from setter.characters.report()
    yield from setter.links.report()
    if len(document.title) > PROPERTY_LIMIT:
        yield f"cut the title in the document's properties to {PROPERTY_LIMIT} characters; it stands whole in the text"
