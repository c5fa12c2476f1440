"""How long a workbook of positions takes, against openpyxl writing the same cells as plain values.

Run with the Python that summitkit is installed for: `python benchmarks/excel.py [POSITIONS ...]`. The plain workbook
has no table, style, width, link or escape: it is what the least code makes.
"""

import io
import sys
import time
from collections.abc import Callable

from openpyxl.workbook import Workbook

from summitkit.exporters.excel import ExcelExporter
from summitkit.model import Evidence, Issue, Locator, Party, Position, Source, Summit
from summitkit.sheets import sheets_of
from summitkit.specs import ExportContext

PARTIES, ISSUES = 100, 200
SIZES = (1_000, 5_000, 20_000)


def summit_of(positions: int) -> Summit:
    """Return a summit with this many positions, each with one piece of evidence."""
    return Summit(
        id="large",
        title="A large summit",
        parties=tuple(Party(id=f"party-{n}", name=f"Party {n}", role="principal") for n in range(PARTIES)),
        issues=tuple(Issue(id=f"issue-{n}", title=f"Issue {n}") for n in range(ISSUES)),
        positions=tuple(map(_position, range(positions))),
        sources=(Source(id="readout", title="Readout", url="https://example.org/readout"),),
    )


def _position(number: int) -> Position:
    text = f"Position {number} in a sentence of some length."
    return Position(
        issue=f"issue-{number % ISSUES}",
        party=f"party-{number // ISSUES % PARTIES}",
        text=text,
        stance="supports" if number % 2 else "opposes",
        as_of="2025-08-15",
        evidence=(Evidence(source="readout", quote=text, locator=Locator(unit="line", start=number + 1)),),
    )


def export(summit: Summit) -> None:
    """Write the workbook as summitkit does."""
    ExcelExporter().export(summit, io.BytesIO(), context=ExportContext())


def export_plainly(summit: Summit) -> None:
    """Write the same cells with openpyxl and nothing else."""
    workbook = Workbook(write_only=True)
    for sheet in sheets_of(summit):
        worksheet = workbook.create_sheet(sheet.name)
        worksheet.append([column.heading for column in sheet.columns])
        for row in sheet.rows:
            worksheet.append(row.cells)
    workbook.save(io.BytesIO())


def seconds(write: Callable[[Summit], None], summit: Summit) -> float:
    """Return how long it takes to write a summit."""
    start = time.perf_counter()
    write(summit)
    return time.perf_counter() - start


def main() -> None:
    """Print a line for each size."""
    print("positions  summitkit  openpyxl  ratio  ms a position")
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        summit = summit_of(size)
        own, plain = seconds(export, summit), seconds(export_plainly, summit)
        print(f"{size:9,}  {own:7.2f} s  {plain:6.2f} s  {own / plain:5.2f}  {own / size * 1000:13.2f}")


if __name__ == "__main__":
    main()
