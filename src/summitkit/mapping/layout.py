"""Where the columns of a mapping stand in a table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePath

from attrs import define, field, frozen

from summitkit.errors import InvalidRecord, Problem, closest, token
from summitkit.grids import Grid
from summitkit.mapping.fields import STATEMENTS
from summitkit.mapping.headings import cell_text, labels_of, letters, shortened
from summitkit.mapping.names import folded
from summitkit.mapping.table import Reference, TableMapping
from summitkit.raw import place

# A key of TOML is a text, also where it is the number of a column.
_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_LISTED = 8
# Rows from the top in which headings are looked for.
HEAD = 50


@frozen(eq=False)
class Layout:
    """A table and the columns in it, counted from 0."""

    grid: Grid
    """The table."""
    labels: tuple[str, ...]
    """Heading of each column, empty where it has none."""
    columns: Mapping[str, tuple[int, ...]]
    """Columns of each key of the mapping."""
    across: tuple[tuple[int, str], ...]
    """Columns of a matrix, each with the party or the issue that it stands for."""

    @cached_property
    def used(self) -> frozenset[int]:
        """Return every column that the mapping names."""
        named = (column for columns in self.columns.values() for column in columns)
        return frozenset((*named, *(column for column, _ in self.across)))

    def first_words(self, row: int) -> str:
        """Return the place and the content of the first cell of a row that holds something."""
        texts = (cell_text(cell).strip() for cell in self.grid.rows[row])
        column, text = next(((column, text) for column, text in enumerate(texts) if text), (0, ""))
        return f"{self.grid.at(row, column)} ({shortened(text)!r})"

    def called(self, column: int) -> str:
        """Return what to call a column: its heading, or its letters where it has none."""
        return repr(self.labels[column]) if self.labels[column] else f"column {letters(column)}"


def find_layout(mapping: TableMapping, grids: Sequence[Grid], name: str) -> Layout:
    """Return the table of a file that has the columns of a mapping: the first, unless the mapping names a sheet.

    Args:
        mapping: The mapping.
        grids: The tables of the file.
        name: Name of the file.

    Raises:
        InvalidRecord: None has them; carries the problems of the table that comes nearest.
    """
    searches = [_Search(mapping, grid, name) for grid in _chosen(mapping, grids, name)]
    layouts = [search.layout() for search in searches]
    nearest = min(range(len(searches)), key=lambda number: len(searches[number].problems))
    if searches[nearest].problems:
        raise InvalidRecord(mapping.name or name, searches[nearest].problems)
    return layouts[nearest]


def width_of(grid: Grid) -> int:
    """Return how many columns a table has."""
    return max(map(len, grid.rows), default=0)


def named_columns(labels: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns under each heading, by the folded heading."""
    found: dict[str, list[int]] = {}
    for column, label in enumerate(labels):
        if label:
            found.setdefault(folded(label), []).append(column)
    return found


def listed(names: Sequence[str], most: int = _LISTED) -> str:
    """Return names behind each other, the first ones of many and how many more there are."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _chosen(mapping: TableMapping, grids: Sequence[Grid], name: str) -> Sequence[Grid]:
    if not grids:
        raise InvalidRecord(name, [Problem(message="expected a table, found none")])
    chosen = [grid for grid in grids if not mapping.sheet or folded(grid.name) == folded(mapping.sheet)]
    if not chosen:
        names = [grid.name for grid in grids]
        hint = closest(mapping.sheet, names) or f"it has {listed([repr(each) for each in names])}"
        problem = problem_in(mapping, "/sheet", f"{name} has no sheet {mapping.sheet!r}", hint)
        raise InvalidRecord(mapping.name or name, [problem])
    return chosen


def problem_in(mapping: TableMapping, pointer: str, message: str, hint: str = "") -> Problem:
    """Return a problem at the place of a pointer in the mapping's file."""
    return Problem(message=message, pointer=pointer, location=place(mapping.places, pointer), hint=hint)


@define
class _Search:
    """The search for the columns of a mapping in one table."""

    _mapping: TableMapping
    _grid: Grid
    _file: str
    problems: list[Problem] = field(factory=list, init=False)
    _labels: tuple[str, ...] = field(default=(), init=False)
    _named: dict[str, list[int]] = field(factory=dict, init=False)

    def layout(self) -> Layout:
        """Return the columns that are found, and tell of the others."""
        mapping = self._mapping
        self._labels = labels_of(self._grid, mapping.headings, width_of(self._grid))
        self._named = named_columns(self._labels)
        columns = {key: tuple(self._all(f"/columns/{key}", refs)) for key, refs in mapping.columns.items()}
        across = [
            (column, name)
            for heading, name in mapping.names.items()
            for column in self._all(f"{self._under}/{token(heading)}", (heading,))
        ]
        layout = Layout(self._grid, self._labels, columns, tuple(sorted(across)))
        self._require_whole()
        self._require_distinct(layout)
        return layout

    def _all(self, pointer: str, references: Sequence[Reference]) -> Iterator[int]:
        for reference in references:
            found = self._columns(reference)
            if len(found) == 1:
                yield found[0]
            else:
                self._tell(pointer, *self._wrong(reference, found))

    def _columns(self, reference: Reference) -> Sequence[int]:
        if isinstance(reference, int):
            return range(reference - 1, reference) if reference <= len(self._labels) else ()
        if named := self._named.get(folded(reference)):
            return named
        if _NUMBER.fullmatch(reference):
            return self._columns(int(reference))
        return [column for column in range(len(self._labels)) if letters(column) == reference]

    def _wrong(self, reference: Reference, found: Sequence[int]) -> tuple[str, str]:
        if found:
            hint = f"name one by its letters: {listed([letters(column) for column in found])}"
            return f"expected one column headed {reference!r} in {self._table}, found {len(found)}", hint
        if isinstance(reference, int):
            return f"{self._table} has no column {reference}", f"it has {len(self._labels)}"
        return f"{self._table} has no column headed {reference!r}", self._nearest(reference)

    def _nearest(self, reference: str) -> str:
        for number, row in enumerate(self._grid.rows[:HEAD], 1):
            if any(isinstance(cell, str) and folded(cell) == folded(reference) for cell in row):
                return f"it stands in row {number}: say headings = [{number}]"
        known = [label for label in self._labels if label]
        rows = listed([str(row) for row in self._mapping.headings])
        shown = listed([repr(shortened(label)) for label in known])
        return closest(reference, known) or f"the headings in row {rows} are {shown or 'blank'}"

    @property
    def _table(self) -> str:
        own = self._grid.name not in (self._file, PurePath(self._file).name, PurePath(self._file).stem)
        return f"sheet {self._grid.name!r} of {self._file}" if own else self._file

    def _require_whole(self) -> None:
        for key in self._mapping.fill_down:
            if key not in self._mapping.columns:
                self._tell("/fill_down", f"expected keys of [columns], found {key!r}")
        for key in ("party", "issue"):
            if key == self._mapping.across and key in self._mapping.columns:
                self._tell(f"/columns/{key}", "each column of the matrix stands for one already", "leave it out")
            elif key != self._mapping.across and key not in self._mapping.columns:
                self._tell("/columns", f"expected the column of the {key}, found none")
        says = [key for key in STATEMENTS if key in self._mapping.columns]
        if not says and not self._mapping.across:
            self._tell("/columns", f"expected a column that says something: one of {', '.join(STATEMENTS)}")
        if self._mapping.across and self._mapping.cells in says:
            hint = "leave it out, or say what the cells hold: cells"
            self._tell(f"/columns/{self._mapping.cells}", "the cells of the matrix say so already", hint)

    def _require_distinct(self, layout: Layout) -> None:
        seen: set[int] = set()
        for column, name in layout.across:
            if column in seen | {at for columns in layout.columns.values() for at in columns}:
                self._tell(self._under, f"{layout.called(column)} is named twice, once for {name!r}")
            seen.add(column)

    @property
    def _under(self) -> str:
        return "/parties" if self._mapping.parties else "/issues"

    def _tell(self, pointer: str, message: str, hint: str = "") -> None:
        self.problems.append(problem_in(self._mapping, pointer, message, hint))
