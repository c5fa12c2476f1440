"""People with the title as printed and the party they stand for."""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from summitkit.loaders.article.actors import Actor, Naming, find_actors
from summitkit.loaders.article.leaders import leader_names
from summitkit.loaders.article.marks import ADJECTIVE, SEAT, STATE, TITLE, TITLES, unmarked
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.phrases import Found
from summitkit.loaders.article.titles import Title, titles_among
from summitkit.loaders.article.vocabulary import Vocabulary

_FORMS = {"name": STATE, "adjective": ADJECTIVE, "seat": SEAT}
# How many characters before a mention may set the person apart: "the spokeswoman, ".
_BEFORE = 14
# How far before a name a word may set the person apart.
_ASIDE = 12


@frozen
class Person:
    """A person named in a text."""

    name: str
    """Name as printed, without titles."""
    title: str
    """Title as printed; empty where there is none."""
    actors: tuple[Actor, ...]
    """Whom the text says they stand for; more than one where the words are shared by several, none if it is silent."""
    start: int
    """Where the mention begins, title and party included."""
    end: int
    """Where it ends."""
    aside: bool = False
    """Whether the words around set the person apart: a former holder of the post, an analyst."""


def find_people(body: Passage, words: Vocabulary, *, listed: bool = False) -> tuple[Person, ...]:
    """Return the people whom a passage names, in order.

    Args:
        body: The passage.
        words: Vocabulary of the language.
        listed: Whether it is an item of a list of participants, where any post behind a name is a title.

    Returns:
        Those named with a title or beside a party, and well-known leaders.
    """
    parties = find_actors(body.text, words)
    titles = titles_among(body.text, parties, words)
    marked = _Marked(body.text, parties, titles)
    found: list[Person] = []
    for pattern in words.patterns("people", "ways"):
        for match in pattern.finditer(marked.text):
            person = marked.person(match, words)
            if person and not _overlaps(person, found):
                found.append(person)
    found += [leader for leader in _leaders(body.text, parties, words) if not _overlaps(leader, found)]
    alone = _with_post(body, found, words) if listed else None
    return (alone,) if alone else tuple(sorted(found, key=lambda person: person.start))


def _overlaps(person: Person, others: Iterable[Person]) -> bool:
    return any(person.start < other.end and other.start < person.end for other in others)


def _leaders(text: str, parties: tuple[Found[Naming], ...], words: Vocabulary) -> Iterator[Person]:
    """Yield the well-known leaders whom a text names, each with the party in the genitive before them."""
    for known in leader_names().find(text):
        aside = words.search("meeting", "aside", text[max(0, known.start - _ASIDE) : known.start]) is not None
        owner = words.pattern("people", "owner")
        owners = (each.start for each in parties if owner.fullmatch(text, each.end, known.start))
        yield Person(known.what, "", (), next(owners, known.start), known.end, aside)


def _with_post(body: Passage, found: list[Person], words: Vocabulary) -> Person | None:
    """Return the person whom an item names with a post that is no known title: "Dennis Holm, Basin Coordinator"."""
    match = words.pattern("labels", "participant").match(body.text)
    if match is None or " " not in match["name"] or words.search("people", "not_a_name", match["name"]):
        return None
    if find_actors(match["name"], words) or any(person.name == match["name"] for person in found):
        return None
    # A rank before the name is none of it.
    name = next((person.name for person in found if match["name"].endswith(person.name)), match["name"])
    return Person(name, match["post"], (), 0, len(body.text))


@frozen
class _Span:
    start: int
    end: int
    mark: str
    actors: tuple[Actor, ...] = ()


class _Marked:
    """A text in which every party and every title is one character."""

    def __init__(self, text: str, parties: Iterable[Found[Naming]], titles: Iterable[Title]) -> None:
        self.original = text
        taken = [_Span(t.start, t.end, TITLES if t.plural else TITLE, t.actors) for t in titles]
        free = (each for each in parties if not any(title.start <= each.start < title.end for title in taken))
        spans = [*taken, *(_Span(e.start, e.end, _FORMS[e.what.form], e.what.actors) for e in free)]
        self._pieces: list[str] = []
        self._origin: list[int] = []
        self._spans: dict[int, _Span] = {}
        position = 0
        for span in sorted(spans, key=lambda span: span.start):
            self._copy(position, span.start)
            self._spans[len(self._origin)] = span
            self._pieces.append(span.mark)
            self._origin.append(span.start)
            position = span.end
        self._copy(position, len(text))
        self._origin.append(len(text))
        self.text = "".join(self._pieces)

    def _copy(self, start: int, end: int) -> None:
        self._pieces.append(unmarked(self.original[start:end]))
        self._origin.extend(range(start, end))

    def person(self, match: re.Match[str], words: Vocabulary) -> Person | None:
        name = _trimmed(match["name"], words)
        if (
            not name
            or words.search("people", "not_a_name", name)
            or (match.re.groupindex.get("full") and " " not in name)
        ):
            return None
        begin = match.start("name") if "second" in match.re.groupindex else match.start()
        spans = {at: self._spans[at] for at in range(*match.span()) if at in self._spans}
        title = next((span for span in spans.values() if span.mark in (TITLE, TITLES)), None)
        sides = (span.actors for at, span in spans.items() if at >= begin and span.mark in _FORMS.values())
        actors = next((side for side in sides if side), ())
        if title is not None and not actors:
            actors = title.actors
        start, end = self._origin[begin], self._end(match, name)
        around = self.original[max(0, start - _BEFORE) : start]
        aside = words.pattern("meeting", "aside").search(f"{around} {match[0]}") is not None
        printed = self._title(match, title, words) if title else ""
        return Person(name, printed, actors, start, end, aside)

    def _title(self, match: re.Match[str], title: _Span, words: Vocabulary) -> str:
        """Return the title as printed but in the singular, with a second one joined to it."""
        joined = words.search("people", "joined", match[0])
        last = self._spans[match.start() + joined.end() - 1] if joined else title
        # "the president and Foreign Minister Eva Tamm" are two people.
        alike = self.original[title.start].isupper() == self.original[last.start].isupper()
        return self.original[title.start if alike else last.start : last.end - (last.mark == TITLES)]

    def _end(self, match: re.Match[str], name: str) -> int:
        at_end = match.end("name") == match.end()
        last = match.start("name") + len(name) if at_end else match.end()
        return self._origin[last - 1] + 1 if last - 1 not in self._spans else self._spans[last - 1].end


def _trimmed(name: str, words: Vocabulary) -> str:
    dates = frozenset((*words.words("dates", "months"), *words.words("dates", "weekdays")))
    parts = re.sub("['’]s?$", "", name).split()
    while parts and parts[-1].rstrip(".") in dates:
        parts.pop()
    return " ".join(parts) if not (parts and parts[0] in dates) else ""


def same_person(name: str, known: Iterable[str]) -> str:
    """Return the first known name that a name is itself or another form of, or the name itself.

    >>> same_person("Putin", ["Donald Trump", "Vladimir Putin"])
    'Vladimir Putin'
    """
    parts = {part for part in re.split(r"[ ,]+", name.casefold()) if not part.endswith(".")}
    return next((full for full in known if full == name or parts <= set(re.split(r"[ ,]+", full.casefold()))), name)


def resolve_names(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return people under the longest form of their name that the account gives."""
    people = tuple(people)
    names = sorted({person.name for person in people}, key=lambda name: (-len(name.split()), name))
    return tuple(evolve(person, name=same_person(person.name, names)) for person in people)
