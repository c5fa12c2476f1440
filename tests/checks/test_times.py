import pytest
from tests.checks.small import summit

from summitkit.checks import times
from summitkit.model import Person, Session, Tenure


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2025-08-16", "2025-08-15", True),
        ("2025-09", "2025-08-15", True),
        ("2025-08-15T15:00:00Z", "2025-08-15T11:00:00Z", True),
        ("2025-08-15T15:00:00+03:00", "2025-08-15T14:00:00Z", False),
        ("2025-08-15T15:00:00+03:00", "2025-08-15T11:00:00Z", True),
        ("2025-08-15T15:00:00+03:00", "2025-08-15T11:00:00", False),
        ("2025-08-15T15:00:00Z/2025-08-16", "2025-08-15T11:00:00Z", False),
        ("2025-08-15T15:00:00", "2025-08-15", False),
        ("2025-08-15", "2025-08-15", False),
        ("2025-08-15", "2025-08", False),
        ("2025-08-15", "", False),
        ("", "2025-08-15", False),
        ("2025-08-15", "2020/..", False),
    ],
)
def test_reversed_dates_are_reported(start: str, end: str, wrong: bool) -> None:  # noqa: FBT001 - a case
    """Dates are reversed only where that is certain at the precision of both."""
    assert bool(list(times.reversed_dates(summit(start=start, end=end)))) is wrong


def test_sessions_and_tenures_are_held_to_it() -> None:
    """The message names the session, or the person and the post."""
    session = Session(id="lunch", title="Lunch", start="2025-08-15", end="2025-08-14")
    person = Person(id="a", name="Ann", tenures=(Tenure(post="Chair", start="2020", end="2019"),))
    found = list(times.reversed_dates(summit(sessions=(session,), people=(person,))))

    assert [finding.message for finding in found] == [
        "The session 'Lunch' ends on 2025-08-14, before it starts on 2025-08-15",
        "The tenure of Ann as 'Chair' ends on 2019, before it starts on 2020",
    ]
    assert [finding.pointer for finding in found] == ["/sessions/0/end", "/people/0/tenures/0/end"]


@pytest.mark.parametrize(
    ("start", "end", "session", "outside"),
    [
        ("2025-08-15", "2025-08-16", "2025-08-16T20:00:00Z", False),
        ("2025-08-15", "2025-08-16", "2025-08-17", True),
        ("2025-08-15", "2025-08-16", "2025-08", False),
        ("2025-08-15", "2025-08-16", "2025-08-14", True),
        ("2025-08-15", "", "2025-08-17", False),
        ("2025-08-15", "", "2025-08-14", True),
        ("2025-08-15/2025-08-16", "", "2025-08-17", True),
        ("", "2025-08-16", "2025-08-17", True),
        ("", "", "2025-08-17", False),
        ("2025-08-15", "2025-08-16", "", False),
    ],
)
def test_sessions_lie_within_the_summit(start: str, end: str, session: str, outside: bool) -> None:  # noqa: FBT001 - a case
    """A session is outside only where its dates and the summit's cannot meet."""
    record = summit(start=start, end=end, sessions=(Session(id="lunch", start=session),))

    assert bool(list(times.sessions_outside(record))) is outside


def test_outside_session_without_title_has_its_number() -> None:
    """The message says which session, when, and when the summit was."""
    (found,) = times.sessions_outside(summit(sessions=(Session(id="lunch", end="2025-08-20"),)))

    assert found.message == (
        "The session number 1 is dated 2025-08-20, outside the summit's dates (2025-08-15 to 2025-08-16)"
    )
