"""Text as a reader sees it, with the place in the file of every character."""

import re
from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen

# What is written in an account but not read: backslashes of escapes, emphasis, links, HTML tags, quotation prefixes.
_MARKUP = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | \*{1,3}(?=\S) | (?<=\S)\*{1,3}
    | (?<![^\W_])_{1,3}(?=\S) | (?<=\S)_{1,3}(?![^\W_])
    | `
    | !?\[(?P<label>[^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)
    | </?[A-Za-z][^<>\n]{0,300}> | <!--[^<>]{0,300}-->
    | (?<=\n)[ \t]{0,3}(?:>[ \t]?)+
    | (?P<space>\s+)
    """,
    re.VERBOSE,
)


@frozen
class Account:
    """The text of a file, and where its lines begin."""

    text: str = field(repr=False)
    """The whole text, lines ended by line feeds."""

    @cached_property
    def starts(self) -> list[int]:
        """Return the offset of each line."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line(self, offset: int) -> int:
        """Return the number of the line (1 is the first) that holds an offset."""
        return bisect_right(self.starts, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets at which line `first` begins and line `last` ends, both counted from 1."""
        end = self.starts[last] - 1 if last < len(self.starts) else len(self.text)
        return self.starts[first - 1], max(end, self.starts[first - 1])


@frozen(eq=False)
class Passage:
    """A stretch of an account without its markup, white space folded."""

    account: Account = field(repr=False)
    """The account it stands in."""
    text: str
    """What a reader sees."""
    offsets: tuple[int, ...] = field(repr=False)
    """Offset in the account of each character of `text`."""

    def quote(self, start: int = 0, end: int | None = None) -> str:
        """Return the words of the account between two characters, verbatim but for folded white space."""
        end = len(self.text) if end is None else end
        if start >= end:
            return ""
        return " ".join(self.account.text[self.offsets[start] : self.offsets[end - 1] + 1].split())

    def lines(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Return the first and the last line that a stretch stands on."""
        end = len(self.text) if end is None else end
        first = self.account.line(self.offsets[start]) if self.offsets else 1
        return first, self.account.line(self.offsets[end - 1]) if end > start else first

    def part(self, start: int, end: int | None = None) -> "Passage":
        """Return the passage between two characters, without white space around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return Passage(self.account, self.text[start:end], self.offsets[start:end])


def passage(account: Account, start: int, end: int) -> Passage:
    """Return the passage between two offsets of an account."""
    characters: list[str] = []
    offsets: list[int] = []
    position = start
    for match in _MARKUP.finditer(account.text, start, end):
        _take(account.text, position, match.start(), characters, offsets)
        position = match.end()
        for group in ("escaped", "label"):
            if match[group] is not None:
                _take(account.text, match.start(group), match.end(group), characters, offsets)
        if match["space"] is not None and characters and characters[-1] != " ":
            characters.append(" ")
            offsets.append(match.start())
    _take(account.text, position, end, characters, offsets)
    return Passage(account, "".join(characters), tuple(offsets)).part(0)


def _take(text: str, start: int, end: int, characters: list[str], offsets: list[int]) -> None:
    characters.extend(text[start:end])
    offsets.extend(range(start, end))
