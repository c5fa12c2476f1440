"""What stands between the cells of a file: named, said by its first line, or voted for by its rows."""

import re
from collections import Counter
from itertools import islice
from typing import Literal, TypeAlias

from attrs import frozen

from summitkit.errors import OptionError
from summitkit.loaders.csv.rows import split

Origin: TypeAlias = Literal["named", "first line", "voted"]

# In the order in which they are preferred where the rows speak for several.
_CANDIDATES = (",", ";", "\t", "|")
_WORDS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", " ": "spaces"}
_NAMES = {"tab": "\t", r"\t": "\t"}
_VOTERS = 1_000
# What Excel reads, and some programs write, as the first line of a file.
_FIRST_LINE = re.compile(r'sep=([^"\r\n])(?:\r\n?|\n|\Z)', re.IGNORECASE)


@frozen
class Dialect:
    """How the cells of a file are told apart."""

    delimiter: str
    """Character between two cells; empty in a file of one column."""
    origin: Origin
    """Whether a user (or the descriptor of the package) named it, the first line says it, or the rows voted for it."""

    @property
    def between(self) -> str:
        """Return the delimiter in words, such as `semicolons between cells`."""
        if not self.delimiter:
            return "one column"
        return f"{_WORDS.get(self.delimiter, repr(self.delimiter))} between cells"

    def __str__(self) -> str:
        """Return the dialect in words, such as `semicolons between cells (voted)`."""
        return f"{self.between} ({self.origin})"


def first_line(text: str) -> re.Match[str] | None:
    """Return the line `sep=;` that a text begins with, its delimiter as first group; None where there is none."""
    return _FIRST_LINE.match(text)


def dialect_of(text: str, delimiter: str = "") -> Dialect:
    """Return the dialect that is named, or that a text's first line says, or for which most of its rows speak.

    Raises:
        OptionError: The delimiter that is named cannot be one.
    """
    if delimiter:
        return Dialect(_required(delimiter), "named")
    said = first_line(text)
    return Dialect(said[1], "first line") if said else Dialect(_voted(text), "voted")


def _required(delimiter: str) -> str:
    found = _NAMES.get(delimiter.lower(), delimiter)
    if len(found) != 1 or found in '"\r\n\0':
        raise OptionError(f"delimiter: expected one character or 'tab', found {delimiter!r}")
    return found


def _voted(text: str) -> str:
    supports = {candidate: _support(text, candidate) for candidate in _CANDIDATES}
    # max() takes the first of those that are equal.
    best = max(supports, key=lambda candidate: supports[candidate])
    return best if any(supports[best]) else ""


def _support(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many of a text's first rows have one same width above 1, and that width; zeros for one column."""
    rows = [len(row.cells) for row in islice(split(text, delimiter), _VOTERS) if row.cells and not row.problem]
    widths = Counter(rows)
    alone = widths.pop(1, 0)
    if not widths:
        return 0, 0
    count, width = max((count, width) for width, count in widths.items())
    # A column of prose has the mark here and there; where it is as often there as not, the first row decides.
    return (0, 0) if alone > count or (alone == count and rows[0] == 1) else (count, width)
