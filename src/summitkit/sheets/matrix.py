"""The matrix: issues by parties, what each party holds in the cell, and "Not stated" where nothing is known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

import attrs

from summitkit.model import Issue, Matrix, Position, Summit
from summitkit.sheets.columns import column
from summitkit.sheets.sheet import Column, Row, Rows, Sheet, Tone
from summitkit.sheets.words import in_words

_NOT_STATED: Tone = "not_stated"
_MIXED, _UNCLASSIFIED = "mixed", "unclassified"
# What a party does, and what several do.
_COUNTED = {
    "supports": ("supports", "support"),
    "conditional": ("conditional", "conditional"),
    "opposes": ("opposes", "oppose"),
    "neutral": ("neutral", "neutral"),
    "refused_to_discuss": ("refuses to discuss", "refuse to discuss"),
    _MIXED: ("with several stances", "with several stances"),
    _UNCLASSIFIED: ("without a stance", "without a stance"),
    _NOT_STATED: ("not stated", "not stated"),
}
_AGREEMENT = (
    "How many parties take which stance. It is split where one opposes what another supports, be it under conditions; "
    "who holds a position that nobody has classified is without a stance."
)
# A view of the positions is of no use beyond this many cells, and takes longer than all other sheets together.
LARGEST = 1_000_000


def matrix_sheet(summit: Summit) -> Sheet | None:
    """Return the matrix, or None where it would be empty or too large."""
    matrix = _without_twins(summit.matrix())
    if not matrix.issues or not matrix.parties or not summit.positions or is_too_large(matrix):
        return None
    has_stances = any(position.stance for position in summit.positions)
    has_result = any(issue.result for issue in matrix.issues)
    return Sheet(
        key="matrix",
        name="Matrix",
        note='What each party holds on each issue; "Not stated" where no source says.',
        columns=tuple(_columns(matrix, has_result=has_result, has_stances=has_stances)),
        rows=Rows(partial(_rows, matrix, has_result=has_result, has_stances=has_stances)),
        fixed=2,
    )


def is_too_large(matrix: Matrix) -> bool:
    """Tell whether a matrix has more than `LARGEST` cells."""
    return len(matrix.issues) * len(matrix.parties) > LARGEST


def _without_twins(matrix: Matrix) -> Matrix:
    # Two parties with one id are an error of the record (a check says so) and share their positions.
    return attrs.evolve(matrix, parties=tuple({party.id: party for party in matrix.parties}.values()))


def _columns(matrix: Matrix, *, has_result: bool, has_stances: bool) -> Iterator[Column]:
    yield attrs.evolve(
        column(Issue, "id", "reference"),
        key="issue",
        heading="Issue (ID)",
        target="issues",
        derived=True,
        identifies=True,
    )
    yield attrs.evolve(column(Issue, "title"), key="issue_name", heading="Issue", derived=True)
    for party in matrix.parties:
        heading = " ".join(party.name.split())
        yield Column(
            key=f"party:{party.id}",
            heading=heading,
            width=38,
            note=f"What {heading} holds; the sheet Positions has the sources.",
            derived=True,
        )
    if has_stances:
        yield Column(key="agreement", heading="Agreement", width=34, note=_AGREEMENT, derived=True)
    if has_result:
        yield attrs.evolve(column(Issue, "result", "enum", width=14), derived=True)


def _rows(matrix: Matrix, *, has_result: bool, has_stances: bool) -> Iterator[Row]:
    for index, (issue, cells) in enumerate(matrix.rows()):
        held = zip(matrix.parties, cells, strict=True)
        agreement = (agreement_of(cells),) if has_stances else ()
        result = (in_words(issue.result) if issue.result else None,) if has_result else ()
        yield Row(
            pointer=f"/issues/{index}",
            cells=(issue.id, issue.title, *map(_cell, cells), *agreement, *result),
            tones={f"party:{party.id}": tone for party, positions in held if (tone := _tone(positions))},
        )


def agreement_of(cells: Iterable[tuple[Position, ...]]) -> str:
    """Return in words how many parties take which stance on an issue, of the positions that each one holds.

    >>> agreement_of([(Position(issue="i", party="a", stance="supports"),), ()])
    '1 supports, 1 not stated'
    """
    found = Counter(map(_stance, cells))
    counts = [(found[stance], words) for stance, words in _COUNTED.items() if found[stance]]
    told = ", ".join(f"{count} {words[count > 1]}" for count, words in counts)
    if len(counts) == 1 and found.total() > 1:
        return in_words(_NOT_STATED) if found[_NOT_STATED] else f"All {told}"
    is_split = found["opposes"] and (found["supports"] or found["conditional"])
    return f"Split: {told}" if is_split else told


def _stance(positions: tuple[Position, ...]) -> str:
    if not positions:
        return _NOT_STATED
    stances = {position.stance for position in positions if position.stance}
    return _MIXED if len(stances) > 1 else next(iter(stances), _UNCLASSIFIED)


def _cell(positions: tuple[Position, ...]) -> str:
    return "\n".join(map(_words, positions)) or in_words(_NOT_STATED)


def _words(position: Position) -> str:
    flags = [in_words(word) for word in (position.stance, position.firmness) if word]
    said = position.text or _quoted(position)
    return ": ".join(filter(None, (", ".join(flags), said))) or "(no text)"


def _quoted(position: Position) -> str:
    quote = next((evidence.quote for evidence in position.evidence if evidence.quote), "")
    return f"\N{LEFT DOUBLE QUOTATION MARK}{quote}\N{RIGHT DOUBLE QUOTATION MARK}" if quote else ""


def _tone(positions: tuple[Position, ...]) -> Tone | None:
    if not positions:
        return _NOT_STATED
    stances = {position.stance for position in positions}
    return stances.pop() if len(stances) == 1 else None
