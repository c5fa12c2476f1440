import pytest
from tests.checks.small import position, summit

from summitkit.checks import scales
from summitkit.model import Anchor, Issue, Scale


def _issue(low: float, high: float, *anchors: float) -> Issue:
    points = tuple(Anchor(value=value, label=f"Point {value:g}") for value in anchors)
    return Issue(id="arms-control", title="Arms control", scale=Scale(min=low, max=high, anchors=points))


@pytest.mark.parametrize(("low", "high", "wrong"), [(0, 100, False), (5, 5, True), (10, -10, True)])
def test_scales_need_room(low: float, high: float, wrong: bool) -> None:  # noqa: FBT001 - a case
    """The lowest value is below the highest."""
    assert bool(list(scales.impossible_scales(summit(issues=(_issue(low, high),))))) is wrong


def test_values_outside_the_scale_are_reported() -> None:
    """Anchors, values and both ends of a range are compared, ends included in the scale."""
    positions = (
        position(value=0),
        position(value=101),
        position(value_range=(-1, 100)),
        position(issue="trade", value=1e9),
    )
    record = summit(issues=(_issue(0, 100, 100, 100.5), summit().issues[1]), positions=positions)
    found = list(scales.values_outside(record))

    assert [finding.pointer for finding in found] == [
        "/issues/0/scale/anchors/1/value",
        "/positions/1/value",
        "/positions/2/value_range/0",
    ]
    assert found[1].message == (
        "The position of United States on Arms control has the value 101, outside the scale of 0 to 100"
    )


def test_impossible_scale_is_reported_alone() -> None:
    """Where the scale itself is wrong, nothing is measured on it."""
    record = summit(issues=(_issue(100, 0, 50),), positions=(position(value=50),))

    assert list(scales.values_outside(record)) == []
