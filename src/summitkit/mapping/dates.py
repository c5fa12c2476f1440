"""Dates in an order that a mapping names: `15.08.2025` by `day.month.year`."""

import re
from functools import cache

from summitkit.errors import InvalidValue
from summitkit.model.dates import bounds
from summitkit.model.validators import expected

_PARTS = {"day": r"(?P<day>\d{1,2})", "month": r"(?P<month>\d{1,2})", "year": r"(?P<year>\d{4})"}
_ORDER = re.compile(r"(?:(?:day|month|year)[^\w]{1,2})+(?:day|month|year)", re.ASCII)
_NAME = re.compile(r"day|month|year")
_EXPECTED = "an order of day, month and year with signs between them, such as day.month.year"


@cache
def pattern_of(order: str) -> re.Pattern[str]:
    """Return the expression for dates in an order such as `day.month.year` or `month/year`.

    Raises:
        InvalidValue: `order` is none.
    """
    names = _NAME.findall(order)
    if not _ORDER.fullmatch(order) or len(set(names)) < len(names) or not {"month", "year"} <= set(names):
        raise expected(_EXPECTED, order)
    signs = _NAME.split(order)
    return re.compile(
        "".join(_PARTS[name] + re.escape(sign) for name, sign in zip(names, signs[1:], strict=True)), re.ASCII
    )


def read_date(text: str, order: str) -> str:
    """Return the EDTF date that a cell gives: as it stands, or in the order that the mapping names.

    Raises:
        InvalidValue: It is neither.
    """
    found = pattern_of(order).fullmatch(text) if order else None
    edtf = "-".join(part.zfill(2) for part in _parts(found)) if found else text
    try:
        bounds(edtf)
    except InvalidValue as error:
        raise _not_a_date(text, order, error) from error
    return edtf


def _parts(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(found[name] for name in ("year", "month", "day") if name in found.re.groupindex)


def _not_a_date(text: str, order: str, error: InvalidValue) -> InvalidValue:
    if order:
        return expected(f"an EDTF date, or one as {order}", text)
    if re.fullmatch(r"\d{1,4}[./ -]\d{1,2}[./ -]\d{1,4}", text, re.ASCII):
        return InvalidValue(str(error), hint='say its order in the mapping, such as dates = "day.month.year"')
    return error
