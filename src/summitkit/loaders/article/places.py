"""Where they met: sites, cities, subdivisions and countries that a text names."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pycountry
from attrs import evolve, frozen

from summitkit.loaders.article.actors import find_actors
from summitkit.loaders.article.phrases import Phrases, index
from summitkit.loaders.article.vocabulary import Vocabulary, read_data, read_lines

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
    }
)
# Kinds of subdivisions, as ISO 3166-2 calls them, that are towns.
_TOWN = re.compile("municipality|city|town|commune|borough", re.IGNORECASE)


@frozen
class Place:
    """A place as closely as a text gives it."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    locality: str = ""
    """City, town or island, as printed."""
    subdivision: str = ""
    """ISO 3166-2 code."""
    country: str = ""
    """ISO 3166-1 alpha-3 code."""
    lead: int = 0
    """Where the words before it begin that make it a place: "in", "at", "to the port city of"."""


@cache
def _cities() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in read_lines("cities.tsv"))
    cities: dict[str, tuple[str, str]] = {}
    for name, country, *subdivision in rows:
        same = cities.setdefault(plain(name), (country, "".join(subdivision)))
        if same[0] != country:
            cities[plain(name)] = ("", "")
    return {name: city for name, city in cities.items() if city[0]}


@cache
def _capitals(language: str) -> dict[str, str]:
    table: dict[str, str] = read_data(f"metonyms-{language}.toml")["capitals"]
    return {plain(name): code for name, code in table.items()}


@cache
def _subdivisions() -> Phrases[tuple[str, str, bool]]:
    """Return subdivisions by name, for names that mean one subdivision and no country."""
    by_name: dict[str, list[tuple[str, str, bool]]] = {}
    for each in pycountry.subdivisions:
        town = _TOWN.search(each.type) is not None
        by_name.setdefault(each.name, []).append((each.code, each.country.alpha_3, town))
    states = {country.name for country in pycountry.countries}
    return index((name, codes[0]) for name, codes in by_name.items() if len(codes) == 1 and name not in states)


def plain(name: str) -> str:
    """Return a name without accents and case, for comparing.

    >>> plain("Constanţa") == plain("Constanța")
    True
    """
    name = name.translate(_LETTERS)
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return bare.casefold()


def find_places(text: str, words: Vocabulary) -> Iterator[Place]:
    """Yield the places that a text says something happened in, from left to right."""
    for match in words.pattern("places", "named").finditer(text):
        place = _place(match.start("name"), match["name"], words)
        # An unknown name behind "at" is that of a house, not of a town.
        if place is not None and (place.country or not match["house"]):
            placed = _of_country(evolve(place, lead=match.start()), match["name"], match["which"], words)
            yield _with_surroundings(text, placed, words)


def _of_country(place: Place, name: str, adjectives: str | None, words: Vocabulary) -> Place:
    """Read a name behind "the southern Indian port city of" as that of a town, in the country that those words name."""
    if adjectives is None:
        return place
    found = find_actors(adjectives, words) if not (place.country and place.locality) else ()
    country = found[0].what.actors[0].code if len(found) == 1 else ""
    if place.locality:
        return evolve(place, country=country or place.country)
    same = country == place.country
    return evolve(
        place, locality=name[: place.end - place.start], subdivision=place.subdivision * same, country=country
    )


def known_place(name: str, words: Vocabulary) -> Place | None:
    """Return the place that a name alone stands for: a city, a subdivision or a country; None where unknown."""
    city = _cities().get(plain(name))
    capital = _capitals(words.language).get(plain(name))
    if capital or city:
        code = capital or (city[0] if city else "")
        return Place(0, len(name), name, city[1] if city and city[0] == code else "", code)
    return known_subdivision(name, words) or _known_country(name, words)


def _known_country(name: str, words: Vocabulary) -> Place | None:
    country = next(iter(find_actors(name, words)), None)
    if country and country.what.form == "name" and (country.start, country.end) == (0, len(name)):
        actor = country.what.actors[0] if len(country.what.actors) == 1 else None
        return Place(0, len(name), "", "", actor.code) if actor and actor.code else None
    return None


def known_subdivision(name: str, words: Vocabulary) -> Place | None:
    """Return the subdivision that a name alone stands for; None where it is none, or of several countries or vague."""
    found = next((each for each in _subdivisions().find(name) if (each.start, each.end) == (0, len(name))), None)
    if found and words.pattern("places", "vague").fullmatch(name):
        return None
    if found is None:
        return None
    code, country, town = found.what
    return Place(0, len(name), name if town else "", code, country)


def _place(start: int, name: str, words: Vocabulary) -> Place | None:
    """Return the longest known place that the name begins with; an unknown one stands as printed."""
    parts = name.split(" ")
    for size in range(len(parts), 0, -1):
        known = known_place(" ".join(parts[:size]), words)
        if known:
            return evolve(known, start=start, end=start + known.end)
    months = (*words.words("dates", "months"), *words.words("dates", "weekdays"))
    foreign = parts[0] in months or find_actors(name, words) or re.search("['’]", name)
    return None if foreign else Place(start, start + len(name), name)


def _with_surroundings(text: str, place: Place, words: Vocabulary) -> Place:
    """Add the subdivision and country that follow a city: "Woodside, California", "in Constanța, Romania"."""
    wider = words.pattern("places", "around").match(text, place.end)
    area = _area(wider.start("name"), wider["name"], words) if wider else None
    if area is None or not (place.locality or place.subdivision):
        return place
    name = text[place.start : place.end]
    own = known_subdivision(name, words)
    if own and own.country == area.country != place.country and not area.subdivision:
        return evolve(own, start=place.start, end=area.end, lead=place.lead)
    if place.country and area.country != place.country and not _stands_apart(text, place, area):
        return place
    if not place.locality and area.country == place.country:
        return evolve(place, end=area.end)
    subdivision = area.subdivision or (place.subdivision if area.country == place.country else "")
    return evolve(place, end=area.end, locality=name, subdivision=subdivision, country=area.country)


def _area(start: int, name: str, words: Vocabulary) -> Place | None:
    """Return the longest subdivision or country that the name begins with."""
    parts = name.split(" ")
    for size in range(len(parts), 0, -1):
        phrase = " ".join(parts[:size])
        known = known_subdivision(phrase, words) or _known_country(phrase, words)
        if known:
            return evolve(known, start=start, end=start + known.end)
    return None


def _stands_apart(text: str, place: Place, area: Place) -> bool:
    """Tell whether a name behind a city of another country is that of its area: "in Geneva, Iran insisted" is not."""
    return bool(area.subdivision) or (not place.subdivision and re.match(r"[,.;:)]|$", text[area.end :]) is not None)


def is_site(text: str, place: Place, words: Vocabulary) -> bool:
    """Tell whether the name of a place begins that of a building or site."""
    return words.pattern("places", "site").match(text, place.start) is not None


def find_site(text: str, words: Vocabulary) -> str:
    """Return the building or site that a text names after "at" or "in", as printed; empty where there is none."""
    match = words.search("places", "at_site", text)
    return match["site"] if match else ""
