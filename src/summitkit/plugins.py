"""The plugins of one program: found, isolated from each other, and asked by name."""

import inspect
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import frozen
from pluggy import PluginManager

from summitkit.errors import BrokenPlugin, ConflictingPlugins, SummitkitError, UnknownFormat, closest
from summitkit.hookspecs import GROUP, HookSpecs
from summitkit.specs import CheckSpec, ExporterSpec, LoaderSpec, ProfileSpec, Target

BUILTIN = "summitkit"
# Modules that implement the hooks with what is built in; they hold specs alone, so importing them is cheap.
BUILTIN_MODULES = ("summitkit.loaders", "summitkit.exporters", "summitkit.checks", "summitkit.briefing")
_LOG = logging.getLogger("summitkit")

Spec: TypeAlias = LoaderSpec | ExporterSpec | CheckSpec | ProfileSpec
S = TypeVar("S", bound=Spec)
# What a failing plugin may raise; an interrupt by the user is not among it.
FAULTS = (Exception, SystemExit)


@frozen(kw_only=True)
class Offer(Generic[S]):
    """A spec, and the distribution that offers it."""

    spec: S
    """What is offered."""
    distribution: str
    """Name of the distribution; `summitkit` for what is built in."""

    @property
    def name(self) -> str:
        """Return the name it is asked for by: a format's, a profile's or a check's code."""
        return self.spec.code if isinstance(self.spec, CheckSpec) else self.spec.name

    @property
    def qualified(self) -> str:
        """Return the name that always works, such as `summitkit-pptx:pptx`."""
        return f"{self.distribution}:{self.name}"


@frozen(kw_only=True)
class Broken:
    """A plugin that could not be used."""

    distribution: str
    """Distribution it came with."""
    plugin: str
    """Name of its entry point."""
    stage: str
    """What it was doing: import, registration, or the hook that was called."""
    reason: str
    """What went wrong."""

    def __str__(self) -> str:
        """Return the story on one line."""
        return f"plugin {self.plugin!r} of {self.distribution} failed at {self.stage}: {self.reason}"


class Plugins:
    """A set of plugins: what is built in, what is installed, and what the caller adds.

    A plugin that fails is skipped, logged as one line to the logger `summitkit` (stderr, unless configured
    otherwise) and kept in `broken`.
    """

    def __init__(self, *plugins: object, installed: bool = True) -> None:
        """Register the built-in plugins, then `plugins`, then (if `installed`) those of the entry points."""
        self.broken: list[Broken] = []
        self._manager = PluginManager(GROUP)
        self._manager.add_hookspecs(HookSpecs)
        for module in BUILTIN_MODULES:
            self._register(import_module(module), module, BUILTIN)
        for plugin in plugins:
            self._register(plugin, getattr(plugin, "__name__", type(plugin).__name__), "local")
        for entry_point in entry_points(group=GROUP) if installed else ():
            self._load(entry_point)

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

    @property
    def distributions(self) -> tuple[str, ...]:
        """Return the names of the distributions whose plugins are in use, what is built in first."""
        owners = (str(name).partition(":")[0] for name, _ in self._manager.list_name_plugin())
        return tuple(dict.fromkeys(owners))

    def choose(self, offers: Iterable[Offer[S]], name: str, what: str) -> Offer[S]:
        """Return the offer called `name`, or `distribution:name`; what is built in keeps the bare name.

        Raises:
            UnknownFormat: Nobody offers it.
            BrokenPlugin: Nobody offers it, and a plugin of that name failed.
            ConflictingPlugins: Several distributions offer it.
        """
        offers = tuple(offers)
        found = [offer for offer in offers if name in (offer.name, offer.qualified)]
        if not found:
            raise self._missing(name, what, [offer.name for offer in offers])
        return _only(found, f"{what} {name!r}")

    def for_path(self, offers: "Iterable[Offer[T]]", path: str) -> "Offer[T] | None":
        """Return the offer for a path's suffix, or None where no offer names that suffix.

        Raises:
            ConflictingPlugins: Several distributions offer it.
        """
        suffix = PurePath(path).suffix.lower()
        found = [offer for offer in offers if suffix and suffix in offer.spec.suffixes]
        return _only(found, f"suffix {suffix!r}") if found else None

    def resolve(self, offer: "Offer[Any]", target: Target) -> Any:  # noqa: ANN401 - whatever the plugin names
        """Return the object behind a target, imported now.

        Raises:
            BrokenPlugin: It cannot be imported.
        """
        return self.call(offer, _resolve, target)

    def call(self, offer: "Offer[Any]", function: Callable[..., Any], *args: object, **context: object) -> Any:  # noqa: ANN401 - whatever the plugin returns
        """Call a plugin's function with those keyword arguments that it declares.

        Raises:
            BrokenPlugin: It raised something that is no error of summitkit's.
        """
        try:
            return function(*args, **_declared(function, context))
        except SummitkitError:
            raise
        except FAULTS as error:
            raise BrokenPlugin(f"{offer.name!r} of {offer.distribution} failed: {_reason(error)}") from error

    def _load(self, entry_point: EntryPoint) -> None:
        owner = entry_point.dist.name if entry_point.dist else "unknown"
        try:
            plugin = entry_point.load()
        except FAULTS as error:
            self.skip(owner, entry_point.name, "import", _reason(error))
        else:
            self._register(plugin, entry_point.name, owner)

    def _register(self, plugin: object, name: str, owner: str) -> None:
        try:
            plugin = plugin() if isinstance(plugin, type) else plugin
            self._manager.register(plugin, f"{owner}:{name}")
            unknown = [hook.name for hook in self._manager.get_hookcallers(plugin) or () if not hook.has_spec()]
        except FAULTS as error:
            self.skip(owner, name, "registration", _reason(error))
            return
        for hook in unknown:
            self.skip(owner, name, "registration", f"unknown hook {hook!r}; {closest(hook, _hook_names())}")

    def _offers(self, hook: str, spec: type[S]) -> Iterator[Offer[S]]:
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            owner, _, name = implementation.plugin_name.partition(":")
            try:
                offered = tuple(implementation.function())
            except FAULTS as error:
                self.skip(owner, name, hook, _reason(error))
                continue
            for each in offered:
                if isinstance(each, spec):
                    yield Offer(spec=each, distribution=owner)
                else:
                    self.skip(owner, name, hook, f"expected {spec.__name__}, found {type(each).__name__}")

    def skip(self, owner: str, name: str, stage: str, reason: str) -> None:
        """Note that a plugin failed, and tell the user in one line."""
        broken = Broken(distribution=owner, plugin=name, stage=stage, reason=reason)
        self.broken.append(broken)
        _LOG.warning("%s", broken)

    def _missing(self, name: str, what: str, known: list[str]) -> SummitkitError:
        wanted = name.rpartition(":")[2]
        for broken in self.broken:
            if wanted in broken.plugin or wanted in broken.distribution:
                return BrokenPlugin(f"there is no {what} {name!r}: {broken}")
        failed = "; ".join(str(broken) for broken in self.broken)
        hint = "; ".join(part for part in (closest(name, known), failed) if part)
        return UnknownFormat(f"there is no {what} {name!r}", hint=hint or f"there are {', '.join(sorted(set(known)))}")


T = TypeVar("T", LoaderSpec, ExporterSpec)


def _hook_names() -> tuple[str, ...]:
    return tuple(name for name in vars(HookSpecs) if name.startswith("summitkit_"))


def _only(found: "list[Offer[S]]", what: str) -> "Offer[S]":
    found = [offer for offer in found if offer.distribution == BUILTIN] or found
    if len(found) > 1:
        names = ", ".join(offer.qualified for offer in found)
        raise ConflictingPlugins(f"more than one plugin offers {what}", hint=f"say which: {names}")
    return found[0]


def _resolve(target: Target) -> Any:  # noqa: ANN401 - whatever the plugin names
    if not isinstance(target, str):
        return target
    module, _, path = target.partition(":")
    found: Any = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return found


def _declared(function: Callable[..., Any], context: Mapping[str, object]) -> dict[str, object]:
    if not context:
        return {}
    parameters = inspect.signature(function).parameters
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()):
        return dict(context)
    return {name: value for name, value in context.items() if name in parameters}


def _reason(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
