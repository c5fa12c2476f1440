"""Who acts in a sentence: people, parties, titles alone and pronouns, each made one character."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from attrs import evolve, field, frozen

from summitkit.loaders.article.actors import Actor, Naming, find_actors, meant
from summitkit.loaders.article.marks import FIRST_ENTITY, LAST_ENTITY, QUOTED, unmarked
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.people import Person
from summitkit.loaders.article.phrases import Found, Phrases, index
from summitkit.loaders.article.sentences import quoted
from summitkit.loaders.article.titles import find_titles
from summitkit.loaders.article.vocabulary import Vocabulary

# How many sentences back a title alone may point.
_LONG_AGO = 100
# How far before and behind the name of a people the words stand that tell whom it means.
_ARTICLE, _AFTER = len("the "), 10


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
class Cast:
    """Everyone in an account, and the words that name them."""

    people: Mapping[str, Person]
    """People by full name."""
    named: Counter[Actor]
    """How often the account names each party outright."""
    words: Vocabulary
    """Vocabulary of the language."""
    leads: bool = False
    """Whether the account is one side's own, in which a title alone is that of its leader, whom it names first."""

    @cached_property
    def forms(self) -> Phrases[str]:
        """Return the full and the short names of everyone, each for the full name."""
        addresses = self.words.words("", "address")
        full = [(form, name) for name in self.people for form in (name, *_short_forms(name))]
        first = frozenset(self.words.words("names", "family_first"))
        full += [(n.split()[0], n) for n, p in self.people.items() if p.actors and p.actors[0].code in first]
        parts = [(part, name) for name in self.people for part in name.split() if len(part) > 2]  # noqa: PLR2004 - no initials
        return index([*full, *((f"{address} {part}", name) for part, name in parts for address in addresses)])

    def entity(self, name: str, start: int, end: int, *, aside: bool = False) -> Entity:
        """Return a person as one who acts between two characters of a sentence."""
        actors = self.people[name].actors
        return Entity(start, end, actors[0] if actors else None, name, aside)


def read_sentence(
    body: Passage, block: int, persons: Sequence[Person], cast: Cast, before: Sequence[Sentence]
) -> Sentence:
    """Return a sentence with everyone who acts in it.

    Args:
        body: The sentence.
        block: Number of its block.
        persons: People whom it names with a title or beside a party.
        cast: Everyone in the account.
        before: The sentences before it.
    """
    entities = [cast.entity(person.name, person.start, person.end, aside=person.aside) for person in persons]
    for each in chain(_named_again(body.text, cast), _titled(body.text, cast, before), _parties(body.text, cast)):
        if not any(each.start < e.end and e.start < each.end for e in entities):
            entities.append(each)
    previous = before[-1] if before and block - before[-1].block <= 1 else None
    told = next((each for each in reversed(before) if each.block == block and _subject(each)), previous)
    entities += _pronouns(body.text, previous, told, cast.words)
    hidden = list(quoted(body.text))
    spoken = [each for each in entities if not any(start <= each.start < end for start, end in hidden)]
    ordered = tuple(sorted(spoken, key=lambda each: each.start))
    masked, origin = _mask(body.text, ordered, hidden)
    return Sentence(body, block, ordered, masked, origin)


def _named_again(text: str, cast: Cast) -> Iterator[Entity]:
    """Find people named again by family name, or by the whole name, with a title or without."""
    titles = {end + 1: start for start, end in find_titles(text, cast.words)}
    for found in cast.forms.find(text):
        if text[found.end : found.end + 1] != "-" and text[max(found.start - 1, 0) : found.start] != "-":
            yield cast.entity(found.what, titles.get(found.start, found.start), found.end)


def _short_forms(name: str) -> Iterator[str]:
    parts = [part for part in name.replace(",", "").split() if not part.endswith(".")]
    shouted = [part.capitalize() for part in parts if part.isupper() and len(part) > 1]
    if shouted and len(shouted) < len(parts):
        yield " ".join(part.capitalize() if part.isupper() else part for part in parts)
        yield from (*shouted, *(part for part in parts if part.isupper()))
        return
    if len(parts) > 2:  # noqa: PLR2004 - a given name, then a family name of two words or more
        yield " ".join(parts[1:])
        yield " ".join(parts[-2:])
    yield parts[-1] if parts else name


def _titled(text: str, cast: Cast, before: Sequence[Sentence]) -> Iterator[Entity]:
    """Find people named again by their title alone: the last with it who began a sentence, the only or first one."""
    words = cast.words
    for start, end in find_titles(text, words):
        definite = words.search("titles", "definite", text[:start])
        if definite is None or words.pattern("titles", "of").match(text, end):
            continue
        title = text[start:end].lower()
        holders = [person.name for person in cast.people.values() if person.title.lower() == title]
        earlier = (sentence.entities[0].person for sentence in before[:-_LONG_AGO:-1] if sentence.entities)
        first = holders[0] if len(holders) == 1 or (holders and cast.leads) else ""
        likely = "" if cast.leads else next((name for name in earlier if name in holders), "")
        likely = likely or first
        if likely:
            yield cast.entity(likely, definite.start(), end)


def _parties(text: str, cast: Cast) -> Iterator[Entity]:
    """Find the parties that act: not those that only qualify a noun or say where something happens."""
    words = cast.words
    for found in find_actors(text, words):
        actor = meant(found.what.actors, cast.named)
        before = text[: found.start]
        if actor is None or words.search("names", "inside", before) or words.search("names", "former", before):
            continue
        after = text[found.end :]
        noun = re.match(r"(?:['’]s?)? ([A-Za-z -]{3,40})", after)
        agent = words.pattern("names", "actors").match(noun[1]) if noun else None
        title = next(iter(find_titles(after[:60], words)), None)
        if agent is not None and noun is not None:
            yield Entity(found.start, found.end + noun.start(1) + agent.end(), actor)
        elif title is not None and re.fullmatch(r"(?:['’]s?)? ", after[: title[0]]):
            yield Entity(found.start, found.end + title[1], actor)
        elif found.what.form == "adjective" and _stands_for_people(text, found, words):
            yield Entity(found.start, found.end, actor)
        elif found.what.form == "adjective" or re.match(r"['’]s?\b|['’] ", after):
            continue
        elif found.what.form == "name" or not re.match(r" [^\W\d_a-z]", after):
            yield Entity(found.start, found.end, actor)


def _stands_for_people(text: str, found: Found[Naming], words: Vocabulary) -> bool:
    """Tell whether the name of a people stands for those who speak for it: "the Russians insisted"."""
    those = words.pattern("names", "those").finditer(text, max(0, found.start - _ARTICLE), found.end + _AFTER)
    return any(each.span("people") == (found.start, found.end) for each in those)


def _subject(sentence: Sentence) -> Entity | None:
    """Return the first person in a sentence who does not stand apart; None where it names nobody."""
    return next((each for each in sentence.entities if each.person and not each.aside), None)


def _pronouns(text: str, previous: Sentence | None, told: Sentence | None, words: Vocabulary) -> list[Entity]:
    """Find whom "he", "she" or "it" means: the last person of the paragraph, or the party of the last sentence."""
    for name, meant_by in (("it", _party_told(previous, words)), ("pronoun", _subject(told) if told else None)):
        match = words.pattern("people", name).match(text)
        if match and meant_by:
            return [evolve(meant_by, start=match.start("who"), end=match.end("who"))]
    return []


def _party_told(sentence: Sentence | None, words: Vocabulary) -> Entity | None:
    """Return the party that a sentence has for its subject; None where it begins with anything else."""
    if sentence is None or not words.pattern("attribution", "acts").match(sentence.masked):
        return None
    return sentence.entities[0] if not sentence.entities[0].person else None


def _mask(text: str, entities: tuple[Entity, ...], hidden: list[tuple[int, int]]) -> tuple[str, tuple[int, ...]]:
    spans = [(e.start, e.end, chr(FIRST_ENTITY + number)) for number, e in enumerate(entities)]
    spans += [(start, end, QUOTED) for start, end in hidden]
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for start, end, mark in sorted(spans):
        pieces += [unmarked(text[position:start]), mark]
        origin += [*range(position, start), start]
        position = end
    pieces.append(unmarked(text[position:]))
    return "".join(pieces), (*origin, *range(position, len(text) + 1))
