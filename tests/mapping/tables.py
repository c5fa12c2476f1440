"""Tables made by hand, as the readers of workbooks and of CSV files would hand them over."""

from collections.abc import Sequence

from attrs import frozen

from summitkit.errors import Location
from summitkit.grids import Cell, Grid
from summitkit.mapping import TableMapping, read_mapping, record_of
from summitkit.mapping.headings import letters
from summitkit.model import Summit
from summitkit.raw import Input, RawRecord
from summitkit.structure import structure

FILE = Input("tables/positions.xlsx", b"what a test reads")
HEADINGS = ("Country", "Topic", "Position")
PLAIN = '[columns]\nparty = "Country"\nissue = "Topic"\ntext = "Position"\n'


def sheet(*rows: Sequence[Cell], name: str = "Positions") -> Grid:
    """Return a worksheet."""
    return Grid(
        name=name, rows=rows, at=lambda row, column: Location(unit="cell", start=f"{name}!{letters(column)}{row + 1}")
    )


def lines(*rows: Sequence[Cell]) -> Grid:
    """Return a CSV file with a line for each row."""
    return Grid(name="positions.csv", rows=rows, at=lambda row, _: Location(start=row + 1))


def mapping(text: str) -> TableMapping:
    """Return the mapping in a TOML text."""
    return read_mapping(Input("map.toml", text.encode()))


@frozen
class Table:
    """A table that was read, as plain data and as a summit."""

    raw: RawRecord
    summit: Summit


def read(text: str, *grids: Grid, source: Input = FILE) -> Table:
    """Return what a mapping makes of tables."""
    raw = record_of(mapping(text), grids, source)
    return Table(raw, structure(raw))
