"""Mappings that cannot change: identifiers, and the data that plugins keep with a summit."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from attrs import Attribute, field, frozen

from summitkit.errors import InvalidValue, token
from summitkit.model.validators import expected, has_surrogate, is_number, naming

# Deep enough for any plugin's data, and shallow enough for every reader and writer of it.
DEPTH = 100


@frozen(repr=False, eq=False)
class FrozenMapping(Mapping[str, Any]):
    """A mapping that cannot change, equal to any mapping with the same content."""

    _data: dict[str, Any] = field(factory=dict)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - JSON data
        """Return the value under `key`."""
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, in the order they were given."""
        return iter(self._data)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._data)

    def __hash__(self) -> int:
        """Return a hash that does not depend on order."""
        return hash(frozenset(self._data.items()))

    def __repr__(self) -> str:
        """Show the content as a dict."""
        return repr(self._data)


def freeze(value: Any, path: tuple[str | int, ...] = ()) -> Any:  # noqa: ANN401 - JSON data in, JSON data out
    """Return JSON data with every mapping and list in it frozen; `path` says where in the field it stands.

    Raises:
        InvalidValue: `value` holds something that JSON cannot, or is nested more than 100 deep.
    """
    if len(path) > DEPTH:
        raise InvalidValue(f"expected data nested at most {DEPTH} deep", pointer=_pointer(path[:1]))
    if isinstance(value, Mapping):
        return FrozenMapping({_key(key, path): freeze(item, (*path, key)) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(item, (*path, index)) for index, item in enumerate(value))
    if value is None or isinstance(value, bool) or is_number(value):
        return value
    if isinstance(value, str) and not has_surrogate(value):
        return value
    what = "JSON data (text, finite numbers, true, false, null, lists, objects)"
    raise expected(what, value, pointer=_pointer(path))


def _key(key: object, path: tuple[str | int, ...]) -> str:
    if not isinstance(key, str) or has_surrogate(key):
        raise expected("a text as key", key, pointer=_pointer(path))
    return key


def _pointer(path: tuple[str | int, ...]) -> str:
    return "".join(f"/{token(key)}" for key in path)


def thaw(value: Any) -> Any:  # noqa: ANN401 - JSON data in, JSON data out
    """Return frozen JSON data as plain dicts and lists."""
    if isinstance(value, Mapping):
        return {key: thaw(item) for key, item in value.items()}
    return [thaw(item) for item in value] if isinstance(value, tuple) else value


def frozen_data(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Freeze a mapping of JSON data, as `extensions` holds it."""
    if not isinstance(value, Mapping):
        raise expected("a mapping", value)
    frozen: FrozenMapping = freeze(value)
    return frozen


def frozen_texts(value: Mapping[str, str]) -> Mapping[str, str]:
    """Freeze a mapping of texts, as `identifiers` holds it."""
    for key, item in frozen_data(value).items():
        if not isinstance(item, str) or not item.strip() or not key.strip():
            raise expected("a text that is not blank, under a key that is not", item, pointer=_pointer((key,)))
    return frozen_data(value)


# A converter does not know its field: what cannot be frozen is left to the validator, which names it.
def to_data(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Freeze what can be frozen: the converter of `extensions`."""
    with suppress(InvalidValue):
        return frozen_data(value)
    return value


def to_texts(value: Mapping[str, str]) -> Mapping[str, str]:
    """Freeze what can be frozen: the converter of `identifiers`."""
    with suppress(InvalidValue):
        return frozen_texts(value)
    return value


@naming
def json_data(_: object, __: "Attribute[Any]", value: Mapping[str, Any]) -> None:
    """Check a mapping of JSON data."""
    frozen_data(value)


@naming
def some_texts(_: object, __: "Attribute[Any]", value: Mapping[str, str]) -> None:
    """Check a mapping of texts that are not blank."""
    frozen_texts(value)
