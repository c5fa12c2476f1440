"""Text as a reader sees it, with the place in the file of every character."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from itertools import pairwise

from attrs import field, frozen

# What is written in an account but not read: backslashes of escapes, emphasis, links, HTML tags, quotation prefixes.
_MARKUP = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?:(?<!\d)\*{1,3}|\*{2,3})(?=\S) | (?<=\S)\*{1,3}(?!\d)
    | (?<![^\W_])_{1,3}(?=\S) | (?<=\S)_{1,3}(?![^\W_])
    | `
    | !?\[(?P<label>[^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\s+"[^"\n]{0,300}")?\)
    | </?[A-Za-z][\w-]*(?:\s[^<>\n]{0,300})?/?> | <!--[^<>]{0,300}-->
    | (?:^|(?<=\n))[ \t]{0,3}(?:>[ \t]?)+
    """,
    re.VERBOSE,
)


_EMPHASIS = ("**", "__")
_CELL_ENDS = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]{0,300}>", re.IGNORECASE)
_LINE_ENDS = re.compile(r"</(?:tr|p|li|h[1-6]|div|caption)>|<br\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,300}-->")


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
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return " ".join(_balanced(self.account.text, first, last).split())

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


def _balanced(text: str, first: int, last: int) -> str:
    """Return a stretch of a text with the mark of emphasis right before or behind it that one inside belongs to."""
    for mark in _EMPHASIS:
        if text.count(mark, first, last) % 2:
            if text.endswith(mark, 0, first):
                first -= len(mark)
            elif text.startswith(mark, last):
                last += len(mark)
    return text[first:last]


def without_tags(html: str) -> str:
    """Return a piece of HTML as text: a line for each row or paragraph, bars between the cells of a row.

    >>> without_tags("<table><tr><td>Fish</td><td>15%</td></tr></table>")
    'Fish | 15%'
    """
    barred = _CELL_ENDS.sub(" | ", html)
    lines = _TAG.sub("", _LINE_ENDS.sub("\n", " ".join(barred.split()))).split("\n")
    return "\n".join(unescape(line.strip()) for line in lines if line.strip())


def passage(account: Account, start: int, end: int) -> Passage:
    """Return the passage between two offsets of an account."""
    text = account.text
    shown = list(_shown(text, start, end))
    folded = [at for before, at in pairwise((-1, *shown)) if not text[at].isspace() or not _is_space(text, before)]
    characters = (" " if text[at].isspace() else text[at] for at in folded)
    return Passage(account, "".join(characters), tuple(folded)).part(0)


def _shown(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets of what is no markup."""
    for match in _MARKUP.finditer(text, start, end):
        yield from range(start, match.start())
        start = match.end()
        if match["label"] is not None:
            yield from _shown(text, *match.span("label"))
        yield from range(*match.span("escaped"))
    yield from range(start, end)


def _is_space(text: str, offset: int) -> bool:
    return offset >= 0 and text[offset].isspace()
