"""What stands in a line of a briefing: text, notes with what they cite, and references; and the way it is written."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import define, field, frozen

Direction = Literal["ltr", "rtl"]
# An alert is a word that nobody must miss, such as "Red line"; the word itself says so, its looks only repeat it.
Emphasis = Literal["plain", "emphasis", "strong", "alert"]

# ISO 15924 codes of the scripts that run from right to left, and the languages that use them where the tag names none.
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPT_LENGTH = 4


def direction_of(language: str) -> Direction:
    """Return the direction in which a language is written, from its BCP 47 tag.

    >>> direction_of("ar-EG"), direction_of("az-Arab"), direction_of("en")
    ('rtl', 'rtl', 'ltr')
    """
    primary, *subtags = language.lower().split("-")
    scripts = [tag for tag in subtags if len(tag) == _SCRIPT_LENGTH and tag.isalpha()]
    rtl = scripts[0] in _RTL_SCRIPTS if scripts else primary in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"


@frozen
class Text:
    """A run of text that looks the same throughout; a line feed in it is a line break."""

    text: str
    """The words, as the record holds them."""
    emphasis: Emphasis = field(default="plain", kw_only=True)
    """How much the words stand out."""
    language: str = field(default="", kw_only=True)
    """BCP 47 tag, where it is not the document's language."""
    link: str = field(default="", kw_only=True)
    """Target of a link; an exporter follows http, https and mailto only."""
    pointer: str = field(default="", kw_only=True)
    """JSON pointer to what of the record the words state; empty for labels and the like."""


@frozen(kw_only=True)
class Citation:
    """One source that a note names."""

    source: str
    """Id of the source; empty where the record names none."""
    full: tuple[Text, ...]
    """The source and the place in it, as first cited."""
    short: tuple[Text, ...]
    """The same, shortened for a source that was cited before."""


@frozen(kw_only=True)
class Note:
    """A footnote: what the words before it rest on."""

    citations: tuple[Citation, ...]
    """At least one source."""
    joint: str = "; "
    """What stands between two of them."""


@frozen(kw_only=True)
class Reference:
    """A cross-reference to a section or table of the same document."""

    target: str
    """Its key."""
    text: str = ""
    """Words that lead there; where it is empty, those that `document.numbers` has for the key."""


Inline: TypeAlias = Text | Note | Reference
Inlines: TypeAlias = tuple[Inline, ...]


@define
class Footnotes:
    """Numbers the notes of a document in reading order and shortens a source that was cited before."""

    _cited: set[str] = field(factory=set, init=False)
    count: int = field(default=0, init=False)
    """How many notes there are so far."""

    def add(self, note: Note) -> tuple[int, tuple[Text, ...]]:
        """Return the number of the next note, from 1, and its text."""
        self.count += 1
        return self.count, tuple(self._texts(note))

    def _texts(self, note: Note) -> Iterator[Text]:
        for index, citation in enumerate(note.citations):
            if index:
                yield Text(note.joint)
            yield from citation.short if citation.source in self._cited else citation.full
            self._cited.add(citation.source)
