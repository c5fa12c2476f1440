"""What Excel offers in a cell: the words a column takes, the ids it may refer to, and what its heading means."""

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from attrs import frozen
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.text import encoded, shortened
from summitkit.sheets import Column, Row, Rows, Sheet

# Specifications and limits of Excel: the last row, and characters in the title and the text of a message.
_LAST_ROW = 1_048_576
_TITLE, _TEXT = 32, 255
_KEY = "lists"
# A list grows with the rows that people add below a table; an empty one has one empty entry.
_IDS = "{0}$2:INDEX({0}$2:{0}${1},MAX(1,COUNTA({0}$2:{0}${1})))"


@frozen
class Lists:
    """The lists that columns of these sheets offer."""

    _sheets: tuple[Sheet, ...] = ()

    def sheets(self) -> Iterator[Sheet]:
        """Yield the hidden sheet of words, one list a column, if any column takes words of a list."""
        lists = self._words()
        if lists:
            yield Sheet(
                key=_KEY,
                name="Lists",
                note="The words that columns offer.",
                columns=tuple(Column(key=name, heading=name) for name in lists.values()),
                rows=Rows(partial(_across, tuple(lists))),
                visibility="hidden",
            )

    def define(self, workbook: Workbook, titles: dict[str, str]) -> None:
        """Name the lists in a workbook; `titles` are those of the worksheets by the key of the sheet."""
        for number, (choices, name) in enumerate(self._words().items(), 1):
            letter = get_column_letter(number)
            cells = f"{quote_sheetname(titles[_KEY])}!${letter}$2:${letter}${len(choices) + 1}"
            workbook.defined_names[name] = DefinedName(name, attr_text=cells)
        for sheet in self._sheets:
            if (index := _id_column(sheet)) is not None:
                name, column = (
                    f"ids_{sheet.key}",
                    f"{quote_sheetname(titles[sheet.key])}!${get_column_letter(index + 1)}",
                )
                workbook.defined_names[name] = DefinedName(name, attr_text=_IDS.format(column, _LAST_ROW))

    def name_for(self, column: Column) -> str:
        """Return the name of the list that a column offers, or an empty text."""
        if column.derived or column.many:
            return ""
        if column.kind == "enum":
            return self._words().get(column.choices, "")
        known = {sheet.key for sheet in self._sheets if _id_column(sheet) is not None}
        return f"ids_{column.target}" if column.kind == "reference" and column.target in known else ""

    def _words(self) -> dict[tuple[str, ...], str]:
        """Return the name of each list of words, after the column that it is first wanted in."""
        found: dict[tuple[str, ...], str] = {}
        for sheet in self._sheets:
            for column in sheet.columns:
                if column.choices and not column.derived:
                    found.setdefault(column.choices, f"list_{sheet.key}_{column.key}")
        return found


def add_validations(worksheet: Worksheet, sheet: Sheet, headings: tuple[str, ...], lists: Lists) -> None:
    """Let the headings of a worksheet say what their columns hold, and the cells offer what there is to choose from."""
    for index, (column, heading) in enumerate(zip(sheet.columns, headings, strict=True), 1):
        letter = get_column_letter(index)
        if column.note:
            worksheet.data_validations.append(_prompt(f"{letter}1", heading, column.note))
        if name := lists.name_for(column):
            worksheet.data_validations.append(_choice(f"{letter}2:{letter}{_LAST_ROW}", column, name))


def _prompt(cell: str, heading: str, note: str) -> DataValidation:
    title, text = encoded(shortened(heading, _TITLE)), encoded(shortened(note, _TEXT))
    return DataValidation(sqref=cell, promptTitle=title, prompt=text, showInputMessage=True)


def _choice(cells: str, column: Column, name: str) -> DataValidation:
    is_closed = column.kind == "enum"
    message = "Choose a word of the list." if is_closed else "No row has this id yet. Keep it, and add the row?"
    return DataValidation(
        sqref=cells,
        type="list",
        formula1=name,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if is_closed else "warning",
        errorTitle=encoded(shortened(column.heading, _TITLE)),
        error=message,
    )


def _id_column(sheet: Sheet) -> int | None:
    return next((index for index, column in enumerate(sheet.columns) if column.key == "id"), None)


def _across(lists: tuple[tuple[str, ...], ...]) -> Iterator[Row]:
    return (Row(pointer="", cells=cells) for cells in zip_longest(*lists))
