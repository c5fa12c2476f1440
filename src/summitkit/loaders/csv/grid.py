"""A CSV file as a grid: every row as wide as the others, or an error that names each line where it is not."""

from collections import Counter

from attrs import define, field, frozen

from summitkit.errors import Location, Problem, UnreadableInput
from summitkit.grids import Grid
from summitkit.loaders.csv.dialect import Dialect, dialect_of, first_line
from summitkit.loaders.csv.rows import CsvRow, split
from summitkit.loaders.csv.text import exact_text
from summitkit.raw import Input

# How many problems are told one by one.
_TOLD = 100
# Far above the largest tables that summitkit is measured with; a row takes as much memory as some ten cells.
MOST_CELLS = 50_000_000
_ROW = 10
_NAME_DELIMITER = "name the delimiter: -O delimiter=';' on the command line, delimiter=';' in Python"


@frozen(kw_only=True)
class CsvTable:
    """A CSV file that was read."""

    grid: Grid
    """Its rows, all of one width; an empty cell is None, any other one is text as it stands in the file."""
    dialect: Dialect
    """How its cells are told apart."""
    notes: tuple[str, ...] = ()
    """What is not as expected and was read all the same, each in a sentence."""


def read_csv(source: Input, *, encoding: str = "", delimiter: str = "") -> CsvTable:
    """Return the table in a CSV file.

    Args:
        source: The file.
        encoding: Name of its encoding; UTF-8 or what its byte order mark says, if not given.
        delimiter: Character between its cells, or `tab`; what its first line says or its rows vote for, if not given.

    Raises:
        OptionError: The delimiter cannot be one.
        UnreadableInput: It is no text in that encoding, has rows of several widths, or a quote that does not close;
            each problem is given with its line, the first hundred of them.
    """
    return table_of(source.name, exact_text(source, encoding), delimiter)


def table_of(name: str, text: str, delimiter: str = "") -> CsvTable:
    """Return the table in the text of the CSV file `name`; as `read_csv`."""
    dialect, said = dialect_of(text, delimiter), first_line(text)
    reading = _Reading(blank=() if dialect.delimiter else (None,))
    # Blank lines at the end are no rows; those between rows are looked at.
    body = text[said.end() if said else 0 :].rstrip("\r\n")
    for row in split(body, dialect.delimiter, 2 if said else 1):
        reading.take(name, row)
    reading.compare_widths()
    if reading.problems.count:
        hint = _NAME_DELIMITER if dialect.origin == "voted" else ""
        raise UnreadableInput(name, reading.problems.told(), hint=hint)
    lines = reading.lines
    grid = Grid(name=name, rows=reading.rows, at=lambda row, _: Location(start=lines[row]))
    return CsvTable(grid=grid, dialect=dialect)


@define
class _Problems:
    """Everything that is wrong: the first of it in words, and how much there is."""

    count: int = 0
    _first: list[Problem] = field(factory=list)

    def add(self, problem: Problem) -> None:
        self.count += 1
        if len(self._first) < _TOLD:
            self._first.append(problem)

    def told(self) -> list[Problem]:
        """Return the first problems by line, and how many more there are."""
        found = sorted(self._first, key=lambda problem: int(problem.location.start) if problem.location else 0)
        more = self.count - len(found)
        return [*found, Problem(message=f"and {more:,} more problems like these")] if more else found


@define
class _Reading:
    """The rows that were read so far."""

    blank: tuple[None, ...]
    """What a blank line is: a row of one empty cell where the file has one column, else no row."""
    rows: list[tuple[str | None, ...]] = field(factory=list)
    lines: list[int] = field(factory=list)
    problems: _Problems = field(factory=_Problems)
    _size: int = 0

    def take(self, name: str, row: CsvRow) -> None:
        self._size += len(row.cells) + _ROW
        if self._size > MOST_CELLS:
            found = f"is larger than {MOST_CELLS // _ROW:,} rows or {MOST_CELLS:,} cells"
            raise UnreadableInput.because(name, found, location=Location(start=row.line))
        if row.problem:
            self.problems.add(row.problem)
            return
        self.rows.append(tuple([cell or None for cell in row.cells]) or self.blank)
        self.lines.append(row.line)

    def compare_widths(self) -> None:
        """Note each row that is not as wide as most, or as the first where no width is more frequent."""
        widths = Counter(len(row) for row in self.rows if row)
        if len(widths) < 2 and all(self.rows):  # noqa: PLR2004 - two widths are one too many
            return
        width = max(widths, key=lambda each: widths[each])
        example = next(line for row, line in zip(self.rows, self.lines, strict=True) if len(row) == width)
        expected = f"expected {width} cell{'s' if width > 1 else ''} as on line {example}"
        for row, line in zip(self.rows, self.lines, strict=True):
            if len(row) != width:
                found = str(len(row)) if row else "a blank line"
                self.problems.add(Problem(message=f"{expected}, found {found}", location=Location(start=line)))
