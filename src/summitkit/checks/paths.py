"""Ways through the model: where a kind of field stands, and every value that a summit has there.

A path is the names of the fields from the summit down, such as `positions.evidence.source`; lists count as what is
in them.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, get_args, get_origin

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
    found: Iterator[tuple[str, Any]] = iter((("", summit),))
    for name in path.split("."):
        found = _inside(found, attrgetter(name), f"/{_KEYS.get(name, name)}")
    return found


def _inside(found: Iterator[tuple[str, Any]], read: Callable[[Any], Any], name: str) -> Iterator[tuple[str, Any]]:
    # One generator a name, not one a value: a large summit has half a million of these.
    for pointer, value in found:
        inner = read(value)
        if isinstance(inner, tuple):
            for index, item in enumerate(inner):
                if item:
                    yield f"{pointer}{name}/{index}", item
        elif inner:
            yield f"{pointer}{name}", inner


def bare_values(summit: Summit, path: str) -> Iterator[Any]:
    """Yield each value at a path without its pointer: several times faster, for a first look at a large summit."""
    found: Iterable[Any] = (summit,)
    for read, is_list in _steps(path):
        found = filter(None, map(read, found))
        if is_list:
            found = filter(None, chain.from_iterable(found))
    return iter(found)


@cache
def _steps(path: str) -> tuple[tuple[Callable[[Any], Any], bool], ...]:
    """Return what reads each field of a path, and whether it holds a list."""
    found = []
    cls: type = Summit
    for name in path.split("."):
        hint: Any = attrs.fields_dict(cls)[name].type
        found.append((attrgetter(name), any(get_origin(each) is tuple for each in (hint, *get_args(hint)))))
        cls = class_in(hint) or cls
    return tuple(found)


EVIDENCE_PATHS = paths_to(EVIDENCE)
