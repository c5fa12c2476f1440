"""From one cell to a value that the record can hold, by the field that it is for."""

import re
from functools import cached_property
from typing import Any

from attrs import frozen

from summitkit.errors import InvalidValue
from summitkit.grids import Cell, Fault
from summitkit.mapping.dates import read_date
from summitkit.mapping.fields import TARGETS, term
from summitkit.mapping.headings import cell_text
from summitkit.mapping.names import code_of, folded, one_line
from summitkit.mapping.table import TableMapping
from summitkit.mapping.vocabulary import place_units
from summitkit.model.validators import expected

# The unary minus of typeset tables (U+2212) means the same as a hyphen.
_MINUS = str.maketrans({"\u2212": "-"})
_NUMBERS = {
    ".": (re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII), "a number such as 2.5"),
    ",": (re.compile(r"[+-]?\d+(,\d+)?", re.ASCII), "a number such as 2,5"),
}
_PLACE = re.compile(r"(?P<unit>[^\d]{0,40}?)\s*(?P<start>\d{1,9})(?:\s*[-–]\s*(?P<end>\d{1,9}))?", re.ASCII)
_CELL = re.compile(r"(?:.+!)?[A-Z]{1,3}[1-9]\d{0,6}", re.ASCII)
# Names and links stand on one line; whatever else a cell says keeps its lines.
_ONE_LINE = ("party", "issue", "issue_parent", "source", "issuer", "publisher", "author", "url", "marking")


@frozen
class CellReader:
    """Reads cells as a mapping says."""

    _mapping: TableMapping

    def is_blank(self, cell: Cell) -> bool:
        """Tell whether a cell says nothing: it is empty, or holds what the mapping calls blank."""
        if cell is None:
            return True
        if not isinstance(cell, str):
            return False
        return not cell.strip() or (bool(self._blank) and folded(cell) in self._blank)

    def read(self, key: str, cell: Cell, heading: str = "") -> Any:  # noqa: ANN401 - plain data of the field
        """Return the value of a cell that is not blank.

        Args:
            key: Key of the mapping that the cell's column has.
            cell: The cell.
            heading: Heading of its column, which may say what a bare number counts.

        Raises:
            InvalidValue: The field cannot hold it.
        """
        if isinstance(cell, Fault):
            raise InvalidValue(f"expected a value, found {cell.what}")
        value = self._value(key, cell, heading)
        if key != "place":
            TARGETS[key].check(value)
        return value

    def _value(self, key: str, cell: Cell, heading: str) -> Any:  # noqa: ANN401 - as read
        target, text = TARGETS[key], cell_text(cell).strip()
        if target.is_number:
            return _number(cell, text, self._mapping.decimal)
        if key == "place":
            return _place(text, heading)
        if target.is_date:
            return read_date(text, self._mapping.dates)
        return self._term(key, text) if target.choices else self._text(key, text)

    def _text(self, key: str, text: str) -> str:
        meant = self._words[key].get(folded(text), text) if key in self._words else text
        if key == "party_code":
            return code_of(meant)
        return one_line(meant) if key in _ONE_LINE else meant

    def _term(self, key: str, text: str) -> str:
        meant = self._words[key].get(folded(text)) if key in self._words else None
        try:
            return meant or term(text, TARGETS[key].choices)
        except InvalidValue as error:
            hint = error.hint or f"say what it means under [words.{key}]"
            raise InvalidValue(str(error), hint=hint) from error

    @cached_property
    def _blank(self) -> frozenset[str]:
        return frozenset(map(folded, self._mapping.blank))

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        return {
            key: {folded(word): meant for word, meant in words.items()} for key, words in self._mapping.words.items()
        }


def _number(cell: Cell, text: str, decimal: str) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    pattern, what = _NUMBERS[decimal]
    plain = text.translate(_MINUS)
    if not pattern.fullmatch(plain):
        hint = 'a decimal comma is read with decimal = ","' if _NUMBERS[","][0].fullmatch(plain) else ""
        raise expected(what, text if isinstance(cell, str) else cell, hint)
    number = float(plain.replace(",", "."))
    return int(number) if number.is_integer() and "." not in plain and "," not in plain else number


def _place(text: str, heading: str) -> dict[str, Any]:
    if _CELL.fullmatch(text):
        return {"unit": "cell", "start": text}
    found = _PLACE.fullmatch(text)
    unit = place_units().get(_unit(found["unit"] or heading)) if found else None
    if not found or not unit or int(found["start"]) < 1:
        raise expected("a place such as page 3, lines 12-14 or Sheet!C7", text)
    return {"unit": unit, "start": int(found["start"])} | ({"end": int(found["end"])} if found["end"] else {})


def _unit(word: str) -> str:
    return folded(word.strip(" .:"))
