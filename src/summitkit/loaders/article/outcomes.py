"""What the meeting ended in, in the words of the account."""

import re
from collections.abc import Iterator

from attrs import frozen

from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene

_KINDS = (
    "no_agreement",
    "suspended",
    "separate_statements",
    "agreement_to_meet",
    "treaty",
    "joint_statement",
    "agreement",
)
_DENIABLE = frozenset(("treaty", "joint_statement", "agreement", "agreement_to_meet"))
_AROUND = 30


@frozen
class Result:
    """A result that a sentence states."""

    kind: str
    """Kind of outcome, as in the model."""
    sentence: Sentence
    """The sentence."""
    instrument: str = ""
    """Name of the text that was signed or issued, as printed."""


def find_outcomes(scene: Scene, roles: Roles, skip: set[int], start: str) -> tuple[Result, ...]:
    """Return the first statement of each kind of outcome.

    Sentences of the blocks in `skip` state none but that they will meet again; nor do those about another year than
    that of `start`, an EDTF date.
    """
    found: dict[str, Result] = {}
    for sentence in scene.sentences:
        if scene.section(sentence).is_elsewhere(scene.words) or not _concerns_meeting(scene, roles, sentence):
            continue
        for result in _results(scene, sentence, start):
            if sentence.block in skip and result.kind != "agreement_to_meet":
                continue
            found.setdefault(result.kind, result)
    if {"treaty", "agreement"} & set(found) or (
        "joint_statement" in found and _is_partial(scene, found.get("no_agreement"))
    ):
        found.pop("no_agreement", None)
    return tuple(found.values())


def _concerns_meeting(scene: Scene, roles: Roles, sentence: Sentence) -> bool:
    if any(entity.actor in roles.core or entity.person in roles.delegates for entity in sentence.entities):
        return True
    return sentence in roles.meetings or scene.words.search("outcomes", "subject", sentence.masked) is not None


def _is_partial(scene: Scene, result: Result | None) -> bool:
    """Tell whether a lack of agreement concerns a single matter: "no agreement on a permanent task group"."""
    if result is None:
        return False
    match = scene.words.search("outcomes", "no_agreement", result.sentence.masked)
    return bool(match and scene.words.search("outcomes", "partial", result.sentence.masked[match.end() :]))


def _is_of_another_year(scene: Scene, sentence: Sentence, match: re.Match[str], start: str) -> bool:
    """Tell whether the words up to the end of the clause put a result in another year."""
    clause = sentence.masked[: match.end()] + sentence.masked[match.end() :].partition(",")[0]
    year = scene.words.search("outcomes", "year", clause)
    return year is not None and year["year"] != start[:4]


def _results(scene: Scene, sentence: Sentence, start: str) -> Iterator[Result]:
    for kind in _KINDS:
        for pattern in scene.words.patterns("outcomes", kind):
            match = pattern.search(sentence.masked)
            if match is None or not _holds(scene, sentence, match, kind, start):
                continue
            yield Result(
                kind,
                sentence,
                _instrument(scene, sentence, match) if kind in ("treaty", "agreement", "joint_statement") else "",
            )
            break


def _holds(scene: Scene, sentence: Sentence, match: re.Match[str], kind: str, start: str) -> bool:
    after = scene.words.pattern("outcomes", "goes_on").split(sentence.masked[match.end() : match.end() + _AROUND])[0]
    around = sentence.masked[max(0, match.start() - _AROUND) : match.end()] + after
    other = scene.is_elsewhen(around) or _is_of_another_year(scene, sentence, match, start)
    if kind != "agreement_to_meet" and other:
        return False
    before = re.split(r"[;,]", sentence.masked[: match.start()])[-1]
    return kind not in _DENIABLE or not scene.words.search("outcomes", "denied", f"{before} {match[0]}")


def _instrument(scene: Scene, sentence: Sentence, match: re.Match[str]) -> str:
    start, end = sentence.span(*match.span())
    named = scene.words.search("outcomes", "instrument", sentence.text[start:end])
    rest = scene.words.pattern("outcomes", "instrument_goes_on").match(sentence.text, end)
    return named[1] + (rest[0] if rest else "") if named else ""
