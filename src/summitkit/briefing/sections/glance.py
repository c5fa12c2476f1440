"""The positions at a glance: one word for each party on each issue."""

from collections.abc import Iterator

from summitkit.blocks import Block, Cell, Column, Paragraph, Table
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.sections.positions import matrix_reference
from summitkit.briefing.sections.stances import Cells, stances_of, tone_of
from summitkit.briefing.tables import Part, cell, parts
from summitkit.inlines import Text
from summitkit.model import Issue, Matrix, Position

# The full matrix of this many parties and issues is seen at a glance itself.
_FEW_PARTIES, _FEW_ISSUES = 3, 6
# More issues than these, about two pages, are no glance: that is what the workbook is for.
_MANY_ISSUES = 60
_ISSUE_WIDTH = 1.8
_PARTY_WIDTH = 1.2
_PARTIES = 10


def glance(dossier: Dossier) -> Iterator[Block]:
    """Yield a grid of stances where the matrix is too large to be seen whole, and any stance is known."""
    matrix = dossier.summit.matrix()
    is_small = len(matrix.parties) <= _FEW_PARTIES and len(matrix.issues) <= _FEW_ISSUES
    if (
        is_small
        or len(matrix.issues) > _MANY_ISSUES
        or not any(stances_of(held) for _, cells in matrix.rows() for held in cells)
    ):
        return
    for part in parts(dossier, "glance", len(matrix.parties), _PARTIES):
        yield _table(dossier, matrix, part)
    if reference := matrix_reference(dossier):
        yield Paragraph(dossier.sentence("see", table=reference), kind="remark")


def _table(dossier: Dossier, matrix: Matrix, part: Part) -> Table:
    issue = Column(header=(Text(dossier.labels.label("columns", "issue")),), width=_ISSUE_WIDTH, is_header=True)
    parties = (
        Column(header=(dossier.words(party.name),), width=_PARTY_WIDTH, is_centred=True)
        for party in matrix.parties[part.parties]
    )
    return Table(
        key=part.key,
        columns=(issue, *parties),
        rows=tuple(_row(dossier, *row, part) for row in matrix.rows()),
        caption=part.caption,
        summary=dossier.labels.label("summaries", "glance"),
    )


def _row(dossier: Dossier, issue: Issue, cells: Cells, part: Part) -> tuple[Cell, ...]:
    return cell((dossier.words(issue.title),)), *(_stance(dossier, held) for held in cells[part.parties])


def _stance(dossier: Dossier, held: tuple[Position, ...]) -> Cell:
    words = [Paragraph((Text(_word(dossier, held)),))]
    if any(position.firmness == "red_line" for position in held):
        words.append(Paragraph((Text(dossier.labels.label("firmness", "red_line"), emphasis="alert"),)))
    return Cell(paragraphs=tuple(words), tone=tone_of(held))


def _word(dossier: Dossier, held: tuple[Position, ...]) -> str:
    if all(position.stance == "not_stated" for position in held):
        return dossier.labels.phrase("not_stated")
    told = dossier.joined(dossier.labels.label("stance", stance) for stance in stances_of(held))
    return told or dossier.labels.phrase("without_stance")
