"""The issues one by one: what each is, how it stands, and what each party holds on it."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from attrs import frozen

from summitkit.blocks import Block, Entry, KeyValues, ListBlock, Paragraph, Subheading
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.sections.results import main_outcome
from summitkit.briefing.sections.spectra import spectrum
from summitkit.briefing.sections.stances import Cells, basis_remark, gap, named, shown
from summitkit.briefing.tables import filled
from summitkit.inlines import Inlines, Text
from summitkit.model import Commitment, Issue, Position, Proposal

# Issues that are named with their questions; of more, the titles make one line.
_FEW = 5
Item = TypeVar("Item", Position, Proposal, Commitment)


@frozen(kw_only=True)
class _Topic:
    issue: Issue
    cells: Cells
    held: dict[str, tuple[Position, ...]]
    proposals: tuple[Proposal, ...]
    commitments: tuple[Commitment, ...]


def issue(dossier: Dossier) -> Iterator[Block]:
    """Yield what the matter is, in short: the issues, each with its question as long as they are few.

    What came of it stands first, unless the bottom line says so.
    """
    ended = () if "bottom_line" in dossier.headings else main_outcome(dossier)
    if ended:
        yield Paragraph(ended)
    issues = [each for each in dossier.summit.issues if each.parent not in dossier.issues] or dossier.summit.issues
    if len(issues) > _FEW:
        yield Paragraph(dossier.strung(_title(dossier, each) for each in issues))
    elif issues:
        yield ListBlock(items=tuple((Paragraph(_question(dossier, each)),) for each in issues))


def topics(dossier: Dossier) -> Iterator[Block]:
    """Yield issue by issue the question, the state of play, the positions, and what was offered and undertaken."""
    for topic in _topics(dossier):
        entries = (*_facts(dossier, topic), *_positions(dossier, topic), *_texts(dossier, topic))
        yield Subheading((dossier.words(topic.issue.title, of=topic.issue),))
        yield KeyValues(entries=entries, summary=dossier.labels.label("summaries", "topic"))
        yield from spectrum(dossier, topic.issue, topic.cells)
    others = [each for each in dossier.summit.positions if each.issue not in dossier.issues]
    if others:
        yield Subheading((dossier.phrase("other_topics"),))
        yield ListBlock(items=tuple(tuple(named(dossier, each)) for each in others))
    yield from basis_remark(dossier)


def _topics(dossier: Dossier) -> Iterator[_Topic]:
    matrix = dossier.summit.matrix()
    positions = _by_issue(dossier.summit.positions)
    proposals, commitments = _by_issue(dossier.summit.proposals), _by_issue(dossier.summit.commitments)
    columns = [party.id for party in matrix.parties]
    for each, cells in matrix.rows():
        # Whoever is no party of the record has no column, and may hold a position all the same.
        held = dict.fromkeys(position.party for position in positions.get(each.id, ()))
        yield _Topic(
            issue=each,
            cells=cells,
            held={party: matrix.cells.get((party, each.id), ()) for party in (*columns, *held)},
            proposals=tuple(proposals.get(each.id, ())),
            commitments=tuple(commitments.get(each.id, ())),
        )


def _by_issue(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.issue, []).append(item)
    return found


def _title(dossier: Dossier, item: Issue) -> Inlines:
    return dossier.words(item.title, of=item), *dossier.notes(item)


def _question(dossier: Dossier, item: Issue) -> Inlines:
    label = dossier.labelling(item.title) if item.question else item.title
    question = (dossier.words(item.question, of=item),) if item.question else ()
    return dossier.words(label, "strong", of=item), *question, *dossier.notes(item)


def _facts(dossier: Dossier, topic: _Topic) -> Iterator[Entry]:
    if topic.issue.question:
        yield _entry(dossier, "question", Paragraph(dossier.optional(topic.issue.question)))
    yield _entry(dossier, "state_of_play", *_state(dossier, topic))
    if topic.issue.status_quo:
        yield _entry(dossier, "status_quo", Paragraph(dossier.optional(topic.issue.status_quo)))


def _texts(dossier: Dossier, topic: _Topic) -> Iterator[Entry]:
    if topic.proposals:
        yield _entry(dossier, "proposals", *_proposals(dossier, topic.proposals))
    if topic.commitments:
        yield _entry(dossier, "commitments", *_commitments(dossier, topic.commitments))


def _entry(dossier: Dossier, key: str, *paragraphs: Paragraph) -> Entry:
    return Entry(label=dossier.labels.label("topics", key), paragraphs=paragraphs)


def _state(dossier: Dossier, topic: _Topic) -> Iterator[Paragraph]:
    item = topic.issue
    state = gap(dossier, item, topic.cells) or dossier.labels.phrase("not_stated")
    yield Paragraph((Text(state, pointer=dossier.pointer(item)), *dossier.notes(item)))
    parent = dossier.issues.get(item.parent, item.parent)
    if parent:
        yield Paragraph(dossier.sentence("part_of", title=dossier.words(parent)), kind="remark")


def _positions(dossier: Dossier, topic: _Topic) -> Iterator[Entry]:
    for party, positions in topic.held.items():
        if positions:
            paragraphs = tuple(each for position in positions for each in shown(dossier, position))
            yield Entry(label=dossier.names([party]), paragraphs=paragraphs)
    silent = [party for party, positions in topic.held.items() if not positions]
    if silent:
        names = Paragraph(dossier.optional(dossier.names(silent)))
        yield Entry(label=dossier.labels.phrase("not_stated"), paragraphs=(names,))


def _proposals(dossier: Dossier, items: Iterable[Proposal]) -> Iterator[Paragraph]:
    for each in items:
        yield Paragraph(dossier.labelled(each.title or each.id, each.text, each))
        yield from _remark(dossier, _of_proposal(dossier, each))


def _commitments(dossier: Dossier, items: Iterable[Commitment]) -> Iterator[Paragraph]:
    for each in items:
        yield Paragraph(dossier.labelled(dossier.names(each.obligors), each.text, each))
        yield from _remark(dossier, _of_commitment(dossier, each))


def _of_proposal(dossier: Dossier, item: Proposal) -> Iterator[Inlines]:
    yield dossier.optional(dossier.names(item.proposers))
    yield filled(dossier.labels.label("proposal_status", item.status) if item.status else "")


def _of_commitment(dossier: Dossier, item: Commitment) -> Iterator[Inlines]:
    yield filled(dossier.date(item.deadline))
    yield filled(dossier.labels.label("commitment_status", item.status) if item.status else "")


def _remark(dossier: Dossier, facts: Iterator[Inlines]) -> Iterator[Paragraph]:
    told = dossier.strung(filter(None, facts), "facts")
    if told:
        yield Paragraph(told, kind="remark")
