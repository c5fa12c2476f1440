"""A sample of the rows of large tables: how many pages 10,000 rows take can be reckoned from some dozens of them."""

import re
from collections.abc import Iterable, Iterator, Sequence

# How many rows the row stands for: an attribute of our own, in markup that nobody else reads.
REPEATS = "repeats"
_ROW = "<w:tr>"
_NOTE = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')
# Rows that are measured of a table, besides the first and the last.
_SOME = 20


def sampled(rows: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Return the markup of some rows of a table that has more of them, each of which stands for others like it."""
    sizes = [max(map(len, row)) for row in cells]
    chosen = ((rows[index].removeprefix(_ROW), times) for index, times in sorted(_chosen(sizes)))
    return "".join(f'<w:tr {REPEATS}="{times}">{row}' for row, times in chosen)


def notes_in(texts: Iterable[str]) -> set[int]:
    """Return the numbers of the footnotes whose marks stand in some markup."""
    return {int(number) for text in texts for number in _NOTE.findall(text)}


def _chosen(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of rows that stand for all, and for how many: rows are as high that have as full a cell."""
    last = len(sizes) - 1
    yield from ((0, 1), (last, 1))
    inner = sorted(range(1, last), key=sizes.__getitem__)
    for part in range(_SOME):
        alike = inner[part * len(inner) // _SOME : (part + 1) * len(inner) // _SOME]
        yield alike[len(alike) // 2], len(alike)
