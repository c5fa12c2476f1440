"""SK2xx: every reference leads somewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import define

from summitkit.checks.paths import EVIDENCE_PATHS, bare_values, class_in, values
from summitkit.checks.wording import Wording, sentence, shown
from summitkit.errors import closest
from summitkit.findings import Finding
from summitkit.model import Summit
from summitkit.model.codes import is_country

# Every field that holds ids, by the list that the ids are from.
REFERENCES: Mapping[str, tuple[str, ...]] = {
    "parties": (
        "host",
        "people.tenures.party",
        "delegates.party",
        "positions.party",
        "proposals.proposers",
        "commitments.obligors",
        "commitments.beneficiaries",
        "implications.affected",
    ),
    "people": ("delegates.person", "sessions.attendees"),
    "issues": (
        "issues.parent",
        "positions.issue",
        "proposals.issue",
        "outcomes.issues",
        "commitments.issue",
        "takeaways.issue",
    ),
    "sources": tuple(f"{path}.source" for path in EVIDENCE_PATHS),
}
_SINGULAR = {"parties": "party", "people": "person", "issues": "issue", "sources": "source"}
# Comparisons of spellings for hints: a record in which nothing fits is told so without a hint for every entry.
_COMPARISONS = 100_000


@define
class _Spellings:
    known: tuple[str, ...]
    left: int = _COMPARISONS

    def hint(self, word: str) -> str:
        self.left -= len(self.known)
        return closest(word, self.known) if self.left >= 0 else ""


def unknown_parties(summit: Summit) -> Iterator[Finding]:
    """SK201: a reference to a party."""
    return _unknown(summit, "parties")


def unknown_people(summit: Summit) -> Iterator[Finding]:
    """SK202: a reference to a person."""
    return _unknown(summit, "people")


def unknown_issues(summit: Summit) -> Iterator[Finding]:
    """SK203: a reference to an issue."""
    return _unknown(summit, "issues")


def unknown_sources(summit: Summit) -> Iterator[Finding]:
    """SK204: a reference to a source."""
    return _unknown(summit, "sources")


def unknown_members(summit: Summit) -> Iterator[Finding]:
    """SK205: a member of a bloc is a party of the record or a country."""
    known = {party.id for party in summit.parties}
    spellings = _Spellings(tuple(known))
    wording = Wording(summit)
    for pointer, member in values(summit, "parties.members"):
        if member not in known and not is_country(member):
            yield Finding(
                message=f"{sentence(wording.part(pointer))} has the member '{shown(member)}', which is neither the id "
                "of a party nor an ISO 3166-1 alpha-3 code",
                pointer=pointer,
                hint=spellings.hint(member) or "write its three-letter code, such as POL",
            )


def unknown_places(summit: Summit) -> Iterator[Finding]:
    """SK206: what a divergence is about stands in the record, or could."""
    for pointer, about in values(summit, "divergences.about"):
        if not leads_somewhere(summit, about):
            yield Finding(
                message=f"Divergence {int(pointer.split('/')[2]) + 1} is about '{shown(about)}', a place that the "
                "record does not have",
                pointer=pointer,
                hint="counting starts at 0: the first party is /parties/0",
            )


def leads_somewhere(summit: Summit, pointer: str) -> bool:
    """Tell whether a JSON pointer leads to a value of the record, or to a field that it leaves empty."""
    value: Any = summit
    hint: Any = Summit
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        try:
            value, hint = _step(value, hint, key)
        except (LookupError, ValueError):
            return False
    return True


def _unknown(summit: Summit, name: str) -> Iterator[Finding]:
    known = {entry.id for entry in getattr(summit, name)}
    spellings = _Spellings(tuple(known))
    wording = Wording(summit)
    what = _SINGULAR[name]
    for path in REFERENCES[name]:
        all_known = known.issuperset(bare_values(summit, path))
        for pointer, id_ in () if all_known else values(summit, path):
            if id_ not in known:
                yield Finding(
                    message=f"{sentence(wording.part(pointer))} refers to the {what} {id_!r}, which the record does "
                    "not have",
                    pointer=pointer,
                    hint=spellings.hint(id_) or f"add the {what}, or correct the id",
                )


def _step(value: Any, hint: Any, key: str) -> tuple[Any, Any]:  # noqa: ANN401 - any part of the model
    if isinstance(value, tuple):
        if not key.isascii() or not key.isdecimal() or key != str(int(key)):
            raise LookupError(key)
        return value[int(key)], None
    if isinstance(value, Mapping):
        return value[key], None
    fields = {field.metadata.get("key", field.name): field for field in attrs.fields(class_in(hint) or type(value))}
    return getattr(value, fields[key].name, None), fields[key].type
