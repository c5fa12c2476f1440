"""Pages filled with strips and footnotes, as LibreOffice Writer fills them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from attrs import define, field

from summitkit.exporters.word.pagination.strips import Strip, gap

# Height of the line above footnotes with the space around it, in twentieths of a point: measured.
_SEPARATOR = 124
# Lines of a footnote that stand on the page of its mark where it is the first note of the page: measured.
_FIRST_LINES = 2
_PARITIES = {"oddPage": 1, "evenPage": 0}
NoteLines = Callable[[str], Sequence[int]]


class Fill(NamedTuple):
    """How full a page is; lengths in twentieths of a point."""

    y: int = 0
    """Height of the text so far."""
    last: Strip | None = None
    """Its last strip."""
    notes: int = 0
    """Height of the footnotes, with the line above them."""
    rest: tuple[int, ...] = ()
    """Lines of footnotes that the next page takes over."""

    def with_notes(self, notes: Sequence[Sequence[int]], room: int, *, in_row: bool = False) -> "Fill | None":
        """Return it with the footnotes of a line, or None where the line may not stand on this page.

        Of the first note there must be room for a line, and for two if the page has no other; what is left of it and
        the others may go over to the next page. In a row of a table all of them may.
        """
        above = self.notes or _SEPARATOR
        free = room - self.y - above
        needed = sum(notes[0][: 1 if self.notes else _FIRST_LINES])
        if not in_row and (self.rest or needed > free):
            return None
        lines = [*chain.from_iterable(notes)]
        if not self.rest and (height := sum(lines)) <= free:
            return Fill(self.y, self.last, above + height)
        here = 0 if self.rest else _fitting(lines, free)
        taken = above + sum(lines[:here]) if here else self.notes
        return Fill(self.y, self.last, taken, (*self.rest, *lines[here:]))


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
        """Put strips below one another; those that are the same object are rows of a table, and begin no page."""
        for _, alike in groupby(_groups(strips), key=lambda group: (len(group), id(group[0]))):
            groups = list(alike)
            while groups:
                group = groups.pop()
                if group[0].begins_page:
                    self.break_page()
                self._place(group)
                if groups:
                    del groups[: self._add_again(group, len(groups))]

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
            self._settle(strips[: here or 1], self._fill._replace(y=top + height, last=strips[max(here, 1) - 1]))
            strips = strips[here or 1 :]

    def finish(self) -> None:
        """Put what is left of the footnotes on pages of their own."""
        while self._fill.rest:
            self._turn()

    def _place(self, group: Sequence[Strip]) -> None:
        filled = self._filled(self._fill, group)
        while filled is None and (self._fill.last is not None or self._fill.rest):
            self._turn()
            filled = self._filled(self._fill, group)
        if filled is not None:
            self._settle(group, filled)
        elif len(group) > 1:
            for part in _parts(group):
                self._place(part)
        else:
            self._force(group[0])

    def _add_again(self, group: Sequence[Strip], times: int) -> int:
        """Put a strip that was put in place there again, as often as there is room for it; return how often."""
        strip, fill = group[0], self._fill
        notes = sum(line for marks in strip.marks for note in marks.notes for line in self.lines_of(note))
        height = gap(strip, strip) + strip.height
        if len(group) > 1 or fill.rest or height + notes <= 0 or (notes and not fill.notes):
            return 0
        again = min(max(self.room - fill.y - fill.notes, 0) // (height + notes), times)
        self._fill = Fill(fill.y + again * height, strip, fill.notes + again * notes)
        return again

    def _force(self, strip: Strip) -> None:
        """Put a strip on a page that is too small for it and its footnotes, and let the text be cut, as Writer does."""
        notes = [line for marks in strip.marks for note in marks.notes for line in self.lines_of(note)]
        here = _fitting(notes, self.room - (self._fill.notes or _SEPARATOR))
        taken = (self._fill.notes or _SEPARATOR) + sum(notes[:here]) if here else self._fill.notes
        filled = Fill(min(strip.height, self.room - taken), strip, taken, (*self._fill.rest, *notes[here:]))
        self._settle([strip], filled)

    def _settle(self, group: Iterable[Strip], filled: Fill) -> None:
        self._fill = filled
        for strip in group:
            for name in strip.names:
                self.names.setdefault(name, self.number)

    def _filled(self, fill: Fill, group: Iterable[Strip]) -> Fill | None:
        """Return the page with more strips and their footnotes, or None where they have no room."""
        for strip in group:
            y = fill.y + self._above(fill.last, strip) + strip.height
            for marks in strip.marks:
                notes = [self.lines_of(note) for note in marks.notes]
                before = Fill(y - marks.ahead, fill.last, fill.notes, fill.rest)
                noted = before.with_notes(notes, self.room, in_row=strip.is_row)
                if noted is None:
                    return None
                fill = noted
            fill = Fill(y, strip, fill.notes, fill.rest)
            if y - strip.overhang + fill.notes > self.room:
                return None
        return fill

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


def _parts(group: Sequence[Strip]) -> list[list[Strip]]:
    """Return the parts of a group too high for a page: first rows part from the text above them, then all strips do.

    The rows of a header stand above the row that begins the page in any case.
    """
    parts = [list(part) for _, part in groupby(group, lambda strip: strip.is_row)]
    headed = [strip for strip in group if strip.header] if len(parts) == 1 else []
    return parts if len(parts) > 1 else [[strip] for strip in headed or group]


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
