"""The record as JSON."""

import io
import json

import attrs
from hypothesis import given
from tests.strategies import summits

import summitkit as sk
from summitkit.exporters.json import JsonExporter
from summitkit.structure import key_of, unstructure

PLUGINS = sk.Plugins(installed=False)
NORWAY = sk.Summit(id="oslo", title="NO\u2028\x00", parties=(sk.Party(id="nor", name="Норвегия", code="NOR"),))


def exported(summit: sk.Summit) -> bytes:
    out = io.BytesIO()
    JsonExporter().export(summit, out)
    return out.getvalue()


@given(summits())
def test_any_record_comes_back(summit: sk.Summit) -> None:
    """Loading what was written gives the same summit."""
    assert sk.loads(sk.dumps(summit, "json", plugins=PLUGINS), "json", plugins=PLUGINS) == summit


@given(summits())
def test_bytes_are_stable(summit: sk.Summit) -> None:
    """A record that was read and written again is the same file, byte for byte."""
    text = exported(summit)

    assert exported(sk.load(io.BytesIO(text), "json", plugins=PLUGINS)) == text


@given(summits())
def test_keys_stand_in_the_order_of_the_model(summit: sk.Summit) -> None:
    """Keys come in the order of the fields, after the format."""
    order = ["format", *(key_of(field) for field in attrs.fields(sk.Summit))]
    keys = list(json.loads(exported(summit)))

    assert keys == [key for key in order if key in keys]


def test_file_is_readable() -> None:
    """Two spaces a level, letters as they are, a line feed at the end, empty fields left out."""
    lines = exported(NORWAY).decode().split("\n")

    assert lines[:4] == ["{", '  "format": "summitkit/1",', '  "id": "oslo",', '  "title": "NO\u2028\\u0000",']
    assert '      "name": "Норвегия",' in lines
    assert lines[-2:] == ["}", ""]
    assert json.loads(exported(NORWAY)) == unstructure(NORWAY)
