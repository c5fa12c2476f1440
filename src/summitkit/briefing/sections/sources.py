"""The sources of a briefing, and the words in them that its statements rest on."""

from collections.abc import Iterable, Iterator
from itertools import chain

from attrs import evolve

from summitkit.blocks import Block, ListBlock, Paragraph, Table
from summitkit.briefing import citations
from summitkit.briefing.dossier import Dossier, Sourced
from summitkit.briefing.tables import Field, filled, table
from summitkit.inlines import Citation, Inlines, Text
from summitkit.model import Evidence, Source, Summit


def sources(dossier: Dossier) -> Iterator[Block]:
    """Yield every source in full, then the words relied on, in the order of the source."""
    items = dossier.summit.sources
    if items:
        yield ListBlock(items=tuple(tuple(_source(dossier, source)) for source in items), numbered=True)
    cited: dict[str, list[Evidence]] = {}
    for evidence in dict.fromkeys(_evidence(dossier.summit)):
        cited.setdefault(evidence.source, []).append(evidence)
    for source, places in cited.items():
        yield from _quotes(dossier, source, [each for each in places if each.quote])


def _source(dossier: Dossier, source: Source) -> Iterator[Block]:
    first, *rest = Citation(source=source.id, cited=citations.cited_as(source, dossier.labels)).full
    yield Paragraph((evolve(first, pointer=dossier.pointer(source)), *rest))
    kind = dossier.labels.label("source_kind", source.kind) if source.kind else ""
    details = (
        kind if kind != citations.name(source, dossier.labels) else "",
        dossier.labels.phrase("accessed", date=dossier.date(source.accessed)) if source.accessed else "",
        dossier.labels.phrase("sha256", digest=source.sha256) if source.sha256 else "",
    )
    if any(details):
        yield Paragraph((Text(dossier.joined(details, "facts")),), kind="remark")


def _quotes(dossier: Dossier, source: str, cited: list[Evidence]) -> Iterator[Table]:
    known = dossier.citations.sources.get(source)
    caption = dossier.labels.label("captions", "quotes")
    name = citations.name(known, dossier.labels) if known else source
    for each in table(dossier, "quotes", sorted(cited, key=_start), _QUOTE_FIELDS):
        yield evolve(each, key=f"table-quotes-{source}", caption=caption.format(source=name))


def _start(evidence: Evidence) -> int:
    start = evidence.locator.start if evidence.locator else 0
    return start if isinstance(start, int) else 0


def _place(dossier: Dossier, evidence: Evidence) -> Inlines:
    return filled(citations.place(evidence.locator, dossier.labels) if evidence.locator else "")


def _quote(dossier: Dossier, evidence: Evidence) -> Inlines:
    return (dossier.quote(evidence),)


def _evidence(summit: Summit) -> Iterator[Evidence]:
    # The prose of an account stands in the briefing as it is: quoting it again would say nothing new.
    sourced: Iterable[Sourced] = chain(
        summit.delegates,
        summit.sessions,
        summit.issues,
        summit.positions,
        summit.proposals,
        summit.outcomes,
        summit.commitments,
        summit.takeaways,
        summit.implications,
        summit.recommendations,
        (statement for divergence in summit.divergences for statement in divergence.statements),
    )
    return (evidence for item in sourced for evidence in item.evidence)


_QUOTE_FIELDS = (Field("place", 1, _place), Field("quote", 5, _quote))
