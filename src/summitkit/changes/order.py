"""What stands elsewhere among its like."""

from bisect import bisect_left
from collections.abc import Sequence

Pair = tuple[int, int]


def displaced(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the fewest pairs of (new place, old place), of those sorted by new place, that account for the new order.

    All others stand in the order they had: they are a longest increasing subsequence (Schensted 1961), found in
    n log n steps.
    """
    ends: list[int] = []
    # For each pair the length of the longest run that ends with it.
    lengths = []
    for _, old in pairs:
        length = bisect_left(ends, old)
        ends[length : length + 1] = [old]
        lengths.append(length)
    return _outside_run(pairs, lengths, len(ends) - 1)


def _outside_run(pairs: Sequence[Pair], lengths: Sequence[int], wanted: int) -> list[Pair]:
    outside = []
    least: float = float("inf")
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and pair[1] < least:
            wanted, least = wanted - 1, pair[1]
        else:
            outside.append(pair)
    return outside[::-1]
