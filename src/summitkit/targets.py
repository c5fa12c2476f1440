"""What stands behind a plugin's lazy target, and how it is called."""

import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from summitkit.errors import BrokenPlugin
from summitkit.specs import Target

# What a failing plugin may raise; an interrupt by the user is not among it.
FAULTS = (Exception, SystemExit)


def resolved(target: Target) -> Any:  # noqa: ANN401 - whatever the plugin names
    """Return the object behind a target, imported now.

    Raises:
        ImportError: The target names no object.
    """
    if not isinstance(target, str):
        return target
    module, _, path = target.partition(":")
    if not path:
        raise ImportError(f"expected a target such as 'package.module:Class', found {target!r}")
    found: Any = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return found


def method_of(target: Target, name: str) -> Any:  # noqa: ANN401 - whatever the plugin names
    """Return a method of the object behind a target; a class, or a function that makes the object, is called first.

    Raises:
        TypeError: The target is or makes no such object.
    """
    found = resolved(target)
    made = found() if isinstance(found, type) or (not hasattr(found, name) and _makes(found)) else found
    if not hasattr(made, name):
        raise TypeError(f"expected a class with {name}(), found {_described(made)}")
    return getattr(made, name)


def _makes(found: object) -> bool:
    if not callable(found):
        return False
    parameters = inspect.signature(found).parameters.values()
    return all(
        each.default is not each.empty or each.kind in (each.VAR_POSITIONAL, each.VAR_KEYWORD) for each in parameters
    )


def _described(found: object) -> str:
    return f"the function {found.__name__}()" if inspect.isfunction(found) else f"an instance of {type(found).__name__}"


def declared(function: Callable[..., Any], context: Mapping[str, object]) -> dict[str, object]:
    """Return those of the keyword arguments that a function declares."""
    if not context:
        return {}
    parameters = inspect.signature(function).parameters
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()):
        return dict(context)
    return {name: value for name, value in context.items() if name in parameters}


def reason_of(error: BaseException) -> str:
    """Return what went wrong on one line, beginning with the kind of error."""
    if isinstance(error, BrokenPlugin):
        # It begins with the plugin's name, which whoever asks says as well.
        return reason_of(error.__cause__) if error.__cause__ else str(error)
    try:
        text = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - the text of a plugin's own error may fail as well
        text = ""
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
