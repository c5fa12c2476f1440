"""One sheet as worksheets: a real table from cell A1, its rows streamed, gone on where Excel's limits end one."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest

from attrs import evolve, field, frozen
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.cells import Cells
from summitkit.exporters.excel.losses import Losses
from summitkit.exporters.excel.page import height, set_page
from summitkit.exporters.excel.styles import Styles
from summitkit.exporters.excel.text import CELL_LIMIT, PROPERTY_LIMIT, encoded, pieces, shortened, unique
from summitkit.model import Summit
from summitkit.sheets import Column, Row, Sheet

# Specifications and limits of Excel: rows and columns of a worksheet, and characters in its name and in a prompt.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_NAME, _PROMPT_TITLE, _PROMPT = 31, 32, 255


@frozen(kw_only=True)
class Worksheets:
    """The worksheets of one workbook."""

    workbook: Workbook
    summit: Summit
    styles: Styles
    losses: Losses
    last_row: int = LAST_ROW
    last_column: int = LAST_COLUMN
    _names: set[str] = field(factory=set)

    def add(self, sheet: Sheet) -> None:
        """Add a sheet: one worksheet, or more where it has more rows than one holds."""
        if len(sheet.columns) > self.last_column:
            self.losses.add("Columns beyond the last one of a worksheet are left out", sheet.name)
        shown = evolve(sheet, columns=sheet.columns[: self.last_column])
        lines = chain.from_iterable(_lines(row, shown.columns) for row in shown.rows)
        number, first = 1, next(lines, None)
        self._fill(shown, number, chain(filter(None, (first,)), islice(lines, self.last_row - 2)))
        while (first := next(lines, None)) is not None:
            number += 1
            name = self._fill(shown, number, chain((first,), islice(lines, self.last_row - 2)))
            self.losses.add("Rows beyond the last one of a worksheet go on in a further one", name)

    def _fill(self, sheet: Sheet, number: int, lines: Iterable["_Line"]) -> str:
        worksheet = self.workbook.create_sheet(unique(sheet.name, self._names, _NAME))
        headings = tuple(_headings(sheet.columns))
        _set_columns(worksheet, sheet, headings)
        set_page(worksheet, self.summit, sheet)
        cells = Cells(worksheet=worksheet, styles=self.styles, losses=self.losses)
        _append(worksheet, 1, [cells.heading(heading) for heading in headings], height(headings, sheet.columns))
        last = 1
        for last, line in enumerate(lines, 2):
            made = _row(line, sheet.columns, cells, last)
            _append(worksheet, last, made, height(line.row.cells, sheet.columns))
        # `add_table` warns of every table in a streamed worksheet, whether or not it names its columns, as these do.
        worksheet.tables.add(_table(sheet, number, headings, max(last, 2)))
        return str(worksheet.title)


@frozen
class _Line:
    """A row as it stands in a worksheet: a row of the sheet, or the rest of one whose text is too long for a cell."""

    row: Row
    is_rest: bool = False


def _lines(row: Row, columns: tuple[Column, ...]) -> Iterator[_Line]:
    if not any(isinstance(value, str) and len(value) * 2 > CELL_LIMIT for value in row.cells):
        yield _Line(row)
        return
    split = [tuple(pieces(value)) if isinstance(value, str) else (value,) for value in row.cells]
    whose = [values[0] if column.identifies else None for column, values in zip(columns, split, strict=False)]
    first, *rest = zip_longest(*split)
    yield _Line(evolve(row, cells=first))
    for values in rest:
        named = (value if own is None else own for value, own in zip(values, whose, strict=False))
        yield _Line(evolve(row, cells=tuple(named)), is_rest=True)


def _row(line: _Line, columns: tuple[Column, ...], cells: Cells, number: int) -> list[object]:
    tones = line.row.tones
    made: list[object] = []
    for index, (column, value) in enumerate(zip(columns, line.row.cells, strict=False), 1):
        place = f"{cells.worksheet.title}!{get_column_letter(index)}{number}"
        if line.is_rest and value is not None and not column.identifies:
            cells.losses.add("Texts longer than a cell holds go on in the next row", place)
        made.append(cells.cell(value, column, tones.get(column.key), place))
    return made


def _append(worksheet: Worksheet, number: int, cells: list[object], points: float) -> None:
    # Attributes of the row element as they stand; openpyxl's own row would forbid Excel to fit the height again.
    worksheet.row_dimensions[number] = {"ht": f"{points:g}"}
    worksheet.append(cells)
    del worksheet.row_dimensions[number]


def _headings(columns: tuple[Column, ...]) -> Iterator[str]:
    taken: set[str] = set()
    return (unique(column.heading, taken, PROPERTY_LIMIT) for column in columns)


def _set_columns(worksheet: Worksheet, sheet: Sheet, headings: tuple[str, ...]) -> None:
    worksheet.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    for index, (column, heading) in enumerate(zip(sheet.columns, headings, strict=True), 1):
        letter = get_column_letter(index)
        worksheet.column_dimensions[letter].width = column.width
        if column.note:
            worksheet.data_validations.append(_prompt(f"{letter}1", heading, column.note))


def _prompt(cell: str, heading: str, note: str) -> DataValidation:
    title, text = encoded(shortened(heading, _PROMPT_TITLE)), encoded(shortened(note, _PROMPT))
    return DataValidation(sqref=cell, promptTitle=title, prompt=text, showInputMessage=True)


def _table(sheet: Sheet, number: int, headings: tuple[str, ...], last_row: int) -> Table:
    ref = f"A1:{get_column_letter(len(headings))}{last_row}"
    return Table(
        displayName=sheet.key if number == 1 else f"{sheet.key}_{number}",
        ref=ref,
        autoFilter=AutoFilter(ref=ref),
        tableColumns=[TableColumn(id=index, name=encoded(text)) for index, text in enumerate(headings, 1)],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
    )
