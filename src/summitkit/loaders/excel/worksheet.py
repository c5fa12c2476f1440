"""The rows of one worksheet, read in runs that fill the rectangle around them.

calamine keeps a cell for every place between the first and the last: one in the far corner of an otherwise empty sheet
would take half a terabyte. Runs of rows that stand together are read one by one instead.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from summitkit.grids import Cell
from summitkit.loaders.excel.cells import Table
from summitkit.loaders.excel.plain import NotPlain, blocks
from summitkit.loaders.excel.rewriting import rewritten
from summitkit.loaders.excel.rows import Row, is_hidden, number_of, plain_rows, width_of
from summitkit.loaders.excel.values import Reader
from summitkit.packages import Package
from summitkit.packages.markup import Attributes, Malformed

# Places that calamine may keep for a run, about a hundred megabytes, and bytes of a run.
_AREA, _RUN = 4_000_000, 4 * 1024**2


@define(eq=False)
class Outline:
    """What a sheet says beside its rows."""

    merged: list[str] = field(factory=list)
    """Merged areas such as `A1:C1`."""
    hidden_columns: bool = False
    """Whether Excel does not show some column."""
    _root: str = ""

    def take(self, name: str, attributes: Attributes) -> None:
        """Take an element."""
        if not self._root:
            self._root = name
            if name != "worksheet":
                raise Malformed("expected a worksheet, found something else")
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self.hidden_columns = True


@define(eq=False)
class Collected:
    """The rows of a sheet so far."""

    rows: list[Sequence[Cell]] = field(factory=list)
    """Rows from the top of the sheet."""
    outline: Outline = field(factory=Outline)
    """What the sheet says beside them."""
    hidden_rows: int = 0
    """Number of rows that Excel does not show."""
    _last: int = 0

    def add(self, rows: Iterable[Row], reader: Reader, table: Table) -> None:
        """Read rows.

        Raises:
            Malformed: They are out of order, or hold what no row holds.
        """
        for top, found in reader.read(self._runs(rows), table):
            reader.count(top - len(self.rows))
            self.rows.extend([()] * (top - len(self.rows)))
            self.rows += found

    def _runs(self, rows: Iterable[Row]) -> Iterator[bytes]:
        run: list[bytes] = []
        first = size = width = 0
        for row in rows:
            number = number_of(row)
            if number <= self._last:
                raise Malformed(f"row {number} stands after row {self._last}")
            self._last = number
            self.hidden_rows += is_hidden(row)
            own = width_of(row)
            size, width = size + len(row[0]), max(width, own)
            if run and (size > _RUN or (number - first + 1) * width > _AREA):
                yield b"".join(run)
                run = []
            if not run:
                first, size, width = number, len(row[0]), own
            run.append(row[0])
        if run:
            yield b"".join(run)


def read_rows(package: Package, part: str, reader: Reader, table: Table) -> Collected:
    """Return the rows of a worksheet, and what it says beside them.

    Raises:
        UnreadableInput: It is damaged, ambiguous, or beyond limits.
    """
    try:
        return _plain(package, part, reader, table)
    except NotPlain:
        return _rewritten(package, part, reader, table)
    except Malformed as error:
        raise package.malformed(part, error) from error


def _plain(package: Package, part: str, reader: Reader, table: Table) -> Collected:
    found = Collected()
    parts = blocks(package.chunks(part), "sheetData", "row", found.outline.take)
    found.add((row for block in parts for row in plain_rows(block, table)), reader, table)
    return found


def _rewritten(package: Package, part: str, reader: Reader, table: Table) -> Collected:
    found = Collected()
    parts = rewritten(package.chunks(part), table, found.outline.take)
    try:
        found.add((row for block in parts for row in plain_rows(block, table)), reader, table)
    except NotPlain as error:
        raise package.unreadable(f"the part {part!r} has cells that no workbook has") from error
    except Malformed as error:
        raise package.malformed(part, error) from error
    return found
