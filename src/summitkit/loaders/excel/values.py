"""Plain rows read by python-calamine, and its values as those of a grid."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any

from attrs import define, field
from python_calamine import CalamineSheet, load_workbook

from summitkit.grids import Cell, Fault
from summitkit.loaders.excel.cells import Table
from summitkit.loaders.excel.formats import Kind
from summitkit.loaders.excel.markup import Malformed
from summitkit.loaders.excel.rows import doubled

# A full sheet of thirty columns; its texts and numbers take some gigabytes.
MOST_CELLS = 32_000_000
# Empty places before cells, of eight bytes each, and how many for each cell beyond that.
MOST_BLANK, BLANK_PER_CELL = 16_000_000, 20
# Whole numbers that a double holds exactly.
_WHOLE = 2**53
_MIDNIGHT = time()
_STYLES = {"number": 0, "time": 21, "date": 14, "duration": 46}
_SHEET = "xl/sheet.xml"
# The merged areas stand first, against the standard: calamine reads a sheet up to them a second time.
_SHEET_START, _SHEET_END = b"<worksheet><mergeCells/><sheetData>", b"</sheetData></worksheet>"
# All that calamine is shown of a workbook; of the stranger's own parts it sees none.
_RELATIONSHIP = '<Relationships><Relationship Id="a" Type="/relationships/{}" Target="{}"/></Relationships>'
_PARTS = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": _RELATIONSHIP.format("officeDocument", "xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": _RELATIONSHIP.format("worksheet", "sheet.xml"),
}
_WORKBOOK = '<workbook><workbookPr date1904="{}"/><sheets><sheet name="a" id="a"/></sheets></workbook>'


@define(eq=False)
class Reader:
    """Reads plain rows of one workbook."""

    formats: Iterable[Kind]
    """Kind of number that each cell format shows."""
    is_1904: bool
    """Whether days are counted from 1904 and not from 1900."""
    _cells: int = field(default=0, init=False)
    _places: int = field(default=0, init=False)
    _parts: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Write what is the same for all rows."""
        formats = "".join(f'<xf numFmtId="{_STYLES[kind]}"/>' for kind in self.formats)
        self._parts = {
            **_PARTS,
            "xl/workbook.xml": _WORKBOOK.format(int(self.is_1904)),
            "xl/styles.xml": f"<styleSheet><cellXfs>{formats}</cellXfs></styleSheet>",
        }

    def read(self, rows: bytes, table: Table, after: int) -> list[tuple[Cell, ...]]:
        """Return the rows from number `after` (counted from 0) on, empty ones included up to the last that is not.

        Raises:
            Malformed: A cell stands twice, refers to a text that there is not, or stands too far from the others.
        """
        cells = rows.count(b"<v>")
        if not cells:
            return []
        start, found = self._read(rows, table)
        if sum(len(row) - row.count(None) for row in found) < cells:
            raise Malformed(f"the cell {doubled(rows)} stands twice")
        found = [*[()] * (start - after), *found]
        self._count(len(found) + sum(map(len, found)), cells)
        return found

    def _count(self, places: int, cells: int) -> None:
        self._places += places
        self._cells += cells
        blank = self._places - self._cells
        if self._cells > MOST_CELLS:
            raise Malformed(f"the workbook has more than {MOST_CELLS:,} cells")
        if blank > MOST_BLANK and blank > self._cells * BLANK_PER_CELL:
            raise Malformed(f"its cells stand far apart: {blank:,} empty places lie before {self._cells:,} cells")

    def _read(self, rows: bytes, table: Table) -> tuple[int, list[tuple[Cell, ...]]]:
        try:
            sheet = self._sheet(rows, table)
            found, (top, left) = sheet.to_python(), sheet.start or (0, 0)
            return top, _rows(found, table, left)
        except IndexError as error:
            raise Malformed("a cell refers to a text by a number that is not in the table of texts") from error
        except BaseException as error:
            # A panic of calamine's is no Exception; what else is none, such as an interrupt, goes on.
            if isinstance(error, Exception) or type(error).__name__ == "PanicException":
                raise Malformed(f"a cell cannot be read: {error}") from error
            raise

    def _sheet(self, rows: bytes, table: Table) -> CalamineSheet:
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            for part, content in self._parts.items():
                archive.writestr(part, content)
            archive.writestr(_SHEET, _SHEET_START + _shown(rows, table) + _SHEET_END)
        package.seek(0)
        return load_workbook(package).get_sheet_by_index(0)


def _shown(rows: bytes, table: Table) -> bytes:
    # calamine gives the text of a formula as it stands: here a number in the table.
    rows = rows.replace(b' t="s"', b' t="str"')
    if b' t="b"' in rows:
        for digit, truth in ((b"0", False), (b"1", True)):
            rows = rows.replace(b' t="b"><v>' + digit, b' t="str"><v>' + str(table.add(truth)).encode())
    return rows


def _rows(found: list[list[Any]], table: Table, left: int) -> list[tuple[Cell, ...]]:
    texts, others = table.contents, _Others({"": None})
    blank: tuple[Cell, ...] = (None,) * left
    return [
        _trimmed(
            (
                *blank,
                # Written out: a call for each cell would take as long as all the rest.
                *[
                    texts[int(value)]
                    if (kind := value.__class__) is str and value
                    else int(value)
                    if kind is float and value.is_integer() and -_WHOLE < value < _WHOLE
                    else others[value]
                    for value in row
                ],
            )
        )
        for row in found
    ]


def _trimmed(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if row[-1] is not None:
        return row
    filled = len(row)
    while filled and row[filled - 1] is None:
        filled -= 1
    return row[:filled]


def _fraction(value: float) -> Cell:
    return value if isfinite(value) else Fault("a number that is too large")


def _moment(value: datetime) -> str:
    if value.time() == _MIDNIGHT:
        return value.date().isoformat()
    return value.isoformat(timespec="milliseconds" if value.microsecond else "seconds")


def _time(value: time) -> str:
    return value.isoformat(timespec="milliseconds" if value.microsecond else "seconds")


def _duration(value: timedelta) -> str:
    seconds, rest = divmod(abs(value), timedelta(seconds=1))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if value < timedelta() else ""
    fraction = f".{rest.microseconds // 1000:03}" if rest else ""
    return f"{sign}{hours:02}:{minutes:02}:{seconds:02}{fraction}"


_KINDS: Mapping[type, Callable[[Any], Cell]] = {
    float: _fraction,
    date: date.isoformat,
    datetime: _moment,
    time: _time,
    timedelta: _duration,
}


class _Others(dict[Any, Cell]):
    """What calamine's other values are in a grid; each is worked out once, since dates come again and again."""

    def __missing__(self, value: Any) -> Cell:  # noqa: ANN401 - any value of calamine's
        found = self[value] = _KINDS[value.__class__](value)
        return found
