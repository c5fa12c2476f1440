"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1): what a source says of a date, and no more."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import Attribute

from summitkit.errors import InvalidValue

_EXPECTED = "an EDTF date such as 2025-08-15, 2025-08, 2025-08-15/2025-08-16 or 2027-23 (autumn 2027)"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_OPEN = {"", ".."}


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and the last day that an EDTF date can mean, as `YYYY-MM-DD`.

    An open or unknown end is returned as an empty string.

    >>> bounds("2025-08")
    ('2025-08-01', '2025-08-31')

    Raises:
        InvalidValue: `edtf` is not an EDTF date, or its end is before its start.
    """
    if _DAY.fullmatch(edtf):
        return _one_day(edtf)
    start, slash, end = edtf.partition("/")
    if not slash:
        return _parsed(edtf)
    first = "" if start in _OPEN else bounds(start)[0]
    last = "" if end in _OPEN else bounds(end)[1]
    if first and last and last < first:
        raise _not_a_date(edtf, "it ends before it starts")
    return first, last


def _one_day(edtf: str) -> tuple[str, str]:
    try:
        date.fromisoformat(edtf)
    except ValueError as error:
        raise _not_a_date(edtf) from error
    return edtf, edtf


def _parsed(edtf: str) -> tuple[str, str]:
    from edtf import parse_edtf  # noqa: PLC0415 - 0.1 s to import; most dates are plain days
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415 - as above

    if edtf != edtf.strip() or not edtf:
        raise _not_a_date(edtf)
    try:
        parsed = parse_edtf(edtf)
        return _iso(parsed.lower_strict()), _iso(parsed.upper_strict())
    except (EDTFParseException, AttributeError, TypeError, ValueError) as error:
        raise _not_a_date(edtf) from error


def _iso(time: Any) -> str:  # noqa: ANN401 - time.struct_time or edtf's own look-alike
    return f"{time[0]:04d}-{time[1]:02d}-{time[2]:02d}"


def _not_a_date(edtf: str, why: str = "") -> InvalidValue:
    return InvalidValue(f"expected {_EXPECTED}, found {edtf!r}" + (f": {why}" if why else ""))


def edtf_date(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Check an EDTF date; an empty one means that the source does not say.

    Raises:
        InvalidValue: `value` is not an EDTF date.
    """
    if not isinstance(value, str):
        raise InvalidValue(f"expected {_EXPECTED}, found {type(value).__name__}")
    if value or attribute.default != "":
        bounds(value)
