"""A blank record in YAML: every field of the model with what it is for, as comments that a person takes out."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

import attrs

from summitkit.model import Summit, validators
from summitkit.model.notes import field_notes
from summitkit.structure import FORMAT, key_of, without_none

_SCHEMA = "summitkit.schema.json"
_HEAD = f"""\
# yaml-language-server: $schema={_SCHEMA}
# A summit to fill in. Editors that know the line above complete and check the keys as you type, once you have run
#   summitkit schema > {_SCHEMA}
# Take the # away from what you fill in; leave out what no source says. `summitkit check` tells what is wrong.
format: {FORMAT}
"""
# Fields that every summit has, which stand without #.
_REQUIRED = ("id", "title")


def blank_record() -> str:
    """Return the blank record."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(Summit, "", "# "))


def _lines(cls: Any, indent: str, mark: str) -> Iterator[str]:  # noqa: ANN401 - an attrs class
    for attribute in attrs.fields(cls):
        key, note = key_of(attribute), _note(cls, attribute)
        if cls is Summit and attribute.name in _REQUIRED:
            yield f"{key}:  # {note}"
        else:
            yield f"{mark}{indent}{key}:  # {note}"
            yield from _inner(without_none(attribute.type), f"{indent}  ", mark)


def _inner(hint: Any, indent: str, mark: str) -> Iterator[str]:  # noqa: ANN401 - a type hint
    many = get_origin(hint) is tuple and Ellipsis in get_args(hint)
    cls = get_args(hint)[0] if many else hint
    if not attrs.has(cls):
        return
    for number, line in enumerate(_lines(cls, f"{indent}  " if many else indent, mark)):
        first = many and number == 0
        yield line.replace(f"{mark}{indent}  ", f"{mark}{indent}- ", 1) if first else line


def _note(cls: Any, attribute: "attrs.Attribute[Any]") -> str:  # noqa: ANN401 - an attrs class
    note, rule = field_notes(cls)[attribute.name], attribute.validator
    if isinstance(rule, validators.OneOf):
        return f"{note} One of: {', '.join(rule.choices)}."
    if get_origin(attribute.type) is Mapping:
        return f"{note} As `name: value`."
    return f"{note} A list." if rule in (validators.texts, validators.references) else note
