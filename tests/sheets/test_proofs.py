"""The first piece of evidence stands twice: what was edited on one of the two stands, and what on both is a problem."""

import attrs
import pytest
from tests.sheets.books import Book, book_of
from tests.sheets.test_reading import FIRST, SECOND, SUMMIT

from summitkit.model import Evidence, Locator, Position, Summit


def first_of(book: Book) -> tuple[Evidence, ...]:
    return book.load().positions[0].evidence


@pytest.mark.parametrize("sheet", ["Positions", "Evidence"])
def test_quote_is_edited_on_either_sheet(sheet: str) -> None:
    """An edit beside the statement and one on the sheet Evidence say the same."""
    book = book_of(SUMMIT)
    book.put(sheet, 1, "Quote", "as a last step")

    assert first_of(book) == (attrs.evolve(FIRST, quote="as a last step"), SECOND)


def test_same_edit_on_both_sheets_is_one() -> None:
    """Who edits both in the same way has made no contradiction."""
    book = book_of(SUMMIT)
    for sheet in ("Positions", "Evidence"):
        book.put(sheet, 1, "Quote", "as a last step")

    assert first_of(book)[0].quote == "as a last step"


def test_other_edits_on_both_sheets_are_a_problem() -> None:
    """Where both were edited differently, neither wins and both cells are named."""
    book = book_of(SUMMIT)
    book.put("Positions", 1, "Quote", "as a last step")
    book.put("Evidence", 1, "Quote", "as the second step")

    assert book.complaints() == [
        (
            "cell Positions!R2C13: expected the same source, quote and place as on the sheet Evidence; "
            "cell Evidence!R2C3 differs (both were edited: make them say the same)"
        )
    ]


def test_edit_of_what_was_deleted_is_a_problem() -> None:
    """Evidence that was deleted on one sheet and edited on the other is a contradiction, too."""
    book = book_of(SUMMIT)
    book.put("Positions", 1, "Quote", "as a last step")
    del book.sheets["Evidence"][1]

    assert "the sheet Evidence has none" in book.complaints()[0]


def test_place_is_edited_in_words() -> None:
    """A place is read from its words, whatever it counts; other parts of the piece stay."""
    book = book_of(SUMMIT)
    book.put("Positions", 1, "Place", "pages 4-5")
    book.put("Positions", 2, "Place", "cell Data!C7")

    assert first_of(book)[0] == attrs.evolve(FIRST, locator=Locator(unit="page", start=4, end=5))
    assert book.load().positions[1].evidence[0].locator == Locator(unit="cell", start="Data!C7")


def test_place_in_other_words_is_a_problem() -> None:
    """A place that names no unit is told with its cell."""
    book = book_of(SUMMIT)
    book.put("Positions", 1, "Place", "somewhere")

    assert book.complaints() == [
        ("cell Positions!R2C15: /positions/0/evidence/0/locator: expected an object (Locator), found 'somewhere'")
    ]


def test_evidence_is_emptied_beside_the_statement() -> None:
    """Who empties source, quote and place takes the piece away; the others stay."""
    book = book_of(SUMMIT)
    for heading in ("Source (ID)", "Quote", "Place"):
        book.put("Positions", 1, heading, None)

    assert first_of(book) == (SECOND,)


def test_evidence_is_deleted_on_its_sheet() -> None:
    """Who deletes a row of the sheet Evidence takes the piece away, though it still stands beside the statement."""
    book = book_of(SUMMIT)
    del book.sheets["Evidence"][1]

    assert first_of(book) == (SECOND,)


def test_evidence_is_added_beside_a_statement_without_any() -> None:
    """A statement that had no evidence is given some on its own row."""
    book = book_of(SUMMIT)
    book.put("Positions", 3, "Source (ID)", "article")

    assert book.load().positions[2].evidence == (Evidence(source="article"),)


def test_first_pieces_do_without_their_sheet() -> None:
    """Where the sheet Evidence is gone, what stands beside the statements is what there is."""
    book = book_of(SUMMIT)
    del book.sheets["Evidence"]

    assert first_of(book) == (FIRST,)
    assert book.notes[-1] == "The sheet Evidence is gone, and its 6 rows with it."


def test_deleted_columns_say_nothing() -> None:
    """A column that was deleted as a whole is no edit of every piece of evidence."""
    book = book_of(SUMMIT)
    for heading in ("Quote", "Place"):
        book.drop_column("Positions", heading)

    assert book.load() == SUMMIT


@pytest.mark.parametrize(
    ("edits", "problem"),
    [
        ({}, False),
        ({"Positions": "as a last step"}, True),
        ({"Evidence": "as a last step"}, True),
        ({"Positions": None, "Evidence": None}, False),
    ],
)
def test_without_check_both_must_agree(edits: dict[str, str | None], problem: bool) -> None:  # noqa: FBT001 - a parameter
    """Where the column Check is gone, nobody can tell which of two was edited."""
    book = book_of(SUMMIT)
    book.drop_column("Positions", "Check")
    for sheet, quote in edits.items():
        book.put(sheet, 1, "Quote", quote)

    assert bool(book.complaints()) is problem


def test_without_check_what_stands_alone_counts() -> None:
    """Without the column Check, evidence that stands on one of the two sheets alone is taken from there."""
    book = book_of(SUMMIT)
    book.drop_column("Positions", "Check")
    book.put("Positions", 3, "Source (ID)", "article")
    for heading in ("Source (ID)", "Quote", "Place"):
        book.put("Positions", 2, heading, None)
    summit = book.load()

    assert summit.positions[1].evidence == (SECOND,)
    assert summit.positions[2].evidence == (Evidence(source="article"),)


def test_narrative_keeps_its_quote() -> None:
    """Beside a narrative no quote stands; an edit of its place keeps the quote that the sheet Evidence has."""
    book = book_of(SUMMIT)
    book.put("Narrative", 1, "Place", "line 9")
    moved = attrs.evolve(FIRST, locator=Locator(unit="line", start=9))

    assert book.load().narrative[0].evidence == (moved,)


def test_unfinished_place_is_told() -> None:
    """A place on the sheet Evidence that lacks its number is a problem of that cell."""
    book = book_of(Summit(id="s", title="S", positions=(Position(issue="a", party="b", evidence=(FIRST,)),)))
    book.put("Evidence", 1, "Place: start", None)

    assert any("/positions/0/evidence/0/locator/start" in complaint for complaint in book.complaints())
