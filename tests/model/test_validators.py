import math
from typing import Any

import pytest

from summitkit.errors import InvalidValue
from summitkit.model import (
    Brief,
    Divergence,
    Evidence,
    Issue,
    Locator,
    Party,
    Position,
    Scale,
    Session,
    Source,
    Summit,
    Takeaway,
    Venue,
)
from summitkit.model.validators import expected

HALF = "\ud83e"


def _position(**fields: Any) -> Position:  # noqa: ANN401 - any value may be offered
    return Position(issue="a", party="b", **fields)


@pytest.mark.parametrize(
    ("cls", "fields"),
    [
        (Party, {"id": "usa", "name": "A"}),
        (Party, {"id": "g7", "name": "A", "code": "USA"}),
        (Party, {"id": "a-1-b", "name": "A", "code": "SUN"}),
        (Party, {"id": "a", "name": "A", "code": "XKX"}),
        (Party, {"id": "a", "name": "A", "kind": "state", "members": ("FRA", "usa")}),
        (Venue, {"subdivision": "US-AK", "country": "USA"}),
        (Venue, {"subdivision": "FR-75C"}),
        (Source, {"id": "a", "language": "zh-Hant-TW", "url": "https://example.org/a?b=c#d"}),
        (Source, {"id": "a", "language": "pt-BR", "url": "http://example.org", "sha256": "0" * 64}),
        (Source, {"id": "a", "language": "sl-rozaj-biske"}),
        (Source, {"id": "a", "language": "en-x-plain"}),
        (Divergence, {"about": "/a~1b/0"}),
        (Takeaway, {"text": " "}),
        (Scale, {"min": -1.5, "max": 10**20}),
        (_position, {"salience": 0, "value": -5, "value_range": (1, 1.5)}),
        (_position, {"salience": 100.0, "stance": "opposes"}),
        (Locator, {"unit": "line", "start": 1, "end": 2}),
        (Locator, {"unit": "cell", "start": "Positions!C7"}),
        (Locator, {"unit": "cell", "start": "XFD1048576"}),
        (Issue, {"id": "a", "title": "A", "scale": Scale()}),
        (Brief, {"clearances": ("Legal",)}),
    ],
)
def test_right_values_are_taken(cls: Any, fields: dict[str, Any]) -> None:  # noqa: ANN401 - a class or function
    """A value that its field can hold is kept as it is."""
    made = cls(**fields)

    assert {name: getattr(made, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("cls", "fields", "message"),
    [
        (Party, {"id": "USA", "name": "A"}, "an id of a-z, 0-9 and single hyphens, found 'USA'"),
        (Party, {"id": "", "name": "A"}, "found ''"),
        (Party, {"id": "a--b", "name": "A"}, "found 'a--b'"),
        (Party, {"id": "a\u200b", "name": "A"}, "an id"),
        (Party, {"id": "\u0430", "name": "A"}, "an id"),
        (Party, {"id": "../x", "name": "A"}, "an id"),
        (Party, {"id": "\u0661", "name": "A"}, "an id"),
        (Party, {"id": "a\n", "name": "A"}, "an id"),
        (Party, {"id": 7, "name": "A"}, "an id of a-z, 0-9 and single hyphens, found 7"),
        (Party, {"id": "a", "name": " \n"}, "text that is not blank"),
        (Party, {"id": "a", "name": None}, "expected text, found null"),
        (Party, {"id": "a", "name": HALF}, "half a character"),
        (Party, {"id": "a", "name": "A", "kind": "planet"}, "one of state, igo, bloc"),
        (Party, {"id": "a", "name": "A", "kind": ["state"]}, "one of state.*found a list"),
        (Party, {"id": "a", "name": "A", "code": "US"}, "alpha-3 code such as USA, found 'US'"),
        (Party, {"id": "a", "name": "A", "code": "usa"}, "alpha-3"),
        (Party, {"id": "a", "name": "A", "code": "ABC"}, "alpha-3"),
        (Party, {"id": "a", "name": "A", "code": 840}, "alpha-3 code such as USA, found 840"),
        (Party, {"id": "a", "name": "A", "aliases": ["B"]}, "a tuple of text that is not blank, found a list"),
        (Party, {"id": "a", "name": "A", "aliases": ("B", " ")}, "text that is not blank, found ' '"),
        (Party, {"id": "a", "name": "A", "aliases": (HALF,)}, "text that is not blank"),
        (Party, {"id": "a", "name": "A", "aliases": (1,)}, "text that is not blank, found 1"),
        (Venue, {"subdivision": "US-XX"}, "3166-2 code such as US-AK, found 'US-XX'"),
        (Venue, {"subdivision": None}, "3166-2 code such as US-AK, found null"),
        (Source, {"id": "a", "language": "english"}, "BCP 47"),
        (Source, {"id": "a", "language": "en_GB"}, "BCP 47"),
        (Source, {"id": "a", "language": "qq"}, "BCP 47"),
        (Source, {"id": "a", "language": 1}, "BCP 47"),
        (Source, {"id": "a", "url": "javascript:alert(1)"}, "a link that starts with https"),
        (Source, {"id": "a", "url": "file:///etc/passwd"}, "a link"),
        (Source, {"id": "a", "url": "HTTPS://example.org"}, "a link"),
        (Source, {"id": "a", "url": "https://a b"}, "a link"),
        (Source, {"id": "a", "url": "https://a\x01b"}, "a link"),
        (Source, {"id": "a", "url": f"https://a{HALF}"}, "a link"),
        (Source, {"id": "a", "sha256": "A" * 64}, "a SHA-256 digest"),
        (Divergence, {"about": "parties/0"}, "a JSON pointer"),
        (Divergence, {"about": "/a~2"}, "a JSON pointer"),
        (Divergence, {"statements": ("A",)}, "expected Statement, found 'A'"),
        (Scale, {"min": math.nan}, "a number, found nan"),
        (Scale, {"max": math.inf}, "a number, found inf"),
        (Scale, {"max": 10**400}, "a number, found a very large number"),
        (Scale, {"max": True}, "a number, found true"),
        (Scale, {"max": "1"}, "a number, found '1'"),
        (Scale, {"max": None}, "a number, found null"),
        (_position, {"salience": 100.5}, "a number from 0 to 100, found 100.5"),
        (_position, {"salience": -1}, "a number from 0 to 100, found -1"),
        (_position, {"value_range": (2, 1)}, "two numbers, the lower first, found a list"),
        (_position, {"value_range": (1, 2, 3)}, "two numbers"),
        (_position, {"value_range": [1, 2]}, "two numbers"),
        (_position, {"value_range": (1, True)}, "two numbers"),
        (_position, {"stance": ""}, "one of supports"),
        (_position, {"evidence": (None,)}, "expected Evidence, found null"),
        (Locator, {"unit": "line", "start": 0}, "a whole number from 1, or a cell"),
        (Locator, {"unit": "line", "start": True}, "a whole number from 1, or a cell"),
        (Locator, {"unit": "line", "start": None}, "a whole number from 1, or a cell"),
        (Locator, {"unit": "line", "start": 1.5}, "a whole number from 1, or a cell"),
        (Locator, {"unit": "cell", "start": "C0"}, "a whole number from 1, or a cell"),
        (Locator, {"unit": "cell", "start": f"{HALF}!C7"}, "a whole number from 1, or a cell"),
        (Locator, {"unit": None, "start": 1}, "one of line, paragraph, page, cell, found null"),
        (Evidence, {"source": "a", "locator": 3}, "expected Locator, found 3"),
        (Issue, {"id": "a", "title": "A", "scale": {}}, "expected Scale, found an object"),
        (Session, {"id": "a", "attendees": ("b", "B")}, "an id of a-z, 0-9 and single hyphens, found 'B'"),
        (Session, {"id": "a", "attendees": (1,)}, "an id of a-z, 0-9 and single hyphens, found 1"),
        (Summit, {"id": "a", "title": "A", "parties": "usa"}, "a tuple of Party, found 'usa'"),
    ],
)
def test_wrong_values_are_refused(cls: Any, fields: dict[str, Any], message: str) -> None:  # noqa: ANN401 - as above
    """A value that its field cannot hold is refused with what was expected and what was found."""
    with pytest.raises(InvalidValue, match=message):
        cls(**fields)


@pytest.mark.parametrize(
    ("cls", "fields", "hint"),
    [
        (Party, {"id": "United States", "name": "A"}, "did you mean 'united-states'?"),
        (Party, {"id": "\u0420", "name": "A"}, ""),
        (Party, {"id": "a", "name": "A", "code": "UKRA"}, "did you mean 'UKR'?"),
        (Party, {"id": "a", "name": "A", "role": "principle"}, "did you mean 'principal'?"),
        (Venue, {"subdivision": "us-ak"}, "did you mean 'US-AK'?"),
    ],
)
def test_near_spellings_are_offered(cls: Any, fields: dict[str, Any], hint: str) -> None:  # noqa: ANN401 - as above
    """Where a known spelling is near, the error offers it."""
    with pytest.raises(InvalidValue) as caught:
        cls(**fields)

    assert caught.value.hint == hint


def test_wrong_item_is_pointed_at() -> None:
    """The error for a list says which of its items is wrong."""
    with pytest.raises(InvalidValue) as caught:
        Party(id="a", name="A", aliases=("B", "C", ""))

    assert caught.value.pointer == "/2"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, "null"),
        (False, "false"),
        ({}, "an object"),
        ((), "a list"),
        (10**400, "a very large number"),
        (b"a", "bytes"),
        ("x" * 500, "'" + "x" * 76 + "..."),
    ],
)
def test_found_values_are_shown_short(value: object, found: str) -> None:
    """A message shows what was found in the words of JSON, and never at length."""
    assert str(expected("text", value)) == f"expected text, found {found}"


@pytest.mark.parametrize(
    ("cls", "fields", "message", "hint"),
    [
        (
            Party,
            {"id": "usa", "name": "A", "kind": "sate"},
            "Party.kind: expected one of state, igo, bloc, non_state, partially_recognised, found 'sate'",
            "did you mean 'state'?",
        ),
        (Party, {"id": "usa", "name": " "}, "Party.name: expected text that is not blank, found ' '", ""),
        (Party, {"id": "a", "name": "A", "aliases": ("B", 3)}, "Party.aliases/1: expected text that is not blank", ""),
        (Party, {"id": "a", "name": "A", "identifiers": {"x": 3}}, "Party.identifiers/x: expected a text", ""),
        (Summit, {"id": "a", "title": "A", "extensions": {"x": [{1}]}}, "Summit.extensions/x/0: expected JSON", ""),
        (Summit, {"id": "a", "title": "A", "start": "May"}, "Summit.start: expected an EDTF date", ""),
        (Summit, {"id": "a", "title": "A", "venue": "Oslo"}, "Summit.venue: expected Venue, found 'Oslo'", ""),
        (_position, {"salience": 101}, "Position.salience: expected a number from 0 to 100, found 101", ""),
        (_position, {"value_range": (2, 1)}, "Position.value_range: expected two numbers", ""),
        (Locator, {"unit": "line", "start": 0}, "Locator.start: expected a whole number from 1", ""),
    ],
)
def test_constructor_names_the_field(cls: Any, fields: dict[str, Any], message: str, hint: str) -> None:  # noqa: ANN401 - a class or function
    """A wrong value is told with its class and field, and with what would put it right."""
    with pytest.raises(InvalidValue) as raised:
        cls(**fields)

    assert str(raised.value).startswith(message)
    assert str(raised.value).endswith(hint and f" ({hint})")
    assert raised.value.hint == hint
