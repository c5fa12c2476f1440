"""Score the article loader on accounts: how many facts it finds, and what it makes up.

Usage: python tests/loaders/accounts/score.py [FOLDER] [--verbose]
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import summitkit as sk

_PRESENT = ("principal", "host", "mediator", "guarantor", "observer")
Fact = tuple[str, bool]


def score(account: Path) -> tuple[list[Fact], list[str]]:
    """Return each fact of an account with whether it was found, and a line for each invention."""
    facts = tomllib.loads(account.with_name(f"{account.stem}.facts.toml").read_text(encoding="utf-8"))
    summit = sk.load(account)
    return list(_facts(facts, summit)), list(_inventions(facts, summit))


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


def _has(text: str, *where: str) -> bool:
    return _fold(text) in _fold(" ".join(where))


def _key(party: sk.Party) -> str:
    return party.code or party.id


def _party(summit: sk.Summit, party_id: str) -> str:
    return _key(summit.party(party_id))


def _facts(facts: dict, summit: sk.Summit) -> Iterator[Fact]:
    source, venue = summit.sources[0], summit.venue or sk.Venue()
    for key, wanted in facts.get("summit", {}).items():
        found = source.published if key == "published" else getattr(summit, key) or ""
        if wanted:
            yield f"summit.{key} = {wanted}, found {found}", _fold(found) == _fold(wanted)
    for key, wanted in facts.get("venue", {}).items():
        if wanted:
            yield f"venue.{key} = {wanted}, found {getattr(venue, key)}", _has(wanted, getattr(venue, key))
    present = {_key(party) for party in summit.parties if party.role in _PRESENT}
    for party in facts.get("parties", {}).get("present", ()):
        yield f"party {party}", party in present
    if facts.get("parties", {}).get("host"):
        wanted = facts["parties"]["host"]
        yield f"host {wanted}", bool(summit.host) and _party(summit, summit.host) == wanted
    delegates = {summit.person(each.person).name: each for each in summit.delegates}
    for name, party in facts.get("delegates", {}).items():
        yield f"delegate {name} of {party}", name in delegates and _party(summit, delegates[name].party) == party
    for name, title in facts.get("titles", {}).items():
        yield f"title {title} of {name}", name in delegates and _has(title, delegates[name].title)
    kinds = {outcome.kind for outcome in summit.outcomes}
    for kind in facts.get("outcomes", {}).get("kinds", ()):
        yield f"outcome {kind}", kind in kinds
    for collection, number in facts.get("counts", {}).items():
        found = len(getattr(summit, collection))
        if number:
            yield f"{number} {collection}, found {found}", found == number
    yield from _statements(facts, summit)


def _statements(facts: dict, summit: sk.Summit) -> Iterator[Fact]:
    for wanted in facts.get("positions", ()):
        yield f"position {wanted}", any(_is_position(each, wanted, summit) for each in summit.positions)
    for wanted in facts.get("commitments", ()):
        yield f"commitment {wanted}", any(_is_commitment(each, wanted, summit) for each in summit.commitments)
    for wanted in facts.get("takeaways", ()):
        words = (wanted.get("label", ""), wanted.get("text", ""))
        yield f"takeaway {wanted}", any(all(_has(w, t.label, t.text) for w in words) for t in summit.takeaways)
    for wanted in facts.get("implications", ()):
        words = (wanted.get("area", ""), wanted.get("text", ""))
        yield f"implication {wanted}", any(all(_has(w, i.area, i.text) for w in words) for i in summit.implications)
    for wanted in facts.get("recommendations", ()):
        yield f"recommendation {wanted}", any(_is_recommendation(each, wanted) for each in summit.recommendations)
    for wanted in facts.get("divergences", ()):
        texts = [" ".join(s.text for s in divergence.statements) for divergence in summit.divergences]
        yield f"divergence {wanted}", any(all(_has(word, text) for word in wanted["words"]) for text in texts)


def _is_position(position: sk.Position, wanted: dict, summit: sk.Summit) -> bool:
    issue = summit.issue(position.issue).title
    mine = not wanted.get("party") or _party(summit, position.party) == wanted["party"]
    return mine and _has(wanted["text"], position.text) and _has(wanted.get("issue", ""), issue)


def _is_commitment(commitment: sk.Commitment, wanted: dict, summit: sk.Summit) -> bool:
    obligors = {_party(summit, party) for party in commitment.obligors}
    same = not wanted.get("obligors") or obligors == set(wanted["obligors"])
    return (
        same
        and _has(wanted["text"], commitment.text)
        and wanted.get("deadline", commitment.deadline) == commitment.deadline
    )


def _is_recommendation(found: sk.Recommendation, wanted: dict) -> bool:
    titled = _has(wanted.get("title", ""), found.title, found.text)
    return titled and _has(wanted.get("owner", ""), found.owner) and wanted.get("due", found.due) == found.due


def _inventions(facts: dict, summit: sk.Summit) -> Iterator[str]:
    source, venue = summit.sources[0], summit.venue or sk.Venue()
    for key, wanted in facts.get("summit", {}).items():
        found = source.published if key == "published" else getattr(summit, key) or ""
        if not wanted and found and key != "published":
            yield f"summit.{key} {found}"
    for key, wanted in facts.get("venue", {}).items():
        if not wanted and getattr(venue, key):
            yield f"venue.{key} {getattr(venue, key)}"
    parties = facts.get("parties", {})
    for party in summit.parties:
        if "present" in parties and party.role in _PRESENT and _key(party) not in parties["present"]:
            yield f"party {_key(party)} as {party.role}"
    for delegate in summit.delegates:
        name = summit.person(delegate.person).name
        listed = "delegates" in facts and name not in facts["delegates"]
        if listed or name in facts.get("not_delegates", {}).get("names", ()):
            yield f"delegate {name}"
    for outcome in summit.outcomes:
        if outcome.kind in facts.get("outcomes", {}).get("not_kinds", ()):
            yield f"outcome {outcome.kind}: {outcome.text}"
    for unwanted in facts.get("not_positions", ()):
        if any(_is_position(each, unwanted, summit) for each in summit.positions):
            yield f"position {unwanted}"
    for collection, number in facts.get("counts", {}).items():
        if len(getattr(summit, collection)) > number:
            yield f"{len(getattr(summit, collection)) - number} more {collection} than stated"


def main(arguments: list[str]) -> None:
    """Print the score of every account in a folder, and the sum."""
    folders = [Path(each) for each in arguments if not each.startswith("--")] or [Path(__file__).parent]
    found = total = invented = 0
    for facts_file in sorted(path for folder in folders for path in folder.glob("*.facts.toml")):
        stem = facts_file.name.removesuffix(".facts.toml")
        account = next(path for path in facts_file.parent.glob(f"{stem}.*") if path != facts_file)
        facts, inventions = score(account)
        hits = sum(hit for _, hit in facts)
        print(f"{stem:45} {hits:3}/{len(facts):<3} {100 * hits / len(facts):4.0f} %  invented {len(inventions)}")
        if "--verbose" in arguments:
            print(
                *(f"    missed   {fact}" for fact, hit in facts if not hit),
                *(f"    invented {each}" for each in inventions),
                sep="\n",
            )
        found, total, invented = found + hits, total + len(facts), invented + len(inventions)
    print(f"{found} of {total} facts ({100 * found / total:.1f} %), {invented} inventions")


if __name__ == "__main__":
    main(sys.argv[1:])
