"""Sheets as worksheets: openpyxl makes all that stands around the rows, and the rows are written as they come."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import NamedTuple

from attrs import evolve, field, frozen
from openpyxl.packaging.relationship import RelationshipList
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import Element

from summitkit.exporters.excel.charts import add_chart
from summitkit.exporters.excel.division import Pending
from summitkit.exporters.excel.dropdowns import Lists, add_validations
from summitkit.exporters.excel.links import Links
from summitkit.exporters.excel.losses import Losses
from summitkit.exporters.excel.page import set_page
from summitkit.exporters.excel.places import Places, has_pointers
from summitkit.exporters.excel.rows import RowWriter
from summitkit.exporters.excel.rules import add_rules
from summitkit.exporters.excel.styles import Styles
from summitkit.exporters.excel.text import PROPERTY_LIMIT, encoded, unique
from summitkit.exporters.opc import Package
from summitkit.model import Summit
from summitkit.sheets import Column, Row, Sheet

# Specifications and limits of Excel: rows and columns of a worksheet, and characters in its name.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_NAME = 31
_STATES = {"visible": "visible", "hidden": "hidden", "very_hidden": "veryHidden"}
_ROWS, _LINKS = b"<sheetData/>", b"<hyperlinks/>"


class Written(NamedTuple):
    """A worksheet whose part stands in the package."""

    id: int
    """Number in the name of the part."""
    relationships: RelationshipList
    """What it is related to: its table, its links, its chart."""


@frozen(kw_only=True)
class Worksheets:
    """The worksheets of one workbook."""

    workbook: Workbook
    package: Package
    summit: Summit
    styles: Styles
    losses: Losses
    last_row: int = LAST_ROW
    last_column: int = LAST_COLUMN
    written: dict[str, Written] = field(factory=dict, init=False)
    """What was written, by the name of the worksheet."""
    _names: set[str] = field(factory=set, init=False)

    def add(self, sheets: Iterable[Sheet]) -> None:
        """Add sheets, each as one worksheet, or more where it has more rows than one holds."""
        shown = [self._within_limits(sheet) for sheet in sheets]
        lists = Lists(tuple(shown))
        shown += lists.sheets()
        made = [self._create(sheet) for sheet in shown]
        titles = {sheet.key: worksheet.title for sheet, worksheet in zip(shown, made, strict=True)}
        lists.define(self.workbook, titles)
        places = self._places(shown, titles)
        # What refers to rows by their pointers is written once the rows are counted, wherever it stands.
        order = sorted(zip(shown, made, strict=True), key=lambda pair: has_pointers(pair[0], shown))
        for sheet, worksheet in order:
            self._fill(sheet, worksheet, lists, places)
        self.workbook.active = next(
            (index for index, each in enumerate(self.workbook.worksheets) if each.sheet_state == "visible"), 0
        )

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

    def _places(self, sheets: Sequence[Sheet], titles: dict[str, str]) -> Places:
        places = Places(self.last_row)
        targets = {column.target for sheet in sheets for column in sheet.columns if column.kind == "reference"}
        for sheet in sheets:
            if sheet.key in targets and any(column.key == "id" for column in sheet.columns):
                places.add_ids(sheet, titles[sheet.key])
        return places

    def _fill(self, sheet: Sheet, worksheet: Worksheet, lists: Lists, places: Places) -> None:
        pending = Pending(sheet)
        rows, number = iter(pending), 1
        self._write(worksheet, pending, rows, lists, places, number)
        while (first := next(rows, None)) is not None:
            number += 1
            worksheet = self._create(sheet, self.workbook.index(worksheet) + 1)
            self._write(worksheet, pending, chain((first,), rows), lists, places, number)
            self.losses.add("Rows beyond the last one of a worksheet go on in a further one", worksheet.title)

    def _write(  # noqa: PLR0913, PLR0917 - all that makes one worksheet
        self, worksheet: Worksheet, pending: Pending, rows: Iterable[Row], lists: Lists, places: Places, number: int
    ) -> None:
        sheet = pending.sheet
        headings = tuple(_headings(sheet.columns))
        table = _table(sheet, number, headings)
        worksheet.tables.add(table)
        add_validations(worksheet, sheet, headings, lists)
        add_rules(worksheet, sheet)
        if number == 1:
            add_chart(worksheet, sheet)
        around, relationships = _around(worksheet)
        before, between, after = around
        links = Links(relationships)
        writer = RowWriter(
            title=worksheet.title,
            pending=pending,
            styles=self.styles,
            places=places,
            links=links,
            losses=self.losses,
            numbers=places.numbers(sheet, worksheet.title),
        )
        written = Written(len(self.written) + 1, relationships)
        with self.package.open(f"xl/worksheets/sheet{written.id}.xml") as part:
            part.write(before)
            last = writer.write(headings, rows, self.last_row, part)
            part.write(between)
            part.writelines(links.xml())
            part.write(after)
        table.ref = table.autoFilter.ref = f"A1:{get_column_letter(len(headings))}{last}"
        self.written[worksheet.title] = written


def _around(worksheet: Worksheet) -> tuple[tuple[bytes, bytes, bytes], RelationshipList]:
    """Return the XML of a worksheet before its rows, between rows and links, and after these, and what it relates to."""
    out = BytesIO()
    writer = WorksheetWriter(worksheet, out)
    writer.write_properties()
    # No dimension: how many rows there are is known when they are written.
    writer.write_views()
    writer.write_format()
    writer.write_cols()
    writer.xf.send(Element("sheetData"))
    writer.write_formatting()
    writer.write_validations()
    writer.xf.send(Element("hyperlinks"))
    writer.write_print()
    writer.write_margins()
    writer.write_page()
    writer.write_header()
    writer.write_drawings()
    writer.write_tables()
    before, rest = writer.read().split(_ROWS)
    between, after = rest.split(_LINKS)
    return (before, between, after), writer._rels  # noqa: SLF001 - the writer of the workbook takes it from there as well


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
