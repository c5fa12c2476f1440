"""Reads a mapping from TOML: strictly, and with every problem at once."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias, get_args

from attrs import define, field, fields_dict

from summitkit.errors import InvalidRecord, InvalidValue, Location, Problem, closest, token
from summitkit.mapping.dates import pattern_of
from summitkit.mapping.fields import PLAIN, TARGETS, WORDED, term
from summitkit.mapping.names import folded
from summitkit.mapping.table import Content, Decimal, Reference, TableMapping
from summitkit.model import Summit
from summitkit.model.validators import expected
from summitkit.raw import Input, place
from summitkit.tomlfile import parse


def read_mapping(source: Input) -> TableMapping:
    """Return the mapping in a TOML file.

    Raises:
        UnreadableInput: It is no TOML.
        InvalidRecord: A key is unknown or a value is wrong; carries every problem, in the order of the file.
    """
    data, places = parse(source)
    problems = _Problems(places)
    values = {key: _READERS[key](problems, f"/{key}", value) for key, value in problems.known(data, _READERS, "")}
    if values.get("parties") and values.get("issues"):
        problems.add("/issues", "expected columns for parties or for issues, found both", "leave one of them out")
    if problems.found:
        raise InvalidRecord(source.name, problems.in_order())
    return TableMapping(**values, name=source.name, places=places)


@define
class _Problems:
    """What is wrong with a mapping, as it is found."""

    _places: Mapping[str, Location]
    found: list[Problem] = field(factory=list)

    def add(self, pointer: str, message: str, hint: str = "") -> None:
        """Tell of one thing that is wrong."""
        self.found.append(Problem(message=message, pointer=pointer, location=place(self._places, pointer), hint=hint))

    def known(self, table: Mapping[str, Any], keys: Collection[str], under: str) -> Iterator[tuple[str, Any]]:
        """Yield the items whose key is one of `keys`, and tell of the others."""
        for key, value in table.items():
            if key in keys:
                yield key, value
            else:
                hint = closest(key, keys) or f"there are {', '.join(keys)}"
                self.add(f"{under}/{token(key)}", f"unknown key {key!r}", hint)

    def in_order(self) -> list[Problem]:
        """Return the problems in the order of the file."""
        order = {pointer: number for number, pointer in enumerate(self._places)}
        return sorted(self.found, key=lambda problem: order.get(problem.pointer, -1))


# Makes something of the value under a pointer; of a wrong one nothing, which is told of.
_Reader: TypeAlias = Callable[[_Problems, str, Any], Any]


def _value(read: Callable[[Any], Any]) -> _Reader:
    def reader(problems: _Problems, pointer: str, value: Any) -> Any:  # noqa: ANN401 - TOML data in, any value out
        try:
            return read(value)
        except InvalidValue as error:
            problems.add(pointer + error.pointer, str(error), error.hint)
            return None

    return reader


def _table(item: Callable[[str], _Reader], keys: Collection[str] = ()) -> _Reader:
    def reader(problems: _Problems, pointer: str, value: Any) -> Any:  # noqa: ANN401 - as _value
        if not isinstance(value, dict):
            problems.add(pointer, str(expected("a table", value)))
            return None
        known = problems.known(value, keys or value, pointer)
        return {key: item(key)(problems, f"{pointer}/{token(key)}", each) for key, each in known}

    return reader


def _text(value: Any) -> str:  # noqa: ANN401 - TOML data in
    if not isinstance(value, str) or not value.strip():
        raise expected("a text that is not blank", value)
    return value


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - TOML data in
    if not isinstance(value, list):
        raise expected("a list of texts", value)
    return tuple(map(_text, value))


def _keys(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - TOML data in
    keys = _texts(value)
    for index, key in enumerate(keys):
        if key not in TARGETS:
            what = f"one of {', '.join(TARGETS)}"
            raise expected(what, key, closest(key, TARGETS), f"/{index}")
    return keys


def _row_numbers(value: Any) -> tuple[int, ...]:  # noqa: ANN401 - TOML data in
    rows = value if isinstance(value, list) else [value]
    if not rows or not all(map(_is_number, rows)) or sorted(set(rows)) != rows:
        raise InvalidValue(f"expected row numbers from 1, in order, found {value!r}")
    return tuple(rows)


def _rows(value: Any) -> tuple[int, ...]:  # noqa: ANN401 - TOML data in
    fits = isinstance(value, list) and len(value) in (1, 2) and all(map(_is_number, value))
    if not fits or value[0] > value[-1]:
        raise InvalidValue(f"expected the first and perhaps the last row, such as [5, 120], found {value!r}")
    return tuple(value)


def _choice(choices: tuple[str, ...]) -> _Reader:
    def read(value: Any) -> str:  # noqa: ANN401 - TOML data in
        if not isinstance(value, str) or value not in choices:
            raise expected(f"one of {', '.join(map(repr, choices))}", value, closest(str(value), choices))
        return value

    return _value(read)


def _order(value: Any) -> str:  # noqa: ANN401 - TOML data in
    pattern_of(_text(value))
    return str(value)


def _plain_field(name: str) -> _Reader:
    rule: Any = fields_dict(Summit)[name].validator

    def read(value: Any) -> Any:  # noqa: ANN401 - TOML data in
        rule(None, fields_dict(Summit)[name], value)
        return value

    return _value(read)


def _columns(key: str) -> _Reader:
    def read(value: Any) -> tuple[Reference, ...]:  # noqa: ANN401 - TOML data in
        if isinstance(value, list) and not TARGETS[key].many:
            raise expected("one column", value)
        columns = value if isinstance(value, list) else [value]
        if not columns or not all(map(_is_reference, columns)):
            raise expected("a column: its heading, its letters such as C, or its number from 1", value)
        return tuple(columns)

    return _value(read)


def _is_reference(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else _is_number(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _words(key: str) -> _Reader:
    choices = TARGETS[key].choices
    read_all = _table(lambda _: _value(lambda value: _meaning(value, choices)))

    def reader(problems: _Problems, pointer: str, value: Any) -> Any:  # noqa: ANN401 - as _value
        words = read_all(problems, pointer, value)
        seen: dict[str, str] = {}
        for word in words or ():
            other = seen.setdefault(folded(word), word)
            if words[other] != words[word]:
                problems.add(f"{pointer}/{token(word)}", f"expected one meaning, found another for {other!r}")
        return words

    return reader


def _meaning(value: Any, choices: tuple[str, ...]) -> str:  # noqa: ANN401 - TOML data in
    if value == "":
        what = f"one of {', '.join(choices)}" if choices else "the name to use"
        raise InvalidValue(f"expected {what}, found nothing", hint="say what the word means, or list it under `blank`")
    return term(_text(value), choices) if choices else _text(value)


_READERS: Mapping[str, _Reader] = {
    "sheet": _value(_text),
    "headings": _value(_row_numbers),
    "rows": _value(_rows),
    "decimal": _choice(get_args(Decimal)),
    "dates": _value(_order),
    "cells": _choice(get_args(Content)),
    "blank": _value(_texts),
    "fill_down": _value(_keys),
    "summit": _table(_plain_field, PLAIN),
    "columns": _table(_columns, tuple(TARGETS)),
    "words": _table(_words, WORDED),
    "parties": _table(lambda _: _value(_text)),
    "issues": _table(lambda _: _value(_text)),
}
