"""From a summit to a briefing: which sections, in which order, saying what. Pure; renders nothing."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from summitkit.hookspecs import hookimpl
from summitkit.specs import ProfileSpec


@hookimpl
def summitkit_profiles() -> Iterable[ProfileSpec]:
    """Return the built-in profiles."""
    return profiles().values()


@cache
def profiles() -> Mapping[str, ProfileSpec]:
    """Return the built-in profiles by name: one TOML file each in the folder `profiles`, read on first use."""
    import tomllib  # noqa: PLC0415 - every program asks this module for its hooks, and few of them for the profiles

    folder = resources.files(__name__) / "profiles"
    texts = {each.name.removesuffix(".toml"): each.read_text(encoding="utf-8") for each in folder.iterdir()}
    return {name: ProfileSpec(name=name, **tomllib.loads(texts[name])) for name in sorted(texts)}


def __getattr__(name: str) -> ProfileSpec:
    if name == "DEFAULT":
        return profiles()["default"]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=__name__)
