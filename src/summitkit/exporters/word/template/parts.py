"""The parts of a Word template that a briefing takes, each read behind the guard."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path

from attrs import define, field, frozen
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from summitkit.errors import UnreadableInput
from summitkit.exporters.legible import link_target
from summitkit.packages import Package, Relationship, open_package
from summitkit.packages.kinds import DOCUMENT
from summitkit.packages.markup import Malformed, parse
from summitkit.reader import read_input

# Styles of Word's own templates take half a megabyte and 15,000 elements, a report of 500 pages thirty times as much:
# the most for all parts that are read, and for one of them.
MOST_BYTES, MOST_ELEMENTS = 128 * 1024**2, 1_000_000
# How many of many addresses a note names.
_NAMED = 3
# How pictures begin that Word shows: PNG, JPEG, GIF, BMP, TIFF, EMF (MS-EMF 2.3.4.2), WMF (MS-WMF 2.3.2.3 and 2.3.2.2).
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\0", "tiff", "image/tiff"),
    (b"MM\0*", "tiff", "image/tiff"),
    (b"\x01\0\0\0", "emf", "image/x-emf"),
    (b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
    (b"\x01\0\x09\0", "wmf", "image/x-wmf"),
)
_STRICT = "http://purl.oclc.org/ooxml/"
_MACROS = "vbaproject"


@frozen(kw_only=True)
class Media:
    """A picture or a font."""

    part: str
    """Name of the part that it is in the template."""
    data: bytes = field(repr=False)
    """Its bytes."""
    suffix: str
    """Suffix of its name, without a dot."""
    content_type: str
    """Its type, told by its bytes."""


@frozen(kw_only=True)
class Attachments:
    """What a part refers to and may keep, by the id of the relationship."""

    media: Mapping[str, Media]
    """Pictures, or the fonts of the table of fonts."""
    links: Mapping[str, str]
    """Web and mail addresses."""


@define(eq=False)
class Source:
    """A Word file of the user's."""

    package: Package
    main: str
    """Name of its main part."""
    relationships: tuple[Relationship, ...]
    """What the main part refers to."""
    notes: list[str] = field(factory=list)
    """What was left out, each in a sentence."""

    def part(self, kind: str) -> str:
        """Return the name of the part of a kind, such as `styles`; empty where there is none."""
        found = (each.target for each in self.relationships if each.kind == kind and not each.external)
        return next((target for target in found if target in self.package), "")

    def data(self, part: str) -> bytes:
        """Return the content of a part.

        Raises:
            UnreadableInput: It is missing or damaged, or too large with what was read before.
        """
        found = bytearray()
        for chunk in self.package.chunks(part):
            found += chunk
            if self.package.inflated > MOST_BYTES:
                most = f"{MOST_BYTES // 1024**2} MiB"
                raise self.package.unreadable(f"what a briefing takes, as far as {part!r}, has more than {most}")
        return bytes(found)

    def root(self, part: str, *tags: str) -> BaseOxmlElement:
        """Return the root of a part of XML.

        Args:
            part: Name of the part.
            tags: What the root may be, such as `w:styles`.

        Raises:
            UnreadableInput: As `data`, or it is no plain XML, or no such part.
        """
        data, elements = self.data(part), count(1)

        def counted(*_: object) -> None:
            if next(elements) > MOST_ELEMENTS:
                raise Malformed(f"it has more than {MOST_ELEMENTS:,} elements")

        try:
            parse([data], counted)
            root = parse_xml(data)
        except (Malformed, etree.XMLSyntaxError) as error:
            raise self.package.malformed(part, Malformed(str(error))) from error
        if root.tag not in map(qn, tags):
            hint = "save it as Word document (.docx), not as Strict Open XML" if _STRICT in root.tag else ""
            raise self.package.unreadable(f"the part {part!r}: expected {tags[0]}, found {root.tag!r:.80}", hint=hint)
        return root

    def attachments(self, part: str) -> Attachments:
        """Return what a part may keep of what it refers to, and note what lies outside of the file.

        Raises:
            UnreadableInput: A picture is missing or damaged.
        """
        related = self.package.relationships(part)
        links = {each.id: link_target(each.target) for each in related if each.kind == "hyperlink" and each.external}
        inside = [each for each in related if each.kind in ("image", "font") and not each.external]
        found = {each.id: self._media(each) for each in inside}
        lost = [f"{each.target!r:.200}" for each in related if each.external and not links.get(each.id)]
        if lost:
            named = ", ".join(lost[:_NAMED]) + (f" and {len(lost) - _NAMED:,} more" if len(lost) > _NAMED else "")
            self.notes.append(f"left out what {part} refers to outside of the file: {named}")
        return Attachments(
            media={key: media for key, media in found.items() if media},
            links={key: link for key, link in links.items() if link},
        )

    def _media(self, relationship: Relationship) -> Media | None:
        data = self.data(relationship.target)
        # ECMA-376 part 4, section 2.8.1: a font in a document has its first bytes garbled, and no other mark.
        font = ((b"", "odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),)
        kinds = font if relationship.kind == "font" else _PICTURES
        known = ((suffix, kind) for start, suffix, kind in kinds if data.startswith(start))
        suffix, content_type = next(known, ("", ""))
        media = Media(part=relationship.target, data=data, suffix=suffix, content_type=content_type)
        return media if suffix else None


def open_source(path: Path) -> Source:
    """Return a Word document or template, of which no part is read yet.

    Raises:
        UnreadableInput: It is none, is damaged or dishonest, or holds macros.
    """
    try:
        given = read_input(path)
    except UnreadableInput as error:
        # What else to do is said for accounts, which may come through a pipe or as folders.
        raise UnreadableInput.because(error.path, error.problems[0].message) from error
    package = open_package(given, DOCUMENT)
    main, _ = package.main_part()
    relationships = package.relationships(main)
    if any(_MACROS in name for name in package.entries) or any(each.kind.lower() == _MACROS for each in relationships):
        raise package.unreadable(f"expected {DOCUMENT.expected}, found one with macros", hint="save it as .docx")
    return Source(package, main, relationships)
