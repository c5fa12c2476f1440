"""Inlines as markup: runs, links, cross-references, notes, and the marks of remarks."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from attrs import define, field

from summitkit.document import Comment, Document, Furniture, numbers
from summitkit.exporters.html.markup import NOTHING, Markup, element, escaped, joined
from summitkit.exporters.legible import NOT_ON_PAGES, Characters, Links, anchor
from summitkit.inlines import Direction, Footnotes, Inline, Inlines, Note, Reference, Text, direction_of

# Ids of the page's own; those of the document's keys cannot have a colon.
NOTES, COMMENTS = ":notes", ":comments"
# Embeddings, overrides and isolates: Unicode Standard Annex 9, section 2.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAGS = {"plain": "", "emphasis": "em", "strong": "strong", "alert": "strong"}


@define(kw_only=True)
class Typesetter:
    """Turns inlines into markup, and keeps what they need elsewhere on the page."""

    language: str
    """BCP 47 tag of the page, which a run need not repeat."""
    direction: Direction
    """Direction of the page."""
    furniture: Furniture
    """Words around the content."""
    names: Mapping[str, str]
    """What tables and scales are called, by key."""
    targets: Collection[str]
    """Keys that a reference can lead to."""
    characters: Characters = field(factory=lambda: Characters("HTML", NOT_ON_PAGES))
    """What had to be replaced."""
    links: Links = field(factory=Links)
    """What stands as plain text, since it is not safe to follow."""
    notes: list[Markup] = field(factory=list)
    """Texts of the notes so far."""
    placed: set[int] = field(factory=set)
    """Numbers of the remarks whose place was found."""
    shares: set[int] = field(factory=set)
    """Percentages that the page is laid out with."""
    _numbers: Footnotes = field(factory=Footnotes)
    _comments: dict[str, list[int]] = field(factory=dict)
    _level: int = 1

    def inlines(self, content: Inlines) -> Markup:
        """Return the markup of running text, with the marks of remarks on it at its end."""
        pointers = [inline.pointer for inline in content if isinstance(inline, Text)]
        return joined((*map(self._inline, content), *self._marks(pointers)))

    def plain(self, text: str) -> Markup:
        """Return the markup of a text without any emphasis."""
        return escaped(self.characters.legible(text))

    def attribute(self, text: str) -> str:
        """Return a text as the value of an attribute, on one line."""
        return " ".join(self.characters.legible(text).split())

    def heading(self, level: int, content: Markup, id_: str = "") -> Markup:
        """Return a heading of a level, or of a higher one where a level would be skipped."""
        self._level = min(level, self._level + 1)
        return element(f"h{self._level}", content, id=id_)

    def share(self, part: float) -> int:
        """Return a part of 1 as a whole percentage, which the style sheet will know; never rounded up."""
        percent = int(round(100 * min(max(part, 0), 1), 6))
        self.shares.add(percent)
        return percent

    def _inline(self, inline: Inline) -> Markup:
        if isinstance(inline, Text):
            return self.text(inline)
        return self._note(inline) if isinstance(inline, Note) else self._reference(inline)

    def text(self, text: Text) -> Markup:
        """Return the markup of a run."""
        if not text.text:
            return NOTHING
        target = self.links.target(text.link)
        words = element("a", self.plain(text.text), href=target) if target else self.plain(text.text)
        attributes = {"class_": "alert" if text.emphasis == "alert" else "", **self._foreign(text)}
        tag = _TAGS[text.emphasis] or ("span" if any(attributes.values()) else "")
        return element(tag, words, **attributes) if tag else words

    def _foreign(self, text: Text) -> dict[str, str]:
        language = "" if text.language == self.language else text.language
        direction = direction_of(language) if language else self.direction
        # A direction of its own keeps what turns words around from reaching beyond the run.
        is_own = direction != self.direction or _TURNS.search(text.text)
        return {"lang": language, "dir": direction if is_own else ""}

    def _note(self, note: Note) -> Markup:
        number, texts = self._numbers.add(note)
        self.notes.append(joined(map(self.text, texts)))
        link = element(
            "a",
            Markup(str(number)),
            id=f":cite-{number}",
            href=f"#:note-{number}",
            role="doc-noteref",
            aria_describedby=NOTES,
        )
        return element("sup", link)

    def _reference(self, reference: Reference) -> Markup:
        words = self.plain(reference.text or self.names.get(reference.target, ""))
        if reference.target not in self.targets:
            return words
        return element("a", words, href=f"#{anchor(reference.target)}")

    def _marks(self, pointers: Iterable[str]) -> Iterator[Markup]:
        for number in chain.from_iterable(self._comments.pop(pointer, ()) for pointer in pointers):
            if number not in self.placed:
                self.placed.add(number)
                yield self._mark(number)

    def _mark(self, number: int) -> Markup:
        words = Markup(f"✎\N{NARROW NO-BREAK SPACE}{number}")
        place, target = f":place-{number}", f"#:comment-{number}"
        return element("sup", element("a", words, id=place, href=target, aria_describedby=COMMENTS), class_="comment")


def typesetter(document: Document) -> Typesetter:
    """Return the typesetter of a document."""
    names = numbers(document)
    return Typesetter(
        language=document.language,
        direction=document.direction,
        furniture=document.furniture,
        names=names,
        targets={*names, *(section.key for section in document.sections)},
        comments=_by_pointer(document.comments),
    )


def _by_pointer(comments: tuple[Comment, ...]) -> dict[str, list[int]]:
    """Return the numbers of the comments on each item of the record or on anything inside it."""
    found: dict[str, list[int]] = {}
    for number, comment in enumerate(comments, 1):
        pointer = comment.pointer
        while pointer:
            found.setdefault(pointer, []).append(number)
            pointer = pointer.rpartition("/")[0]
    return found
