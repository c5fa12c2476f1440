"""Excel workbooks (.xlsx), read safely: a guard looks at the package first, python-calamine reads the cells."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from summitkit.grids import Grid
from summitkit.loaders.excel.workbook import Workbook, read_workbook
from summitkit.loaders.tables import record_from
from summitkit.raw import Input, RawRecord
from summitkit.sheets import is_record


@frozen(kw_only=True)
class ExcelOptions:
    """How to read a workbook."""

    mapping: Path | None = None
    """A mapping (TOML) that says which column of somebody else's table is what; `summitkit map` proposes one."""


class ExcelLoader:
    """Reads a record from a workbook: one that summitkit wrote, or a table of somebody else's."""

    def load(self, source: Input, *, options: ExcelOptions) -> RawRecord:
        """Return the record as plain data.

        Raises:
            InputError: The file is damaged or no workbook, or nothing says what its columns are.
        """
        workbook = read_workbook(source)
        return record_from(_grids(workbook), source, mapping=options.mapping, notes=_notes(workbook))

    def tables(self, source: Input) -> tuple[Grid, ...]:
        """Return the worksheets, for a mapping to be proposed.

        Raises:
            UnreadableInput: The file is damaged or no workbook.
        """
        return _grids(read_workbook(source))


def _grids(workbook: Workbook) -> tuple[Grid, ...]:
    # What its author has hidden comes last where the sheet is chosen by its headings.
    found = sorted(workbook.worksheets, key=lambda worksheet: worksheet.visibility != "visible")
    return tuple(worksheet.grid for worksheet in found)


def _notes(workbook: Workbook) -> tuple[str, ...]:
    notes = [f"{note[:1].upper()}{note[1:].removesuffix('.')}." for note in workbook.notes]
    return (*notes, *_beside(workbook, is_ours=is_record(workbook.grids)))


def _beside(workbook: Workbook, *, is_ours: bool) -> Iterator[str]:
    for worksheet in workbook.worksheets:
        name = worksheet.grid.name
        if worksheet.hidden_rows:
            yield f"Hidden rows were read like the others: {worksheet.hidden_rows:,} of the sheet {name!r}."
        if said := [each for each in worksheet.unread if "omment" in each]:
            yield f"Comments are no part of the record and were not read: {', '.join(said)} of the sheet {name!r}."
        # A workbook of summitkit's has hidden columns and sheets of its own.
        if worksheet.hidden_columns and not is_ours:
            yield f"Hidden columns were read like the others: those of the sheet {name!r}."
        if worksheet.visibility != "visible" and not is_ours:
            yield f"A hidden sheet was looked at, too: {name!r}."
