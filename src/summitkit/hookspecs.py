"""The hooks that a plugin may implement, in the entry-point group `summitkit`."""

from collections.abc import Iterable
from typing import Protocol

from pluggy import HookimplMarker, HookspecMarker

from summitkit.specs import CheckSpec, ExporterSpec, LoaderSpec, ProfileSpec

GROUP = "summitkit"
hookspec = HookspecMarker(GROUP)
hookimpl = HookimplMarker(GROUP)


class HookSpecs(Protocol):
    """The four hooks; each returns records that say what there is and where the work is done."""

    @hookspec
    def summitkit_loaders(self) -> Iterable[LoaderSpec]:
        """Return the formats that this plugin reads."""

    @hookspec
    def summitkit_exporters(self) -> Iterable[ExporterSpec]:
        """Return the formats that this plugin writes."""

    @hookspec
    def summitkit_checks(self) -> Iterable[CheckSpec]:
        """Return the rules that this plugin holds a summit against."""

    @hookspec
    def summitkit_profiles(self) -> Iterable[ProfileSpec]:
        """Return the kinds of briefing that this plugin knows."""
