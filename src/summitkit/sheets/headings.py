"""Which table a grid holds, and in which of its columns each field stands, wherever people have moved them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from summitkit.grids import Cell, Grid
from summitkit.sheets.remarks import Remarks
from summitkit.sheets.words import in_words

# Rows that are searched for headings: people put a title or a remark above a table.
_SEARCHED = 10
_SUFFIX = re.compile(r"( \(\d+\)|\.csv)+$", re.IGNORECASE)


@frozen(kw_only=True)
class Headed:
    """A grid whose columns are known."""

    grid: Grid
    """The table as the file holds it."""
    columns: Mapping[str, int]
    """Column (from 0) of each field, under the field's key."""
    first: int
    """Row (from 0) below the headings."""


def plain(words: Cell) -> str:
    """Return words without what people change by accident: capitals, and white space around and between."""
    return " ".join(str(words).split()).casefold() if isinstance(words, str) else ""


def sheet_key(name: str, keys: Iterable[str]) -> str | None:
    """Return the key of the table that a sheet or a file is named after, or None."""
    known = {plain(spelling): key for key in keys for spelling in (key, in_words(key))}
    return known.get(plain(_SUFFIX.sub("", name.strip())))


def headed(grid: Grid, headings: Mapping[str, str], remarks: Remarks) -> Headed:
    """Return a grid with its columns found by their headings or keys; what is no part of the table is remarked on.

    Args:
        grid: The table as the file holds it.
        headings: Heading of each key.
        remarks: Where columns go that are doubled or unknown.
    """
    by_heading = {plain(heading): key for key, heading in headings.items()}
    by_key = {plain(key): key for key in headings}
    # A heading for people may be spelled like another column's key: a table has either headings or keys.
    ways = ({**by_key, **by_heading}, {**by_heading, **by_key})
    tops = range(min(_SEARCHED, len(grid.rows)))
    hits = [(-_known(grid.rows[top], way), top, number) for top in tops for number, way in enumerate(ways)]
    _, top, number = min(hits, default=(0, 0, 0))
    columns: dict[str, int] = {}
    for index, name in enumerate(grid.rows[top] if grid.rows else ()):
        key = ways[number].get(plain(name))
        if key in columns:
            remarks.problem(f"expected each column once, found {name!r} again", grid.at(top, index))
        elif key:
            columns[key] = index
    _remark_on_others(grid, top, set(columns.values()), remarks)
    return Headed(grid=grid, columns=columns, first=top + 1)


def _known(row: Sequence[Cell], names: Mapping[str, str]) -> int:
    return len({names[words] for cell in row if (words := plain(cell)) in names})


def _remark_on_others(grid: Grid, top: int, known: set[int], remarks: Remarks) -> None:
    width = max(map(len, grid.rows), default=0)
    for index in _filled(grid, top, [index for index in range(width) if index not in known]):
        name = next(iter(grid.rows[top][index : index + 1]), None)
        what = f"The column {name!r} is" if name is not None else "A column without a heading is"
        remarks.add(f"{what} no part of the record and was not read", grid.at(top, index))


def _filled(grid: Grid, top: int, columns: list[int]) -> Iterator[int]:
    for index in columns:
        if any(index < len(row) and row[index] is not None for row in grid.rows[top:]):
            yield index
