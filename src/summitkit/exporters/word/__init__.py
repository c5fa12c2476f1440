"""A briefing as a Word document."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from attrs import frozen

from summitkit.briefing.compose import profile_named
from summitkit.briefing.options import BriefingOptions, briefing_on
from summitkit.document import Document
from summitkit.exporters.opc import canonicalise
from summitkit.exporters.word.blocks import document_markup, orientations
from summitkit.exporters.word.package import (
    PROPERTY_LIMIT,
    add_footnotes_part,
    fill,
    new_package,
    restart_numbers,
    set_language,
    set_properties,
)
from summitkit.exporters.word.pages import lay_out, widths
from summitkit.exporters.word.template import House, open_template
from summitkit.exporters.word.typesetter import Typesetter
from summitkit.model import Summit
from summitkit.specs import ExportContext


@frozen(kw_only=True)
class WordOptions(BriefingOptions):
    """Options of the Word briefing; what is given here stands before the record's own `brief`."""

    template: Path | None = None
    """Word file whose styles, margins, headers and footers the briefing takes."""
    review: bool = False
    """Whether what the checks found stands in the margin, as comments."""


class WordExporter:
    """Writes the briefing of a profile as a Word document."""

    def export(self, summit: Summit, out: IO[bytes], *, options: WordOptions, context: ExportContext) -> None:
        """Write the briefing on `summit` to `out`; the same record gives the same bytes.

        Raises:
            OptionError: There is no such profile, or it names a section that there is not, or the template will not do.
            UnreadableInput: The template is no Word file, or is damaged or hostile.
        """
        template = options.template or profile_named(options.profile, context.profiles).template
        house = open_template(Path(template)) if template else None
        for note in write(briefing_on(summit, options, context, review=options.review), out, house):
            context.report(note)


def write(document: Document, out: IO[bytes], house: House | None = None) -> Iterator[str]:
    """Write a document in a house style to `out`; yield a sentence for whatever Word could not hold."""
    word = new_package(document.language) if house is None else house.word
    room = widths(document.page_size) if house is None else house.widths()
    notes = add_footnotes_part(word)
    lists = 0 if house is None else house.lists
    setter = Typesetter(language=document.language, body=word.part, notes=notes, numbered_lists=lists)
    fill(word.part, document_markup(document, setter, room), "<w:sectPr")
    fill(notes, "".join(setter.footnotes), "</w:footnotes>")
    restart_numbers(word, setter.numbered_lists)
    if house is None:
        lay_out(word.part.document, document, orientations(document), setter)
    else:
        set_language(word, document.language)
        house.lay_out(document, orientations(document), setter)
    set_properties(word, document)
    built = io.BytesIO()
    word.save(built)
    canonicalise(built, out)
    yield from () if house is None else house.notes
    yield from _losses(document, setter)


def _losses(document: Document, setter: Typesetter) -> Iterator[str]:
    yield from setter.characters.report()
    for link in sorted(setter.dropped_links):
        yield f"left {link!r} as plain text, since it is no web or mail address"
    if len(document.title) > PROPERTY_LIMIT:
        yield f"cut the title in the document's properties to {PROPERTY_LIMIT} characters; it stands whole in the text"
