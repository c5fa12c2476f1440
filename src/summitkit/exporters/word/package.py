"""The Word package that a briefing is put into: python-docx's own template, with our styles and without its traces."""

from importlib.resources import files

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from summitkit.document import Document
from summitkit.exporters.opc import made_on
from summitkit.exporters.word.text import Characters

_PARTS = files("summitkit.exporters.word") / "parts"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What python-docx's template carries and a briefing has no use for, by the end of the relationship's type.
_SUPERFLUOUS = ("customXml", "stylesWithEffects", "thumbnail", "webSettings", "extended-properties")
# Longest value that python-docx takes for a property of a package.
PROPERTY_LIMIT = 255


def new_package(language: str) -> WordDocument:
    """Return an empty Word document in a language, with the styles of a briefing."""
    word = docx.Document()
    for relationships in (word.part.rels, word.part.package.rels):
        _prune(relationships)
    _replace(word.styles.element, "styles.xml")
    _replace(word.settings.element, "settings.xml")
    _replace(word.part.numbering_part.element, "numbering.xml")
    set_language(word, language)
    return word


def set_language(word: WordDocument, language: str) -> None:
    """Say in the styles which language the text is in."""
    for tag in word.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def add_footnotes_part(word: WordDocument) -> XmlPart:
    """Return the part for footnotes, which holds the two separators so far."""
    root = parse_xml((_PARTS / "footnotes.xml").read_bytes())
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def extend(parent: BaseOxmlElement, markup: str) -> None:
    """Add the few elements of some markup at the end of `parent`."""
    parent.extend(list(parse_xml(f'<w:body xmlns:w="{_W}" xmlns:r="{_R}">{markup}</w:body>')))


def fill(part: XmlPart, markup: str, before: str) -> None:
    """Insert markup into a part before the last occurrence of a tag.

    The part is parsed anew: to move a table of 5,000 cells from one tree to another takes lxml ten seconds, and four
    times the cells sixteen times as long.
    """
    head, tag, tail = part.blob.decode().rpartition(before)
    part._element = parse_xml(f"{head}{markup}{tag}{tail}".encode())  # noqa: SLF001 - python-docx sets it once only


def set_properties(word: WordDocument, document: Document) -> None:
    """Set title, language, author and dates of the package; no clock is asked."""
    properties, legible = word.core_properties, Characters().legible
    properties.title = shortened(legible(document.title))
    properties.subject = shortened(legible(document.subtitle))
    properties.author = properties.last_modified_by = shortened(legible(document.author))
    properties.version = shortened(legible(document.version))
    properties.language = document.language
    properties.created = properties.modified = made_on(*document.dates)
    properties.comments = ""


def shortened(text: str) -> str:
    """Return a text as a property of a package can hold it, cut with an ellipsis where it is too long."""
    return text if len(text) <= PROPERTY_LIMIT else f"{text[: PROPERTY_LIMIT - 1]}…"


def restart_numbers(word: WordDocument, lists: int) -> None:
    """Define so many lists that each count from 1, besides those of a template that are defined already."""
    numbering = word.part.numbering_part.element
    defined = {number.numId for number in numbering.num_lst}
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(2, lists + 2)
        if number not in defined
    )
    extend(numbering, numbers)


def _prune(relationships: Relationships) -> None:
    for name in [name for name, each in relationships.items() if each.reltype.endswith(_SUPERFLUOUS)]:
        del relationships[name]


def _replace(element: BaseOxmlElement, name: str) -> None:
    element[:] = list(parse_xml((_PARTS / name).read_bytes()))
