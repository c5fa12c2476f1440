"""How a worksheet prints: landscape, as wide as the paper, with what it is at the head and the page at the foot."""

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.text import encoded, shortened
from summitkit.model import Summit

_A4 = 9
# Characters across a landscape A4 page at the smallest size that still reads; wider sheets take more pages across.
_ACROSS = 260
_TITLE, _MARKING = 120, 50


def set_page(worksheet: Worksheet, summit: Summit, width: int) -> None:
    """Set paper, scale, margins, header and footer of a worksheet that is `width` characters wide."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = _A4
    worksheet.page_setup.fitToWidth = -(-width // _ACROSS)
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    worksheet.print_title_rows = "1:1"
    worksheet.oddHeader.left.text = _literal(summit.title, _TITLE)
    worksheet.oddHeader.right.text = worksheet.oddFooter.left.text = _literal(summit.marking, _MARKING)
    worksheet.oddFooter.center.text = "&A"
    worksheet.oddFooter.right.text = "Page &P of &N"


def _literal(text: str, limit: int) -> str:
    # An ampersand begins a code such as &F, the file's name; two of them are one in print.
    return encoded(shortened(text, limit)).replace("&", "&&")
