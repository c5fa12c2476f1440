"""Records in JSON (RFC 8259)."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from attrs import define, field

from summitkit.errors import Location, Problem, UnreadableInput, token
from summitkit.raw import MOST_NESTED, Input, Places, RawRecord

# The closing quote may be missing, so that no part of a text is ever looked at twice.
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_BRACKET = re.compile(rf"{_STRING}|[\[{{]|[\]}}]", re.DOTALL)
_TOKEN = re.compile(rf'{_STRING}|[\[\]{{}}:,]|[^\s"\[\]{{}}:,]+', re.DOTALL)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
# Python reads integers of 4,300 digits at most.
_DIGITS = 4300


class JsonLoader:
    """Reads a record from JSON."""

    def load(self, source: Input) -> RawRecord:
        """Return the record as plain data.

        Raises:
            UnreadableInput: It is no JSON, or JSON that programs read in different ways (RFC 8259, sections 4, 6, 8.2).
        """
        text = source.text(hint="JSON is UTF-8: save the file so")
        _refuse_depth(source.name, text)
        doubts = _Doubts()
        try:
            data = doubts.parse(text)
        except json.JSONDecodeError as error:
            raise _not_json(source.name, error) from error
        if doubts.raised or _HALF.search(text):
            problems = tuple(_ambiguities(text))
            if problems:
                raise UnreadableInput(source.name, problems)
        return RawRecord(name=source.name, data=data, places=Places(lambda: _places(text)))


@define
class _Doubts:
    """Notes while JSON is parsed that some value needs a closer look; where it stands is found afterwards."""

    raised: bool = False

    def parse(self, text: str) -> Any:  # noqa: ANN401 - JSON data
        return json.loads(
            text,
            object_pairs_hook=self._object,
            parse_constant=self._constant,
            parse_float=self._float,
            parse_int=self._integer,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        self.raised |= len(found) < len(pairs)
        return found

    def _constant(self, _: str) -> None:
        self.raised = True

    def _float(self, digits: str) -> float:
        number = float(digits)
        self.raised |= math.isinf(number)
        return number

    def _integer(self, digits: str) -> int:
        if len(digits) <= _DIGITS:
            return int(digits)
        self.raised = True
        return 0


@define
class _Container:
    """An object or a list that the scan of a text is inside of."""

    pointer: str
    index: int | None
    seen: set[str] = field(factory=set)
    key: str | None = None

    def child(self) -> str:
        return f"{self.pointer}/{token(self.key or '') if self.index is None else self.index}"


@define
class _Seen:
    """A key or a value that the scan of a text came upon."""

    pointer: str
    line: int
    text: str
    repeated: bool = False


def _refuse_depth(name: str, text: str) -> None:
    if text.count("[") + text.count("{") <= MOST_NESTED:
        return
    depth = 0
    for found in _BRACKET.finditer(text):
        mark = found.group()
        depth += (mark in "[{") - (mark in "]}")
        if depth > MOST_NESTED:
            where = Location(start=text.count("\n", 0, found.start()) + 1)
            raise UnreadableInput.because(name, f"expected at most {MOST_NESTED} levels of nesting", location=where)


def _not_json(name: str, error: json.JSONDecodeError) -> UnreadableInput:
    reason = "expected nothing after the record" if error.msg == "Extra data" else f"not JSON: {error.msg}"
    return UnreadableInput.because(name, f"{reason} (column {error.colno})", location=Location(start=error.lineno))


def _places(text: str) -> dict[str, Location]:
    places: dict[str, Location] = {}
    for seen in _scan(text):
        places.setdefault(seen.pointer, Location(start=seen.line))
    return places


def _ambiguities(text: str) -> Iterator[Problem]:
    for seen in _scan(text):
        message = _ambiguity(seen)
        if message:
            yield Problem(message=message, pointer=seen.pointer, location=Location(start=seen.line))


def _ambiguity(seen: _Seen) -> str:
    if seen.repeated:
        return "expected each key once, found it again"
    if seen.text in ("NaN", "Infinity", "-Infinity"):
        return f"expected a number, found {seen.text}"
    if seen.text.startswith('"'):
        half = re.search(r"[\ud800-\udfff]", json.loads(seen.text))
        return "expected text, found half a character (a lone surrogate)" if half else ""
    if seen.text[0] in "-0123456789" and (len(seen.text) > _DIGITS or math.isinf(float(seen.text))):
        return "expected a number that is not as large"
    return ""


def _scan(text: str) -> Iterator[_Seen]:
    inside: list[_Container] = []
    line, end = 1, 0
    for found in _TOKEN.finditer(text):
        line += text.count("\n", end, found.start())
        end = found.start()
        yield from _step(inside, found.group(), line)


def _step(inside: list[_Container], mark: str, line: int) -> Iterator[_Seen]:
    here = inside[-1] if inside else None
    if mark in "]}":
        inside.pop()
    elif mark == ",":
        _advance(inside[-1])
    elif mark == ":":
        return
    elif here is not None and here.index is None and here.key is None:
        yield _key(here, mark, line)
    else:
        pointer = here.child() if here else ""
        yield _Seen(pointer, line, mark)
        if mark in "[{":
            inside.append(_Container(pointer, 0 if mark == "[" else None))


def _advance(container: _Container) -> None:
    container.key = None
    if container.index is not None:
        container.index += 1


def _key(container: _Container, mark: str, line: int) -> _Seen:
    container.key = json.loads(mark)
    repeated = container.key in container.seen
    container.seen.add(str(container.key))
    return _Seen(container.child(), line, mark, repeated=repeated)
