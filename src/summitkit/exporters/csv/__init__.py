"""CSV: one file a table and a Data Package that describes them, or one table alone."""

import tempfile
from contextlib import ExitStack
from typing import IO, cast

from attrs import frozen

from summitkit.errors import OptionError, closest
from summitkit.exporters.csv.package import described, write_package
from summitkit.exporters.csv.tables import Table, write_table
from summitkit.model import Summit
from summitkit.sheets import Sheet, sheets_of
from summitkit.specs import ExportContext

# What these say of the sheets, the fields of the descriptor say.
_ABOUT_SHEETS = ("guide", "columns")
_FIRST = "positions"
# A table up to this many bytes is kept in memory until it is packed, a larger one on the disk.
_IN_MEMORY = 1024 * 1024


@frozen(kw_only=True)
class CsvOptions:
    """How much is written, and for whom."""

    table: str = ""
    """Key of the one table to write, such as `outcomes`: all where none is named, `positions` to a `.csv` file."""
    bom: bool = False
    """Whether files begin with a byte order mark, by which Excel tells UTF-8 when it opens one."""


class CsvExporter:
    """Writes a summit as tables."""

    def export(self, summit: Summit, out: IO[bytes], *, options: CsvOptions, context: ExportContext) -> None:
        """Write a table to `out` if the target is a `.csv` file or a stream and one is named, else a ZIP package.

        Raises:
            OptionError: There is no table of the name.
        """
        sheets = _tables(sheets_of(summit, context.findings()))
        name = options.table or (_FIRST if context.suffix == ".csv" else "")
        chosen = (_chosen(name, sheets, summit, context),) if name else sheets
        if name and context.suffix not in (".zip", "/"):
            write_table(chosen[0], out, bom=options.bom)
            context.report(f"This is one table of {len(sheets)}, {name}; write to a .zip file or a folder for all.")
            return
        if name:
            context.report(f"This is one table of {len(sheets)}, {name}; leave out the option table for all.")
        with ExitStack() as stack:
            tables = [_kept(sheet, stack, bom=options.bom) for sheet in chosen]
            write_package(described(summit, tables, context.report), tables, out)


def _tables(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in sheets if sheet.key not in _ABOUT_SHEETS)


def _chosen(name: str, sheets: tuple[Sheet, ...], summit: Summit, context: ExportContext) -> Sheet:
    known = {sheet.key: sheet for sheet in sheets}
    if name in known:
        return known[name]
    empty = {sheet.key: sheet for sheet in _tables(sheets_of(summit, complete=True))}
    if name not in empty:
        hint = closest(name, {**known, **empty}) or f"there are {', '.join(known)}"
        raise OptionError(f"option 'table': there is no table {name!r}", hint=hint)
    context.report(f"The summit has no {name.replace('_', ' ')}: the table has headings alone.")
    return empty[name]


def _kept(sheet: Sheet, stack: ExitStack, *, bom: bool) -> Table:
    content = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - `stack` closes it
    return write_table(sheet, cast("IO[bytes]", content), bom=bom)
