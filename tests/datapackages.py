"""Data Packages for tests: exported, taken apart, and validated by the `frictionless` package."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

import summitkit as sk
from summitkit.exporters.csv import CsvExporter, CsvOptions
from summitkit.sheets import Sheet, sheets_of
from summitkit.sheets.guard import unguarded

# In a process of its own: importing frictionless lifts the limit of the csv module for whoever imports it.
_SERVER = """
import sys, warnings
warnings.simplefilter("error")
from frictionless import validate
for path in sys.stdin:
    report = validate(path.rstrip("\\n"))
    print(report.flatten(["type", "note"]), flush=True)
"""
Validate = Callable[[Path], str]


@frozen
class Package:
    """What an export wrote."""

    data: bytes
    """The bytes as they were written."""
    notes: tuple[str, ...]
    """The report."""

    @property
    def files(self) -> dict[str, bytes]:
        """Return the files of the ZIP, in their order."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @property
    def descriptor(self) -> dict[str, Any]:
        """Return the descriptor."""
        found: dict[str, Any] = json.loads(self.files["datapackage.json"])
        return found

    def schema(self, table: str) -> dict[str, Any]:
        """Return the schema of a table."""
        (found,) = (each["schema"] for each in self.descriptor["resources"] if each["name"] == table)
        return dict(found)

    def field(self, table: str, name: str) -> dict[str, Any]:
        """Return a field of a table."""
        (found,) = (each for each in self.schema(table)["fields"] if each["name"] == name)
        return dict(found)

    def rows(self, table: str) -> list[dict[str, str]]:
        """Return the rows of a table."""
        head, *rows = lines(self.files[f"{table}.csv"])
        return [dict(zip(head, row, strict=True)) for row in rows]


def exported(
    summit: sk.Summit,
    suffix: str = ".zip",
    findings: tuple[sk.Finding, ...] = (),
    **options: Any,  # noqa: ANN401
) -> Package:
    """Return what the exporter writes for a target of a suffix."""
    out = io.BytesIO()
    context = sk.ExportContext(suffix=suffix, findings=lambda: findings)
    CsvExporter().export(summit, out, options=CsvOptions(**options), context=context)
    return Package(out.getvalue(), tuple(context.notes))


def lines(data: bytes) -> list[list[str]]:
    """Return the lines of a CSV file as Python reads them."""
    before = csv.field_size_limit(2**30)
    try:
        return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    finally:
        csv.field_size_limit(before)


def tables(summit: sk.Summit, findings: tuple[sk.Finding, ...] = ()) -> Mapping[str, Sheet]:
    """Return the sheets that are tables, by key."""
    return {sheet.key: sheet for sheet in sheets_of(summit, findings) if sheet.key not in ("guide", "columns")}


def taken_back(cell: str, value: object) -> object:
    """Return what a cell holds, as the type of the value that it should be."""
    if cell == "" or value is None:
        return cell or None
    return unguarded(cell) if isinstance(value, str) else type(value)(cell)


@contextmanager
def frictionless() -> Iterator[Validate]:
    """Return a function that returns what frictionless finds wrong with a package, as text: `[]` is nothing."""
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        question, answer = process.stdin, process.stdout

        def validate(path: Path) -> str:
            question.write(f"{path}\n")
            question.flush()
            return answer.readline().strip()

        yield validate
        question.close()
