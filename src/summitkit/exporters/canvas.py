"""Lines and words in centimetres, drawn by matplotlib: the only module that imports it, and only when it draws."""

import io
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from attrs import define

from summitkit.inlines import Direction

Align = Literal["left", "center", "right"]
Over = Literal["center", "top"]

_INCH = 2.54
_DPI = 200
_POINTS = 8.5
_FONT = ("fonts", "ttf", "DejaVuSans.ttf")
_EDGE = 0.1
# Contrast with white 17:1; WCAG 2.2, criterion 1.4.3, asks for 4.5:1.
_INK = "#1A1A1A"
_MIRRORED: Mapping[Align, Align] = {"left": "right", "center": "center"}
# Classes of the Unicode bidirectional algorithm (UAX 9): letters that run from right to left, and Arabic numbers.
_FROM_RIGHT = ("R", "AL", "AN")


@define(kw_only=True)
class Canvas:
    """A sheet of fixed width; heights are from the line of the scale, which is at 0."""

    axes: Any
    """What matplotlib draws on."""
    font: Any
    """Font of the words."""
    width: float
    """Width of the sheet."""
    is_mirrored: bool
    """Whether places are counted from the right edge."""
    lowest: float = 0.0
    """Lower end of what is shown."""
    highest: float = 0.0
    """Upper end of what is shown."""

    @property
    def height(self) -> float:
        """Height of the sheet."""
        return self.highest - self.lowest + 2 * _EDGE

    def size(self, text: str) -> tuple[float, float]:
        """Return the width and height of a text."""
        drawn = self._text(text)
        extent = drawn.get_window_extent()
        drawn.remove()
        return float(extent.width) / _DPI * _INCH, float(extent.height) / _DPI * _INCH

    def write(self, text: str, place: float, height: float, *, align: Align, over: Over = "center") -> None:
        """Write a text that begins at a place or has its middle there, and has its middle or top at a height."""
        drawn = self._text(text)
        drawn.set_position((self._across(place), height))
        drawn.set(horizontalalignment=_MIRRORED[align] if self.is_mirrored else align, verticalalignment=over)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 1) -> None:
        """Draw a straight line."""
        places = [self._across(start[0]), self._across(end[0])]
        heights = [start[1], end[1]]
        self.axes.plot(places, heights, color=colour, linewidth=width, solid_capstyle="butt")

    def dot(self, place: float, height: float, colour: str) -> None:
        """Draw a marker."""
        self.axes.plot([self._across(place)], [height], color=colour, marker="o", markersize=6)

    def png(self) -> bytes:
        """Return what was drawn as a PNG without any trace of time or machine."""
        out = io.BytesIO()
        self.axes.figure.set_size_inches(self.width / _INCH, self.height / _INCH)
        self.axes.set_ylim(self.lowest - _EDGE, self.highest + _EDGE)
        self.axes.figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
        return out.getvalue()

    def _text(self, text: str) -> Any:  # noqa: ANN401 - matplotlib's own
        """Return a text of which no character is taken for a formula."""
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
        looks = {"color": _INK, "bbox": paper, "fontproperties": self.font, "linespacing": 1.1}
        return self.axes.text(0, 0, text, parse_math=False, **looks)

    def _across(self, place: float) -> float:
        return self.width - place if self.is_mirrored else place


def is_available() -> bool:
    """Return whether there is something to draw with."""
    try:
        import_module("matplotlib")
    except (ImportError, ValueError):
        # A ValueError is a name in MPLBACKEND that matplotlib does not know.
        return False
    return True


@contextmanager
def plainly() -> Iterator[None]:
    """Draw as matplotlib does by itself, whatever a `matplotlibrc` or another part of the program has set."""
    import matplotlib as mpl  # noqa: PLC0415 - an extra, and slow to load

    with mpl.rc_context({name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"}):
        yield


def blank(width: float, direction: Direction) -> Canvas:
    """Return an empty canvas: a figure of its own, so that no window opens and no other program's figures change."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - an extra, and slow to load
    from matplotlib.figure import Figure  # noqa: PLC0415 - an extra, and slow to load
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - an extra, and slow to load

    figure = Figure(figsize=(width / _INCH, 1), dpi=_DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), autoscale_on=False)
    axes.set_axis_off()
    font = FontProperties(fname=_font(), size=_POINTS)
    return Canvas(axes=axes, font=font, width=width, is_mirrored=direction == "rtl")


def is_drawable(text: str) -> bool:
    """Return whether the font has every letter of a text, and they simply stand one after the other from the left."""
    return text.isprintable() and all(map(_is_plain, text))


def _is_plain(character: str) -> bool:
    is_joined = unicodedata.combining(character) or unicodedata.bidirectional(character) in _FROM_RIGHT
    return ord(character) in _glyphs() and not is_joined


def _font() -> str:
    from matplotlib import get_data_path  # noqa: PLC0415 - an extra, and slow to load

    return str(Path(get_data_path(), *_FONT))


@cache
def _glyphs() -> frozenset[int]:
    from matplotlib.font_manager import get_font  # noqa: PLC0415 - an extra, and slow to load

    return frozenset(get_font(_font()).get_charmap())
