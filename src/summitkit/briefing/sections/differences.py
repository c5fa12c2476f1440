"""Where accounts differ: each side in its own words, in a box that nobody leafs past."""

from collections.abc import Iterator

from summitkit.briefing.dossier import Dossier
from summitkit.document import Block, Box, Inlines, Paragraph
from summitkit.model import Delegate, Divergence, Position, Statement

# Fields by which an item is known, the most telling first.
_NAMES = ("title", "name", "label", "area", "heading", "kind")


def differences(dossier: Dossier) -> Iterator[Block]:
    """Yield a box for each divergence, with the words of both sides."""
    for divergence in dossier.summit.divergences:
        yield Box(
            title=_title(dossier, divergence),
            blocks=tuple(_blocks(dossier, divergence)),
            summary=dossier.labels.label("summaries", "difference"),
        )


def _title(dossier: Dossier, divergence: Divergence) -> Inlines:
    kind = dossier.labels.label("divergence_kind", divergence.kind) if divergence.kind else ""
    title = ": ".join(filter(None, (kind, _subject(dossier, divergence.about))))
    return (dossier.words(title or dossier.labels.label("headings", "differences"), of=divergence),)


def _subject(dossier: Dossier, pointer: str) -> str:
    _, collection, index, *_ = [*pointer.split("/"), "", ""]
    label = dossier.labels.find("collections", collection) or collection
    items = getattr(dossier.summit, collection, ())
    known = isinstance(items, tuple) and index.isdecimal() and int(index) < len(items)
    return dossier.labels.phrase("stated", value=label, detail=_name(dossier, items[int(index)])) if known else label


def _name(dossier: Dossier, item: object) -> str:
    if isinstance(item, Delegate):
        return dossier.people.get(item.person, item.person)
    if isinstance(item, Position):
        return f"{dossier.names([item.party])}, {dossier.issues.get(item.issue, item.issue)}"
    return next((name for field in _NAMES if (name := getattr(item, field, ""))), type(item).__name__)


def _blocks(dossier: Dossier, divergence: Divergence) -> Iterator[Block]:
    for statement in divergence.statements:
        yield Paragraph(dossier.statement(statement.text, statement))
        yield from _quotes(dossier, statement)
    if divergence.resolution:
        yield Paragraph((dossier.words(dossier.labels.phrase("resolved", text=divergence.resolution)),), kind="remark")
    else:
        yield Paragraph((dossier.phrase("unresolved"),), kind="remark")


def _quotes(dossier: Dossier, statement: Statement) -> Iterator[Block]:
    for evidence in statement.evidence:
        if evidence.quote and evidence.quote != statement.text:
            yield Paragraph((dossier.quote(evidence),), kind="quote")
