"""Single values: what counts as a text or a number."""

from collections.abc import Callable
from typing import Any

import pytest

from summitkit import scalars
from summitkit.errors import InvalidValue
from summitkit.raw import Lexical

HUGE = "9" * 5000


@pytest.mark.parametrize("plain", ["NO", "12:30:45", "010", "007", "true", "null", "1e3", ""])
def test_untyped_scalar_is_text_in_a_text(plain: str) -> None:
    """Rows 45 to 47: a text field keeps what stands in the file."""
    found = scalars.text(Lexical(plain))

    assert found == plain
    assert type(found) is str


@pytest.mark.parametrize(
    ("plain", "number"), [("3", 3), ("-0.5", -0.5), ("1e3", 1000.0), ("9007199254740993", 9007199254740993)]
)
def test_untyped_scalar_is_a_number_in_a_number(plain: str, number: float) -> None:
    """A number field reads what JSON would, to the last digit."""
    assert scalars.number(Lexical(plain)) == number
    assert scalars.data(Lexical(plain)) == number


@pytest.mark.parametrize("plain", ["010", "+1", "0x1F", "1_000", ".5", "5.", "٣", "1 000", "NO", "12:30:45"])
def test_identifiers_keep_their_zeros(plain: str) -> None:
    """Rows 45 to 47 and 87: what JSON would not read as a number, word or null is text where the type is open."""
    assert scalars.data([{"x": Lexical(plain)}]) == [{"x": plain}]


@pytest.mark.parametrize(("plain", "value"), [("true", True), ("FALSE", False), ("~", None), ("Null", None)])
def test_words_of_the_core_schema(plain: str, value: object) -> None:
    """Where the type is open, YAML 1.2 says what true, false and null are."""
    assert scalars.data(Lexical(plain)) is value


@pytest.mark.parametrize(
    ("read", "value", "message"),
    [
        (scalars.text, 5, "expected text, found 5"),
        (scalars.text, None, "expected text, found null"),
        (scalars.text, ["a"], "expected text, found a list"),
        (scalars.number, "3", "expected a number, found '3'"),
        (scalars.number, True, "expected a number, found true"),
        (scalars.number, Lexical("NO"), "expected a number, found 'NO'"),
        (scalars.number, Lexical("true"), "expected a number, found 'true'"),
        (scalars.number, float("nan"), "expected a number, found nan"),
        (scalars.number, 10**400, "expected a number, found a very large number"),
        (scalars.number, Lexical("1e999"), "expected a number that is not as large, found '1e999'"),
        (scalars.number, Lexical(HUGE), "expected a number that is not as large, found '9999"),
        (scalars.data, Lexical(HUGE), "expected a number that is not as large, found '9999"),
        (scalars.integer_or_text, 1.5, "expected a whole number or a text, found 1.5"),
        (scalars.integer_or_text, False, "expected a whole number or a text, found false"),
        (scalars.integer_or_text, Lexical("~"), "expected a whole number or a text, found '~'"),
    ],
)
def test_nothing_is_coerced(read: Callable[[Any], object], value: object, message: str) -> None:
    """Rows 56 to 58: a value of another type, or too large a number, is an error that shows it."""
    with pytest.raises(InvalidValue) as caught:
        read(value)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(("value", "found"), [(3, 3), ("A1", "A1"), (Lexical("3"), 3), (Lexical("A1"), "A1")])
def test_place_is_a_number_or_a_cell(value: object, found: object) -> None:
    """A locator counts lines in numbers and names cells in text."""
    assert scalars.integer_or_text(value) == found


def test_error_says_where() -> None:
    """A problem inside a field adds to the pointer of the field."""
    with pytest.raises(InvalidValue) as caught:
        scalars.at("/a", lambda value: scalars.at("/0", scalars.text, value), 5)

    assert caught.value.pointer == "/a/0"
