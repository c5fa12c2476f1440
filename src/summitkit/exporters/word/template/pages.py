"""The paper, margins, headers and footers of a template, on every page of a briefing."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from attrs import frozen
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Twips

from summitkit.document import Document, Orientation
from summitkit.errors import OptionError
from summitkit.exporters.word.package import extend
from summitkit.exporters.word.pages import page_number
from summitkit.exporters.word.template.cleaning import attributes_of, remove
from summitkit.exporters.word.template.fields import has_page_number
from summitkit.exporters.word.template.settings import is_on
from summitkit.exporters.word.typesetter import Typesetter
from summitkit.exporters.word.watermark import watermark_markup
from summitkit.inlines import Text

# The children of a section in the order of ECMA-376 part 1, section 17.6.17.
_ORDER = tuple(
    qn(f"w:{name}")
    for name in (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
        *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg"),
        *("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings"),
    )
)
# What every section takes of the template's last one, and what the first alone takes.
_EACH = tuple(map(qn, ("w:pgSz", "w:pgMar", "w:pgBorders", "w:rtlGutter", "w:docGrid")))
_FIRST = tuple(map(qn, ("w:headerReference", "w:footerReference", "w:pgNumType", "w:titlePg")))
# What is taken over as it is: headers and footers get new names.
_TAKEN = (*_EACH, qn("w:pgNumType"), qn("w:titlePg"))
# A4 with two centimetres, where a template says nothing.
_USUAL = {
    "w:pgSz": {"w:w": "11906", "w:h": "16838"},
    "w:pgMar": dict.fromkeys(("w:top", "w:right", "w:bottom", "w:left"), "1134")
    | dict.fromkeys(("w:header", "w:footer"), "567")
    | {"w:gutter": "0"},
}
# Five centimetres: the narrowest column of text that a table still stands in.
_NARROWEST = 2835
# What Word allows at most: 22 inches.
_LARGEST = 31_680
_EMU_PER_TWIP = 635


@frozen(kw_only=True)
class Paper:
    """The page of a template, in twentieths of a point."""

    short: int
    """Shorter side."""
    long: int
    """Longer side."""
    across: int
    """What the margins take from left to right, the gutter included."""

    def widths(self) -> Mapping[Orientation, int]:
        """Return the room between the margins for each way that a page can lie."""
        return {"portrait": self.short - self.across, "landscape": self.long - self.across}


def section_of(sections: list[BaseOxmlElement]) -> BaseOxmlElement:
    """Return what a briefing takes of the last of the sections of a template."""
    last = sections[-1] if sections else OxmlElement("w:sectPr")
    taken = OxmlElement("w:sectPr")
    taken.extend(deepcopy(each) for each in last if each.tag in _TAKEN)
    for each in taken.iter():
        for name in attributes_of(each):
            del each.attrib[name]
    for tag, usual in _USUAL.items():
        if taken.find(qn(tag)) is None:
            taken.append(OxmlElement(tag, {qn(name): value for name, value in usual.items()}))
    _sort(taken)
    return taken


def paper_of(word: WordDocument, name: str) -> Paper:
    """Return the paper of the only section of a document.

    Raises:
        OptionError: Its margins leave no room, or are no lengths.
    """
    section = word.sections[0]
    gutter_above = is_on(word.settings.element, "w:gutterAtTop")
    try:
        sides = [_twips(each) for each in (section.page_width, section.page_height)]
        across = [_twips(each) for each in (section.left_margin, section.right_margin, section.gutter)]
        down = [_twips(each) for each in (section.top_margin, section.bottom_margin)]
    except (ValueError, KeyError, OverflowError) as error:
        raise OptionError(f"{name}: the last section: expected paper and margins in numbers: {error}") from error
    paper = Paper(short=min(sides), long=max(sides), across=sum(across[:2] if gutter_above else across))
    if min(paper.short - paper.across, paper.short - sum(down)) < _NARROWEST or paper.long > _LARGEST:
        raise OptionError(f"{name}: the last section: expected 5 cm or more between margins, on paper of up to 55 cm")
    return paper


def _twips(length: int | None) -> int:
    return (length or 0) // _EMU_PER_TWIP


def lay_out(
    word: WordDocument, paper: Paper, document: Document, orientations: Sequence[Orientation], setter: Typesetter
) -> None:
    """Give every Word section the paper and margins of the template; headers and footers stand in the first.

    A section without headers of its own has those of the one before it (ECMA-376 part 1, section 17.10.2).
    """
    model = deepcopy(word.sections[-1]._sectPr)  # noqa: SLF001 - python-docx copies no section
    for number, (section, orientation) in enumerate(zip(word.sections, orientations, strict=True)):
        _model(section._sectPr, model, is_first=not number)  # noqa: SLF001 - as above
        sides = (paper.short, paper.long) if orientation == "portrait" else (paper.long, paper.short)
        section.page_width, section.page_height = map(Twips, sides)
        section.orientation = WD_ORIENT.PORTRAIT if orientation == "portrait" else WD_ORIENT.LANDSCAPE
    _furnish(word, document, setter)


def _model(section: BaseOxmlElement, model: BaseOxmlElement, *, is_first: bool) -> None:
    for each in [*section]:
        if each.tag in (*_EACH, *_FIRST):
            remove(each)
    tags = (*_EACH, *_FIRST) if is_first else _EACH
    section.extend(deepcopy(each) for each in model if each.tag in tags)
    _sort(section)


def _sort(section: BaseOxmlElement) -> None:
    section[:] = sorted(section, key=lambda each: _ORDER.index(each.tag))


def _furnish(word: WordDocument, document: Document, setter: Typesetter) -> None:
    """Add to each header and footer what the record says of marking, reference and version, and the page number."""
    said = document.furniture.strung(document.filed)
    reference = setter.paragraph(setter.plain(said), "Header", layout='<w:spacing w:after="120"/>') if said else ""
    number = setter.paragraph(page_number(setter, document.furniture.page), "Footer", layout='<w:jc w:val="right"/>')
    for index, (header, footer, is_counted) in enumerate(_stories(word), 1):
        top, bottom = _opened(header), _opened(footer)
        behind = watermark_markup(setter, document, index)
        _add(top, _marking(document, setter, "Header", behind), reference)
        is_numbered = has_page_number(top) or has_page_number(bottom)
        _add(bottom, "", (number if is_counted and not is_numbered else "") + _marking(document, setter, "Footer"))


def _marking(document: Document, setter: Typesetter, style: str, behind: str = "") -> str:
    """Return the line that says how the document is marked, and whether it is a draft; `behind` is its watermark."""
    said = document.furniture.strung((document.marking, document.draft))
    line = setter.inlines((Text(said, emphasis="strong"),))
    return setter.paragraph(line + behind, style, layout='<w:jc w:val="center"/>') if line else ""


def _stories(word: WordDocument) -> Iterator[tuple[_Header, _Footer, bool]]:
    """Yield header and footer of each kind of page that there is, and whether its pages show their number.

    A first page that differs shows it where the template has it.
    """
    section = word.sections[0]
    yield section.header, section.footer, True
    if section.different_first_page_header_footer:
        yield section.first_page_header, section.first_page_footer, False
    if is_on(word.settings.element, "w:evenAndOddHeaders"):
        yield section.even_page_header, section.even_page_footer, True


def _opened(story: _Header | _Footer) -> BaseOxmlElement:
    """Return the element of a header or footer, which is empty where the template has none."""
    is_new = story.is_linked_to_previous
    element: BaseOxmlElement = story._element  # noqa: SLF001 - python-docx offers no way to change the content of a header as a whole
    if is_new:
        element[:] = []
    return element


def _add(story: BaseOxmlElement, before: str, after: str) -> None:
    """Put paragraphs before and after what a header or footer holds, which must be one paragraph at least."""
    held = [*story]
    story[:] = []
    extend(story, before)
    story.extend(held)
    extend(story, after if before or held or after else "<w:p/>")
