"""Ids made of names, for what people wrote down without one."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from attrs import define, field

_WORD = re.compile(r"[a-z0-9]+")
_LETTER = re.compile(r"[a-z]")
_LONGEST_ID = 60


def without_marks(text: str) -> str:
    """Return a text in its NFKD form without accents and other combining marks."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return the ASCII words of a text as an id of at most 60 characters; empty where it has no ASCII letter.

    >>> slug("São Tomé and Príncipe")
    'sao-tome-and-principe'
    """
    words = _WORD.findall(without_marks(text).lower())
    while len("-".join(words)) > _LONGEST_ID and len(words) > 1:
        words.pop()
    found = "-".join(words)[:_LONGEST_ID]
    return found if _LETTER.search(found) else ""


@define
class Ids:
    """Gives each name of a collection an id of its own; the same names in the same order get the same ids."""

    _otherwise: str
    _taken: set[str] = field(factory=set)
    _next: dict[str, Iterator[int]] = field(factory=dict)

    def take(self, own: str) -> None:
        """Note an id that is in use already."""
        self._taken.add(own)

    def make(self, name: str) -> str:
        """Return a new id: the slug of a name, numbered from 2 where it is taken, or `party-1` where there is none."""
        wanted = slug(name)
        if wanted and wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        stem = wanted or self._otherwise
        numbers = self._next.setdefault(stem, count(2 if wanted else 1))
        found = next(new for number in numbers if (new := f"{stem}-{number}") not in self._taken)
        self._taken.add(found)
        return found
