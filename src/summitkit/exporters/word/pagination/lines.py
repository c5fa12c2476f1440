"""Running text broken into lines."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import define, field

from summitkit.exporters.word.pagination.formats import Formats, ParagraphFormat, RunFormat
from summitkit.exporters.word.pagination.metrics import CHUNKS
from summitkit.exporters.word.pagination.properties import Element, Properties, W, number

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTE, _NOTE_NUMBER, _BOOKMARK = f"{W}footnoteReference", f"{W}footnoteRef", f"{W}bookmarkStart"
_TEXT, _BREAK, _DRAWING = f"{W}t", f"{W}br", f"{W}drawing"
# What stands in a text box or behind the text takes no room in it.
_ASIDE = {_DRAWING, f"{W}pict", f"{W}object", f"{_MC}AlternateContent"}
_CHARACTERS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}sym": "\u2022", f"{W}ptab": "\t"}
_RUN, _UNSEEN = f"{W}r", {f"{W}pPr", f"{W}del", f"{W}moveFrom"}
# English metric units to the twentieth of a point.
_EMU = 635
# Twentieths of a point between the stops that a paragraph has unless it has its own: half an inch.
_STOP = 720


Look: TypeAlias = tuple[ParagraphFormat, Properties]


@define
class Line:
    """A line of text."""

    height: int = 0
    """Height of its text, in twentieths of a point."""
    box: int = 0
    """Height of the pictures in it."""
    notes: tuple[str, ...] = ()
    """Footnotes whose marks stand in it."""
    names: tuple[str, ...] = ()
    """Bookmarks that begin in it."""
    ends_page: bool = False
    """Whether what follows begins a page."""


@define
class Breaker:
    """Puts text into lines, word by word, as many to a line as have room in it."""

    formatting: ParagraphFormat
    """Indents and tabs of the paragraph."""
    width: int
    """Room from left to right, in twentieths of a point."""
    lines: list[Line] = field(factory=lambda: [Line()])
    """Lines so far; the last one lacks what stands in a word that is still open."""
    _room: int = 0
    _x: float = 0
    _word: float = 0
    _height: int = 0
    _notes: tuple[str, ...] = ()
    _names: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Make room for the first line."""
        self._room = max(self.width - self.formatting.first - self.formatting.right, 1)

    def add(self, text: str, run: RunFormat) -> None:
        """Add text of one format."""
        self._height = max(run.height, self._height if self._word else 0)
        scale = run.scale
        for chunk in CHUNKS(text.upper() if run.in_capitals else text):
            solid, whole, closes, is_east = run.chunks[chunk]
            width = solid * scale
            if solid and self._x + self._word + width > self._room:
                width = self._overflow(chunk, width, run)
            if is_east:
                self._height = max(self._height, run.east_height)
            self._word += width
            if closes:
                self._word += (whole - solid) * scale
                self._close()

    def add_break(self, *, ends_page: bool = False) -> None:
        """Begin a line, or a page."""
        self._close()
        self.lines[-1].ends_page = ends_page
        self._begin_line()

    def add_tab(self) -> None:
        """Go on at the next stop, or half inch where there is none."""
        self._close()
        at = self._x + self.formatting.left
        stops = self.formatting.tabs
        following = bisect_right(stops, at)
        self._x += (stops[following] if following < len(stops) else (at // _STOP + 1) * _STOP) - at

    def add_box(self, width: int, height: int) -> None:
        """Add a picture."""
        self._close()
        if self._x and self._x + width > self._room:
            self._begin_line()
        self._word = width
        self._close()
        self.lines[-1].box = max(self.lines[-1].box, height)

    def add_note(self, name: str) -> None:
        """Add a footnote to the open word."""
        self._notes += (name,)

    def add_name(self, name: str) -> None:
        """Add a bookmark to the open word."""
        self._names += (name,)

    def finished(self, height: int) -> list[Line]:
        """Return the lines; `height` is that of a line without anything in it."""
        self._close()
        for line in self.lines:
            line.height = line.height or height
        return self.lines

    def _close(self) -> None:
        self._x += self._word
        self._word = 0
        self._settle()

    def _settle(self) -> None:
        line = self.lines[-1]
        line.height = max(line.height, self._height)
        if self._notes or self._names:
            line.notes += self._notes
            line.names += self._names
            self._notes = self._names = ()

    def _begin_line(self) -> None:
        self.lines.append(Line())
        self._room = max(self.width - self.formatting.left - self.formatting.right, 1)
        self._x = 0

    def _overflow(self, chunk: str, width: float, run: RunFormat) -> float:
        """Begin a line, and return how wide the chunk is; one that is too long for a line is broken anywhere."""
        if self._x:
            self._begin_line()
        if self._word + width <= self._room:
            return width
        for advance in map(run.chunks.advances.__getitem__, chunk.rstrip()):
            if self._word and self._word + advance * run.scale > self._room:
                self._settle()
                self._begin_line()
                self._word = 0
            self._word += advance * run.scale
        return 0


@define
class Reader:
    """Reads paragraphs."""

    formats: Formats
    """Formats of the document."""
    numbers: Mapping[str, int]
    """Number of each footnote, by its id."""

    def lines(
        self, paragraph: Element, width: int, look: tuple[ParagraphFormat, Properties], note: str = ""
    ) -> list[Line]:
        """Return the lines of a paragraph, `width` twentieths of a point wide; `note` is the footnote around it."""
        formatting, inherited = look
        breaker = Breaker(formatting, width)
        for run in _runs(paragraph):
            if run.tag == _BOOKMARK:
                breaker.add_name(run.get(f"{W}name", ""))
            else:
                self._add_run(breaker, run, inherited, note)
        return breaker.finished(self.formats.mark(inherited).height)

    def _add_run(self, breaker: Breaker, run: Element, inherited: Properties, note: str) -> None:
        formatting = self.formats.run(run.find(f"{W}rPr"), inherited)
        for element in () if formatting.is_hidden else run:
            self._add(breaker, element, formatting, note)

    def _add(self, breaker: Breaker, element: Element, run: RunFormat, note: str) -> None:
        tag = element.tag
        if tag == _TEXT:
            breaker.add(element.text or "", run)
        elif tag == _NOTE:
            self._add_mark(breaker, element.get(f"{W}id", ""), run)
        elif tag == _NOTE_NUMBER:
            breaker.add(str(self.numbers.get(note, "")), run)
        elif tag == _BREAK:
            breaker.add("", run)
            breaker.add_break(ends_page=element.get(f"{W}type") == "page")
        elif tag in _ASIDE:
            _add_picture(breaker, element)
        elif tag in _CHARACTERS:
            _add_character(breaker, _CHARACTERS[tag], run)

    def _add_mark(self, breaker: Breaker, name: str, run: RunFormat) -> None:
        if name in self.numbers:
            breaker.add(str(self.numbers[name]), run)
            breaker.add_note(name)


def _runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs and bookmarks of a paragraph, those in links, fields and the like included."""
    waiting = [paragraph.iterchildren()]
    while waiting:
        for child in waiting[-1]:
            if child.tag in (_RUN, _BOOKMARK):
                yield child
            elif child.tag not in _UNSEEN:
                waiting.append(child.iterchildren())
                break
        else:
            waiting.pop()


def _add_character(breaker: Breaker, character: str, run: RunFormat) -> None:
    breaker.add("" if character in "\t\n" else character, run)
    if character == "\t":
        breaker.add_tab()
    elif character == "\n":
        breaker.add_break()


def _add_picture(breaker: Breaker, element: Element) -> None:
    extent = element.find(f"{_WP}inline/{_WP}extent")
    if extent is not None:
        size = dict(extent.attrib)
        breaker.add_box(number(size, "cx") // _EMU, number(size, "cy") // _EMU)
