import pickle

import pytest

from summitkit import errors
from summitkit.errors import (
    InputError,
    InvalidRecord,
    InvalidValue,
    Location,
    Problem,
    SummitkitError,
    UnreadableInput,
    closest,
)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (Location(start=14), "line 14"),
        (Location(start=14, end=14), "line 14"),
        (Location(start=14, end=16), "lines 14-16"),
        (Location(unit="cell", start="Positions!C7"), "cell Positions!C7"),
    ],
)
def test_locations_read_as_words(location: Location, words: str) -> None:
    """A place names its unit, in the plural where it is longer than one."""
    assert str(location) == words


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem(message="expected text"), "expected text"),
        (Problem(message="expected text", pointer="/title"), "/title: expected text"),
        (Problem(message="expected text", location=Location(start=3)), "line 3: expected text"),
        (
            Problem(message="unknown key", pointer="/titel", location=Location(start=3), hint="did you mean 'title'?"),
            "line 3: /titel: unknown key (did you mean 'title'?)",
        ),
    ],
)
def test_problems_fit_on_a_line(problem: Problem, line: str) -> None:
    """A problem says where, what and what to do, as far as each is known."""
    assert str(problem) == line


def test_input_errors_carry_every_problem() -> None:
    """The message has one line for each problem, and each begins with the file."""
    error = InvalidRecord("a.json", [Problem(message="one"), Problem(message="two")], hint="look")

    assert str(error) == "a.json: one\na.json: two"
    assert [problem.message for problem in error.problems] == ["one", "two"]
    assert (error.path, error.hint) == ("a.json", "look")


def test_unreadable_input_has_one_reason() -> None:
    """A file that cannot be read is told with its reason, place and hint."""
    error = UnreadableInput.because("a.yaml", "not UTF-8", location=Location(start=2), hint="name the encoding")

    assert str(error) == "a.yaml: line 2: not UTF-8 (name the encoding)"


def test_wrong_values_know_their_place() -> None:
    """A wrong value carries the pointer inside its field, and is a ValueError to those who expect one."""
    error = InvalidValue("expected text", hint="quote it", pointer="/2")

    assert isinstance(error, ValueError)
    assert (str(error), error.hint, error.pointer) == ("expected text", "quote it", "/2")


def test_tree_is_drawn_in_the_docstring() -> None:
    """The module docstring names every error, and every error is summitkit's."""
    found = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)]

    assert all(issubclass(each, SummitkitError) for each in found)
    assert [each.__name__ for each in found if each.__name__ not in (errors.__doc__ or "")] == []


@pytest.mark.parametrize(
    "error",
    [
        SummitkitError("broken", hint="mend it"),
        InvalidValue("wrong", hint="mend it", pointer="/1"),
        InvalidRecord("a.json", [Problem(message="one", location=Location(start=1))], hint="mend it"),
        UnreadableInput.because("a.json", "gone"),
    ],
)
def test_errors_survive_pickling(error: SummitkitError) -> None:
    """An error comes whole out of another process."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("rusia", "did you mean 'Russia'?"),
        ("RUSSIA", "did you mean 'Russia'?"),
        ("Norway", ""),
        ("", ""),
    ],
)
def test_closest_ignores_case(word: str, hint: str) -> None:
    """The nearest known word is offered in its own spelling, and nothing where none is near."""
    assert closest(word, ("Russia", "China")) == hint


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("id", "kind", ""),
        ("url", "role", ""),
        ("hots", "host", "did you mean 'host'?"),
        ("US", "USA", "did you mean 'USA'?"),
    ],
)
def test_short_words_are_near_few(word: str, known: str, hint: str) -> None:
    """Two letters in common make no neighbour of a short word; one letter missing or moved does."""
    assert closest(word, (known,)) == hint


def test_nothing_known_gives_no_hint() -> None:
    """Without known words there is nothing to offer."""
    assert closest("x", ()) == ""


def test_input_error_is_their_root() -> None:
    """One class catches whatever is wrong with a file."""
    assert issubclass(InvalidRecord, InputError)
    assert issubclass(UnreadableInput, InputError)
