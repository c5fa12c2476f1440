"""Writes an Excel workbook of the curated record and reads it again: make_workbook.py [POSITIONS.xlsx]."""

import sys
from pathlib import Path

import openpyxl

import summitkit as sk

RECORD = Path(__file__).parent / "alaska-2025.yaml"


def main(target: str = "positions.xlsx") -> None:
    """Write the workbook and print the name and the size of each sheet."""
    report = sk.export(sk.load(RECORD), target)
    print(f"{report.target}: {report.size} bytes")
    workbook = openpyxl.load_workbook(target, read_only=True)
    for sheet in workbook.worksheets:
        print(f"{sheet.title}: {sheet.max_row} rows, {sheet.max_column} columns")
    workbook.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
