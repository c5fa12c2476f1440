"""Ways through the model: where a kind of field stands, and every value that a summit has there.

A path is the names of the fields from the summit down, such as `positions.evidence.source`; lists count as what is
in them.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args

import attrs

from summitkit.model import Brief, Summit
from summitkit.model.evidence import EVIDENCE

# Fields whose key in the record is not their name.
_KEYS = {field.name: field.metadata["key"] for field in attrs.fields(Brief) if "key" in field.metadata}


@cache
def paths_to(*validators: Callable[..., None], start: type = Summit) -> tuple[str, ...]:
    """Return the path to every field of the model that has one of these validators."""
    found: list[str] = []
    for field in attrs.fields(start):
        inner = class_in(field.type)
        if field.validator in validators:
            found.append(field.name)
        elif inner is not None:
            found += (f"{field.name}.{path}" for path in paths_to(*validators, start=inner))
    return tuple(found)


def class_in(hint: Any) -> type | None:  # noqa: ANN401 - typing has no name for the type of a type hint
    """Return the class of the model that a field holds, one or many, or None where it holds plain values."""
    return next((each for each in (hint, *get_args(hint)) if attrs.has(each)), None)


def values(summit: Summit, path: str) -> Iterator[tuple[str, Any]]:
    """Yield each value at a path with its JSON pointer; what is empty is passed over."""
    return _values(summit, path.split("."), "")


def _values(value: Any, names: list[str], pointer: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any part of the model
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, names, f"{pointer}/{index}")
    elif not value:
        return
    elif names:
        name = names[0]
        yield from _values(getattr(value, name), names[1:], f"{pointer}/{_KEYS.get(name, name)}")
    else:
        yield pointer, value


EVIDENCE_PATHS = paths_to(EVIDENCE)
