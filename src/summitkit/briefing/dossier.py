"""What the function of a section is given: the summit, the findings, the labels, and how a statement is set in text."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from string import Formatter
from typing import Protocol

from attrs import field, fields, frozen

from summitkit.blocks import Block, Paragraph
from summitkit.briefing import dates
from summitkit.briefing.citations import Citations
from summitkit.briefing.labels import Joint, Labels
from summitkit.findings import Finding
from summitkit.inlines import Emphasis, Inline, Inlines, Note, Text
from summitkit.model import Brief, Evidence, Summit
from summitkit.model.brief import Action
from summitkit.model.positions import Basis


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
    citations: Citations
    """How sources are cited."""
    parties: dict[str, str]
    """Names of the parties by id."""
    people: dict[str, str]
    """Names of the people by id."""
    issues: dict[str, str]
    """Titles of the issues by id."""
    pointers: dict[int, str]
    """JSON pointers of the record's items, by identity."""
    tags: dict[tuple[str | None, ...], tuple[Text, ...]] = field(factory=dict)
    """Stances, firmnesses and bases of positions as they are set."""

    def words(self, text: str, emphasis: Emphasis = "plain", of: object = None) -> Text:
        """Return words of the record; `of` is the item that they state, or its JSON pointer."""
        return Text(text, emphasis=emphasis, language=self._language, pointer=self.pointer(of))

    def told(self, text: str, of: object, emphasis: Emphasis = "plain") -> Text:
        """Return what the labels make of something in the record, such as a date: words in their language."""
        return Text(text, emphasis=emphasis, pointer=self.pointer(of))

    def pointer(self, item: object) -> str:
        """Return the JSON pointer of an item of the record, or of a pointer itself; empty for what is neither."""
        return item if isinstance(item, str) else self.pointers.get(id(item), "")

    def statement(self, text: str, of: Sourced, emphasis: Emphasis = "plain") -> Inlines:
        """Return what an item of the record states, with the note that says on what it rests."""
        return self.words(text, emphasis, of), self.note(of.evidence)

    def labelled(self, label: str, text: str, of: Sourced) -> Inlines:
        """Return a statement under a label; either may be empty."""
        if not (label and text):
            return self.statement(label or text, of, "strong" if label else "plain")
        return self.words(self.labelling(label), "strong", of), *self.statement(text, of)

    def headed(self, head: Inlines, text: str, of: Sourced) -> Inlines:
        """Return a statement under strong inlines; the text may be empty."""
        if not text:
            return *head, self.note(of.evidence)
        return *head, Text(self.labelling(""), emphasis="strong"), *self.statement(text, of)

    def quote(self, evidence: Evidence) -> Text:
        """Return the words of a source in quotation marks, in the language that the source is written in."""
        source = self.citations.sources.get(evidence.source)
        language = source.language if source else ""
        return Text(self.labels.phrase("quoted", text=evidence.quote), language=language)

    def optional(self, text: str) -> Inlines:
        """Return words of the record, or nothing where it says nothing."""
        return (self.words(text),) if text else ()

    def note(self, evidence: tuple[Evidence, ...]) -> Note:
        """Return the note for some evidence; without any it says that the record names no source."""
        return self.citations.note(evidence)

    def notes(self, item: Sourced) -> Inlines:
        """Return the note of an item that may go without: a heading, a name."""
        return (self.note(item.evidence),) if item.evidence else ()

    def phrase(self, key: str, **values: object) -> Text:
        """Return a phrase of the briefing's own as a run."""
        return Text(self.labels.phrase(key, **values))

    def sentence(self, key: str, emphasis: Emphasis = "plain", /, **parts: Inline) -> Inlines:
        """Return a phrase of the briefing's own with inlines in its braces."""
        return self.filled(self._phrase(key), emphasis, **parts)

    def filled(self, pattern: str, emphasis: Emphasis = "plain", /, **parts: Inline) -> Inlines:
        """Return a label of the briefing's own with inlines in its braces."""
        pieces = Formatter().parse(pattern)
        taken = ((words and Text(words, emphasis=emphasis), parts.get(name or "")) for words, name, _, _ in pieces)
        return tuple(each for each in chain.from_iterable(taken) if each)

    def joined(self, parts: Iterable[str], joint: Joint = "list") -> str:
        """Return those parts that are not empty as one line."""
        return self.labels.joined(parts, joint)

    def strung(self, parts: Iterable[Inlines], joint: Joint = "list") -> Inlines:
        """Return the inlines of all parts as one line."""
        between = Text(self.labels.label("punctuation", joint))
        return tuple(chain.from_iterable((between, *part) for part in parts))[1:]

    def labelling(self, label: str) -> str:
        """Return a label with the mark that parts it from what it is the label of."""
        return self.labels.labelling(label)

    def date(self, edtf: str) -> str:
        """Return an EDTF date in words."""
        return dates.in_words(edtf, self.labels)

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of parties, as a list in words; an id that no party has stands for itself."""
        return self.joined(self.parties.get(each, each) for each in ids)

    def views(self, items: Iterable[Sourced]) -> Iterator[Block]:
        """Yield the remark that views are the sources' own, where every item has a source."""
        if all(item.evidence for item in items):
            yield Paragraph((self.phrase("according_to_sources"),), kind="remark")

    @cached_property
    def shared_basis(self) -> Basis | None:
        """Return the basis of all positions, if they have one in common: it need not stand with each of them."""
        shared = {position.basis for position in self.summit.positions}
        return shared.pop() if len(shared) == 1 else None

    @property
    def action(self) -> Action | None:
        """Return what is asked of the reader; a briefing that has no memo block asks nobody for anything."""
        brief = self.summit.brief
        return brief.action if brief and "memo" in self.headings else None

    @cached_property
    def is_foreign(self) -> bool:
        """Tell whether the record is in a language that the labels are not in."""
        return bool(self.summit.language) and not self.labels.cover(self.summit.language)

    @cached_property
    def _language(self) -> str:
        return self.summit.language if self.is_foreign else ""

    def _phrase(self, key: str) -> str:
        return self.labels.label("phrases", key)


def dossier(summit: Summit, findings: tuple[Finding, ...], headings: dict[str, str], labels: Labels) -> Dossier:
    """Return the dossier of a summit."""
    return Dossier(
        summit=summit,
        findings=findings,
        labels=labels,
        headings=headings,
        citations=Citations({source.id: source for source in summit.sources}, labels),
        parties={party.id: party.name for party in summit.parties},
        people={person.id: person.name for person in summit.people},
        issues={issue.id: issue.title for issue in summit.issues},
        pointers=dict(_pointers(summit)),
    )


def _pointers(summit: Summit) -> Iterator[tuple[int, str]]:
    for attribute in fields(Summit):
        yield from _numbered(f"/{attribute.name}", getattr(summit, attribute.name))
    for index, divergence in enumerate(summit.divergences):
        yield from _numbered(f"/divergences/{index}/statements", divergence.statements)
    brief = summit.brief or Brief()
    yield from _numbered("/brief/objectives", brief.objectives)
    yield from _numbered("/brief/questions_and_answers", brief.questions_and_answers)


def _numbered(pointer: str, items: object) -> Iterator[tuple[int, str]]:
    if isinstance(items, tuple):
        yield from ((id(item), f"{pointer}/{index}") for index, item in enumerate(items))
