"""States, organisations and blocs by every name that a text gives them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal, TypeAlias

import pycountry
from attrs import frozen
from babel import Locale

from summitkit.loaders.article.phrases import Found, Phrases, index
from summitkit.loaders.article.vocabulary import Vocabulary, read_data, vocabulary

Form: TypeAlias = Literal["name", "adjective", "seat", "shield"]

# States that some members of the United Nations recognise and that are not members of it.
_PARTLY_RECOGNISED = frozenset({"XKX", "TWN", "PSE", "ESH"})


@frozen
class Actor:
    """Someone who can be a party: a state under its ISO code, or an organisation under its id."""

    id: str
    """Slug for the record, such as usa or eu."""
    name: str
    """Name in the language of the account."""
    kind: str
    """Kind of party, as in the model."""
    code: str = ""
    """ISO 3166-1 alpha-3 code of a state."""
    members: tuple[str, ...] = ()
    """ISO codes of an organisation's members, where they are certain."""


@frozen
class Naming:
    """A way to name an actor."""

    actors: tuple[Actor, ...]
    """Whom it can mean; more than one where the name is shared, none where it shields a longer phrase."""
    form: Form
    """Whether it is a name, an adjective, or the seat of a government."""


@cache
def actors(language: str) -> dict[str, Actor]:
    """Return every state and organisation under its ISO code or id."""
    states = {code: _state(code, language) for code in _codes(language)}
    organisations = {
        entry["id"]: Actor(entry["id"], entry["name"], entry["kind"], "", tuple(entry.get("members", ())))
        for entry in read_data("organisations.toml")["organisations"]
    }
    return states | organisations


@cache
def namings(language: str) -> Phrases[Naming]:
    """Return every way in which a language names a state or an organisation."""
    return index(_entries(language))


def find_actors(text: str, words: Vocabulary) -> tuple[Found[Naming], ...]:
    """Return the states and organisations that a text names, from left to right."""
    given = frozenset(words.words("names", "given"))
    found = namings(words.language).find(text)
    return tuple(each for each in found if each.what.form != "shield" and not _is_person(text, each, given))


def _is_person(text: str, found: Found[Naming], given: frozenset[str]) -> bool:
    if found.phrase not in given:
        return False
    after = re.match(r" ([^\W\d_]\w+)", text[found.end :])
    before = re.search(r"([^\W\d_]\w+) $", text[: found.start])
    if before and before[1][0].isupper() and not _opens_sentence(text, before.start()):
        return True
    return bool(after and after[1][0].isupper() and not after[1].isupper() and not _is_role(after[1]))


def _opens_sentence(text: str, start: int) -> bool:
    return start == 0 or text[max(start - 2, 0) : start].strip() in (".", "!", "?", ":", "")


def _is_role(word: str) -> bool:
    return word.lower() in {title.split()[0].lower() for title in read_data("titles-en.toml")["titles"]}


def _codes(language: str) -> Iterator[str]:
    yield from (country.alpha_3 for country in pycountry.countries)
    # Historic states among them; the code of any other is more often that of its currency, such as GEL or ZAR.
    yield from vocabulary(language).table("names", "display")


def _state(code: str, language: str) -> Actor:
    kind = "partially_recognised" if code in _PARTLY_RECOGNISED else "state"
    display = vocabulary(language).table("names", "display")
    return Actor(code.lower(), display.get(code) or _cldr_name(code, language), kind, code)


def _cldr_name(code: str, language: str) -> str:
    alpha_2 = pycountry.countries.lookup(code).alpha_2
    return str(Locale.parse(language, sep="-").territories[alpha_2])


def _entries(language: str) -> Iterator[tuple[str, Naming]]:
    known = actors(language)
    names, demonyms, metonyms = (read_data(f"{table}-{language}.toml") for table in ("names", "demonyms", "metonyms"))
    for table in (names, demonyms):
        for phrase in table["shields"]["phrases"]:
            yield phrase, Naming((), "shield")
    yield from _organisations(known)
    forms: tuple[tuple[dict[str, dict[str, list[str]]], str, Form], ...] = (
        (names, "names", "name"),
        (demonyms, "demonyms", "adjective"),
    )
    for table, section, form in forms:
        for code, phrases in table[section].items():
            yield from ((phrase, Naming((known[code],), form)) for phrase in phrases)
        for phrase, codes in table["ambiguous"].items():
            yield phrase, Naming(tuple(known[code] for code in codes), form)
    for actor in known.values():
        yield actor.name, Naming((actor,), "name")
    for phrase, key in metonyms["metonyms"].items():
        yield phrase, Naming((known[key],), "name")
    for phrase, key in metonyms["capitals"].items():
        yield phrase, Naming((known[key],), "seat")


def _organisations(known: dict[str, Actor]) -> Iterator[tuple[str, Naming]]:
    for entry in read_data("organisations.toml")["organisations"]:
        for form, key in (("name", "names"), ("adjective", "adjectives"), ("name", "bodies")):
            for phrase in entry.get(key, ()):
                yield phrase, Naming((known[entry["id"]],), "name" if form == "name" else "adjective")


def meant(candidates: tuple[Actor, ...], named: Counter[Actor]) -> Actor | None:
    """Return the one actor that a shared name means: the one named outright twice as often as any other; else None."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    first, second, *_ = sorted(candidates, key=lambda actor: -named[actor])
    return first if named[first] > 0 and named[first] >= 2 * named[second] else None
