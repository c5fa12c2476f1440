"""A source's text, in which quotes are looked for word for word; runs of white space count as one space."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from attrs import define, field

# Signs that copying exchanges for each other.
_EXCHANGED = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)


def folded(text: str) -> str:
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


@define(eq=False)
class SourceText:
    """The text of one source, ready for many searches."""

    _text: str = field(repr=False)
    _found: int = 0

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return tuple(folded(line) for line in self._text.split("\n"))

    @cached_property
    def _whole(self) -> str:
        return " ".join(line for line in self._lines if line)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for line in self._lines:
            starts.append(at)
            at += len(line) + 1 if line else 0
        return tuple(starts)

    @cached_property
    def _simplified(self) -> str:
        return _simplified(self._whole)

    def lines(self, first: int, last: int) -> str:
        """Return the words of the lines from `first` to `last`, counted from 1, as far as there are such lines."""
        if not 1 <= first <= min(last, len(self._starts)):
            return ""
        stop = self._starts[last] if last < len(self._starts) else None
        return self._whole[self._starts[first - 1] : stop]

    def find(self, quote: str) -> tuple[int, int] | None:
        """Return the first and last line of some place where a quote stands, or None where it does not."""
        words = folded(quote)
        # Records mostly follow their source: going on from the last find keeps many searches linear.
        at = self._whole.find(words, self._found)
        at = at if at >= 0 else self._whole.find(words, 0, self._found + len(words))
        if at < 0:
            return None
        self._found = at
        return bisect_right(self._starts, at), bisect_right(self._starts, at + len(words) - 1)

    def nearly_holds(self, quote: str) -> bool:
        """Tell whether the words stand there with other capitals, quotation marks, dashes or composed letters."""
        return _simplified(folded(quote)) in self._simplified


def source_texts(texts: Mapping[str, str]) -> dict[str, SourceText]:
    """Return the texts of sources, by id, ready for searches."""
    return {id_: SourceText(text) for id_, text in texts.items()}


def _simplified(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_EXCHANGED).casefold()
