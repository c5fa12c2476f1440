"""Where markers and names stand on the picture of a scale."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import numbers

from summitkit.exporters.placement import MARKER, WIDTH, Marker, Spot, along, inside, rooms, settled, stacked

places = st.floats(0.7, WIDTH - 0.7)
sizes = st.tuples(st.floats(0.2, 7), st.floats(0.3, 1.2))


def marker(ends: list[float], size: tuple[float, float]) -> Marker:
    first, at, last = sorted(ends)
    return Marker(at=at, first=first, last=last, width=size[0], height=size[1])


markers = st.lists(st.builds(marker, st.lists(places, min_size=3, max_size=3), sizes), min_size=1, max_size=25)


def boxes(marker: Marker, spot: Spot, height: float) -> list[tuple[float, float, float, float]]:
    """Return the left, right, lower and upper edge of a bar and of its words."""
    middle = height + spot.lift
    return [
        (marker.first - MARKER, marker.last + MARKER, height - MARKER, height + MARKER),
        (spot.start, spot.start + marker.width, middle - marker.height / 2, middle + marker.height / 2),
    ]


@given(markers)
def test_nothing_stands_on_anything(markers: list[Marker]) -> None:
    """Bars and words keep apart, above the scale and inside the picture."""
    spots = settled(markers)
    rows = stacked(markers, spots, 0.2)
    drawn = [
        box for marker, spot in zip(markers, spots, strict=True) for box in boxes(marker, spot, rows[spot.row].height)
    ]

    for one, other in combinations(drawn, 2):
        beside = one[1] <= other[0] or other[1] <= one[0]

        assert beside or one[3] <= other[2] + 1e-9 or other[3] <= one[2] + 1e-9
    for left, right, lower, upper in drawn:
        assert 0 <= left < right <= WIDTH
        assert 0 < lower < upper <= rows[-1].top + 1e-9


def test_equal_values_stand_above_each_other() -> None:
    """Two names that do not fit side by side stand in two rows, in the order given."""
    spots = settled([marker([8, 8, 8], (2, 0.4)), marker([8, 8, 8], (2, 0.4))])

    assert [spot.row for spot in spots] == [0, 1]


def test_far_values_share_a_row() -> None:
    """Names that fit side by side stand in one row; the last one stands before its marker."""
    spots = settled([marker([15, 15, 15], (2, 0.4)), marker([1, 1, 1], (2, 0.4))])

    assert [spot.row for spot in spots] == [0, 0]
    assert [spot.start < at for spot, at in zip(spots, (15, 1), strict=True)] == [True, False]


def test_bar_over_all_carries_name_above() -> None:
    """A bar that leaves no room beside it has its name above."""
    (spot,) = settled([marker([0.7, 8, 15.3], (2, 0.4))])

    assert spot.lift > 0


@given(st.lists(numbers, min_size=1, max_size=9))
def test_values_keep_their_order(values: list[float]) -> None:
    """Whatever the numbers, places follow their order and stay between the ends."""
    place = along(values)
    found = [place(value) for value in sorted(values)]

    assert found == sorted(found)
    assert 0 < found[0] <= found[-1] < WIDTH


@pytest.mark.parametrize(("value", "expected"), [(0, 0.7), (50, 8.0), (100, 15.3)])
def test_scale_spans_the_picture(value: float, expected: float) -> None:
    """The lowest value is near one edge, the highest near the other, the rest in proportion."""
    assert along((0, 100))(value) == pytest.approx(expected)


@given(st.lists(places, min_size=1, max_size=9))
def test_rooms_keep_apart(places: list[float]) -> None:
    """The words below two places never meet, and those of the ends stay inside the picture."""
    ends = [end for room in rooms(sorted(places)) for end in room]

    assert ends[::2] == sorted(ends[::2])
    assert (ends[0], ends[-1]) == (0.1, WIDTH - 0.1)


@pytest.mark.parametrize(("at", "middle"), [(0.5, 1.5), (3, 3), (9.9, 8.5)])
def test_words_stay_in_their_room(at: float, middle: float) -> None:
    """Words stand at their place, or as near to it as they can."""
    assert inside((0.5, 9.5), at, 2) == middle
