"""One cell: a value of a row as what Excel shows, and what had to be changed so that it can."""

import re
from datetime import date

from attrs import field, frozen
from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.links import PER_SHEET, link_target
from summitkit.exporters.excel.losses import Losses
from summitkit.exporters.excel.styles import Styles
from summitkit.exporters.excel.text import encoded, is_typed, legible
from summitkit.sheets import Column, Value

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Excel counts 29 February 1900, which never was: days before the next one have another number in other programs.
_FIRST_DAY = "1900-03-01"
# Whole numbers that a double holds exactly, and the largest and smallest that Excel takes.
_WHOLE, _LARGEST, _SMALLEST = 2**53, 9.99999999999999e307, 2.2250738585072014e-308


@frozen(kw_only=True)
class Cells:
    """Makes the cells of one worksheet."""

    worksheet: Worksheet
    styles: Styles
    losses: Losses
    _links: list[str] = field(factory=list)

    def heading(self, text: str) -> Cell:
        """Return the cell of a column's heading."""
        return self._text(text, "heading")

    def cell(self, value: Value, column: Column, tone: str | None, place: str) -> Cell:
        """Return the cell of a value; a tone changes its look, and `place` names it in the report."""
        if value is None:
            return Cell(self.worksheet, 1, 1, style_array=self.styles.array("text"))
        if isinstance(value, str):
            return self._from_text(value, column, tone, place)
        if not _is_exact(value):
            self.losses.add("Numbers that Excel would round stand as text", place)
            return self._text(_digits(value), "text")
        # openpyxl would write sixteen digits of a number, of which some have seventeen.
        return self._typed(_digits(value), "n", self.styles.array("number"))

    def _from_text(self, text: str, column: Column, tone: str | None, place: str) -> Cell:
        if column.kind == "date" and _DAY.fullmatch(text) and text >= _FIRST_DAY:
            return Cell(self.worksheet, 1, 1, value=date.fromisoformat(text), style_array=self.styles.array("date"))
        shown = legible(text)
        if shown != text:
            self.losses.add("Characters that a workbook cannot hold are shown as U+FFFD", place)
        if column.kind == "link":
            return self._link(shown, place)
        return self._text(shown, tone or "text")

    def _text(self, text: str, style: str) -> Cell:
        return self._typed(encoded(text), "s", self.styles.array(style, quoted=is_typed(text)))

    def _typed(self, content: str, kind: str, style: StyleArray) -> Cell:
        cell = Cell(self.worksheet, 1, 1, value=content, style_array=style)
        # openpyxl has made a formula of `=1+1` and an error of `#N/A`; a cell is what its value is.
        cell.data_type = kind
        return cell

    def _link(self, text: str, place: str) -> Cell:
        target = link_target(text)
        if target is None or len(self._links) >= PER_SHEET:
            self.losses.add("Links that Excel cannot follow stand as text", place)
            return self._text(text, "text")
        self._links.append(place)
        cell = self._text(text, "link")
        cell.hyperlink = Hyperlink(ref="", target=target[0], location=target[1] or None)
        return cell


def _is_exact(number: float) -> bool:
    if isinstance(number, int):
        return abs(number) <= _WHOLE
    return number == 0 or _SMALLEST <= abs(number) <= _LARGEST


def _digits(number: float) -> str:
    # Subclasses, such as the numbers of numpy, have a `repr` of their own.
    return int.__repr__(number) if isinstance(number, int) else float.__repr__(number)
