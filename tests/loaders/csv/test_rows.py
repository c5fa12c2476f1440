"""Text to rows of cells."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.loaders.csv.rows import MOST_COLUMNS, split

DELIMITERS = [",", ";", "\t", "|", "^", "]", "-", "\\"]


def cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return [row.cells for row in split(text, delimiter)]


def problems(text: str, delimiter: str = ",") -> list[str]:
    return [str(row.problem) for row in split(text, delimiter) if row.problem]


def by_the_library(text: str, delimiter: str) -> list[tuple[int, list[str]]] | None:
    """Return what Python's own reader makes of a text, each row with its line, None for an error."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    found, line = [], 1
    try:
        for row in reader:
            found.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return found


@given(st.text('ab",;\r\n \x0b\x85\u2028', max_size=60), st.sampled_from([",", ";"]))
def test_rows_are_those_of_the_library(text: str, delimiter: str) -> None:
    """Rows and their lines are those of Python's reader, whatever the text; what this refuses has a problem."""
    expected = by_the_library(text, delimiter)
    found = [(row.line, row.cells) for row in split(text, delimiter)]

    assert bool(problems(text, delimiter)) == (expected is None)
    assert expected in (None, found)


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\t|\r\n')), min_size=1)),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_written_rows_come_back(rows: list[list[str]], delimiter: str, end: str) -> None:
    """What Python's writer writes is read as it was, with any delimiter and line end."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)

    assert cells(out.getvalue(), delimiter) == rows


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_inside_of_cells_count(end: str) -> None:
    """Row 91: a row after a cell of several lines has its own line number, whatever ends the lines."""
    text = f'a,b{end}1,"x{end}y{end}"{end}2,z'

    assert [(row.line, row.cells) for row in split(text, ",")] == [
        (1, ["a", "b"]),
        (2, ["1", f"x{end}y{end}"]),
        (5, ["2", "z"]),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a,b\n1,"x\n2,y\n', "line 2: expected a closing quote for the one that opens here"),
        ('a,b\n"x\ny","z\n2,y\n', "line 3: expected a closing quote"),
        ('"', "line 1: expected a closing quote"),
        ('"a""', "line 1: expected a closing quote"),
    ],
    ids=["same line", "later line", "alone", "doubled"],
)
def test_unclosed_quote_is_placed(text: str, message: str) -> None:
    """Row 62: a quote that does not close is told with the line on which it opens."""
    (found,) = problems(text)

    assert found.startswith(message)


def test_text_after_a_closing_quote() -> None:
    """What stands between a closing quote and the next cell is told with its line; other rows are read on."""
    text = 'a,b\n"x\ny"z,"v"w\n1,2\n'
    (found,) = problems(text)

    assert found.startswith("line 3: expected the end of the cell after its closing quote, found 'z' (inside a cell")
    assert cells(text)[2] == ["1", "2"]


def test_quote_inside_a_bare_cell() -> None:
    """A quote that does not begin a cell is text, as for any other reader."""
    assert cells('5" pipe,say "no", "x"\n') == [['5" pipe', 'say "no"', ' "x"']]


def test_no_delimiter_is_one_column() -> None:
    """Row 69: without a delimiter each line is a cell, unless it is in quotes."""
    assert cells('a,b\n\n"x\ny"\n""', "") == [["a,b"], [], ["x\ny"], [""]]


def test_spaces_are_kept() -> None:
    """No space of a cell is taken off."""
    assert cells(" a , b\t\n") == [[" a ", " b\t"]]


def test_large_cell_is_read() -> None:
    """Row 68: a cell of 200 KB is read, and no limit of the process is changed."""
    limit, long = csv.field_size_limit(), "x" * 200_000

    assert cells(f'{long},"{long}"') == [[long, long]]
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize("cell", ["", '"a"'], ids=["bare", "in quotes"])
def test_endless_row_is_cut_off(cell: str) -> None:
    """A row of more cells than a worksheet has is a problem, and nothing after it is read."""
    row = ",".join([cell] * MOST_COLUMNS)

    assert problems(f"{row}\n1,2") == []
    assert problems(f"{row},\n1,2") == ["line 1: expected at most 16,384 cells in a row"]
    assert len(cells(f"{row},\n1,2")) == 1


@pytest.mark.parametrize("piece", ['"', '"a\n', '"a"b,', '""\n', 'a"b\n', "\n", '"",', "a,"])
def test_floods_take_linear_time(piece: str) -> None:
    """Row 74: a flood of quotes, or of anything else, takes time in proportion to its size."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        for _ in split(text, ","):
            pass
        return time.process_time() - start

    assert seconds(800_000) < 16 * seconds(100_000) + 1
