"""What styles and direct properties together make of a paragraph, a run and a table."""

from collections.abc import Hashable, Mapping
from itertools import chain

from attrs import define, field, frozen

from summitkit.exporters.word.pagination.metrics import EM, Chunks, Family, advances, east_height, family, line_height
from summitkit.exporters.word.pagination.properties import (
    ON,
    Element,
    Properties,
    W,
    border,
    flat,
    is_on,
    likeness,
    number,
)

# A line of single spacing, in the unit of w:line: ECMA-376, part 1, 17.3.1.33.
_SINGLE = 240
# Half points, unless the styles say otherwise: ECMA-376, part 1, 17.3.2.38.
_SIZE = 20
# Superscripts that LibreOffice sizes itself.
_SUPERSCRIPT = 0.58


@frozen(kw_only=True)
class RunFormat:
    """How the characters of a run look."""

    chunks: Chunks
    """Widths of its face."""
    scale: float
    """Twentieths of a point to a unit of the em."""
    height: int
    """Height of a line, in twentieths of a point."""
    east_height: int
    """Height of a line of East Asian text."""
    is_hidden: bool = False
    """Whether it is not shown."""
    in_capitals: bool = False
    """Whether small letters are shown as capitals."""


@frozen(kw_only=True)
class ParagraphFormat:
    """How a paragraph stands on the page; lengths in twentieths of a point."""

    style: str
    """Its style."""
    before: int
    """Space above."""
    after: int
    """Space below."""
    line: int
    """Spacing of lines."""
    rule: str
    """What `line` means: `auto`, `exact` or `atLeast`."""
    left: int
    """Indent on the left of all lines but the first."""
    right: int
    """Indent on the right."""
    first: int
    """Indent on the left of the first line."""
    borders: tuple[int, int]
    """Border above and below with the space inside it."""
    tabs: tuple[int, ...]
    """Stops that text after a tab begins at."""
    contextual: bool
    """Whether no space parts it from a neighbour of its style."""
    keep_next: bool
    """Whether it stands on the page of what follows."""
    keep_lines: bool
    """Whether all its lines stand on one page."""
    breaks: bool
    """Whether it begins a page."""
    widows: bool
    """Whether no line stands alone on a page."""

    def spaced(self, height: int) -> int:
        """Return the height of a line that holds text so high; LibreOffice takes whole per cents and cuts the rest."""
        if self.rule == "exact":
            return self.line
        if self.rule == "atLeast":
            return max(height, self.line)
        return height * (self.line * 100 // _SINGLE) // 100


@define
class Formats:
    """The styles of a document, and what they make of paragraphs and runs."""

    _styles: Mapping[str, Properties]
    _defaults: Properties
    _default_style: str
    _levels: Mapping[tuple[str, str], Properties]
    _chunks: Mapping[str, Chunks] = field(factory=lambda: {name: Chunks(widths) for name, widths in advances().items()})
    _paragraphs: dict[tuple[Hashable, str], tuple[ParagraphFormat, Properties]] = field(factory=dict)
    _runs: dict[tuple[Hashable, int], RunFormat] = field(factory=dict)

    def table(self, name: str) -> Properties:
        """Return the properties of a table style, those of the styles it is based on included."""
        found: dict[str, str] = {}
        for each in reversed(self._lineage(name)):
            found |= self._styles[each]
        return found

    def paragraph(self, properties: Element | None, table_style: str = "") -> tuple[ParagraphFormat, Properties]:
        """Return the format of a paragraph with some direct properties, and those that its runs take over."""
        key = (likeness(properties), table_style)
        if key not in self._paragraphs:
            merged = self._merged(flat(properties, "pPr."), table_style)
            self._paragraphs[key] = (_paragraph_format(merged, self._default_style), merged)
        return self._paragraphs[key]

    def run(self, properties: Element | None, inherited: Properties) -> RunFormat:
        """Return the format of a run with some direct properties in a paragraph."""
        key = (likeness(properties), id(inherited))
        if key not in self._runs:
            self._runs[key] = self._run_format(flat(properties, "rPr."), inherited)
        return self._runs[key]

    def mark(self, inherited: Properties) -> RunFormat:
        """Return the format of the mark at the end of a paragraph, which a paragraph without text is as high as."""
        key = ("mark", id(inherited))
        if key not in self._runs:
            own = {name.removeprefix("pPr."): value for name, value in inherited.items() if name.startswith("pPr.rPr.")}
            self._runs[key] = self._run_format(own, inherited)
        return self._runs[key]

    def _merged(self, direct: Properties, table_style: str) -> Properties:
        named = direct.get("pPr.pStyle.val", "")
        style = self.table(named if named in self._styles else self._default_style)
        around = {k: v for k, v in self.table(table_style).items() if k.startswith(("pPr.", "rPr."))}
        below = {**self._defaults, **around}
        if "pPr.numPr.numId.val" in direct:
            return {**below, **style, **self._level(direct), **direct}
        return {**below, **self._level(style), **style, **direct}

    def _level(self, properties: Properties) -> Properties:
        name = properties.get("pPr.numPr.numId.val", ""), properties.get("pPr.numPr.ilvl.val", "0")
        return self._levels.get(name, {})

    def _run_format(self, direct: Properties, inherited: Properties) -> RunFormat:
        merged = {**inherited, **self.table(direct.get("rPr.rStyle.val", "")), **direct}
        size = max(number(merged, "rPr.sz.val", _SIZE), 1)
        letters: Family = family(merged.get("rPr.rFonts.ascii", ""))
        raised = _SUPERSCRIPT if merged.get("rPr.vertAlign.val", "baseline") != "baseline" else 1.0
        bold = "bold" if is_on(merged, "rPr.b") else "regular"
        height = int(line_height(size) * letters.height)
        has_east = merged.get("rPr.rFonts.eastAsia") not in (None, merged.get("rPr.rFonts.ascii"))
        return RunFormat(
            chunks=self._chunks[bold],
            scale=size * 10 * raised * letters.width / EM,
            height=height,
            east_height=east_height(size) if has_east else height,
            is_hidden=is_on(merged, "rPr.vanish"),
            in_capitals=is_on(merged, "rPr.caps"),
        )

    def _lineage(self, name: str) -> list[str]:
        found: list[str] = []
        while name in self._styles and name not in found:
            found.append(name)
            name = self._styles[name].get("basedOn.val", "")
        return found


def _paragraph_format(merged: Properties, default_style: str) -> ParagraphFormat:
    left = number(merged, "pPr.ind.left", number(merged, "pPr.ind.start"))
    right = number(merged, "pPr.ind.right", number(merged, "pPr.ind.end"))
    hanging = number(merged, "pPr.ind.hanging")
    is_numbered = merged.get("pPr.numPr.numId.val", "0") != "0"
    # The label of a numbered paragraph fills the hanging indent.
    first = left if is_numbered and hanging else left - hanging + number(merged, "pPr.ind.firstLine")
    return ParagraphFormat(
        style=merged.get("pPr.pStyle.val", default_style),
        before=max(number(merged, "pPr.spacing.before"), 0),
        after=max(number(merged, "pPr.spacing.after"), 0),
        line=max(number(merged, "pPr.spacing.line", _SINGLE), 0),
        rule=merged.get("pPr.spacing.lineRule", "auto"),
        left=left,
        right=right,
        first=first,
        borders=(border(merged, "pPr.pBdr.top"), border(merged, "pPr.pBdr.bottom")),
        tabs=tuple(sorted(map(int, merged.get("pPr.tabs.stops", "").split()))),
        contextual=is_on(merged, "pPr.contextualSpacing"),
        keep_next=is_on(merged, "pPr.keepNext"),
        keep_lines=is_on(merged, "pPr.keepLines"),
        breaks=is_on(merged, "pPr.pageBreakBefore"),
        widows=is_on(merged, "pPr.widowControl", default=True),
    )


def formats_of(styles: Element | None, numbering: Element | None) -> Formats:
    """Return the formats of a document with these styles and lists."""
    named = {} if styles is None else {each.get(f"{W}styleId", ""): each for each in styles.iterchildren(f"{W}style")}
    defaults = (name for name, each in named.items() if _is_default(each))
    return Formats(
        styles={name: flat(each) for name, each in named.items()},
        defaults=_defaults(styles),
        default_style=next(defaults, ""),
        levels=_levels(numbering),
    )


def _is_default(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ON


def _defaults(styles: Element | None) -> Properties:
    defaults = None if styles is None else styles.find(f"{W}docDefaults")
    wrappers = () if defaults is None else defaults.iterchildren(f"{W}*")
    return dict(chain.from_iterable(flat(wrapper).items() for wrapper in wrappers))


def _levels(numbering: Element | None) -> Mapping[tuple[str, str], Properties]:
    if numbering is None:
        return {}
    lists = {each.get(f"{W}abstractNumId"): each for each in numbering.iterchildren(f"{W}abstractNum")}
    found = {}
    for each in numbering.iterchildren(f"{W}num"):
        abstract = lists.get(flat(each).get("abstractNumId.val", ""))
        for level in () if abstract is None else abstract.iterchildren(f"{W}lvl"):
            indents = {key: value for key, value in flat(level).items() if key.startswith("pPr.ind.")}
            found[each.get(f"{W}numId", ""), level.get(f"{W}ilvl", "0")] = indents
    return found
