"""Rows of tables."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from attrs import frozen

from summitkit.exporters.word.pagination.properties import Properties, border, is_on, number
from summitkit.exporters.word.pagination.strips import Marks, Strip, gap, stack

# Left and right margin of a cell, unless its table says otherwise: ECMA-376, part 1, 17.4.34 and 17.4.10.
_MARGIN = 115


@frozen(kw_only=True)
class TableFormat:
    """How a table stands on the page; lengths in twentieths of a point."""

    style: str
    """Its style."""
    properties: Properties
    """Its properties, those of its style included."""
    columns: Sequence[int]
    """Widths of its columns."""
    width: int
    """Room from margin to margin."""

    def margins(self, cell: Properties) -> tuple[int, int, int]:
        """Return the margins of a cell: above, below, and left and right together."""
        return self._margins(cell) if "tcMar.val" in cell else self._usual_margins

    @cached_property
    def _usual_margins(self) -> tuple[int, int, int]:
        return self._margins({})

    def _margins(self, cell: Properties) -> tuple[int, int, int]:
        left = self._margin(cell, "left", self._margin(cell, "start", _MARGIN))
        right = self._margin(cell, "right", self._margin(cell, "end", _MARGIN))
        return self._margin(cell, "top", 0), self._margin(cell, "bottom", 0), left + right

    def rule(self, where: str) -> int:
        """Return how thick the rule `top`, `bottom` or `insideH` is."""
        return border(self.properties, f"tblPr.tblBorders.{where}")

    @property
    def rule_below_first(self) -> int:
        """How thick the rule below the first row is."""
        return max(self.rule("insideH"), border(self.properties, "tblStylePr.firstRow.tcPr.tcBorders.bottom"))

    def _margin(self, cell: Properties, side: str, default: int) -> int:
        return number(cell, f"tcMar.{side}.w", number(self.properties, f"tblPr.tblCellMar.{side}.w", default))


@frozen(kw_only=True)
class Cell:
    """A cell of a row."""

    above: int
    """Margin above its content."""
    below: int
    """Margin below."""
    strips: Sequence[Strip]
    """Its content."""

    @property
    def height(self) -> int:
        """How high its content is, margins included."""
        return self.above + stack(self.strips) + self.below


@frozen(kw_only=True)
class Row:
    """A row of a table."""

    strips: Sequence[Strip]
    """Itself, or its parts where a page break may part it."""
    is_header: bool = False
    """Whether it is repeated on every page of its table."""


def row_of(properties: Properties, cells: Sequence[Cell], rule: int, *, keeps_next: bool) -> Row:
    """Return a row with its properties, its cells and the rule below it."""
    is_header = is_on(properties, "tblHeader")
    height = _height(properties, cells)
    ends = [] if is_header or is_on(properties, "cantSplit") else sorted({*_ends(cells, height)})
    bounds = zip([0, *ends], [*ends, height + rule], strict=True)
    strips = [Strip(height=end - start, is_row=True) for start, end in bounds]
    strips[-1].is_tied = keeps_next or is_header
    reached = 0
    for cell in cells:
        tail = cell.height - _bottom(cell)
        for end, strip in _placed(cell):
            part = strips[bisect_left(ends, end)]
            part.names += strip.names
            ahead = 0 if ends else height - max(reached, end + tail)
            part.marks += tuple(Marks(each.notes, each.ahead + ahead) for each in strip.marks)
        reached = max(reached, cell.height)
    return Row(strips=strips, is_header=is_header)


def table_strips(rows: Sequence[Row], table: TableFormat) -> list[Strip]:
    """Return the rows of a table as strips that know what is repeated above them."""
    rows[0].strips[0].height += table.rule("top")
    if len(rows) > 1:
        rows[0].strips[-1].height += table.rule_below_first - table.rule("insideH")
    rows[-1].strips[-1].height += table.rule("bottom") - table.rule("insideH")
    headers = [strip for row in takewhile(lambda row: row.is_header, rows) for strip in row.strips]
    found = [strip for row in rows for strip in row.strips]
    above = sum(strip.height for strip in headers)
    for strip in found[len(headers) :]:
        strip.header = above
    return found


def _height(properties: Properties, cells: Sequence[Cell]) -> int:
    asked = number(properties, "trHeight.val")
    if properties.get("trHeight.hRule") == "exact":
        return asked
    return max(asked, *(cell.height for cell in cells), 0)


def _ends(cells: Sequence[Cell], height: int) -> Iterator[int]:
    """Yield how far below the top of a row a page break may part it."""
    for cell in cells:
        yield from (end for end, strip in _placed(cell) if not strip.is_tied and end < height - cell.below)


def _bottom(cell: Cell) -> int:
    return max((end for end, _ in _placed(cell)), default=0)


def _placed(cell: Cell) -> Iterator[tuple[int, Strip]]:
    """Yield the content of a cell with how far below the top of the row it ends."""
    at, before = cell.above, None
    for strip in cell.strips:
        at += (strip.above if before is None else gap(before, strip)) + strip.height
        yield at, strip
        before = strip
