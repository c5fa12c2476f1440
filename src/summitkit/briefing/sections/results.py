"""What came of the summit: the bottom line, the outcome, commitments, and the texts that were on the table."""

from collections import Counter
from collections.abc import Iterator

from summitkit.blocks import Block, Box, Entry, KeyValues, Paragraph
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.sections.positions import matrix_reference
from summitkit.briefing.tables import Field, filled, table
from summitkit.inlines import Inline, Inlines, Reference, Text
from summitkit.model import Assessment, Commitment, Issue, Outcome, Proposal


def bottom_line(dossier: Dossier) -> Iterator[Block]:
    """Yield at most four lines: the outcome, what became of the issues, what else to read, and what is asked."""
    lines = tuple(
        Paragraph(content)
        for content in (
            main_outcome(dossier),
            tuple(_results(dossier)),
            _where_to_read(dossier),
            _asked(dossier),
        )
        if content
    )
    if lines:
        summary = dossier.labels.label("summaries", "bottom_line")
        yield Box(title=(), blocks=lines, summary=summary, tone="highlight")


def outcome(dossier: Dossier) -> Iterator[Block]:
    """Yield what the summit ended in, and which issues were agreed and which were not."""
    for each in dossier.summit.outcomes:
        yield Paragraph(_outcome(dossier, each))
    entries = tuple(_by_result(dossier))
    if entries:
        yield KeyValues(entries=entries, summary=dossier.labels.label("summaries", "outcome"))


def commitments(dossier: Dossier) -> Iterator[Block]:
    """Yield who undertook what, by when, and how far it has got."""
    yield from table(dossier, "commitments", dossier.summit.commitments, _COMMITMENT_FIELDS)


def proposals(dossier: Dossier) -> Iterator[Block]:
    """Yield the texts and ideas that were put on the table."""
    yield from table(dossier, "proposals", dossier.summit.proposals, _PROPOSAL_FIELDS)


def main_outcome(dossier: Dossier) -> Inlines:
    """Return what the summit as a whole ended in, or the first of its outcomes."""
    outcomes = dossier.summit.outcomes
    whole = [each for each in outcomes if not each.issues]
    return _outcome(dossier, (*whole, *outcomes)[0]) if outcomes else ()


def _outcome(dossier: Dossier, item: Outcome) -> Inlines:
    kind = dossier.told(dossier.labels.label("outcome_kind", item.kind), item, "strong")
    some = item.issues if len(item.issues) < len(dossier.summit.issues) else ()
    issues = dossier.joined(dossier.issues.get(issue, issue) for issue in some)
    detail = dossier.joined((item.instrument, issues), "series")
    head = (
        dossier.sentence("stated", "strong", value=kind, detail=dossier.words(detail, "strong")) if detail else (kind,)
    )
    return dossier.headed(head, item.text, item)


def _results(dossier: Dossier) -> Iterator[Inline]:
    issues = dossier.summit.issues
    counts: Counter[str | None] = Counter(issue.result for issue in issues)
    labels = dossier.labels.group("issue_result")
    parts = (
        dossier.labels.phrase("counted", label=label, count=counts[result], all=len(issues))
        for result, label in labels.items()
        if counts[result]
    )
    yield from filled(dossier.joined(parts, "facts"))


def _where_to_read(dossier: Dossier) -> Inlines:
    summit = dossier.summit
    counts = {
        "differences": len(summit.divergences),
        "recommendations": len(summit.recommendations),
        "commitments": len(summit.commitments),
    }
    shown = [(key, count) for key, count in counts.items() if count and key in dossier.headings]
    parts = [
        _where(dossier, Reference(target=key, text=dossier.headings[key]), Text(str(count))) for key, count in shown
    ]
    if summit.positions and (table := matrix_reference(dossier)):
        parts.insert(0, _where(dossier, Text(dossier.headings["positions"]), table))
    return dossier.strung(parts, "facts")


def _where(dossier: Dossier, section: Inline, detail: Inline) -> Inlines:
    return dossier.sentence("stated", value=section, detail=detail)


def _asked(dossier: Dossier) -> Inlines:
    if dossier.action is None:
        return ()
    brief = dossier.summit.brief
    asked = dossier.labels.label("asked", dossier.action)
    if brief and brief.decide_by:
        return (dossier.phrase("asked_by", asked=asked, date=dossier.date(brief.decide_by)),)
    return (dossier.phrase("asked", asked=asked),)


def _by_result(dossier: Dossier) -> Iterator[Entry]:
    for result, label in dossier.labels.group("issue_result").items():
        issues = [issue for issue in dossier.summit.issues if issue.result == result]
        if issues:
            yield Entry(label=label, paragraphs=(Paragraph(_titles(dossier, issues)),))


def _titles(dossier: Dossier, issues: list[Issue]) -> Inlines:
    return dossier.strung((dossier.words(issue.title, of=issue), *dossier.notes(issue)) for issue in issues)


def _commitment(dossier: Dossier, item: Commitment) -> Inlines:
    conditions = dossier.joined(item.conditions, "series")
    added = (Text("\n"), *dossier.sentence("on_condition", text=dossier.words(conditions))) if conditions else ()
    return (*dossier.statement(item.text, item), *added)


def _commitment_status(dossier: Dossier, item: Commitment) -> Inlines:
    return filled(dossier.labels.label("commitment_status", item.status) if item.status else "")


def _assessments(dossier: Dossier, item: Commitment) -> Inlines:
    return filled("\n".join(_assessment(dossier, each) for each in item.assessments))


def _assessment(dossier: Dossier, item: Assessment) -> str:
    as_of = dossier.labels.phrase("as_of", date=dossier.date(item.as_of)) if item.as_of else ""
    score = dossier.labels.phrase("score", score=dossier.labels.number(item.score), scale=item.scale)
    details = dossier.joined((item.assessor, as_of), "clause")
    return dossier.labels.phrase("stated", value=score, detail=details) if details else score


def _proposal(dossier: Dossier, item: Proposal) -> Inlines:
    title = dossier.words(item.title or item.id, of=item)
    return (title,) if item.text else (title, dossier.note(item.evidence))


def _proposal_text(dossier: Dossier, item: Proposal) -> Inlines:
    return dossier.statement(item.text, item) if item.text else ()


def _proposal_status(dossier: Dossier, item: Proposal) -> Inlines:
    return filled(dossier.labels.label("proposal_status", item.status) if item.status else "")


_COMMITMENT_FIELDS = (
    Field[Commitment]("obligor", 1.3, lambda dossier, item: dossier.optional(dossier.names(item.obligors))),
    Field("commitment", 3, _commitment),
    Field[Commitment]("beneficiary", 1.1, lambda dossier, item: dossier.optional(dossier.names(item.beneficiaries))),
    Field[Commitment]("deadline", 1.1, lambda dossier, item: filled(dossier.date(item.deadline))),
    Field("status", 1, _commitment_status),
    Field("assessments", 1.5, _assessments),
)
_PROPOSAL_FIELDS = (
    Field("proposal", 2, _proposal),
    Field("text", 3.5, _proposal_text),
    Field[Proposal]("proposers", 1.3, lambda dossier, item: dossier.optional(dossier.names(item.proposers))),
    Field[Proposal]("issue", 1.2, lambda dossier, item: dossier.optional(dossier.issues.get(item.issue, item.issue))),
    Field("status", 1, _proposal_status),
)
