"""Finding known phrases in a text: names of parties, titles, cities."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from attrs import field, frozen

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans("’‘\u00a0\u2011", "'' -")


@frozen
class Found(Generic[T]):
    """A known phrase that stands in a text."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    what: T
    """What the phrase stands for."""
    phrase: str
    """The phrase as the text has it."""


@frozen(eq=False)
class Phrases(Generic[T]):
    """Known phrases by their first word, longest first."""

    _index: dict[str, list[tuple[str, T]]] = field(repr=False)
    _ignore_case: bool = False

    def find(self, text: str) -> Iterator[Found[T]]:
        """Yield the phrases in a text from left to right, the longest at each place, none inside another."""
        plain = text.translate(_SAME)
        compared = _lower(plain) if self._ignore_case else plain
        end = 0
        for word in _WORD.finditer(plain):
            if word.start() < end:
                continue
            found = self._at(compared, plain, word)
            if found is not None:
                end = found.end
                yield Found(found.start, end, found.what, text[found.start : end])

    def _at(self, compared: str, plain: str, word: re.Match[str]) -> "Found[T] | None":
        start = word.start()
        for phrase, what in self._index.get(compared[start : word.end()], ()):
            end = start + len(phrase)
            if compared.startswith(phrase, start) and _ends_there(plain, end):
                return Found(start, end, what, phrase)
        shouted = word[0].isupper() and len(word[0]) > 3  # noqa: PLR2004 - shorter capitals are abbreviations
        for phrase, what in self._index.get(word[0].capitalize(), ()) if shouted else ():
            if plain[start : start + len(phrase)] == phrase.upper() and _ends_there(plain, start + len(phrase)):
                return Found(start, start + len(phrase), what, phrase)
        return None


def index(entries: Iterable[tuple[str, T]], *, ignore_case: bool = False) -> Phrases[T]:
    """Return the phrases of `entries`, ready to be found; of two that are equal, the first counts."""
    by_word: dict[str, list[tuple[str, T]]] = {}
    for phrase, what in entries:
        plain = phrase.translate(_SAME)
        plain = _lower(plain) if ignore_case else plain
        first = _WORD.search(plain)
        if first is not None and first.start() == 0:
            by_word.setdefault(first[0], []).append((plain, what))
    for candidates in by_word.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return Phrases(by_word, ignore_case)


def _lower(text: str) -> str:
    # The one letter that becomes two in lower case would move all that follow.
    return text.replace("İ", "I").lower()


def _ends_there(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum() or not text[end - 1].isalnum()
