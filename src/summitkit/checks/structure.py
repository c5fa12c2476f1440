"""SK1xx: what holds the record together - ids, names, the number of principals, statements that say something."""

import re
from collections import Counter
from collections.abc import Iterator

from summitkit.checks.wording import Wording, listed, quoted, sentence, shown
from summitkit.findings import Finding
from summitkit.model import Summit

_WITH_IDS = ("parties", "people", "sessions", "issues", "proposals", "commitments", "sources")
_PRINCIPALS = {"bilateral": 2, "trilateral": 3}
_NUMBERS = {0: "none", 1: "one", 2: "two", 3: "three"}

# Where a statement keeps its words; a quote counts as words everywhere.
_WORDS = {
    "positions": ("text", "conditions", "stance", "value", "value_range"),
    "proposals": ("title", "text"),
    "outcomes": ("text", "instrument"),
    "takeaways": ("label", "text"),
    "implications": ("text",),
    "recommendations": ("title", "text"),
}
# Outcomes whose kind alone is a statement: that there was none, or that it goes on.
_SPEAKING_KINDS = ("no_agreement", "suspended", "agreement_to_meet")

_LOOKALIKES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"))
_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")


def duplicate_ids(summit: Summit) -> Iterator[Finding]:
    """SK101: an id stands for one thing in its list."""
    for name in _WITH_IDS:
        seen: dict[str, int] = {}
        for index, entry in enumerate(getattr(summit, name)):
            first = seen.setdefault(entry.id, index)
            if first != index:
                yield Finding(
                    message=f"Two {name} share the id {entry.id!r}: number {first + 1} and number {index + 1}",
                    pointer=f"/{name}/{index}/id",
                    hint="give one of them another id, and mend the references to it",
                )


def principals(summit: Summit) -> Iterator[Finding]:
    """SK102: a bilateral summit has two principals, a trilateral one three.

    A host may be one of them or not, and a party without a role may be one.
    """
    wanted = _PRINCIPALS.get(summit.kind or "", 0)
    roles = Counter(party.role for party in summit.parties)
    if not wanted or roles["principal"] <= wanted <= roles["principal"] + roles["host"] + roles[None]:
        return
    names = [shown(party.name) for party in summit.parties if party.role == "principal"]
    count = _NUMBERS.get(len(names), str(len(names)))
    yield Finding(
        message=f"A {summit.kind} summit has {_NUMBERS[wanted]} principals; the record has {count}"
        + (f": {listed(names)}" if names else ""),
        pointer="/kind",
        hint="put the kind right, or the roles of the parties",
    )


def empty_statements(summit: Summit) -> Iterator[Finding]:
    """SK105: a statement has words, or at least a stance or a value."""
    wording = Wording(summit)
    for name, fields in _WORDS.items():
        for index, entry in enumerate(getattr(summit, name)):
            if getattr(entry, "kind", None) in _SPEAKING_KINDS or _says_something(entry, fields):
                continue
            pointer = f"/{name}/{index}"
            yield Finding(
                message=f"{sentence(wording.part(pointer))} says nothing",
                pointer=pointer,
                hint="fill in its text, or take it out: what is left out reads as not stated",
            )


def lone_statements(summit: Summit) -> Iterator[Finding]:
    """SK106: a divergence sets at least two statements side by side."""
    for index, divergence in enumerate(summit.divergences):
        if len(divergence.statements) < 2:  # noqa: PLR2004 - one side and the other
            known = "".join(f": {quoted(statement.text)}" for statement in divergence.statements)
            yield Finding(
                message=f"Divergence {index + 1} has {'one statement' if known else 'no statements'}{known}",
                pointer=f"/divergences/{index}",
                hint="add what the other account says",
            )


def similar_ids(summit: Summit) -> Iterator[Finding]:
    """SK109: ids can be told apart at a glance."""
    for name in _WITH_IDS:
        seen: dict[str, str] = {}
        for index, entry in enumerate(getattr(summit, name)):
            other = seen.setdefault(_skeleton(entry.id), entry.id)
            if other != entry.id:
                yield Finding(
                    message=f"The ids {other!r} and {entry.id!r} in {name} are easily taken for each other",
                    pointer=f"/{name}/{index}/id",
                    hint="if they mean the same, keep one; if not, choose ids that differ in a word",
                )


def same_names(summit: Summit) -> Iterator[Finding]:
    """SK110: two parties, two people or two issues of one parent do not have one name."""
    for name, field in (("parties", "name"), ("people", "name"), ("issues", "title")):
        seen: dict[tuple[str, str], str] = {}
        for index, entry in enumerate(getattr(summit, name)):
            title = getattr(entry, field)
            key = (getattr(entry, "parent", ""), " ".join(title.casefold().split()))
            other = seen.setdefault(key, entry.id)
            if other != entry.id:
                yield Finding(
                    message=f"Two {name} are called {quoted(title)}: {other!r} and {entry.id!r}",
                    pointer=f"/{name}/{index}/{field}",
                    hint="if they are the same, keep one; if not, tell them apart by name",
                )


def circular_issues(summit: Summit) -> Iterator[Finding]:
    """SK111: going from an issue to the one it is part of comes to an end."""
    parents = {issue.id: issue.parent for issue in summit.issues if issue.parent}
    numbers = {issue.id: index for index, issue in enumerate(summit.issues)}
    done: set[str] = set()
    for issue in summit.issues:
        trail: dict[str, None] = {}
        current = issue.id
        while current in parents and current not in done and current not in trail:
            trail[current] = None
            current = parents[current]
        if current in trail:
            yield Finding(
                message=f"The issue {quoted(summit.issues[numbers[current]].title)} is part of itself",
                pointer=f"/issues/{numbers[current]}/parent",
                hint="take out one of the parents that lead back to it",
            )
        done.update(trail)


def _says_something(entry: object, fields: tuple[str, ...]) -> bool:
    for field in fields:
        value = getattr(entry, field)
        if value.strip() if isinstance(value, str) else value not in (None, ()):
            return True
    return any(evidence.quote.strip() for evidence in getattr(entry, "evidence", ()))


def _skeleton(id: str) -> str:  # noqa: A002 - the model's own name
    skeleton = _HYPHEN.sub("", id)
    for mistaken, plain in _LOOKALIKES:
        skeleton = skeleton.replace(mistaken, plain)
    return skeleton
