"""TOML 1.0 as plain data, and the line of everything in it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Literal

from attrs import define, field

from summitkit.errors import Location, UnreadableInput, token
from summitkit.raw import MOST_NESTED, Input, Places

# Closing quotes may be missing, so that no part of a text is ever looked at twice.
_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{0,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{0,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*"
    r"|[\[\]{},=.\n]"
    r"|[^\s\[\]{},=.#\"']+",
    re.DOTALL,
)
_LONG_INTEGER = re.compile(r"[+-]?[\d_]{4300}")
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse(source: Input) -> tuple[dict[str, Any], Mapping[str, Location]]:
    """Return the data of a TOML file, dates and times as ISO 8601 text, and the place of each JSON pointer in it.

    Raises:
        UnreadableInput: It is no TOML.
    """
    text = source.text(hint="TOML is UTF-8: save the file so")
    _refuse_depth(source.name, text)
    try:
        data = _plain(tomllib.loads(text))
    except ValueError as error:
        raise _not_toml(source.name, text, error) from error
    return data, Places(lambda: _places(text))


def _plain(value: Any) -> Any:  # noqa: ANN401 - TOML data in, JSON data out
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _not_toml(name: str, text: str, error: ValueError) -> UnreadableInput:
    found = _WHERE.search(str(error))
    if found is None:
        # Only Python's own limit on the digits of an integer comes without a place.
        line = next(line for mark, line in _tokens(text) if _LONG_INTEGER.match(mark))
        return UnreadableInput.because(name, "expected a number that is not as large", location=Location(start=line))
    line = int(found[1]) if found[1] else text.count("\n") + 1
    return UnreadableInput.because(name, f"not TOML: {_WHERE.sub('', str(error))}", location=Location(start=line))


def _refuse_depth(name: str, text: str) -> None:
    # The time that tomllib takes for a dotted key grows with the square of its length.
    nested = dotted = 0
    for mark, line in _tokens(text):
        nested += (mark in ("[", "{")) - (mark in ("]", "}"))
        dotted = dotted + 1 if mark == "." else dotted * (mark not in ("\n", "=", "]"))
        if max(nested, dotted) > MOST_NESTED:
            where = Location(start=line)
            raise UnreadableInput.because(name, f"expected at most {MOST_NESTED} levels of nesting", location=where)


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line, end = 1, 0
    for found in _TOKEN.finditer(text):
        line += text.count("\n", end, found.start())
        end = found.start()
        yield found.group(), line


@define
class _Container:
    """A table or an array that the scan of a text is inside of."""

    kind: Literal["table", "inline table", "array"]
    pointer: str
    at_key: bool
    keys: list[str] = field(factory=list)
    child: str = ""
    index: int = 0

    def next_item(self) -> None:
        """Expect the next item of an array, or the next key of a table."""
        self.at_key = self.kind != "array"
        self.keys = []
        self.index += 1
        self.child = f"{self.pointer}/{self.index}"


def _places(text: str) -> dict[str, Location]:
    scan = _Scan()
    for mark, line in _tokens(text):
        if not mark.startswith("#"):
            scan.take(mark, line)
    return scan.places


@define
class _Scan:
    """Walks over TOML that is known to be well formed, and notes the line of everything in it."""

    places: dict[str, Location] = field(factory=lambda: {"": Location(start=1)})
    _inside: list[_Container] = field(factory=lambda: [_Container("table", "", at_key=True)])
    _header: list[str] | None = None
    _last: dict[str, int] = field(factory=dict)
    _many: bool = False

    def take(self, mark: str, line: int) -> None:
        """Take one token."""
        here = self._inside[-1]
        if self._header is not None:
            self._take_header(self._header, mark, line)
        elif mark == "\n":
            if here.kind == "table":
                here.next_item()
        elif here.at_key:
            self._take_key(here, mark, line)
        else:
            self._take_value(here, mark, line)

    def _take_header(self, keys: list[str], mark: str, line: int) -> None:
        if mark == "[":
            self._many = True
        elif mark == "]":
            self._open(keys, line)
        elif mark != ".":
            keys.append(_key(mark))

    def _open(self, keys: list[str], line: int) -> None:
        pointer = ""
        for number, key in enumerate(keys, 1):
            pointer = f"{pointer}/{token(key)}"
            self._note(pointer, line)
            if self._many and number == len(keys):
                self._last[pointer] = self._last.get(pointer, -1) + 1
            if pointer in self._last:
                pointer = f"{pointer}/{self._last[pointer]}"
                self._note(pointer, line)
        self._inside = [_Container("table", pointer, at_key=False)]
        self._header, self._many = None, False

    def _take_key(self, here: _Container, mark: str, line: int) -> None:
        if mark == "[":
            self._header = []
        elif mark == "}":
            self._inside.pop()
        elif mark == "=":
            here.child = here.pointer
            for key in here.keys:
                here.child = f"{here.child}/{token(key)}"
                self._note(here.child, line)
            here.at_key = False
        elif mark != ".":
            here.keys.append(_key(mark))

    def _take_value(self, here: _Container, mark: str, line: int) -> None:
        if mark in ("[", "{"):
            self._note(here.child, line)
            kind: Literal["array", "inline table"] = "array" if mark == "[" else "inline table"
            self._inside.append(_Container(kind, here.child, at_key=kind != "array", child=f"{here.child}/0"))
        elif mark in ("]", "}"):
            self._inside = self._inside[:-1] or self._inside
        elif mark == ",":
            here.next_item()
        else:
            self._note(here.child, line)

    def _note(self, pointer: str, line: int) -> None:
        self.places.setdefault(pointer, Location(start=line))


def _key(mark: str) -> str:
    if mark[0] not in "\"'":
        return mark
    return str(tomllib.loads(f"key = {mark}")["key"])
