"""Exports that fail midway: one typed or plain error, nothing on standard error, nothing left on the disk."""

from pathlib import Path

import pytest
from tests.processes import output

SCRIPT = """
import gc, io, signal, tempfile
import attrs
import summitkit as sk
from summitkit.exporters.excel import ExcelExporter, ExcelOptions, write
from summitkit.sheets import Row, Rows, sheets_of
from summitkit.specs import ExportContext
from tests.workbooks import SUMMIT, numbered
from summitkit.tally import Tally

tempfile.tempdir = str(path.parent)
CONTEXT = ExportContext(findings=lambda: ())

class Full(io.BytesIO):
    def write(self, content):
        raise OSError("the disk is full")

def broken():
    yield Row(pointer="", cells=("whole",))
    yield Row(pointer="", cells=(object(),))

def gone():
    yield Row(pointer="", cells=(1,))
    raise KeyboardInterrupt

def fill_with(rows, **more):
    sheet = attrs.evolve(numbered(1), rows=Rows(rows), **more)
    write(SUMMIT, (*sheets_of(SUMMIT), sheet), io.BytesIO(), Tally())

def export_without_room(size):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    sk.export(attrs.evolve(SUMMIT, summary="word " * 6000), path)

try:
    {attempt}
except BaseException as error:
    print(type(error).__name__)
gc.collect()
print([found.name for found in path.parent.iterdir()])
"""


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("ExcelExporter().export(SUMMIT, Full(), options=ExcelOptions(), context=CONTEXT)", "OSError"),
        ("fill_with(broken)", "TypeError"),
        ("fill_with(gone)", "KeyboardInterrupt"),
        ("fill_with(gone, fixed=20_000)", "ValueError"),
        ("export_without_room(1)", "ExportError"),
        ("export_without_room(1500)", "ExportError"),
        ("export_without_room(30_000)", "ExportError"),
    ],
)
def test_failed_export_is_quiet(tmp_path: Path, attempt: str, error: str) -> None:
    """An export that fails midway ends in its error; no traceback is printed (rows 104-107), and no file is left."""
    printed = output(SCRIPT.replace("{attempt}", attempt), tmp_path / "positions.xlsx")

    assert printed.splitlines() == [error, "[]"]


def test_quiet_failure_keeps_file(tmp_path: Path) -> None:
    """A workbook that stood at the target is untouched when there is no room for the next one (row 105)."""
    path = tmp_path / "positions.xlsx"
    path.write_bytes(b"what stood before")
    output(SCRIPT.replace("{attempt}", "export_without_room(1500)"), path)

    assert path.read_bytes() == b"what stood before"
