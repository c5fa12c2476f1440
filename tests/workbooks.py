"""Excel workbooks for tests: made from a summit or from hand-made sheets, and read again."""

import io
import re
import zipfile

import attrs
import openpyxl
from openpyxl.workbook import Workbook

from summitkit.exporters.excel import ExcelExporter, ExcelOptions, write
from summitkit.findings import Finding
from summitkit.model import Evidence, Issue, Locator, Narrative, Party, Position, Source, Summit
from summitkit.sheets import Column, Row, Rows, Sheet
from summitkit.specs import ExportContext
from summitkit.tally import Tally

SUMMIT = Summit(
    id="alaska-2025",
    title="Alaska & after",
    marking="OFFICIAL",
    language="en",
    parties=(Party(id="usa", name="United States"), Party(id="rus", name="Russia")),
    issues=(Issue(id="arms", title="Arms control"), Issue(id="trade", title="Trade")),
    positions=(
        Position(
            issue="arms",
            party="usa",
            text="Limits for all",
            stance="conditional",
            value=40,
            as_of="2025-08-15",
            evidence=(Evidence(source="article", quote="limits", locator=Locator(unit="line", start=3)),),
        ),
        Position(issue="trade", party="rus", text="No sanctions", stance="opposes", as_of="2025-08"),
    ),
    sources=(Source(id="article", title="An article", url="https://example.org/a?b=1&c=2#part"),),
)
FINDINGS = (Finding(code="SK301", message="Two presidents are named", severity="error"),)


def exported(summit: Summit, findings: tuple[Finding, ...] = (), *, complete: bool = False) -> tuple[bytes, list[str]]:
    """Return the workbook's bytes and what the exporter reported."""
    out, context = io.BytesIO(), ExportContext(findings=lambda: findings)
    ExcelExporter().export(summit, out, options=ExcelOptions(complete=complete), context=context)
    return out.getvalue(), context.notes


def reopened(summit: Summit, findings: tuple[Finding, ...] = (), *, complete: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(exported(summit, findings, complete=complete)[0]))


def with_texts(*texts: str) -> Summit:
    return attrs.evolve(SUMMIT, narrative=tuple(Narrative(text=text) for text in texts))


def decoded(value: object) -> object:
    """Return a cell's value as Excel reads it: openpyxl leaves the codes of characters as they are in the file."""
    return re.sub("_x([0-9A-F]{4})_", _character, value) if isinstance(value, str) else value


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def column_of(workbook: Workbook, sheet: str, heading: str) -> list[object]:
    """Return the values under a heading."""
    (found,) = [cells for cells in workbook[sheet].iter_cols(values_only=True) if cells[0] == heading]
    return [decoded(value) for value in found[1:]]


def part(data: bytes, name: str) -> str:
    """Return a part of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def books(sheets: list[Sheet], losses: Tally | None = None, **limits: int) -> Workbook:
    """Return the reopened workbook of hand-made sheets, under other limits than Excel's."""
    out = io.BytesIO()
    write(SUMMIT, sheets, out, losses or Tally(), **limits)
    return openpyxl.load_workbook(out)


def numbered(count: int, key: str = "things", name: str = "Things", columns: int = 1) -> Sheet:
    """Return a sheet of `count` rows of numbers."""
    rows = [Row(pointer="", cells=tuple(range(number, number + columns))) for number in range(count)]
    return Sheet(
        key=key,
        name=name,
        note="Numbers.",
        columns=tuple(Column(key=f"c{number}", heading="Number", kind="number") for number in range(columns)),
        rows=Rows(lambda: iter(rows)),
    )
