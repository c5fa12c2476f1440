"""From a summit to a briefing: which sections, in which order, saying what. Pure; renders nothing."""

from collections.abc import Iterable

from summitkit.hookspecs import hookimpl
from summitkit.specs import ProfileSpec

DEFAULT = ProfileSpec(
    name="default",
    sections=(
        "memo",
        "bottom_line",
        "recommendations",
        "event",
        "objectives",
        "outcome",
        "positions",
        "differences",
        "takeaways",
        "assessment",
        "key_messages",
        "if_raised",
        "sensitivities",
        "commitments",
        "background",
    ),
    annexes=("delegations", "proposals", "narrative", "sources", "likelihood", "findings"),
    summary="A briefing for a principal: bottom line first, annexes behind.",
)


@hookimpl
def summitkit_profiles() -> Iterable[ProfileSpec]:
    """Return the built-in profiles."""
    return (DEFAULT,)
