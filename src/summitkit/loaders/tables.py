"""The tables of a file, whatever its format: what a mapping is proposed for."""

import csv
from pathlib import PurePath

from attrs import frozen

from summitkit.errors import Location, UnreadableInput
from summitkit.grids import Grid
from summitkit.raw import Input


@frozen(kw_only=True)
class TableOptions:
    """How to read the tables of a file."""

    encoding: str = ""
    """Encoding of a CSV file that is not UTF-8."""
    delimiter: str = ""
    """Sign between the cells of a CSV file."""


def grids_of(source: Input, options: TableOptions | None = None) -> tuple[Grid, ...]:
    """Return the tables of a file.

    Raises:
        UnreadableInput: It is no CSV.
    """
    options = options or TableOptions()
    text = source.text(options.encoding)
    head = text.partition("\n")[0]
    delimiter = options.delimiter or max(",;\t", key=head.count)
    reader = csv.reader(text.split("\n"), delimiter=delimiter, strict=True)
    rows: list[tuple[str | None, ...]] = []
    lines: list[int] = []
    try:
        for row in reader:
            rows.append(tuple(cell or None for cell in row))
            lines.append(reader.line_num)
    except csv.Error as error:
        raise UnreadableInput.because(
            source.name, f"no CSV: {error}", location=Location(start=reader.line_num)
        ) from error
    return (Grid(name=PurePath(source.name).name, rows=rows, at=lambda row, _: Location(start=lines[row])),)
