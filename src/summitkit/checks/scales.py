"""SK107 and SK108: issues measured in numbers."""

from collections.abc import Iterator

from summitkit.checks.wording import Wording, quoted, sentence
from summitkit.findings import Finding
from summitkit.model import Position, Scale, Summit


def impossible_scales(summit: Summit) -> Iterator[Finding]:
    """SK107: the lowest value of a scale is below its highest."""
    for index, issue in enumerate(summit.issues):
        scale = issue.scale
        if scale and scale.min >= scale.max:
            yield Finding(
                message=f"The scale of the issue {quoted(issue.title)} runs from {scale.min:g} to {scale.max:g}",
                pointer=f"/issues/{index}/scale",
                hint="min is the lowest value and max the highest",
            )


def values_outside(summit: Summit) -> Iterator[Finding]:
    """SK108: named points and positions lie on the scale of their issue."""
    scales = {issue.id: issue.scale for issue in summit.issues if issue.scale and issue.scale.min < issue.scale.max}
    wording = Wording(summit)
    for index, issue in enumerate(summit.issues):
        for number, anchor in enumerate(issue.scale.anchors if issue.id in scales and issue.scale else ()):
            what = f"the point {quoted(anchor.label)} of the issue {quoted(issue.title)}"
            yield from _outside(scales[issue.id], anchor.value, what, f"/issues/{index}/scale/anchors/{number}/value")
    for index, position in enumerate(summit.positions):
        for value, pointer in _values(position, f"/positions/{index}"):
            yield from _outside(scales.get(position.issue), value, wording.position(position), pointer)


def _values(position: Position, pointer: str) -> Iterator[tuple[float, str]]:
    if position.value is not None:
        yield position.value, f"{pointer}/value"
    for number, value in enumerate(position.value_range or ()):
        yield value, f"{pointer}/value_range/{number}"


def _outside(scale: Scale | None, value: float, what: str, pointer: str) -> Iterator[Finding]:
    if scale and not scale.min <= value <= scale.max:
        yield Finding(
            message=f"{sentence(what)} has the value {value:g}, outside the scale of {scale.min:g} to {scale.max:g}",
            pointer=pointer,
            hint="put the value or the scale right",
        )
