"""The plugins of one program: found, isolated from each other, and asked by name."""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from importlib import import_module
from importlib.metadata import Distribution, EntryPoint, distributions, entry_points
from typing import Any

from attrs import evolve, frozen
from pluggy import PluginManager

from summitkit.errors import BrokenPlugin, SummitkitError, closest
from summitkit.hookspecs import GROUP, HookSpecs
from summitkit.offers import BUILTIN, Broken, FormatSpec, Offer, S, for_suffix, named
from summitkit.specs import CheckSpec, ExporterSpec, LoaderSpec, ProfileSpec, Target
from summitkit.targets import FAULTS, declared, method_of, reason_of, resolved

# Modules that implement the hooks with what is built in; they hold specs alone, so importing them is cheap.
BUILTIN_MODULES = ("summitkit.loaders", "summitkit.exporters", "summitkit.checks", "summitkit.briefing")
_LOG = logging.getLogger("summitkit")


@frozen(kw_only=True)
class Registered:
    """A plugin that is in use."""

    distribution: str
    """Distribution it came with; `summitkit` for what is built in, `local` for what the caller added."""
    plugin: str
    """Name of its entry point, or of the object."""
    version: str = ""
    """Version of the distribution, where it has one."""
    hooks: tuple[str, ...] = ()
    """Hooks that it implements."""


class Plugins:
    """A set of plugins: what is built in, what is installed, and what the caller adds.

    A plugin that fails is skipped, logged as one line to the logger `summitkit` (stderr, unless configured
    otherwise) and kept in `broken`.
    """

    def __init__(self, *plugins: object, installed: bool = True) -> None:
        """Register the built-in plugins, then `plugins`, then (if `installed`) those of the entry points."""
        self.broken: list[Broken] = []
        self._registered: dict[str, Registered] = {}
        self._manager = PluginManager(GROUP)
        self._manager.add_hookspecs(HookSpecs)
        for module in BUILTIN_MODULES:
            self._register(import_module(module), Registered(distribution=BUILTIN, plugin=module))
        for plugin in plugins:
            name = str(getattr(plugin, "__name__", type(plugin).__name__))
            self._register(plugin, Registered(distribution="local", plugin=name))
        for entry_point in self._entry_points() if installed else ():
            self._load(entry_point)

    @property
    def in_use(self) -> tuple[Registered, ...]:
        """Return the plugins that did not fail at registration, what is built in first."""
        return tuple(self._registered.values())

    @cached_property
    def loaders(self) -> tuple[Offer[LoaderSpec], ...]:
        """Return the formats that can be read."""
        return tuple(self._offers("summitkit_loaders", LoaderSpec))

    @cached_property
    def exporters(self) -> tuple[Offer[ExporterSpec], ...]:
        """Return the formats that can be written."""
        return tuple(self._offers("summitkit_exporters", ExporterSpec))

    @cached_property
    def checks(self) -> tuple[Offer[CheckSpec], ...]:
        """Return the rules, in the order of their codes."""
        return tuple(sorted(self._offers("summitkit_checks", CheckSpec), key=lambda offer: offer.spec.code))

    @cached_property
    def profiles(self) -> tuple[Offer[ProfileSpec], ...]:
        """Return the briefing profiles."""
        return tuple(self._offers("summitkit_profiles", ProfileSpec))

    def choose(self, offers: Iterable[Offer[S]], name: str, what: str) -> Offer[S]:
        """Return the offer called `name`, or `distribution:name`; what is built in keeps the bare name.

        Raises:
            UnknownFormat: Nobody offers it.
            BrokenPlugin: Nobody offers it, and a plugin of that name failed.
            ConflictingPlugins: Several distributions offer it.
        """
        return named(offers, name, what, self.broken)

    def for_path(self, offers: Iterable[Offer[FormatSpec]], path: str) -> Offer[FormatSpec] | None:
        """Return the offer for a path's suffix, or None where no offer names that suffix.

        Raises:
            ConflictingPlugins: Several distributions offer it.
        """
        return for_suffix(offers, path)

    def resolve(self, offer: Offer[S], target: Target) -> Any:  # noqa: ANN401 - whatever the plugin names
        """Return the object behind a target, imported now.

        Raises:
            BrokenPlugin: It cannot be imported.
        """
        return self.call(offer, resolved, target)

    def method(self, offer: Offer[FormatSpec], name: str) -> Callable[..., Any]:
        """Return a method of the object behind an offer's target; a class is instantiated first.

        Raises:
            BrokenPlugin: The target cannot be imported or instantiated, or has no such method.
        """
        found: Callable[..., Any] = self.call(offer, method_of, offer.spec.target, name)
        return found

    def call(self, offer: Offer[S], function: Callable[..., Any], *args: object, **context: object) -> Any:  # noqa: ANN401 - whatever the plugin returns
        """Call a plugin's function with those keyword arguments that it declares.

        Raises:
            BrokenPlugin: It raised something that is no error of summitkit's.
        """
        try:
            return function(*args, **declared(function, context))
        except SummitkitError:
            raise
        except FAULTS as error:
            raise BrokenPlugin(f"{offer.name!r} of {offer.distribution} failed: {reason_of(error)}") from error

    def skip(self, owner: str, name: str, stage: str, reason: str | BaseException) -> None:
        """Note that a plugin failed, and tell the user in one line: once, however often it fails in the same way."""
        text = reason if isinstance(reason, str) else reason_of(reason)
        broken = Broken(distribution=owner, plugin=name, stage=stage, reason=text)
        if broken not in self.broken:
            self.broken.append(broken)
            _LOG.warning("%s", broken)

    def _entry_points(self) -> tuple[EntryPoint, ...]:
        try:
            return tuple(entry_points(group=GROUP))
        except FAULTS:
            # One unreadable entry_points.txt fails the call for every distribution: ask them one by one.
            return tuple(found for distribution in distributions() for found in self._entry_points_of(distribution))

    def _entry_points_of(self, distribution: Distribution) -> Iterable[EntryPoint]:
        try:
            return distribution.entry_points.select(group=GROUP)
        except FAULTS as error:
            self.skip(_owner(distribution)[0], "entry_points.txt", "discovery", error)
            return ()

    def _load(self, entry_point: EntryPoint) -> None:
        owner, version = _owner(entry_point.dist)
        try:
            plugin = entry_point.load()
        except FAULTS as error:
            self.skip(owner, entry_point.name, "import", error)
        else:
            self._register(plugin, Registered(distribution=owner, plugin=entry_point.name, version=version))

    def _register(self, plugin: object, entry: Registered) -> None:
        key = f"{len(self._registered)} {entry.distribution}:{entry.plugin}"
        try:
            plugin = plugin() if isinstance(plugin, type) else plugin
            if self._manager.is_registered(plugin):
                return
            self._manager.register(plugin, key)
        except FAULTS as error:
            # Older versions of pluggy keep what they registered before they found the fault.
            self._manager.unregister(name=key)
            self.skip(entry.distribution, entry.plugin, "registration", error)
        else:
            hooks = tuple(self._hooks(plugin, entry))
            self._registered |= {key: evolve(entry, hooks=hooks)} if hooks else {}

    def _hooks(self, plugin: object, entry: Registered) -> Iterator[str]:
        hooks = self._manager.get_hookcallers(plugin) or ()
        if not hooks:
            reason = "it implements no hook; mark its functions with @summitkit.hookimpl"
            self.skip(entry.distribution, entry.plugin, "registration", reason)
        for hook in hooks:
            if hook.has_spec():
                yield hook.name
            elif not all(found.optionalhook for found in hook.get_hookimpls() if found.plugin is plugin):
                reason = f"unknown hook {hook.name!r}; {closest(hook.name, _HOOKS) or 'there are ' + ', '.join(_HOOKS)}"
                self.skip(entry.distribution, entry.plugin, "registration", reason)

    def _offers(self, hook: str, spec: type[S]) -> Iterator[Offer[S]]:
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            entry = self._registered[implementation.plugin_name]
            try:
                offered = tuple(implementation.function())
            except FAULTS as error:
                self.skip(entry.distribution, entry.plugin, hook, error)
                continue
            for each in offered:
                if isinstance(each, spec):
                    yield Offer(spec=each, distribution=entry.distribution)
                else:
                    reason = f"expected {spec.__name__}, found {type(each).__name__}"
                    self.skip(entry.distribution, entry.plugin, hook, reason)


_HOOKS = tuple(name for name in vars(HookSpecs) if name.startswith("summitkit_"))


def _owner(distribution: Distribution | None) -> tuple[str, str]:
    # A dist-info folder without METADATA has neither, and says so by None or by an error, as the Python version has it.
    try:
        return (distribution.name or "unknown", distribution.version or "") if distribution else ("unknown", "")
    except FAULTS:
        return "unknown", ""
