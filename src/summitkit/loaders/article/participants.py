"""Who took part, hosted, mediated, looked on or was absent, by the sentences that say so."""

import re
from collections.abc import Iterable, Iterator

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.attendance import read_lists
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.dates import find_dates, meeting_dates
from summitkit.loaders.article.entities import Entity, Sentence
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.seats import take_seats

# How many characters around a match may put it at another time.
_AROUND = 40
# Length of a day without its year.
_DAY = len("MM-DD")
# How many sentences from the top may tell who met.
_OPENING = 15


def find_roles(
    scene: Scene,
    blocks: tuple[Block, ...],
    columns: Iterable[Actor],
    issuer: Actor | None = None,
) -> Roles:
    """Return everyone's part in the meeting.

    Args:
        scene: Everyone in the account.
        blocks: Its blocks.
        columns: Parties of its positions tables, which are at the table.
        issuer: The party whose own account it is; its people need not be told apart.
    """
    roles = Roles()
    ours = [each for each in scene.sentences if not scene.section(each).is_elsewhere(scene.words)]
    assessing = {each for each in ours if scene.section(each).assesses(blocks[each.block], scene.words)}
    for sentence in ours:
        _absent(scene, sentence, roles)
    for sentence in ours:
        _special(scene, sentence, roles)
        _participants(scene, sentence, roles, assessed=sentence in assessing)
    read_lists(scene, blocks, roles)
    if not roles.meetings:
        _nearest(scene, ours, roles)
    for actor in columns if scene.sentences else ():
        roles.core.setdefault(actor, scene.sentences[0])
    for sentence in ours:
        if sentence not in assessing:
            _attending(scene, sentence, roles)
    take_seats(scene, roles, ours, issuer)
    for sentence in ours:
        _special(scene, sentence, roles)
    return roles


def _matched(scene: Scene, sentence: Sentence, name: str) -> Iterator[tuple[Entity, ...]]:
    for match in _matches(scene, sentence, name):
        yield (*sentence.among(match, "who"), *sentence.among(match, "other"))


def _matches(scene: Scene, sentence: Sentence, name: str) -> Iterator[re.Match[str]]:
    for pattern in scene.words.patterns("meeting", name):
        for match in pattern.finditer(sentence.masked):
            before, after = sentence.masked[: match.start()], sentence.masked[match.end() :]
            around = f"{before.rpartition(';')[2][-_AROUND:]}{match[0]}{after.partition(';')[0][:_AROUND]}"
            if name != "absent" and scene.is_elsewhen(around):
                continue
            yield match


def _absent(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    for entities in _matched(scene, sentence, "absent"):
        people = [entity for entity in entities if entity.person]
        # Beside somebody's name the party is theirs: "Thailand's army chief, General Niran, stayed at home".
        for entity in people or entities:
            if entity.person:
                roles.absentees.add(entity.person)
            if entity.actor:
                roles.absent.setdefault(entity.actor, sentence)
                roles.away |= set() if entity.person else {entity.actor}
    for entities in _matched(scene, sentence, "withdrew"):
        roles.absentees |= {entity.person for entity in entities if entity.person}


def _special(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    for name, role in (
        ("hosts", "host"),
        ("mediators", "mediator"),
        ("guarantors", "guarantor"),
        ("observers", "observer"),
    ):
        for entities in _matched(scene, sentence, name):
            roles.add(roles.special.setdefault(role, {}), entities, sentence)


def _is_another_day(scene: Scene, sentence: Sentence, roles: Roles) -> bool:
    """Tell whether a sentence names days and none of them is one on which the first one on the meeting puts it."""
    days = [when for each in roles.meetings[:1] for when in meeting_dates(each, scene.published, scene.words)]
    others = [when.first[-_DAY:] for when in find_dates(sentence.text, scene.words)]
    met = any(day.first[-_DAY:] <= other <= (day.last or day.first)[-_DAY:] for day in days for other in others)
    return bool(days and others) and not met


def _participants(scene: Scene, sentence: Sentence, roles: Roles, *, assessed: bool) -> None:
    """Add whom a sentence says to have met; of another day, or in an assessment, only who is at the table anyway."""
    if roles.core and scene.words.search("meeting", "later", sentence.masked):
        return
    matched = list(_matched(scene, sentence, "participants"))
    other = bool(matched) and _is_another_day(scene, sentence, roles)
    closed = bool(roles.core) and (assessed or other)
    for entities in matched:
        if _belongs(entities, roles) and not (closed and any(each.actor not in roles.core for each in entities)):
            roles.meetings += [sentence] if sentence not in roles.meetings and not other else []
            roles.add(roles.core, entities, sentence)


def _nearest(scene: Scene, sentences: list[Sentence], roles: Roles) -> None:
    """Take for the parties whom the first sentence near the words of a meeting names together, where none is plain."""
    for sentence in sentences[:_OPENING]:
        people = [entity for entity in sentence.entities if entity.person and not entity.aside]
        told = scene.words.search("meeting", "near", sentence.masked) and not scene.is_elsewhen(sentence.masked)
        if told and len({entity.person for entity in people}) > 1:
            roles.meetings.append(sentence)
            roles.add(roles.core, people, sentence)
            return


def _belongs(entities: tuple[Entity, ...], roles: Roles) -> bool:
    """Tell whether those named belong to this meeting: the first that is told of, and whoever meets its parties."""
    if not roles.core:
        organised = any(entity.actor and not entity.actor.code for entity in entities)
        return (
            organised
            or len({entity.actor or entity.person for entity in entities}) > 1
            or any(e.person for e in entities)
        )
    return any(e.actor in roles.core or e.person in roles.delegates for e in entities)


def _attending(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    _represented(scene, sentence, roles)
    for match in _matches(scene, sentence, "attending"):
        people = (*sentence.among(match, "who"), *sentence.among(match, "other"))
        sides = sentence.among(match, "side")
        if sides:
            people = tuple(_beside(scene, sides[0], people, roles))
        roles.add(roles.attending, people, sentence)


def _represented(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    """Add who came for whom: "Arta Hoxhaj came for Albania, and Luka Vukotić for Montenegro"."""
    first, _ = scene.words.patterns("meeting", "represented")
    for match in _matches(scene, sentence, "represented") if first.search(sentence.masked) else ():
        people = [each for each in sentence.among(match, "who") if each.person]
        for side in [each for each in sentence.among(match, "side") if each.actor and not each.person]:
            roles.sides |= {each.person: side.actor for each in people if side.actor}
            roles.add(roles.attending, (side, *people), sentence)


def _beside(scene: Scene, leader: Entity, people: tuple[Entity, ...], roles: Roles) -> Iterator[Entity]:
    """Yield the people whom somebody at the table brought along: those of the same party, or of none named."""
    side = scene.actor(leader) or roles.sides.get(leader.person)
    if side is None or not (roles.took_part(side) or leader.person in roles.delegates):
        return
    for each in people:
        if each.person and each.actor in (None, side):
            roles.sides.setdefault(each.person, side)
            yield each
