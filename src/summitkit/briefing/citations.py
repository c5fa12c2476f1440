"""Evidence as notes: source, publisher, date, place in the source, link; shortened when cited again."""

from collections.abc import Iterator, Mapping

from attrs import define, field

from summitkit.briefing import dates
from summitkit.briefing.labels import Labels
from summitkit.inlines import Citation, Cited, Note, Text
from summitkit.model import Evidence, Locator, Source

# Longest title that a note repeats; a longer one is cut at a word.
_SHORT = 60


@define
class Citations:
    """The notes of a briefing, and what they have in common."""

    sources: Mapping[str, Source]
    """Sources by id."""
    labels: Labels
    """Words around them."""
    _known: dict[str, Cited] = field(factory=dict)

    def note(self, evidence: tuple[Evidence, ...]) -> Note:
        """Return the note that names the sources of a statement, or says that the record names none."""
        if not evidence:
            unsourced = Text(self.labels.phrase("no_source"))
            return Note(citations=(Citation(source="", cited=Cited(names=(unsourced,), short=unsourced)),))
        # Several quotes from one place are cited once; the list of sources has the words of each.
        places = evidence if len(evidence) == 1 else {(each.source, each.locator): each for each in evidence}.values()
        return Note(citations=tuple(map(self._citation, places)), joint=self.labels.label("punctuation", "series"))

    def _citation(self, evidence: Evidence) -> Citation:
        cited = self._known.get(evidence.source)
        if cited is None:
            source = self.sources.get(evidence.source) or Source(id=evidence.source, title=evidence.source)
            cited = self._known[evidence.source] = cited_as(source, self.labels)
        where = place(evidence.locator, self.labels) if evidence.locator else ""
        return Citation(source=evidence.source, cited=cited, where=where)


def cited_as(source: Source, labels: Labels) -> Cited:
    """Return how a source is cited."""
    comma = labels.label("punctuation", "clause")
    author = (Text(f"{source.author}{comma}"),) if source.author else ()
    has_link = source.url and source.url != name(source, labels)
    return Cited(
        names=(*author, _title(source, labels, source.title)),
        details=labels.joined(_details(source, labels), "clause"),
        link=(Text(comma), Text(source.url, link=source.url)) if has_link else (),
        short=_title(source, labels, _shortened(source.title)),
        comma=comma,
    )


def place(locator: Locator, labels: Labels) -> str:
    """Return a place inside a source, such as `line 29`."""
    is_one = locator.end is None or locator.end == locator.start
    pattern = labels.label("locator", locator.unit if is_one else f"{locator.unit}s")
    return pattern.format(start=locator.start, end=locator.end)


def name(source: Source, labels: Labels) -> str:
    """Return what a source is called: its title, else whoever issued or published it, else what sort it is."""
    kind = labels.label("source_kind", source.kind) if source.kind else labels.phrase("unnamed_source")
    return source.title or source.issuer or source.publisher or source.url or kind


def _title(source: Source, labels: Labels, title: str) -> Text:
    if title:
        return Text(title, emphasis="emphasis", language=source.language)
    called = name(source, labels)
    return Text(called, link=source.url if called == source.url else "")


def _shortened(title: str) -> str:
    return title if len(title) <= _SHORT else f"{title[:_SHORT].rpartition(' ')[0] or title[:_SHORT]}…"


def _details(source: Source, labels: Labels) -> Iterator[str]:
    named = name(source, labels)
    yield from (each for each in (source.issuer, source.publisher) if each and each != named)
    if source.published:
        yield labels.phrase("published", date=dates.in_words(source.published, labels))
