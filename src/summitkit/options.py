"""Options of a format: an attrs class, filled from texts of the command line or from Python values."""

import math
from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from summitkit.errors import OptionError, SummitkitError, closest

_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0")
_WORDS: dict[type, str] = {str: "text", Path: "a path"}


def names(options: type | None) -> tuple[str, ...]:
    """Return the names of the options that an attrs class takes."""
    return tuple(attribute.alias or attribute.name for attribute in attrs.fields(options)) if options else ()


def fill(options: type | None, values: Mapping[str, Any], format_name: str) -> Any:  # noqa: ANN401 - an instance of `options`
    """Return the options of a format, or None where it has none.

    Raises:
        OptionError: An option is unknown, has a wrong value, or is required and missing.
    """
    known = names(options)
    for name in values:
        if name not in known:
            takes = f"{format_name} takes {', '.join(known)}" if known else f"{format_name} takes no options"
            raise OptionError(f"unknown option {name!r} for {format_name}", hint=closest(name, known) or takes)
    if options is None:
        return None
    fields = {attribute.alias or attribute.name: attribute for attribute in attrs.fields(options)}
    for name, attribute in fields.items():
        if attribute.default is attrs.NOTHING and name not in values:
            raise OptionError(f"{format_name} needs the option {name!r}")
    hints = get_type_hints(options)
    typed = {name: _typed(name, value, hints[fields[name].name]) for name, value in values.items()}
    try:
        return options(**typed)
    except SummitkitError as error:
        raise OptionError(f"{format_name}: {error}", hint=error.hint) from error
    except (TypeError, ValueError) as error:
        raise OptionError(f"{format_name}: {error}") from error


def _typed(name: str, value: Any, hint: Any) -> Any:  # noqa: ANN401 - any value, any type hint
    choices = [option for option in get_args(hint) if option is not NoneType]
    if NoneType in get_args(hint):
        return None if value is None else _typed(name, value, choices[0])
    if get_origin(hint) is Literal:
        return _chosen(name, value, choices)
    if get_origin(hint) is tuple:
        return _several(name, value, choices[0])
    return _scalar(name, value, hint)


def _chosen(name: str, value: object, choices: list[str]) -> object:
    if value not in choices:
        raise _wrong(name, f"one of {', '.join(choices)}", value, closest(str(value), choices))
    return value


def _several(name: str, value: Any, hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as _typed
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list | tuple):
        raise _wrong(name, "a list, or text with commas", value)
    return tuple(_typed(name, item, hint) for item in items)


def _scalar(name: str, value: Any, hint: Any) -> Any:  # noqa: ANN401 - as _typed
    if hint is bool:
        return _truth(name, value)
    if hint is Path and isinstance(value, str | Path):
        return Path(value)
    if hint in (int, float):
        return _number(name, value, hint)
    if isinstance(hint, type) and not isinstance(value, hint):
        raise _wrong(name, _WORDS.get(hint, hint.__name__), value)
    return value


def _truth(name: str, value: object) -> bool:
    word = str(value).lower()
    if word not in (*_TRUE, *_FALSE):
        raise _wrong(name, "true or false", value)
    return word in _TRUE


def _number(name: str, value: object, hint: type[int] | type[float]) -> float:
    what = "a whole number" if hint is int else "a number"
    if isinstance(value, bool) or not isinstance(value, int | str if hint is int else int | float | str):
        raise _wrong(name, what, value)
    try:
        number = hint(value)
    except (ValueError, OverflowError) as error:
        raise _wrong(name, what, value) from error
    if isinstance(number, float) and not math.isfinite(number):
        raise _wrong(name, what, value)
    return number


def _wrong(name: str, what: str, value: object, hint: str = "") -> OptionError:
    return OptionError(f"option {name!r}: expected {what}, found {value!r}", hint=hint)
