"""Pages filled with strips and footnotes, as LibreOffice Writer fills them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from math import ceil

from attrs import define, evolve, field, frozen

from summitkit.exporters.word.pagination.strips import Strip, gap

# Height of the line above footnotes with the space around it, in twentieths of a point: measured.
_SEPARATOR = 124
# Lines of a footnote that stand on the page of its mark where it is the first note of the page: measured.
_FIRST_LINES = 2
_PARITIES = {"oddPage": 1, "evenPage": 0}
NoteLines = Callable[[str], Sequence[int]]


@frozen
class Fill:
    """How full a page is; lengths in twentieths of a point."""

    y: int = 0
    """Height of the text so far."""
    last: Strip | None = None
    """Its last strip."""
    notes: int = 0
    """Height of the footnotes, with the line above them."""
    rest: tuple[int, ...] = ()
    """Lines of footnotes that the next page takes over."""

    def with_notes(self, notes: Iterable[Sequence[int]], room: int) -> "Fill | None":
        """Return it with more footnotes, or None where they may not stand on this page."""
        filled = self
        for index, lines in enumerate(notes):
            above = filled.notes or _SEPARATOR
            free = room - filled.y - above
            needed = sum(lines[: 1 if self.notes else _FIRST_LINES])
            if index == 0 and (self.rest or needed > free):
                return None
            here = 0 if filled.rest else _fitting(lines, free)
            rest = (*filled.rest, *lines[here:])
            filled = evolve(filled, notes=above + sum(lines[:here]), rest=rest)
        return filled


@define
class Pages:
    """Pages so far, the last one of which is being filled."""

    room: int
    """Height of the last page from its first line to its last line, footnotes included."""
    lines_of: NoteLines
    """Tells the heights of the lines of a footnote."""
    number: int = 1
    """Number of the last page."""
    count: int = 1
    """How many pages there are."""
    names: dict[str, int] = field(factory=dict)
    """Number of the page that each bookmark stands on."""
    later_room: int = 0
    """Height of the pages after the first of a section; 0 where it stays."""
    _fill: Fill = field(factory=Fill)
    # Whether space above the first strip of the page counts: it does after a break that the document asks for.
    _keeps_space: bool = True

    def add(self, strips: Iterable[Strip]) -> None:
        """Put strips below one another."""
        for group in _groups(strips):
            if group[0].begins_page:
                self.break_page()
            self._place(group)

    def break_page(self) -> None:
        """Begin a page, unless the last one has nothing on it."""
        if self._fill.last is not None:
            self._turn()
            self._keeps_space = True

    def begin_section(self, begins: str, rooms: tuple[int, int], number: int) -> None:
        """Let a section begin: where, how high its first page and the later ones are, and its first number or 0."""
        if begins == "continuous" and self._fill.last is not None:
            self.later_room = rooms[1]
            return
        self.later_room = rooms[0]
        self.break_page()
        self.room, self.later_room = rooms
        blank = begins in _PARITIES and self.number % 2 != _PARITIES[begins]
        self.count += blank
        self.number = number or self.number + blank

    def add_columns(self, strips: Sequence[Strip], columns: int) -> None:
        """Put strips into columns as high as one another, as far as they can be; their footnotes are left out."""
        while strips:
            top = self._fill.y + self._above(self._fill.last, strips[0])
            free = self.room - top - self._fill.notes
            here = _taken(strips, columns, free)
            if not here and self._fill.last is not None:
                self._turn()
                continue
            height = _balanced(strips, columns) if here == len(strips) else max(free, 0)
            self._settle(strips[: here or 1], evolve(self._fill, y=top + height, last=strips[max(here, 1) - 1]))
            strips = strips[here or 1 :]

    def finish(self) -> None:
        """Put what is left of the footnotes on pages of their own."""
        while self._fill.rest:
            self._turn()

    def _place(self, group: Sequence[Strip]) -> None:
        filled = self._filled(self._fill, group)
        while filled is None and (self._fill.last is not None or self._fill.rest):
            if len(group) > 1 and self._filled(Fill(), group) is None:
                break
            self._turn()
            filled = self._filled(self._fill, group)
        if filled is not None:
            self._settle(group, filled)
        elif len(group) > 1:
            for strip in group:
                self._place([strip])
        else:
            self._force(group[0])

    def _force(self, strip: Strip) -> None:
        """Put a strip on a page that is too small for it; a row goes on on the pages that follow."""
        over = max(ceil(strip.height / self.room) - 1, 0)
        rest = tuple(chain.from_iterable(map(self.lines_of, strip.notes)))
        self._settle([strip], Fill(min(strip.height, self.room), strip, self._fill.notes, (*self._fill.rest, *rest)))
        self.number += over
        self.count += over

    def _settle(self, group: Iterable[Strip], filled: Fill) -> None:
        self._fill = filled
        for strip in group:
            for name in strip.names:
                self.names.setdefault(name, self.number)

    def _filled(self, fill: Fill, group: Iterable[Strip]) -> Fill | None:
        y, last = fill.y, fill.last
        for strip in group:
            y += self._above(last, strip) + strip.height
            last = strip
            if strip.notes:
                noted = Fill(y, last, fill.notes, fill.rest).with_notes(map(self.lines_of, strip.notes), self.room)
                if noted is None:
                    return None
                fill = noted
            if y + fill.notes > self.room:
                return None
        return Fill(y, last, fill.notes, fill.rest)

    def _above(self, last: Strip | None, strip: Strip) -> int:
        if last is not None:
            return gap(last, strip)
        return strip.header + (strip.above if self._keeps_space else 0)

    def _turn(self) -> None:
        """Begin a page with the footnotes that the last one had no room for."""
        self.number += 1
        self.count += 1
        self.room = self.later_room or self.room
        rest = self._fill.rest
        here = max(_fitting(rest, self.room - _SEPARATOR), 1)
        self._fill = Fill(notes=_SEPARATOR + sum(rest[:here]) if rest else 0, rest=rest[here:])
        self._keeps_space = False


def _fitting(lines: Sequence[int], free: int) -> int:
    """Return how many of some lines have room."""
    return bisect_right(list(accumulate(lines)), free)


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Yield the strips that stand on one page together."""
    group: list[Strip] = []
    for strip in strips:
        if group and (strip.begins_page or not group[-1].is_tied):
            yield group
            group = []
        group.append(strip)
    if group:
        yield group


def _taken(strips: Sequence[Strip], columns: int, height: int) -> int:
    """Return how many strips columns so high have room for."""
    taken = 0
    for _ in range(columns):
        y, last = 0, None
        for strip in strips[taken:]:
            y += strip.height + (gap(last, strip) if last else 0)
            if y > height:
                break
            last = strip
            taken += 1
    return taken


def _balanced(strips: Sequence[Strip], columns: int) -> int:
    """Return the least height of columns that have room for all strips."""
    most = sum(strip.height + strip.above + strip.below for strip in strips)
    return bisect_left(range(most), len(strips), key=lambda height: _taken(strips, columns, height))
