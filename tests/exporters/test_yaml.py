"""The record as YAML."""

import io

import pytest
from hypothesis import given
from ruamel.yaml import YAML
from tests.strategies import AWKWARD, summits, texts

import summitkit as sk
from summitkit.exporters.yaml import YamlExporter

PLUGINS = sk.Plugins(installed=False)


def exported(summit: sk.Summit) -> str:
    out = io.BytesIO()
    YamlExporter().export(summit, out)
    return out.getvalue().decode()


def read(text: str) -> sk.Summit:
    return sk.loads(text, "yaml", plugins=PLUGINS)


@given(summits())
def test_any_record_comes_back(summit: sk.Summit) -> None:
    """Loading what was written gives the same summit."""
    assert read(exported(summit)) == summit


@given(summits())
def test_bytes_are_stable(summit: sk.Summit) -> None:
    """A record that was read and written again is the same file, byte for byte."""
    text = exported(summit)

    assert exported(read(text)) == text


@pytest.mark.parametrize("value", AWKWARD)
def test_awkward_text_comes_back(value: str) -> None:
    """Rows 45 to 47 and 80 to 90: no text is taken for a number, a word, a date or a comment."""
    summit = sk.Summit(id="a", title="A", summary=value, extensions={value: [value]})

    assert read(exported(summit)) == summit


@given(texts)
def test_readers_of_yaml_1_1_agree(value: str) -> None:
    """Rows 45 to 47: a reader of the older YAML takes every text for the same text."""
    older = YAML(typ="safe", pure=True)
    older.version = (1, 1)
    text = exported(sk.Summit(id="a", title="A", extensions={"x": value}))

    assert older.load(text)["extensions"]["x"] == value


def test_file_is_readable() -> None:
    """Keys in order, letters as they are, texts of several lines as blocks, no line folded, quotes where needed."""
    summit = sk.Summit(
        id="oslo",
        title="Oslo: a summit",
        series="NO",
        marking="007",
        summary="One line.\n\nAnother # line, " + "long " * 40 + "indeed",
        extensions={"desk": {"open": True, "share": 0.5, "count": 3, "none": None, "list": [], "map": {}}},
        parties=(sk.Party(id="nor", name="Норвегия"),),
    )

    assert exported(summit) == (
        "format: summitkit/1\n"
        "id: oslo\n"
        "title: 'Oslo: a summit'\n"
        "series: 'NO'\n"
        "marking: '007'\n"
        "summary: |-\n"
        "  One line.\n"
        "\n"
        f"  Another # line, {'long ' * 40}indeed\n"
        "extensions:\n"
        "  desk:\n"
        "    open: true\n"
        "    share: 0.5\n"
        "    count: 3\n"
        "    none: null\n"
        "    list: []\n"
        "    map: {}\n"
        "parties:\n"
        "- id: nor\n"
        "  name: Норвегия\n"
    )
