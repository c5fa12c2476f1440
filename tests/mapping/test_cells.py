"""Single cells, by the field they are for."""

import time

import pytest
from tests.mapping.tables import mapping

from summitkit.errors import InvalidValue
from summitkit.grids import Cell, Fault
from summitkit.mapping.cells import CellReader
from summitkit.mapping.table import TableMapping


def reader(text: str = "") -> CellReader:
    return CellReader(mapping(text) if text else TableMapping())


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("party", " South\n Africa ", "South Africa"),
        ("party", 7.0, "7"),
        ("text", " Two\nlines. ", "Two\nlines."),
        ("stance", "Supports", "supports"),
        ("stance", "REFUSED to-discuss", "refused_to_discuss"),
        ("stance", "not_stated", "not_stated"),
        ("firmness", "Red line", "red_line"),
        ("party_code", "FR", "FRA"),
        ("party_code", "FRA", "FRA"),
        ("value", 3, 3),
        ("value", 2.5, 2.5),
        ("value", "2.50", 2.5),
        ("value", " −7 ", -7),
        ("as_of", "2025-08", "2025-08"),
        ("as_of", 2025.0, "2025"),
        ("url", "https://example.org/a", "https://example.org/a"),
        ("place", "p. 3", {"unit": "page", "start": 3}),
        ("place", "pp. 3–5", {"unit": "page", "start": 3, "end": 5}),
        ("place", "Zeile 12", {"unit": "line", "start": 12}),
        ("place", "§ 4", {"unit": "paragraph", "start": 4}),
        ("place", "Annex!C7", {"unit": "cell", "start": "Annex!C7"}),
    ],
)
def test_cell_becomes_a_value(key: str, cell: Cell, value: object) -> None:
    """A cell is read by the field that it is for."""
    assert reader().read(key, cell) == value


@pytest.mark.parametrize(
    ("key", "cell", "message", "hint"),
    [
        ("text", Fault("the error #N/A"), "expected a value, found the error #N/A", ""),
        ("stance", "suports", "expected one of supports, opposes, conditional", "did you mean 'supports'?"),
        ("stance", "Ja", "refused to discuss, found 'Ja'", "say what it means under [words.stance]"),
        ("value", "3,5", "expected a number such as 2.5, found '3,5'", 'a decimal comma is read with decimal = ","'),
        ("value", "about 3", "expected a number such as 2.5, found 'about 3'", ""),
        ("value", True, "expected a number such as 2.5, found true", ""),
        ("value", "٣", "expected a number such as 2.5, found '٣'", ""),
        ("value", "9" * 5000, "expected a number, found inf", ""),
        ("salience", 101, "expected a number from 0 to 100, found 101", ""),
        ("party_code", "FRN", "expected an ISO 3166-1 alpha-3 code such as USA, found 'FRN'", ""),
        ("url", "javascript:alert(1)", "expected a link that starts with https://", ""),
        ("place", "somewhere", "expected a place such as page 3", ""),
        ("place", "7", "expected a place such as page 3", ""),
        ("place", "p. 0", "expected a place such as page 3", ""),
        ("place", "chapter 7", "expected a place such as page 3", ""),
    ],
)
def test_wrong_cell_is_never_guessed(key: str, cell: Cell, message: str, hint: str) -> None:
    """A cell that does not fit is a problem with the nearest right one (rows 34, 58, 87 and 98)."""
    with pytest.raises(InvalidValue) as caught:
        reader().read(key, cell)

    assert message in str(caught.value)
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize(("cell", "value"), [("3,5", 3.5), ("-3", -3), (3.5, 3.5)])
def test_decimal_comma_is_read_where_named(cell: Cell, value: float) -> None:
    """A mapping that names the comma reads it, and a number of a workbook as it is (row 70)."""
    assert reader('decimal = ","').read("value", cell) == value


def test_point_is_no_decimal_comma() -> None:
    """A number with a point is a problem beside the comma: 1.234 may be a thousand."""
    with pytest.raises(InvalidValue, match=r"expected a number such as 2,5, found '1\.234'"):
        reader('decimal = ","').read("value", "1.234")


def test_words_of_the_table_are_translated() -> None:
    """Words that the mapping knows become terms and names, whatever their case; those of the record still count."""
    words = '[words.stance]\nJa = "supports"\n[words.party]\nUS = "United States"\n[words.party_code]\nGER = "DEU"'
    cells = reader(words)

    assert [cells.read("stance", word) for word in ("JA", "opposes")] == ["supports", "opposes"]
    assert [cells.read("party", word) for word in ("us", "France")] == ["United States", "France"]
    assert cells.read("party_code", "GER") == "DEU"


def test_heading_says_what_a_bare_number_counts() -> None:
    """A number without a unit counts what the heading of its column names."""
    assert reader().read("place", 12, "Seite") == {"unit": "page", "start": 12}


@pytest.mark.parametrize(
    ("cell", "blank"),
    [
        (None, True),
        ("", True),
        (" \n", True),
        ("N/A", True),
        ("n/a?", False),
        (0, False),
        (False, False),
        (Fault("x"), False),
    ],
)
def test_blank_cells(cell: Cell, *, blank: bool) -> None:
    """A cell is blank where it is empty or holds what the mapping calls so; zero and an error are not."""
    assert reader('blank = ["n/a"]').is_blank(cell) is blank


@pytest.mark.parametrize("key", ["place", "value", "as_of", "stance", "url", "party_code"])
@pytest.mark.parametrize("cell", ["a" + " " * 200_000 + "b", "1" * 200_000, "-" * 200_000, "A!" * 100_000])
def test_large_cell_takes_no_time(key: str, cell: str) -> None:
    """A field of 200 KB is refused as quickly as any (row 68)."""
    started = time.perf_counter()
    with pytest.raises(InvalidValue):
        reader().read(key, cell)

    assert time.perf_counter() - started < 2
