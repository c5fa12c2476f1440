"""Workbooks whose rows are streamed through files: whatever happens, none of these stays open or on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from lxml.etree import LxmlError
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


@contextmanager
def streamed_workbook() -> Iterator[Workbook]:
    """Make a workbook whose rows go to the disk as they are appended; at the end, what was not written is given up."""
    workbook = Workbook(write_only=True)
    try:
        yield workbook
    finally:
        for worksheet in workbook.worksheets:
            _release(worksheet)


def _release(worksheet: Worksheet) -> None:
    """End the generators of a worksheet from within outwards, as Python would not, and remove its file."""
    rows, writer = worksheet._rows, worksheet._writer  # noqa: SLF001 - openpyxl has no way to give up a worksheet
    if rows is None:
        return
    # Ending them writes closing tags, which fails again where the disk did; the first failure is on its way already.
    for generator in (rows, writer.xf):
        with suppress(LxmlError, OSError):
            generator.close()
    # A worksheet that was written has no file any more.
    with suppress(FileNotFoundError):
        writer.cleanup()
