"""Cells of one column: a value as the XML that Excel reads, and what had to be changed so that it can."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeGuard

from attrs import define, field

from summitkit.exporters.excel.links import Link
from summitkit.exporters.excel.page import fit, lines_in
from summitkit.exporters.excel.styles import Styles
from summitkit.exporters.excel.text import PLAIN, SHORT, are_plain, escaped, is_boxed, is_long, is_typed
from summitkit.sheets import Column, Value

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Excel counts 29 February 1900, which never was: days before the next one have another number in other programs.
_FIRST_DAY = "1900-03-01"
# What Excel calls day 0, as Python counts days.
_DAY_ZERO = date(1899, 12, 30).toordinal()
# Whole numbers that a double holds exactly, and the largest and smallest that Excel takes.
_WHOLE, _LARGEST, _SMALLEST = 2**53, 9.99999999999999e307, 2.2250738585072014e-308
_BOXED = "Characters that Excel shows as a box stand as codes such as _x0001_"
_ROUNDED = "Numbers that Excel would round stand as text"
# Texts that come again and again, such as words and ids, are made once; so many of them for a column.
_KEPT = 1_000


@define
class RowState:
    """What making the cells of a row found out about it."""

    lines: int = 1
    """Lines of its highest text."""
    is_long: bool = False
    """Whether a text is too long for a cell."""
    changes: list[tuple[str, str]] = field(factory=list)
    """What was changed, and in which column."""

    def begin(self) -> None:
        """Forget the last row."""
        self.lines, self.is_long = 1, False
        self.changes.clear()


class Cells(dict[Value, str]):
    """The cells of one column by their value: XML that follows the number of the row in the cell's reference.

    The number of the row stands in every cell, so that a row is joined from its cells by it. A cell ends where the
    reference of the next one wants the number.
    """

    def __init__(  # noqa: PLR0913 - everything that the look of a cell depends on
        self,
        column: Column,
        letter: str,
        ending: str,
        *,
        styles: Styles,
        row: RowState,
        look: str = "text",
        resolve: Callable[[str], Link | None] | None = None,
    ) -> None:
        """Prepare the cells of `column`, which stands at `letter`; each ends with `ending`.

        Texts have the style `look`, but those that `resolve` finds a link for have one of links.
        """
        super().__init__()
        self._column, self._letter, self._row, self._resolve = column, letter, row, resolve
        self._end, self._text_end = f"</v></c>{ending}", f"</t></is></c>{ending}"
        self._date = f'" s="{styles.id("date")}"><v>'
        self._number = f'" s="{styles.id("share" if column.kind == "share" else "number")}"><v>'
        self._openings = _openings(styles, look)
        self._link_openings = _openings(styles, "link" if column.kind == "link" else "reference")
        self._plain = f"{self._openings[False]}>"
        self._width = column.width
        self._is_simple = resolve is None and column.kind != "date"
        self[None] = f'" s="{styles.id("text")}"/>{ending}'

    def __missing__(self, value: Value) -> str:
        """Make the cell of a value that was not seen before."""
        if not isinstance(value, str):
            return self._from_number(value)
        length = len(value)
        # Most texts of a large summit take the first way, which is short for that.
        if self._is_simple and length <= SHORT and PLAIN(value):
            made = f"{self._plain}{value}{self._text_end}"
            lines = lines_in(value, self._width)
        elif is_long(value):
            self._row.is_long = True
            return ""
        else:
            made, lines = self._from_text(value), lines_in(value, self._width)
        if lines > 1:
            self._row.lines = max(lines, self._row.lines)
        # What tells of the row that it stands in is made for each row.
        elif len(self) < _KEPT and not self._row.changes:
            self[value] = made
        return made

    def of_all(self, values: tuple[Value, ...]) -> Iterable[str]:
        """Return the cells of many values; one that could tell of its row is made when it is asked for."""
        # Where values come again and again, as most of those that were kept do, a look-up is all that it takes.
        if len(self) < _KEPT or not self._is_simple or not _are_texts(values):
            return map(self.__getitem__, values)
        if max(map(len, values)) > SHORT or not are_plain(values):
            return map(self.__getitem__, values)
        made = [f"{self._plain}{text}{self._text_end}" for text in values]
        return made if fit(values, self._width) else map(self._measured, values, made)

    def _measured(self, text: str, made: str) -> str:
        lines = lines_in(text, self._width)
        self._row.lines = max(self._row.lines, lines)
        return made

    def _from_number(self, number: Value) -> str:
        if not isinstance(number, int | float):
            raise TypeError(f"expected a text or a number, found {type(number).__name__}")
        if _is_exact(number):
            return f"{self._number}{_digits(number)}{self._end}"
        self._row.changes.append((_ROUNDED, self._letter))
        return self._from_text(_digits(number))

    def _from_text(self, text: str) -> str:
        if self._column.kind == "date" and _DAY.fullmatch(text) and text >= _FIRST_DAY:
            return f"{self._date}{date.fromisoformat(text).toordinal() - _DAY_ZERO}{self._end}"
        is_link = self._resolve is not None and self._resolve(text) is not None
        openings = self._link_openings if is_link else self._openings
        if PLAIN(text):
            return f"{openings[False]}>{text}{self._text_end}"
        space = ' xml:space="preserve"' if text != text.strip() else ""
        if is_boxed(text):
            self._row.changes.append((_BOXED, self._letter))
        return f"{openings[is_typed(text)]}{space}>{escaped(text)}{self._text_end}"


def _openings(styles: Styles, look: str) -> tuple[str, str]:
    """Return how a cell begins whose text nobody would take for anything else, and one that would be."""
    plain, quoted = (f'" s="{styles.id(look, quoted=quoted)}" t="inlineStr"><is><t' for quoted in (False, True))
    return plain, quoted


def _are_texts(values: tuple[Value, ...]) -> TypeGuard[tuple[str, ...]]:
    return set(map(type, values)) == {str}


def _is_exact(number: float) -> bool:
    if isinstance(number, int):
        return abs(number) <= _WHOLE
    return number == 0 or _SMALLEST <= abs(number) <= _LARGEST


def _digits(number: float) -> str:
    # Subclasses, such as the numbers of numpy, have a `repr` of their own.
    return int.__repr__(number) if isinstance(number, int) else float.__repr__(number)
