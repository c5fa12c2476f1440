"""Sentences in which everyone who acts is known: whom each name, title and pronoun means."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from summitkit.loaders.article.actors import Actor, Naming, find_actors, meant
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.entities import Cast, Entity, Sentence, read_sentence
from summitkit.loaders.article.grids import names_participants
from summitkit.loaders.article.leaders import party_on_record
from summitkit.loaders.article.outline import Section, outline
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.people import Person, find_people, resolve_names
from summitkit.loaders.article.phrases import Found
from summitkit.loaders.article.sentences import sentences
from summitkit.loaders.article.tables import whole
from summitkit.loaders.article.vocabulary import Vocabulary

# How many blocks from the top may say of what kind an account is.
_OPENING = 4


@frozen(eq=False)
class Scene:
    """Everyone in an account, and its sentences."""

    sentences: tuple[Sentence, ...]
    """All sentences of its paragraphs and list items, in order."""
    sections: tuple[Section, ...]
    """The headings above each block."""
    cast: Cast
    """Everyone in it."""
    published: str = ""
    """EDTF date of the account, else that of the meeting, where either is known."""
    sides: Mapping[str, Actor] = field(factory=dict)
    """Party of each delegate, as the account as a whole tells."""

    contested: frozenset[str] = frozenset()
    """People whom the account names in a seat that somebody else holds in most of it."""

    @property
    def people(self) -> Mapping[str, Person]:
        """Return everyone named, under their full name, at their first mention."""
        return self.cast.people

    @property
    def named(self) -> Counter[Actor]:
        """Return how often the account names each party outright."""
        return self.cast.named

    @property
    def words(self) -> Vocabulary:
        """Return the vocabulary of its language."""
        return self.cast.words

    def section(self, sentence: Sentence) -> Section:
        """Return the headings above a sentence."""
        return self.sections[sentence.block]

    def tells_of_meeting(self, sentence: Sentence) -> bool:
        """Tell whether a sentence says that a meeting was held, without naming who met."""
        return self.words.search("meeting", "takes_place", sentence.masked) is not None

    def is_elsewhen(self, text: str) -> bool:
        """Tell whether words put what they are about at another time than that of the meeting."""
        year = self.words.search("meeting", "year", text)
        other = year is not None and bool(self.published) and year["year"] != self.published[:4]
        return other or self.words.search("meeting", "elsewhen", text) is not None

    def actor(self, entity: Entity) -> Actor | None:
        """Return the party that somebody who acts stands for."""
        return entity.actor or self.sides.get(entity.person)


def read_scene(blocks: Sequence[Block], words: Vocabulary, published: str = "") -> Scene:
    """Return who is who in the paragraphs and items of an account."""
    opening = " ".join(block.body.text for block in blocks[:_OPENING])
    prose = [(number, sentence) for number, block in enumerate(blocks) for sentence in _prose(block, words)]
    named = Counter(actor for _, body in prose for each in find_actors(body.text, words) for actor in _sole(each.what))
    sections = outline(blocks, named, words)
    listed = {
        n for n, block in enumerate(blocks) if block.kind == "item" and sections[n].announces("participants", words)
    }
    mentions = _mentions(prose, listed, words, named)
    cast = Cast(_people(mentions, words), named, words, words.search("outcomes", "is_readout", opening) is not None)
    found: list[Sentence] = []
    for (number, body), persons in zip(prose, mentions, strict=True):
        found.append(read_sentence(body, number, persons, cast, found))
    return Scene(tuple(found), sections, cast, published)


def _prose(block: Block, words: Vocabulary) -> Iterator[Passage]:
    """Yield the sentences of a paragraph or item, and the rows of a table of participants."""
    if block.kind in ("paragraph", "item"):
        yield from sentences(block.body, words)
    elif block.table is not None and names_participants(block.table, words):
        yield from (whole(row) for row in block.table.rows if any(cell.text for cell in row))


def _sole(naming: Naming) -> tuple[Actor, ...]:
    return naming.actors if len(naming.actors) == 1 else ()


def _mentions(
    prose: list[tuple[int, Passage]], listed: set[int], words: Vocabulary, named: Counter[Actor]
) -> list[list[Person]]:
    """Return the people of each sentence under their full names, with the party that the words around give them."""
    found = [
        [_with_owner(person, prose, at, words) for person in find_people(body, words, listed=number in listed)]
        for at, (number, body) in enumerate(prose)
    ]
    settled = [[evolve(p, actors=_settled(p.actors, named)) for p in people] for people in found]
    full = iter(resolve_names([person for people in settled for person in people]))
    return [[next(full) for _ in people] for people in settled]


def _settled(candidates: tuple[Actor, ...], named: Counter[Actor]) -> tuple[Actor, ...]:
    actor = meant(candidates, named)
    return (actor,) if actor else ()


def _with_owner(person: Person, prose: list[tuple[int, Passage]], at: int, words: Vocabulary) -> Person:
    """Give a person the party of `its foreign minister, …`, `… on behalf of Qatar` and the like."""
    if person.actors:
        return person
    block, body = prose[at]
    before, after = body.text[: person.start], body.text[person.end :]
    if re.search(f"{words.words('names', 'own')[0]} $", before):
        earlier = prose[at - 1][1].text if at and prose[at - 1][0] == block else ""
        return evolve(person, actors=_last(find_actors(before, words)) or _first(find_actors(earlier, words)))
    parties = find_actors(before, words)
    if parties and re.match(r"(?: [A-Za-z]+)?: [^:]*$", before[parties[-1].end :]):
        return evolve(person, actors=parties[-1].what.actors)
    behalf = words.pattern("names", "represents").search(after)
    if behalf:
        return evolve(person, actors=_first(find_actors(after[behalf.end() : behalf.end() + 60], words)))
    if parties and re.fullmatch(words.words("names", "by")[0], before[parties[-1].end :]):
        return evolve(person, actors=parties[-1].what.actors)
    led = words.pattern("names", "led_by").search(before)
    return evolve(person, actors=_last(find_actors(before[: led.start()], words))) if led else person


def _first(parties: tuple[Found[Naming], ...]) -> tuple[Actor, ...]:
    return parties[0].what.actors if parties else ()


def _last(parties: tuple[Found[Naming], ...]) -> tuple[Actor, ...]:
    return parties[-1].what.actors if parties else ()


def _people(mentions: list[list[Person]], words: Vocabulary) -> dict[str, Person]:
    """Return each person once: at the first mention, with the first title and party that any mention gives."""
    people: dict[str, Person] = {}
    for person in (person for group in mentions for person in group):
        known = people.setdefault(person.name, person)
        people[person.name] = evolve(
            known,
            title=known.title or person.title,
            actors=known.actors or person.actors,
            aside=known.aside and person.aside,
        )
    return {
        name: evolve(person, actors=person.actors or party_on_record(name, words.language))
        for name, person in people.items()
    }
