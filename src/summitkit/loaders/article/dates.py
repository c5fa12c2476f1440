"""Dates in an account: what they say, and what a weekday means beside a day of publication."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from summitkit.loaders.article.vocabulary import Vocabulary

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b", re.ASCII)
_EXACT = ("range_two_months", "day_range", "month_range", "day_month", "month_day")


@frozen
class When:
    """A date that stands in a text."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    first: str
    """EDTF date of the day, or of the first day; `--MM-DD` where the text gives no year."""
    last: str = ""
    """EDTF date of the last day, where there are several."""


def find_dates(text: str, words: Vocabulary) -> tuple[When, ...]:
    """Return the dates in a text that name a month, from left to right."""
    found = [When(*match.span(), match[0]) for match in _ISO.finditer(text) if _is_day(match[0])]
    for name in _EXACT:
        for match in words.pattern("dates", name).finditer(text):
            when = _when(match, words)
            if when and not any(when.start < other.end and other.start < when.end for other in found):
                found.append(when)
    for match in words.pattern("dates", "month_year").finditer(text):
        if not any(match.start() < other.end and other.start < match.end() for other in found):
            found.append(When(*match.span(), f"{match['y']}-{_month(match['m'], words):02d}"))
    return tuple(sorted(found, key=lambda when: when.start))


def find_relative(text: str, published: str, words: Vocabulary) -> Iterator[When]:
    """Yield the days that `today`, `yesterday` and a weekday mean, given the day of publication."""
    if not _is_day(published):
        return
    day = date.fromisoformat(published)
    for name, back in (("today", 0), ("yesterday", 1)):
        for match in words.pattern("dates", name).finditer(text):
            yield When(*match.span(), (day - timedelta(days=back)).isoformat())
    names = "|".join(words.words("dates", "weekdays"))
    for match in re.finditer(rf"\b({names})\b", text):
        weekday = words.words("dates", "weekdays").index(match[1])
        yield When(*match.span(), (day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat())


def with_year(when: When, published: str) -> When | None:
    """Return a date with the year it must have: its own, else that of the latest such day before publication."""
    if not when.first.startswith("--"):
        return when
    if not published[:4].isdigit():
        return None
    year = int(published[:4])
    if len(published) == len("YYYY-MM-DD") and f"{year}{when.first[1:]}" > published:
        year -= 1
    last = f"{year}{when.last[1:]}" if when.last else ""
    return When(when.start, when.end, f"{year}{when.first[1:]}", last)


def _when(match: re.Match[str], words: Vocabulary) -> When | None:
    groups = match.groupdict()
    month = _month(groups["m"], words)
    last_month = _month(groups["m2"], words) if groups.get("m2") else month
    year = groups.get("y") or "-"
    first = f"{year}-{month:02d}-{int(groups['d1']):02d}"
    last = f"{year}-{last_month:02d}-{int(groups['d2']):02d}" if groups.get("d2") else ""
    if not (_exists(first) and (not last or (_exists(last) and first < last))):
        return None
    return When(*match.span(), first, last)


def _month(name: str, words: Vocabulary) -> int:
    months = words.words("dates", "months")
    return next(number for number, month in enumerate(months, 1) if month.startswith(name.rstrip(".")[:3].capitalize()))


def _exists(day: str) -> bool:
    return _is_day(day if not day.startswith("--") else f"2000{day[1:]}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("YYYY-MM-DD")
