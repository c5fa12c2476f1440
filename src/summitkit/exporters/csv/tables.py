"""One table as CSV (RFC 4180): commas, CRLF, quotes where they are needed, keys of the columns in the first line."""

import codecs
import csv
import hashlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import IO, Any

from attrs import define, field, frozen

from summitkit.sheets import Column, Sheet, Value
from summitkit.sheets.guard import guarded


@frozen(kw_only=True)
class Table:
    """A sheet that was written, and what was learnt on the way."""

    sheet: Sheet
    """Sheet."""
    content: IO[bytes] = field(repr=False)
    """Its bytes."""
    size: int
    """How many bytes there are."""
    sha256: str
    """Their SHA-256 digest."""
    rows: int
    """How many rows there are."""
    held: Mapping[str, AbstractSet[Value]] = field(repr=False)
    """Values of those columns that a constraint may stand on, by key."""

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return f"{self.sheet.key}.csv"


@define
class _Lines:
    """A text file for the `csv` module that encodes, counts and digests each line as it goes."""

    _out: IO[bytes]
    size: int = 0
    digest: Any = field(factory=hashlib.sha256)

    def write(self, line: str) -> None:
        """Write a line."""
        # The model has no lone surrogates, but a plugin's finding may.
        self.write_bytes(line.encode(errors="backslashreplace"))

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are."""
        self._out.write(data)
        self.size += len(data)
        self.digest.update(data)


def write_table(sheet: Sheet, out: IO[bytes], *, bom: bool = False) -> Table:
    """Write a sheet to `out`, row by row."""
    lines = _Lines(out)
    if bom:
        lines.write_bytes(codecs.BOM_UTF8)
    held: dict[int, set[Value]] = {index: set() for index, each in enumerate(sheet.columns) if is_constrained(each)}
    writer = csv.writer(lines)
    writer.writerow([column.key for column in sheet.columns])
    count = 0
    for row in sheet.rows:
        count += 1
        writer.writerow(map(_form, row.cells))
        for index, values in held.items():
            values.add(row.cells[index])
    return Table(
        sheet=sheet,
        content=out,
        size=lines.size,
        sha256=lines.digest.hexdigest(),
        rows=count,
        held={sheet.columns[index].key: values for index, values in held.items()},
    )


def is_constrained(column: Column) -> bool:
    """Tell whether a column could have a constraint: an id, one of several words, or a single reference."""
    may_refer = column.kind == "reference" and column.target
    return column.key == "id" or (not column.many and bool(column.choices or may_refer))


def _form(value: Value) -> str:
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    # Subclasses, such as the numbers of numpy, have a `repr` of their own.
    return int.__repr__(value) if isinstance(value, int) else float.__repr__(value)
