"""What the function of a section is given: the summit, the findings, the labels, and how a statement is set in text."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import fields, frozen

from summitkit.briefing import citations, dates
from summitkit.briefing.labels import Labels
from summitkit.document import Block, Paragraph
from summitkit.findings import Finding
from summitkit.inlines import Emphasis, Inlines, Note, Text
from summitkit.model import Evidence, Source, Summit


class Sourced(Protocol):
    """Something in a record that rests on evidence."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the words of the sources that say so."""
        ...


@frozen(kw_only=True)
class Dossier:
    """Everything that a briefing is made from, at hand."""

    summit: Summit
    """The record."""
    findings: tuple[Finding, ...]
    """What the checks found."""
    labels: Labels
    """Words besides those of the record."""
    headings: dict[str, str]
    """Headings of the sections that this briefing has room for, by key."""
    sources: dict[str, Source]
    """Sources by id."""
    parties: dict[str, str]
    """Names of the parties by id."""
    people: dict[str, str]
    """Names of the people by id."""
    issues: dict[str, str]
    """Titles of the issues by id."""
    pointers: dict[int, str]
    """JSON pointers of the record's items, by identity."""

    def words(self, text: str, emphasis: Emphasis = "plain", of: object = None) -> Text:
        """Return words of the record; `of` is the item that they state."""
        return Text(text, emphasis=emphasis, language=self._language, pointer=self.pointer(of))

    def pointer(self, item: object) -> str:
        """Return the JSON pointer of an item of the record; empty for what is none."""
        return self.pointers.get(id(item), "")

    def statement(self, text: str, of: Sourced, emphasis: Emphasis = "plain") -> Inlines:
        """Return what an item of the record states, with the note that says on what it rests."""
        return self.words(text, emphasis, of), self.note(of.evidence)

    def labelled(self, label: str, text: str, of: Sourced) -> Inlines:
        """Return a statement under a label; either may be empty."""
        if not (label and text):
            return self.statement(label or text, of, "strong" if label else "plain")
        return self.words(f"{label}: ", "strong", of), *self.statement(text, of)

    def quote(self, evidence: Evidence) -> Text:
        """Return the words of a source in quotation marks, in the language that the source is written in."""
        source = self.sources.get(evidence.source)
        language = source.language if source else ""
        return Text(self.labels.phrase("quoted", text=evidence.quote), language=language)

    def optional(self, text: str) -> Inlines:
        """Return words of the record, or nothing where it says nothing."""
        return (self.words(text),) if text else ()

    def note(self, evidence: tuple[Evidence, ...]) -> Note:
        """Return the note for some evidence; without any it says that the record names no source."""
        return citations.note(evidence, self.sources, self.labels)

    def notes(self, item: Sourced) -> Inlines:
        """Return the note of an item that may go without: a heading, a name."""
        return (self.note(item.evidence),) if item.evidence else ()

    def phrase(self, key: str, **values: object) -> Text:
        """Return a phrase of the briefing's own as a run."""
        return Text(self.labels.phrase(key, **values))

    def date(self, edtf: str) -> str:
        """Return an EDTF date in words."""
        return dates.in_words(edtf, self.labels)

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of parties, as a list in words; an id that no party has stands for itself."""
        return ", ".join(self.parties.get(each, each) for each in ids)

    def views(self, items: Iterable[Sourced]) -> Iterator[Block]:
        """Yield the remark that views are the sources' own, where every item has a source."""
        if all(item.evidence for item in items):
            yield Paragraph((self.phrase("according_to_sources"),), kind="remark")

    @property
    def is_foreign(self) -> bool:
        """Tell whether the record is in a language that the labels are not in."""
        return bool(self.summit.language) and not self.labels.cover(self.summit.language)

    @property
    def _language(self) -> str:
        return self.summit.language if self.is_foreign else ""


def dossier(summit: Summit, findings: tuple[Finding, ...], headings: dict[str, str], labels: Labels) -> Dossier:
    """Return the dossier of a summit."""
    return Dossier(
        summit=summit,
        findings=findings,
        labels=labels,
        headings=headings,
        sources={source.id: source for source in summit.sources},
        parties={party.id: party.name for party in summit.parties},
        people={person.id: person.name for person in summit.people},
        issues={issue.id: issue.title for issue in summit.issues},
        pointers=dict(_pointers(summit)),
    )


def _pointers(summit: Summit) -> Iterator[tuple[int, str]]:
    for attribute in fields(Summit):
        value = getattr(summit, attribute.name)
        if isinstance(value, tuple):
            yield from ((id(item), f"/{attribute.name}/{index}") for index, item in enumerate(value))
