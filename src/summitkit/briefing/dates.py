"""EDTF dates as people write them, in the language of a briefing: `2025-08-15` as "15 August 2025"."""

import re
from datetime import date

from babel.dates import format_date, format_skeleton

from summitkit.briefing.labels import Labels

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_TIME = re.compile(r"(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)
_OPEN = ("", "..")
# EDTF (ISO 8601-2:2019), level 1, sections "Qualification of a date" and "Seasons".
_QUALIFIERS = {"?": "uncertain", "~": "approximate", "%": "uncertain_and_approximate"}


def in_words(edtf: str, labels: Labels) -> str:
    """Return an EDTF date in words, or as it stands where it is of a rarer kind.

    >>> from summitkit.briefing.labels import labels_in
    >>> in_words("2025-08-15", labels_in("en"))
    '15 August 2025'
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf, labels)
    if start in _OPEN or end in _OPEN:
        return _half_open(start, end, labels)
    return span_in_words(start, end, labels)


def span_in_words(start: str, end: str, labels: Labels) -> str:
    """Return the time from one EDTF date to another in words; either may be empty."""
    if start == end or not (start and end):
        return in_words(start or end, labels)
    first, last = (_DATE.fullmatch(each) for each in (start, end))
    if first and last and first[3] and last[3] and start[:7] == end[:7]:
        return labels.label("dates", "same_month").format(day=int(first[3]), end=_point(end, labels))
    return labels.label("dates", "span").format(start=in_words(start, labels), end=in_words(end, labels))


def _half_open(start: str, end: str, labels: Labels) -> str:
    if end in _OPEN:
        return labels.label("dates", "from").format(start=_point(start, labels))
    return labels.label("dates", "until").format(end=_point(end, labels))


def _point(edtf: str, labels: Labels) -> str:
    if edtf[-1:] in _QUALIFIERS:
        return labels.label("dates", _QUALIFIERS[edtf[-1]]).format(date=_point(edtf[:-1], labels))
    day, has_time, time = edtf.partition("T")
    found = _DATE.fullmatch(day)
    if found is None:
        return edtf
    words = _calendar(found, labels)
    return labels.label("dates", "time").format(date=words, time=_clock(time, labels)) if has_time else words


def _calendar(found: "re.Match[str]", labels: Labels) -> str:
    year, month, day = found[1], found[2], found[3]
    if month is None:
        return year
    if season := labels.find("dates", f"season_{month}"):
        return season.format(year=year)
    try:
        when = date(int(year), int(month), int(day or 1))
    except ValueError:
        return found[0]
    if day is None:
        return str(format_skeleton("yMMMM", when, locale=labels.locale))
    return str(format_date(when, "long", locale=labels.locale))


def _clock(time: str, labels: Labels) -> str:
    found = _TIME.fullmatch(time)
    if found is None:
        return time
    if found[2] == "Z":
        return labels.label("dates", "utc").format(time=found[1])
    return labels.label("dates", "offset").format(time=found[1], offset=found[2]) if found[2] else found[1]
