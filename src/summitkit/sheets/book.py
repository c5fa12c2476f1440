"""The sheets of a summit, together and in order."""

from collections.abc import Iterator

import attrs

from summitkit.findings import Finding
from summitkit.model import Brief, Summit
from summitkit.sheets.alignment import alignment_sheets
from summitkit.sheets.cover import brief_sheet, findings_sheet, summit_sheet
from summitkit.sheets.fields import names_in
from summitkit.sheets.guide import columns_sheet, guide_sheet
from summitkit.sheets.matrix import matrix_sheet
from summitkit.sheets.meta import meta_sheet
from summitkit.sheets.record import POSITIONS, TABLES
from summitkit.sheets.sheet import Rows, Sheet
from summitkit.sheets.tables import sheet_of

# Rows for each list of the brief that a form has: briefings name three to five of each.
_BLANKS = 5
_TO_FILL_IN = (
    "A form to fill in: first the sheet Summit, then Parties, Issues and Sources, then Positions and the others. "
    "Leave the columns ID and Record empty; who and what a row is about can be given by name."
)


def sheets_of(summit: Summit, findings: tuple[Finding, ...] = (), *, complete: bool = False) -> tuple[Sheet, ...]:
    """Return the sheets that show a summit whole, and the findings of its checks.

    Args:
        summit: What to show.
        findings: What the checks found.
        complete: Whether empty sheets and columns stand too, as in a form that is to be filled in.
    """
    covers = tuple(_cover_sheets(summit, findings, complete=complete))
    record = tuple(_record_sheets(summit, matrix_sheet(summit), complete=complete))
    sheets = (*covers, *record)
    columns = columns_sheet(sheets)
    guide = guide_sheet(summit, (*sheets, columns))
    return guide, *sheets, columns, meta_sheet(summit, sheets)


def form_sheets() -> tuple[Summit, tuple[Sheet, ...]]:
    """Return every sheet with every column and nothing filled in, and the summit whose title stands around them."""
    form = Summit(id="new-summit", title="New summit", summary=_TO_FILL_IN)
    sheets = sheets_of(form, complete=True)
    return form, tuple(attrs.evolve(each, rows=_blank(each.rows)) if each.key == "summit" else each for each in sheets)


def _blank(rows: Rows) -> Rows:
    made = [attrs.evolve(row, cells=(row.cells[0], None, *row.cells[2:])) for row in rows]
    return Rows(lambda: iter(made))


def _cover_sheets(summit: Summit, findings: tuple[Finding, ...], *, complete: bool) -> Iterator[Sheet]:
    yield summit_sheet(summit)
    if summit.brief or complete:
        yield brief_sheet(summit.brief or Brief(), blanks=_BLANKS * complete)
    if findings or complete:
        yield findings_sheet(findings, complete=complete)


def _record_sheets(summit: Summit, matrix: Sheet | None, *, complete: bool) -> Iterator[Sheet]:
    names = names_in(summit)
    for table in (POSITIONS, *TABLES):
        sheet = sheet_of(table, summit, names, complete=complete)
        if complete or sheet.rows:
            yield sheet
        if table is POSITIONS and matrix:
            yield matrix
            yield from alignment_sheets(summit)
