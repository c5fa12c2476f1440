"""People with the title as printed and the party they stand for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from attrs import evolve, frozen

from summitkit.loaders.article.actors import Actor, Naming, find_actors
from summitkit.loaders.article.leaders import leader_names
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.phrases import Found, Phrases, index
from summitkit.loaders.article.vocabulary import Vocabulary, read_data, unmarked, vocabulary

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_ARTICLE = "(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]d|[Aa]t|[Aa]z)-)?"
_TOKEN = rf"(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|(?!(?:Jr|Sr)\b){_ARTICLE}[{_UPPER}][^\W\d_]*(?:['’-][^\W\d_]+)*)"
# Private-use characters of this module: a party's name, its adjective, the seat of its government, a title,
# a title in the plural.
_NAME, _ADJECTIVE, _SEAT, _TITLE, _TITLES = "\uf101", "\uf102", "\uf103", "\uf104", "\uf105"
_FORMS = {"name": _NAME, "adjective": _ADJECTIVE, "seat": _SEAT}
# How many characters before a mention may set the person apart: "the spokeswoman, ".
_BEFORE = 14
# How far before a name a word may set the person apart.
_ASIDE = 12
_REPUBLIC = re.compile(r" of the (?:Republic|Union|Council|Government)(?! of)\b")
_OPEN = re.compile(r" (?:for|of)$")
_EXTENSION = rf"(?: (?:of|for) (?:the )?)({_TOKEN}(?: (?:(?:and|of|the|for|de) )*{_TOKEN})*)"


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


def find_people(body: Passage, words: Vocabulary) -> tuple[Person, ...]:
    """Return the people whom a passage names with a title or beside a party, and well-known leaders, in order."""
    parties = find_actors(body.text, words)
    titles = _all_titles(body.text, parties, words)
    marked = _Marked(body.text, parties, titles)
    found: list[Person] = []
    for pattern in _patterns(words.language):
        for match in pattern.finditer(marked.text):
            person = marked.person(match, words)
            if person and not any(person.start < other.end and other.start < person.end for other in found):
                found.append(person)
    for known in leader_names().find(body.text):
        if not any(known.start < other.end and other.start < known.end for other in found):
            before = body.text[max(0, known.start - _ASIDE) : known.start]
            aside = words.search("meeting", "aside", before) is not None
            owners = (p.start for p in parties if re.fullmatch("['’]s? ", body.text[p.end : known.start]))
            found.append(Person(known.what, "", (), next(owners, known.start), known.end, aside))
    return tuple(sorted(found, key=lambda person: person.start))


@frozen
class _Span:
    start: int
    end: int
    mark: str
    actors: tuple[Actor, ...] = ()


class _Marked:
    """A text in which every party and every title is one character."""

    def __init__(self, text: str, parties: Iterable[Found[Naming]], titles: Iterable[_Span]) -> None:
        self.original = text
        titles = tuple(titles)
        taken = [(title.start, title.end) for title in titles]
        free = (each for each in parties if not any(start <= each.start < end for start, end in taken))
        spans = [*titles, *(_Span(e.start, e.end, _FORMS[e.what.form], e.what.actors) for e in free)]
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
        if not name or (match.re.groupindex.get("full") and " " not in name):
            return None
        begin = match.start("name") if "second" in match.re.groupindex else match.start()
        spans = {at: self._spans[at] for at in range(*match.span()) if at in self._spans}
        title = next((span for span in spans.values() if span.mark in (_TITLE, _TITLES)), None)
        sides = (span.actors for at, span in spans.items() if at >= begin and span.mark in _FORMS.values())
        actors = next((side for side in sides if side), ())
        if title is not None and not actors:
            actors = title.actors
        start, end = self._origin[begin], self._end(match, name)
        around = self.original[max(0, start - _BEFORE) : start]
        aside = words.pattern("meeting", "aside").search(f"{around} {match[0]}") is not None
        printed = self._title(match, title) if title else ""
        return Person(name, printed, actors, start, end, aside)

    def _title(self, match: re.Match[str], title: _Span) -> str:
        """Return the title as printed but in the singular, with a second one joined to it."""
        joined = re.search(f"{_TITLE} and {_TITLE}", match[0])
        last = self._spans[match.start() + joined.end() - 1] if joined else title
        # "the president and Foreign Minister Eva Tamm" are two people.
        alike = self.original[title.start].isupper() == self.original[last.start].isupper()
        return self.original[title.start if alike else last.start : last.end - (last.mark == _TITLES)]

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


@cache
def _titles(language: str) -> Phrases[str]:
    titles = read_data(f"titles-{language}.toml")["titles"]
    stems = vocabulary(language).words("names", "stems")
    whole = [title for title in (*titles, *stems) if not _OPEN.search(title)]
    return index(((form, title) for title in whole for form in (title, f"{title}s")), ignore_case=True)


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(title.lower() for title in read_data(f"titles-{language}.toml")["titles"])


def find_titles(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every title in a text."""
    for span in _all_titles(text, find_actors(text, words), words):
        yield span.start, span.end


def _all_titles(text: str, parties: tuple[Found[Naming], ...], words: Vocabulary) -> list[_Span]:
    known = list(_find_titles(text, parties, words))
    for span in _portfolios(text, parties, words):
        inside = [other for other in known if other.start < span.end and span.start < other.end]
        if all(span.start <= other.start and other.end == span.end for other in inside):
            known = [other for other in known if other not in inside] + [span]
    return sorted(known, key=lambda span: span.start)


def _find_titles(text: str, parties: tuple[Found[Naming], ...], words: Vocabulary) -> Iterator[_Span]:
    states = [each for each in parties if each.what.actors and each.what.actors[0].code]
    end = 0
    for found in _titles(words.language).find(text):
        if found.start < end or _is_part_of_name(text, found, words):
            continue
        end = _extended(text, found.end, states)
        if end == found.end and found.what in words.words("names", "stems") and found.what not in _whole(words):
            continue
        within = (each for each in parties if found.start <= each.start < end)
        mark = _TITLE if len(found.phrase) == len(found.what) else _TITLES
        yield _Span(found.start, end, mark, tuple(actor for each in within for actor in each.what.actors))


def _is_part_of_name(text: str, found: Found[str], words: Vocabulary) -> bool:
    """Tell whether a title stands inside a name: "President Hassan Sheikh Mohamud"."""
    if found.what not in words.words("names", "title_names"):
        return False
    before = re.search(rf"{_TOKEN} $", text[: found.start])
    titled = before is not None and before[0].strip().lower() not in _known(words.language)
    return titled and re.match(rf" {_TOKEN}", text[found.end :]) is not None


def _portfolios(text: str, parties: tuple[Found[Naming], ...], words: Vocabulary) -> Iterator[_Span]:
    """Yield titles that begin with what somebody is minister of: "Irrigation Minister"."""
    for match in words.pattern("names", "portfolio").finditer(text):
        start = max(
            (each.end + 1 for each in parties if each.start < match.end() and match.start() < each.end),
            default=match.start(),
        )
        start += len(text[start : match.end()]) - len(
            re.sub(r"^(?:(?:The|His|Her|Its|Their|and|s) )+", "", text[start : match.end()])
        )
        if " " in text[start : match.end()]:
            yield _Span(start, match.end(), _TITLE)


def _whole(words: Vocabulary) -> list[str]:
    titles: list[str] = read_data(f"titles-{words.language}.toml")["titles"]
    return titles


def _extended(text: str, end: int, states: list[Found[Naming]]) -> int:
    more = re.compile(_EXTENSION).match(text, end)
    if more is None:
        return end
    republic = _REPUBLIC.match(text, end)
    if republic is not None:
        return republic.end()
    stop = min((state.start for state in states if more.start(1) <= state.start < more.end()), default=more.end())
    return more.end() if stop == more.end() else end


def _name(language: str) -> tuple[str, str]:
    """Return the patterns of the honorifics before a name, and of a name with them."""
    data = read_data(f"titles-{language}.toml")
    honorific = "(?:(?:" + "|".join(re.escape(each.rstrip(".")) + r"\.?" for each in data["honorifics"]) + ") )*"
    particles = "|".join(re.escape(each) for each in data["name_particles"] if each[0].islower())
    whole = rf"{_TOKEN}(?: (?:(?:{particles}) ){{0,2}}{_TOKEN}){{0,4}}(?:,? (?:Jr|Sr)\.)?"
    return honorific, rf"{honorific}(?P<name>{whole})(?![^\W\d_])"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a person is named, strongest first; `full` asks for a name of two words or more."""
    counterpart = vocabulary(language).words("names", "counterpart")[0]
    honorific, name = _name(language)
    party = f"(?:[{_NAME}{_ADJECTIVE}{_SEAT}](?:['’]s?)? )?"
    state = f"(?: of (?:the )?{_NAME})?"
    office = rf"{_TITLE}(?: and {_TITLE})?(?: (?:of|for) (?:the )?(?:{_NAME}|{_ADJECTIVE} {_TOKEN}))?"
    second = rf"(?:,? {_TITLE}(?! ?{honorific}[{_UPPER}]))?"
    side = f"(?: for the {_ADJECTIVE} side)?"
    after = rf"(?:the |its |who is |then |now )?{party}(?:[a-z]+[- ])?{_TITLE}{state}(?! {_TOKEN})"
    texts = (
        # "his Ethiopian counterpart, Alemayehu Desta"
        f"{_ADJECTIVE} {counterpart},? (?:{_TITLE} )?{name}",
        # "Estonian Finance Minister and Deputy Prime Minister Eva Tamm"
        f"(?:^|[{_NAME}{_ADJECTIVE}](?:['’]s?)? ){_TITLE} and {_TITLE} {name}{state}(?! {_TITLE})",
        # "U.S. President Donald Trump", "President Xi Jinping of China"
        f"{party}{_TITLE}(?: {_TITLE})? {name}{second}{state}{side}(?! {_TITLE})",
        # "the President of Mexico, Adrián Villaseñor Luna", "its foreign minister, Omar Eltayeb"
        f"(?:(?<!, ){party}{office},|{party}{office}) {name}(?=[,;.) ]|$)(?!{_TITLE})",
        # "Haruka Minamoto, Prime Minister of Japan"
        f"(?P<full>){name},? {after}",
        # "Presidents Sadyr Japarov and Emomali Rahmon", "Presidents Japarov of Kyrgyzstan and Rahmon of Tajikistan"
        f"{party}{_TITLES} {name}{state}(?=,? and )",
        rf"(?P<second>){_TITLES} {_TOKEN}(?: [^\W\d_]+){{0,4}}?{state},? and {name}{state}(?! {_TITLE})",
        # "Paul Nitze for the American side"
        f"(?P<full>){name} for the {_ADJECTIVE} side",
        # "Emmanuel Macron of France"
        f"(?P<full>){name} of {_NAME}",
    )
    return tuple(re.compile(text) for text in texts)


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
