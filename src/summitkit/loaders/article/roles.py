"""Who took part and as what; who hosted, mediated or looked on; who was absent."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.scene import Entity, Scene, Sentence
from summitkit.loaders.article.vocabulary import read_data

# How many characters around a match may put it at another time.
_AROUND = 40
# From the strongest claim to a seat at the table to the weakest.
_ROLES = ("principal", "mediator", "guarantor", "host", "observer")


@define
class Roles:
    """What an account says of everyone's part in the meeting."""

    core: dict[Actor, Sentence] = field(factory=dict)
    """Parties that met, each with the first sentence that says so."""
    special: dict[str, dict[Actor, Sentence]] = field(factory=dict)
    """Hosts, mediators, guarantors and observers."""
    attending: dict[Actor, Sentence] = field(factory=dict)
    """Parties for which somebody attended."""
    absent: dict[Actor, Sentence] = field(factory=dict)
    """Parties that were not there."""
    delegates: dict[str, Sentence] = field(factory=dict)
    """People who took part, by full name."""
    sides: dict[str, Actor] = field(factory=dict)
    """Party of each person who took part, where the account tells."""
    rivals: list[tuple[str, str, Sentence]] = field(factory=list)
    """Pairs of people named in one seat: who sits there in most of the account, who does once, and where."""
    absentees: set[str] = field(factory=set)
    """People who were not there."""
    meetings: list[Sentence] = field(factory=list)
    """Sentences that say who met, in order."""

    def role(self, actor: Actor) -> str:
        """Return the role of an actor; empty where the account gives it no part."""
        if actor in self.core:
            return "principal"
        for role in _ROLES[1:]:
            if actor in self.special.get(role, {}):
                return role
        if actor in self.attending:
            return "principal" if actor.code or not self.core else "observer"
        return "affected_absent" if actor in self.absent else ""

    def principals(self) -> list[Actor]:
        """Return the parties at the table, in the order in which the account names them."""
        return [actor for actor in self.core | self.attending if self.role(actor) == "principal"]

    @property
    def host(self) -> Actor | None:
        """Return the host, if the account names one."""
        return next(iter(self.special.get("host", {})), None)


def find_roles(scene: Scene, blocks: tuple[Block, ...], columns: Iterable[Actor]) -> Roles:
    """Return everyone's part; `columns` are the parties of the positions tables, which are at the table."""
    roles = Roles()
    headings = dict(_headings(blocks))
    ours = [each for each in scene.sentences if not scene.words.is_heading_of("elsewhere", headings[each.block])]
    for sentence in ours:
        _absent(scene, sentence, roles)
    for sentence in ours:
        _special(scene, sentence, roles)
        _participants(scene, sentence, roles)
    for sentence, owner in _listed(scene, blocks, headings):
        _list(scene, sentence, owner, roles)
    for actor in columns:
        if actor not in roles.core:
            roles.core[actor] = scene.sentences[0]
    for sentence in ours:
        _attending(scene, sentence, roles)
    _assign_parties(scene, roles)
    for sentence in ours:
        _special(scene, sentence, roles)
    for sentence in ours:
        _speakers(scene, sentence, roles)
    return roles


def _list(scene: Scene, sentence: Sentence, owner: Actor | None, roles: Roles) -> None:
    """Add the people of a list of participants, each for the party named before them or for `owner`."""
    looks_on = scene.words.search("meeting", "looks_on", sentence.masked)
    parties = roles.special.setdefault("observer", {}) if looks_on else roles.core
    people = [entity for entity in sentence.entities if entity.person]
    for entity in sentence.entities:
        owner = entity.actor if not entity.person else owner
        if owner and entity.person and entity.actor in (None, owner):
            roles.sides.setdefault(entity.person, owner)
    _add(roles, parties, people or sentence.entities[:1], sentence)


def _headings(blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    heading = ""
    for number, block in enumerate(blocks):
        heading = block.body.text if block.kind == "heading" else heading
        yield number, heading


def _matched(scene: Scene, sentence: Sentence, name: str) -> Iterator[tuple[Entity, ...]]:
    for pattern in scene.words.patterns("meeting", name):
        for match in pattern.finditer(sentence.masked):
            before, after = sentence.masked[: match.start()], sentence.masked[match.end() :]
            around = f"{before.rpartition(';')[2][-_AROUND:]}{match[0]}{after.partition(';')[0][:_AROUND]}"
            if name != "absent" and scene.words.search("meeting", "elsewhen", around):
                continue
            yield (*sentence.among(match, "who"), *sentence.among(match, "other"))


def _absent(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    for entities in _matched(scene, sentence, "absent"):
        for entity in entities:
            if entity.person:
                roles.absentees.add(entity.person)
            if entity.actor:
                roles.absent.setdefault(entity.actor, sentence)


def _special(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    for name, role in (
        ("hosts", "host"),
        ("mediators", "mediator"),
        ("guarantors", "guarantor"),
        ("observers", "observer"),
    ):
        for entities in _matched(scene, sentence, name):
            _add(roles, roles.special.setdefault(role, {}), entities, sentence)


def _participants(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    for entities in _matched(scene, sentence, "participants"):
        if _belongs(entities, roles):
            roles.meetings += [sentence] if sentence not in roles.meetings else []
            _add(roles, roles.core, entities, sentence)


def _belongs(entities: tuple[Entity, ...], roles: Roles) -> bool:
    """Tell whether those named belong to this meeting: the first that the account tells of, and whoever meets its parties."""
    if not roles.core:
        organised = any(entity.actor and not entity.actor.code for entity in entities)
        return (
            organised
            or len({entity.actor or entity.person for entity in entities}) > 1
            or any(e.person for e in entities)
        )
    return any(e.actor in roles.core or e.person in roles.delegates for e in entities)


def _attending(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    for entities in _matched(scene, sentence, "attending"):
        _add(roles, roles.attending, entities, sentence)


def _add(roles: Roles, parties: dict[Actor, Sentence], entities: Iterable[Entity], sentence: Sentence) -> None:
    for entity in entities:
        if entity.aside or entity.person in roles.absentees or entity.actor in _gone(roles, entity):
            continue
        actor = entity.actor or roles.sides.get(entity.person)
        if actor and not (actor in roles.special.get("observer", {}) and parties is roles.core):
            parties.setdefault(actor, sentence)
        if entity.person:
            roles.delegates.setdefault(entity.person, sentence)


def _assign_parties(scene: Scene, roles: Roles) -> None:
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
        side = _known_side(scene, name, roles)
        if side:
            roles.sides[name] = side
            roles.core.setdefault(side, roles.delegates[name])


def _assign(scene: Scene, name: str, roles: Roles) -> None:
    opposite = {roles.sides[e.person] for e in roles.delegates[name].entities if e.person in roles.sides}
    seats = [actor for actor in roles.principals() if actor not in opposite]
    if not opposite or len(seats) != 1:
        return
    _seat(scene, name, seats[0], roles)


def _seat(scene: Scene, name: str, side: Actor, roles: Roles) -> None:
    """Give a delegate a seat, unless somebody with the same title, which only one can hold, has it already."""
    before = list(roles.delegates)[: list(roles.delegates).index(name)] if name in roles.delegates else []
    others = (other for other in before if roles.sides.get(other) == side and _same_title(scene, name, other))
    seated = next(others, "") if side.code and _is_leader(scene.people[name].title, scene) else ""
    if seated:
        roles.rivals.append((seated, name, roles.delegates.pop(name)))
        roles.sides.pop(name, None)
    else:
        roles.sides[name] = side


def _known_side(scene: Scene, name: str, roles: Roles) -> Actor | None:
    """Return the host for somebody without a party who is named beside it, as whoever chairs is."""
    chairs = any(entity.actor == roles.host for entity in roles.delegates[name].entities)
    return roles.host if chairs else None


def _same_title(scene: Scene, one: str, other: str) -> bool:
    return scene.people[one].title.casefold() == scene.people[other].title.casefold()


def _speakers(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    """Count as delegates the leaders whom the account quotes, for parties at the table that nobody else speaks for."""
    first = sentence.entities[0] if sentence.entities else None
    if first is None or not first.person or first.aside or first.person in roles.absentees or first.actor is None:
        return
    person = scene.people[first.person]
    says = scene.words.pattern("attribution", "says").match(sentence.masked)
    spoken_for = first.actor in roles.sides.values()
    if says and not spoken_for and first.actor in roles.principals() and _is_leader(person.title, scene):
        roles.delegates[first.person] = sentence
        roles.sides[first.person] = first.actor


def _is_leader(title: str, scene: Scene) -> bool:
    titles: list[str] = read_data(f"titles-{scene.words.language}.toml")["head_titles"]
    return title.casefold() in {each.casefold() for each in titles}


def _gone(roles: Roles, entity: Entity) -> Iterable[Actor | None]:
    return () if entity.person else roles.absent


def _listed(
    scene: Scene, blocks: tuple[Block, ...], headings: dict[int, str]
) -> Iterator[tuple[Sentence, Actor | None]]:
    """Yield the first sentence of each item of a list of participants, with the party of the item it stands under."""
    seen: set[int] = set()
    owner: Actor | None = None
    depth = 0
    for sentence in scene.sentences:
        number = sentence.block
        if blocks[number].kind == "paragraph" and scene.words.is_heading_of("participants", headings[number]):
            yield sentence, None
        if blocks[number].kind != "item" or number in seen:
            continue
        seen.add(number)
        before = next((blocks[at].body.text for at in range(number, -1, -1) if blocks[at].kind != "item"), "")
        listed = scene.words.is_heading_of("participants", before if before.endswith(":") else headings[number])
        owner = owner if blocks[number].level > depth else None
        if listed and is_participant(scene, sentence):
            yield sentence, owner
            if not sentence.entities[0].person:
                owner, depth = sentence.entities[0].actor, blocks[number].level


def is_participant(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether an item of a list of participants names one, rather than saying something of them."""
    if not sentence.entities or scene.words.pattern("attribution", "says").match(sentence.masked):
        return False
    return bool(sentence.entities[0].person) or len(sentence.masked) <= _AROUND
