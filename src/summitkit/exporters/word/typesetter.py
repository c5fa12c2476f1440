"""Inlines as WordprocessingML: runs, links, cross-references, footnotes and comments.

Markup is put together as text: on a matrix of 5,000 cells that takes a tenth of the time that building it element by
element does.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from xml.sax.saxutils import quoteattr

from attrs import define, field, frozen
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from summitkit.exporters.legible import Characters, Links
from summitkit.exporters.word.comments import Margin
from summitkit.exporters.word.fields import field as word_field
from summitkit.exporters.word.rows import Rows
from summitkit.exporters.word.scripts import lang_markup, runs_backwards
from summitkit.exporters.word.text import run_content
from summitkit.inlines import Direction, Footnotes, Inline, Inlines, Note, Reference, Text

_STYLES = {
    "plain": "",
    "emphasis": '<w:rStyle w:val="Emphasis"/>',
    "strong": '<w:rStyle w:val="Strong"/>',
    "alert": '<w:rStyle w:val="Alert"/>',
}
# How a run begins that goes from left to right in the document's language.
_PLAIN_RUNS = {emphasis: f"<w:r><w:rPr>{style}</w:rPr>" if style else "<w:r>" for emphasis, style in _STYLES.items()}
_LINK_STYLE = '<w:rStyle w:val="Hyperlink"/>'
# Text that is as it stands what a run holds: no markup, no control, and no letter that goes from right to left.
_PLAIN = re.compile("[ -%'-;=?-~\u00a0-\u058f\u0900-\ufb1c]+").fullmatch
_BRACES = re.compile(r"\{(\w+)\}")
_NOTE_STYLE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


@frozen
class Heading:
    """A heading that a table of contents may list."""

    level: int
    """Its level, from 1."""
    text: str
    """Its words."""
    bookmark: str
    """Name of the bookmark around it."""


@define(kw_only=True)
class Typesetter:
    """Turns inlines into markup, and keeps what they need elsewhere in the package."""

    language: str
    """BCP 47 tag of the document, which a run need not repeat."""
    direction: Direction
    """Direction of the document's text."""
    numbers: Mapping[str, str]
    """What tables and figures are called, by key."""
    margin: Margin
    """Comments, and where they stand."""
    body: Part
    """Part that the links of the text belong to."""
    notes: Part
    """Part that the links of the footnotes belong to."""
    characters: Characters = field(factory=Characters)
    """What had to be replaced."""
    footnotes: list[str] = field(factory=list)
    """Markup of the footnotes so far."""
    rows: Rows = field(factory=Rows)
    """Rows of large tables, for which the text has places."""
    links: Links = field(factory=Links)
    """Links that stand as plain text, since they are not safe to follow."""
    numbered_lists: int = 0
    """Numbered lists so far."""
    tables: int = 0
    """Tables with a caption so far."""
    figures: int = 0
    """Figures so far."""
    headings: list[Heading] = field(factory=list)
    """Headings so far."""
    _cited: Footnotes = field(factory=Footnotes)
    _anchors: dict[str, int] = field(factory=dict)
    _related_to: dict[Part, dict[str, str]] = field(factory=dict)
    _bookmarks: int = 0
    # Languages of runs that say neither their language nor their direction.
    _plain: tuple[str, ...] = field(init=False)

    @_plain.default
    def _(self) -> tuple[str, ...]:
        return ("", self.language) if self.direction == "ltr" else ()

    def inlines(self, content: Inlines) -> str:
        """Return the markup of running text."""
        return self._inline(content[0]) if len(content) == 1 else "".join(map(self._inline, content))

    def plain(self, text: str) -> str:
        """Return the markup of a text without any emphasis."""
        return self._run(self.characters.legible(text))

    def filled(self, pattern: str, **markup: str) -> str:
        """Return a pattern as runs, with markup for each of its names in braces."""
        pieces = _BRACES.split(pattern)
        return "".join(markup[piece] if index % 2 else self.plain(piece) for index, piece in enumerate(pieces) if piece)

    def attribute(self, text: str) -> str:
        """Return a text as the quoted value of an attribute, on one line."""
        return quoteattr(" ".join(self.characters.legible(text).split()))

    def paragraph(self, markup: str, style: str = "", properties: str = "", layout: str = "") -> str:
        """Return a paragraph in the document's direction around the markup of its runs.

        Args:
            markup: The runs.
            style: Id of its style; that of `Normal` where it is empty.
            properties: What stands before `w:bidi` in `w:pPr`: keeping together, numbering, tab stops.
            layout: What stands behind it: spacing, indents, alignment.
        """
        return f"{self.beginning(style, properties, layout)}{markup}</w:p>"

    def beginning(self, style: str = "", properties: str = "", layout: str = "") -> str:
        """Return what stands before the runs of a paragraph; `</w:p>` stands behind them."""
        turned = "<w:bidi/>" if self.direction == "rtl" else ""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        inside = f"{named}{properties}{turned}{layout}"
        return f"<w:p><w:pPr>{inside}</w:pPr>" if inside else "<w:p>"

    def bookmarked(self, key: str, markup: str) -> str:
        """Return markup with a bookmark around it that references to `key` lead to."""
        return self._bookmark(f"_Ref{self._anchor(key)}", markup)

    def heading(self, level: int, text: str, markup: str) -> str:
        """Return the markup of a heading with a bookmark around it, which the table of contents leads to."""
        name = f"_Toc{len(self.headings) + 1}"
        self.headings.append(Heading(level, text, name))
        return self._bookmark(name, markup)

    def next_list(self) -> int:
        """Return the number of the next numbered list; 1 is the bullets'."""
        self.numbered_lists += 1
        return self.numbered_lists + 1

    def _bookmark(self, name: str, markup: str) -> str:
        self._bookmarks += 1
        number = self._bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{markup}<w:bookmarkEnd w:id="{number}"/>'

    def _anchor(self, key: str) -> int:
        return self._anchors.setdefault(key, len(self._anchors) + 1)

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Text):
            markup = self._text(inline, self.body)
            return self.margin.around(inline.pointer, markup, self.plain) if inline.pointer and markup else markup
        return self._note(inline) if isinstance(inline, Note) else self._reference(inline)

    def _text(self, text: Text, part: Part) -> str:
        if text.language in self._plain and not text.link and _PLAIN(text.text):
            return f'{_PLAIN_RUNS[text.emphasis]}<w:t xml:space="preserve">{text.text}</w:t></w:r>'
        if not text.text:
            return ""
        legible, language = self.characters.legible(text.text), self._language(text.language)
        if target := self.links.target(text.link):
            run = self._run(legible, _LINK_STYLE, language)
            return f'<w:hyperlink r:id="{self._related(part, target)}" w:history="1">{run}</w:hyperlink>'
        return self._run(legible, _STYLES[text.emphasis], language)

    def _related(self, part: Part, target: str) -> str:
        # `relate_to` looks through all relationships each time: 5,000 links took it thirteen seconds.
        known = self._related_to.setdefault(part, {})
        if target not in known:
            known[target] = f"rLink{len(known) + 1}"
            part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, target, known[target], is_external=True)
        return known[target]

    def _run(self, legible: str, style: str = "", language: str = "") -> str:
        backwards = "<w:rtl/>" if runs_backwards(legible, self.direction) else ""
        properties = f"{style}{backwards}{language}"
        inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f"<w:r>{inside}{run_content(legible)}</w:r>"

    def _language(self, language: str) -> str:
        return "" if language in ("", self.language) else lang_markup(language)

    def _note(self, note: Note) -> str:
        number, texts = self._cited.add(note)
        inside = "".join([self._text(text, self.notes) for text in texts])
        self.footnotes.append(f'<w:footnote w:id="{number}">{self._note_beginning}{inside}</w:p></w:footnote>')
        return f'<w:r>{_NOTE_STYLE}<w:footnoteReference w:id="{number}"/></w:r>'

    @cached_property
    def _note_beginning(self) -> str:
        return f"{self.beginning('FootnoteText')}<w:r>{_NOTE_STYLE}<w:footnoteRef/></w:r>{self.plain(' ')}"

    def _reference(self, reference: Reference) -> str:
        words = reference.text or self.numbers[reference.target]
        run = self._run(self.characters.legible(words), _LINK_STYLE)
        return word_field(f"REF _Ref{self._anchor(reference.target)} \\h", run)
