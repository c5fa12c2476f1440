"""The JSON Schema of the record format."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from tests.strategies import summits

import summitkit as sk
from summitkit.errors import InvalidRecord
from summitkit.raw import RawRecord
from summitkit.schema import DIALECT, json_schema
from summitkit.structure import FORMAT, key_of, structure, unstructure

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))
SMALL: dict[str, Any] = {"format": FORMAT, "id": "alaska-2025", "title": "Alaska"}
EVIDENCE = {"source": "readout", "locator": {"unit": "line", "start": 1}}
POSITION: dict[str, Any] = {"issue": "arctic", "party": "usa"}


def test_schema_is_a_schema() -> None:
    """The schema is valid draft 2020-12, and plain JSON."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == DIALECT
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


@given(summits())
def test_any_record_is_valid(summit: sk.Summit) -> None:
    """Whatever summitkit writes, the schema accepts."""
    assert list(VALIDATOR.iter_errors(unstructure(summit))) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.name))
def test_examples_are_valid(path: Path) -> None:
    """Every record that is shipped as an example is valid."""
    summit = sk.load(path, plugins=sk.Plugins(installed=False))

    assert list(VALIDATOR.iter_errors(unstructure(summit))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"format": "summitkit/2"},
        {"id": "Alaska 2025"},
        {"id": 5},
        {"title": None},
        {"title": " "},
        {"titel": "A"},
        {"kind": "bilatral"},
        {"start": 2025},
        {"venue": []},
        {"venue": {"country": "us"}},
        {"venue": {"subdivision": "Alaska"}},
        {"language": "english language"},
        {"parties": {}},
        {"parties": ["usa"]},
        {"parties": [{"id": "usa"}]},
        {"parties": [{"id": "usa", "name": "US", "colour": "red"}]},
        {"parties": [{"id": "usa", "name": "US", "aliases": [" "]}]},
        {"sessions": [{"id": "s", "attendees": ["A"]}]},
        {"positions": [POSITION | {"value": "1"}]},
        {"positions": [POSITION | {"salience": 101}]},
        {"positions": [POSITION | {"value_range": [1]}]},
        {"positions": [POSITION | {"value_range": [1, 2, 3]}]},
        {"positions": [POSITION | {"evidence": [EVIDENCE | {"locator": {"unit": "row", "start": 1}}]}]},
        {"positions": [POSITION | {"evidence": [EVIDENCE | {"locator": {"unit": "line", "start": 1.5}}]}]},
        {"sources": [{"id": "s", "url": "javascript:alert(1)"}]},
        {"sources": [{"id": "s", "sha256": "0"}]},
        {"divergences": [{"about": "positions/0"}]},
        {"identifiers": {"wikidata": 5}},
        {"extensions": []},
        {"brief": {"sender": "Desk"}},
    ],
    ids=lambda change: json.dumps(change)[:60],
)
def test_schema_and_converter_refuse_alike(change: dict[str, Any]) -> None:
    """What the converter refuses for its type, its spelling or an unknown key, the schema refuses as well."""
    data = SMALL | change
    with pytest.raises(InvalidRecord):
        structure(RawRecord(name="a", data=data))

    assert list(VALIDATOR.iter_errors(data)) != []


@pytest.mark.parametrize("key", ["id", "title"])
def test_required_keys_are_required(key: str) -> None:
    """A record without an id or a title is refused by both."""
    data = {name: value for name, value in SMALL.items() if name != key}
    with pytest.raises(InvalidRecord):
        structure(RawRecord(name="a", data=data))

    assert [error.message for error in VALIDATOR.iter_errors(data)] == [f"'{key}' is a required property"]


def test_every_field_is_described() -> None:
    """Each key of the record says what it means, in the order of the model."""
    properties = {key: value for key, value in SCHEMA["properties"].items() if key != "format"}

    assert list(properties) == [key_of(field) for field in attrs.fields(sk.Summit)]
    assert all(value.get("description") for value in properties.values())
    assert all(value.get("description") for found in SCHEMA["$defs"].values() for value in found["properties"].values())
