import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.errors import InvalidValue
from summitkit.model import Summit
from summitkit.model.dates import bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-08-15", "2025-08-15", "2025-08-15"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2027-21", "2027-03-01", "2027-05-31"),
        ("2027-23", "2027-09-01", "2027-11-30"),
        ("2025-08-15/2025-08-16", "2025-08-15", "2025-08-16"),
        ("2025-08/2025-09-02", "2025-08-01", "2025-09-02"),
        ("2025-08-15/..", "2025-08-15", ""),
        ("2025-08-15/", "2025-08-15", ""),
        ("../2025-08-15", "", "2025-08-15"),
        ("/2025", "", "2025-12-31"),
        ("2025?", "2025-01-01", "2025-12-31"),
        ("2025-08~", "2025-08-01", "2025-08-31"),
        ("2024-02-29%", "2024-02-29", "2024-02-29"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("2025-02-XX", "2025-02-01", "2025-02-28"),
        ("2025-XX-XX", "2025-01-01", "2025-12-31"),
        ("2025-08-15T11:30:00Z", "2025-08-15", "2025-08-15"),
        ("2025-08-15T11:30:00", "2025-08-15", "2025-08-15"),
        ("2025-08-15T11:30:00+05:30", "2025-08-15", "2025-08-15"),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, first: str, last: str) -> None:
    """A date is taken for as much as it says; an open end is empty."""
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    [
        *("", " ", "15 August 2025", "2025-8-15", "20250815", "2025-13", "2025-25", "2025-02-30", "2023-02-29~"),
        *("2025-08-15 ", "2025-08-15\n", "2025-08-15\x00", "2025-08-15T11:30", "2025-08-15T25:00:00Z", "0000-01-01"),
        *("2025-08-16/2025-08-15", "2025/2024-12", "2025-08-15/2025-08-16/2025-08-17", "/", "../..", "..", "2025//"),
        *(
            "\u0662\u0660\u0662\u0665",
            "-0044-03-15",
            "Y170000",
            "{2024,2025}",
            "2025-0X",
            "?2025",
            "2025-W33",
            "unknown",
        ),
    ],
)
def test_other_texts_are_no_dates(edtf: str) -> None:
    """What is not EDTF at level 0 or 1, or is no day of the calendar, is refused."""
    with pytest.raises(InvalidValue, match="expected an EDTF date"):
        bounds(edtf)


@pytest.mark.parametrize("edtf", ["Y1E999999999", "[2025," + "2025," * 20_000 + "2025]", "[" * 50_000, "2" * 100_000])
def test_hostile_dates_are_refused_at_once(edtf: str) -> None:
    """A text that would keep a parser busy is refused, shown short."""
    start = time.process_time()
    with pytest.raises(InvalidValue) as caught:
        bounds(edtf)

    assert time.process_time() - start < 1
    assert len(str(caught.value)) < 250


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """Reading a date writes nothing to standard output, where a record may be on its way."""
    bounds("1999-XX")
    with pytest.raises(InvalidValue):
        bounds("2025-0X")

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("edtf", "hint"), [("2025-08-16/2025-08-15", "it ends before it starts"), ("../..", "it names no date")]
)
def test_wrong_intervals_say_why(edtf: str, hint: str) -> None:
    """An interval that cannot be says what is wrong with it."""
    with pytest.raises(InvalidValue) as caught:
        bounds(edtf)

    assert caught.value.hint == hint


@given(st.dates(), st.dates())
def test_every_interval_of_days_has_its_bounds(one: date, other: date) -> None:
    """Two days in order are an interval; in the other order they are none."""
    first, last = sorted((one.isoformat(), other.isoformat()))

    assert bounds(f"{first}/{last}") == (first, last)
    if first != last:
        with pytest.raises(InvalidValue):
            bounds(f"{last}/{first}")


@given(st.text(st.sampled_from("0123456789-/.X?~%TZ:+"), max_size=24))
def test_any_text_is_a_date_or_refused(edtf: str) -> None:
    """A text has bounds that are days in order, or it is refused."""
    try:
        first, last = bounds(edtf)
    except InvalidValue:
        return

    assert first or last
    assert not (first and last) or first <= last
    assert all(len(day) == 10 for day in (first, last) if day)


@pytest.mark.parametrize("value", [2025, None, True, date(2025, 8, 15)])
def test_only_texts_are_dates(value: object) -> None:
    """A field for a date takes text, and an empty one says nothing."""
    with pytest.raises(InvalidValue, match="expected an EDTF date"):
        Summit(id="a", title="A", start=value)  # type: ignore[arg-type]

    assert Summit(id="a", title="A", start="").start == ""
