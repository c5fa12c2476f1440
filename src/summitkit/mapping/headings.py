"""The headings of a table's columns, from one or several rows, and what a column is called without one."""

from collections.abc import Iterator, Sequence

from summitkit.grids import Cell, Fault, Grid
from summitkit.mapping.names import one_line

_JOINT = " / "
_SHOWN = 40


def labels_of(grid: Grid, rows: Sequence[int], width: int) -> tuple[str, ...]:
    """Return the heading of each column, empty where it has none.

    Headings of several rows are joined from top to bottom. One that has another below it, as a merged cell over several
    columns has, reaches right to the next one in its row, as far as there are headings below.

    Args:
        grid: The table.
        rows: Rows that hold the headings, counted from 1.
        width: Number of columns.
    """
    lines = [_texts(grid.rows[row - 1], width) if row <= len(grid.rows) else ("",) * width for row in rows]
    spread = [tuple(_reaching(line, lines[number + 1 :])) for number, line in enumerate(lines)]
    return tuple(_JOINT.join(dict.fromkeys(filter(None, column))) for column in zip(*spread, strict=True))


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, B, …, Z, AA.

    >>> letters(27)
    'AB'
    """
    above, rest = divmod(column, 26)
    return (letters(above - 1) if above else "") + chr(ord("A") + rest)


def cell_text(cell: Cell) -> str:
    """Return a cell as people see it; empty for one that has no value.

    >>> cell_text(12.0)
    '12'
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return "" if cell is None or isinstance(cell, Fault) else str(cell)


def shortened(text: str, most: int = _SHOWN) -> str:
    """Return a text on one line, cut where it is longer than `most` characters."""
    line = one_line(text[: 4 * most])
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _texts(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    texts = tuple(one_line(cell_text(cell)) for cell in row[:width])
    return texts + ("",) * (width - len(texts))


def _reaching(line: Sequence[str], below: Sequence[Sequence[str]]) -> Iterator[str]:
    reach = ""
    for column, own in enumerate(line):
        has_more = any(lower[column] for lower in below)
        if own:
            reach = own if has_more else ""
        yield own or (reach if has_more else "")
