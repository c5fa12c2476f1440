"""A sample of the rows of large tables: how many pages 10,000 rows take can be reckoned from some dozens of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

# How many rows the row stands for: an attribute of our own, in markup that nobody else reads.
REPEATS = "repeats"
_ROW, _END = "<w:tr>", "</w:tr>"
# What a row that is left out may not hold: something that a reference leads to, or the end of a table within it.
_NAME, _TABLE = "<w:bookmarkStart", "</w:tbl>"
_NOTE = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')
# Rows of a table that are all measured; how many of a larger one are, besides the first and the last.
_ALL, _SOME = 200, 30


def sampled(markup: str) -> str:
    """Return markup in which each large table has only some of its rows, each of which stands for others like it."""
    before, *rows = markup.split(_ROW)
    runs = groupby(rows, key=lambda row: row.endswith(_END) and _NAME not in row and _TABLE not in row)
    return before + "".join(piece for is_plain, run in runs for piece in _thinned(list(run), is_plain=is_plain))


def notes_in(texts: Iterable[str]) -> set[int]:
    """Return the numbers of the footnotes whose marks stand in some markup."""
    return {int(number) for text in texts for number in _NOTE.findall(text)}


def _thinned(rows: Sequence[str], *, is_plain: bool) -> Iterator[str]:
    if not is_plain or len(rows) <= _ALL:
        yield from (f"{_ROW}{row}" for row in rows)
        return
    for index, times in sorted(_chosen(rows)):
        yield f'<w:tr {REPEATS}="{times}">{rows[index]}'


def _chosen(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the rows that stand for all, and for how many: rows with as much in them are as high."""
    last = len(rows) - 1
    yield from ((0, 1), (last, 1))
    inner = sorted(range(1, last), key=lambda index: len(rows[index]))
    for part in range(_SOME):
        alike = inner[part * len(inner) // _SOME : (part + 1) * len(inner) // _SOME]
        yield alike[len(alike) // 2], len(alike)
