"""The hooks that a plugin may implement, in the entry-point group `summitkit`."""

from collections.abc import Iterable

from pluggy import HookimplMarker, HookspecMarker

from summitkit.specs import CheckSpec, ExporterSpec, LoaderSpec, ProfileSpec

GROUP = "summitkit"
hookspec = HookspecMarker(GROUP)
hookimpl = HookimplMarker(GROUP)


class HookSpecs:
    """The four hooks; each returns records that say what there is and where the work is done."""

    @hookspec
    def summitkit_loaders(self) -> Iterable[LoaderSpec]:
        """Return the formats that this plugin reads."""
        return ()

    @hookspec
    def summitkit_exporters(self) -> Iterable[ExporterSpec]:
        """Return the formats that this plugin writes."""
        return ()

    @hookspec
    def summitkit_checks(self) -> Iterable[CheckSpec]:
        """Return the rules that this plugin holds a summit against."""
        return ()

    @hookspec
    def summitkit_profiles(self) -> Iterable[ProfileSpec]:
        """Return the kinds of briefing that this plugin knows."""
        return ()
