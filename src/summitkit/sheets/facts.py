"""The summit's own fields and the brief, from the rows of their sheets back to plain data."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

import attrs
from attrs import define, field

from summitkit.errors import Location, closest, token
from summitkit.grids import Cell, Fault
from summitkit.model import Brief, Summit
from summitkit.sheets.columns import Path
from summitkit.sheets.entries import put
from summitkit.sheets.headings import Headed, plain
from summitkit.sheets.parsing import Held, Parse, as_json, as_text, parse_of
from summitkit.sheets.remarks import Remarks
from summitkit.sheets.sheet import CONTINUED
from summitkit.sheets.words import in_words
from summitkit.structure import key_of, without_none

# Sheets of facts, by key: the class that they show, and the pointer to it.
ROOTS: Mapping[str, tuple[type, str]] = {"summit": (Summit, ""), "brief": (Brief, "/brief")}
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@define
class _Fact:
    cell: Held | Fault
    parse: Parse
    where: Location


@define
class Facts:
    """What the sheets of facts hold, by the keys that lead to each value."""

    remarks: Remarks
    _found: dict[Path, _Fact] = field(factory=dict)
    _blank: dict[str, Location] = field(factory=dict)

    def read(self, headed: Headed, key: str) -> None:
        """Take every row of a sheet of facts."""
        known = dict(_labels(*ROOTS[key]))
        for number in range(headed.first, len(headed.grid.rows)):
            row = headed.grid.rows[number]
            said = {name: row[index] for name, index in headed.columns.items() if index < len(row)}
            where = headed.grid.at(number, headed.columns["value"])
            if (value := said.get("value")) not in (None, ""):
                self._take(value, said, known, where)
            elif record := said.get("record"):
                self._blank[str(record)] = where

    def data(self) -> dict[str, Any]:
        """Return plain data of the summit's own fields."""
        data: dict[Any, Any] = {}
        for path, fact in self._ranked():
            for value in self._values(path, fact):
                put(data, path, value)
        listed: dict[str, Any] = _listed(data)
        return listed

    def places(self) -> Iterator[tuple[str, Location]]:
        """Yield the JSON pointer and the place of each value, after those where none stands."""
        yield from self._blank.items()
        for path, fact in self._ranked():
            yield "".join(f"/{token(step)}" for step in path), fact.where

    def _take(self, value: Held | Fault, said: Mapping[str, Cell], known: Mapping[str, str], where: Location) -> None:
        record, label = str(said.get("record") or ""), str(said.get("field") or "")
        pointer = record.removesuffix(CONTINUED) or _pointer_of(label, known)
        if not pointer:
            hint = closest(label, known) or "name the field as this sheet does, such as Title"
            self.remarks.problem(f"expected a field of the summit or the brief, found {label!r}", where, hint)
            return
        path, parse = _walk(Summit, [_decoded(each) for each in pointer.split("/")[1:]])
        fact = self._found.setdefault(path, _Fact("", parse, where))
        fact.cell = f"{fact.cell}{value}" if record.endswith(CONTINUED) else value

    def _values(self, path: Path, fact: _Fact) -> Iterator[Any]:
        """Yield the plain data of a fact, if there is any."""
        if isinstance(fact.cell, Fault):
            self.remarks.problem(f"expected a value, found {fact.cell.what}", fact.where)
        elif any(path[:length] in self._found for length in range(1, len(path))):
            self.remarks.problem("expected a field, found a part of a field that has a value as a whole", fact.where)
        else:
            yield from self._parsed(fact.cell, fact)

    def _parsed(self, held: Held, fact: _Fact) -> Iterator[Any]:
        if not isinstance(held, str):
            self.remarks.add("Numbers stand where texts belong and were taken as texts", fact.where)
        try:
            value = fact.parse(held)
        except (ValueError, RecursionError) as error:
            self.remarks.problem(f"expected JSON data, found something else: {error}", fact.where)
            return
        # Nothing is a value in JSON alone.
        if value is not None or fact.parse is as_json:
            yield value

    def _ranked(self) -> Iterator[tuple[Path, _Fact]]:
        """Yield the facts by path; items of a list are counted anew, so that a deleted one leaves no gap."""
        ranks: dict[Path, int] = {}
        counts: Counter[Path] = Counter()
        for path in sorted(self._found, key=_rank):
            for at, step in enumerate(path):
                if isinstance(step, int) and path[: at + 1] not in ranks:
                    ranks[path[: at + 1]] = counts[path[:at]]
                    counts[path[:at]] += 1
            ranked = (ranks.get(path[: at + 1], step) for at, step in enumerate(path))
            yield tuple(ranked), self._found[path]


def _rank(path: Path) -> list[tuple[bool, int, str]]:
    return [(False, step, "") if isinstance(step, int) else (True, 0, step) for step in path]


def _walk(cls: Any, steps: list[str]) -> tuple[Path, Parse]:  # noqa: ANN401 - an attrs class
    """Return the keys and numbers that lead to a field, and what reads it; a wrong key is left to `structure`."""
    attribute = next((each for each in attrs.fields(cls) if steps and key_of(each) == steps[0]), None)
    if attribute is None:
        return tuple(steps), as_text
    hint, rest = without_none(attribute.type), steps[1:]
    path: Path = (steps[0],)
    if get_origin(hint) is tuple and rest and _NUMBER.fullmatch(rest[0]):
        path, hint, rest = (*path, int(rest[0])), get_args(hint)[0], rest[1:]
    if attrs.has(hint) and rest:
        inner, parse = _walk(hint, rest)
        return (*path, *inner), parse
    if get_origin(hint) is Mapping:
        return (*path, *rest), as_json if get_args(hint)[1] is Any else as_text
    return (*path, *rest), as_text if rest or len(path) > 1 else parse_of(attribute)


def _labels(cls: Any, pointer: str, label: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - an attrs class
    """Yield each field in words and the pointer to it, with # for the number of an item and * for a key."""
    for attribute in attrs.fields(cls):
        hint, words = without_none(attribute.type), plain(f"{label}{in_words(key_of(attribute))}")
        here = f"{pointer}/{key_of(attribute)}"
        if get_origin(hint) is tuple:
            hint, words, here = get_args(hint)[0], f"{words} #", f"{here}/#"
        if attrs.has(hint):
            yield from _labels(hint, here, f"{words}: ")
        elif get_origin(hint) is Mapping:
            yield f"{words}: *", f"{here}/*"
        else:
            yield words, here


def _pointer_of(label: str, known: Mapping[str, str]) -> str:
    words = plain(label)
    if words in known:
        return known[words]
    number = _NUMBER.search(words)
    if number and (counted := known.get(words.replace(number[0], "#", 1))):
        return counted.replace("#", str(max(int(number[0]) - 1, 0)))
    name, _, key = label.partition(":")
    mapped = known.get(f"{plain(name)}: *", "")
    return mapped.replace("*", token(key.strip())) if key.strip() else ""


def _decoded(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


def _listed(data: Any) -> Any:  # noqa: ANN401 - plain data
    if not isinstance(data, dict):
        return data
    if data and all(isinstance(step, int) for step in data):
        return [_listed(data[step]) for step in sorted(data)]
    return {key: _listed(value) for key, value in data.items()}
