"""What stands in a line of a briefing: text, notes with what they cite, and references; and the way it is written."""

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
class Cited:
    """What every citation of one source has in common."""

    names: tuple[Text, ...]
    """Its author and title."""
    short: Text
    """Its title, shortened."""
    details: str = ""
    """Who issued and published it, and when."""
    link: tuple[Text, ...] = ()
    """Its address, if it has one besides its name, and what parts it from the words before."""
    comma: str = ", "
    """What parts these from one another."""


@frozen(kw_only=True)
class Citation:
    """One source that a note names."""

    source: str
    """Id of the source; empty where the record names none."""
    cited: Cited
    """What it is called."""
    where: str = ""
    """The place in it."""

    @property
    def full(self) -> tuple[Text, ...]:
        """Return it as first cited: author, title, issuer, publisher, date, place in it, link."""
        cited = self.cited
        details = "".join(f"{cited.comma}{each}" for each in (cited.details, self.where) if each)
        return (*cited.names, *((Text(details),) if details else ()), *cited.link)

    @property
    def short(self) -> tuple[Text, ...]:
        """Return it as cited again: its short title, and the place in it."""
        return (self.cited.short, Text(f"{self.cited.comma}{self.where}")) if self.where else (self.cited.short,)


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
        texts: tuple[Text, ...] = ()
        for citation in note.citations:
            texts += (Text(note.joint), *self._texts(citation)) if texts else self._texts(citation)
        return self.count, texts

    def _texts(self, citation: Citation) -> tuple[Text, ...]:
        if citation.source in self._cited:
            return citation.short
        self._cited.add(citation.source)
        return citation.full
