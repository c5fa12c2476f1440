"""Records in JSON."""

import json
import time

import pytest
from hypothesis import given
from tests.strategies import json_data

from summitkit.errors import Location, UnreadableInput
from summitkit.loaders.json import JsonLoader
from summitkit.raw import Input, RawRecord

RECORD = """{
  "id": "alaska-2025",
  "parties": [
    {"id": "usa",
     "aliases": ["US", "quote \\" } ] , : {"]},
    [], {}
  ],
  "a/b~c":
    "\\ud83e\\udd1d"
}
"""


def load(text: str | bytes) -> RawRecord:
    return JsonLoader().load(Input("a.json", text if isinstance(text, bytes) else text.encode()))


def refused(text: str | bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        load(text)
    return str(caught.value)


def test_record_is_read() -> None:
    """The data is what the JSON says, characters in two halves made whole."""
    record = load(RECORD)

    assert record.name == "a.json"
    assert record.data == json.loads(RECORD)
    assert record.data["a/b~c"] == "\U0001f91d"


def test_every_value_has_its_line() -> None:
    """The place of a value is the line of its key, or of itself in a list."""
    found = {pointer: location.start for pointer, location in load(RECORD).places.items()}

    assert found == {
        "": 1,
        "/id": 2,
        "/parties": 3,
        "/parties/0": 4,
        "/parties/0/id": 4,
        "/parties/0/aliases": 5,
        "/parties/0/aliases/0": 5,
        "/parties/0/aliases/1": 5,
        "/parties/1": 6,
        "/parties/2": 6,
        "/a~1b~0c": 8,
    }


@given(json_data)
def test_any_json_is_read(data: object) -> None:
    """Whatever the standard library writes is read, and every container and value has a place."""
    text = json.dumps({"x": data}, indent=1)
    record = load(text)

    assert record.data == json.loads(text)
    assert record.places["/x"] == Location(start=2)


@pytest.mark.parametrize("length", range(1, len(RECORD.rstrip())))
def test_truncated_file_is_refused(length: int) -> None:
    """Row 3: a file that was cut anywhere is an error with its line."""
    assert refused(RECORD[:length]).startswith("a.json: line ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a",\n "id": "b"}', "a.json: line 2: /id: expected each key once, found it again"),
        ('{"x": [{"y": 1,\n "y": 2}]}', "a.json: line 2: /x/0/y: expected each key once, found it again"),
        ('{"x":\n NaN}', "a.json: line 2: /x: expected a number, found NaN"),
        ('{"x": [1,\n -Infinity]}', "a.json: line 2: /x/1: expected a number, found -Infinity"),
        ('{"x": 1e999}', "a.json: line 1: /x: expected a number that is not as large"),
        (f'{{"x": -{"9" * 5000}}}', "a.json: line 1: /x: expected a number that is not as large"),
        ('{"x": "\\ud800"}', "a.json: line 1: /x: expected text, found half a character (a lone surrogate)"),
        ('{"\\udc00": 1}', "a.json: line 1: /\\udc00: expected text, found half a character (a lone surrogate)"),
        ("{}\n{}", "a.json: line 2: expected nothing after the record (column 1)"),
        ('{"id": "a"} junk', "a.json: line 1: expected nothing after the record (column 13)"),
        ("{'id': 1}", "a.json: line 1: not JSON: Expecting property name enclosed in double quotes (column 2)"),
        ('{"x": "a\x01"}', "a.json: line 1: not JSON: Invalid control character at (column 9)"),
        ('{"x": 010}', "a.json: line 1: not JSON: Expecting ',' delimiter (column 8)"),
        (b'{"x": "\xe9"}', "a.json: line 1: expected utf-8 text, found byte 0xe9 (JSON is UTF-8: save the file so)"),
        (b"%PDF-1.7", "a.json: expected text, found a PDF document (its suffix may be wrong)"),
        (b"PK\x03\x04", "a.json: expected text, found a ZIP package such as a Word or Excel file (its suffix may be"),
        (b" \n", "a.json: expected text, found an empty file"),
        ('{"x": 1}'.encode("utf-16-le"), "a.json: line 1: expected text, found zero bytes: UTF-16 perhaps?"),
    ],
    ids=["48", "48", "56", "56", "57", "58", "60", "60", "59", "59", "quotes", "80", "47", "71", "7", "5", "2", "73"],
)
def test_ambiguous_json_is_refused(text: str | bytes, message: str) -> None:
    """Rows 1 to 7, 47 to 60, 71 and 73: what programs read in different ways, or not at all, is refused by line."""
    assert refused(text).startswith(message)


@pytest.mark.parametrize("text", ['{"x": "' + '\\"[' * 200_000, '"' * 200_001 + "[" * 201], ids=["escaped", "plain"])
def test_quote_flood_is_refused_quickly(text: str) -> None:
    """Row 74: quotes that never close do not make the reader look at the text again and again."""
    start = time.perf_counter()

    assert refused(text).startswith("a.json: line 1: ")
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("text", ["[" * 50_000, '{"x":' * 50_000, f'{{"x": {"[" * 200}{"]" * 200}}}'])
def test_depth_is_refused(text: str) -> None:
    """Row 53: nesting beyond 200 levels is refused before anything is parsed."""
    assert refused(text) == "a.json: line 1: expected at most 200 levels of nesting"


def test_brackets_in_text_are_no_depth() -> None:
    """Brackets inside a text do not count, however many."""
    text = "[{" * 500

    assert load(json.dumps({"x": text})).data == {"x": text}


def test_depth_of_200_is_read() -> None:
    """What is allowed is read: 200 levels, and any number of lists side by side."""
    text = f'{{"x": {"[" * 199}{"]" * 199}, "y": [{", ".join(["[]"] * 500)}]}}'

    assert load(text).data == json.loads(text)


def test_awkward_characters_are_kept() -> None:
    """Rows 80 to 82 and 90: controls, non-characters, overrides and emoji are data like any other."""
    text = "\x00\x1f\x7f\u202e\ufffe\uffff" + "\U0001f91d" * 20_000

    assert load(json.dumps({"x": text})).data == {"x": text}


def test_large_record_is_read_quickly() -> None:
    """The places of a record of several megabytes cost nothing while nothing is wrong with it."""
    text = json.dumps({"positions": [{"text": "x" * 50, "value": n} for n in range(50_000)]})
    start = time.perf_counter()
    record = load(text)

    assert len(record.data["positions"]) == 50_000
    assert time.perf_counter() - start < 5
