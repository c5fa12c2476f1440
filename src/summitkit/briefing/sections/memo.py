"""For whom the briefing is, what it asks, and what the principal wants."""

from collections.abc import Iterator

from summitkit.blocks import Block, Choice, Entry, KeyValues, ListBlock, Paragraph
from summitkit.briefing.dossier import Dossier
from summitkit.inlines import Inline, Text
from summitkit.model import Brief, Objective, Recommendation

# Entries of the memo block that are in the words of the labels.
_TOLD = {"date", "action", "decide_by"}


def memo(dossier: Dossier) -> Iterator[Block]:
    """Yield the memo block: to, from, date, subject, action, decide by, cleared by."""
    brief = dossier.summit.brief
    entries = tuple(_entries(dossier, brief)) if brief else ()
    if entries:
        yield KeyValues(entries=entries, summary=dossier.labels.label("summaries", "memo"))


def recommendations(dossier: Dossier) -> Iterator[Block]:
    """Yield what is recommended, numbered, with boxes to tick where the briefing asks for a decision."""
    items = dossier.summit.recommendations
    choice = _choice(dossier) if dossier.action == "decision" else ()
    if items:
        yield from dossier.views(items)
        yield ListBlock(items=tuple((*_recommendation(dossier, item), *choice) for item in items), numbered=True)


def objectives(dossier: Dossier) -> Iterator[Block]:
    """Yield what the principal wants, and afterwards whether it was met."""
    brief = dossier.summit.brief
    if brief and brief.objectives:
        items = tuple((Paragraph(tuple(_objective(dossier, each))),) for each in brief.objectives)
        yield ListBlock(items=items, numbered=True)


def _entries(dossier: Dossier, brief: Brief) -> Iterator[Entry]:
    values = {
        "to": brief.to,
        "from": brief.sender,
        "date": dossier.date(brief.date),
        "subject": brief.subject,
        "action": dossier.labels.label("action", brief.action) if brief.action else "",
        "decide_by": dossier.date(brief.decide_by),
        "clearances": dossier.joined(brief.clearances),
    }
    for key, value in values.items():
        if value:
            set_in = dossier.told if key in _TOLD else dossier.words
            content = Paragraph((set_in(value, of=f"/brief/{key}"),))
            yield Entry(label=dossier.labels.label("memo", key), paragraphs=(content,))


def _choice(dossier: Dossier) -> tuple[Block, ...]:
    return (Choice(options=(dossier.labels.phrase("agree"), dossier.labels.phrase("disagree"))),)


def _recommendation(dossier: Dossier, item: Recommendation) -> Iterator[Block]:
    yield Paragraph(dossier.labelled(item.title, item.text, item))
    details = (
        dossier.sentence("addressee", text=dossier.words(item.addressee)) if item.addressee else (),
        dossier.sentence("owner", text=dossier.words(item.owner)) if item.owner else (),
        (dossier.phrase("due", date=dossier.date(item.due)),) if item.due else (),
    )
    if any(details):
        yield Paragraph(dossier.strung(filter(None, details), "facts"), kind="remark")


def _objective(dossier: Dossier, objective: Objective) -> Iterator[Inline]:
    yield dossier.words(objective.text, of=objective)
    if objective.status:
        yield Text(dossier.labels.label("punctuation", "aside"))
        yield Text(dossier.labels.label("objective_status", objective.status), emphasis="strong")
