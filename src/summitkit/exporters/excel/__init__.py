"""Excel: every sheet of a summit as a real table, in a workbook that is the same bytes every time."""

import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO

from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from summitkit.exporters.excel.losses import Losses
from summitkit.exporters.excel.streams import streamed_workbook
from summitkit.exporters.excel.styles import add_styles
from summitkit.exporters.excel.text import PROPERTY_LIMIT, shortened
from summitkit.exporters.excel.worksheets import Worksheets
from summitkit.exporters.opc import canonicalise, made_on
from summitkit.model import Brief, Summit
from summitkit.sheets import Sheet, sheets_of
from summitkit.specs import ExportContext

# A workbook up to this many bytes is put together in memory, a larger one on the disk.
_IN_MEMORY = 16 * 1024 * 1024


class ExcelExporter:
    """Writes a summit as an Excel workbook."""

    def export(self, summit: Summit, out: IO[bytes], *, context: ExportContext) -> None:
        """Write the workbook to `out`.

        What Excel cannot hold as it stands is written in another way and told to the context, cell by cell.

        Raises:
            ExportError: `SOURCE_DATE_EPOCH` is set and is no number of seconds.
        """
        losses = Losses()
        sheets = sheets_of(summit, context.findings())
        with streamed_workbook() as workbook:
            fill(workbook, summit, sheets, losses)
            write(workbook, out)
        losses.report(context.report)


def fill(workbook: Workbook, summit: Summit, sheets: Iterable[Sheet], losses: Losses) -> None:
    """Put sheets into a streamed workbook that has none yet; what it cannot hold goes to `losses`."""
    workbook.properties = _properties(summit)
    worksheets = Worksheets(workbook=workbook, summit=summit, styles=add_styles(workbook), losses=losses)
    for sheet in sheets:
        worksheets.add(sheet)


def write(workbook: Workbook, out: IO[bytes]) -> None:
    """Write a streamed workbook, which can be done once.

    Raises:
        ExportError: Two parts of it have one name.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as package:
        with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
            # `Workbook.save` would put the time of the clock into the file; its writer does not.
            ExcelWriter(workbook, archive).write_data()
        canonicalise(package, out)


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
