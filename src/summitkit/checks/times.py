"""SK103 and SK104: what comes first comes first, and sessions lie within the summit."""

from collections.abc import Iterator
from datetime import datetime

from summitkit.checks.wording import Wording, quoted, sentence
from summitkit.findings import Finding
from summitkit.model import Summit
from summitkit.model.dates import bounds


def days_of(start: str, end: str) -> tuple[str, str]:
    """Return the first and last day that something from `start` to `end` can have touched; empty where unknown.

    Where only one of the two is stated, it stands for both.
    """
    known = start or end
    return (bounds(start or known)[0], bounds(end or known)[1]) if known else ("", "")


def before(first: str, second: str) -> bool:
    """Tell whether one day is surely before another; what is unknown is not."""
    return bool(first and second and first < second)


def dates_of(summit: Summit) -> str:
    """Return the dates of a summit in words, as far as they are known."""
    return " to ".join(dict.fromkeys(date for date in (summit.start, summit.end) if date))


def reversed_dates(summit: Summit) -> Iterator[Finding]:
    """SK103: the summit, a session and a tenure end no earlier than they start."""
    wording = Wording(summit)
    for pointer, what, start, end in _spans(summit, wording):
        if start and end and _reversed(start, end):
            yield Finding(
                message=f"{sentence(what)} ends on {end}, before it starts on {start}",
                pointer=f"{pointer}/end",
                hint="exchange the two dates, or put the wrong one right",
            )


def sessions_outside(summit: Summit) -> Iterator[Finding]:
    """SK104: a session lies within the dates of the summit; without an end, the summit may have gone on."""
    end = summit.end or (summit.start if "/" in summit.start else "")
    first = bounds(summit.start)[0] if summit.start else ""
    last = bounds(end)[1] if end else ""
    for index, session in enumerate(summit.sessions):
        starts, ends = days_of(session.start, session.end)
        if before(ends, first) or before(last, starts):
            name = quoted(session.title) if session.title else f"number {index + 1}"
            yield Finding(
                message=f"The session {name} is dated {session.start or session.end}, outside the summit's dates "
                f"({dates_of(summit)})",
                pointer=f"/sessions/{index}",
                hint="put the date of the session or of the summit right",
            )


def _spans(summit: Summit, wording: Wording) -> Iterator[tuple[str, str, str, str]]:
    yield "", "the summit", summit.start, summit.end
    for index, session in enumerate(summit.sessions):
        pointer = f"/sessions/{index}"
        yield pointer, wording.part(pointer), session.start, session.end
    for index, person in enumerate(summit.people):
        for number, tenure in enumerate(person.tenures):
            what = f"the tenure of {wording.person(person.id)} as {quoted(tenure.post)}"
            yield f"/people/{index}/tenures/{number}", what, tenure.start, tenure.end


def _reversed(start: str, end: str) -> bool:
    if before(bounds(end)[1], bounds(start)[0]):
        return True
    if "T" not in start or "T" not in end:
        return False
    try:
        return datetime.fromisoformat(end) < datetime.fromisoformat(start)
    except (TypeError, ValueError):
        # One moment with a time zone and one without, or an interval: only the days can be compared.
        return False
