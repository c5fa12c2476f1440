"""Headings of one or several rows."""

import pytest
from tests.mapping.tables import sheet

from summitkit.grids import Cell, Fault
from summitkit.mapping.headings import cell_text, labels_of, letters, shortened


def test_one_row_of_headings() -> None:
    """A heading is its cell on one line; what stands below the table's width counts as blank."""
    grid = sheet(("Title",), ("Country", "Agreed\n(summary)", None, 2025, Fault("#N/A")))

    assert labels_of(grid, (2,), 6) == ("Country", "Agreed (summary)", "", "2025", "", "")
    assert labels_of(grid, (9,), 2) == ("", "")


@pytest.mark.parametrize(
    ("above", "below", "labels"),
    [
        (
            ("Topic", "Europe", None, "Asia"),
            (None, "France", "Spain", "Japan"),
            "Topic|Europe / France|Europe / Spain|Asia / Japan",
        ),
        (("Topic", "Notes", None), (None, None, "France"), "Topic|Notes|France"),
        (("Topic", "Europe", None, None), (None, "France", None, None), "Topic|Europe / France||"),
        (("Topic", "Trade"), ("Topic", "Steel"), "Topic|Trade / Steel"),
        ((None, "Trade"), ("Country",), "Country|Trade"),
    ],
)
def test_two_rows_of_headings(above: tuple[Cell, ...], below: tuple[Cell, ...], labels: str) -> None:
    """A heading with others below it reaches right to the next one; one without is its column's alone."""
    assert labels_of(sheet(above, below), (1, 2), len(above)) == tuple(labels.split("|"))


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_have_letters(column: int, name: str) -> None:
    """Columns are lettered as spreadsheets do it."""
    assert letters(column) == name


@pytest.mark.parametrize(
    ("cell", "text"),
    [(" a ", " a "), (3, "3"), (3.0, "3"), (2.5, "2.5"), (True, "TRUE"), (None, ""), (Fault("#N/A"), "")],
)
def test_cell_is_shown_as_people_see_it(cell: Cell, text: str) -> None:
    """A text stands verbatim, and a number without decimals it does not have."""
    assert cell_text(cell) == text


def test_long_text_is_shortened() -> None:
    """A text is shown on one line and cut at 40 characters."""
    assert shortened("two\nlines") == "two lines"
    assert shortened("x" * 50) == "x" * 39 + "…"
