"""The rules that a summit is held against: one file a family, each rule a small function behind a code."""

from collections.abc import Iterable

from summitkit.hookspecs import hookimpl
from summitkit.specs import CheckSpec


@hookimpl
def summitkit_checks() -> Iterable[CheckSpec]:
    """Return the built-in checks."""
    return ()
