import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.checks.quotes import SourceText, folded

TEXT = "\n  One two\n\n\tthree \n four\u00a0five\n"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (1, 1, ""),
        (2, 2, "One two"),
        (2, 4, "One two three"),
        (3, 4, "three"),
        (5, 99, "four five"),
        (7, 8, ""),
        (0, 0, ""),
    ],
)
def test_lines_are_counted_from_one(first: int, last: int, words: str) -> None:
    """Lines are those of the file; their words come with single spaces."""
    assert SourceText(TEXT).lines(first, last).strip() == words


@pytest.mark.parametrize(
    ("quote", "lines"),
    [("One", (2, 2)), ("two three\nfour", (2, 5)), ("four five", (5, 5)), ("five six", None), ("one", None)],
)
def test_quotes_are_found_across_lines(quote: str, lines: tuple[int, int] | None) -> None:
    """A quote may run over lines, and is found with the first and last of them."""
    assert SourceText(TEXT).find(quote) == lines


def test_searches_may_go_back() -> None:
    """A quote before the last one found is found as well."""
    text = SourceText(TEXT)

    assert [text.find(quote) for quote in ("five", "One", "three", "One")] == [(5, 5), (2, 2), (4, 4), (2, 2)]


@pytest.mark.parametrize(
    ("quote", "near"),
    [
        ("the \u201cno deal\u201d", True),
        ('THE "no deal"', True),
        ("year - end", True),
        ("cafe\u0301", True),
        ("deal no", False),
    ],
)
def test_near_matches_are_known(quote: str, near: bool) -> None:  # noqa: FBT001 - a case
    """Capitals, quotation marks, dashes and composed letters are what copying changes."""
    assert SourceText('The "no\ndeal" of the year \u2013 end, caf\u00e9').nearly_holds(quote) is near


@given(st.lists(st.text("ab \t", max_size=6), max_size=6), st.data())
def test_every_run_of_lines_is_found(lines: list[str], data: st.DataObject) -> None:
    """Words taken from a text are found in it, in lines that hold them."""
    text = SourceText("\n".join(lines))
    first = data.draw(st.integers(1, len(lines) + 1))
    last = data.draw(st.integers(first, len(lines) + 1))
    words = folded("\n".join(lines[first - 1 : last]))
    found = text.find(words) if words else None

    assert folded(text.lines(first, last)) == words
    assert found is None or words in text.lines(*found)
    assert found is not None or not words
