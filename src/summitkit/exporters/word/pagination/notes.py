"""Footnotes as tall as their lines."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from summitkit.exporters.word.pagination.composer import Composer
from summitkit.exporters.word.pagination.properties import Element, W
from summitkit.exporters.word.pagination.strips import blocks, gap


def notes_by_id(footnotes: Element | None) -> Mapping[str, Element]:
    """Return the footnotes of a part by their ids, without the lines that part them from the text."""
    notes = () if footnotes is None else footnotes.iterchildren(f"{W}footnote")
    return {note.get(f"{W}id", ""): note for note in notes if note.get(f"{W}type", "normal") == "normal"}


class NoteLines(dict[str, Sequence[int]]):
    """The heights of the lines of each footnote, measured when they are asked for."""

    def __init__(self, composer: Composer, notes: Mapping[str, Element], width: int) -> None:
        """Start with none; notes are `width` twentieths of a point wide."""
        super().__init__()
        self._composer = composer
        self._notes = notes
        self.width = width

    def __missing__(self, name: str) -> Sequence[int]:
        """Measure a footnote."""
        strips = self._composer.strips(blocks(self._notes[name]), self.width, note=name)
        gaps = [0, *(gap(*pair) for pair in pairwise(strips))]
        self[name] = heights = [strip.height + space for strip, space in zip(strips, gaps, strict=False)]
        return heights
