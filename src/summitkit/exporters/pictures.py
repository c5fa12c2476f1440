"""A scale and those who stand on it as a picture, where matplotlib is installed.

Every party has a marker of the same form with its name and value beside it, so that nothing hangs on colour.
"""

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, count, islice, product
from string import ascii_uppercase

from attrs import frozen

from summitkit.blocks import Mark, Spectrum
from summitkit.exporters.canvas import Canvas, blank, is_available, is_drawable, plainly
from summitkit.exporters.placement import MARKER, WIDTH, Marker, Spot, along, inside, rooms, settled, stacked
from summitkit.inlines import Direction

# A name is broken into lines of so many letters; one longer than the limit stands in the table alone.
_LINE, _LONGEST = 30, 60
# Names that make a picture higher than this give way to letters, and letters higher than that to the table alone.
_HIGH, _HIGHEST = 8.0, 12.0
_ABOVE, _BELOW = 0.2, 0.2
# Width of a letter, about.
_LETTER = 0.18
# Contrast with white over 10:1 for markers and scale and 3.7:1 for bars; WCAG 2.2, criterion 1.4.11, asks for 3:1. The
# guides carry no meaning.
_MARKER, _SCALE, _BAR, _GUIDE = "#1F3A5F", "#404040", "#6F87B3", "#D9D9D9"


@frozen(kw_only=True)
class Picture:
    """A picture of a scale."""

    png: bytes
    """The file, without any trace of time or machine."""
    width: float
    """Width in centimetres."""
    height: float
    """Height in centimetres."""
    keys: tuple[str, ...] = ()
    """Letters that stand for the marks, in their order, where the picture does not name them."""


def spectrum_picture(spectrum: Spectrum, direction: Direction = "ltr") -> Picture | None:
    """Return a picture of a scale; none without matplotlib, and none for no marks or too many.

    The font is DejaVu Sans, which comes with matplotlib. Where a name has other letters, or letters that do not simply
    stand one after the other from left to right, or where names take too much room, letters stand for the names.

    Args:
        spectrum: The scale.
        direction: Direction of the document; from right to left the scale begins on the right.
    """
    if not (spectrum.marks and is_available()):
        return None
    names = [_shown(mark.label) for mark in spectrum.marks]
    keys = tuple(islice(_letters(), len(names)))
    with plainly():
        if all(map(_is_short, names)):
            named = _drawn(spectrum, names, blank(WIDTH, direction))
            if named.height <= _HIGH:
                return _picture(named)
        keyed = _drawn(spectrum, keys, blank(WIDTH, direction))
        return _picture(keyed, keys) if keyed.height <= _HIGHEST else None


def _picture(canvas: Canvas, keys: tuple[str, ...] = ()) -> Picture:
    return Picture(png=canvas.png(), width=canvas.width, height=canvas.height, keys=keys)


def _drawn(spectrum: Spectrum, names: Sequence[str], canvas: Canvas) -> Canvas:
    points = _points(spectrum)
    place = along((*points, *chain.from_iterable((mark.value, *(mark.span or ())) for mark in spectrum.marks)))
    labels = [_label(name, spectrum.number(mark.value)) for name, mark in zip(names, spectrum.marks, strict=True)]
    markers = [_marker(mark, place, canvas.size(label)) for mark, label in zip(spectrum.marks, labels, strict=True)]
    spots = settled(markers)
    rows = stacked(markers, spots, _ABOVE)
    canvas.highest = rows[-1].top
    _draw_scale(canvas, (place(spectrum.low), place(spectrum.high)), [place(value) for value in points])
    for label, marker, spot in zip(labels, markers, spots, strict=True):
        _draw_mark(canvas, label, marker, spot, rows[spot.row].height)
    values = [spectrum.number(value) for value in points]
    _write_points(canvas, [place(value) for value in points], values, list(points.values()))
    return canvas


def _marker(mark: Mark, place: Callable[[float], float], size: tuple[float, float]) -> Marker:
    first, last = sorted(map(place, mark.span or (mark.value, mark.value)))
    return Marker(at=place(mark.value), first=first, last=last, width=size[0], height=size[1])


def _draw_scale(canvas: Canvas, ends: tuple[float, float], places: Sequence[float]) -> None:
    for at in places:
        canvas.line((at, 0), (at, canvas.highest), _GUIDE, 0.8)
        canvas.line((at, -MARKER), (at, 0), _SCALE)
    canvas.line((ends[0], 0), (ends[1], 0), _SCALE, 1.5)


def _draw_mark(canvas: Canvas, label: str, marker: Marker, spot: Spot, height: float) -> None:
    if marker.first < marker.last:
        canvas.line((marker.first, height), (marker.last, height), _BAR, 4)
        for end in (marker.first, marker.last):
            canvas.line((end, height - MARKER), (end, height + MARKER), _MARKER)
    canvas.dot(marker.at, height, _MARKER)
    canvas.write(label, spot.start, height + spot.lift, align="left")


def _write_points(canvas: Canvas, places: Sequence[float], values: Sequence[str], labels: Sequence[str]) -> None:
    """Write the values below the scale, and below them what they are called if there is room for every name."""
    canvas.lowest = _write_below(canvas, values, places, -_BELOW)
    if all(map(_is_short, filter(None, labels))):
        room = list(rooms(places))
        names = [_broken(name, end - start) for name, (start, end) in zip(labels, room, strict=True)]
        if all(canvas.size(name)[0] <= end - start for name, (start, end) in zip(names, room, strict=True)):
            canvas.lowest = _write_below(canvas, names, places, canvas.lowest)


def _write_below(canvas: Canvas, texts: Sequence[str], places: Sequence[float], top: float) -> float:
    """Write texts below their places and return how low they reach; one without room is left out."""
    lowest = top
    for text, at, room in zip(texts, places, rooms(places), strict=True):
        width, height = canvas.size(text)
        if width <= room[1] - room[0]:
            canvas.write(text, inside(room, at, width), top, align="center", over="top")
            lowest = min(lowest, top - height)
    return lowest


def _points(spectrum: Spectrum) -> dict[float, str]:
    found: dict[float, list[str]] = {spectrum.low: [], spectrum.high: []}
    for value, label in spectrum.anchors:
        found.setdefault(value, []).append(_shown(label))
    return {value: " / ".join(found[value]) for value in sorted(found)}


def _label(name: str, value: str) -> str:
    return textwrap.fill(f"{name} \N{MIDDLE DOT} {value}", _LINE)


def _broken(name: str, room: float) -> str:
    return textwrap.fill(name, max(1, int(room / _LETTER)), break_long_words=False)


def _shown(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _is_short(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and is_drawable(text)


def _letters() -> Iterator[str]:
    return ("".join(letters) for size in count(1) for letters in product(ascii_uppercase, repeat=size))
