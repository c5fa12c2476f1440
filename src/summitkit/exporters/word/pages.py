"""Paper, margins, headers and footers."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.section import Section as WordSection
from docx.section import _Footer, _Header
from docx.shared import Twips

from summitkit.document import Document, Orientation, PageSize
from summitkit.exporters.word.package import extend
from summitkit.exporters.word.typesetter import Typesetter, paragraph
from summitkit.inlines import Text

# Twentieths of a point: A4 (ISO 216) and Letter (ANSI/ASME Y14.1), upright.
_SIZES: dict[PageSize, tuple[int, int]] = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_MARGIN = 1077
_EDGE = 510
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def widths(size: PageSize) -> dict[Orientation, int]:
    """Return the room between the margins for each way that a page can lie, in twentieths of a point."""
    short, long = _SIZES[size]
    return {"portrait": short - 2 * _MARGIN, "landscape": long - 2 * _MARGIN}


def lay_out(word: WordDocument, document: Document, orientations: list[Orientation], setter: Typesetter) -> None:
    """Give every Word section its paper, margins, header and footer."""
    words = document.furniture
    reference = f"{words.reference}: {document.reference}" if document.reference else ""
    version = f"{words.version}: {document.version}" if document.version else ""
    marking = setter.inlines((Text(document.marking, emphasis="strong"),))
    header = (setter.plain(reference), marking, setter.plain(version))
    footer = ("", marking, page_number(setter, words.page))
    for section, orientation in zip(word.sections, orientations, strict=True):
        _set_paper(section, document.page_size, orientation)
        width = widths(document.page_size)[orientation]
        _fill(section.header, header, "Header", width)
        _fill(section.footer, footer, "Footer", width)


def _set_paper(section: WordSection, size: PageSize, orientation: Orientation) -> None:
    short, long = _SIZES[size]
    lies = orientation == "landscape"
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Twips(each) for each in ((long, short) if lies else (short, long)))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_EDGE)


def _fill(place: _Header | _Footer, parts: tuple[str, str, str], style: str, width: int) -> None:
    place.is_linked_to_previous = False
    place._element[:] = []  # noqa: SLF001 - python-docx offers no way to replace the content of a header
    stops = f'<w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/>'
    markup = "<w:r><w:tab/></w:r>".join(parts)
    extend(place._element, paragraph(markup, style, f"<w:tabs>{stops}</w:tabs>"))  # noqa: SLF001 - as above


def page_number(setter: Typesetter, pattern: str) -> str:
    """Return the markup of a pattern such as `Page {page} of {pages}`, with fields that Word fills in."""
    parts = [part for piece in pattern.split("{") for part in piece.split("}")]
    return "".join(_field(_FIELDS[part]) if part in _FIELDS else setter.plain(part) for part in parts)


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
