"""Excel: every sheet of a summit as a real table, in a workbook that is the same bytes every time."""

from collections.abc import Iterable
from typing import IO

from attrs import frozen
from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from summitkit.exporters.excel.charts import DescribedDrawing
from summitkit.exporters.excel.styles import add_styles
from summitkit.exporters.excel.text import PROPERTY_LIMIT, shortened
from summitkit.exporters.excel.worksheets import Worksheets, Written
from summitkit.exporters.opc import Package, made_on
from summitkit.model import Brief, Summit
from summitkit.sheets import Sheet, form_sheets, sheets_of
from summitkit.specs import ExportContext
from summitkit.tally import Tally


@frozen(kw_only=True)
class ExcelOptions:
    """What a workbook holds."""

    complete: bool = False
    """Whether empty sheets and columns stand too, as in a form that is to be filled in."""


class ExcelExporter:
    """Writes a summit as an Excel workbook."""

    def export(self, summit: Summit, out: IO[bytes], *, options: ExcelOptions, context: ExportContext) -> None:
        """Write the workbook to `out`.

        What Excel cannot hold as it stands is written in another way and told to the context, cell by cell.

        Raises:
            ExportError: `SOURCE_DATE_EPOCH` is set and is no number of seconds.
        """
        losses = Tally()
        write(summit, sheets_of(summit, context.findings(), complete=options.complete), out, losses)
        for loss in losses.sentences():
            context.report(loss)

    def form(self, out: IO[bytes]) -> None:
        """Write a blank workbook to fill in.

        Raises:
            ExportError: `SOURCE_DATE_EPOCH` is set and is no number of seconds.
        """
        write(*form_sheets(), out, Tally())


def write(summit: Summit, sheets: Iterable[Sheet], out: IO[bytes], losses: Tally, **limits: int) -> None:
    """Write sheets of a summit as a workbook; what it cannot hold goes to `losses`.

    Args:
        summit: Whose sheets they are: its title, marking and dates stand around them.
        sheets: What to write.
        out: Where to write it.
        losses: What could not be written as it is.
        **limits: The `last_row` and `last_column` of a worksheet, where they are not those of Excel.

    Raises:
        ExportError: `SOURCE_DATE_EPOCH` is set and is no number of seconds.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties = _properties(summit)
    with Package(out) as package:
        worksheets = Worksheets(
            workbook=workbook, package=package, summit=summit, styles=add_styles(workbook), losses=losses, **limits
        )
        worksheets.add(sheets)
        # `Workbook.save` would put the time of the clock into the file; its writer does not.
        PartWriter(workbook, package, worksheets.written).write_data()


class PartWriter(ExcelWriter):  # type: ignore[misc]  # openpyxl has no type information
    """Writes the parts of a workbook that are no worksheets: these stand in the package already."""

    def __init__(self, workbook: Workbook, package: Package, written: dict[str, Written]) -> None:
        """Prepare to write to `package`, in which the worksheets are `written`."""
        super().__init__(workbook, package)
        self._written = written

    def write_worksheet(self, worksheet: Worksheet) -> None:
        """Tell openpyxl, which calls this, what it wants to know of a worksheet after writing it."""
        written = self._written[worksheet.title]
        worksheet._id, worksheet._rels = written.id, written.relationships  # noqa: SLF001 - as the method that this one overrides
        worksheet._drawing = DescribedDrawing()  # noqa: SLF001
        worksheet._drawing.charts = worksheet._charts  # noqa: SLF001
        self.manifest.append(worksheet)


def _properties(summit: Summit) -> DocumentProperties:
    brief = summit.brief or Brief()
    made = made_on(brief.date, summit.end, summit.start)
    author = shortened(brief.sender, PROPERTY_LIMIT) or "summitkit"
    return DocumentProperties(
        title=shortened(summit.title, PROPERTY_LIMIT),
        creator=author,
        lastModifiedBy=author,
        version=shortened(brief.version, PROPERTY_LIMIT) or None,
        language=summit.language or None,
        created=made,
        modified=made,
    )
