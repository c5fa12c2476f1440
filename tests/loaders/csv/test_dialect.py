"""What stands between the cells of a file."""

import time

import pytest

from summitkit.errors import OptionError
from summitkit.loaders.csv.dialect import Dialect, dialect_of

PROSE = "Text\nThey met, talked, and left\nNothing was agreed; nothing, at all\nThe end\n"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6\n", ";"),
        ("a\tb\tc\n1,2\t3;4\t5|6\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("a;b\n1;2\nfoo\nbar\n", ";"),
        ("Positions\na,b,c\n1,2,3\n", ","),
        ('"a, b";"c, d"\n"1, 2";"3, 4"\n', ";"),
        ('a,b\n"x;y\nx;y\nx;y\nx;y",z\n', ","),
        ("a, b;c;d\n1,5;2;3\n", ";"),
        ("a,b;c\n1,2;3\n", ","),
        ("a\n1\n2\n", ""),
        (PROSE, ""),
        ("Title\nThey met, and left\n", ""),
        ('"\n', ""),
    ],
    ids=[
        *("commas", "70 decimal commas", "tabs", "bars", "63 short rows", "a title above", "in quotes", "a long cell"),
        *("most columns", "first of equals", "69 one column", "69 prose", "69 two lines", "62 a quote alone"),
    ],
)
def test_rows_vote(text: str, delimiter: str) -> None:
    """The delimiter is the one that gives most rows one same width above 1, then the widest, then the usual one."""
    assert dialect_of(text) == Dialect(delimiter, "voted")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", ""])
def test_first_line_of_excel(end: str) -> None:
    """A first line `sep=;` says the delimiter, whatever the rows look like."""
    assert dialect_of(f"sep=;{end}") == Dialect(";", "first line")


@pytest.mark.parametrize("text", ["sep=\na,b\n", "sep=;;\na,b\n1,2\n", 'sep="\na,b\nc,d\n'])
def test_other_first_lines_are_rows(text: str) -> None:
    """A first line that only begins so is a row."""
    assert dialect_of(text).origin == "voted"


@pytest.mark.parametrize(
    ("named", "delimiter"), [(";", ";"), ("tab", "\t"), ("TAB", "\t"), (r"\t", "\t"), ("\t", "\t"), ("^", "^")]
)
def test_named_delimiter_overrides(named: str, delimiter: str) -> None:
    """The delimiter that a user names is taken, and a tab can be spelt."""
    assert dialect_of("sep=|\na,b\n", named) == Dialect(delimiter, "named")


@pytest.mark.parametrize("named", [";;", '"', "\n", "\r", "\0", "comma"])
def test_impossible_delimiter(named: str) -> None:
    """What cannot stand between cells is refused as an option."""
    with pytest.raises(OptionError, match="delimiter: expected one character or 'tab', found"):
        dialect_of("a,b", named)


@pytest.mark.parametrize(
    ("dialect", "words"),
    [
        (Dialect(";", "voted"), "semicolons between cells (voted)"),
        (Dialect("^", "named"), "'^' between cells (named)"),
        (Dialect("", "voted"), "one column (voted)"),
    ],
)
def test_dialect_in_words(dialect: Dialect, words: str) -> None:
    """A report can say in words how a file was read."""
    assert str(dialect) == words


@pytest.mark.parametrize("piece", ['"', '"a"', '",', '"\n', '";'])
def test_quote_flood_is_voted_on_quickly(piece: str) -> None:
    """Row 74: a megabyte of quotes, for which `csv.Sniffer` takes hours, is voted on in linear time."""
    start = time.process_time()
    dialect_of(piece * (1_000_000 // len(piece)))

    assert time.process_time() - start < 10
