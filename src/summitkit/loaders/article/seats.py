"""For whom everybody speaks: each seat at the table, and who claims it besides."""

from collections.abc import Iterable

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.entities import Entity, Sentence
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.titles import is_head


def take_seats(scene: Scene, roles: Roles, sentences: Iterable[Sentence], issuer: Actor | None) -> None:
    """Give everyone at the table a party, and the parties whose leaders the sentences quote a delegate."""
    _assign_parties(scene, roles, issuer)
    for sentence in sentences:
        _add_speaker(scene, sentence, roles)


def _assign_parties(scene: Scene, roles: Roles, issuer: Actor | None) -> None:
    """Give everyone at the table a party: their own, else the only one that nobody yet speaks for."""
    for name in roles.delegates:
        actors = scene.people[name].actors
        if actors:
            roles.sides.setdefault(name, actors[0])
    for name, side in list(roles.sides.items()):
        _seat(scene, name, side, roles)
    for name in [name for name in roles.delegates if name not in roles.sides]:
        _assign(scene, name, roles)
    for name in [name for name in roles.delegates if name not in roles.sides]:
        host = _known_side(name, roles) or issuer
        if host:
            roles.sides[name] = host
            if not roles.role(host):
                roles.core[host] = roles.delegates[name]
    for name in [name for name in roles.delegates if name in roles.seated and name in roles.sides]:
        if roles.role(roles.sides[name]) not in ("mediator", "guarantor", "observer"):
            roles.core.setdefault(roles.sides[name], roles.delegates[name])


def _assign(scene: Scene, name: str, roles: Roles) -> None:
    """Give somebody the party of whom they accompanied, else the only one across the table that is free."""
    leader = _leader(scene, name, roles)
    side = (leader.actor or roles.sides.get(leader.person)) if leader else _free_side(name, roles)
    if side:
        _seat(scene, name, side, roles)


def _free_side(name: str, roles: Roles) -> Actor | None:
    opposite = {roles.sides[e.person] for e in roles.delegates[name].entities if e.person in roles.sides}
    seats = [actor for actor in roles.principals() if actor not in opposite]
    return seats[0] if opposite and len(seats) == 1 else None


def _seat(scene: Scene, name: str, side: Actor, roles: Roles) -> None:
    """Give a delegate a seat, unless somebody with the same title, which only one can hold, has it already."""
    before = list(roles.delegates)[: list(roles.delegates).index(name)] if name in roles.delegates else []
    others = (other for other in before if roles.sides.get(other) == side and _same_title(scene, name, other))
    seated = next(others, "") if side.code and is_head(scene.people[name].title, scene.words) else ""
    if seated:
        roles.rivals.append((seated, name, roles.delegates.pop(name)))
        roles.sides.pop(name, None)
    else:
        roles.sides[name] = side


def _leader(scene: Scene, name: str, roles: Roles) -> Entity | None:
    """Return whom somebody accompanied: "President Orsi was accompanied by the Minister …"."""
    sentence = roles.delegates[name]
    entity = next(each for each in sentence.entities if each.person == name)
    beside = scene.words.search("names", "beside", sentence.text[: entity.start])
    return sentence.entities[0] if beside else None


def _known_side(name: str, roles: Roles) -> Actor | None:
    """Return the host for somebody without a party who is named beside it, as whoever chairs is."""
    chairs = any(entity.actor == roles.host for entity in roles.delegates[name].entities)
    return roles.host if chairs else None


def _same_title(scene: Scene, one: str, other: str) -> bool:
    return scene.people[one].title.casefold() == scene.people[other].title.casefold()


def _add_speaker(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    """Count as delegates the leaders whom the account quotes, for parties at the table that nobody else speaks for."""
    first = sentence.entities[0] if sentence.entities else None
    if first is None or not first.person or first.aside or first.person in roles.absentees or first.actor is None:
        return
    person = scene.people[first.person]
    words = scene.words
    moves = words.pattern("meeting", "moves").match(sentence.masked) and not scene.is_elsewhen(sentence.masked)
    says = words.pattern("attribution", "says").match(sentence.masked) or moves
    if not says or first.actor not in roles.principals() or not is_head(person.title, scene.words):
        return
    if first.actor not in roles.sides.values():
        roles.delegates[first.person] = sentence
        roles.sides[first.person] = first.actor
    elif not scene.is_elsewhen(sentence.masked):
        _contest(scene, first.person, first.actor, sentence, roles)


def _contest(scene: Scene, name: str, side: Actor, sentence: Sentence, roles: Roles) -> None:
    """Note that somebody speaks from the seat of another, such as a second president of one country."""
    seated = [other for other in roles.delegates if roles.sides.get(other) == side and _same_title(scene, name, other)]
    known = name in roles.delegates or any(name == other for _, other, _ in roles.rivals)
    if seated and side.code and not known:
        roles.rivals.append((seated[0], name, sentence))
