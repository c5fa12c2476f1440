"""Inlines as Markdown: runs, links, cross-references and notes."""

from collections.abc import Collection, Mapping

from attrs import define, evolve, field

from summitkit.document import Document, Furniture, numbers
from summitkit.exporters.legible import NOT_ON_PAGES, Characters, Links, anchor
from summitkit.exporters.markdown.text import escaped, joined, line
from summitkit.inlines import Emphasis, Footnotes, Inline, Inlines, Note, Reference, Text

_MARKS: Mapping[Emphasis, tuple[str, str]] = {
    "emphasis": ("*", "em"),
    "strong": ("**", "strong"),
    "alert": ("**", "strong"),
}
_RESERVED = str.maketrans({"&": "&amp;"})


@define(kw_only=True)
class Typesetter:
    """Turns inlines into Markdown, and keeps what they need elsewhere in the text."""

    furniture: Furniture
    """Words around the content."""
    names: Mapping[str, str]
    """What tables and scales are called, by key."""
    targets: Collection[str]
    """Keys that a reference can lead to."""
    characters: Characters = field(factory=lambda: Characters("Markdown", NOT_ON_PAGES))
    """What had to be replaced."""
    links: Links = field(factory=Links)
    """What stands as plain text, since it is not safe to follow."""
    notes: list[str] = field(factory=list)
    """Texts of the notes so far."""
    _numbers: Footnotes = field(factory=Footnotes)
    _level: int = 0

    def inlines(self, content: Inlines) -> str:
        """Return running text on one line."""
        return line(self._joined(content))

    def plain(self, text: str) -> str:
        """Return a text without any emphasis on one line."""
        return line(self._escaped(text))

    def strong(self, text: str) -> str:
        """Return a text on one line that stands out; nothing for no text."""
        return self.inlines((Text(text, emphasis="strong"),))

    def heading(self, level: int, content: str) -> str:
        """Return a heading of a level, or of a higher one where a level would be skipped."""
        self._level = min(level, self._level + 1)
        return f"{'#' * self._level} {content}"

    def _escaped(self, text: str) -> str:
        return escaped(self.characters.legible(text))

    def _joined(self, content: Inlines) -> str:
        text, merged = "", _merged(content)
        for number, inline in enumerate(merged, 1):
            text = joined(text, self._inline(inline, after=text[-1:], is_last=number == len(merged)))
        return text

    def _inline(self, inline: Inline, *, after: str, is_last: bool) -> str:
        if isinstance(inline, Text):
            return self._text(inline, after=after, is_last=is_last)
        return self._note(inline) if isinstance(inline, Note) else self._reference(inline)

    def _text(self, text: Text, *, after: str, is_last: bool) -> str:
        shown = self.characters.legible(text.text)
        core = shown.strip()
        if not core:
            return escaped(shown)
        start, _, end = shown.partition(core)
        target = self.links.target(text.link).translate(_RESERVED)
        words = f"[{escaped(core)}](<{target}>)" if target else escaped(core)
        if text.emphasis != "plain":
            # Marks are emphasis only where they touch a letter inside, or white space outside: CommonMark, section 6.2.
            opens = start or not after or (core[0].isalnum() and after != "*")
            closes = end or is_last or core[-1].isalnum()
            words = _emphasised(words, text.emphasis, is_plain=bool(opens and closes and not target))
        return f"{escaped(start)}{words}{escaped(end)}"

    def _note(self, note: Note) -> str:
        number, texts = self._numbers.add(note)
        self.notes.append(self._joined(texts))
        return f"[^{number}]"

    def _reference(self, reference: Reference) -> str:
        words = self._escaped(reference.text or self.names.get(reference.target, ""))
        return f"[{words}](#{anchor(reference.target)})" if reference.target in self.targets else words


def _merged(content: Inlines) -> list[Inline]:
    """Return inlines with neighbours that look the same as one: marks of emphasis must not meet."""
    found: list[Inline] = []
    for inline in content:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text) and _look(inline) == _look(last):
            found[-1] = evolve(last, text=f"{last.text}{inline.text}")
        else:
            found.append(inline)
    return found


def _look(text: Text) -> tuple[str, str]:
    return text.emphasis, text.link


def _emphasised(words: str, emphasis: Emphasis, *, is_plain: bool) -> str:
    mark, tag = _MARKS[emphasis]
    return f"{mark}{words}{mark}" if is_plain else f"<{tag}>{words}</{tag}>"


def typesetter(document: Document) -> Typesetter:
    """Return the typesetter of a document."""
    names = numbers(document)
    targets = {*names, *(section.key for section in document.sections)}
    return Typesetter(furniture=document.furniture, names=names, targets=targets)
