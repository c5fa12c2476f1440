"""Sections of a document: their paper, columns, headers and footers."""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import define, field

from summitkit.exporters.word.pagination.composer import Composer
from summitkit.exporters.word.pagination.properties import Element, Properties, W, flat, is_on, number
from summitkit.exporters.word.pagination.strips import blocks, stack

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Letter with margins of an inch, where a section says nothing, in twentieths of a point.
_WIDTH, _HEIGHT, _MARGIN, _DISTANCE = 12240, 15840, 1440, 720
_COLUMN_GAP = 720
# As many columns as Word offers.
_MOST_COLUMNS = 45
Furniture: TypeAlias = Mapping[tuple[str, str], Element]


@define(kw_only=True)
class Section:
    """A section of a document."""

    properties: Properties
    """Its paper, margins and columns."""
    furniture: Furniture = field(factory=dict)
    """Its headers and footers by kind, `header` or `footer`, and by page, `default` or `first`."""
    blocks: list[Element] = field(factory=list)
    """What stands in it."""

    @property
    def begins(self) -> str:
        """Where it begins: `nextPage`, `continuous`, `oddPage` or `evenPage`."""
        return self.properties.get("type.val", "nextPage")

    @property
    def first_page(self) -> int:
        """Number of its first page; 0 where numbers go on."""
        return max(number(self.properties, "pgNumType.start"), 0)

    @property
    def width(self) -> int:
        """Room from margin to margin."""
        beside = sum(number(self.properties, f"pgMar.{side}", _MARGIN) for side in ("left", "right"))
        gutter = number(self.properties, "pgMar.gutter")
        return max(number(self.properties, "pgSz.w", _WIDTH) - beside - gutter, 1)

    @property
    def columns(self) -> int:
        """How many columns of text stand side by side."""
        return min(max(number(self.properties, "cols.num", 1), 1), _MOST_COLUMNS)

    @property
    def column_width(self) -> int:
        """Width of a column."""
        gaps = (self.columns - 1) * number(self.properties, "cols.space", _COLUMN_GAP)
        return max((self.width - gaps) // self.columns, 1)

    def rooms(self, composer: Composer) -> tuple[int, int]:
        """Return the height between header and footer of its first page and of the later ones."""
        later = self._room(composer, "default")
        return (self._room(composer, "first") if is_on(self.properties, "titlePg") else later), later

    def _room(self, composer: Composer, page: str) -> int:
        edges = sum(self._edge(composer, kind, page) for kind in ("header", "footer"))
        return max(number(self.properties, "pgSz.h", _HEIGHT) - edges, 1)

    def _edge(self, composer: Composer, kind: str, page: str) -> int:
        side = "top" if kind == "header" else "bottom"
        margin = number(self.properties, f"pgMar.{side}", _MARGIN)
        part = self.furniture.get((kind, page))
        if part is None or margin < 0:
            return abs(margin)
        distance = number(self.properties, f"pgMar.{kind}", _DISTANCE)
        return max(margin, distance + stack(composer.strips(blocks(part), self.width)))


def sections_of(body: Element, parts: Mapping[str, Element]) -> list[Section]:
    """Return the sections of a body, whose headers and footers are `parts` by the ids of their relations."""
    found: list[Section] = []
    waiting: list[Element] = []
    for block in blocks(body):
        waiting.append(block)
        properties = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            content = waiting[:-1] if _is_mere_break(waiting) else waiting
            found.append(_section(properties, parts, found[-1].furniture if found else {}, content))
            waiting = []
    if waiting or not found:
        found.append(Section(properties={}, blocks=waiting))
    return found


def _is_mere_break(content: list[Element]) -> bool:
    """Return whether the last paragraph of a section only ends it: Writer takes it away where another stands above."""
    is_empty = next(content[-1].iter(f"{W}r"), None) is None
    return is_empty and len(content) > 1 and content[-2].tag == content[-1].tag


def _section(properties: Element, parts: Mapping[str, Element], before: Furniture, content: list[Element]) -> Section:
    own = {
        (kind, each.get(f"{W}type", "default")): parts[each.get(_RELATION, "")]
        for kind in ("header", "footer")
        for each in properties.iterchildren(f"{W}{kind}Reference")
        if each.get(_RELATION) in parts
    }
    return Section(properties=flat(properties), furniture={**before, **own}, blocks=content)
