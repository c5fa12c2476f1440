"""Raw data to the model and back."""

import time
from collections.abc import Mapping
from typing import Any, NoReturn

import pytest
from hypothesis import given
from tests.strategies import records, summits

from summitkit.errors import InvalidRecord, Location, Problem
from summitkit.model import Brief, Summit
from summitkit.raw import Lexical, RawRecord
from summitkit.structure import FORMAT, structure, unstructure

SMALL = {"format": FORMAT, "id": "alaska-2025", "title": "Alaska"}


def problems(data: Any, places: Mapping[str, Location] | None = None) -> tuple[Problem, ...]:  # noqa: ANN401 - any data may be offered
    with pytest.raises(InvalidRecord) as caught:
        structure(RawRecord(name="a.json", data=data, places=places or {}))
    return caught.value.problems


@given(summits())
def test_every_summit_survives(summit: Summit) -> None:
    """The law of the record format: what is written is what is read."""
    assert structure(RawRecord(name="a", data=unstructure(summit))) == summit


@given(records())
def test_plain_data_is_plain(summit: Summit) -> None:
    """The record format holds nothing but what JSON does, and no empty field."""
    todo: list[object] = [value for key, value in unstructure(summit).items() if key != "extensions"]
    while todo:
        value = todo.pop()
        todo += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()

        assert type(value) in (dict, list, str, int, float, bool)
        assert value not in ("", [])


def test_sender_is_spelt_from() -> None:
    """A word that Python keeps for itself is still the record's word."""
    summit = Summit(id="a", title="A", brief=Brief(sender="Desk"))

    assert unstructure(summit)["brief"] == {"from": "Desk"}
    assert structure(RawRecord(name="a", data=unstructure(summit))) == summit


def test_format_may_be_left_out() -> None:
    """A record without a format is read as the one that this version knows."""
    data = {key: value for key, value in SMALL.items() if key != "format"}

    assert structure(RawRecord(name="a", data=data)) == Summit(id="alaska-2025", title="Alaska")


@pytest.mark.parametrize(
    ("change", "pointer", "message", "hint"),
    [
        ({"format": "summitkit/2"}, "/format", "expected summitkit/1, which this version reads", ""),
        ({"title": None}, "/title", "expected a value, found null", "leave the key out where the source does not say"),
        ({"title": 5}, "/title", "expected text, found 5", ""),
        ({"title": ["a"]}, "/title", "expected text, found a list", ""),
        ({"title": " "}, "/title", "expected text that is not blank, found ' '", ""),
        ({"id": "Alaska 2025"}, "/id", "expected an id of a-z, 0-9", "did you mean 'alaska-2025'?"),
        ({"kind": "bilatral"}, "/kind", "expected one of bilateral,", "did you mean 'bilateral'?"),
        ({"kind": 2}, "/kind", "expected text, found 2", ""),
        ({"start": "2025-13-45"}, "/start", "expected an EDTF date", ""),
        ({"titel": "A"}, "/titel", "unknown key 'titel'", "did you mean 'title'?"),
        ({"formt": "A"}, "/formt", "unknown key 'formt'", "did you mean 'format'?"),
        ({"venue": []}, "/venue", "expected an object (Venue), found a list", ""),
        ({"parties": {}}, "/parties", "expected a list, found an object", ""),
        ({"parties": "usa"}, "/parties", "expected a list, found 'usa'", ""),
        ({"parties": [None]}, "/parties/0", "expected an object (Party), found null", ""),
        ({"parties": [{"id": "usa"}]}, "/parties/0/name", "expected a value, found nothing: the key is required", ""),
        ({"venue": {"country": "US"}}, "/venue/country", "expected an ISO 3166-1", "did you mean 'USA'?"),
        ({"identifiers": {"a/b": 4}}, "/identifiers/a~1b", "expected text, found 4", ""),
        ({"identifiers": {"a": " "}}, "/identifiers/a", "expected a text that is not blank", ""),
        ({"identifiers": []}, "/identifiers", "expected an object, found a list", ""),
        ({"extensions": {"a": [float("inf")]}}, "/extensions/a/0", "expected JSON data", ""),
        ({"extensions": {"a": Lexical("1e999")}}, "/extensions", "expected a number that is not as large", ""),
        ({"extensions": 4}, "/extensions", "expected an object, found 4", ""),
        ({"brief": {"from": 3}}, "/brief/from", "expected text, found 3", ""),
    ],
)
def test_problem_has_pointer_and_hint(change: dict[str, object], pointer: str, message: str, hint: str) -> None:
    """Each problem says where it is, what was expected, what was found and, where one is near, the right spelling."""
    (problem,) = problems(SMALL | change)

    assert problem.pointer == pointer
    assert problem.message.startswith(message)
    assert problem.hint == hint


def test_whole_date_is_named() -> None:
    """What looks like an interval of dates is told of whole."""
    (problem,) = problems(SMALL | {"start": "15/08/2025"})

    assert problem.message.endswith("found '15/08/2025'")


def test_hints_end_after_a_hundred() -> None:
    """A file of another kind is refused soon, every key of it reported and the first hundred with a hint."""
    wrong = [{"id": "a", "name": "A", **{f"alias{number}": 1 for number in range(50)}} for _ in range(1000)]
    start = time.process_time()
    found = problems(SMALL | {"parties": wrong})

    assert time.process_time() - start < 10
    assert len(found) == 50_000
    assert [problem.hint for problem in found].count("did you mean 'aliases'?") == 100


def test_numbers_are_not_read_from_text() -> None:
    """A number in quotes is a text: nothing is coerced in silence."""
    position = {"issue": "a", "party": "b", "value": "0.5", "salience": True, "value_range": [1, "2"]}
    found = [(problem.pointer, problem.message) for problem in problems(SMALL | {"positions": [position]})]

    assert found == [
        ("/positions/0/value", "expected a number, found '0.5'"),
        ("/positions/0/value_range/1", "expected a number, found '2'"),
        ("/positions/0/salience", "expected a number, found true"),
    ]


def test_range_is_a_pair() -> None:
    """A range of values is two numbers, the lower first."""
    position = {"issue": "a", "party": "b"}
    wrong = [position | {"value_range": given} for given in (4, [1], [2, 1])]
    found = [problem.message for problem in problems(SMALL | {"positions": wrong})]

    assert found[0] == "expected a list of two numbers, found 4"
    assert found[1:] == ["expected two numbers, the lower first, found a list"] * 2


def test_large_integers_keep_every_digit() -> None:
    """A whole number in a number field does not pass through a float."""
    assessment = {"scale": "s", "score": 9007199254740993}
    data = SMALL | {"commitments": [{"id": "c", "text": "t", "assessments": [assessment]}]}
    summit = structure(RawRecord(name="a", data=data))

    assert summit.commitments[0].assessments[0].score == 9007199254740993


def test_all_problems_at_once_in_file_order() -> None:
    """Every problem of a record is reported, in the order of the file and not of the model."""
    data = {
        "parties": [{"id": "usa", "name": "US"}, {"id": "x y", "name": None, "rol": "host"}],
        "sessions": [{"id": "s", "attendees": ["A", "b", "C"]}],
        **SMALL,
        "kind": "war",
    }
    pointers = ("", "/parties", "/parties/1", "/parties/1/id", "/parties/1/name", "/parties/1/rol", "/sessions")
    lines = {pointer: Location(start=line) for line, pointer in enumerate((*pointers, "/kind"), 1)}
    found = [(problem.pointer, problem.location) for problem in problems(data, lines)]

    assert found == [
        ("/parties/1/id", Location(start=4)),
        ("/parties/1/name", Location(start=5)),
        ("/parties/1/rol", Location(start=6)),
        ("/sessions/0/attendees/0", Location(start=7)),
        ("/sessions/0/attendees/2", Location(start=7)),
        ("/kind", Location(start=8)),
    ]


@pytest.mark.parametrize("data", [None, [], "text", 5], ids=["null", "list", "text", "number"])
def test_record_is_an_object(data: object) -> None:
    """Whatever else a file holds is no record."""
    (problem,) = problems(data, {"": Location(start=1)})

    assert problem.message.startswith("expected an object with the record's keys, found ")
    assert problem.location == Location(start=1)


@pytest.mark.parametrize(
    "value", ["Paris\u200b", "\u0420", "İd", "e\u0301", "é", "../../x", "CON", "", "a--b", "a" * 5 + "\n"]
)
def test_ids_are_plain(value: str) -> None:
    """Rows 83 to 87 and 112: an id that looks like another, or like a path, is refused."""
    (problem,) = problems(SMALL | {"id": value})

    assert problem.pointer == "/id"


def test_data_may_be_nested_a_hundred_deep() -> None:
    """Row 53: a plugin's data is kept to a depth that every format can write, and refused beyond."""
    deep: list[object] = []
    for _ in range(98):
        deep = [deep]
    kept = structure(RawRecord(name="a", data=SMALL | {"extensions": {"x": deep}}))
    (problem,) = problems(SMALL | {"extensions": {"x": [[deep]]}})

    assert unstructure(kept)["extensions"] == {"x": deep}
    assert problem.pointer == "/extensions/x"
    assert problem.message == "expected data nested at most 100 deep"


def test_untyped_scalars_become_plain() -> None:
    """What a plain scalar is depends on its field, and nothing of its openness stays in the model."""
    data = SMALL | {
        "title": Lexical("NO"),
        "kind": Lexical("bilateral"),
        "extensions": {"a": [Lexical("3"), Lexical("007"), Lexical("true")]},
        "positions": [{"issue": Lexical("a"), "party": Lexical("b"), "value": Lexical("3")}],
    }
    summit = structure(RawRecord(name="a", data=data))

    assert (summit.title, type(summit.title)) == ("NO", str)
    assert summit.extensions["a"] == (3, "007", True)
    assert summit.positions[0].value == 3


class Failing(dict[str, object]):
    """Data of a loader that fails when it is asked for."""

    def items(self) -> NoReturn:
        """Fail, with a note as Python's own."""
        error = OSError("the disk is gone")
        error.add_note("while reading")
        raise error


def test_failing_data_is_a_problem() -> None:
    """Data that fails while it is read is a problem of the record, with its place."""
    (problem,) = problems(SMALL | {"extensions": Failing()})

    assert (problem.pointer, problem.message) == ("/extensions", "the disk is gone")


def test_message_is_one_line_of_printable_text() -> None:
    """Rows 80 to 83: a key with line ends, terminal controls or hidden characters is shown escaped."""
    (problem,) = problems(SMALL | {"a\n\x1b[2J\u202e\u200b": 1})

    assert str(problem) == r"/a\n\x1b[2J\u202e\u200b: unknown key 'a\n\x1b[2J\u202e\u200b'"
