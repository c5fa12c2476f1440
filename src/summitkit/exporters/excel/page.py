"""How a worksheet fits screen and paper: rows as high as their text, pages landscape, what and which page on each."""

from collections.abc import Collection
from unicodedata import east_asian_width

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.text import encoded, shortened
from summitkit.model import Summit
from summitkit.sheets import Sheet

# ECMA-376 part 1, section 18.3.1.63: numbers of paper sizes.
_A3, _A4 = 8, 9
# Characters across a landscape page at three quarters of the size on the screen: A4, and A3 for wider sheets.
_ACROSS_A4, _ACROSS_A3 = 195, 280
# Wide sheets show more columns at once when they are a little smaller.
_ZOOM_OF_WIDE = 85
# Points that a line of the plain style takes, and the most that Excel gives to a row.
_LINE, _PADDING, _HIGHEST = 13.2, 2.4, 409
_TITLE, _MARKING = 120, 50


def set_page(worksheet: Worksheet, summit: Summit, sheet: Sheet) -> None:
    """Set paper, scale, margins, header and footer of a worksheet."""
    width = sum(column.width for column in sheet.columns if not column.hidden)
    is_wide = width > _ACROSS_A4
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = _A3 if is_wide else _A4
    worksheet.page_setup.fitToWidth = max(1, -(-width // _ACROSS_A3))
    worksheet.sheet_view.zoomScale = _ZOOM_OF_WIDE if is_wide else 100
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6, header=0.3, footer=0.3)
    worksheet.print_title_rows = "1:1"
    if sheet.fixed:
        worksheet.print_title_cols = f"A:{get_column_letter(sheet.fixed)}"
    worksheet.oddHeader.left.text = _literal(summit.title, _TITLE)
    worksheet.oddHeader.right.text = worksheet.oddFooter.left.text = _literal(summit.marking, _MARKING)
    worksheet.oddFooter.center.text = "&A"
    worksheet.oddFooter.right.text = "Page &P of &N"


def height(lines: int) -> float:
    """Return the height in points of a row whose highest text has so many lines."""
    return min(lines * _LINE + _PADDING, _HIGHEST)


def lines_in(text: str, width: int) -> int:
    """Return how many lines a text takes in a column, so that programs that do not measure text show all of it."""
    length, is_one = len(text), "\n" not in text
    # Capitals are wider than the digits that a width counts, and East Asian characters twice as wide.
    if is_one and (length * 2 <= width or (length < width and text.isascii() and not text.isupper())):
        return 1
    # Letters are narrower than the digits that a width counts, but lines break early, the more so in narrow columns.
    across = max(int(width * 1.15) - 4, width - 2)
    if is_one:
        return -(-(length if text.isascii() else _breadth(text)) // across)
    return sum([max(1, -(-_breadth(line) // across)) for line in text.split("\n")])


def fit(lines: Collection[str], width: int) -> bool:
    """Tell whether each of these lines takes one in a column: `lines_in` says the same of one."""
    longest = max(map(len, lines))
    is_ascii = longest < width and all(map(str.isascii, lines))
    return longest * 2 <= width or (is_ascii and not any(map(str.isupper, lines)))


def _breadth(text: str) -> int:
    # East Asian characters are two wide (Unicode Standard Annex 11).
    return len(text) if text.isascii() else sum(1 + (east_asian_width(character) in "WF") for character in text)


def _literal(text: str, limit: int) -> str:
    # An ampersand begins a code such as &F, the file's name; two of them are one in print.
    return encoded(shortened(text, limit)).replace("&", "&&")
