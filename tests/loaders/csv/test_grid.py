"""A CSV file as a grid."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.errors import Location, UnreadableInput
from summitkit.loaders.csv import grid
from summitkit.loaders.csv.dialect import Dialect
from summitkit.loaders.csv.grid import read_csv
from summitkit.raw import Input
from summitkit.reader import read_input

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


def rows(text: str, **options: str) -> list[tuple[object, ...]]:
    found = read_csv(Input("a.csv", text.encode()), **options).grid.rows
    return [tuple(row) for row in found]


def refused(text: str, **options: str) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        rows(text, **options)
    return str(caught.value).split("\n")


def test_file_becomes_a_grid(tmp_path: Path) -> None:
    """Row 70: a file with semicolons and decimal commas is read, and each row knows its line."""
    path = tmp_path / "positions.csv"
    path.write_bytes('\ufeffparty;value;text\r\nusa;1,5;"Two\r\nlines"\r\n"";;x \r\n\r\n'.encode())
    table = read_csv(read_input(path))

    assert table.grid.name == str(path)
    assert table.grid.rows == [("party", "value", "text"), ("usa", "1,5", "Two\r\nlines"), (None, None, "x ")]
    assert [table.grid.at(row, 1) for row in range(3)] == [Location(start=line) for line in (1, 2, 4)]
    assert table.dialect == Dialect(";", "voted")
    assert table.notes == ()


@given(
    st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1)),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_written_table_comes_back(table: list[list[str]], delimiter: str, end: str) -> None:
    """A table that Python's writer wrote is read as it was, its empty cells as None."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(table)

    assert rows(out.getvalue(), delimiter=delimiter) == [tuple(cell or None for cell in row) for row in table]


@given(st.binary() | st.text('a,;"\r\n ', min_size=1).map(str.encode))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, all rows have one width, or there is an error of ours."""
    try:
        found = read_csv(Input("a.csv", data)).grid.rows
    except UnreadableInput:
        return

    assert len({len(row) for row in found}) <= 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b,c\n1,2,3\n1,2\n", "a.csv: line 3: expected 3 cells as on line 1, found 2"),
        ("a,b\n1,2\n1,2,3\n", "a.csv: line 3: expected 2 cells as on line 1, found 3"),
        ('a,b\n"1\n1",2\n1,2,3\n', "a.csv: line 4: expected 2 cells as on line 1, found 3"),
        ("a,b\n1,2,3\n4,5,6\n", "a.csv: line 1: expected 3 cells as on line 2, found 2"),
        ("Positions\n\na,b\n1,2\n", "a.csv: line 1: expected 2 cells as on line 3, found 1"),
        ("a,b\n\n1,2\n", "a.csv: line 2: expected 2 cells as on line 1, found a blank line"),
        ('a,b\n1,2\n"', "a.csv: line 3: expected a closing quote for the one that opens here"),
    ],
    ids=["63 short", "64 long", "64 after two lines", "63 heading", "63 title", "blank", "62"],
)
def test_wrong_row_is_named(text: str, message: str) -> None:
    """Rows 62 to 64: a row that is not as wide as the others is told with its line and the count expected."""
    assert refused(text)[0].startswith(message)


def test_problems_are_told_together() -> None:
    """Rows 62 to 64: every problem of a file is told at once, by line."""
    found = refused('a;b;c\n1;2;3\n\n1;2\n1;2;3;4\n"x"y;2;3\n1;2;"foo\nbar\n')

    assert [line.split(": ")[1] for line in found] == ["line 3", "line 4", "line 5", "line 6", "line 7"]


def test_one_cell_is_one_cell() -> None:
    """A file that is one column under the delimiter named says so in the singular."""
    assert refused("a\nb\nc,d\n", delimiter=",") == ["a.csv: line 3: expected 1 cell as on line 1, found 2"]


def test_hint_to_name_the_delimiter() -> None:
    """Where the delimiter was voted, an error says how to name it; where it was named, it does not."""
    with pytest.raises(UnreadableInput) as voted:
        rows("a,b\n1,2\n1\n")
    with pytest.raises(UnreadableInput) as named:
        rows("a,b\n1,2\n1\n", delimiter=",")

    assert voted.value.hint.startswith("name the delimiter: -O delimiter=';'")
    assert named.value.hint == ""


def test_many_problems_are_counted() -> None:
    """A file in which everything is wrong gives a hundred problems, and the number of the others."""
    found = refused("a,b\n" + "1,2\n" * 2000 + "x\n" * 1234)

    assert len(found) == 101
    assert found[0].startswith("a.csv: line 2002: ")
    assert found[-1] == "a.csv: and 1,134 more problems like these"


def test_blank_lines_at_the_end() -> None:
    """Blank lines after the last row are no rows."""
    assert rows("a,b\r\n1,2\r\n\r\n\n\r") == [("a", "b"), ("1", "2")]


def test_one_column_keeps_its_gaps() -> None:
    """Row 69: in a file of one column, a blank line between others is an empty cell."""
    assert rows("a\n\nb, c\nd\n\n") == [("a",), (None,), ("b, c",), ("d",)]


def test_headers_are_not_touched() -> None:
    """Rows 65 and 66: a heading that stands twice or is empty is handed over as it is."""
    assert rows("a,a,,A\n1,2,3,4\n")[0] == ("a", "a", None, "A")


def test_first_line_of_excel_is_no_row() -> None:
    """A line `sep=;` is no row, counts as a line, and yields to a delimiter that is named."""
    table = read_csv(Input("a.csv", b"sep=;\r\na,b;c\r\n"))

    assert (table.grid.rows, table.grid.at(0, 0)) == ([("a,b", "c")], Location(start=2))
    assert table.dialect == Dialect(";", "first line")
    assert rows("sep=;\na,b;c\n", delimiter=",") == [("a", "b;c")]
    assert rows("sep=;") == []


def test_wide_table() -> None:
    """A table of 1,200 columns is read whole, and a missing cell in it is named."""
    line = ",".join(f"c{number}" for number in range(1200))

    assert rows(f"{line}\n{line}\n") == [tuple(line.split(","))] * 2
    assert refused(f"{line}\n{line}\n{line},\n") == ["a.csv: line 3: expected 1200 cells as on line 1, found 1201"]


def test_large_field() -> None:
    """Row 68: a cell of 200 KB is read whole."""
    assert rows("a,b\n1," + "x" * 200_000) == [("a", "b"), ("1", "x" * 200_000)]


@pytest.mark.parametrize("codec", ["cp1252", "utf-16-le"])
def test_encoding_is_named(codec: str) -> None:
    """Rows 71 and 73: an encoding that a user names is used."""
    data = "party;text\nusa;Málaga\n".encode(codec)

    assert read_csv(Input("a.csv", data), encoding=codec).grid.rows[1] == ("usa", "Málaga")


def test_endless_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that would fill the memory with rows is given up, and its line told."""
    monkeypatch.setattr(grid, "MOST_CELLS", 240)

    assert len(rows("a,b\n" * 20)) == 20
    assert refused("a,b\n" * 21) == ["a.csv: line 21: is larger than 24 rows or 240 cells"]
