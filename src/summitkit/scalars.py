"""Single values of a raw record: what counts as a text or a number, and what a scalar without a type means."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from summitkit.errors import InvalidValue
from summitkit.model.validators import expected, is_number
from summitkit.raw import Lexical

T = TypeVar("T")

# The numbers of JSON (RFC 8259, section 6). YAML 1.2 allows more, such as 010 or +1: those stay text, so that an
# identifier keeps its zeros.
_INTEGER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
# The words of the YAML 1.2.2 core schema, section 10.3.2.
_WORDS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
# Python reads 4,300 digits at most; a float, which is the widest number a record holds, has 309 before the point.
_DIGITS = 4300


def text(value: object) -> str:
    """Return a text as it stands; a scalar without a type is a text here.

    Raises:
        InvalidValue: `value` is no text.
    """
    if not isinstance(value, str):
        raise expected("text", value)
    return str(value)


def number(value: object) -> float:
    """Return a finite number; a scalar without a type is read as JSON would read it.

    Raises:
        InvalidValue: `value` is no finite number.
    """
    read = _typed(value) if isinstance(value, Lexical) else value
    if not is_number(read):
        raise expected("a number", value)
    return read


def integer_or_text(value: object) -> int | str:
    """Return a whole number or a text: a line, or a cell.

    Raises:
        InvalidValue: `value` is neither.
    """
    read = _typed(value) if isinstance(value, Lexical) else value
    if isinstance(read, bool) or not isinstance(read, int | str):
        raise expected("a whole number or a text", value)
    return read


def at(pointer: str, read: Callable[[Any], T], value: object) -> T:
    """Return what `read` makes of `value`; an error of it says that the value stands at `pointer`."""
    try:
        return read(value)
    except InvalidValue as error:
        raise InvalidValue(str(error), hint=error.hint, pointer=f"{pointer}{error.pointer}") from error


def data(value: Any) -> Any:  # noqa: ANN401 - JSON data in, JSON data out
    """Return JSON data in which every scalar without a type has the one that YAML 1.2 gives it.

    Raises:
        InvalidValue: A number is too large to be held.
    """
    if isinstance(value, Mapping):
        return {key: data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [data(item) for item in value]
    return _typed(value) if isinstance(value, Lexical) else value


def _typed(value: Lexical) -> Any:  # noqa: ANN401 - a JSON scalar
    if value in _WORDS:
        return _WORDS[value]
    if not _NUMBER.fullmatch(value):
        return str(value)
    whole = _INTEGER.fullmatch(value)
    read = int(value) if whole and len(value) <= _DIGITS else float(value)
    if not is_number(read):
        raise expected("a number that is not as large", value)
    return read
