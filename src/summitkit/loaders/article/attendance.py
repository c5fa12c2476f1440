"""Lists of participants: items, rows and lines that name who was there, each under the heading that says so."""

from collections.abc import Iterator

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene

# The longest item that names a party and nobody of it.
_SHORT = 40


def read_lists(scene: Scene, blocks: tuple[Block, ...], roles: Roles) -> None:
    """Add everyone whom the lists of participants name."""
    for sentence, owner in _listed(scene, blocks, roles):
        _list(scene, sentence, owner, roles)
    for sentence in scene.sentences:
        _headed(scene, sentence, roles)


def _list(scene: Scene, sentence: Sentence, owner: Actor | None, roles: Roles) -> None:
    """Add the people of a list of participants, each for the party named before them or for `owner`."""
    looks_on = any(
        scene.words.search("meeting", "looks_on", text) for text in (sentence.masked, scene.section(sentence).heading)
    )
    parties = roles.special.setdefault("observer", {}) if looks_on else roles.core
    people = [entity for entity in sentence.entities if entity.person]
    for entity in sentence.entities:
        owner = entity.actor if not entity.person else owner
        if owner and entity.person and entity.actor in (None, owner):
            roles.sides.setdefault(entity.person, owner)
    only = scene.words.pattern("meeting", "listed").search(sentence.masked)
    named = sentence.among(only, "who") if only else sentence.entities[:1]
    roles.add(parties, people or named, sentence)


def _headed(scene: Scene, sentence: Sentence, roles: Roles) -> None:
    """Give the party that a heading of participants names the part that stands beside it: "Kenya (host)"."""
    section = scene.section(sentence)
    if section.party and section.announces("participants", scene.words):
        for role in ("host", "mediator"):
            if scene.words.search("meeting", f"{role}_of", section.heading):
                roles.special.setdefault(role, {}).setdefault(section.party, sentence)


def _listed(scene: Scene, blocks: tuple[Block, ...], roles: Roles) -> Iterator[tuple[Sentence, Actor | None]]:
    """Yield the first sentence of each item of a list of participants, with the party of the item it stands under."""
    seen: set[int] = set()
    before = tuple(_lead_ins(blocks))
    owner: Actor | None = None
    depth = 0
    for sentence in scene.sentences:
        number = sentence.block
        section = scene.section(sentence)
        announced = section.announces("participants", scene.words)
        free = blocks[number].kind == "table" or (blocks[number].kind == "paragraph" and announced)
        if free and _is_row(scene, sentence, roles):
            parties = [each.actor for each in sentence.entities if not each.person]
            # The column of countries may stand behind that of people.
            yield sentence, parties[0] if blocks[number].kind == "table" and parties else section.party
        if blocks[number].kind != "item" or number in seen:
            continue
        seen.add(number)
        leads = before[number].endswith(":") and not section.party
        listed = scene.words.is_heading_of("participants", before[number]) if leads else announced
        owner = owner if blocks[number].level > depth else section.party
        if (listed and is_participant(scene, sentence)) or _names_people(scene, sentence, roles):
            yield sentence, owner
            if not sentence.entities[0].person:
                owner, depth = sentence.entities[0].actor, blocks[number].level


def _lead_ins(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield for each block the text of the last one up to it that is no item, or one that ends in a colon."""
    text = ""
    for block in blocks:
        leads = block.kind != "item" or block.body.text.endswith(":")
        text = block.body.text if leads else text
        yield text


def _names_people(scene: Scene, sentence: Sentence, roles: Roles) -> bool:
    """Tell whether an item names the people of a party at the table and says nothing else."""
    if scene.words.pattern("meeting", "people").match(sentence.masked) is None:
        return False
    party, *people = sentence.entities
    return not party.person and party.actor in roles.core and all(each.person for each in people)


def _is_row(scene: Scene, sentence: Sentence, roles: Roles) -> bool:
    """Tell whether a sentence under the heading of a list of participants is one of its rows."""
    if scene.words.pattern("meeting", "row").match(sentence.masked) is None:
        return False
    return not any(roles.role(each.actor) == "affected_absent" for each in sentence.entities if each.actor)


def is_participant(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether an item of a list of participants names one, rather than saying something of them."""
    if not sentence.entities or scene.words.pattern("attribution", "says").match(sentence.masked):
        return False
    return bool(sentence.entities[0].person) or len(sentence.masked) <= _SHORT
