"""How wide characters and how high lines are, whatever fonts the machine has."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen

# Units to the em in advances.txt.
EM = 2048
# Ascent, descent and line gap of Liberation Sans, in its table hhea.
_ASCENT, _DESCENT, _GAP = 1854, 434, 67
# Ascent and descent of Noto Sans CJK, in its table hhea, to the em.
_EAST_HEIGHT = 1.448
# LibreOffice measures at 8,640 dots to the inch: six to the twentieth of a point, sixty to the half point.
_DOTS = 60
_DOTS_PER_TWIP = 6
# What Liberation Sans lacks: measured on what LibreOffice puts in its place.
_OTHER, _SYMBOL, _LETTER = 1139, 1800, 1000
_NO_WIDTH = {"Mn", "Me", "Cf", "Cc"}
_EAST = "\u1100-\u11ff\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
_EAST += "\U00020000-\U0003fffd"
# Emoji may be parted as well.
_CJK = _EAST + "\U0001f300-\U0001faff"
# What may not begin a line of Chinese or Japanese (JIS X 4051).
_CLOSING = "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff1f\uff01\u300d\u300f\uff09\u3011\u3009\u300b\u2019\u201d\u30fc"
_SPACES = " \t\n\r\u2000-\u2006\u2008-\u200b\u3000"
_DASHES = "\u2010\u2012-\u2014"
# A piece of text up to the next place where a line may break (Unicode Standard Annex 14, simplified).
CHUNKS = re.compile(
    f"[^{_SPACES}{_DASHES}{_CJK}/?-]*"
    f"(?:[{_CJK}][{_CLOSING}]*[{_SPACES}]*|(?:[{_DASHES}]+|[/?-]+(?![\\d/?-]))?[{_SPACES}]*)"
    f"|[/?-]+"
).findall
_IS_EAST = re.compile(f"[{_EAST}]").search
_BREAKS_AFTER = re.compile(f"[{_SPACES}{_DASHES}{_CJK}{_CLOSING}/?-]$").search


@frozen(kw_only=True)
class Family:
    """A family of fonts, as against Arial."""

    width: float = 1.0
    """How much wider running text is."""
    height: float = 1.0
    """How much higher a line is."""


# Of the metric-compatible Liberation Serif, Liberation Mono, Carlito and Caladea, on a sentence in English.
_FAMILIES = {
    "times new roman": Family(width=0.906),
    "liberation serif": Family(width=0.906),
    "courier new": Family(width=1.341, height=0.985),
    "calibri": Family(width=0.916, height=1.062),
    "cambria": Family(width=0.91),
    "arial narrow": Family(width=0.82),
}


def family(name: str) -> Family:
    """Return what is known of a family of fonts; one that is not known is taken for Arial."""
    return _FAMILIES.get(name.lower(), Family())


@cache
def line_height(half_points: int) -> int:
    """Return how high LibreOffice makes a line of Arial, in twentieths of a point.

    >>> line_height(20)
    230
    """
    dots = half_points * _DOTS
    letters = _rounded(dots * _ASCENT / EM) + _rounded(dots * _DESCENT / EM)
    return _rounded(letters / _DOTS_PER_TWIP) + _rounded(_rounded(dots * _GAP / EM) / _DOTS_PER_TWIP)


def east_height(half_points: int) -> int:
    """Return how high a line of Chinese, Japanese or Korean is in Noto Sans CJK, in twentieths of a point."""
    return _rounded(half_points * 10 * _EAST_HEIGHT)


def _rounded(number: float) -> int:
    return int(number + 0.5)


class Advances(dict[str, int]):
    """The width of every character in a face, in units of the em."""

    def __missing__(self, character: str) -> int:
        """Return the width of a character that Liberation Sans has not."""
        self[character] = width = _substitute(character)
        return width


def _substitute(character: str) -> int:
    category = unicodedata.category(character)
    if category in _NO_WIDTH:
        return 0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return EM
    if category.startswith("S"):
        return _SYMBOL
    return _LETTER if category == "Lo" else _OTHER


class Chunks(dict[str, tuple[int, int, bool, bool]]):
    """What is known of each chunk of text.

    That is its width without and with spaces at its end, whether a line may break after it, and whether it is East
    Asian.
    """

    def __init__(self, advances: Advances) -> None:
        """Start with none."""
        super().__init__()
        self.advances = advances

    def __missing__(self, chunk: str) -> tuple[int, int, bool, bool]:
        """Measure a chunk."""
        whole = sum(map(self.advances.__getitem__, chunk))
        solid = sum(map(self.advances.__getitem__, chunk.rstrip()))
        self[chunk] = found = (solid, whole, bool(_BREAKS_AFTER(chunk)), bool(_IS_EAST(chunk)))
        return found


@cache
def advances() -> Mapping[str, Advances]:
    """Return the widths of the faces `regular` and `bold`; italics are as wide as they."""
    faces: dict[str, Advances] = {}
    table = files("summitkit.exporters.word.pagination").joinpath("advances.txt").read_text("ascii")
    for line in table.splitlines():
        if line.startswith("["):
            faces[line.strip("[]")] = face = Advances()
        elif not line.startswith("#"):
            first, *widths = line.split()
            face.update((chr(code), int(width)) for code, width in enumerate(widths, int(first, 16)))
    return faces
