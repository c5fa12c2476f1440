"""Records in TOML 1.0."""

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
import tomli_w
from hypothesis import assume, given
from tests.strategies import summits

from summitkit.errors import InvalidRecord, UnreadableInput, token
from summitkit.loaders.toml import TomlLoader
from summitkit.model import Summit
from summitkit.raw import Input, RawRecord
from summitkit.structure import structure, unstructure

RECORD = '''\
# a record
format = "summitkit/1" # "x"
id = 'alaska-2025'
title = """Two
"lines" """
"quo.ted".'b' . c = 1.5
venue = {name = "x", locality.y = "z", empty = {}, list = [1, [2,
  3.5], {a = "]"}]}
start = 2025-08-15

[brief]
to = "Minister"
text = \'\'\'
it's = [not] a key
\'\'\'

[[parties]]
id = "usa"

[[parties]]
id = "rus"
[parties.identifiers]
wikidata = "Q159"
[[parties.tenures]]
post = "x"
[[parties.tenures]]
start = 1999-12-31T12:30:45Z
end = 12:30:45
'''
LINES = {
    "": 1,
    "/format": 2,
    "/id": 3,
    "/title": 4,
    "/quo.ted": 6,
    "/quo.ted/b": 6,
    "/quo.ted/b/c": 6,
    "/venue": 7,
    "/venue/name": 7,
    "/venue/locality": 7,
    "/venue/locality/y": 7,
    "/venue/empty": 7,
    "/venue/list": 7,
    "/venue/list/0": 7,
    "/venue/list/1": 7,
    "/venue/list/1/0": 7,
    "/venue/list/1/1": 8,
    "/venue/list/2": 8,
    "/venue/list/2/a": 8,
    "/start": 9,
    "/brief": 11,
    "/brief/to": 12,
    "/brief/text": 13,
    "/parties": 17,
    "/parties/0": 17,
    "/parties/0/id": 18,
    "/parties/1": 20,
    "/parties/1/id": 21,
    "/parties/1/identifiers": 22,
    "/parties/1/identifiers/wikidata": 23,
    "/parties/1/tenures": 24,
    "/parties/1/tenures/0": 24,
    "/parties/1/tenures/0/post": 25,
    "/parties/1/tenures/1": 26,
    "/parties/1/tenures/1/start": 27,
    "/parties/1/tenures/1/end": 28,
}


def load(text: str | bytes) -> RawRecord:
    return TomlLoader().load(Input("a.toml", text if isinstance(text, bytes) else text.encode()))


def refused(text: str | bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        load(text)
    return str(caught.value)


def pointers(value: object, pointer: str = "") -> Iterator[str]:
    yield pointer
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield from pointers(item, f"{pointer}/{token(key)}")


def has_null(value: object) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is None or any(map(has_null, inside))


def test_record_is_read() -> None:
    """Tables, arrays of tables and every style of text become plain data; dates and times become text."""
    data = load(RECORD).data

    assert data["title"] == 'Two\n"lines" '
    assert data["venue"]["list"] == [1, [2, 3.5], {"a": "]"}]
    assert data["start"] == "2025-08-15"
    assert data["brief"]["text"] == "it's = [not] a key\n"
    assert data["parties"][1]["tenures"] == [{"post": "x"}, {"start": "1999-12-31T12:30:45+00:00", "end": "12:30:45"}]


def test_every_value_has_its_line() -> None:
    """The place of a value is the line of its key or table, or of itself in an array."""
    assert {pointer: location.start for pointer, location in load(RECORD).places.items()} == LINES


@given(summits())
def test_any_record_is_read(summit: Summit) -> None:
    """Any record that TOML can hold, which knows no null, is read back equal, and every value has its line."""
    data = unstructure(summit)
    assume(not has_null(data))
    record = load(tomli_w.dumps(data))

    assert structure(record) == summit
    assert set(pointers(record.data)) <= set(record.places)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\na = 2", "line 2: not TOML: Cannot overwrite a value"),
        ("a = 2024-13-45", "line 1: not TOML: Expected newline or end of document after a statement"),
        ("\na = 010", "line 2: not TOML: Expected newline or end of document after a statement"),
        ('a = "\\ud800"', "line 1: not TOML: Escaped character is not a Unicode scalar value"),
        ('a = "\x01"', "line 1: not TOML: Illegal character '\\x01'"),
        ("a = [\n1", "line 2: not TOML: Unclosed array"),
        ("a = 1\n---\nb = 2", "line 2: not TOML: Expected '=' after a key in a key/value pair"),
        ("a = 1 junk", "line 1: not TOML: Expected newline or end of document after a statement"),
        ('a = "' + '\\"[' * 50_000, "line 1: not TOML: Unterminated string"),
        ('a = """' + '\\"""[' * 50_000, "line 1: not TOML: "),
        (f"a = 1\nb = {'9' * 5000}", "line 2: expected a number that is not as large"),
        (f"a = {'[' * 50_000}", "line 1: expected at most 200 levels of nesting"),
        ("a = {" + "a = {" * 50_000, "line 1: expected at most 200 levels of nesting"),
        (".".join(["a"] * 20_000) + " = 1", "line 1: expected at most 200 levels of nesting"),
        (f"[{'.'.join(['a'] * 20_000)}]", "line 1: expected at most 200 levels of nesting"),
        (b"a = '\xe9'", "line 1: expected utf-8 text, found byte 0xe9 (TOML is UTF-8: save the file so)"),
        (b"PK\x03\x04", "expected text, found a ZIP package such as a Word or Excel file"),
        (b"\n", "expected text, found an empty file"),
    ],
    ids=["48", "54", "47", "60", "80", "3", "55", "59", "74", "74", "58", "53", "53", "61", "61", "71", "5", "2"],
)
def test_broken_toml_is_refused(text: str | bytes, message: str) -> None:
    """Rows 1 to 7, 47 to 61, 71 and 80: what is no TOML, or is meant to stall a reader, is refused by line."""
    start = time.perf_counter()

    assert refused(text).startswith(f"a.toml: {message}")
    assert time.perf_counter() - start < 5


def test_many_dotted_keys_are_read_quickly() -> None:
    """Row 61: many short dotted keys are no burden, and a text with many dots is no key."""
    text = "\n".join(f"a.b.c{number} = {number}" for number in range(20_000))
    start = time.perf_counter()

    assert len(load(f"{text}\nd = '{'1.' * 300}'").data["a"]["b"]) == 20_000
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e999", f"0x{'f' * 5000}"])
def test_numbers_that_json_lacks_stay_problems(value: str) -> None:
    """Rows 56 to 58: TOML may hold such a number, and the record may not."""
    record = load(f'id = "a"\ntitle = "A"\nextensions.x = {value}')

    with pytest.raises(InvalidRecord, match=r"a\.toml: line 3: /extensions/x: expected JSON data"):
        structure(record)


@pytest.mark.parametrize("length", range(1, len(RECORD)))
def test_truncated_file_never_crashes(length: int) -> None:
    """Row 3: whatever is left of a file is either read, with every place, or refused by name."""
    with suppress(UnreadableInput):
        record = load(RECORD[:length])

        assert set(pointers(record.data)) <= set(record.places)
