"""Where accounts differ: each side in its own words, in a box that nobody leafs past."""

from collections.abc import Iterator

from summitkit.blocks import Block, Box, Paragraph
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.tables import filled
from summitkit.inlines import Inlines, Text
from summitkit.model import Delegate, Divergence, Outcome, Position, Statement

# Fields by which an item is known, the most telling first.
_NAMES = ("title", "name", "label", "area", "heading", "text")


def differences(dossier: Dossier) -> Iterator[Block]:
    """Yield a box for each divergence, with the words of both sides."""
    for divergence in dossier.summit.divergences:
        yield Box(
            title=_title(dossier, divergence),
            blocks=tuple(_blocks(dossier, divergence)),
            summary=dossier.labels.label("summaries", "difference"),
        )


def _title(dossier: Dossier, divergence: Divergence) -> Inlines:
    labels = dossier.labels
    kind = labels.label("divergence_kind", divergence.kind) if divergence.kind else labels.phrase("difference")
    subject = _subject(dossier, divergence.about)
    return dossier.told(dossier.labelling(kind) if subject else kind, divergence), *subject


def _subject(dossier: Dossier, pointer: str) -> Inlines:
    _, field, index, *_ = [*pointer.split("/"), "", ""]
    items = getattr(dossier.summit, field, ())
    if isinstance(items, tuple) and index.isdecimal() and int(index) < len(items):
        return dossier.filled(dossier.labels.label("items", field), name=_name(dossier, items[int(index)]))
    known = dossier.labels.find("fields", field)
    return filled(known) if known else dossier.optional(field)


def _name(dossier: Dossier, item: object) -> Text:
    match item:
        case Delegate():
            return dossier.words(dossier.people.get(item.person, item.person))
        case Position():
            issue = dossier.issues.get(item.issue, item.issue)
            return dossier.words(dossier.joined((dossier.names([item.party]), issue), "clause"))
        case Outcome():
            return Text(dossier.labels.label("outcome_kind", item.kind))
        case _:
            return dossier.words(next((name for field in _NAMES if (name := getattr(item, field, ""))), ""))


def _blocks(dossier: Dossier, divergence: Divergence) -> Iterator[Block]:
    for statement in divergence.statements:
        yield Paragraph(dossier.statement(statement.text, statement))
        yield from _quotes(dossier, statement)
    if divergence.resolution:
        settled = dossier.sentence("resolved", text=dossier.words(divergence.resolution))
        yield Paragraph(settled, kind="remark")
    else:
        yield Paragraph((dossier.phrase("unresolved"),), kind="remark")


def _quotes(dossier: Dossier, statement: Statement) -> Iterator[Block]:
    for evidence in statement.evidence:
        if evidence.quote and evidence.quote != statement.text:
            yield Paragraph((dossier.quote(evidence),), kind="quote")
