"""Sentences in which everyone who acts is known: whom each name, title and pronoun means."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from attrs import evolve, field, frozen

from summitkit.loaders.article.actors import Actor, Naming, actors, find_actors
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.people import Person, find_people, find_titles, resolve_names
from summitkit.loaders.article.phrases import Found
from summitkit.loaders.article.sentences import quoted, sentences
from summitkit.loaders.article.vocabulary import FIRST_ENTITY, LAST_ENTITY, QUOTED, Vocabulary, read_lines

_PRONOUN = re.compile(r"^(?:(?:[A-Z][a-z]+ )+[^,.;]{2,60}, (?=[hs]))?(?P<who>[Hh]e|[Ss]he)(?= )")


@frozen
class Entity:
    """Someone who acts in a sentence: a party, or a person and perhaps the party they stand for."""

    start: int
    end: int
    actor: Actor | None
    person: str = ""
    aside: bool = False


@frozen(eq=False)
class Sentence:
    """A sentence with its entities, and the same sentence in which each is one character."""

    body: Passage
    """The sentence."""
    block: int
    """Number of the block it stands in, from 0."""
    entities: tuple[Entity, ...]
    """Who acts in it, from left to right."""
    masked: str
    """The sentence with one private-use character per entity and per quotation."""
    origin: tuple[int, ...] = field(repr=False)
    """Offset in `body` of each character of `masked`, and its end."""

    @property
    def text(self) -> str:
        """Return the sentence as a reader sees it."""
        return self.body.text

    def among(self, match: re.Match[str], group: str) -> tuple[Entity, ...]:
        """Return the entities in a group of a match against `masked`; none where it has no such group."""
        if group not in match.re.groupindex or match[group] is None:
            return ()
        return self.within(*match.span(group))

    def within(self, start: int, end: int) -> tuple[Entity, ...]:
        """Return the entities between two characters of `masked`."""
        marks = (ord(mark) - FIRST_ENTITY for mark in self.masked[start:end])
        return tuple(self.entities[mark] for mark in marks if 0 <= mark <= LAST_ENTITY - FIRST_ENTITY)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `body` of a stretch of `masked`."""
        return self.origin[start], self.origin[end]


@frozen(eq=False)
class Scene:
    """Everyone in an account, and its sentences."""

    sentences: tuple[Sentence, ...]
    """All sentences of its paragraphs and list items, in order."""
    people: dict[str, Person]
    """Everyone named, under their full name, at their first mention."""
    named: Counter[Actor]
    """How often the account names each party outright."""
    words: Vocabulary
    """Vocabulary of its language."""


def read_scene(blocks: Iterable[Block], words: Vocabulary) -> Scene:
    """Return who is who in the paragraphs and items of an account."""
    prose = [
        (number, sentence)
        for number, block in enumerate(blocks)
        if block.kind in ("paragraph", "item")
        for sentence in sentences(block.body, words)
    ]
    named = Counter(actor for _, body in prose for each in find_actors(body.text, words) for actor in _sole(each.what))
    mentions = _mentions(prose, words, named)
    people = _people(mentions, words)
    found: list[Sentence] = []
    for (number, body), persons in zip(prose, mentions, strict=True):
        found.append(_sentence(body, number, persons, people, words, named, found))
    return Scene(tuple(found), people, named, words)


def _sole(naming: Naming) -> tuple[Actor, ...]:
    return naming.actors if len(naming.actors) == 1 else ()


def meant(candidates: tuple[Actor, ...], named: Counter[Actor]) -> Actor | None:
    """Return the one actor that a shared name means: the one that the account names outright twice as often; else None."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    first, second, *_ = sorted(candidates, key=lambda actor: -named[actor])
    return first if named[first] > 0 and named[first] >= 2 * named[second] else None


def _mentions(prose: list[tuple[int, Passage]], words: Vocabulary, named: Counter[Actor]) -> list[list[Person]]:
    """Return the people of each sentence under their full names, with the party that the words around give them."""
    found = [
        [_with_owner(person, prose, at, words) for person in find_people(body, words)]
        for at, (_, body) in enumerate(prose)
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
        parties = find_actors(before, words) or find_actors(earlier, words)
        return evolve(person, actors=parties[-1].what.actors if before.strip() and parties else _first(parties))
    behalf = words.pattern("names", "represents").search(after)
    if behalf:
        return evolve(person, actors=_first(find_actors(after[behalf.end() : behalf.end() + 60], words)))
    parties = find_actors(before, words)
    if parties and re.fullmatch(words.words("names", "by")[0], before[parties[-1].end :]):
        return evolve(person, actors=parties[-1].what.actors)
    led = words.pattern("names", "led_by").search(before)
    return evolve(person, actors=_last(find_actors(before[: led.start()], words))) if led else person


def _first(parties: tuple[Found[Naming], ...]) -> tuple[Actor, ...]:
    return parties[0].what.actors if parties else ()


def _last(parties: tuple[Found[Naming], ...]) -> tuple[Actor, ...]:
    return parties[-1].what.actors if parties else ()


def _people(mentions: list[list[Person]], words: Vocabulary) -> dict[str, Person]:
    """Return each person once: at the first mention, with the first title and the first party that any mention gives."""
    people: dict[str, Person] = {}
    for person in (person for group in mentions for person in group):
        known = people.setdefault(person.name, person)
        people[person.name] = evolve(
            known,
            title=known.title or person.title,
            actors=known.actors or person.actors,
            aside=known.aside and person.aside,
        )
    return {name: evolve(person, actors=person.actors or _on_record(name, words)) for name, person in people.items()}


def _on_record(name: str, words: Vocabulary) -> tuple[Actor, ...]:
    """Return the party of a well-known leader whom the account gives none."""
    code = _leaders().get(name)
    return (actors(words.language)[code],) if code else ()


@cache
def _leaders() -> dict[str, str]:
    rows = (line.split("\t") for line in read_lines("leaders.tsv"))
    return {name: code for name, code in rows}


def _sentence(
    body: Passage,
    block: int,
    persons: list[Person],
    people: dict[str, Person],
    words: Vocabulary,
    named: Counter[Actor],
    before: list[Sentence],
) -> Sentence:
    entities = [_entity(person, people) for person in persons]
    for each in chain(
        _surnames(body.text, people, words),
        _titled(body.text, people, words, before),
        _parties(body.text, words, named),
    ):
        if not any(each.start < e.end and e.start < each.end for e in entities):
            entities.append(each)
    previous = before[-1] if before and block - before[-1].block <= 1 else None
    entities += _pronouns(body.text, previous)
    hidden = list(quoted(body.text))
    spoken = [each for each in entities if not any(start <= each.start < end for start, end in hidden)]
    ordered = tuple(sorted(spoken, key=lambda each: each.start))
    masked, origin = _mask(body.text, ordered, hidden)
    return Sentence(body, block, ordered, masked, origin)


def _entity(person: Person, people: dict[str, Person]) -> Entity:
    known = people[person.name]
    actor = known.actors[0] if known.actors else None
    return Entity(person.start, person.end, actor, person.name, person.aside)


def _surnames(text: str, people: dict[str, Person], words: Vocabulary) -> Iterator[Entity]:
    """Find people named again by family name, or by the whole name, with a title or without."""
    titles = list(find_titles(text, words))
    for name, person in people.items():
        actor = person.actors[0] if person.actors else None
        for form in dict.fromkeys((name, *_short_forms(name))):
            for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text):
                start = next((first for first, last in titles if last + 1 == match.start()), match.start())
                yield Entity(start, match.end(), actor, name)


def _short_forms(name: str) -> Iterator[str]:
    parts = [part for part in name.replace(",", "").split() if not part.endswith(".")]
    shouted = [part.capitalize() for part in parts if part.isupper() and len(part) > 1]
    if shouted and len(shouted) < len(parts):
        yield from (*shouted, *(part for part in parts if part.isupper()))
        return
    if len(parts) > 2:  # noqa: PLR2004 - a given name, then a family name of two words or more
        yield " ".join(parts[1:])
        yield " ".join(parts[-2:])
    yield parts[-1] if parts else name


def _titled(text: str, people: dict[str, Person], words: Vocabulary, before: list[Sentence]) -> Iterator[Entity]:
    """Find people named again by their title alone: the last one with it who began a sentence, or the only one."""
    for start, end in find_titles(text, words):
        if not re.search(r"\b[Tt]he $", text[:start]) or re.match(r" (?:of|for) ", text[end:]):
            continue
        title = text[start:end].lower()
        earlier = [sentence.entities[0].person for sentence in before if sentence.entities]
        holders = [p.name for p in people.values() if p.title.lower() == title]
        likely = [name for name in reversed(earlier) if name in holders] or (holders if len(holders) == 1 else [])
        if likely:
            person = people[likely[0]]
            yield Entity(start - 4, end, person.actors[0] if person.actors else None, person.name)


def _parties(text: str, words: Vocabulary, named: Counter[Actor]) -> Iterator[Entity]:
    """Find the parties that act: not those that only qualify a noun or say where something happens."""
    acts = words.pattern("names", "actors")
    for found in find_actors(text, words):
        actor = meant(found.what.actors, named)
        if actor is None or words.pattern("names", "inside").search(text[: found.start]):
            continue
        after = text[found.end :]
        noun = re.match(r"(?:['’]s?)? ([A-Za-z -]{3,40})", after)
        agent = acts.match(noun[1]) if noun else None
        title = next(iter(find_titles(after[:60], words)), None)
        if agent is not None and noun is not None:
            yield Entity(found.start, found.end + noun.start(1) + agent.end(), actor)
        elif title is not None and re.fullmatch(r"(?:['’]s?)? ", after[: title[0]]):
            yield Entity(found.start, found.end + title[1], actor)
        elif found.what.form == "adjective" or re.match(r"['’]s?\b|['’] ", after):
            continue
        elif found.what.form == "name" or not re.match(r" [^\W\d_a-z]", after):
            yield Entity(found.start, found.end, actor)


def _pronouns(text: str, previous: Sentence | None) -> list[Entity]:
    match = _PRONOUN.match(text)
    people = [each for each in (previous.entities if previous else ()) if each.person and not each.aside]
    return [evolve(people[0], start=match.start("who"), end=match.end("who"))] if match and people else []


def _mask(text: str, entities: tuple[Entity, ...], hidden: list[tuple[int, int]]) -> tuple[str, tuple[int, ...]]:
    spans = [(e.start, e.end, chr(FIRST_ENTITY + number)) for number, e in enumerate(entities)]
    spans += [(start, end, QUOTED) for start, end in hidden]
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for start, end, mark in sorted(spans):
        pieces += [text[position:start], mark]
        origin += [*range(position, start), start]
        position = end
    pieces.append(text[position:])
    return "".join(pieces), (*origin, *range(position, len(text) + 1))
