"""Paragraphs and tables of a body, a cell, a note or a header as strips below one another."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import repeat

from attrs import define, field

from summitkit.exporters.word.pagination.formats import Formats
from summitkit.exporters.word.pagination.lines import Reader
from summitkit.exporters.word.pagination.properties import Element, Properties, W, flat, likeness, number
from summitkit.exporters.word.pagination.sample import REPEATS
from summitkit.exporters.word.pagination.strips import Strip, blocks, paragraph_strips
from summitkit.exporters.word.pagination.tables import Cell, Row, TableFormat, row_of, table_strips

# Tables within tables that are looked into.
_DEPTH = 20
_PARAGRAPH, _TABLE, _BOOKMARK = f"{W}p", f"{W}tbl", f"{W}bookmarkStart"


@define
class Composer:
    """Composes strips; lengths in twentieths of a point."""

    formats: Formats
    """Formats of the document."""
    reader: Reader
    """Reads its paragraphs."""
    _cells: dict[Hashable, Properties] = field(factory=dict)
    _depth: int = 0

    def strips(self, content: Iterable[Element], width: int, style: str = "", note: str = "") -> list[Strip]:
        """Return paragraphs and tables as strips, `width` wide, in a table of some style or a footnote."""
        found: list[Strip] = []
        names: list[str] = []
        borders = (0, 0)
        for block in content:
            if block.tag == _BOOKMARK:
                names.append(block.get(f"{W}name", ""))
            elif block.tag == _PARAGRAPH:
                look = self.formats.paragraph(block.find(f"{W}pPr"), style)
                new = paragraph_strips(self.reader.lines(block, width, look, note), look[0])
                if found and borders == look[0].borders:
                    _join(found[-1], new[0], borders)
                borders = look[0].borders
                names = _add(found, new, names)
            elif block.tag == _TABLE and self._depth < _DEPTH:
                borders = (0, 0)
                names = _add(found, self._table(block, width), names)
        return found

    def _table(self, table: Element, width: int) -> list[Strip]:
        formatting = self._table_format(table, width)
        self._depth += 1
        rows = list(self._rows(table, formatting))
        self._depth -= 1
        return table_strips(rows, formatting) if rows else []

    def _rows(self, table: Element, formatting: TableFormat) -> Iterator[Row]:
        for row in (each for each in blocks(table) if each.tag == f"{W}tr"):
            measured = self._row(row, formatting)
            yield measured
            yield from repeat(measured, int(row.get(REPEATS, "1")) - 1)

    def _table_format(self, table: Element, width: int) -> TableFormat:
        own = flat(table.find(f"{W}tblPr"), "tblPr.")
        style = own.get("tblPr.tblStyle.val", "")
        grid = table.iterfind(f"{W}tblGrid/{W}gridCol")
        columns = [max(number({"w": each.get(f"{W}w", "")}, "w"), 0) for each in grid]
        return TableFormat(
            style=style, properties={**self.formats.table(style), **own}, columns=columns or [width], width=width
        )

    def _row(self, row: Element, table: TableFormat) -> Row:
        properties = flat(row.find(f"{W}trPr"))
        at = number(properties, "gridBefore.val")
        cells = []
        for cell in (each for each in blocks(row) if each.tag == f"{W}tc"):
            of_cell = self._cell_properties(cell.find(f"{W}tcPr"))
            span = max(number(of_cell, "gridSpan.val", 1), 1)
            if "vMerge.val" not in of_cell:
                cells.append(self._cell(cell, of_cell, table, at, span))
            at += span
        return row_of(properties, cells, table.rule("insideH"), keeps_next=self._keeps_next(row, table.style))

    def _cell(self, cell: Element, properties: Properties, table: TableFormat, at: int, span: int) -> Cell:
        above, below, beside = table.margins(properties)
        room = sum(table.columns[at : at + span]) or number(properties, "tcW.w", table.width)
        return Cell(above=above, below=below, strips=self.strips(blocks(cell), max(room - beside, 1), table.style))

    def _cell_properties(self, properties: Element | None) -> Properties:
        key = likeness(properties)
        if key not in self._cells:
            self._cells[key] = flat(properties)
        return self._cells[key]

    def _keeps_next(self, row: Element, style: str) -> bool:
        first = row.find(f"{W}tc/{W}p")
        return first is not None and self.formats.paragraph(first.find(f"{W}pPr"), style)[0].keep_next


def _add(found: list[Strip], new: list[Strip], names: list[str]) -> list[str]:
    """Add strips under the bookmarks that stand before them; return the bookmarks that still wait for a strip."""
    if not new:
        return names
    new[0].names[:0] = names
    found += new
    return []


def _join(last: Strip, first: Strip, borders: tuple[int, int]) -> None:
    """Take away the borders between two paragraphs that have the same ones: ECMA-376, part 1, 17.3.1.24."""
    first.height -= borders[0]
    last.height -= borders[1]
