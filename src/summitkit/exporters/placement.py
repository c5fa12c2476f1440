"""Where things stand on the picture of a scale, in centimetres: names beside their markers, never over each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import count, pairwise

from attrs import frozen

WIDTH = 16.0
# Between the ends of the scale and the edges of the picture; less for words.
_INSET, _MARGIN = 0.7, 0.1
# Half of a marker, and the least room between two things in a row and between two rows.
MARKER = 0.13
_GAP, _BETWEEN = 0.15, 0.08


@frozen(kw_only=True)
class Marker:
    """What is drawn for a mark, and how large its words are."""

    at: float
    """Where the mark stands."""
    first: float
    """Where its bar begins."""
    last: float
    """Where its bar ends."""
    width: float
    """Width of the words."""
    height: float
    """Height of the words."""


@frozen(kw_only=True)
class Spot:
    """Where a marker and its words stand."""

    row: int
    """Row above the scale, from 0."""
    start: float
    """Where the words begin."""
    lift: float
    """How much higher than the marker they stand, where its bar leaves no room beside it."""


@frozen(kw_only=True)
class Row:
    """Markers at one height."""

    height: float
    """Height of the markers' centres above the scale."""
    top: float
    """Height of everything in it above the scale."""


def along(values: Iterable[float]) -> Callable[[float], float]:
    """Return what places a value between the ends of the picture, for values between the least and greatest of some.

    Fractions are exact, whatever the size of the numbers.
    """
    exact = [Fraction(value) for value in values]
    low, length = min(exact), max(exact) - min(exact)

    def place(value: float) -> float:
        share = float((Fraction(value) - low) / length) if length else 0.5
        return _INSET + share * (WIDTH - 2 * _INSET)

    return place


def settled(markers: Sequence[Marker]) -> list[Spot]:
    """Return a spot for each marker: from the least to the greatest, the lowest row in which it meets no other."""
    rows: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    spots = {}
    for number in sorted(range(len(markers)), key=lambda number: markers[number].at):
        marker = markers[number]
        starts, lift = _starts(marker)
        row, start = next((row, at) for row in count() for at in starts if _is_free(rows[row], _extent(marker, at)))
        rows[row].append(_extent(marker, start))
        spots[number] = Spot(row=row, start=start, lift=lift)
    return [spots[number] for number in range(len(markers))]


def stacked(markers: Sequence[Marker], spots: Sequence[Spot], above: float) -> list[Row]:
    """Return the rows that markers stand in; the lowest begins so far above the scale."""
    rows = []
    for number in range(max(spot.row for spot in spots) + 1):
        held = [_reach(marker, spot) for marker, spot in zip(markers, spots, strict=True) if spot.row == number]
        height = above + max(below for below, _ in held)
        rows.append(Row(height=height, top=height + max(over for _, over in held)))
        above = rows[-1].top + _BETWEEN
    return rows


def rooms(places: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield where the words below each of some rising places may begin and end: half way to those beside it."""
    middles = [(first + second) / 2 for first, second in pairwise(places)]
    for first, last in pairwise((0, *middles, WIDTH)):
        yield first + _MARGIN, last - _MARGIN


def inside(room: tuple[float, float], at: float, width: float) -> float:
    """Return the middle of words that stand as near to a place as their room lets them."""
    return max(room[0] + width / 2, min(at, room[1] - width / 2))


def _starts(marker: Marker) -> tuple[list[float], float]:
    beside = (marker.last + MARKER + _GAP, marker.first - MARKER - _GAP - marker.width)
    fitting = [start for start in beside if start >= _MARGIN and start + marker.width <= WIDTH - _MARGIN]
    if fitting:
        return fitting, 0.0
    middle = inside((_MARGIN, WIDTH - _MARGIN), marker.at, marker.width)
    return [middle - marker.width / 2], MARKER + _BETWEEN + marker.height / 2


def _extent(marker: Marker, start: float) -> tuple[float, float]:
    return min(start, marker.first - MARKER) - _GAP, max(start + marker.width, marker.last + MARKER) + _GAP


def _is_free(taken: list[tuple[float, float]], extent: tuple[float, float]) -> bool:
    return all(extent[1] <= first or last <= extent[0] for first, last in taken)


def _reach(marker: Marker, spot: Spot) -> tuple[float, float]:
    return max(MARKER, marker.height / 2 - spot.lift), max(MARKER, marker.height / 2 + spot.lift)
