"""A briefing as a Word document."""

import io
from collections.abc import Iterator
from typing import IO

from attrs import asdict, field, frozen

from summitkit.briefing.compose import compose, profile_named, with_brief
from summitkit.document import Document
from summitkit.exporters.opc import canonicalise
from summitkit.exporters.word.blocks import document_markup, orientations
from summitkit.exporters.word.package import (
    PROPERTY_LIMIT,
    add_footnotes_part,
    fill,
    new_package,
    restart_numbers,
    set_properties,
)
from summitkit.exporters.word.pages import lay_out, widths
from summitkit.exporters.word.typesetter import Typesetter
from summitkit.model import Summit
from summitkit.model import validators as check
from summitkit.model.brief import Action
from summitkit.model.dates import edtf_date
from summitkit.specs import ExportContext


@frozen(kw_only=True)
class WordOptions:
    """Options of the Word briefing; what is given here stands before the record's own `brief`."""

    profile: str = "default"
    """Name of the briefing profile."""
    to: str = field(default="", validator=check.text)
    """For whom."""
    sender: str = field(default="", validator=check.text)
    """From whom."""
    date: str = field(default="", validator=edtf_date)
    """EDTF date of the briefing."""
    subject: str = field(default="", validator=check.text)
    """Subject line."""
    action: Action | None = field(default=None, validator=check.one_of(Action))
    """What is asked of the reader."""
    decide_by: str = field(default="", validator=edtf_date)
    """EDTF date by which a decision is needed."""
    reference: str = field(default="", validator=check.text)
    """File reference."""
    version: str = field(default="", validator=check.text)
    """Version of the briefing."""


class WordExporter:
    """Writes the briefing of a profile as a Word document."""

    def export(self, summit: Summit, out: IO[bytes], *, options: WordOptions, context: ExportContext) -> None:
        """Write the briefing on `summit` to `out`; the same record gives the same bytes.

        Raises:
            OptionError: There is no such profile, or it names a section that there is not.
        """
        profile = profile_named(options.profile, context.profiles)
        brief = {key: value for key, value in asdict(options).items() if key != "profile"}
        document = compose(with_brief(summit, **brief), profile, context.findings())
        for note in write(document, out):
            context.report(note)


def write(document: Document, out: IO[bytes]) -> Iterator[str]:
    """Write a document to `out` and yield a sentence for whatever Word could not hold."""
    word = new_package(document.language)
    notes = add_footnotes_part(word)
    setter = Typesetter(language=document.language, body=word.part, notes=notes)
    fill(word.part, document_markup(document, setter, widths(document.page_size)), "<w:sectPr")
    fill(notes, "".join(setter.footnotes), "</w:footnotes>")
    restart_numbers(word, setter.numbered_lists)
    lay_out(word.part.document, document, orientations(document), setter)
    set_properties(word, document)
    built = io.BytesIO()
    word.save(built)
    canonicalise(built, out)
    yield from _losses(document, setter)


def _losses(document: Document, setter: Typesetter) -> Iterator[str]:
    yield from setter.characters.report()
    for link in sorted(setter.dropped_links):
        yield f"left {link!r} as plain text, since it is no web or mail address"
    if len(document.title) > PROPERTY_LIMIT:
        yield f"cut the title in the document's properties to {PROPERTY_LIMIT} characters; it stands whole in the text"
