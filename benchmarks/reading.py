"""How long a workbook takes to be read, against openpyxl going through the rows of the same file read-only.

Run with the Python that summitkit and XlsxWriter are installed for: `python benchmarks/reading.py [ROWS]`. Both read a
workbook of twenty columns (texts, numbers, words that come again and again, dates) that XlsxWriter made, once with its
texts in a table and once in the cells. The two are timed in turn, and the best of each counts.
"""

import io
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import openpyxl
from xlsxwriter import Workbook

from summitkit.loaders.excel.workbook import read_workbook
from summitkit.raw import Input

ROWS, COLUMNS, ROUNDS = 100_000, 20, 3
STANCES = ("supports", "opposes", "conditional")
FIRST = date(2000, 1, 1)


def made(rows: int, *, shared: bool) -> bytes:
    """Return a workbook of as many rows, its texts in a table of their own or in the cells."""
    out = io.BytesIO()
    with Workbook(out, {"constant_memory": not shared, "default_date_format": "yyyy-mm-dd"}) as book:
        worksheet = book.add_worksheet("Positions")
        for row in range(rows):
            day = FIRST + timedelta(days=row % 5_000)
            values = [f"Position {row} in a sentence of some length.", row * 1.5, STANCES[row % 3], day]
            worksheet.write_row(row, 0, [values[column % 4] for column in range(COLUMNS)])
    return out.getvalue()


def read(data: bytes) -> None:
    """Read as summitkit does: guard, cells, grids."""
    read_workbook(Input("a.xlsx", data))


def read_plainly(data: bytes) -> None:
    """Go through the rows with openpyxl and keep none."""
    for worksheet in openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets:
        for _ in worksheet.iter_rows(values_only=True):
            pass


def seconds(work: Callable[[bytes], None], data: bytes) -> float:
    """Return how long something takes once."""
    start = time.perf_counter()
    work(data)
    return time.perf_counter() - start


def main() -> None:
    """Print a line for each way of writing."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    print(f"{rows:,} rows, {COLUMNS} columns   summitkit  openpyxl  ratio")
    for shared in (True, False):
        data = made(rows, shared=shared)
        times = [(seconds(read, data), seconds(read_plainly, data)) for _ in range(ROUNDS)]
        own, plain = (min(column) for column in zip(*times, strict=True))
        where = "in a table" if shared else "in the cells"
        print(f"texts {where:21}  {own:7.2f} s {plain:7.2f} s  {plain / own:5.2f}")


if __name__ == "__main__":
    main()
