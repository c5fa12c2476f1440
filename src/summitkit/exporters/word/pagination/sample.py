"""A sample of the rows of large tables: how many pages 10,000 rows take can be reckoned from some hundred of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

# How many rows the row stands for: an attribute of our own, in markup that nobody else reads.
REPEATS = "repeats"
_ROW, _END = "<w:tr>", "</w:tr>"
# What a row that is left out may not hold: a table of its own, or something that a reference leads to.
_KEPT = ("<w:tbl>", "<w:bookmarkStart")
_NOTE = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')
# Rows of a table that are all measured; how many of a larger one are; and the first ones, which are in any case, as is
# the last.
_ALL, _SOME, _FIRST = 200, 60, 5
# Spreads a sample evenly, whatever repeats itself from row to row.
_GOLDEN_RATIO = 0.618034


def sampled(markup: str) -> str:
    """Return markup in which each large table has only some of its rows, each of which stands for those after it."""
    before, *rows = markup.split(_ROW)
    runs = groupby(rows, key=lambda row: row.endswith(_END) and not any(each in row for each in _KEPT))
    return before + "".join(piece for is_plain, run in runs for piece in _thinned(list(run), is_plain=is_plain))


def notes_in(texts: Iterable[str]) -> set[int]:
    """Return the numbers of the footnotes whose marks stand in some markup."""
    return {int(number) for text in texts for number in _NOTE.findall(text)}


def _thinned(rows: Sequence[str], *, is_plain: bool) -> Iterator[str]:
    if not is_plain or len(rows) <= _ALL:
        yield from (f"{_ROW}{row}" for row in rows)
        return
    share, last = _SOME / len(rows), len(rows) - 1
    kept = [index for index in range(last) if index < _FIRST or index * _GOLDEN_RATIO % 1 < share]
    for index, following in pairwise((*kept, last, len(rows))):
        yield f'<w:tr {REPEATS}="{following - index}">{rows[index]}'
