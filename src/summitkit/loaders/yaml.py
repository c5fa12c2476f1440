"""Records in YAML 1.2: the part of it that says the same to every reader.

No anchors, aliases, merge keys or tags, and one document a file. A plain scalar has no type of its own: the field that
it is for decides, so `NO` is Norway and `12:30:45` is a time of day.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from attrs import define, field
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.reader import ReaderError

from summitkit.errors import Location, Problem, UnreadableInput, token
from summitkit.raw import MOST_NESTED, Input, Lexical, RawRecord

# The null of the YAML 1.2.2 core schema, section 10.3.2.
_NULLS = ("", "~", "null", "Null", "NULL")
_PLAIN_DATA = "write the value where it is used"
# An escape beyond U+10FFFF, the last character that there is; ruamel.yaml gives it to chr() and no place.
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")

Data: TypeAlias = dict[str, "Data"] | list["Data"] | str | None


class YamlLoader:
    """Reads a record from YAML."""

    def load(self, source: Input) -> RawRecord:
        """Return the record as plain data.

        Raises:
            UnreadableInput: It is no YAML, or uses what a record does not need.
        """
        text = source.text(hint="save the file as UTF-8")
        builder = _Builder(source.name)
        try:
            for event in _events(text):
                builder.take(event)
        except (YAMLError, AssertionError, ValueError, OverflowError) as error:
            # ruamel.yaml asserts that the version is 1.1 or 1.2.
            raise _not_yaml(source.name, text, error) from error
        if builder.problems:
            raise UnreadableInput(source.name, builder.problems)
        return RawRecord(name=source.name, data=builder.record(), places=builder.places)


def _events(text: str) -> Iterator[Any]:
    yaml = YAML(typ="safe", pure=True)
    events: Iterator[Any] = yaml.parse(text)
    return events


def _not_yaml(name: str, text: str, error: Exception) -> UnreadableInput:
    if isinstance(error, ReaderError):
        line = Location(start=text.count("\n", 0, error.position) + 1)
        found = f"expected text, found the character U+{ord(text[error.position]):04X}"
        return UnreadableInput.because(name, found, location=line, hint="write it as an escape in double quotes")
    beyond = _BEYOND.search(text) if isinstance(error, ValueError | OverflowError) else None
    if beyond:
        line = Location(start=text.count("\n", 0, beyond.start()) + 1)
        return UnreadableInput.because(name, f"expected a character, found {beyond[0]}", location=line)
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    reason = error.problem or error.context if isinstance(error, MarkedYAMLError) else str(error)
    where = Location(start=mark.line + 1) if mark else None
    return UnreadableInput.because(name, f"not YAML: {reason}", location=where)


@define
class _Container:
    """A mapping or a sequence that is being read."""

    data: dict[str, Data] | list[Data]
    pointer: str
    key: str | None = None

    def child(self) -> str:
        """Return the pointer of the value that comes next."""
        return f"{self.pointer}/{token(len(self.data) if isinstance(self.data, list) else self.key or '')}"

    def put(self, value: Data) -> None:
        """Add the value that has come."""
        if isinstance(self.data, list):
            self.data.append(value)
        else:
            self.data[self.key or ""] = value
            self.key = None


@define
class _Builder:
    """Makes plain data of YAML's events, one after the other, and keeps the line of everything."""

    name: str
    problems: list[Problem] = field(factory=list)
    places: dict[str, Location] = field(factory=dict)
    documents: list[Data] = field(factory=list)
    _inside: list[_Container] = field(factory=list)

    def take(self, event: Any) -> None:  # noqa: ANN401 - an event of ruamel.yaml, which has no types for them
        """Take one event."""
        if isinstance(event, DocumentStartEvent) and self.documents:
            raise self._refusal(event, "expected one document, found another")
        if isinstance(event, NodeEvent):
            self._take_node(event)
        elif type(event).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            self._inside.pop()

    def record(self) -> Any:  # noqa: ANN401 - a RawRecord says what it wants; structure says what is wrong
        """Return the data of the document."""
        return self.documents[0] if self.documents else None

    def _take_node(self, event: Any) -> None:  # noqa: ANN401 - as take
        here = self._inside[-1] if self._inside else None
        self._refuse_references(event)
        if here is not None and isinstance(here.data, dict) and here.key is None:
            self._take_key(here, event)
            return
        pointer = here.child() if here else ""
        self.places.setdefault(pointer, _line(event))
        value = self._value(event)
        if here is None:
            self.documents.append(value)
        else:
            here.put(value)
        if isinstance(value, dict | list):
            self._enter(_Container(value, pointer), event)

    def _take_key(self, here: _Container, event: Any) -> None:  # noqa: ANN401 - as take
        if not isinstance(event, ScalarEvent):
            raise self._refusal(event, "expected a text as key")
        if event.value == "<<" and event.style is None:
            raise self._refusal(event, "expected no merge key", _PLAIN_DATA)
        here.key = self._text(event)
        pointer = here.child()
        if here.key in here.data:
            self._problem(event, "expected each key once, found it again", pointer=pointer)
        self.places.setdefault(pointer, _line(event))

    def _enter(self, container: _Container, event: Any) -> None:  # noqa: ANN401 - as take
        self._inside.append(container)
        if len(self._inside) > MOST_NESTED:
            raise self._refusal(event, f"expected at most {MOST_NESTED} levels of nesting")

    def _refuse_references(self, event: Any) -> None:  # noqa: ANN401 - as take
        if isinstance(event, AliasEvent):
            raise self._refusal(event, f"expected no alias, found *{event.anchor}", _PLAIN_DATA)
        if event.anchor is not None:
            self._problem(event, f"expected no anchor, found &{event.anchor}", _PLAIN_DATA)
        if event.tag is not None:
            self._problem(event, f"expected no tag, found {event.tag}", "leave it out: the field decides the type")

    def _value(self, event: Any) -> Data:  # noqa: ANN401 - as take
        if not isinstance(event, ScalarEvent):
            return {} if isinstance(event, MappingStartEvent) else []
        if event.style is not None:
            return self._text(event)
        return None if event.value in _NULLS else Lexical(event.value)

    def _text(self, event: Any) -> str:  # noqa: ANN401 - as take
        # Escapes may spell one character as two halves, as JSON does, which YAML is to read (YAML 1.2.2, 1.2).
        try:
            return str(event.value.encode("utf-16", "surrogatepass").decode("utf-16"))
        except UnicodeDecodeError:
            self._problem(event, "expected text, found half a character (a lone surrogate)")
            return ""

    def _refusal(self, event: Any, message: str, hint: str = "") -> UnreadableInput:  # noqa: ANN401 - as take
        self._problem(event, message, hint)
        return UnreadableInput(self.name, self.problems)

    def _problem(self, event: Any, message: str, hint: str = "", pointer: str = "") -> None:  # noqa: ANN401 - as take
        self.problems.append(Problem(message=message, pointer=pointer, location=_line(event), hint=hint))


def _line(event: Any) -> Location:  # noqa: ANN401 - as _Builder.take
    return Location(start=event.start_mark.line + 1)
