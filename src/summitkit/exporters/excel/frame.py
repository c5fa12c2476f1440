"""What openpyxl makes around the rows of a worksheet: views, widths, rules, validations, page, chart and table."""

from io import BytesIO
from typing import NamedTuple

from openpyxl.packaging.relationship import RelationshipList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import Element

_ROWS, _LINKS = b"<sheetData/>", b"<hyperlinks/>"


class Frame(NamedTuple):
    """The XML of a worksheet without its rows and its links."""

    before: bytes
    """What stands before the rows."""
    between: bytes
    """What stands between rows and links."""
    after: bytes
    """What stands after the links."""
    relationships: RelationshipList
    """What the worksheet is related to."""


def frame_of(worksheet: Worksheet) -> Frame:
    """Return what stands around the rows of a worksheet, in the order of ECMA-376 part 1, section 18.3.1.99."""
    writer = WorksheetWriter(worksheet, BytesIO())
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
    writer.write_breaks()
    writer.write_drawings()
    writer.write_tables()
    before, rest = writer.read().split(_ROWS)
    between, after = rest.split(_LINKS)
    return Frame(before, between, after, writer._rels)  # noqa: SLF001 - the writer of the workbook takes it from there, too
