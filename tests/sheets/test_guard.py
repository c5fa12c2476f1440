"""Texts that a spreadsheet program must not run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.sheets.guard import guarded, unguarded

RISKY = "=+-@\t\r\n'"


@given(st.text() | st.text(alphabet=RISKY + "a"))
def test_guard_comes_off_again(text: str) -> None:
    """Rows 93 and 94: whatever a text begins with, it comes back as it was."""
    assert unguarded(guarded(text)) == text


@given(st.text(alphabet=RISKY + "a", min_size=1))
def test_guarded_text_is_no_formula(text: str) -> None:
    """Rows 93 and 94: no guarded text begins with a character that begins a formula."""
    assert guarded(text)[0] not in "=+-@\t\r\n"


@pytest.mark.parametrize("text", ["", "plain", "1-2", " =1", "Malmö", "a'b"])
def test_other_texts_are_left_alone(text: str) -> None:
    """A text that no program would run has no mark, before and after."""
    assert guarded(text) == unguarded(text) == text


@pytest.mark.parametrize("text", ["'", "'s-Hertogenbosch", "'tis"])
def test_only_a_guard_is_taken_off(text: str) -> None:
    """A person who types a plain text with an apostrophe first keeps it."""
    assert unguarded(text) == text
