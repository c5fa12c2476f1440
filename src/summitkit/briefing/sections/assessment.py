"""What sources make of the summit: takeaways, and what may follow, with likelihood and confidence in words."""

from collections.abc import Iterator

from summitkit.blocks import Block, ListBlock, Paragraph
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.tables import Field, filled, table
from summitkit.inlines import Inline, Inlines, Reference, Text
from summitkit.model import Implication


def takeaways(dossier: Dossier) -> Iterator[Block]:
    """Yield the points that sources draw from the summit."""
    items = dossier.summit.takeaways
    if items:
        yield from dossier.views(items)
        yield ListBlock(items=tuple((Paragraph(dossier.labelled(each.label, each.text, each)),) for each in items))


def assessment(dossier: Dossier) -> Iterator[Block]:
    """Yield what may follow, by area; the scale of likelihood is named where it is used."""
    items = dossier.summit.implications
    if items:
        yield from dossier.views(items)
        yield from table(dossier, "assessment", items, _FIELDS)
    if _is_scale_used(dossier):
        yield Paragraph(tuple(_scale_remark(dossier)), kind="remark")


def likelihood(dossier: Dossier) -> Iterator[Block]:
    """Yield the scale of likelihood, where it is used."""
    if _is_scale_used(dossier):
        terms = tuple(dossier.labels.group("likelihood"))
        yield from table(dossier, "likelihood", terms, _SCALE_FIELDS)


def _scale_remark(dossier: Dossier) -> Iterator[Inline]:
    yield dossier.phrase("likelihood_scale")
    if "likelihood" in dossier.headings:
        yield from (Text(" "), *dossier.sentence("see", table=Reference(target="table-likelihood")))


def _is_scale_used(dossier: Dossier) -> bool:
    return any(each.likelihood for each in dossier.summit.implications)


def _area(dossier: Dossier, item: Implication) -> Inlines:
    if not item.area:
        return ()
    area = dossier.words(item.area, of=item)
    return (area,) if item.text else (area, dossier.note(item.evidence))


def _text(dossier: Dossier, item: Implication) -> Inlines:
    return dossier.statement(item.text, item) if item.text else ()


def _likelihood(dossier: Dossier, item: Implication) -> Inlines:
    return filled(dossier.labels.label("likelihood", item.likelihood) if item.likelihood else "")


def _confidence(dossier: Dossier, item: Implication) -> Inlines:
    return filled(dossier.labels.label("confidence", item.confidence) if item.confidence else "")


def _term(dossier: Dossier, term: str) -> Inlines:
    return (Text(dossier.labels.label("likelihood", term)),)


def _probability(dossier: Dossier, term: str) -> Inlines:
    return (Text(dossier.labels.label("probability", term)),)


_FIELDS = (
    Field("area", 1.4, _area),
    Field("implication", 3.2, _text),
    Field[Implication]("affected", 1.1, lambda dossier, item: dossier.optional(dossier.names(item.affected))),
    Field[Implication]("horizon", 1.1, lambda dossier, item: dossier.optional(item.horizon)),
    Field("likelihood", 1.1, _likelihood),
    Field("confidence", 1.1, _confidence),
)
_SCALE_FIELDS = (Field("term", 2, _term), Field("probability", 1, _probability))
