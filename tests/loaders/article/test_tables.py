"""Pipe tables: rows and cells, whatever the writer left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.tables import Table, has_pipe, is_delimiter, read_table


def read(*lines: str) -> Table:
    return read_table(Account("\n".join(lines)), 1, len(lines))


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


@pytest.mark.parametrize(
    "lines",
    [
        ("| Fish | Cod |", "|---|:-:|", "| Ship | Brig |"),
        ("Fish | Cod", "--- | ---", "Ship | Brig"),
        ("| Fish | Cod", "|---|---", "Ship | Brig |"),
        ("|Fish|Cod|", "|Ship|Brig|"),
        ("Fish|Cod", "+----+----+", "  Ship|Brig  "),
        ("| **Fish** | [Cod](x) |", "|-|-|", "| `Ship` | Brig |"),
    ],
)
def test_tables_of_all_forms_are_read(lines: tuple[str, ...]) -> None:
    """Outer bars, a delimiter row and padding may all be missing."""
    assert cells(read(*lines)) == [["Fish", "Cod"], ["Ship", "Brig"]]


def test_escaped_pipe_is_text() -> None:
    """A bar behind a backslash stands in its cell; behind two, which are one written out, it ends the cell."""
    assert cells(read(r"| a \| b | c |", r"| d \\| e |", r"| f \\\| g |")) == [
        ["a | b", "c"],
        ["d \\", "e"],
        ["f \\| g"],
    ]


def test_rows_may_be_ragged() -> None:
    """Rows keep as many cells as they have, empty ones too, and a column those of the rows that reach it."""
    table = read("| a | b |", "|---|---|", "| 1 |", "|  | 2 | 3 |", "| 4 | |", "||")

    assert cells(table) == [["a", "b"], ["1"], ["", "2", "3"], ["4", ""], [""]]
    assert [cell.text for cell in table.column(0)] == ["1", "", "4", ""]
    assert [cell.text for cell in table.column(1)] == ["2", ""]
    assert [cell.text for cell in table.column(2)] == ["3"]
    assert table.column(3) == ()


def test_table_begins_at_its_line() -> None:
    """A table in the middle of a file knows the line of each cell."""
    table = read_table(Account("Talks\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd"), 3, 5)

    assert cells(table) == [["a", "b"], ["1", "2"]]
    assert [cell.lines() for cell in (*table.header, *table.rows[0])] == [(3, 3), (3, 3), (5, 5), (5, 5)]
    assert table.rows[0][1].quote() == "2"


def test_rules_alone_are_an_empty_table() -> None:
    """Where every line is a delimiter there is neither header nor row."""
    assert cells(read("|---|---|", "|---|---|")) == [[]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [("|---|", True), (":-:", True), ("---", True), ("+--+", True), ("| - |", True), ("| |", False), ("|-a-|", False)],
)
def test_delimiter_is_known(line: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """A delimiter has dashes, and nothing but bars, colons, plus signs and blanks besides."""
    assert is_delimiter(line) is expected


@pytest.mark.parametrize(("line", "expected"), [("a | b", True), (r"a \| b", False), (r"a \\| b", True), ("a", False)])
def test_pipe_is_found(line: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """A line with a bar that no backslash takes away may be a row."""
    assert has_pipe(line) is expected


# No cell of these alone looks like the delimiter row.
CELLS = st.lists(st.text(st.sampled_from("abé *_`[]()<>\\ "), max_size=8).map("x{}x".format), min_size=1, max_size=4)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_cells_are_as_many_as_written(rows: list[list[str]]) -> None:
    """Each row has the cells that were written between its bars, every one with its words."""
    table = read(*(f"|{'|'.join(row)}|" for row in rows))

    assert [len(row) for row in (table.header, *table.rows)] == [len(row) for row in rows]
    assert all(cell.text.startswith("x") and cell.text.endswith("x") for row in table.rows for cell in row)
