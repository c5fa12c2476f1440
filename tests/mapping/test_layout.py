"""Where the columns of a mapping stand."""

import pytest
from tests.mapping.tables import FILE, HEADINGS, PLAIN, lines, mapping, sheet

from summitkit.errors import InvalidRecord
from summitkit.grids import Grid
from summitkit.mapping.layout import find_layout

POSITIONS = f"sheet 'Positions' of {FILE.name}"
TABLE = sheet(HEADINGS, ("France", "Trade", "Wants more."))
COVER = sheet(("Positions of the members",), name="Cover")


def problems(text: str, *grids: Grid) -> list[str]:
    with pytest.raises(InvalidRecord) as caught:
        find_layout(mapping(text), grids, FILE.name)
    assert caught.value.path == ("map.toml" if grids else FILE.name)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("reference", "column"),
    [('"Position"', 2), ('" position "', 2), ('"C"', 2), ("3", 2), ('"3"', 2), ('"AB"', 27), ("28", 27)],
)
def test_column_is_named_in_three_ways(reference: str, column: int) -> None:
    """A column is named by its heading whatever its case, by its letters or by its number."""
    wide = sheet((*HEADINGS, *[None] * 30))
    layout = find_layout(mapping(PLAIN.replace('"Position"', reference)), [wide], FILE.name)

    assert layout.columns["text"] == (column,)


def test_heading_goes_before_letters() -> None:
    """Where a column is headed by a letter, that letter is a heading."""
    layout = find_layout(mapping('[columns]\nparty = 1\nissue = 2\ntext = "A"'), [sheet(("P", "I", "A"))], FILE.name)

    assert layout.columns["text"] == (2,)


def test_first_sheet_with_the_columns_is_taken() -> None:
    """Without a sheet's name, the first sheet that has all columns is the table."""
    layout = find_layout(mapping(PLAIN), [COVER, TABLE, sheet(HEADINGS, name="Copy")], FILE.name)

    assert layout.grid is TABLE


def test_sheet_is_named_whatever_its_case() -> None:
    """A mapping that names a sheet has that sheet."""
    copy = sheet(HEADINGS, name="Copy")

    assert find_layout(mapping('sheet = "COPY"\n' + PLAIN), [TABLE, copy], FILE.name).grid is copy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('sheet = "Postions"', f"line 1: /sheet: {FILE.name} has no sheet 'Postions' (did you mean 'Positions'?)"),
        ('sheet = "X"', "has no sheet 'X' (it has 'Positions', 'Cover')"),
        (
            PLAIN.replace("Topic", "Topics"),
            f"line 3: /columns/issue: {POSITIONS} has no column headed 'Topics' (did you mean 'Topic'?)",
        ),
        (PLAIN.replace('"Topic"', "9"), f"line 3: /columns/issue: {POSITIONS} has no column 9 (it has 3)"),
        (
            PLAIN.replace('"Topic"', '"XYZ"'),
            "has no column headed 'XYZ' (the headings in row 1 are 'Country', 'Topic', 'Position')",
        ),
        (
            '[columns]\nissue = "Topic"\ntext = "Position"',
            "line 1: /columns: expected the column of the party, found none",
        ),
        ('[columns]\nparty = "Country"\nissue = "Topic"', "expected a column that says something: one of text, stance"),
        (
            '[columns]\nparty = "Topic"\n[parties]\nCountry = "France"\n',
            "each column of the matrix stands for one already (leave it out)",
        ),
        (
            '[columns]\nissue = 2\ntext = 3\n[parties]\nCountry = "France"',
            "/columns/text: the cells of the matrix say so already",
        ),
        ('[columns]\nissue = 2\n[parties]\nTopic = "France"', "/parties: 'Topic' is named twice, once for 'France'"),
        (
            '[columns]\nissue = 2\n[parties]\nCountry = "France"\nA = "Spain"',
            "/parties: 'Country' is named twice, once for 'Spain'",
        ),
        ('fill_down = ["url"]\n' + PLAIN, "line 1: /fill_down: expected keys of [columns], found 'url'"),
    ],
)
def test_wrong_column_is_named(text: str, expected: str) -> None:
    """A problem says the line of the mapping, the sheet, and what is near."""
    assert any(expected in problem for problem in problems(text, TABLE, COVER))


def test_doubled_heading_is_told_of() -> None:
    """Two columns with one heading are told apart by their letters (row 65)."""
    doubled = sheet(("Country", "Topic", "Country", "Position"))

    (problem,) = problems(PLAIN, doubled)

    assert problem == (
        f"line 2: /columns/party: expected one column headed 'Country' in {POSITIONS}, found 2 "
        "(name one by its letters: A, C)"
    )


def test_headings_further_down_are_found_out() -> None:
    """Where the headings stand in another row, the problem says which."""
    table = lines(("Table 3",), (), HEADINGS)
    found = problems(PLAIN, table)

    assert found[0].endswith("(it stands in row 3: say headings = [3])")
    assert "tables/positions.xlsx has no column headed" in found[0]
    assert find_layout(mapping("headings = 3\n" + PLAIN), [table], FILE.name).columns["party"] == (0,)


def test_file_without_tables() -> None:
    """A file without any table is no foreign table."""
    assert problems(PLAIN) == ["expected a table, found none"]


def test_empty_table_has_no_headings() -> None:
    """An empty table is told of by its missing headings."""
    assert problems(PLAIN, sheet())[0].endswith("(the headings in row 1 are blank)")


def test_problems_of_a_proposal_name_the_table() -> None:
    """A mapping that comes from no file blames the table's file."""
    with pytest.raises(InvalidRecord) as caught:
        find_layout(type(mapping(PLAIN))(columns={"party": ("X",)}), [TABLE], FILE.name)

    assert caught.value.path == FILE.name
