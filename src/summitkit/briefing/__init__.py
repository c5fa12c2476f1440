"""From a summit to a briefing: which sections, in which order, saying what. Pure; renders nothing."""

from collections.abc import Iterable

from summitkit.hookspecs import hookimpl
from summitkit.specs import ProfileSpec


@hookimpl
def summitkit_profiles() -> Iterable[ProfileSpec]:
    """Return the built-in profiles."""
    return ()
