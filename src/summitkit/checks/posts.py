"""SK302: who is described as holding a post holds it on the day."""

import re
from collections.abc import Iterator

from summitkit.checks.times import before, dates_of, days_of
from summitkit.checks.wording import Wording, quoted
from summitkit.findings import Finding
from summitkit.model import Delegate, Person, Summit, Tenure

_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "to"))
# Words that make another post of the one they stand beside, or say that it is not held.
_OTHER_POST = frozenset(
    (
        *(
            "vice",
            "deputy",
            "former",
            "ex",
            "then",
            "acting",
            "interim",
            "designate",
            "elect",
            "assistant",
            "associate",
        ),
        *("adviser", "advisor", "aide", "envoy", "representative", "spokesman", "spokesperson", "spokeswoman", "wife"),
        *(
            "husband",
            "chief",
            "office",
            "under",
            "junior",
            "shadow",
            "honorary",
            "emeritus",
            "late",
            "past",
            "incoming",
        ),
    )
)


def posts_not_held(summit: Summit) -> Iterator[Finding]:
    """SK302: where the record lists when a delegate held the post of the title, the day of the summit is among it."""
    day = days_of(summit.start, summit.end)
    people = {person.id: person for person in summit.people if person.tenures}
    wording = Wording(summit)
    for index, delegate in enumerate(summit.delegates):
        held = _held(people[delegate.person], delegate) if delegate.person in people else []
        if held and all(_apart(tenure, day) for tenure in held):
            name = wording.person(delegate.person)
            yield Finding(
                message=f"{name} is a delegate of {wording.party(delegate.party)} as {quoted(delegate.title)}, but "
                f"held that post {_spans(held)}, not on {dates_of(summit)}",
                pointer=f"/delegates/{index}",
                hint="check who took part; the source may have taken one person for another",
            )


def _held(person: Person, delegate: Delegate) -> list[Tenure]:
    title = _words(delegate.title)
    return [
        tenure
        for tenure in person.tenures
        if tenure.party in ("", delegate.party) and _same_post(title, _words(tenure.post))
    ]


def _words(post: str) -> frozenset[str]:
    return frozenset(_WORD.findall(post.casefold().replace(".", ""))) - _SMALL_WORDS


def _same_post(title: frozenset[str], post: frozenset[str]) -> bool:
    # A title says more than a post: "Russian President", "President of the United States".
    return bool(post) and post <= title and not (title - post) & _OTHER_POST


def _apart(tenure: Tenure, day: tuple[str, str]) -> bool:
    start, _ = days_of(tenure.start, "")
    _, end = days_of("", tenure.end)
    return before(end, day[0]) or before(day[1], start)


def _spans(tenures: list[Tenure]) -> str:
    return " and ".join(
        " ".join(part for part in (t.start and f"from {t.start}", t.end and f"until {t.end}") if part) for t in tenures
    )
