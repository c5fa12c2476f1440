"""Plain rows read by python-calamine, and its values as those of a grid."""

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any

from attrs import define, field
from python_calamine import CalamineSheet, load_workbook

from summitkit.grids import Cell, Fault
from summitkit.loaders.excel.cells import Table
from summitkit.loaders.excel.formats import Kind
from summitkit.loaders.excel.rows import doubled
from summitkit.packages.markup import Malformed

# A full sheet of thirty columns; its texts and numbers take some gigabytes.
MOST_CELLS = 32_000_000
# Empty places before cells, of eight bytes each, and how many for each cell beyond that.
MOST_BLANK, BLANK_PER_CELL = 16_000_000, 20
# Whole numbers that a double holds exactly.
_WHOLE = 2**53
_MIDNIGHT, _FIRST_OF_1904 = time(), datetime(1904, 1, 1)  # noqa: DTZ001 - cells have no time zone
_DAY = 24 * 60 * 60 * 1000
_EARLY = re.compile(rb'(<c r="[A-Z]++\d++") s="(\d++)"(?: t="n")?+><v>(-[^<]++|0*(?:\.\d*)?)</v>')
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

    formats: Sequence[Kind]
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

    def read(self, runs: Iterable[bytes], table: Table) -> Iterator[tuple[int, list[Sequence[Cell]]]]:
        """Yield for each run of rows the number of the first that is not empty, from 0, and the rows from there on.

        Raises:
            Malformed: A cell stands twice, or refers to a text that there is not, or there are too many.
        """
        filled = ((rows, _shown(self._dated(rows, table), table)) for rows in runs if b"<v>" in rows)
        for rows, sheet in _ahead(self._sheet, filled):
            with explained():
                found, (top, left) = sheet.to_python(), sheet.start or (0, 0)
                values = _rows(found, table, left)
            cells, places = rows.count(b"<v>"), sum(map(len, values))
            if sum([row.count(None) for row in values]) > places - cells:
                raise Malformed(f"the cell {doubled(rows)} stands twice")
            self.count(places, cells)
            yield top, values

    def count(self, places: int, cells: int = 0) -> None:
        """Take note of places in the grids, and of how many are cells.

        Raises:
            Malformed: There are too many.
        """
        self._places += places
        self._cells += cells
        blank = self._places - self._cells
        if self._cells > MOST_CELLS:
            raise Malformed(f"the workbook has more than {MOST_CELLS:,} cells")
        if blank > MOST_BLANK and blank > self._cells * BLANK_PER_CELL:
            raise Malformed(f"its cells stand far apart: {blank:,} empty places lie before {self._cells:,} cells")

    def _dated(self, rows: bytes, table: Table) -> bytes:
        # calamine takes each number before 1 for a time of day: a negative one too, and the first day of 1904.
        if self.is_1904 or b"<v>-" in rows:
            return _EARLY.sub(lambda cell: self._early(cell, table), rows)
        return rows

    def _early(self, cell: "re.Match[bytes]", table: Table) -> bytes:
        start, style, value = cell.groups()
        kind = self.formats[int(style)] if int(style) < len(self.formats) else "number"
        if value.startswith(b"-") and kind in ("date", "time"):
            return b"%b><v>%b</v>" % (start, value)
        if self.is_1904 and kind == "date":
            moment = _FIRST_OF_1904 + timedelta(milliseconds=round(float(value) * _DAY))
            return b'%b t="s"><v>%d</v>' % (start, table.add(_moment(moment)))
        return cell[0]

    def _sheet(self, rows: bytes) -> CalamineSheet:
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            for part, content in self._parts.items():
                archive.writestr(part, content)
            archive.writestr(_SHEET, _SHEET_START + rows + _SHEET_END)
        package.seek(0)
        return load_workbook(package).get_sheet_by_index(0)


def _ahead(
    work: Callable[[bytes], CalamineSheet], items: Iterable[tuple[bytes, bytes]]
) -> Iterator[tuple[bytes, CalamineSheet]]:
    # While calamine reads a run, which needs no lock of Python's, the one before it and the one after it are seen to.
    coming: deque[tuple[bytes, Future[CalamineSheet]]] = deque()
    with ThreadPoolExecutor(1) as worker:
        for rows, shown in items:
            coming.append((rows, worker.submit(work, shown)))
            if len(coming) > 1:
                yield _done(*coming.popleft())
        while coming:
            yield _done(*coming.popleft())


def _done(rows: bytes, future: "Future[CalamineSheet]") -> tuple[bytes, CalamineSheet]:
    with explained():
        return rows, future.result()


@contextmanager
def explained() -> Iterator[None]:
    """Make one error of all that may go wrong in calamine, or with what it gives.

    Raises:
        Malformed: Something has.
    """
    try:
        yield
    except IndexError as error:
        raise Malformed("a cell refers to a text by a number that is not in the table of texts") from error
    except BaseException as error:
        # A panic of calamine's is no Exception; what else is none, such as an interrupt, goes on.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Malformed(f"a cell cannot be read: {error}") from error
        raise


def _shown(rows: bytes, table: Table) -> bytes:
    # calamine gives the text of a formula as it stands: here a number in the table.
    rows = rows.replace(b' t="s"', b' t="str"')
    if b' t="b"' in rows:
        for digit, truth in ((b"0", False), (b"1", True)):
            rows = rows.replace(b' t="b"><v>' + digit, b' t="str"><v>' + str(table.add(truth)).encode())
    return rows


def _rows(found: list[list[Any]], table: Table, left: int) -> list[Sequence[Cell]]:
    texts, others = table.contents, _Others({"": None})
    blank: list[Cell] = [None] * left
    # Written out: a call for each cell would take as long as all the rest.
    return [
        _trimmed(
            [
                *blank,
                *[
                    texts[int(value)]
                    if (kind := value.__class__) is str and value
                    else int(value)
                    if kind is float and value.is_integer() and -_WHOLE < value < _WHOLE
                    else others[value]
                    for value in row
                ],
            ]
        )
        for row in found
    ]


def _trimmed(row: list[Cell]) -> list[Cell]:
    while row and row[-1] is None:
        row.pop()
    return row


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
