"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1): what a source says of a date, and no more.

Years run from 0000 to 9999. Longer years, sets and exponents are refused: a summit has no use for them, and a few
characters of them can keep a parser busy for hours.
"""

import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from attrs import Attribute

from summitkit.errors import InvalidValue
from summitkit.model.validators import expected, naming

_EXPECTED = "an EDTF date such as 2025-08-15, 2025-08, 2025-08-15/2025-08-16 or 2027-23 (autumn 2027)"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)?", re.ASCII)
# A year, a month or a season, with X for digits that are not known.
_LONGER = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX))?|\d{3}X|\d\dXX|\d{4}-(?:0[1-9]|1[0-2]|XX)-XX", re.ASCII)
_QUALIFIERS = ("?", "~", "%")
_OPEN = ("", "..")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and the last day that an EDTF date can mean, as `YYYY-MM-DD`.

    An open or unknown end is returned as an empty string.

    >>> bounds("2025-08")
    ('2025-08-01', '2025-08-31')

    Raises:
        InvalidValue: `edtf` is not an EDTF date, or its end is before its start.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _span(edtf, edtf)
    first = "" if start in _OPEN else _span(start, edtf)[0]
    last = "" if end in _OPEN else _span(end, edtf)[1]
    if not first and not last:
        raise _not_a_date(edtf, "it names no date")
    if first and last and last < first:
        raise _not_a_date(edtf, "it ends before it starts")
    return first, last


def _span(part: str, edtf: str) -> tuple[str, str]:
    certain = part[:-1] if part.endswith(_QUALIFIERS) else part
    if _DAY.fullmatch(certain):
        return _one_day(certain, edtf)
    if _LONGER.fullmatch(certain):
        return _parsed(certain)
    raise _not_a_date(edtf)


def _one_day(day: str, edtf: str) -> tuple[str, str]:
    try:
        datetime.fromisoformat(day)
    except ValueError as error:
        raise _not_a_date(edtf) from error
    return day[:10], day[:10]


@lru_cache(maxsize=4096)
def _parsed(edtf: str) -> tuple[str, str]:
    from edtf import parse_edtf  # noqa: PLC0415 - 0.1 s to import; most dates are plain days

    parsed = parse_edtf(edtf)
    return _iso(parsed.lower_strict()), _iso(parsed.upper_strict())


def _iso(time: Any) -> str:  # noqa: ANN401 - time.struct_time or edtf's own look-alike
    return f"{time[0]:04d}-{time[1]:02d}-{time[2]:02d}"


def _not_a_date(edtf: str, why: str = "") -> InvalidValue:
    return expected(_EXPECTED, edtf, why)


@naming
def edtf_date(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Check an EDTF date; an empty one means that the source does not say.

    Raises:
        InvalidValue: `value` is not an EDTF date.
    """
    if not isinstance(value, str):
        raise expected(_EXPECTED, value)
    if value or attribute.default != "":
        bounds(value)
