"""The record in the making: plain data, and the lines that every entry came from."""

import re
from collections.abc import Iterable
from typing import Any

from attrs import define, field

from summitkit.errors import Location
from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.places import plain

SOURCE = "article"
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_ID = 60


def slug(text: str) -> str:
    """Return an id made of the words of a text, cut at a word's end after 60 characters; `item` where it has none."""
    words = _WORD.findall(plain(text))
    while len("-".join(words)) > _LONGEST_ID and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONGEST_ID].strip("-") or "item"


@define
class Draft:
    """Collections of a record, filled one entry at a time."""

    data: dict[str, list[dict[str, Any]]] = field(factory=dict)
    """Entries by collection."""
    places: dict[str, Location] = field(factory=dict)
    """Lines by JSON pointer."""
    became: dict[str, int] = field(factory=dict)
    """Number of blocks by the collection they went to."""
    actors: dict[str, Actor] = field(factory=dict)
    """Every actor that an entry refers to, by id."""
    _issues: dict[str, str] = field(factory=dict)

    def add(self, collection: str, entry: dict[str, Any], *quotes: Passage) -> str:
        """Add an entry that rests on passages and return its JSON pointer; empty fields are left out."""
        entries = self.data.setdefault(collection, [])
        pointer = f"/{collection}/{len(entries)}"
        if quotes:
            entry = entry | {"evidence": [evidence(passage) for passage in quotes]}
            first, last = quotes[0].lines()[0], quotes[-1].lines()[1]
            self.places[pointer] = Location(start=first, end=last if last > first else None)
        entries.append({key: value for key, value in entry.items() if value not in ("", [], None)})
        return pointer

    def took(self, collection: str) -> None:
        """Count a block for the collection it went to."""
        self.became[collection] = self.became.get(collection, 0) + 1

    def refer(self, *actors: Actor) -> list[str]:
        """Return the ids of actors, and see to it that they become parties."""
        self.actors.update({actor.id: actor for actor in actors})
        return list(dict.fromkeys(actor.id for actor in actors))

    def issue(self, title: str, *quotes: Passage) -> str:
        """Return the id of the issue with this title, added on first use."""
        key = title.casefold()
        if key not in self._issues:
            self._issues[key] = unique(slug(title), self._issues.values())
            self.add("issues", {"id": self._issues[key], "title": title}, *quotes)
        return self._issues[key]

    def identify(self, collection: str, text: str) -> str:
        """Return an id for a new entry of a collection, made of its words."""
        return unique(slug(text), [entry.get("id", "") for entry in self.data.get(collection, ())])


def unique(wanted: str, taken: Iterable[str]) -> str:
    """Return `wanted`, with a number behind it where that id is taken."""
    used = set(taken)
    number = 2
    name = wanted
    while name in used:
        name, number = f"{wanted}-{number}", number + 1
    return name


def evidence(passage: Passage) -> dict[str, Any]:
    """Return a passage as the evidence of a statement: its words and its lines."""
    first, last = passage.lines()
    locator = {"unit": "line", "start": first} | ({"end": last} if last > first else {})
    return {"source": SOURCE, "quote": passage.quote(), "locator": locator}
