import copy
import math
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.errors import InvalidValue
from summitkit.model import Party, Summit
from summitkit.model.mappings import FrozenMapping, freeze, thaw

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text("ab\u00e9"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab"), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_thawing_undoes_freezing(data: Any) -> None:  # noqa: ANN401 - any JSON data
    """JSON data comes back as it was, and what is frozen can be hashed."""
    frozen = freeze(data)

    assert thaw(frozen) == data
    assert hash(frozen) == hash(freeze(data))


@pytest.mark.parametrize(
    "data",
    [
        {1: "a"},
        {"a": {None: 1}},
        [object()],
        {"a": {1, 2}},
        math.nan,
        [math.inf],
        b"a",
        10**400,
        "\ud800",
        {"\ud800": 1},
    ],
)
def test_other_data_is_refused(data: Any) -> None:  # noqa: ANN401 - any data
    """What JSON or a file cannot hold is refused."""
    with pytest.raises(InvalidValue, match="expected"):
        freeze(data)


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        ({"a": [1, {"b/c": object()}]}, "/a/1/b~1c"),
        ({"a": {"b": {1: 2}}}, "/a/b"),
        ({"a": [[[[object()]]]]}, "/a/0/0/0/0"),
    ],
)
def test_wrong_data_is_pointed_at(data: Any, pointer: str) -> None:  # noqa: ANN401 - any data
    """The error says where inside the data the fault is."""
    with pytest.raises(InvalidValue) as caught:
        freeze(data)

    assert caught.value.pointer == pointer


def test_bottomless_data_is_refused() -> None:
    """Data that is nested too deep, or holds itself, is refused."""
    data: list[Any] = []
    data.append(data)

    with pytest.raises(InvalidValue, match="nested at most 100 deep") as caught:
        Summit(id="a", title="A", extensions={"plugin": data})
    assert caught.value.pointer == "/plugin"


def test_mapping_keeps_a_copy() -> None:
    """A change to the data that a summit was made from does not reach it."""
    data = {"plugin": {"list": [1]}}
    summit = Summit(id="a", title="A", extensions=data)
    data["plugin"]["list"].append(2)

    assert summit.extensions == {"plugin": {"list": (1,)}}
    assert thaw(summit.extensions) == {"plugin": {"list": [1]}}


def test_mapping_cannot_change() -> None:
    """There is no way to set or delete a key."""
    mapping: Any = freeze({"b": 1, "a": 2})

    assert not hasattr(mapping, "__setitem__")
    assert not hasattr(mapping, "__delitem__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(mapping, attrs.fields(FrozenMapping)[0].name, {})
    assert list(mapping) == ["b", "a"]
    assert repr(mapping) == "{'b': 1, 'a': 2}"
    assert (len(mapping), mapping["a"], mapping.get("c")) == (2, 2, None)


def test_order_is_no_difference() -> None:
    """Mappings are equal to any mapping of the same content, and hash alike."""
    one, other = freeze({"a": 1, "b": [2]}), freeze({"b": (2,), "a": 1})

    assert one == other == {"a": 1, "b": (2,)}
    assert hash(one) == hash(other)
    assert one != freeze({"a": 1})


def test_mapping_can_be_copied() -> None:
    """Copies and pickles are equal to the original."""
    mapping = freeze({"a": {"b": [1, None]}})

    assert copy.deepcopy(mapping) == copy.copy(mapping) == mapping
    assert pickle.loads(pickle.dumps(mapping)) == mapping  # noqa: S301 - our own bytes
    assert isinstance(mapping["a"], FrozenMapping)


@pytest.mark.parametrize("identifiers", [{"wikidata": ""}, {" ": "Q1"}, {"wikidata": 1}, {1: "Q1"}, ["Q1"], None, "Q1"])
def test_identifiers_are_texts(identifiers: Any) -> None:  # noqa: ANN401 - any value may be offered
    """Identifiers are texts under texts, none of them blank."""
    with pytest.raises(InvalidValue):
        Party(id="a", name="A", identifiers=identifiers)


@pytest.mark.parametrize("extensions", [[], None, "a", {"a": object()}])
def test_extensions_are_json(extensions: Any) -> None:  # noqa: ANN401 - any value may be offered
    """Extensions are an object of JSON data."""
    with pytest.raises(InvalidValue):
        Summit(id="a", title="A", extensions=extensions)
