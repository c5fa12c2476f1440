"""The column of a field of the model: its heading, width and note, and the ways between its cells and the record."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from attrs import frozen

from summitkit.model import Evidence, Narrative, Position
from summitkit.model.notes import field_notes
from summitkit.sheets.parsing import Parse, as_text
from summitkit.sheets.sheet import Column, Kind, Value
from summitkit.sheets.words import in_words

# Keys and numbers that lead from an entity's plain data to a value in it.
Path: TypeAlias = tuple[str | int, ...]

_HEADINGS: dict[tuple[type, str], str] = {
    (Position, "text"): "Position",
    (Position, "value"): "Value on scale",
}
_WIDTHS = {
    "id": 18,
    "code": 9,
    "name": 26,
    "text": 46,
    "quote": 46,
    "status_quo": 30,
    "conditions": 26,
    "sha256": 22,
    "language": 10,
    "place": 12,
}
_OWN_WIDTHS: dict[tuple[type, str], int] = {
    (Narrative, "text"): 90,
    (Narrative, "heading"): 30,
    (Evidence, "quote"): 60,
}
_KIND_WIDTHS: dict[Kind, int] = {"number": 9, "date": 11, "reference": 16, "link": 36}
_WIDEST_WORD = 16
# Beside a heading stands the button of the filter; a long heading breaks into lines instead.
_BUTTON, _WIDEST_HEADING = 3, 20


@frozen
class Field:
    """A column, how its cell is read from an entity, and where in the entity's plain data its cell belongs."""

    column: Column
    """The column."""
    read: Callable[[Any], Value]
    """From an entity to its cell."""
    path: Path = ()
    """Where the cell's value belongs; empty for what is only shown."""
    parse: Parse = as_text
    """From a cell that is not empty to plain data."""
    repeats: str = ""
    """Key of the column whose ids it shows by name."""


def column(cls: type, name: str, kind: Kind = "text", **more: Any) -> Column:  # noqa: ANN401 - as Column
    """Return the column of a field, with the note that the model's source gives it."""
    note = " ".join(filter(None, (field_notes(cls)[name], more.pop("note", ""))))
    heading = more.pop("heading", _HEADINGS.get((cls, name), in_words(name)))
    width = more.pop("width", _OWN_WIDTHS.get((cls, name)) or _KIND_WIDTHS.get(kind) or _WIDTHS.get(name, 24))
    shown = max(width, width_of(heading))
    return Column(key=more.pop("key", name), heading=heading, kind=kind, width=shown, note=note, **more)


def width_of(heading: str) -> int:
    """Return the width of a column that shows its heading, on several lines if need be."""
    return min(len(heading) + _BUTTON, _WIDEST_HEADING)


def width_for(words: Iterable[str]) -> int:
    """Return the width of a column that shows one of some words."""
    return min(max(map(len, words)) + 2, _WIDEST_WORD)
