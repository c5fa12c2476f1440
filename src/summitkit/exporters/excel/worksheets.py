"""Sheets as worksheets: openpyxl makes all that stands around the rows, and the rows are written as they come."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import define, evolve, field
from openpyxl.packaging.relationship import RelationshipList
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.charts import add_chart
from summitkit.exporters.excel.division import Pending
from summitkit.exporters.excel.dropdowns import Lists, add_validations
from summitkit.exporters.excel.frame import Frame, frame_of
from summitkit.exporters.excel.links import Links
from summitkit.exporters.excel.page import set_page
from summitkit.exporters.excel.places import Places, has_pointers, places_of
from summitkit.exporters.excel.rows import RowWriter
from summitkit.exporters.excel.rules import add_rules
from summitkit.exporters.excel.styles import Styles
from summitkit.exporters.excel.text import PROPERTY_LIMIT, encoded, unique
from summitkit.exporters.opc import Package
from summitkit.model import Summit
from summitkit.sheets import Column, Sheet
from summitkit.tally import Tally

# Specifications and limits of Excel: rows and columns of a worksheet, and characters in its name.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_NAME = 31
_STATES = {"visible": "visible", "hidden": "hidden", "very_hidden": "veryHidden"}


class Written(NamedTuple):
    """A worksheet whose part stands in the package."""

    id: int
    """Number in the name of the part."""
    relationships: RelationshipList
    """What it is related to: its table, its links, its chart."""


@define(kw_only=True)
class Worksheets:
    """The worksheets of one workbook."""

    workbook: Workbook
    package: Package
    summit: Summit
    styles: Styles
    losses: Tally
    last_row: int = LAST_ROW
    last_column: int = LAST_COLUMN
    written: dict[str, Written] = field(factory=dict, init=False)
    """What was written, by the name of the worksheet."""
    _lists: Lists = field(factory=Lists, init=False)
    _places: Places = field(init=False)
    _names: set[str] = field(factory=set, init=False)

    def add(self, sheets: Iterable[Sheet]) -> None:
        """Add all sheets of the workbook, each as one worksheet, or more where it has more rows than one holds."""
        shown = [self._within_limits(sheet) for sheet in sheets]
        self._lists = Lists(tuple(shown))
        shown += self._lists.sheets()
        made = [self._create(sheet) for sheet in shown]
        titles = {sheet.key: worksheet.title for sheet, worksheet in zip(shown, made, strict=True)}
        self._lists.define(self.workbook, titles)
        self._places = places_of(shown, titles, self.last_row)
        # What refers to rows by their pointers is written once the rows are counted, wherever it stands.
        for sheet, worksheet in sorted(zip(shown, made, strict=True), key=lambda pair: has_pointers(pair[0], shown)):
            self._fill(sheet, worksheet)
        states = [worksheet.sheet_state for worksheet in self.workbook.worksheets]
        self.workbook.active = states.index("visible")

    def _within_limits(self, sheet: Sheet) -> Sheet:
        if len(sheet.columns) <= self.last_column:
            return sheet
        self.losses.add("Columns beyond the last one of a worksheet are left out", sheet.name)
        return evolve(sheet, columns=sheet.columns[: self.last_column])

    def _create(self, sheet: Sheet, index: int | None = None) -> Worksheet:
        worksheet = self.workbook.create_sheet(unique(sheet.name, self._names, _NAME), index)
        worksheet.sheet_state = _STATES[sheet.visibility]
        worksheet.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
        set_page(worksheet, self.summit, sheet)
        for number, column in enumerate(sheet.columns, 1):
            dimension = worksheet.column_dimensions[get_column_letter(number)]
            dimension.width, dimension.hidden = column.width, column.hidden
        return worksheet

    def _fill(self, sheet: Sheet, worksheet: Worksheet) -> None:
        pending, number = Pending(sheet), 1
        self._write(worksheet, pending, number)
        while not pending.is_empty():
            number += 1
            worksheet = self._create(sheet, self.workbook.index(worksheet) + 1)
            self._write(worksheet, pending, number)
            self.losses.add("Rows beyond the last one of a worksheet go on in a further one", worksheet.title)

    def _write(self, worksheet: Worksheet, pending: Pending, number: int) -> None:
        sheet = pending.sheet
        headings = tuple(_headings(sheet.columns))
        table = _table(sheet, number, headings)
        worksheet.tables.add(table)
        add_validations(worksheet, sheet, headings, self._lists)
        add_rules(worksheet, sheet)
        if number == 1:
            add_chart(worksheet, sheet)
        frame = frame_of(worksheet)
        written = Written(len(self.written) + 1, frame.relationships)
        writer = self._writer(worksheet, pending, frame)
        with self.package.open(f"xl/worksheets/sheet{written.id}.xml") as part:
            part.write(frame.before)
            last = writer.write(headings, self.last_row, part)
            part.write(frame.between)
            part.writelines(writer.links.xml())
            part.write(frame.after)
        table.ref = table.autoFilter.ref = f"A1:{get_column_letter(len(headings))}{last}"
        self.written[worksheet.title] = written

    def _writer(self, worksheet: Worksheet, pending: Pending, frame: Frame) -> RowWriter:
        return RowWriter(
            title=worksheet.title,
            pending=pending,
            styles=self.styles,
            places=self._places,
            links=Links(frame.relationships),
            losses=self.losses,
            numbers=self._places.numbers(pending.sheet, worksheet.title),
        )


def _headings(columns: tuple[Column, ...]) -> Iterator[str]:
    taken: set[str] = set()
    return (unique(column.heading, taken, PROPERTY_LIMIT) for column in columns)


def _table(sheet: Sheet, number: int, headings: tuple[str, ...]) -> Table:
    ref = f"A1:{get_column_letter(len(headings))}2"
    return Table(
        displayName=sheet.key if number == 1 else f"{sheet.key}_{number}",
        ref=ref,
        autoFilter=AutoFilter(ref=ref),
        tableColumns=[TableColumn(id=index, name=encoded(text)) for index, text in enumerate(headings, 1)],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
    )
