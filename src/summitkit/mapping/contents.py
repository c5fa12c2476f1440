"""What the cells of a column hold: whether they fit the key that its heading suggests, and in which form."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from summitkit.errors import InvalidValue
from summitkit.grids import Cell, Fault, Grid
from summitkit.mapping.cells import CellReader
from summitkit.mapping.fields import TARGETS, term
from summitkit.mapping.headings import cell_text, shortened
from summitkit.mapping.names import folded
from summitkit.mapping.table import TableMapping

# Words of a column that takes a few terms are short, and not many; what is longer or more is a text.
_LONGEST_WORD, _MOST_WORDS = 40, 40
_SAMPLES = 3
_NUMERIC_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2\d{4}", re.ASCII)
_MONTHS = 12


@frozen(eq=False)
class Contents:
    """The rows of data of a table, column by column."""

    _grid: Grid
    _first: int
    _words: dict[int, tuple[str, ...]] = field(factory=dict, init=False, repr=False)

    def cells(self, column: int) -> Iterator[Cell]:
        """Yield the cells of a column that are not empty."""
        for row in self._rows:
            if column < len(row) and row[column] is not None and cell_text(row[column]).strip():
                yield row[column]

    def words(self, column: int) -> tuple[str, ...]:
        """Return the distinct texts of a column, in order; case does not count."""
        if column not in self._words:
            texts = dict.fromkeys(cell_text(cell).strip() for cell in self.cells(column))
            found: dict[str, str] = {}
            for text in texts:
                found.setdefault(folded(text), text)
            self._words[column] = tuple(found.values())
        return self._words[column]

    def samples(self, column: int) -> tuple[str, ...]:
        """Return the first few distinct texts of a column, shortened."""
        return tuple(shortened(word) for word in self.words(column)[:_SAMPLES])

    def has_gaps(self, column: int, beside: Sequence[int]) -> bool:
        """Tell whether a column that starts with a value is empty in rows where one of the others is not."""
        rows = [row for row in self._rows if any(_filled(row, other) for other in beside)]
        return bool(rows) and _filled(rows[0], column) and not all(_filled(row, column) for row in rows)

    @property
    def _rows(self) -> Sequence[Sequence[Cell]]:
        return self._grid.rows[self._first :]


def unknown_words(key: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return those words that spell no term of a key."""
    return tuple(word for word in words if not _is_term(word, TARGETS[key].choices))


def are_words(words: Sequence[str]) -> bool:
    """Tell whether texts are the words of a short list, and not statements."""
    return len(words) <= _MOST_WORDS and all(len(word) <= _LONGEST_WORD for word in words)


def uses_comma(words: Sequence[str]) -> bool:
    """Tell whether numbers among texts have a decimal comma."""
    return any(re.fullmatch(r"-?\d+,\d+", word, re.ASCII) for word in words)


def order_of(words: Sequence[str]) -> str:
    """Return the order of dates such as 15.08.2025, as a mapping names it; empty where nothing proves one."""
    found = [match for word in words if (match := _NUMERIC_DATE.fullmatch(word))]
    signs = {match[2] for match in found}
    first, second = (any(int(match[group]) > _MONTHS for match in found) for group in (1, 3))
    if len(signs) != 1 or first == second:
        return ""
    return signs.pop().join(("day", "month", "year") if first else ("month", "day", "year"))


def misfit(key: str, cells: Iterator[Cell], heading: str, mapping: TableMapping) -> str:
    """Return why a column's cells are not what its heading suggests; empty where they are."""
    reader = CellReader(evolve(mapping, words={}))
    for cell in cells:
        try:
            # An error value is reported when the table is read; it says nothing of its column.
            _ = None if isinstance(cell, Fault) else reader.read(key, cell, heading)
        except InvalidValue as error:
            return str(error)
    return ""


def _filled(row: Sequence[Cell], column: int) -> bool:
    return column < len(row) and cell_text(row[column]).strip() != ""


def _is_term(word: str, choices: tuple[str, ...]) -> bool:
    try:
        term(word, choices)
    except InvalidValue:
        return False
    return True
