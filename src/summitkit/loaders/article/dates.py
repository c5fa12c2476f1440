"""Dates in an account: what they say, and what a weekday means beside a day of publication."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.vocabulary import Vocabulary

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b", re.ASCII)
_EXACT = ("range_two_months", "range_from_month", "day_range", "month_range", "day_month", "month_day")
# How many days from that of publication `today` and the like are.
_RELATIVE = (("today", 0), ("yesterday", -1), ("tomorrow", 1))
# After so many years, 29 February has come again.
_LEAP_YEARS_APART = 8


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
    """Return the dates in a text that name a month, from left to right; a day that does not exist gives none."""
    taken = bytearray(len(text))
    found: list[When] = []
    for when in (*_iso_dates(text), *_dates(text, words)):
        if not any(taken[when.start : when.end]):
            taken[when.start : when.end] = b"\1" * (when.end - when.start)
            found.append(when)
    return tuple(sorted((when for when in found if when.first), key=lambda when: when.start))


def find_relative(text: str, published: str, words: Vocabulary, *, ahead: bool = False) -> Iterator[When]:
    """Yield the days that `today`, `yesterday` and a weekday mean, given the day of publication.

    Args:
        text: The text.
        published: Day of publication.
        words: Vocabulary of the language.
        ahead: Whether a weekday is the next one from the day of publication on, not the last one up to it.
    """
    if not is_day(published) or not "1000" < published < "9999":
        return
    day = date.fromisoformat(published)
    for name, days in _RELATIVE:
        for match in words.pattern("dates", name).finditer(text):
            yield When(*match.span(), (day + timedelta(days=days)).isoformat())
    names = words.words("dates", "weekdays")
    for match in re.finditer(rf"\b({'|'.join(names)})\b", text):
        back = (day.weekday() - names.index(match[1])) % 7
        yield When(*match.span(), (day + timedelta(days=-back % 7 if ahead else -back)).isoformat())


def with_year(when: When, published: str, *, ahead: bool = False) -> When | None:
    """Return a date with the year it must have; None where that is unknown.

    That is its own year, else that of the latest such day up to publication or, `ahead`, of the next from then on.
    """
    if not when.first.startswith("--"):
        return when
    if not published[:4].isdigit():
        return None
    for passed in range(_LEAP_YEARS_APART + 1):
        year = int(published[:4]) + (passed if ahead else -passed)
        first = f"{year:04d}{when.first[1:]}"
        known = first[: len(published)]
        if is_day(first) and (known >= published if ahead else known <= published):
            last = f"{year + (when.last < when.first):04d}{when.last[1:]}" if when.last else ""
            return When(when.start, when.end, first, last)
    return None


def meeting_dates(sentence: Sentence, published: str, words: Vocabulary) -> tuple[When, ...]:
    """Return the days that a sentence names, with the years they must have."""
    dateline = words.search("dates", "dateline", sentence.text)
    story = dateline.end() if dateline else 0
    ahead = words.search("status", "planned", sentence.masked) is not None
    found = (each for each in find_dates(sentence.text, words) if each.start >= story)
    dated = [when for each in found if (when := with_year(each, published, ahead=ahead))]
    exact = tuple(when for when in dated if len(when.first) == len("YYYY-MM-DD"))
    return exact or tuple(find_relative(sentence.text, published, words, ahead=ahead))


def is_day(text: str) -> bool:
    """Tell whether a text is a day as EDTF writes it, and exists."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _ISO.fullmatch(text) is not None


def next_month(name: str, published: str, words: Vocabulary) -> str:
    """Return the next month of a name from the day of publication on, as EDTF; empty where that day is unknown."""
    if not published[:4].isdigit():
        return ""
    month = f"{_month(name, words):02d}"
    return f"{int(published[:4]) + (month < published[5:7]):04d}-{month}"


def _iso_dates(text: str) -> Iterator[When]:
    for match in _ISO.finditer(text):
        yield When(*match.span(), match[0] if is_day(match[0]) else "")


def _dates(text: str, words: Vocabulary) -> Iterator[When]:
    for name in _EXACT:
        for match in words.pattern("dates", name).finditer(text):
            yield _when(match, words)
    for match in words.pattern("dates", "month_year").finditer(text):
        yield When(*match.span(), f"{int(match['y']):04d}-{_month(match['m'], words):02d}")


def _when(match: re.Match[str], words: Vocabulary) -> When:
    groups = dict.fromkeys(("y", "y1", "d2", "m2", "both")) | match.groupdict()
    month = _month(match["m"], words)
    last_month = _month(groups["m2"], words) if groups["m2"] else month
    first_year, last_year = _years(groups["y1"], groups["y"], turns=last_month < month)
    first = f"{first_year}-{month:02d}-{int(match['d1']):02d}"
    last = f"{last_year}-{last_month:02d}-{int(groups['d2']):02d}" if groups["d2"] else ""
    in_order = not last or first < last or (first.startswith("--") and last_month < month)
    if groups["both"] and not _follows(first, last):
        return When(match.start(), match.start("both"), first if _exists(first) else "")
    exists = in_order and _exists(first) and _exists(last or first)
    return When(*match.span(), first, last) if exists else When(*match.span(), "")


def _years(first: str | None, last: str | None, *, turns: bool) -> tuple[str, str]:
    """Return the years of the first and the last day, of which a text may give one alone; `-` where it gives none."""
    if not first and not last:
        return "-", "-"
    begins = int(first) if first else int(last or 0) - turns
    ends = int(last) if last else begins + turns
    return f"{begins:04d}", f"{ends:04d}"


def _month(name: str, words: Vocabulary) -> int:
    names = zip(words.words("dates", "months"), words.words("dates", "months_short"), strict=True)
    return next(at for at, each in enumerate(names, 1) if re.fullmatch("|".join(each), name, re.IGNORECASE))


def _follows(first: str, last: str) -> bool:
    day = f"2000{first[-6:]}"
    return is_day(day) and (date.fromisoformat(day) + timedelta(days=1)).isoformat()[4:] == last[-6:]


def _exists(day: str) -> bool:
    return is_day(day if not day.startswith("--") else f"2000{day[1:]}")
