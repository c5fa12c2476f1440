"""What one field of the model can know about its own value.

Each function is an attrs validator. A field whose default is an empty string may be empty: the source does not say.
"""

import math
import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeGuard, TypeVar, get_args

from attrs import Attribute, frozen

from summitkit.errors import InvalidValue, closest
from summitkit.model.codes import (
    closest_country,
    closest_subdivision,
    is_country,
    is_language,
    is_subdivision,
)

P = ParamSpec("P")
T = TypeVar("T")

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
POINTER = r"(/([^~/]|~[01])*)*"
LINK = r"https?://[^\s<>\"\x00-\x1f\x7f]+"
SHA256 = r"[0-9a-f]{64}"


# What JSON calls the values that are not shown as they stand.
_NAMES = {type(None): "null", dict: "an object", list: "a list", tuple: "a list"}
_SHOWN = 80


def expected(what: str, value: object, hint: str = "", pointer: str = "") -> InvalidValue:
    """Return the error that says `what` was expected and what stands there instead."""
    return InvalidValue(f"expected {what}, found {_shown(value)}", hint=hint, pointer=pointer)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) > 10**_SHOWN:
        return "a very large number"
    shown = repr(value) if isinstance(value, str | int | float) else _NAMES.get(type(value), type(value).__name__)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 3]}..."


def naming(check: Callable[P, T]) -> Callable[P, T]:
    """Return a check that names the field, as `Party.kind`, where it runs inside a constructor.

    The last arguments of a check are the instance, the attribute and the value. Whoever checks without an instance
    knows the place himself.
    """

    @wraps(check)
    def named(*args: P.args, **kwargs: P.kwargs) -> T:
        instance, attribute, _ = args[-3:]
        try:
            return check(*args, **kwargs)
        except InvalidValue as error:
            if instance is None:
                raise
            raise _named(error, f"{type(instance).__name__}.{getattr(attribute, 'name', '')}") from None

    return named


def _named(error: InvalidValue, name: str) -> InvalidValue:
    hint = f" ({error.hint})" if error.hint else ""
    return InvalidValue(f"{name}{error.pointer}: {error}{hint}", hint=error.hint, pointer=error.pointer)


_SURROGATE = re.compile(r"[\ud800-\udfff]")


def has_surrogate(value: str) -> bool:
    """Tell whether a text holds half a character, which no file can."""
    return _SURROGATE.search(value) is not None


@naming
def text(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Check a text: any Unicode but half characters, and not blank where the field is required."""
    if not isinstance(value, str):
        raise expected("text", value)
    if has_surrogate(value):
        raise InvalidValue("expected text, found half a character (a lone surrogate)")
    if attribute.default != "" and not value.strip():
        raise expected("text that is not blank", value)


def _matching(pattern: str, what: str) -> "Callable[[object, Attribute[str], str], None]":
    compiled = re.compile(pattern, re.ASCII)

    @naming
    def check(_: object, attribute: "Attribute[str]", value: str) -> None:
        if not isinstance(value, str) or has_surrogate(value):
            raise expected(what, value)
        if compiled.fullmatch(value) is None and not (value == "" == attribute.default):
            raise expected(what, value, _slugged(value) if pattern == SLUG else "")

    return check


def _slugged(value: str) -> str:
    slug = "-".join(re.findall(r"[a-z0-9]+", value.lower()))
    return f"did you mean {slug!r}?" if slug else ""


slug = _matching(SLUG, "an id of a-z, 0-9 and single hyphens")
pointer = _matching(POINTER, "a JSON pointer such as /positions/0")
link = _matching(LINK, "a link that starts with https:// or http://")
sha256 = _matching(SHA256, "a SHA-256 digest of 64 lower-case hexadecimal digits")


@naming
def country(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Check an ISO 3166-1 alpha-3 code."""
    if not isinstance(value, str) or not (is_country(value) or value == "" == attribute.default):
        raise expected("an ISO 3166-1 alpha-3 code such as USA", value, closest_country(str(value)))


@naming
def subdivision(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Check an ISO 3166-2 code."""
    if not isinstance(value, str) or not (is_subdivision(value) or value == "" == attribute.default):
        raise expected("an ISO 3166-2 code such as US-AK", value, closest_subdivision(str(value)))


@naming
def language(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Check a BCP 47 language tag."""
    if not isinstance(value, str) or not (is_language(value) or value == "" == attribute.default):
        raise expected("a BCP 47 language tag such as en or pt-BR", value)


@frozen
class OneOf:
    """Checks that a value is one of a `Literal`'s, or None where the field may be empty."""

    choices: tuple[str, ...]

    @naming
    def __call__(self, _: object, attribute: "Attribute[Any]", value: object) -> None:
        """Check `value`."""
        if (isinstance(value, str) and value in self.choices) or (value is None and attribute.default is None):
            return
        raise expected(f"one of {', '.join(self.choices)}", value, closest(str(value), self.choices))


def one_of(literal: Any) -> OneOf:  # noqa: ANN401 - typing has no name for the type of a Literal
    """Return the validator for a `Literal` of texts."""
    return OneOf(get_args(literal))


@frozen
class Each:
    """Checks that a value is a tuple whose every item passes."""

    what: str
    passes: Callable[[Any], bool]

    @naming
    def __call__(self, _: object, __: object, value: object) -> None:
        """Check `value`."""
        if not isinstance(value, tuple):
            raise expected(f"a tuple of {self.what}", value)
        for index, item in enumerate(value):
            if not self.passes(item):
                raise expected(self.what, item, pointer=f"/{index}")


def each(cls: type) -> Each:
    """Return the validator for a tuple of `cls`."""
    return Each(cls.__name__, lambda item: isinstance(item, cls))


def optional(cls: type) -> "Callable[[object, Attribute[Any], object], None]":
    """Return the validator for a `cls` or None."""

    @naming
    def check(_: object, __: "Attribute[Any]", value: object) -> None:
        if value is not None and not isinstance(value, cls):
            raise expected(cls.__name__, value)

    return check


references = Each("an id of a-z, 0-9 and single hyphens", lambda item: isinstance(item, str) and _is_slug(item))
texts = Each("text that is not blank", lambda item: isinstance(item, str) and _is_text(item))


def _is_slug(value: str) -> bool:
    return re.fullmatch(SLUG, value, re.ASCII) is not None


def _is_text(value: str) -> bool:
    return bool(value.strip()) and not has_surrogate(value)


@frozen
class Number:
    """Checks a finite number between `low` and `high`, or None where the field may be empty."""

    low: float = -math.inf
    high: float = math.inf

    @naming
    def __call__(self, _: object, attribute: "Attribute[Any]", value: object) -> None:
        """Check `value`."""
        if value is None and attribute.default is None:
            return
        if not is_number(value) or not self.low <= value <= self.high:
            raise expected(self.what, value)

    @property
    def what(self) -> str:
        """Name the range in words."""
        return "a number" if self.low == -math.inf else f"a number from {self.low:g} to {self.high:g}"


def is_number(value: object) -> TypeGuard[float]:
    """Tell whether `value` is a number that a float can hold: finite, within its range, and no bool."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


@naming
def interval(_: object, __: object, value: Any) -> None:  # noqa: ANN401 - any value may be offered
    """Check a pair of numbers, low before high, or None."""
    if value is None:
        return
    pair = isinstance(value, tuple) and len(value) == 2 and all(map(is_number, value))  # noqa: PLR2004 - a pair
    if not pair or value[0] > value[1]:
        raise expected("two numbers, the lower first", value)
