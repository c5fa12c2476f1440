"""Single values of a raw record: what counts as a text or a number, and what a scalar without a type means."""

import re
from collections.abc import Mapping
from typing import Any

from summitkit.model.validators import expected
from summitkit.raw import Lexical

# The numbers of JSON (RFC 8259, section 6). YAML 1.2 allows more, such as 010 or +1: those stay text, so that an
# identifier keeps its zeros.
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
# The words of the YAML 1.2.2 core schema, section 10.3.2.
_WORDS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_LARGEST = 1.7976931348623157e308


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
    read = data(value) if isinstance(value, Lexical) else value
    if isinstance(read, bool) or not isinstance(read, int | float) or not abs(read) <= _LARGEST:
        raise expected("a number", value)
    return read


def integer_or_text(value: object) -> int | str:
    """Return a whole number or a text: a line, or a cell.

    Raises:
        InvalidValue: `value` is neither.
    """
    read = data(value) if isinstance(value, Lexical) else value
    if isinstance(read, bool) or not isinstance(read, int | str):
        raise expected("a whole number or a text", value)
    return read


def data(value: Any) -> Any:  # noqa: ANN401 - JSON data in, JSON data out
    """Return JSON data in which every scalar without a type has the one that YAML 1.2 gives it."""
    if isinstance(value, Mapping):
        return {str(key): data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [data(item) for item in value]
    return _typed(value) if isinstance(value, Lexical) else value


def _typed(value: Lexical) -> Any:  # noqa: ANN401 - a JSON scalar
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    if _NUMBER.fullmatch(value) and abs(float(value)) <= _LARGEST:
        return float(value)
    return str(value)
