"""What a `datapackage.json` says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit import datapackage
from summitkit.datapackage import Resource, is_descriptor, is_inside, moved, parse, within
from summitkit.errors import Location, UnreadableInput

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("a.csv")
KEYS = st.sampled_from(["resources", "path", "name", "dialect", "delimiter", "encoding", "format", "quoteChar"])
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=20
)


def refused(descriptor: object) -> list[str]:
    data = descriptor if isinstance(descriptor, bytes) else json.dumps(descriptor).encode()
    with pytest.raises(UnreadableInput) as caught:
        parse("a.zip", data)
    return str(caught.value).split("\n")


def test_tables_are_listed() -> None:
    """Files, encodings and delimiters are as declared, and by default those of the specification."""
    resources = [
        {"name": "positions", "path": "positions.csv", "dialect": {"delimiter": ";", "quoteChar": '"'}, "extra": 1},
        {"path": ["./data/issues.csv"], "encoding": "windows-1252"},
        {"path": "parties.TSV"},
        {"path": "notes", "format": "CSV"},
        {"name": "map", "path": "map.geojson"},
    ]
    found = parse("a.zip", json.dumps({"resources": resources, "title": "A summit"}).encode())

    assert found.tables == (
        Resource(name="positions", path="positions.csv", delimiter=";"),
        Resource(name="issues", path="data/issues.csv", encoding="windows-1252"),
        Resource(name="parties", path="parties.TSV", delimiter="\t"),
        Resource(name="notes", path="notes"),
    )
    assert found.others == ("map",)
    assert found.descriptor["title"] == "A summit"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "file datapackage.json: expected text, found an empty file"),
        (b'{"resources": [\n', "line datapackage.json:2: not JSON: "),
        (b'\n{"a": 1, "a": 2}', "file datapackage.json: not JSON: expected each key once, found 'a' again"),
        (b'{"a": NaN}', "file datapackage.json: not JSON: expected a number, found NaN"),
        (b'{"a": %s}' % (b"1" * 5000), "file datapackage.json: not JSON: "),
        (b"[" * 100_000, "file datapackage.json: expected fewer levels of nesting"),
        ("é".encode("cp1252"), "line datapackage.json:1: expected utf-8 text, found byte 0xe9"),
    ],
    ids=["1", "3", "48", "56", "58", "53", "71"],
)
def test_descriptor_is_no_json(data: bytes, message: str) -> None:
    """Rows 48 to 58: what is no JSON, or JSON that programs read in different ways, is refused with its place."""
    assert refused(data)[0].startswith(f"a.zip: {message}")


def test_endless_descriptor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A descriptor beyond all measure is not parsed."""
    monkeypatch.setattr(datapackage, "_LARGEST", 0)

    assert refused(b"{}") == ["a.zip: file datapackage.json: expected at most 0 MiB"]


@pytest.mark.parametrize("descriptor", [[], {}, {"resources": []}, {"resources": {}}, {"resources": [{}] * 1001}])
def test_descriptor_names_nothing(descriptor: object) -> None:
    """A descriptor names at least one file, and not thousands."""
    assert refused(descriptor) == [
        "a.zip: file datapackage.json: /resources: expected a list of 1 to 1,000 resources",
    ]


@pytest.mark.parametrize(
    ("resource", "message"),
    [
        ("a.csv", ": expected an object, found 'a.csv'"),
        ({"name": "a"}, "/path: expected the path of one file, found None"),
        ({"path": ["a.csv", "b.csv"]}, "/path: expected the path of one file, found a list"),
        ({"path": {}}, "/path: expected the path of one file, found an object"),
        ({"path": "../a.csv"}, "/path: expected a path inside the package, found '../a.csv'"),
        ({"path": "/etc/passwd"}, "/path: expected a path inside the package, found '/etc/passwd'"),
        ({"path": "https://example.org/a.csv"}, "/path: expected a path inside the package, found 'https:/example"),
        ({"path": "a.csv", "name": 3}, "/name: expected a text, found 3"),
        ({"path": "a.csv", "encoding": 3}, "/encoding: expected the name of a character set, found 3"),
        ({"path": "a.csv", "encoding": "Puny_Code"}, "/encoding: expected the name of a character set"),
        ({"path": "a.csv", "encoding": "x" * 99}, "/encoding: expected the name of a character set"),
        ({"path": "a.csv", "dialect": "a.json"}, "/dialect: expected an object, found 'a.json'"),
        ({"path": "a.csv", "dialect": {"delimiter": "||"}}, "/dialect/delimiter: expected one character, found '||'"),
        ({"path": "a.csv", "dialect": {"delimiter": '"'}}, "/dialect/delimiter: expected one character"),
        ({"path": "a.csv", "dialect": {"quoteChar": "'"}}, '/dialect/quoteChar: expected "\\"", found "\'"'),
        ({"path": "a.csv", "dialect": {"header": False}}, "/dialect/header: expected true, found False"),
        ({"path": "a.csv", "dialect": {"escapeChar": "\\"}}, "/dialect/escapeChar: expected null, found "),
    ],
)
def test_wrong_resource_is_named(resource: object, message: str) -> None:
    """Row 17: a file outside of the package, or one that is written in a way that is not read, is refused."""
    (found,) = refused({"resources": [{"path": "other.csv"}, resource]})

    assert found.startswith(f"a.zip: file datapackage.json: /resources/1{message}")


def test_names_stand_once() -> None:
    """Two resources of one name or of one file are refused."""
    found = refused({"resources": [{"path": "a.csv"}, {"path": "./a.csv"}, {"path": "b.csv", "name": "a"}]})

    assert found == [
        "a.zip: file datapackage.json: /resources: expected each name once, found 'a' again",
        "a.zip: file datapackage.json: /resources: expected each path once, found 'a.csv' again",
    ]


@given(anything | st.fixed_dictionaries({"resources": st.lists(anything, max_size=3)}))
def test_any_json_is_read_or_refused(descriptor: object) -> None:
    """Whatever JSON a descriptor is, its paths stay inside the package, or there is an error of ours."""
    try:
        found = parse("a.zip", json.dumps(descriptor).encode())
    except UnreadableInput:
        return

    assert all(is_inside(table.path) and len(table.delimiter) == 1 for table in found.tables)


@pytest.mark.parametrize("path", ["a.csv", "data/a.csv", "a..csv", "...", "Annex: list.csv", "ä b.csv"])
def test_path_inside(path: str) -> None:
    """A plain path stays in the package."""
    assert is_inside(path)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"resources": []}', True),
        (b'{"format": "summitkit/1"}', False),
        (b"[]", False),
        (b"{", False),
        (b"\xff\x00", False),
        (b"[" * 100_000, False),
    ],
)
def test_descriptor_is_told_from_a_record(data: bytes, expected: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """A JSON object that lists resources is a descriptor; nothing else is."""
    assert is_descriptor(data) is expected


def test_places_in_files() -> None:
    """A place in a file of a package names the file."""
    error = UnreadableInput.because("a.zip", "expected text", location=Location(start=3))

    assert str(within("a.csv")) == "file a.csv"
    assert str(within("a.csv", Location(start=2))) == "line a.csv:2"
    assert [str(problem) for problem in moved(error, "a.csv")] == ["line a.csv:3: expected text"]
