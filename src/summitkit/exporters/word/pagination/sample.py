"""A sample of the rows of large tables: how many pages 10,000 rows take can be reckoned from some dozens of them."""

import re
from collections.abc import Iterable, Iterator, Sequence

# How many rows the row stands for: an attribute of our own, in markup that nobody else reads.
REPEATS = "repeats"
_ROW, _CELL = "<w:tr>", b"</w:tc>"
_NOTE = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')
# Rows of a table that are measured, besides the first and the last; and how many of them are looked at to choose those.
_SOME, _MANY = 20, 600
# Spreads a choice evenly, whatever repeats itself from row to row.
_GOLDEN_RATIO = 0.618034


def sampled(rows: Sequence[str]) -> str:
    """Return the markup of some of more than `_SOME` rows of a table, each of which stands for others like it."""
    chosen = ((rows[index].removeprefix(_ROW), times) for index, times in sorted(_chosen(rows)))
    return "".join(f'<w:tr {REPEATS}="{times}">{row}' for row, times in chosen)


def notes_in(texts: Iterable[str]) -> set[int]:
    """Return the numbers of the footnotes whose marks stand in some markup."""
    return {int(number) for text in texts for number in _NOTE.findall(text)}


def _chosen(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of rows that stand for all, and for how many: rows are as high that have as full a cell."""
    inner = len(rows) - 2
    yield from ((0, 1), (inner + 1, 1))
    looked_at = (index for index in range(1, inner + 1) if index * _GOLDEN_RATIO % 1 < _MANY / inner)
    fullness = {index: _fullness(rows[index]) for index in looked_at}
    order = sorted(fullness, key=fullness.__getitem__)
    for part in range(_SOME):
        alike = order[part * len(order) // _SOME : (part + 1) * len(order) // _SOME]
        usual = sum(fullness[index] for index in alike) / len(alike)
        nearest = min(abs(fullness[index] - usual) for index in alike)
        near = [index for index in alike if abs(fullness[index] - usual) == nearest]
        yield near[int(part * _GOLDEN_RATIO % 1 * len(near))], (part + 1) * inner // _SOME - part * inner // _SOME


def _fullness(row: str) -> int:
    """Return how much the fullest cell of a row holds; in bytes, since a Chinese letter is as wide as two or three."""
    return max(map(len, row.encode().split(_CELL)))
