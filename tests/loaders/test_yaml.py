"""Records in YAML 1.2."""

import random
import time
from contextlib import suppress

import pytest

from summitkit.errors import UnreadableInput
from summitkit.loaders.yaml import YamlLoader
from summitkit.raw import Input, Lexical, RawRecord

RECORD = """\
# a record
format: summitkit/1
"id": alaska-2025
parties:
  - id: usa
    aliases: [US,
              'U.S.']
  - {id: rus, a/b: 1}
summary: |
  Two lines,
  kept.
marking: >-
  Folded
  text.
"""
EVERYTHING = b"""%YAML 1.2
---
id: "a\\x41\\u0041" # c
title: 'it''s'
summary: |2-
   x
  y
s: >+
  a

b: {x: [1, ~], "y": z}
c:
- - 1
  - &a !t x
- *a
? k
: v
<<: 1
...
"""


def load(text: str | bytes) -> RawRecord:
    return YamlLoader().load(Input("a.yaml", text if isinstance(text, bytes) else text.encode()))


def refused(text: str | bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        load(text)
    return str(caught.value)


def test_record_is_read() -> None:
    """Mappings, sequences and every style of text become plain data."""
    assert load(RECORD).data == {
        "format": "summitkit/1",
        "id": "alaska-2025",
        "parties": [{"id": "usa", "aliases": ["US", "U.S."]}, {"id": "rus", "a/b": "1"}],
        "summary": "Two lines,\nkept.\n",
        "marking": "Folded text.",
    }


def test_every_value_has_its_line() -> None:
    """The place of a value is the line of its key, or of itself in a sequence."""
    found = {pointer: location.start for pointer, location in load(RECORD).places.items()}

    assert found == {
        "": 2,
        "/format": 2,
        "/id": 3,
        "/parties": 4,
        "/parties/0": 5,
        "/parties/0/id": 5,
        "/parties/0/aliases": 6,
        "/parties/0/aliases/0": 6,
        "/parties/0/aliases/1": 7,
        "/parties/1": 8,
        "/parties/1/id": 8,
        "/parties/1/a~1b": 8,
        "/summary": 9,
        "/marking": 12,
    }


@pytest.mark.parametrize(
    "plain", ["NO", "ON", "y", "12:30:45", "010", "007", "1e999", "2024-13-45", "9" * 5000, "true"]
)
def test_plain_scalar_has_no_type(plain: str) -> None:
    """Rows 45 to 47, 54, 57 and 58: a plain scalar is handed on as it stands, for its field to read."""
    found = load(f"x: {plain}").data["x"]

    assert found == plain
    assert isinstance(found, Lexical)


@pytest.mark.parametrize("quoted", ["'3'", '"true"', "'null'", "|-\n  010"])
def test_quoted_scalar_is_text(quoted: str) -> None:
    """Quotes and blocks say that a value is text."""
    found = load(f"x: {quoted}").data["x"]

    assert found in ("3", "true", "null", "010")
    assert type(found) is str


@pytest.mark.parametrize("plain", ["", "~", "null", "Null", "NULL"])
def test_null_is_null(plain: str) -> None:
    """A value that was left out is null, not a text of that name."""
    assert load(f"x: {plain}\ny: 1").data == {"x": None, "y": "1"}


@pytest.mark.parametrize("key", ["NO", "1", "true", "~", "12:30"])
def test_keys_are_text(key: str) -> None:
    """Row 45: a key is never a truth value or a number."""
    assert load(f"{key}: x").data == {key: "x"}


# Numbers are rows; the others are more of the kind.
CASES = "48 48 49 50 51 51 52 52 53 53 53 55 59 key 60 60 tab 3 80 81 escape 1.0 9.9 71 7 2"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: a\nid: b", "line 2: /id: expected each key once, found it again"),
        ("x:\n- {y: 1, 'y': 2}", "line 2: /x/0/y: expected each key once, found it again"),
        ("a: &x [y]\nb: [*x, *x]", "line 1: expected no anchor, found &x (write the value where it is used)"),
        ("a: {b: 1}\nc:\n  <<: {d: 1}", "line 3: expected no merge key (write the value where it is used)"),
        ("&a [*a]", "line 1: expected no anchor, found &a (write the value where it is used)"),
        ("a: *b", "line 1: expected no alias, found *b (write the value where it is used)"),
        ("a: !!python/object:os.system x", "line 1: expected no tag, found tag:yaml.org,2002:python/object:os.system"),
        ("a: !secret x", "line 1: expected no tag, found !secret (leave it out: the field decides the type)"),
        ("- " * 50_000, "line 1: expected at most 200 levels of nesting"),
        ("[" * 50_000, "line 1: expected at most 200 levels of nesting"),
        ("{a: " * 50_000, "line 1: expected at most 200 levels of nesting"),
        ("a: 1\n---\nb: 2", "line 2: expected one document, found another"),
        ("a: 1\n...\njunk", "line 3: expected one document, found another"),
        ("? [a]\n: b", "line 1: expected a text as key"),
        ('a: "\\ud800"', "line 1: expected text, found half a character (a lone surrogate)"),
        ('x: 1\n"\\udc00": 1', "line 2: expected text, found half a character (a lone surrogate)"),
        ("a:\n\t- b", "line 2: not YAML: found character '\\t' that cannot start any token"),
        ("a: [1, 2", "line 1: not YAML: expected ',' or ']', but got '<stream end>'"),
        ("x: 1\na: \x01", "line 2: expected text, found the character U+0001 (write it as an escape in double quotes)"),
        ("a: \ufffe", "line 1: expected text, found the character U+FFFE"),
        ('a: "\\U0010FFFF"\nb: "\\U00110000"', "line 2: expected a character, found \\U00110000"),
        ('a: "\\UFFFFFFFF"', "line 1: expected a character, found \\UFFFFFFFF"),
        ("%YAML 1.0\n---\na: 1", "not YAML: version minor part can only be 2 or 1"),
        ("%YAML 9.9\n---\na: 1", "line 1: not YAML: found incompatible YAML document"),
        (b"a: \xe9", "line 1: expected utf-8 text, found byte 0xe9 (save the file as UTF-8)"),
        (b"%PDF-1.7", "expected text, found a PDF document"),
        (b"\xef\xbb\xbf", "expected text, found an empty file"),
    ],
    ids=[
        "48",
        "48",
        "49",
        "50",
        "51",
        "51",
        "52",
        "52",
        "53",
        "53",
        "53",
        "55",
        "59",
        "key",
        "60",
        "60",
        "tab",
        "3",
        "80",
        "81",
        "escape",
        "escape",
        "1.0",
        "9.9",
        "71",
        "7",
        "2",
    ],
)
def test_ambiguous_yaml_is_refused(text: str | bytes, message: str) -> None:
    """Rows 2 to 7, 48 to 60, 71, 80 and 81: what is not the same to every reader is refused by line."""
    assert refused(text).startswith(f"a.yaml: {message}")


def test_all_refusals_at_once() -> None:
    """Anchors, tags and repeated keys are all reported, not only the first."""
    assert refused("a: &x 1\nb: !t 2\na: 3").count("\n") == 2


@pytest.mark.parametrize("text", ["# only a comment", "---\n"], ids=["comment", "marker"])
def test_nothing_is_null(text: str) -> None:
    """A file without a document holds nothing, which is no record."""
    assert load(text).data is None


def test_halves_of_a_character_are_joined() -> None:
    """A character that JSON spells in two escapes is one character, since JSON is YAML."""
    assert load('x: "\\ud83e\\udd1d"').data == {"x": "\U0001f91d"}


def test_escapes_bring_any_character() -> None:
    """Rows 80 to 82 and 91: controls and line ends come through as escapes; CRLF counts as one line."""
    record = load(b'a: "\\x00\\x1b\\r\\n\\uFFFE"\r\nb: 1\r\n')

    assert record.data == {"a": "\x00\x1b\r\n\ufffe", "b": "1"}
    assert str(record.places["/b"]) == "line 2"


@pytest.mark.parametrize("length", range(1, len(EVERYTHING)))
def test_truncated_file_never_crashes(length: int) -> None:
    """Row 3: whatever is left of a file is either read or refused by name."""
    with suppress(UnreadableInput):
        assert load(EVERYTHING[:length]).name == "a.yaml"


def test_damaged_file_never_crashes() -> None:
    """Two thousand files with a few bytes changed are read or refused, each within a second."""
    chance = random.Random(1)  # noqa: S311 - the same damage every time, no secret
    for _ in range(2000):
        damaged = bytearray(EVERYTHING)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b" \n\t-:?{}[],&*!|>'\"%@`#\\0xuU<~")
        start = time.perf_counter()
        with suppress(UnreadableInput):
            load(bytes(damaged))

        assert time.perf_counter() - start < 1
