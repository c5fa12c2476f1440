"""A Word file of the user's as the house style of a briefing: its styles, paper, headers, footers, fonts and logo.

Nothing is taken over but what is known and needed: each part is read behind the guard of `summitkit.packages`, cleaned,
and put into a new package, so that macros, links, protection and comments of the file have no way into a briefing.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from attrs import field, frozen
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from summitkit.document import Document, Orientation
from summitkit.exporters.word.package import new_package
from summitkit.exporters.word.template import pages, settings, styles
from summitkit.exporters.word.template.assembly import Assembly
from summitkit.exporters.word.template.cleaning import drop_marks
from summitkit.exporters.word.template.numbering import Lists, merge
from summitkit.exporters.word.template.parts import Source, open_source
from summitkit.exporters.word.typesetter import Typesetter


@frozen(kw_only=True)
class House:
    """A template that is ready for one briefing, which is written into its document."""

    word: WordDocument
    """An empty document with its styles, lists, settings, and one section with its headers and footers."""
    lists: int
    """How many lists it has besides our bullets, which are list 1: they are numbered from 2 on."""
    notes: tuple[str, ...]
    """What was left out of it, each in a sentence."""
    _paper: pages.Paper = field(alias="paper")

    def widths(self) -> Mapping[Orientation, int]:
        """Return the room between the margins for each way that a page can lie, in twentieths of a point."""
        return self._paper.widths()

    def lay_out(self, document: Document, orientations: Sequence[Orientation], setter: Typesetter) -> None:
        """Give every Word section the template's paper, margins, headers and footers, with what the record adds."""
        # The text was parsed anew since: `word` itself still holds what stood there before.
        pages.lay_out(self.word.part.document, self._paper, document, orientations, setter)


def open_template(path: Path) -> House:
    """Return a Word document or template as a house style.

    Raises:
        UnreadableInput: The file is none, is damaged or hostile, or holds macros or tracked changes in its headers.
        OptionError: It lacks styles that a briefing cannot do without, or leaves no room on its pages.
    """
    source, word = open_source(path), new_package("")
    name = source.package.source.name
    ours, theirs = styles.Styles(word.styles.element), _styles(source)
    styles.require_needed(theirs, ours, name)
    sections = _sections(source)
    settings.take(source, word.settings.element)
    body = word.element.body
    body.replace(body.sectPr, pages.section_of(sections))
    assembly = Assembly(source, word)
    assembly.take_theme_and_fonts()
    numbering = assembly.take_numbering()
    stories = [*assembly.take_stories(sections)]
    others = stories if numbering is None else [numbering, *stories]
    theirs = styles.rename(theirs, others, styles.renamed(theirs, ours))
    lists = merge(Lists.of(numbering, theirs), word.part.numbering_part.element, stories)
    styles.complete(theirs, ours)
    part = cast("XmlPart", word.part.part_related_by(RELATIONSHIP_TYPE.STYLES))
    part._element = theirs.root  # noqa: SLF001 - python-docx sets it once only
    return House(word=word, lists=lists, notes=tuple(source.notes), paper=pages.paper_of(word, name))


def _styles(source: Source) -> styles.Styles:
    part = source.part("styles")
    root = source.root(part, "w:styles") if part else OxmlElement("w:styles")
    drop_marks(root)
    return styles.Styles(root)


def _sections(source: Source) -> list[BaseOxmlElement]:
    found = source.root(source.main, "w:document").iter(qn("w:sectPr"))
    # A section whose format was changed holds what it was before.
    return [each for each in found if each.getparent().tag != qn("w:sectPrChange")]
