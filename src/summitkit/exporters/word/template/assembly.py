"""Parts on their way from a template into the package of a briefing, each cleaned, under names of our own."""

from collections.abc import Iterator
from itertools import product

from attrs import define, field
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.hdrftr import FooterPart, HeaderPart

from summitkit.exporters.word.template.cleaning import clean, references
from summitkit.exporters.word.template.parts import Attachments, Media, Source
from summitkit.exporters.word.template.settings import is_on

_STORIES = {
    "header": ("w:hdr", HeaderPart, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": ("w:ftr", FooterPart, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
# Parts that are taken whole: root, name in the briefing, content type, type of relationship.
_WHOLE = {
    "theme": ("a:theme", "/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
    "fontTable": ("w:fonts", "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
}
_FONT = "odttf"


@define(eq=False)
class Assembly:
    """A template and the package that it becomes the house style of."""

    source: Source
    word: WordDocument
    _media: dict[str, Part] = field(factory=dict)
    """Pictures and fonts so far, by the name of their part in the template."""

    def take_theme_and_fonts(self) -> None:
        """Put theme and fonts of the template in the place of python-docx's own."""
        for kind, (tag, name, content_type, relationship) in _WHOLE.items():
            for key in [key for key, each in self.word.part.rels.items() if each.reltype == relationship]:
                del self.word.part.rels[key]
            if part := self.source.part(kind):
                root, attachments = self._cleaned(part, tag)
                taken = XmlPart(PackURI(name), content_type, root, self.word.part.package)
                self._attach(taken, root, attachments)
                self.word.part.relate_to(taken, relationship)

    def take_numbering(self) -> BaseOxmlElement | None:
        """Return the numbering of the template; the pictures of its bullets go to our part."""
        if not (part := self.source.part("numbering")):
            return None
        root, attachments = self._cleaned(part, "w:numbering")
        ours = self.word.part.numbering_part
        self._attach(ours, root, attachments)
        for picture in reversed(root.findall(qn("w:numPicBullet"))):
            ours.element.insert(0, picture)
        return root

    def take_stories(self, sections: list[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
        """Take the headers and footers that the last of some sections shows, and yield each.

        A section without one of its own has that of the one before it (ECMA-376 part 1, section 17.10.2).
        """
        ours = self.word.sections[0]._sectPr  # noqa: SLF001 - python-docx hands out no element of a section
        shown = {"default": True, "first": is_on(ours, "w:titlePg")}
        shown["even"] = is_on(self.word.settings.element, "w:evenAndOddHeaders")
        targets = {each.id: each.target for each in self.source.relationships if not each.external}
        for kind, (place, is_shown) in product(_STORIES, shown.items()):
            referring = (each for section in reversed(sections) for each in section.findall(qn(f"w:{kind}Reference")))
            found = (each.get(qn("r:id"), "") for each in referring if each.get(qn("w:type"), "default") == place)
            part = targets.get(next(found, ""), "")
            if part and is_shown:
                yield self._take_story(ours, kind, place, part)

    def _take_story(self, section: BaseOxmlElement, kind: str, place: str, part: str) -> BaseOxmlElement:
        tag, holder, content_type, relationship = _STORIES[kind]
        root, attachments = self._cleaned(part, tag)
        name = self.word.part.package.next_partname(f"/word/{kind}%d.xml")
        taken = holder(name, content_type, root, self.word.part.package)
        self._attach(taken, root, attachments)
        key = self.word.part.relate_to(taken, relationship)
        section.insert(0, OxmlElement(f"w:{kind}Reference", {qn("w:type"): place, qn("r:id"): key}))
        return root

    def _cleaned(self, part: str, tag: str) -> tuple[BaseOxmlElement, Attachments]:
        root, attachments = self.source.root(part, tag), self.source.attachments(part)
        clean(root, attachments, self.source, part)
        return root, attachments

    def _attach(self, part: Part, root: BaseOxmlElement, attachments: Attachments) -> None:
        for key in sorted(references(root)):
            if key in attachments.links:
                part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, attachments.links[key], key, is_external=True)
            else:
                media = attachments.media[key]
                kind = RELATIONSHIP_TYPE.FONT if media.suffix == _FONT else RELATIONSHIP_TYPE.IMAGE
                part.load_rel(kind, self._taken(media), key)

    def _taken(self, media: Media) -> Part:
        folder = "fonts/font" if media.suffix == _FONT else "media/template"
        name = PackURI(f"/word/{folder}{len(self._media) + 1}.{media.suffix}")
        made = Part(name, media.content_type, media.data, self.word.part.package)
        return self._media.setdefault(media.part, made)
