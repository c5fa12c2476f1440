"""Score the article loader on accounts: how many facts it finds, and what it makes up.

Usage: python tests/loaders/accounts/score.py [FOLDER] [--verbose]
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

import summitkit as sk

Facts: TypeAlias = Mapping[str, Any]
Checked: TypeAlias = Iterator[tuple[str, bool]]

FOLDER = Path(__file__).parent
_SUFFIX = ".facts.toml"
_PRESENT = ("principal", "host", "mediator", "guarantor", "observer")


@frozen
class Score:
    """What the loader found of an account's facts."""

    found: tuple[str, ...]
    """Facts that are in the record."""
    missed: tuple[str, ...]
    """Facts that are not."""
    invented: tuple[str, ...]
    """What is in the record and not in the account."""

    @property
    def total(self) -> int:
        """Return how many facts a reader finds."""
        return len(self.found) + len(self.missed)


def accounts(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the accounts of a folder that stand beside a file of facts."""
    stems = {path.name.removesuffix(_SUFFIX) for path in folder.glob(f"*{_SUFFIX}")}
    return tuple(sorted(path for path in folder.iterdir() if path.suffix != ".toml" and path.stem in stems))


def score(account: Path) -> Score:
    """Return what the article loader finds and invents of an account."""
    facts = tomllib.loads(account.with_name(account.stem + _SUFFIX).read_text(encoding="utf-8"))
    summit = sk.load(account, "article")
    checked = [fact for check in _CHECKS for fact in check(facts, summit)]
    found = tuple(name for name, holds in checked if holds)
    missed = tuple(name for name, holds in checked if not holds)
    invented = tuple(name for invention in _INVENTIONS for name in invention(facts, summit))
    return Score(found, missed, invented)


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


def _has(text: str, *where: str) -> bool:
    return _fold(text) in _fold(" ".join(where))


def _code(summit: sk.Summit, party_id: str) -> str:
    party = summit.party(party_id)
    return party.code or party.id


def _delegates(summit: sk.Summit) -> dict[str, sk.Delegate]:
    return {summit.person(each.person).name: each for each in summit.delegates}


def _summit_facts(facts: Facts, summit: sk.Summit) -> Checked:
    for key, wanted in facts.get("summit", {}).items():
        found = summit.sources[0].published if key == "published" else getattr(summit, key) or ""
        if wanted:
            yield f"summit.{key} = {wanted}, found {found}", _fold(found) == _fold(wanted)


def _venue_facts(facts: Facts, summit: sk.Summit) -> Checked:
    venue = summit.venue or sk.Venue()
    for key, wanted in facts.get("venue", {}).items():
        if wanted:
            yield f"venue.{key} = {wanted}, found {getattr(venue, key)}", _has(wanted, getattr(venue, key))


def _party_facts(facts: Facts, summit: sk.Summit) -> Checked:
    parties = facts.get("parties", {})
    present = {_code(summit, party.id) for party in summit.parties if party.role in _PRESENT}
    for party in parties.get("present", ()):
        yield f"party {party}", party in present
    if parties.get("host"):
        yield f"host {parties['host']}", bool(summit.host) and _code(summit, summit.host) == parties["host"]


def _delegate_facts(facts: Facts, summit: sk.Summit) -> Checked:
    delegates = _delegates(summit)
    for name, party in facts.get("delegates", {}).items():
        yield f"delegate {name} of {party}", name in delegates and _code(summit, delegates[name].party) == party
    for name, title in facts.get("titles", {}).items():
        yield f"title {title} of {name}", name in delegates and _has(title, delegates[name].title)


def _outcome_facts(facts: Facts, summit: sk.Summit) -> Checked:
    for kind in facts.get("outcomes", {}).get("kinds", ()):
        yield f"outcome {kind}", any(outcome.kind == kind for outcome in summit.outcomes)


def _count_facts(facts: Facts, summit: sk.Summit) -> Checked:
    for collection, number in facts.get("counts", {}).items():
        found = len(getattr(summit, collection))
        if number:
            yield f"{number} {collection}, found {found}", found == number


def _position_facts(facts: Facts, summit: sk.Summit) -> Checked:
    for wanted in facts.get("positions", ()):
        yield f"position {wanted}", any(_is_position(each, wanted, summit) for each in summit.positions)


def _is_position(position: sk.Position, wanted: Facts, summit: sk.Summit) -> bool:
    issue = summit.issue(position.issue).title
    mine = not wanted.get("party") or _code(summit, position.party) == wanted["party"]
    return mine and _has(wanted["text"], position.text) and _has(wanted.get("issue", ""), issue)


def _commitment_facts(facts: Facts, summit: sk.Summit) -> Checked:
    for wanted in facts.get("commitments", ()):
        yield f"commitment {wanted}", any(_is_commitment(each, wanted, summit) for each in summit.commitments)


def _is_commitment(commitment: sk.Commitment, wanted: Facts, summit: sk.Summit) -> bool:
    obligors = {_code(summit, party) for party in commitment.obligors}
    same = not wanted.get("obligors") or obligors == set(wanted["obligors"])
    due = wanted.get("deadline", commitment.deadline) == commitment.deadline
    return same and due and _has(wanted["text"], commitment.text)


def _assessment_facts(facts: Facts, summit: sk.Summit) -> Checked:
    for wanted in facts.get("takeaways", ()):
        words = (wanted.get("label", ""), wanted.get("text", ""))
        yield f"takeaway {wanted}", any(all(_has(w, t.label, t.text) for w in words) for t in summit.takeaways)
    for wanted in facts.get("implications", ()):
        words = (wanted.get("area", ""), wanted.get("text", ""))
        yield f"implication {wanted}", any(all(_has(w, i.area, i.text) for w in words) for i in summit.implications)
    for wanted in facts.get("recommendations", ()):
        yield f"recommendation {wanted}", any(_is_recommendation(each, wanted) for each in summit.recommendations)


def _is_recommendation(found: sk.Recommendation, wanted: Facts) -> bool:
    titled = _has(wanted.get("title", ""), found.title, found.text)
    return titled and _has(wanted.get("owner", ""), found.owner) and wanted.get("due", found.due) == found.due


def _divergence_facts(facts: Facts, summit: sk.Summit) -> Checked:
    texts = [" ".join(statement.text for statement in each.statements) for each in summit.divergences]
    for wanted in facts.get("divergences", ()):
        yield f"divergence {wanted}", any(all(_has(word, text) for word in wanted["words"]) for text in texts)


_CHECKS = (
    _summit_facts,
    _venue_facts,
    _party_facts,
    _delegate_facts,
    _outcome_facts,
    _count_facts,
    _position_facts,
    _commitment_facts,
    _assessment_facts,
    _divergence_facts,
)


def _invented_setting(facts: Facts, summit: sk.Summit) -> Iterator[str]:
    for key, wanted in facts.get("summit", {}).items():
        if not wanted and key != "published" and getattr(summit, key):
            yield f"summit.{key} {getattr(summit, key)}"
    for key, wanted in facts.get("venue", {}).items():
        if not wanted and getattr(summit.venue or sk.Venue(), key):
            yield f"venue.{key} {getattr(summit.venue, key)}"


def _invented_parties(facts: Facts, summit: sk.Summit) -> Iterator[str]:
    wanted = facts.get("parties", {}).get("present")
    for party in summit.parties:
        if wanted is not None and party.role in _PRESENT and _code(summit, party.id) not in wanted:
            yield f"party {party.id} as {party.role}"


def _invented_delegates(facts: Facts, summit: sk.Summit) -> Iterator[str]:
    absent = facts.get("not_delegates", {}).get("names", ())
    for name in _delegates(summit):
        if name in absent or name not in facts.get("delegates", {name: ""}):
            yield f"delegate {name}"


def _invented_statements(facts: Facts, summit: sk.Summit) -> Iterator[str]:
    for outcome in summit.outcomes:
        if outcome.kind in facts.get("outcomes", {}).get("not_kinds", ()):
            yield f"outcome {outcome.kind}: {outcome.text}"
    for unwanted in facts.get("not_positions", ()):
        if any(_is_position(each, unwanted, summit) for each in summit.positions):
            yield f"position {unwanted}"
    for collection, number in facts.get("counts", {}).items():
        if len(getattr(summit, collection)) > number:
            yield f"{len(getattr(summit, collection)) - number} more {collection} than stated"


_INVENTIONS = (_invented_setting, _invented_parties, _invented_delegates, _invented_statements)


def _details(result: Score) -> Iterable[str]:
    return [
        *(f"    missed   {fact}" for fact in result.missed),
        *(f"    invented {fact}" for fact in result.invented),
    ]


def main(arguments: list[str]) -> None:
    """Print the score of every account in a folder, and the sum."""
    folders = [Path(each) for each in arguments if not each.startswith("--")] or [FOLDER]
    results = {account.stem: score(account) for folder in folders for account in accounts(folder)}
    for name, result in results.items():
        share = 100 * len(result.found) / result.total
        print(f"{name:45} {len(result.found):3}/{result.total:<3} {share:4.0f} %  invented {len(result.invented)}")
        if "--verbose" in arguments:
            print(*_details(result), sep="\n")
    found, total = (sum(counts) for counts in zip(*((len(r.found), r.total) for r in results.values()), strict=True))
    invented = sum(len(result.invented) for result in results.values())
    print(f"{found} of {total} facts ({100 * found / total:.1f} %), {invented} inventions")


if __name__ == "__main__":
    main(sys.argv[1:])
