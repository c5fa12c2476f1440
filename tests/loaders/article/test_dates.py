"""Dates in an account."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitkit as sk
from summitkit.loaders.article.dates import When, find_dates, find_relative, is_day, next_month, with_year
from summitkit.loaders.article.vocabulary import vocabulary

ENGLISH = vocabulary("en")


def dates(text: str) -> list[tuple[str, str]]:
    return [(when.first, when.last) for when in find_dates(text, ENGLISH)]


def relative(text: str, published: str, *, ahead: bool = False) -> list[str]:
    return [when.first for when in find_relative(text, published, ENGLISH, ahead=ahead)]


@pytest.mark.parametrize(
    "text",
    [
        *("2026-06-03", "3 June 2026", "03 June 2026", "3rd June 2026", "3rd of June, 2026", "3 Jun. 2026"),
        *("June 3, 2026", "June 3 2026", "June 3rd, 2026", "Jun. 3, 2026", "3 JUNE 2026", "JUNE 3, 2026"),
    ],
)
def test_days_of_every_form_are_read(text: str) -> None:
    """A day is read whatever the order of its parts, short or long, in capitals or not, and knows where it stands."""
    assert find_dates(f"on {text} in Lyon", ENGLISH) == (When(3, 3 + len(text), "2026-06-03"),)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3-5 June 2026", "2026-06-03", "2026-06-05"),
        ("3–5 June 2026", "2026-06-03", "2026-06-05"),
        ("3rd to 5th of June 2026", "2026-06-03", "2026-06-05"),
        ("3 and 4 June 2026", "2026-06-03", "2026-06-04"),
        ("June 3 — 5, 2026", "2026-06-03", "2026-06-05"),
        ("June 3 through 5", "--06-03", "--06-05"),
        ("3 until 5 JUNE", "--06-03", "--06-05"),
        ("30 June - 2 July 2026", "2026-06-30", "2026-07-02"),
        ("30th of June to 2nd of July 2026", "2026-06-30", "2026-07-02"),
        ("30 June to 2 July", "--06-30", "--07-02"),
        ("30 June and 1 July 2026", "2026-06-30", "2026-07-01"),
        ("June 30–July 2, 2026", "2026-06-30", "2026-07-02"),
        ("Sept. 30, 2026 to Oct. 2, 2026", "2026-09-30", "2026-10-02"),
        ("30 December 2025 – 2 January 2026", "2025-12-30", "2026-01-02"),
        ("30 December to 2 January 2026", "2025-12-30", "2026-01-02"),
        ("30 December 2025 to 2 January", "2025-12-30", "2026-01-02"),
        ("30 December to 2 January", "--12-30", "--01-02"),
        ("30 June 2026 to 2 July", "2026-06-30", "2026-07-02"),
    ],
)
def test_ranges_are_read(text: str, first: str, last: str) -> None:
    """Several days have a first and a last one, over the end of a month or of a year too."""
    assert find_dates(text, ENGLISH) == (When(0, len(text), first, last),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 2026", [("2026-06", "")]),
        ("June, 2026 and MAY 2025", [("2026-06", ""), ("2025-05", "")]),
        ("3 June and 15 July 2026", [("2026-06-03", ""), ("2026-07-15", "")]),
        ("June 3 and July 15", [("--06-03", ""), ("--07-15", "")]),
        ("on 4 May, then 2026-05-03, then March 2", [("--05-04", ""), ("2026-05-03", ""), ("--03-02", "")]),
        ("2025 June 3", [("--06-03", "")]),
        ("the G7 May 2026 summit", [("2026-05", "")]),
        ("3 March 20266", [("--03-03", "")]),
    ],
)
def test_dates_are_kept_apart(text: str, expected: list[tuple[str, str]]) -> None:
    """A month alone is no day, two days are no range, and digits of something else are no part of a date."""
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "31 June 2026",
            "June 31, 2026",
            "29 February 2025",
            "2026-02-30",
            "0 June",
            "5-3 June 2026",
            "32 and 33 May",
        ),
        *("30 February to 2 March 2026", "DISMAY 2026", "the Marches", "May 5 million", "May"),
        *("12/05/2026", "3.5 May", "40–41 May 2026"),
    ],
)
def test_no_date_is_made_up(text: str) -> None:
    """Where a day does not exist, or no month is meant, there is no date, and none of a part of it either."""
    assert dates(text) == []


@given(st.dates(), st.sampled_from(("%d {} %Y", "{} %d, %Y", "%Y-%m-%d")))
def test_any_day_is_read(day: date, form: str) -> None:
    """Every day of the calendar is read as itself."""
    month = ENGLISH.words("dates", "months")[day.month - 1]
    text = form.replace("%d", f"{day.day:02d}").replace("%m", f"{day.month:02d}").replace("%Y", f"{day.year:04d}")

    assert dates(text.format(month)) == [(day.isoformat(), "")]


@given(st.text(st.sampled_from("0123456789 -–,.Jun eMay٣２stofand"), max_size=40))
def test_no_invalid_date_is_found(text: str) -> None:
    """Whatever the text, what is found are days and months that exist, from left to right, none inside another."""
    found = find_dates(text, ENGLISH)

    assert all(is_day(with_day(day)) for when in found for day in (when.first, when.last) if day)
    assert all(when.start < when.end for when in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def with_day(day: str) -> str:
    return day.replace("--", "2000-", 1) if day.startswith("--") else (day + "-01")[:10]


@pytest.mark.parametrize(
    ("text", "ahead", "expected"),
    [
        ("today", False, ["2026-06-03"]),
        ("This morning", False, ["2026-06-03"]),
        ("Yesterday", True, ["2026-06-02"]),
        ("tomorrow", False, ["2026-06-04"]),
        ("on Wednesday", False, ["2026-06-03"]),
        ("on Wednesday", True, ["2026-06-03"]),
        ("on Tuesday", False, ["2026-06-02"]),
        ("on Tuesday", True, ["2026-06-09"]),
        ("on Thursday", False, ["2026-05-28"]),
        ("on Thursday", True, ["2026-06-04"]),
        ("Mondays", False, []),
    ],
)
def test_relative_days_are_counted(text: str, ahead: bool, expected: list[str]) -> None:  # noqa: FBT001 - a parameter of the table
    """Words such as `today` and weekdays are counted from the day of publication, here a Wednesday."""
    assert relative(text, "2026-06-03", ahead=ahead) == expected


@pytest.mark.parametrize("published", ["", "2026", "2026-06", "2026-W23-3", "0001-01-01", "9999-12-31"])
def test_relative_days_need_a_day(published: str) -> None:
    """Without a day of publication, or with one at the end of time, a weekday means nothing."""
    assert relative("yesterday, on Monday", published, ahead=True) == []


@pytest.mark.parametrize(
    ("first", "published", "back", "ahead"),
    [
        ("2020-06-03", "2026-06-03", "2020-06-03", "2020-06-03"),
        ("--06-03", "2026-06-03", "2026-06-03", "2026-06-03"),
        ("--06-04", "2026-06-03", "2025-06-04", "2026-06-04"),
        ("--06-02", "2026-06-03", "2026-06-02", "2027-06-02"),
        ("--07-01", "2026-06", "2025-07-01", "2026-07-01"),
        ("--06-30", "2026-06", "2026-06-30", "2026-06-30"),
        ("--07-01", "2026", "2026-07-01", "2026-07-01"),
        ("--02-29", "2023-03-01", "2020-02-29", "2024-02-29"),
        ("--02-29", "1903-01-01", "1896-02-29", "1904-02-29"),
    ],
)
def test_year_is_that_of_publication(first: str, published: str, back: str, ahead: str) -> None:
    """A day without a year is the latest such day up to publication or, ahead, the next one from then on."""
    when = When(0, 1, first)

    assert with_year(when, published) == When(0, 1, back)
    assert with_year(when, published, ahead=True) == When(0, 1, ahead)


def test_year_of_a_range() -> None:
    """Both days of a range have a year; over New Year the last is in the next."""
    assert with_year(When(0, 1, "--06-03", "--06-05"), "2026-06-10") == When(0, 1, "2026-06-03", "2026-06-05")
    assert with_year(When(0, 1, "--12-30", "--01-02"), "2026-01-10") == When(0, 1, "2025-12-30", "2026-01-02")


@pytest.mark.parametrize("published", ["", "soon", "0001-01-01"])
def test_year_may_be_unknown(published: str) -> None:
    """Without a year of publication, or before all years, a day has none."""
    assert with_year(When(0, 1, "--02-29"), published) is None


@pytest.mark.parametrize(
    ("name", "published", "expected"),
    [
        ("June", "2026-06-03", "2026-06"),
        ("MAY", "2026-06-03", "2027-05"),
        ("Dec", "2026-06", "2026-12"),
        ("May", "2026", "2026-05"),
        ("May", "", ""),
    ],
)
def test_month_comes_after_publication(name: str, published: str, expected: str) -> None:
    """A month without a year is the next of its name, that of publication included."""
    assert next_month(name, published, ENGLISH) == expected


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("met in Lyon on 30 April and 1 May", "2026-04-30", "2026-05-01"),
        ("met in Lyon from April 28 to May 2", "2026-04-28", "2026-05-02"),
        ("met in Lyon on Monday", "2026-05-11", ""),
        ("met in Lyon on 3 December", "2025-12-03", ""),
        ("will meet in Lyon on 3 December", "2026-12-03", ""),
        ("will meet in Lyon on Monday", "2026-05-18", ""),
        ("will meet in Lyon tomorrow", "2026-05-16", ""),
        ("met in Lyon on 31 April", "", ""),
    ],
)
def test_days_of_the_meeting(sentence: str, start: str, end: str) -> None:
    """A meeting that was held is dated back from publication, one that is planned ahead."""
    summit = sk.loads(f"# Talks\n\nPublished 15 May 2026\n\nFrance and Japan {sentence}.", format="article")

    assert (summit.start, summit.end, summit.sources[0].published) == (start, end, "2026-05-15")
