"""Writes an Excel workbook of the curated record and reads it again: make_workbook.py [POSITIONS.xlsx]."""

import sys
from pathlib import Path

import openpyxl

import summitkit as sk

RECORD = Path(__file__).parent / "alaska-2025.yaml"


def main(target: str = "positions.xlsx") -> None:
    """Write the workbook, and print what stands in its matrix of issues by parties."""
    report = sk.export(sk.load(RECORD), target)
    print(f"{report.target}: {report.size} bytes")
    for row in openpyxl.load_workbook(target)["Matrix"].iter_rows(values_only=True):
        print(" | ".join(str(value) for value in row))


if __name__ == "__main__":
    main(*sys.argv[1:])
