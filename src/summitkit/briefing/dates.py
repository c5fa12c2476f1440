"""EDTF dates as people write them, in the language of a briefing: `2025-08-15` as "15 August 2025"."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton, get_date_format

from summitkit.briefing.labels import Labels

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_TIME = re.compile(r"(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_OPEN = ("", "..")
# EDTF (ISO 8601-2:2019), level 1, sections "Qualification of a date", "Unspecified digit(s) from the right".
_QUALIFIERS = {"?": "uncertain", "~": "approximate", "%": "uncertain_and_approximate"}
_UNSPECIFIED = re.compile(r"(-XX)+$")
# The day in a date pattern of CLDR; what stands in quotation marks is no pattern.
_DAY_FIELD = re.compile(r"('[^']*')|d+")
# A private character, which no pattern holds.
_PLACE_OF_DAY = "\ue000"


def in_words(edtf: str, labels: Labels) -> str:
    """Return an EDTF date in words, or as it stands where it is of a rarer kind.

    >>> from summitkit.briefing.labels import labels_in
    >>> in_words("2025-08-15", labels_in("en")), in_words("2025-08-15", labels_in("en-US"))
    ('15 August 2025', 'August 15, 2025')
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf, labels)
    if end in _OPEN:
        return labels.label("dates", _keyed("from", start)).format(start=_point(start, labels))
    if start in _OPEN:
        return labels.label("dates", _keyed("until", end)).format(end=_point(end, labels))
    return span_in_words(start, end, labels)


def span_in_words(start: str, end: str, labels: Labels) -> str:
    """Return the time from one EDTF date to another in words; either may be empty."""
    if start == end or not (start and end):
        return in_words(start or end, labels)
    first, last = _day(start), _day(end)
    if first and last:
        return _span_of_days(first, last, labels)
    if start[:10] == end[:10] and "T" in start and "T" in end:
        return _hours(start, end, labels)
    return labels.label("dates", "span").format(start=in_words(start, labels), end=in_words(end, labels))


def _span_of_days(first: date, last: date, labels: Labels) -> str:
    whole = get_date_format("long", locale=labels.locale).pattern
    if (first.year, first.month) == (last.year, last.month):
        days = labels.label("dates", "days").format(first=_number(first, labels), last=_number(last, labels))
        return _written(last, whole, days, labels)
    before = after = whole
    if first.year == last.year:
        yearless = Locale.parse(labels.locale).datetime_skeletons["MMMMd"].pattern
        # The year is said once: by the first day where it leads the date, by the last where it ends it.
        before, after = (whole, yearless) if whole.startswith("y") else (yearless, whole)
    start = _written(first, before, _number(first, labels), labels)
    end = _written(last, after, _number(last, labels), labels)
    return labels.label("dates", "span_of_days").format(start=start, end=end)


def _hours(start: str, end: str, labels: Labels) -> str:
    (day, _, first), (_, _, last) = start.partition("T"), end.partition("T")
    begins, ends = _TIME.fullmatch(first), _TIME.fullmatch(last)
    if begins is None or ends is None or begins[2] != ends[2]:
        hours = labels.label("dates", "times").format(start=_clock(first, labels), end=_clock(last, labels))
    else:
        hours = _zoned(labels.label("dates", "times").format(start=begins[1], end=ends[1]), ends[2], labels)
    return labels.label("dates", "time").format(date=_point(day, labels), time=hours)


def _point(edtf: str, labels: Labels) -> str:
    if edtf[-1:] in _QUALIFIERS:
        return labels.label("dates", _QUALIFIERS[edtf[-1]]).format(date=_point(edtf[:-1], labels))
    if decade := _DECADE.fullmatch(edtf):
        return labels.label("dates", "decade").format(year=f"{decade[1]}0")
    day, has_time, time = edtf.partition("T")
    found = _DATE.fullmatch(_UNSPECIFIED.sub("", day))
    if found is None:
        return edtf
    words = _calendar(found, labels)
    return labels.label("dates", "time").format(date=words, time=_clock(time, labels)) if has_time else words


def _calendar(found: "re.Match[str]", labels: Labels) -> str:
    year, month, day = found[1], found[2], found[3]
    if month and (season := labels.find("dates", f"season_{month}")):
        return season.format(year=year)
    try:
        when = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return found[0]
    if day is None:
        return str(format_skeleton("yMMMM" if month else "y", when, locale=labels.locale))
    whole = get_date_format("long", locale=labels.locale).pattern
    return _written(when, whole, _number(when, labels), labels)


def _written(when: date, pattern: str, day: str, labels: Labels) -> str:
    # The day is put in by hand, since French says "1er" and a span of days stands in the place of one.
    shape = _DAY_FIELD.sub(lambda found: found[1] or _PLACE_OF_DAY, pattern)
    return str(format_date(when, shape, locale=labels.locale)).replace(_PLACE_OF_DAY, day)


def _number(when: date, labels: Labels) -> str:
    return labels.label("dates", "first_day") if when.day == 1 else str(when.day)


def _day(edtf: str) -> date | None:
    found = _DATE.fullmatch(edtf)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found and found[3] else None
    except ValueError:
        return None


def _keyed(key: str, edtf: str) -> str:
    # Some languages say a day otherwise than a month or year: French "dès le 15 août", but "dès août".
    return f"{key}_day" if _day(edtf.partition("T")[0].rstrip("?~%")) else key


def _clock(time: str, labels: Labels) -> str:
    found = _TIME.fullmatch(time)
    return _zoned(found[1], found[2], labels) if found else time


def _zoned(time: str, offset: str | None, labels: Labels) -> str:
    if offset == "Z":
        return labels.label("dates", "utc").format(time=time)
    return labels.label("dates", "offset").format(time=time, offset=offset) if offset else time
