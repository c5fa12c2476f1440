"""The looks of cells, each a named style that a person can change for the whole workbook at once."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from attrs import frozen
from openpyxl.styles import Alignment, Border, Color, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook import Workbook

DATE_FORMAT = "yyyy-mm-dd"
_INK, _PAPER, _HEADING = "1F2328", "FFFFFF", "1F3A5F"
# Text and tint of each tone: a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), and the word says the same.
TONES: Mapping[str, tuple[str, str]] = {
    "supports": ("14532D", "DDF3E4"),
    "opposes": ("7A1F14", "FBE3DF"),
    "conditional": ("5F4700", "FDF1CC"),
    "neutral": ("30363D", "E6E9ED"),
    "not_stated": ("57606A", "F6F8FA"),
    "refused_to_discuss": ("4A2A6B", "EDE3F6"),
    "red_line": ("FFFFFF", "9B1C1C"),
    "error": ("7A1F14", "FBE3DF"),
    "warning": ("5F4700", "FDF1CC"),
    "info": ("0B3D70", "DDEBFA"),
}


class OrderedFont(Font):  # type: ignore[misc]  # openpyxl has no type information
    """A font whose parts are written in the order of CT_Font that Office validates; openpyxl's own differs."""

    __nested__ = Font.__nested__
    __elements__ = (
        *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name"),
        *("family", "charset", "scheme"),
    )


@frozen
class Styles:
    """The styles of one workbook."""

    _ids: Mapping[tuple[str, bool], str]

    def id(self, name: str, *, quoted: bool = False) -> str:
        """Return the number of a style in the file; `quoted` keeps Excel from reading text as something else."""
        return self._ids[name, quoted]


def add_styles(workbook: Workbook) -> Styles:
    """Add the named styles to a workbook that has none yet."""
    workbook._fonts = IndexedList([_font()])  # noqa: SLF001 - the first font is the default one, and has no other way in
    ids: dict[tuple[str, bool], str] = {}
    for name, style in _named_styles().items():
        workbook.add_named_style(style)
        for quoted in (False, True):
            array = copy(style.as_tuple())
            array.quotePrefix = int(quoted)
            ids[name, quoted] = str(workbook._cell_styles.add(array))  # noqa: SLF001 - a cell would add it, and none is made
    return Styles(ids)


def tone_format(tone: str) -> DifferentialStyle:
    """Return how a rule makes a cell look that says a tone in words; a red line is bold besides."""
    ink, tint = TONES[tone]
    font = OrderedFont(b=tone == "red_line" or None, color=Color(rgb=f"FF{ink}"))
    return DifferentialStyle(font=font, fill=PatternFill(fill_type="solid", bgColor=f"FF{tint}"))


def _named_styles() -> dict[str, NamedStyle]:
    plain = {
        "heading": _style("heading", _PAPER, _HEADING, b=True),
        "text": _style("text"),
        "number": _style("number"),
        "date": _style("date", number_format=DATE_FORMAT),
        "share": _style("share", number_format="0%"),
        "link": _style("link", "0B57A4", u="single"),
        "reference": _style("reference", "0B57A4"),
    }
    toned = {name: _style(name, ink, tint, b=name == "red_line") for name, (ink, tint) in TONES.items()}
    return plain | toned


def _style(name: str, ink: str = _INK, tint: str = "", number_format: str = "General", **font: Any) -> NamedStyle:  # noqa: ANN401 - as Font
    style = NamedStyle(name=f"Summit {name.replace('_', ' ')}", font=_font(ink, **font), number_format=number_format)
    style.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
    line = Side(style="thin", color="FFD0D7DE")
    style.border = Border(right=line, bottom=line)
    if tint:
        style.fill = PatternFill("solid", fgColor=f"FF{tint}")
    return style


def _font(ink: str = _INK, **more: Any) -> OrderedFont:  # noqa: ANN401 - as Font
    return OrderedFont(name="Calibri", sz=10, family=2, color=Color(rgb=f"FF{ink}"), **more)
