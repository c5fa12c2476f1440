"""Paper, margins, headers and footers."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.section import _Footer, _Header
from docx.shared import Twips

from summitkit.document import Document, Orientation, PageSize
from summitkit.exporters.word.fields import number_field
from summitkit.exporters.word.package import extend
from summitkit.exporters.word.typesetter import Typesetter
from summitkit.exporters.word.watermark import watermark_markup
from summitkit.inlines import Text

# Twentieths of a point: A4 (ISO 216) and Letter (ANSI/ASME Y14.1), upright.
_SIZES: dict[PageSize, tuple[int, int]] = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_MARGIN = 1077
_EDGE = 510


def widths(size: PageSize) -> dict[Orientation, int]:
    """Return the room between the margins for each way that a page can lie, in twentieths of a point."""
    short, long = _SIZES[size]
    return {"portrait": short - 2 * _MARGIN, "landscape": long - 2 * _MARGIN}


def lay_out(word: WordDocument, document: Document, orientations: Sequence[Orientation], setter: Typesetter) -> None:
    """Give every Word section its paper, margins, header and footer."""
    for number, (section, orientation) in enumerate(zip(word.sections, orientations, strict=True), 1):
        _set_paper(section, document.page_size, orientation)
        _set_furniture(section, document, setter, widths(document.page_size)[orientation], number)


def set_page_count(word: WordDocument, pages: int) -> None:
    """Set what the fields for the number of pages show until Word counts anew."""
    for part in word.part.package.iter_parts():
        if part.content_type == CONTENT_TYPE.WML_FOOTER:
            for number in part.element.iterfind(f".//{qn('w:fldSimple')}[@{qn('w:instr')}=' NUMPAGES ']//{qn('w:t')}"):
                number.text = str(pages)


def _set_paper(section: WordSection, size: PageSize, orientation: Orientation) -> None:
    short, long = _SIZES[size]
    lies = orientation == "landscape"
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Twips(each) for each in ((long, short) if lies else (short, long)))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_EDGE)


def _set_furniture(section: WordSection, document: Document, setter: Typesetter, width: int, number: int) -> None:
    reference, version = document.filed
    marking = setter.inlines((Text(document.marking, emphasis="strong"),))
    draft = setter.inlines((Text(document.draft, emphasis="strong"),))
    behind = watermark_markup(setter, document, number)
    _fill(section.header, (setter.plain(reference), marking + behind, setter.plain(version)), "Header", width, setter)
    _fill(section.footer, (draft, marking, page_number(setter, document.furniture.page)), "Footer", width, setter)


def _fill(place: _Header | _Footer, parts: tuple[str, str, str], style: str, width: int, setter: Typesetter) -> None:
    place.is_linked_to_previous = False
    place._element[:] = []  # noqa: SLF001 - python-docx offers no way to replace the content of a header
    stops = f'<w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/>'
    markup = "<w:r><w:tab/></w:r>".join(parts)
    extend(place._element, setter.paragraph(markup, style, f"<w:tabs>{stops}</w:tabs>"))  # noqa: SLF001 - as above


def page_number(setter: Typesetter, pattern: str) -> str:
    """Return the markup of a pattern such as `Page {page} of {pages}`, with fields that Word fills in."""
    return setter.filled(pattern, page=number_field("PAGE", 1), pages=number_field("NUMPAGES", 1))
