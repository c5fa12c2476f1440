"""What a set of tables says of itself, for the loader alone: its format, and what else it held when it was made."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version

from attrs import field, frozen

from summitkit.grids import Cell, Grid
from summitkit.model import Brief, Summit, Venue
from summitkit.sheets.record import POSITIONS, TABLES
from summitkit.sheets.sheet import Column, Row, Rows, Sheet
from summitkit.structure import FORMAT

KEY, NAME = "meta", "_meta"
# Sheets that are made from others and are not read back; a digest tells whether somebody has edited them.
VIEWS = ("matrix", "alignment", "alignment_pairs")
# Cells of a view that are summed up at most: a larger one is of no use to a person who edits.
_LARGEST = 50_000


@frozen(kw_only=True)
class Meta:
    """What a set of tables says of itself."""

    format: str = FORMAT
    """Record format of the tables."""
    empty: tuple[str, ...] = ()
    """JSON pointers to objects that the record has without a single value in them."""
    rows: Mapping[str, int] = field(factory=dict)
    """Rows of each table, by its key."""
    digests: Mapping[str, str] = field(factory=dict)
    """Digest of each view, by its key."""


def meta_sheet(summit: Summit, sheets: Iterable[Sheet]) -> Sheet:
    """Return the sheet that says of others what only a loader needs."""
    return Sheet(
        key=KEY,
        name=NAME,
        note="For summitkit, which reads this file again.",
        columns=(
            Column(key="key", heading="Key", note="What is said.", derived=True),
            Column(key="value", heading="Value", width=80, note="It.", derived=True),
        ),
        rows=Rows(partial(_rows, summit, tuple(sheets))),
        visibility="very_hidden",
    )


def meta_in(grid: Grid) -> Meta:
    """Return what a set of tables says of itself; what is not understood is left out."""
    said = {str(row[0]): str(row[1]) for row in grid.rows if len(row) > 1 and row[0] is not None}
    return Meta(
        format=said.get("format", FORMAT),
        empty=tuple(said.get("empty", "").split()),
        rows={key.partition(":")[2]: int(value) for key, value in said.items() if _counts(key, value)},
        digests={key.partition(":")[2]: value for key, value in said.items() if key.startswith("digest:")},
    )


def digest(rows: Iterable[Sequence[Cell]]) -> str:
    """Return the SHA-256 digest of rows, in whatever order they stand."""
    lines = sorted(json.dumps([cell for cell in row if cell is not None], default=str) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _counts(key: str, value: str) -> bool:
    return key.startswith("rows:") and value.isascii() and value.isdecimal()


def _rows(summit: Summit, sheets: tuple[Sheet, ...]) -> Iterator[Row]:
    yield _row("format", FORMAT)
    yield _row("version", version("summitkit"))
    empty = [pointer for pointer, value, none in _objects(summit) if value == none]
    if empty:
        yield _row("empty", " ".join(empty))
    for table in (POSITIONS, *TABLES):
        yield _row(f"rows:{table.key}", str(sum(1 for _ in table.items(summit))))
    for sheet in sheets:
        if sheet.key in VIEWS and (summed := _digest(sheet)):
            yield _row(f"digest:{sheet.key}", summed)


def _digest(sheet: Sheet) -> str:
    rows = [row.cells for row in sheet.rows]
    return digest(rows) if len(rows) * len(sheet.columns) <= _LARGEST else ""


def _objects(summit: Summit) -> Iterator[tuple[str, object, object]]:
    yield "/venue", summit.venue, Venue()
    yield "/brief", summit.brief, Brief()


def _row(key: str, value: str) -> Row:
    return Row(pointer="", cells=(key, value))
