"""What stands below one another, from margin to margin: lines of text and rows of tables."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import define, field

from summitkit.exporters.word.pagination.formats import ParagraphFormat
from summitkit.exporters.word.pagination.lines import Line
from summitkit.exporters.word.pagination.properties import Element, W

# What holds blocks without being one: ECMA-376, part 1, 17.5 and 17.13.
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
# A paragraph with so many lines may be parted; fewer stay together, so that no line stands alone.
_ALONE = 2


class Marks(NamedTuple):
    """The marks of footnotes in a line."""

    notes: tuple[str, ...]
    """The footnotes."""
    ahead: int = 0
    """How much of the height of its row comes later: footnotes are put on the page before that is."""


@define(kw_only=True)
class Strip:
    """A line of text or a row of a table, which no page break parts; lengths in twentieths of a point."""

    height: int
    """How high it is."""
    above: int = 0
    """Space that it wants above."""
    below: int = 0
    """Space that it wants below."""
    overhang: int = 0
    """How much of its height may hang over the foot of the page: what a line of text is spaced by."""
    style: str = ""
    """Style whose neighbours no space parts from it, if any."""
    is_tied: bool = False
    """Whether it stands on the page of the next strip."""
    begins_page: bool = False
    """Whether it begins a page."""
    header: int = 0
    """Height of the rows that are repeated above it when it begins a page."""
    marks: tuple[Marks, ...] = ()
    """Marks of footnotes in it, line by line."""
    is_row: bool = False
    """Whether it is a row of a table: its footnotes need not stand on its page."""
    names: list[str] = field(factory=list)
    """Bookmarks that begin in it."""


def gap(before: Strip, after: Strip) -> int:
    """Return the space between two strips: the larger wish counts, and none between neighbours that ask for none."""
    if before.style and before.style == after.style:
        return 0
    return max(before.below, after.above)


def stack(strips: Sequence[Strip]) -> int:
    """Return how high strips in a cell are, with the space above the first and below the last."""
    if not strips:
        return 0
    between = sum(gap(*pair) for pair in pairwise(strips))
    return strips[0].above + between + strips[-1].below + sum(strip.height for strip in strips)


def blocks(parent: Element) -> Iterator[Element]:
    """Yield paragraphs, tables and bookmarks of a body, a cell or a note, in order."""
    waiting = [parent.iterchildren(f"{W}*")]
    while waiting:
        for child in waiting[-1]:
            if child.tag in _WRAPPERS:
                waiting.append(child.iterchildren(f"{W}*"))
                break
            yield child
        else:
            waiting.pop()


def paragraph_strips(lines: Sequence[Line], formatting: ParagraphFormat) -> list[Strip]:
    """Return the lines of a paragraph as strips."""
    strips = [_strip(line, formatting) for line in lines]
    first, last = strips[0], strips[-1]
    first.above, last.below = formatting.before, formatting.after
    first.height += formatting.borders[0]
    last.height += formatting.borders[1]
    last.overhang *= not formatting.borders[1]
    first.begins_page = formatting.breaks
    for before, line in zip(strips[1:], lines, strict=False):
        before.begins_page = line.ends_page
    _tie(strips, formatting)
    return strips


def _strip(line: Line, formatting: ParagraphFormat) -> Strip:
    text = formatting.spaced(line.height)
    return Strip(
        # Writer adds what a line is spaced by to a picture as it is.
        height=max(text, line.box and line.box + text - line.height),
        overhang=max(text - line.height, 0) if formatting.rule == "auto" and not line.box else 0,
        style=formatting.style if formatting.contextual else "",
        marks=(Marks(line.notes),) if line.notes else (),
        names=list(line.names),
    )


def _tie(strips: Sequence[Strip], formatting: ParagraphFormat) -> None:
    for strip in strips[:-1] if formatting.keep_lines else ():
        strip.is_tied = True
    if formatting.widows and len(strips) >= _ALONE:
        strips[0].is_tied = strips[-_ALONE].is_tied = True
    strips[-1].is_tied = formatting.keep_next
