"""What each party holds on each issue: the matrix, and the scales of issues that have one."""

from collections.abc import Iterator

from summitkit.blocks import Block, Cell, Column, ListBlock, Paragraph, Subheading, Table
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.sections.spectra import spectrum
from summitkit.briefing.sections.stances import Cells, basis_remark, gap, named, shown, tone_of
from summitkit.briefing.tables import Part, cell, parts
from summitkit.inlines import Reference, Text
from summitkit.model import Issue, Matrix, Position

_ISSUE_WIDTH = 1.4
# What an issue takes on a lying page where its question stands below its title.
_QUESTION_WIDTH = 2.2
_PARTY_WIDTH = 2.2
_GAP_WIDTH = 1.0
# What an upright page has room for, and what a lying one has; there the parties share what the issues leave.
_UPRIGHT_PARTIES = 3
_LYING_PARTIES = 5
_LYING_WIDTH = 12.0


def positions(dossier: Dossier) -> Iterator[Block]:
    """Yield the matrix of issues and parties, then whatever holds a place outside it.

    It is split into several tables where the parties do not fit; the last of them says how far they are apart.
    """
    matrix = dossier.summit.matrix()
    if matrix.issues:
        yield from _tables(dossier, matrix)
        for issue, cells in matrix.rows():
            yield from spectrum(dossier, issue, cells)
    outside = tuple(tuple(named(dossier, position)) for position in _outside(dossier, matrix))
    if outside:
        yield Subheading((dossier.phrase("other_positions"),))
        yield ListBlock(items=outside)
    yield from basis_remark(dossier)


def matrix_reference(dossier: Dossier) -> Reference | None:
    """Return a reference to the matrix, if the briefing has one."""
    is_shown = "positions" in dossier.headings and dossier.summit.issues
    return Reference(target="table-positions") if is_shown else None


def _tables(dossier: Dossier, matrix: Matrix) -> Iterator[Table]:
    rows = tuple(matrix.rows())
    most = _UPRIGHT_PARTIES if len(matrix.parties) <= _UPRIGHT_PARTIES else _LYING_PARTIES
    for part in parts(dossier, "positions", len(matrix.parties), most):
        yield Table(
            key=part.key,
            columns=tuple(_columns(dossier, matrix, part)),
            rows=tuple(tuple(_row(dossier, issue, cells, part)) for issue, cells in rows),
            caption=part.caption,
            summary=dossier.labels.label("summaries", "positions"),
        )


def _columns(dossier: Dossier, matrix: Matrix, part: Part) -> Iterator[Column]:
    labels, width, issue_width = dossier.labels, _PARTY_WIDTH, _ISSUE_WIDTH
    shown_here = matrix.parties[part.parties]
    if len(matrix.parties) > _UPRIGHT_PARTIES:
        width = (_LYING_WIDTH - (_GAP_WIDTH if part.is_last else 0)) / len(shown_here)
        issue_width = _QUESTION_WIDTH if part.is_first and any(each.question for each in matrix.issues) else issue_width
    yield Column(header=(Text(labels.label("columns", "issue")),), width=issue_width, is_header=True)
    for party in shown_here:
        yield Column(header=(dossier.words(party.name, of=party),), width=width)
    if part.is_last:
        yield Column(header=(Text(labels.label("columns", "gap")),), width=_GAP_WIDTH)


def _row(dossier: Dossier, issue: Issue, cells: Cells, part: Part) -> Iterator[Cell]:
    yield _issue(dossier, issue) if part.is_first else cell((dossier.words(issue.title),))
    for held in cells[part.parties]:
        yield _cell(dossier, held)
    if part.is_last:
        yield cell((Text(gap(dossier, issue, cells) or dossier.labels.phrase("not_stated")),))


def _issue(dossier: Dossier, issue: Issue) -> Cell:
    parent = dossier.issues.get(issue.parent, issue.parent)
    remarks = (
        dossier.optional(issue.question),
        dossier.sentence("part_of", title=dossier.words(parent)) if parent else (),
        dossier.sentence("status_quo", text=dossier.words(issue.status_quo)) if issue.status_quo else (),
    )
    # A title alone states nothing, and the result stands with its note in the outcome.
    notes = dossier.notes(issue) if any(remarks) else ()
    title = Paragraph((dossier.words(issue.title, of=issue), *notes))
    return Cell(paragraphs=(title, *(Paragraph(remark, kind="remark") for remark in remarks if remark)))


def _cell(dossier: Dossier, held: tuple[Position, ...]) -> Cell:
    stated = [paragraph for each in held for paragraph in shown(dossier, each)]
    return Cell(paragraphs=tuple(stated) or (Paragraph((dossier.phrase("not_stated"),)),), tone=tone_of(held))


def _outside(dossier: Dossier, matrix: Matrix) -> Iterator[Position]:
    parties = {party.id for party in matrix.parties}
    for position in dossier.summit.positions:
        if position.issue not in dossier.issues or position.party not in parties:
            yield position
