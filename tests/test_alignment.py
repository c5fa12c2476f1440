"""Alignment: how often two parties are on one side."""

import pytest
from hypothesis import given
from tests.strategies import summits

from summitkit.model import Issue, Party, Position, Summit
from summitkit.sheets import sheets_of
from summitkit.sheets.alignment import alignment_of
from summitkit.sheets.matrix import agreement_of

WORDS = {"+": "supports", "-": "opposes", "?": "conditional", "0": "neutral", "x": "refused_to_discuss"}


def held(**stances: str) -> Summit:
    """Return a summit in which parties take these stances, a character an issue; a space is silence."""
    count = max(map(len, stances.values()))
    return Summit(
        id="s",
        title="S",
        parties=tuple(Party(id=party, name=party.upper()) for party in stances),
        issues=tuple(Issue(id=f"i{number}", title=f"I{number}") for number in range(count)),
        positions=tuple(
            Position(issue=f"i{number}", party=party, stance=WORDS[mark])
            for party, marks in stances.items()
            for number, mark in enumerate(marks)
            if mark != " "
        ),
    )


@pytest.mark.parametrize(
    ("one", "other", "same", "compared"),
    [
        ("++--", "+-+-", 2, 4),
        ("+?", "??", 2, 2),
        ("?", "-", 0, 1),
        ("+0x ", "++++", 1, 1),
        ("+ ", " +", 0, 0),
    ],
)
def test_sides_are_compared(one: str, other: str, same: int, compared: int) -> None:
    """Only issues count on which both take a side; a support under conditions is a support."""
    assert alignment_of(held(a=one, b=other)).pair("a", "b") == (same, compared)


def test_party_with_both_sides_takes_none() -> None:
    """A party that supports and opposes one thing is not compared on it."""
    summit = held(a="+", b="+")
    both = Position(issue="i0", party="a", stance="opposes")
    alignment = alignment_of(Summit(**{**fields(summit), "positions": (*summit.positions, both)}))

    assert [party.id for party in alignment.parties] == ["b"]


def fields(summit: Summit) -> dict[str, object]:
    return {name: getattr(summit, name) for name in ("id", "title", "parties", "issues")}


def test_table_shows_shares_and_blanks() -> None:
    """The table has a share for each pair that can be compared, nothing for others, and the means."""
    sheet = next(sheet for sheet in sheets_of(held(a="+- ", b="++ ", c="  +")) if sheet.key == "alignment")

    assert [row.cells for row in sheet.rows] == [
        ("a", "A", 0.5, 2, None, 0.5, None),
        ("b", "B", 0.5, 2, 0.5, None, None),
        ("c", "C", None, 1, None, None, None),
    ]
    assert sheet.chart is not None
    assert sheet.chart.description.endswith("A 50%, B 50%.")


def test_pairs_say_what_they_rest_on() -> None:
    """Each pair stands once, with the number of issues compared."""
    sheet = next(sheet for sheet in sheets_of(held(a="+-", b="++", c=" +")) if sheet.key == "alignment_pairs")

    assert [row.cells[0::2] for row in sheet.rows] == [("a", "b", 2, 0.5), ("a", "c", 1, 0.0), ("b", "c", 1, 1.0)]


def test_two_parties_need_no_alignment() -> None:
    """Between two parties the matrix says it all."""
    assert not {"alignment", "alignment_pairs"} & {sheet.key for sheet in sheets_of(held(a="+", b="+"))}


def test_many_parties_have_no_chart() -> None:
    """More than sixty bars are no chart; more than 250 parties are no table."""
    sixty, many = (held(**{f"p{number}": "+" for number in range(count)}) for count in (61, 251))

    assert next(sheet for sheet in sheets_of(sixty) if sheet.key == "alignment").chart is None
    assert "alignment" not in {sheet.key for sheet in sheets_of(many)}


@given(summits())
def test_alignment_is_symmetric(summit: Summit) -> None:
    """Two parties agree as much one way as the other, and on no more issues than are compared."""
    alignment = alignment_of(summit)
    for one in alignment.parties:
        for other in alignment.parties:
            pair = alignment.pair(one.id, other.id)

            assert pair == alignment.pair(other.id, one.id)
            assert pair.same <= pair.compared <= len(summit.issues)


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (["+", "+", "+"], "All 3 support"),
        (["+", "-", "+"], "Split: 2 support, 1 opposes"),
        (["?", "-"], "Split: 1 conditional, 1 opposes"),
        (["+", "?", ""], "1 supports, 1 conditional, 1 not stated"),
        (["", ""], "Not stated"),
        (["+"], "1 supports"),
        (["+-", "x"], "1 refuses to discuss, 1 with several stances"),
        (["."], "1 without a stance"),
    ],
)
def test_agreement_is_counted_in_words(marks: list[str], words: str) -> None:
    """The agreement on an issue says how many parties take which stance, and whether they are split."""
    cells = [tuple(Position(issue="i", party="p", text="t", stance=WORDS.get(m)) for m in party) for party in marks]

    assert agreement_of(cells) == words
