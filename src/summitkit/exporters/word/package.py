"""The Word package that a briefing is put into: python-docx's own template, with our styles and without its traces."""

from collections.abc import Sequence
from importlib.resources import files
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from summitkit.document import Document
from summitkit.exporters.legible import Characters
from summitkit.exporters.opc import made_on
from summitkit.exporters.word.scripts import east_asian_font, is_east_asian, lang_markup
from summitkit.inlines import direction_of

_PARTS = files("summitkit.exporters.word") / "parts"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# ECMA-376 part 1, section 22.3.2.2: the set that user-defined properties belong to.
_ANY_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What python-docx's template carries and a briefing has no use for, by the end of the relationship's type.
_SUPERFLUOUS = ("customXml", "stylesWithEffects", "thumbnail", "webSettings", "extended-properties")
# What stands behind `w:bidi` in `w:pPr`: ECMA-376 part 1, section 17.3.1.26.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
    *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
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


def add_footnotes_part(word: WordDocument) -> XmlPart:
    """Return the part for footnotes, which holds the two separators so far."""
    root = parse_xml((_PARTS / "footnotes.xml").read_bytes())
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def add_comments_part(word: WordDocument, comments: Sequence[str]) -> None:
    """Add the part for comments, if there are any."""
    if comments:
        content = f'<w:comments xmlns:w="{_W}">{"".join(comments)}</w:comments>'.encode()
        part = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, content, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def extend(parent: BaseOxmlElement, markup: str) -> None:
    """Add the few elements of some markup at the end of `parent`."""
    parent.extend(list(parse_xml(f'<w:body xmlns:w="{_W}" xmlns:r="{_R}">{markup}</w:body>')))


def make_room(word: WordDocument, places: str) -> None:
    """Add the markup of places for texts, and what stands between them, before the last section's properties."""
    for element in parse_xml(f'<w:body xmlns:w="{_W}">{places}</w:body>'):
        word.element.body[-1].addprevious(element)


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
    properties.content_status = document.furniture.draft if document.is_draft else ""
    if document.marking:
        _add_custom_property(word, "Marking", legible(document.marking))


def _add_custom_property(word: WordDocument, name: str, value: str) -> None:
    text = f"<vt:lpwstr>{escape(value)}</vt:lpwstr>"
    listed = f'<property fmtid="{_ANY_FORMAT}" pid="2" name="{name}">{text}</property>'
    content = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}">{listed}</Properties>'.encode()
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, content, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


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


def set_language(word: WordDocument, language: str) -> None:
    """Say in the styles which language the text is in, which way it runs, and which font its script takes."""
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = defaults.find(qn("w:rFonts"))
    if fonts is not None and qn("w:eastAsiaTheme") not in fonts.attrib:
        fonts.set(qn("w:eastAsia"), east_asian_font(language))
    if fonts is not None and is_east_asian(language):
        # Quotation marks and dashes belong to no script: this takes them from the East Asian font.
        fonts.set(qn("w:hint"), "eastAsia")
    tags = defaults.find(qn("w:lang"))
    for name, value in parse_xml(f'<w:r xmlns:w="{_W}">{lang_markup(language)}</w:r>')[0].items():
        tags.set(name, value)
    if direction_of(language) == "rtl":
        normal = next(style for style in word.styles.element if style.get(qn("w:styleId")) == "Normal")
        normal.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


def _replace(element: BaseOxmlElement, name: str) -> None:
    element[:] = list(parse_xml((_PARTS / name).read_bytes()))
