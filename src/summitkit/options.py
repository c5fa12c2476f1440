"""Options of a format: an attrs class, filled from texts of the command line or from Python values."""

from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from summitkit.errors import OptionError, SummitkitError, closest

_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0")


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
    hints = get_type_hints(options)
    typed = {name: _typed(name, value, hints[name]) for name, value in values.items()}
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
        return tuple(value.split(",")) if isinstance(value, str) else tuple(value)
    return _scalar(name, value, hint)


def _chosen(name: str, value: object, choices: list[str]) -> object:
    if value not in choices:
        raise _wrong(name, f"one of {', '.join(choices)}", value, closest(str(value), choices))
    return value


def _scalar(name: str, value: Any, hint: Any) -> Any:  # noqa: ANN401 - any value, any type hint
    if hint is bool and str(value).lower() in (*_TRUE, *_FALSE):
        return str(value).lower() in _TRUE
    if hint is Path and isinstance(value, str | Path):
        return Path(value)
    if hint in (int, float) and isinstance(value, str):
        try:
            return hint(value)
        except ValueError as error:
            raise _wrong(name, "a number", value) from error
    if not isinstance(value, hint) or (hint is not bool and isinstance(value, bool)):
        raise _wrong(name, {bool: "true or false", str: "text"}.get(hint, "a number"), value)
    return value


def _wrong(name: str, what: str, value: object, hint: str = "") -> OptionError:
    return OptionError(f"option {name!r}: expected {what}, found {value!r}", hint=hint)
