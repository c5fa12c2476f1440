"""What each party holds on each issue: the matrix, and the scales of issues that have one."""

from collections.abc import Iterator

from summitkit.briefing.dossier import Dossier
from summitkit.briefing.tables import cell
from summitkit.document import Block, Cell, Column, ListBlock, Mark, Paragraph, Spectrum, Subheading, Table, Tone
from summitkit.inlines import Text
from summitkit.model import Issue, Matrix, Position

_ISSUE_WIDTH = 1.4
_PARTY_WIDTH = 2.2
_GAP_WIDTH = 1.0


def positions(dossier: Dossier) -> Iterator[Block]:
    """Yield the matrix of issues and parties, then whatever holds a place outside it."""
    matrix = dossier.summit.matrix()
    if matrix.issues and matrix.parties:
        yield _matrix(dossier, matrix)
        yield from _shared_basis(dossier)
        yield from _spectra(dossier, matrix)
    outside = tuple(_outside(dossier, matrix))
    if outside:
        yield Subheading((dossier.phrase("other_positions"),))
        yield ListBlock(items=outside)


def _matrix(dossier: Dossier, matrix: Matrix) -> Table:
    tagged = _basis_shared(dossier) is None
    gaps = [_gap(dossier, matrix, issue) for issue in matrix.issues]
    with_gap = any(gaps)
    rows = (
        (
            _issue(dossier, issue),
            *(_cell(dossier, held, tagged=tagged) for held in cells),
            *((_stated(dossier, gap),) if with_gap else ()),
        )
        for gap, (issue, cells) in zip(gaps, matrix.rows(), strict=True)
    )
    return Table(
        key="table-positions",
        columns=tuple(_columns(dossier, matrix, with_gap=with_gap)),
        rows=tuple(rows),
        caption=dossier.labels.label("captions", "positions"),
        summary=dossier.labels.label("summaries", "positions"),
    )


def _columns(dossier: Dossier, matrix: Matrix, *, with_gap: bool) -> Iterator[Column]:
    header = (Text(dossier.labels.label("columns", "issue")),)
    yield Column(header=header, width=_ISSUE_WIDTH, is_header=True)
    for party in matrix.parties:
        yield Column(header=(dossier.words(party.name, of=party),), width=_PARTY_WIDTH)
    if with_gap:
        is_measured = any(_distance(dossier, matrix, issue) for issue in matrix.issues)
        header = (Text(dossier.labels.label("columns", "gap" if is_measured else "result")),)
        yield Column(header=header, width=_GAP_WIDTH)


def _issue(dossier: Dossier, issue: Issue) -> Cell:
    remarks = [issue.question] if issue.question else []
    if issue.parent:
        remarks.append(dossier.labels.phrase("part_of", title=dossier.issues.get(issue.parent, issue.parent)))
    if issue.status_quo:
        remarks.append(dossier.labels.phrase("status_quo", text=issue.status_quo))
    title = Paragraph((dossier.words(issue.title, of=issue),))
    return Cell(paragraphs=(title, *(_remark(dossier, text) for text in remarks)))


def _cell(dossier: Dossier, held: tuple[Position, ...], *, tagged: bool) -> Cell:
    if not held:
        return Cell(paragraphs=(Paragraph((dossier.phrase("not_stated"),)),), tone="not_stated")
    stances = {each.stance for each in held}
    tone: Tone = (stances.pop() or "plain") if len(stances) == 1 else "plain"
    return Cell(paragraphs=tuple(part for each in held for part in _position(dossier, each, tagged=tagged)), tone=tone)


def _position(dossier: Dossier, position: Position, *, tagged: bool) -> Iterator[Paragraph]:
    tags = " · ".join(_tags(dossier, position, tagged=tagged))
    # A stance that is not stated rests on silence; there are no words to name a source for.
    silent = position.stance == "not_stated" and not position.evidence
    note = () if silent else (dossier.note(position.evidence),)
    if tags:
        stance = Text(tags, emphasis="strong", pointer=dossier.pointer(position))
        yield Paragraph((stance,) if position.text else (stance, *note))
    if position.text or not tags:
        yield Paragraph((dossier.words(position.text, of=position), *note))
    details = tuple(_details(dossier, position))
    if details:
        yield _remark(dossier, "\n".join(details))


def _tags(dossier: Dossier, position: Position, *, tagged: bool) -> Iterator[str]:
    if position.stance:
        yield dossier.labels.label("stance", position.stance)
    if position.firmness:
        yield dossier.labels.label("firmness", position.firmness)
    if position.basis and tagged:
        yield dossier.labels.label("basis", position.basis)


def _details(dossier: Dossier, position: Position) -> Iterator[str]:
    if position.conditions:
        yield dossier.labels.phrase("on_condition", text="; ".join(position.conditions))
    if position.as_of:
        yield dossier.labels.phrase("as_of", date=dossier.date(position.as_of))
    if position.marking:
        yield position.marking


def _basis_shared(dossier: Dossier) -> str | None:
    shared = {position.basis for position in dossier.summit.positions}
    return shared.pop() if len(shared) == 1 else None


def _shared_basis(dossier: Dossier) -> Iterator[Block]:
    basis = _basis_shared(dossier)
    if basis:
        yield Paragraph((dossier.phrase(f"all_{basis}"),), kind="remark")


def _gap(dossier: Dossier, matrix: Matrix, issue: Issue) -> str:
    result = dossier.labels.label("issue_result", issue.result) if issue.result else ""
    return "\n".join(filter(None, (result, _distance(dossier, matrix, issue))))


def _distance(dossier: Dossier, matrix: Matrix, issue: Issue) -> str:
    values = [value for _, value in _placed(matrix, issue)]
    if issue.scale is None or len(values) < 2:  # noqa: PLR2004 - a distance is between two
        return ""
    length, distance = issue.scale.max - issue.scale.min, max(values) - min(values)
    return dossier.labels.phrase("distance", distance=f"{distance:g}", length=f"{length:g}")


def _stated(dossier: Dossier, text: str) -> Cell:
    return cell((Text(text or dossier.labels.phrase("not_stated")),))


def _remark(dossier: Dossier, text: str) -> Paragraph:
    return Paragraph((dossier.words(text),), kind="remark")


def _placed(matrix: Matrix, issue: Issue) -> Iterator[tuple[Position, float]]:
    for party in matrix.parties:
        for position in matrix.cell(party.id, issue.id):
            if position.value is not None:
                yield position, position.value


def _spectra(dossier: Dossier, matrix: Matrix) -> Iterator[Block]:
    for issue in matrix.issues:
        marks = tuple(_mark(dossier, position, value) for position, value in _placed(matrix, issue))
        if issue.scale and marks:
            yield Spectrum(
                key=f"spectrum-{issue.id}",
                caption=dossier.labels.label("captions", "spectrum").format(title=issue.title),
                summary=dossier.labels.label("summaries", "spectrum"),
                low=issue.scale.min,
                high=issue.scale.max,
                anchors=tuple((anchor.value, anchor.label) for anchor in issue.scale.anchors),
                marks=marks,
                headers=(dossier.labels.label("columns", "party"), dossier.labels.label("columns", "value")),
            )


def _mark(dossier: Dossier, position: Position, value: float) -> Mark:
    note = dossier.note(position.evidence)
    return Mark(label=dossier.names([position.party]), value=value, span=position.value_range, note=note)


def _outside(dossier: Dossier, matrix: Matrix) -> Iterator[tuple[Block, ...]]:
    issues = {issue.id for issue in matrix.issues}
    parties = {party.id for party in matrix.parties}
    for position in dossier.summit.positions:
        if position.issue not in issues or position.party not in parties:
            yield tuple(_labelled(dossier, position))


def _labelled(dossier: Dossier, position: Position) -> Iterator[Block]:
    label = f"{dossier.names([position.party])}, {dossier.issues.get(position.issue, position.issue)}: "
    first, *rest = _position(dossier, position, tagged=True)
    yield Paragraph((dossier.words(label, "strong"), *first.content))
    yield from rest
