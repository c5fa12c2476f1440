"""Text, names and reports as a workbook can hold them."""

import pytest
from hypothesis import given
from tests.strategies import texts

from summitkit.exporters.excel.text import encoded, pieces, shortened, unique
from summitkit.tally import Tally


@given(texts)
def test_pieces_make_the_text(text: str) -> None:
    """Pieces of a text, put together, are the text, and each fits once encoded."""
    found = list(pieces(text, limit=9))

    assert "".join(found) == text
    assert all(len(encoded(piece).encode("utf-16-le")) <= 18 for piece in found)


@pytest.mark.parametrize(
    ("name", "limit", "expected"),
    [("one\ntwo  three", 31, "one two three"), ("abcdef", 4, "abc…"), ("ab\x00", 9, "ab\ufffd")],
)
def test_names_are_shortened_visibly(name: str, limit: int, expected: str) -> None:
    """A name is one line, and ends in an ellipsis where it is cut."""
    assert shortened(name, limit) == expected


def test_unique_names_stay_within_limit() -> None:
    """A name that is taken gets a number and still fits."""
    taken: set[str] = set()

    assert [unique("abcdefgh", taken, 8) for _ in range(3)] == ["abcdefgh", "abc… (2)", "abc… (3)"]


def test_losses_tell_once_of_each_kind() -> None:
    """A kind of change is one sentence, however many cells it concerns."""
    losses, told = Tally(), list[str]()
    for number in range(5):
        losses.add("Cut", f"Sheet!A{number}")
    losses.add("Bent", "Sheet")
    told.extend(losses.sentences())

    assert told == ["Cut: Sheet!A0, Sheet!A1, Sheet!A2 and 2 more.", "Bent: Sheet."]
