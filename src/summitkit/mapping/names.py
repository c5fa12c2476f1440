"""Names as tables spell them: when two are the same, the ids made of them, and the countries that they are."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

from attrs import define, field

_WORD = re.compile(r"[a-z0-9]+")
_LETTER = re.compile(r"[a-z]")
_LONGEST_ID = 60


def folded(text: str) -> str:
    """Return what two spellings of one name share: case, white space and the composition of letters do not count."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


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


def country_code(name: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a country, by that code or an English name; empty for any other name.

    The names are the short, full and common ones that pycountry lists. Case does not count in a name; in a code it
    does, since three small letters are more often a word.
    """
    return _codes().get(name) or _codes().get(folded(name), "")


def code_of(cell: str) -> str:
    """Return the alpha-3 code for an ISO 3166-1 alpha-2 code, and any other text as it stands."""
    return _two_letters().get(cell, cell)


def country_name(code: str) -> str:
    """Return the English name for an ISO 3166-1 alpha-2 or alpha-3 code; empty for any other text."""
    return _names().get(code, "")


@cache
def _countries() -> tuple[Any, ...]:
    import pycountry  # noqa: PLC0415 - reads its tables when imported; not needed before a table is read

    return tuple(pycountry.countries)


@cache
def _codes() -> dict[str, str]:
    kinds = ("name", "official_name", "common_name")
    found = {folded(getattr(each, kind, "")): each.alpha_3 for each in _countries() for kind in kinds}
    found.pop("")
    return found | {each.alpha_3: each.alpha_3 for each in _countries()}


@cache
def _two_letters() -> dict[str, str]:
    return {each.alpha_2: each.alpha_3 for each in _countries()}


@cache
def _names() -> dict[str, str]:
    named = {each.alpha_3: getattr(each, "common_name", each.name) for each in _countries()}
    return named | {two: named[three] for two, three in _two_letters().items()}
