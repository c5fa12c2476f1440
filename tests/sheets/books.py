"""Tables of a summit as a person gets them, edits them and sends them back: no file, only rows."""

from collections.abc import Sequence

from attrs import define, field

from summitkit.errors import InvalidRecord, Location
from summitkit.grids import Cell, Grid
from summitkit.model import Summit
from summitkit.raw import RawRecord
from summitkit.sheets import sheets_of, tables_in
from summitkit.structure import structure


@define
class Book:
    """Rows by sheet, headings first."""

    sheets: dict[str, list[list[Cell]]] = field(factory=dict)
    notes: tuple[str, ...] = ()

    def index(self, sheet: str, heading: str) -> int:
        return self.sheets[sheet][0].index(heading)

    def get(self, sheet: str, row: int, heading: str) -> Cell:
        return self.sheets[sheet][row][self.index(sheet, heading)]

    def put(self, sheet: str, row: int, heading: str, value: Cell) -> None:
        self.sheets[sheet][row][self.index(sheet, heading)] = value

    def add(self, sheet: str, **cells: Cell) -> None:
        """Add a row; cells go under the headings that their names spell, with _ for a space."""
        row: list[Cell] = [None] * len(self.sheets[sheet][0])
        self.sheets[sheet].append(row)
        for name, value in cells.items():
            self.put(sheet, len(self.sheets[sheet]) - 1, name.replace("_", " "), value)

    def drop_column(self, sheet: str, heading: str) -> None:
        index = self.index(sheet, heading)
        for row in self.sheets[sheet]:
            del row[index]

    def load(self) -> Summit:
        """Return the summit that the tables hold; `notes` has the remarks."""
        found = tables_in([grid(name, rows) for name, rows in self.sheets.items()])
        self.notes = found.notes
        return structure(RawRecord(name="book", data=found.data, places=found.places, problems=found.problems))

    def complaints(self) -> list[str]:
        """Return what is wrong with the tables, a line for each problem."""
        try:
            self.load()
        except InvalidRecord as error:
            return [str(problem) for problem in error.problems]
        return []


def grid(name: str, rows: Sequence[Sequence[Cell]]) -> Grid:
    """Return rows as a grid whose places are called `cell Name!R2C3`, from 1."""
    return Grid(
        name=name, rows=rows, at=lambda row, column: Location(unit="cell", start=f"{name}!R{row + 1}C{column + 1}")
    )


def book_of(summit: Summit, *, keys: bool = False, complete: bool = False) -> Book:
    """Return the tables of a summit, with the headings that people see or with the keys of the columns."""
    book = Book()
    for sheet in sheets_of(summit, complete=complete):
        top: list[Cell] = [column.key if keys else column.heading for column in sheet.columns]
        book.sheets[sheet.key if keys else sheet.name] = [top, *(list(row.cells) for row in sheet.rows)]
    return book
