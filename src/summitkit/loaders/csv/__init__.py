"""Tables as comma-separated values: one file, or a Data Package of several, read strictly into grids."""

from collections.abc import Sequence
from pathlib import Path

import attrs
from attrs import frozen

from summitkit.grids import Cell, Grid
from summitkit.loaders.csv.grid import CsvTable, read_csv
from summitkit.loaders.csv.package import CsvPackage, is_ours, read_package
from summitkit.loaders.tables import record_from
from summitkit.raw import Input, RawRecord
from summitkit.sheets.guard import unguarded

_ZIP = b"PK"


@frozen(kw_only=True)
class CsvOptions:
    """How to read comma-separated values."""

    mapping: Path | None = None
    """A mapping (TOML) that says which column of somebody else's table is what; `summitkit map` proposes one."""
    encoding: str = ""
    """Encoding of files that are not UTF-8, such as `cp1252`."""
    delimiter: str = ""
    """Character between cells, or `tab`; found by itself, if not given."""


class CsvLoader:
    """Reads a record from CSV: a Data Package that summitkit wrote, or a table of somebody else's."""

    def load(self, source: Input, *, options: CsvOptions) -> RawRecord:
        """Return the record as plain data.

        Raises:
            InputError: The file is damaged or no table, or nothing says what its columns are.
            OptionError: The delimiter cannot be one.
        """
        tables, notes = _read(source, options)
        return record_from(tables, source, mapping=options.mapping, notes=notes)

    def tables(self, source: Input, *, options: CsvOptions) -> tuple[Grid, ...]:
        """Return the tables of the file, for a mapping to be proposed.

        Raises:
            InputError: The file is damaged or no table.
            OptionError: The delimiter cannot be one.
        """
        return _read(source, options)[0]


def _read(source: Input, options: CsvOptions) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    if not source.data.startswith(_ZIP):
        table = read_csv(source, encoding=options.encoding, delimiter=options.delimiter)
        return (table.grid,), (_dialect(table), *table.notes)
    package = read_package(source, encoding=options.encoding, delimiter=options.delimiter)
    return _grids(package), package.notes


def _dialect(table: CsvTable) -> str:
    return f"Read with {table.dialect.between}."


def _grids(package: CsvPackage) -> tuple[Grid, ...]:
    grids = tuple(table.grid for table in package.tables)
    return tuple(map(_unguarded, grids)) if is_ours(package.descriptor) else grids


def _unguarded(grid: Grid) -> Grid:
    return attrs.evolve(grid, rows=[_plain(row) for row in grid.rows])


def _plain(row: Sequence[Cell]) -> list[Cell]:
    return [unguarded(cell) if isinstance(cell, str) else cell for cell in row]
