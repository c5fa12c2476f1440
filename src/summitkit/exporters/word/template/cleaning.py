"""Headers, footers and lists of a template, without what has no business in a briefing or reaches out of the file."""

from collections import Counter

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from summitkit.errors import UnreadableInput
from summitkit.exporters.word.template.fields import clean_fields
from summitkit.exporters.word.template.parts import Attachments, Source
from summitkit.packages.markup import Malformed

_W = qn("w:p").removesuffix("p")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LINKS = (f"{_A}hlinkClick", f"{_A}hlinkHover", f"{_A}hlinkMouseOver")
# ECMA-376 part 1, section 17.13.5: revisions that change what stands there.
_TRACKED = frozenset(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge")))
# Marks of other parts that are not taken, of editing, and what would run or load something.
_DROPPED = tuple(
    qn(f"w:{name}")
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("rsid", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "altChunk", "subDoc", "placeholder"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("footnoteReference", "endnoteReference", "dataBinding"),
    )
)
# What is left out as a whole where it needs something that is not taken.
_FONTS = ("w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic")
_WHOLE = tuple(map(qn, ("w:drawing", "w:pict", "w:object", "w:numPicBullet", *_FONTS)))


def clean(root: BaseOxmlElement, attachments: Attachments, source: Source, part: str) -> None:
    """Take out of a part what a briefing does not take over, and note what a reader would miss.

    Raises:
        UnreadableInput: It holds tracked changes: which of the two texts counts is not for a program to say.
    """
    _require_settled(root, source, part)
    drop_marks(root)
    try:
        fields = Counter(clean_fields(root))
    except Malformed as error:
        raise source.package.malformed(part, error) from error
    for name in fields:
        source.notes.append(f"kept only the text of a field of {part} that fetches from elsewhere: {name:.40}")
    _drop_addresses(root)
    if _drop_lost(root, attachments):
        source.notes.append(f"left out of {part} what shows or opens something that is not taken from the file")


def drop_marks(root: BaseOxmlElement) -> None:
    """Drop marks of editing, and how formats were before they were changed."""
    for element in [*root.iter(etree.Element)]:
        for name in [name for name in element.attrib if name.startswith(qn("w:rsid"))]:
            del element.attrib[name]
        is_change = element.tag.startswith(_W) and element.tag.endswith("Change")
        if is_change or element.tag in _DROPPED:
            remove(element)


def remove(element: BaseOxmlElement) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: BaseOxmlElement) -> None:
    """Put what an element holds into its place."""
    for child in [*element]:
        element.addprevious(child)
    remove(element)


def _require_settled(root: BaseOxmlElement, source: Source, part: str) -> None:
    if next(root.iter(*_TRACKED), None) is not None:
        raise UnreadableInput.because(
            source.package.source.name,
            f"the part {part!r} holds tracked changes",
            hint="accept or reject them in Word",
        )


def _drop_addresses(root: BaseOxmlElement) -> None:
    """Drop the addresses that VML keeps in attributes of its own, beside the relationships."""
    for element in root.iter(f"{_VML}*"):
        for name in ("src", "href", "althref", f"{_OFFICE}href", f"{_OFFICE}althref"):
            element.attrib.pop(name, None)


def _drop_lost(root: BaseOxmlElement, attachments: Attachments) -> bool:
    lost = [element for element in root.iter(etree.Element) if _is_lost(element, attachments)]
    for element in lost:
        _drop(element)
    return bool(lost)


def _is_lost(element: BaseOxmlElement, attachments: Attachments) -> bool:
    is_link = element.tag in _LINKS or element.tag == qn("w:hyperlink")
    kept = attachments.links if is_link else attachments.media
    return any(element.get(name) not in kept for name in attributes_of(element))


def references(root: BaseOxmlElement) -> set[str]:
    """Return the ids of the relationships that a part makes use of."""
    return {str(element.get(name)) for element in root.iter(etree.Element) for name in attributes_of(element)}


def attributes_of(element: BaseOxmlElement) -> list[str]:
    """Return the names of the attributes by which an element refers to other parts."""
    return [name for name in element.attrib if name.startswith(_R) or name == f"{_OFFICE}relid"]


def _drop(element: BaseOxmlElement) -> None:
    around = [element, *element.iterancestors()]
    extension = next((each for each in around if each.tag == f"{_A}ext"), None)
    whole = [each for each in around if each.tag in (_ALTERNATE, *_WHOLE)]
    if element.tag == qn("w:hyperlink"):
        unwrap(element)
    elif element.tag in _LINKS:
        remove(element)
    elif extension is not None:
        remove(extension)
    elif whole:
        remove(whole[-1])
    else:
        for name in attributes_of(element):
            del element.attrib[name]
