"""Sentences that say what a party holds or will do, where subject and verb are plain."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.dates import find_dates, next_month, with_year
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.scene import Scene

_YEAR = re.compile(r"(?:19|20)\d\d\b(?! ?[-–])", re.ASCII)
# How far behind the start of a verb a word may put it at another time.
_NEAR_VERB = 20


@frozen
class Statement:
    """A clause that is a position or a commitment of parties."""

    kind: Literal["position", "commitment"]
    """Which of the two."""
    actors: tuple[Actor, ...]
    """Whose it is; empty where a joint subject stands for all parties."""
    words: Passage
    """The clause, verbatim."""
    topic: str = ""
    """What it is about, where the sentence says so: "On Taiwan, …"."""
    stance: str = ""
    """Stance that the verb alone gives."""
    deadline: str = ""
    """EDTF date by which a commitment is due."""
    condition: str = ""
    """What a commitment depends on, as printed."""
    led: bool = False
    """Whether words stand before its subject."""
    joint: str = ""
    """The joint subject that stands for several parties, such as "the two leaders"."""


def statements(scene: Scene, sentence: Sentence, *, binding: bool, label: bool = False) -> Iterator[Statement | None]:
    """Yield the position or commitment in each clause of a sentence; None for words that are neither.

    Args:
        scene: Everyone in the account.
        sentence: The sentence.
        binding: Whether "will" is a promise here and no forecast.
        label: Whether the sentence may begin with the label of a list item, which is then its topic.
    """
    if scene.words.search("attribution", "credited", sentence.masked):
        yield None
        return
    labelled = scene.words.pattern("labels", "split").match(sentence.masked) if label else None
    begin = 0 if labelled else _after_dateline(scene, sentence)
    if begin:
        yield None
    topic = labelled or scene.words.pattern("attribution", "topic").match(sentence.masked)
    about = _original(sentence, *topic.span(1)) if topic else ""
    first = topic.start("text") if topic else begin
    for start, end in _clauses(scene, sentence, first):
        found = _statement(scene, sentence, start, end, binding=binding)
        # The text holds its topic, but for the label of an item, which is the issue of a position.
        whole = found is not None and start == first and (found.kind == "commitment" or not labelled)
        words = sentence.body.part(*sentence.span(begin if whole else start, end))
        yield evolve(found, topic=about, words=words) if found else None


def _after_dateline(scene: Scene, sentence: Sentence) -> int:
    dateline = scene.words.search("dates", "dateline", sentence.text)
    return bisect_left(sentence.origin, dateline.end()) if dateline else 0


def _statement(scene: Scene, sentence: Sentence, start: int, end: int, *, binding: bool) -> Statement | None:
    clause = sentence.masked[start:end]
    if scene.words.search("attribution", "hearsay", sentence.masked[: _verb(scene, clause, start)]):
        return None
    found = _commitment(scene, sentence, clause, start, binding=binding)
    return found or _position(scene, sentence, clause, start)


def _verb(scene: Scene, clause: str, start: int) -> int:
    """Return where the verb of a clause begins in the masked sentence; its subject's end where no verb is known."""
    matches = [
        scene.words.pattern(*name).search(clause) for name in (("attribution", "active"), ("commitments", "subject"))
    ]
    verbs = [match.start("verb") for match in matches if match]
    return start + min(verbs, default=len(clause))


def _original(sentence: Sentence, start: int, end: int) -> str:
    first, last = sentence.span(start, end)
    return sentence.text[first:last]


def _clauses(scene: Scene, sentence: Sentence, start: int) -> Iterator[tuple[int, int]]:
    boundaries = scene.words.pattern("attribution", "clauses").finditer(sentence.masked, start)
    for boundary in boundaries:
        spoken = scene.words.pattern("attribution", "reported").search(sentence.masked, start, boundary.start())
        if spoken and scene.words.pattern("attribution", "loose").fullmatch(boundary[0]):
            continue
        yield start, boundary.start()
        start = boundary.end()
    yield start, len(sentence.masked)


def _subject(scene: Scene, sentence: Sentence, match: re.Match[str], start: int) -> tuple[Actor, ...] | None:
    """Return the parties of a subject; None where one of them is nobody's delegate or stands apart."""
    first, last = match.span("who")
    entities = sentence.within(start + first, start + last)
    actors = [scene.actor(entity) for entity in entities]
    if None in actors or any(entity.aside or entity.person in scene.contested for entity in entities):
        return None
    return tuple(dict.fromkeys(actor for actor in actors if actor))


def _position(scene: Scene, sentence: Sentence, clause: str, start: int) -> Statement | None:
    words = scene.words
    report = words.pattern("attribution", "reports").match(clause)
    if report is not None:
        return _reported(scene, sentence, report, start)
    for name in ("active", "passive"):
        match = words.pattern("attribution", name).search(clause)
        actors = _subject(scene, sentence, match, start) if match else None
        if match and actors and not scene.is_elsewhen(clause[: match.start("verb") + _NEAR_VERB]):
            return Statement("position", actors, sentence.body, stance=_stance(scene, match["verb"]))
    return None


def _reported(scene: Scene, sentence: Sentence, report: re.Match[str], start: int) -> Statement | None:
    """Return the position that somebody reports of their own party; what one says that another holds is nobody's."""
    first, last = report.span("speaker")
    speaker = {scene.actor(entity) for entity in sentence.within(start + first, start + last)}
    actors = _subject(scene, sentence, report, start)
    return Statement("position", actors, sentence.body) if actors and set(actors) <= speaker else None


def _stance(scene: Scene, verb: str) -> str:
    for stance, name in (("refused_to_discuss", "refused"), ("opposes", "opposes"), ("supports", "supports")):
        if scene.words.pattern("attribution", name).match(verb):
            return stance
    return ""


def _commitment(scene: Scene, sentence: Sentence, clause: str, start: int, *, binding: bool) -> Statement | None:
    words = scene.words
    match = words.pattern("commitments", "subject").match(clause) or words.pattern("commitments", "announced").match(
        clause
    )
    if match is None or clause.rstrip().endswith(":"):
        return None
    deadline = find_deadline(sentence.body.part(*sentence.span(start, start + len(clause))).text, scene)
    promised = words.pattern("commitments", "promised").match(match["verb"]) is not None
    if not binding and words.pattern("commitments", "conditional").match(match["verb"]):
        return None
    if words.pattern("commitments", "not_bound").match(clause[match.start("verb") :]) or not (
        promised or binding or deadline is not None
    ):
        return None
    actors = _subject(scene, sentence, match, start) if match["who"] else ()
    if actors is None:
        return None
    condition = words.pattern("commitments", "condition").match(clause)
    return Statement(
        "commitment",
        actors,
        sentence.body,
        deadline=deadline or _ahead(_original(sentence, start + match.start("verb"), start + len(clause)), scene),
        led=match.start("subject") > 0,
        joint="" if actors else match["subject"],
        condition=_original(sentence, start, start + condition.end("condition")) if condition else "",
    )


def find_deadline(text: str, scene: Scene) -> str | None:
    """Return the EDTF date by which a text says that something is due; None where it says nothing.

    A day or month without a year is the next one from the day of the account on; an empty string where that is unknown.
    """
    for prefix in scene.words.pattern("commitments", "deadline").finditer(text):
        dates = find_dates(text[prefix.end() :], scene.words)
        if dates and dates[0].start == 0:
            due = with_year(dates[0], scene.published, ahead=True)
            return due.first if due else ""
        year = _YEAR.match(text, prefix.end())
        if year:
            return year[0]
        month = scene.words.pattern("dates", "month_alone").match(text, prefix.end())
        if month:
            return next_month(month["m"], scene.published, scene.words)
    return None


def _ahead(text: str, scene: Scene) -> str:
    """Return the day, month or year ahead in which a text says that something is to be done; else an empty string."""
    for prefix in scene.words.pattern("commitments", "when").finditer(text):
        dates = find_dates(text[prefix.end() :], scene.words)
        exact = with_year(dates[0], scene.published, ahead=True) if dates and dates[0].start == 0 else None
        year = _YEAR.match(text, prefix.end())
        due = exact.first if exact else year[0] if year else ""
        if due and due[:4] in text[prefix.end() :] and scene.published and due >= scene.published[: len(due)]:
            return due
    return ""
