"""Number formats: which numbers of a workbook are dates and times, and which are durations."""

import re
from collections.abc import Mapping
from typing import Literal

from summitkit.packages import Package
from summitkit.packages.markup import Attributes

Kind = Literal["number", "date", "time", "duration"]

# Specifications and limits of Excel: unique cell formats.
MOST_FORMATS = 65_490
# ECMA-376 part 1, section 18.8.30: dates everywhere, then those of Chinese, Japanese, Korean and Thai.
_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59), *range(71, 79), 80, 81}
_TIMES, _DURATIONS = {*range(18, 22), 45, 47}, {46, 79}
# What stands for itself: quoted, after a backslash, an underscore (a width) or an asterisk (a filling).
_LITERAL = re.compile(r'"[^"]*"?|[\\_*].?', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]?")
_TOKENS = re.compile(r"[dmyhs]", re.IGNORECASE)
_GENERAL = re.compile(r"general", re.IGNORECASE)


def kind_of(code: str) -> Kind:
    """Return what a number format makes of a number; its first section decides, which is that for positive numbers.

    >>> kind_of("dd/mm/yyyy"), kind_of('0.0 "days"'), kind_of("[h]:mm")
    ('date', 'number', 'duration')
    """
    section = _LITERAL.sub("", code).partition(";")[0]
    if _ELAPSED.search(section):
        return "duration"
    tokens = set("".join(_TOKENS.findall(_GENERAL.sub("", _BRACKETS.sub("", section)))).lower())
    if not tokens:
        return "number"
    return "date" if tokens & {"d", "y"} or tokens == {"m"} else "time"


def cell_formats(package: Package, part: str) -> tuple[Kind, ...]:
    """Return the kind of each cell format (`cellXfs`) of a workbook's styles.

    Raises:
        UnreadableInput: The part is damaged, or has more formats than Excel takes.
    """
    codes: dict[str, str] = {}
    numbers: list[str] = []
    inside = False
    for name, attributes in package.elements(part):
        if name in ("cellXfs", "cellStyleXfs"):
            inside = name == "cellXfs"
        elif name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and inside:
            numbers.append(_number(attributes))
    if len(numbers) > MOST_FORMATS:
        raise package.unreadable(f"it has more than {MOST_FORMATS:,} cell formats")
    return tuple(_kind(number, codes) for number in numbers)


def _number(attributes: Attributes) -> str:
    return attributes.get("numFmtId", "0")


def _kind(number: str, codes: Mapping[str, str]) -> Kind:
    if number in codes:
        return kind_of(codes[number])
    if not number.isdecimal():
        return "number"
    kinds: tuple[tuple[Kind, set[int]], ...] = (("date", _DATES), ("time", _TIMES), ("duration", _DURATIONS))
    return next((kind for kind, known in kinds if int(number) in known), "number")
