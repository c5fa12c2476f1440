"""The words of headings in several languages, kept as data in `words.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from summitkit.ids import without_marks
from summitkit.mapping.names import folded

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_LETTERS = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


@frozen(eq=False)
class Vocabulary:
    """Words that head the columns of each key."""

    usual: Mapping[str, str] = field(repr=False)
    """Normal form of a heading that says what a column is -> its key."""
    vague: Mapping[str, str] = field(repr=False)
    """The same for headings that say so only where no usual one does."""

    def contained(self, heading: str) -> tuple[str, str]:
        """Return the key and the word of the longest word that is part of a heading; empty where there is none."""
        words = f" {normal(heading)} "
        found = [(word, key) for word, key in self.usual.items() if _stands_in(word, words)]
        word, key = max(found, key=lambda each: (len(each[0]), each), default=("", ""))
        return key, word


def normal(heading: str) -> str:
    """Return what two spellings of one heading share: words without accents, case, signs, and remarks in brackets.

    >>> normal("Délégation (code)")
    'delegation'
    """
    plain = without_marks(_ASIDE.sub(" ", heading)).casefold()
    return " ".join(_LETTERS.findall(plain)) or " ".join(_LETTERS.findall(without_marks(heading).casefold()))


@cache
def vocabulary() -> Vocabulary:
    """Return the words of all languages."""
    usual: dict[str, str] = {}
    vague: dict[str, str] = {}
    for key, languages in _data()["headings"].items():
        for language, words in languages.items():
            (vague if language == "vague" else usual).update({normal(word): key for word in words})
    return Vocabulary(usual, vague)


@cache
def place_units() -> Mapping[str, str]:
    """Return the unit of a locator for each word that names one, folded."""
    return {folded(word): unit for unit, words in _data()["units"].items() for word in words}


@cache
def groups() -> frozenset[str]:
    """Return names of parties that are no countries of ISO 3166, in their normal form."""
    return frozenset(map(normal, _data()["parties"]["groups"]))


@cache
def meanings() -> Mapping[str, str]:
    """Return the stance that a word most often means, by the word's normal form: to suggest, never to apply."""
    return {normal(word): stance for stance, words in _data()["stances"].items() for word in words}


def _data() -> dict[str, Any]:
    return tomllib.loads(files("summitkit.mapping").joinpath("words.toml").read_text(encoding="utf-8"))


def _stands_in(word: str, words: str) -> bool:
    # Chinese and Japanese leave no spaces between words; a single sign of theirs is part of too many.
    return f" {word} " in words or (len(word) > 1 and _UNSPACED.search(word) is not None and word in words)
