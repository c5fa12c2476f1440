"""The tables of a file."""

import pytest

from summitkit.errors import Location, UnreadableInput
from summitkit.loaders.tables import TableOptions, grids_of
from summitkit.raw import Input


@pytest.mark.parametrize(
    ("text", "delimiter"), [("a,b\nc,\n", ""), ("a;b\nc;\n", ""), ("a\tb\nc\t\n", ""), ("a|b\nc|\n", "|")]
)
def test_csv_is_a_table(text: str, delimiter: str) -> None:
    """A CSV file is one table, whose empty cells are blank."""
    (grid,) = grids_of(Input("folder/t.csv", text.encode()), TableOptions(delimiter=delimiter))

    assert (grid.name, [tuple(row) for row in grid.rows][:2]) == ("t.csv", [("a", "b"), ("c", None)])
    assert grid.at(1, 0) == Location(start=2)


def test_unclosed_quote_is_told_of() -> None:
    """A quote that is never closed is an error with its line (row 62)."""
    with pytest.raises(UnreadableInput, match=r"^t\.csv: line 2: no CSV"):
        grids_of(Input("t.csv", b'a,b\n"c'))
