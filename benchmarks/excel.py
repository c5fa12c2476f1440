"""How fast, how small and how linear a workbook of positions is, against XlsxWriter writing as many cells.

Run with the Python that summitkit and XlsxWriter are installed for: `python benchmarks/excel.py [POSITIONS]`.
XlsxWriter, in its mode for large files, is given the values of the same sheets, already worked out, and no table, style
or link; summitkit makes the whole workbook from the record, checks included.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import summitkit as sk
from summitkit.model import Evidence, Issue, Locator, Party, Position, Source, Summit
from summitkit.sheets import sheets_of

PARTIES, ISSUES = 100, 200
POSITIONS = 100_000
# What must hold: times as fast as XlsxWriter, megabytes beyond the loaded record, and how much longer a position may
# take where there are five times as many.
FASTER, MEGABYTES, SLOWER, MORE = 2.5, 150, 1.25, 5


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


def load(positions: int, _: Path) -> Callable[[], object]:
    """Return what does nothing with a loaded record."""
    summit = summit_of(positions)
    return lambda: summit


def export(positions: int, path: Path) -> Callable[[], object]:
    """Return what writes the workbook as summitkit does."""
    summit = summit_of(positions)
    return lambda: sk.export(summit, path)


def xlsxwriter(positions: int, path: Path) -> Callable[[], object]:
    """Return what writes the same values with XlsxWriter and nothing else."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - its memory is no part of the other measurements

    summit = summit_of(positions)
    sheets = sheets_of(summit, sk.check(summit))
    tables = [(sheet.name, [[column.heading for column in sheet.columns]]) for sheet in sheets]
    for (_, rows), sheet in zip(tables, sheets, strict=True):
        rows += [list(row.cells) for row in sheet.rows]

    def write() -> None:
        with Workbook(path, {"constant_memory": True}) as workbook:
            for name, rows in tables:
                worksheet = workbook.add_worksheet(name)
                for number, cells in enumerate(rows):
                    for column, value in enumerate(cells):
                        if isinstance(value, str):
                            worksheet.write_string(number, column, value)
                        elif value is not None:
                            worksheet.write_number(number, column, value)

    return write


TASKS = {task.__name__: task for task in (load, export, xlsxwriter)}


def measured(task: str, positions: int) -> tuple[float, float]:
    """Return the seconds of the processor and the most megabytes that a task took, in a process of its own."""
    command = [sys.executable, __file__, task, str(positions)]
    seconds, kilobytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(kilobytes) / 1024


def run(task: str, positions: int) -> None:
    """Carry a task out in this process and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        work = TASKS[task](positions, Path(folder, "positions.xlsx"))
        start = time.process_time()
        work()
        print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main(positions: int) -> int:
    """Print the three figures; return 1 where one of them is missed."""
    # The best of several, since other programs only ever make it slower.
    own, other = (min(measured(task, positions)[0] for _ in range(3)) for task in ("export", "xlsxwriter"))
    print(f"{positions:9,} positions: summitkit {own:.2f} s, XlsxWriter {other:.2f} s, {other / own:.2f} times as fast")
    more = measured("export", positions)[1] - measured("load", positions)[1]
    print(f"{positions:9,} positions: {more:.0f} MB beyond the loaded record")
    many = positions * MORE
    slower = measured("export", many)[0] / MORE / own
    print(f"{many:9,} positions: a position takes {slower:.2f} times as long")
    return int(other / own < FASTER or more > MEGABYTES or slower > SLOWER)


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - a task and a number
        run(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else POSITIONS))
