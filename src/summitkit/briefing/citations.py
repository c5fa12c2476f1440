"""Evidence as notes: source, publisher, date, place in the source, link; shortened when cited again."""

from collections.abc import Iterator

from summitkit.briefing import dates
from summitkit.briefing.labels import Labels
from summitkit.inlines import Citation, Note, Text
from summitkit.model import Evidence, Locator, Source

# Longest title that a note repeats; a longer one is cut at a word.
_SHORT = 60


def note(evidence: tuple[Evidence, ...], sources: dict[str, Source], labels: Labels) -> Note:
    """Return the note that names the sources of a statement, or says that the record names none."""
    if not evidence:
        unsourced = (Text(labels.phrase("no_source")),)
        return Note(citations=(Citation(source="", full=unsourced, short=unsourced),))
    # Several quotes from one place are cited once; the list of sources has the words of each.
    places = {(each.source, each.locator): each for each in evidence}
    citations = tuple(_citation(each, sources, labels) for each in places.values())
    return Note(citations=citations, joint=labels.label("punctuation", "series"))


def reference(source: Source, labels: Labels, where: str = "") -> tuple[Text, ...]:
    """Return a source in full: author, title, issuer, publisher, date, the place in it, link."""
    comma = labels.label("punctuation", "clause")
    before = [Text(f"{source.author}{comma}")] if source.author else []
    details = labels.joined((*_details(source, labels), where), "clause")
    after = [Text(f"{comma}{details}")] if details else []
    link = [Text(comma), Text(source.url, link=source.url)] if source.url and source.url != name(source, labels) else []
    return (*before, _title(source, labels, source.title), *after, *link)


def place(locator: Locator, labels: Labels) -> str:
    """Return a place inside a source, such as `line 29`."""
    is_one = locator.end is None or locator.end == locator.start
    pattern = labels.label("locator", locator.unit if is_one else f"{locator.unit}s")
    return pattern.format(start=locator.start, end=locator.end)


def name(source: Source, labels: Labels) -> str:
    """Return what a source is called: its title, else whoever issued or published it, else what sort it is."""
    kind = labels.label("source_kind", source.kind) if source.kind else labels.phrase("unnamed_source")
    return source.title or source.issuer or source.publisher or source.url or kind


def _citation(evidence: Evidence, sources: dict[str, Source], labels: Labels) -> Citation:
    source = sources.get(evidence.source) or Source(id=evidence.source, title=evidence.source)
    where = place(evidence.locator, labels) if evidence.locator else ""
    short = _title(source, labels, _shortened(source.title))
    return Citation(
        source=source.id,
        full=reference(source, labels, where),
        short=(short, Text(f"{labels.label('punctuation', 'clause')}{where}")) if where else (short,),
    )


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
