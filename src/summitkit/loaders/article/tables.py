"""Pipe tables: rows and cells, whatever the writer left out."""

import re
from itertools import pairwise

from attrs import field, frozen

from summitkit.loaders.article.passage import Account, Passage, passage

_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_TABS = re.compile(r"\S *\t+ *\S")
_DELIMITER = re.compile(r"[ \t|:+-]*-[ \t|:+-]*", re.ASCII)


@frozen(eq=False)
class Table:
    """A table: a header and rows of cells; rows may be shorter or longer than the header."""

    header: tuple[Passage, ...] = field(repr=False)
    """Cells of the first row."""
    rows: tuple[tuple[Passage, ...], ...] = field(repr=False)
    """Cells of the other rows."""

    def column(self, index: int) -> tuple[Passage, ...]:
        """Return the cells of a column, for the rows that have one."""
        return tuple(row[index] for row in self.rows if index < len(row))


def whole(row: tuple[Passage, ...]) -> Passage:
    """Return a row as one passage, what stands between its cells included."""
    filled = [cell for cell in row if cell.text]
    return passage(filled[0].account, filled[0].offsets[0], filled[-1].offsets[-1] + 1)


def has_pipe(line: str) -> bool:
    """Tell whether a line could be the row of a table: of cells between bars, or apart by tabs."""
    return _PIPE.search(line) is not None or _TABS.search(line) is not None


def is_delimiter(line: str) -> bool:
    """Tell whether a line is the rule below a table's header."""
    return "-" in line and _DELIMITER.fullmatch(line) is not None


def read_table(account: Account, first: int, last: int) -> Table:
    """Return the table that stands on lines `first` to `last`, counted from 1."""
    rows: list[tuple[Passage, ...]] = []
    for number in range(first, last + 1):
        start, end = account.span(number, number)
        if not is_delimiter(account.text[start:end]):
            rows.append(_cells(account, start, end))
    return Table(rows[0] if rows else (), tuple(rows[1:]))


def _cells(account: Account, start: int, end: int) -> tuple[Passage, ...]:
    line = account.text[start:end]
    cuts = [match.end() - 1 for match in _PIPE.finditer(line)] or [at for at, mark in enumerate(line) if mark == "\t"]
    edges = [-1, *cuts, len(line)]
    spans = [(left + 1, right) for left, right in pairwise(edges)]
    if cuts and not line[: cuts[0]].strip():
        spans = spans[1:]
    if cuts and not line[cuts[-1] + 1 :].strip():
        spans = spans[:-1]
    return tuple(passage(account, start + left, start + right) for left, right in spans)
