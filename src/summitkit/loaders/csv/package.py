"""A Data Package in a ZIP file (or a folder, which the reader packs): each CSV file that its descriptor names."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import attrs
from attrs import define, field, frozen

from summitkit.datapackage import DESCRIPTOR, DataPackage, Resource, moved, parse, within
from summitkit.errors import Location, Problem, UnreadableInput
from summitkit.grids import Grid
from summitkit.loaders.csv.archive import Archive
from summitkit.loaders.csv.dialect import Dialect, dialect_of
from summitkit.loaders.csv.grid import MOST_CELLS, CsvTable, table_of
from summitkit.loaders.csv.text import exact_text
from summitkit.raw import Input, codec_of_bom

# What the `format` of a descriptor begins with that summitkit wrote.
_OURS = "summitkit/"
# Names of files that were left out, in a note.
_SHOWN = 5
# What desktops leave in folders and archives without being asked.
_LITTER = ("__MACOSX/", ".", "~$", "Thumbs.db", "desktop.ini")


@frozen(kw_only=True)
class CsvPackage:
    """A Data Package that was read."""

    descriptor: Mapping[str, Any] = field(repr=False)
    """What its `datapackage.json` holds."""
    tables: tuple[CsvTable, ...]
    """Its tables in the order of the descriptor; each grid has the name of its resource."""
    notes: tuple[str, ...] = ()
    """What was left out or is not as the descriptor says, each in a sentence."""


def read_package(source: Input, *, encoding: str = "", delimiter: str = "") -> CsvPackage:
    """Return the tables of a package, each as its descriptor says or, where it was saved in another way, as it is.

    A file is read in the encoding of its byte order mark, else in the declared one; only where it does not fit, in
    the one that is named here. So with the delimiter: that of a line `sep=;`, else the declared one, else the one
    named here, else the one for which the rows vote.

    Args:
        source: The ZIP file.
        encoding: Name of an encoding for the files that are not in the declared one.
        delimiter: Character between cells, or `tab`, for the files that do not have the declared one.

    Raises:
        OptionError: The delimiter cannot be one.
        UnreadableInput: The ZIP file is damaged or hostile, it has no right descriptor, files that this names are
            missing, or a file is no table; places are such as `line positions.csv:14`.
    """
    archive = Archive.opened(source)
    base = _base(archive)
    package = parse(source.name, archive.read(base + DESCRIPTOR))
    ours = is_ours(package.descriptor)
    reading = _Reading(archive=archive, base=base, encoding=encoding, delimiter=delimiter, is_ours=ours)
    tables = [table for resource in package.tables for table in reading.tables_of(resource)]
    if reading.problems:
        raise UnreadableInput(source.name, reading.problems)
    notes = [note for table in tables for note in table.notes]
    left_out = _left_out(_unnamed(archive.files, package, base), source.others)
    return CsvPackage(
        descriptor=package.descriptor, tables=tuple(tables), notes=(*notes, *left_out, *_no_tables(package))
    )


def is_ours(descriptor: Mapping[str, Any]) -> bool:
    """Tell whether summitkit wrote the package of a descriptor, whose texts then have a guard before some signs."""
    return str(descriptor.get("format")).startswith(_OURS)


def _base(archive: Archive) -> str:
    """Return the folder of the archive that holds the descriptor; people also pack the folder around the files."""
    if DESCRIPTOR in archive.files:
        return ""
    inner = [name.removesuffix(DESCRIPTOR) for name in archive.files if name.endswith(f"/{DESCRIPTOR}")]
    folders = [name for name in inner if name.count("/") == 1 and not name.startswith(_LITTER)]
    if len(folders) == 1:
        return folders[0]
    found = "several" if folders else "none"
    raise UnreadableInput.because(archive.name, f"expected a {DESCRIPTOR} in the package, found {found}")


def _unnamed(files: Iterable[str], package: DataPackage, base: str) -> Iterator[str]:
    named = {base + DESCRIPTOR, *(base + resource.path for resource in package.tables)}
    return (name for name in files if name not in named and not name.removeprefix(base).startswith(_LITTER))


def _left_out(unnamed: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    names = [*unnamed, *others]
    if names:
        more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
        yield f"Left out, as {DESCRIPTOR} names no such table: {', '.join(names[:_SHOWN])}{more}."


def _no_tables(package: DataPackage) -> Iterator[str]:
    return (f"Left out, as it is no CSV file: the resource {name!r}." for name in package.others)


@define(kw_only=True)
class _Reading:
    """Reads one file after the other and collects what is wrong with any."""

    archive: Archive
    base: str
    encoding: str
    delimiter: str
    is_ours: bool
    problems: list[Problem] = field(factory=list)
    _cells: int = 0

    def tables_of(self, resource: Resource) -> Iterator[CsvTable]:
        """Yield the table of a resource, or nothing where there is a problem."""
        path = self.base + resource.path
        if path not in self.archive.files:
            message = f"expected the file that {DESCRIPTOR} names, found none"
            self.problems.append(Problem(message=message, location=within(resource.path)))
            return
        file = Input(self.archive.name, self.archive.read(path))
        try:
            table = self._table(file, resource)
        except UnreadableInput as error:
            self.problems += moved(error, resource.path)
            return
        self._count(table.grid)
        yield _placed(table, resource)

    def _count(self, grid: Grid) -> None:
        self._cells += sum(map(len, grid.rows))
        if self._cells > MOST_CELLS:
            raise UnreadableInput.because(self.archive.name, f"is larger than {MOST_CELLS:,} cells")

    def _table(self, file: Input, resource: Resource) -> CsvTable:
        text, notes = self._text(file, resource)
        table = _fitting(file.name, text, resource, self.delimiter)
        return attrs.evolve(table, notes=(*notes, *table.notes))

    def _text(self, file: Input, resource: Resource) -> tuple[str, tuple[str, ...]]:
        declared = codec_of_bom(file.data) or resource.encoding
        try:
            return exact_text(file, declared, zeros=self.is_ours), ()
        except UnreadableInput:
            if not self.encoding:
                raise
        note = f"{resource.path} is not {declared}, as {DESCRIPTOR} says: read as {self.encoding}."
        return exact_text(file, self.encoding, zeros=self.is_ours), (note,)


def _fitting(name: str, text: str, resource: Resource, named: str) -> CsvTable:
    other = dialect_of(text, named)
    if other.delimiter in (resource.delimiter, ""):
        return table_of(name, text, resource.delimiter)
    if other.origin != "first line":
        with suppress(UnreadableInput):
            table = table_of(name, text, resource.delimiter)
            # A file that has none of the declared delimiter is one column to it.
            if len(table.grid.rows[0]) > 1:
                return table
    declared = Dialect(resource.delimiter, "named")
    note = f"{resource.path} has {other.between}, where {DESCRIPTOR} says {declared.between}."
    return attrs.evolve(table_of(name, text, other.delimiter), dialect=other, notes=(note,))


def _placed(table: CsvTable, resource: Resource) -> CsvTable:
    at = table.grid.at

    def inside(row: int, column: int) -> Location:
        return within(resource.path, at(row, column))

    return attrs.evolve(table, grid=Grid(name=resource.name, rows=table.grid.rows, at=inside))
