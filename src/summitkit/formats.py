"""Formats by name: which loader or exporter a file wants, and which options that takes."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from summitkit import options as option_values
from summitkit.errors import BrokenPlugin, UnreadableInput
from summitkit.folders import ends_as_folder, is_folder
from summitkit.model.notes import field_notes
from summitkit.offers import FormatSpec, Offer, for_folder, missing
from summitkit.plugins import Plugins
from summitkit.raw import Input, binary_kind
from summitkit.specs import ExporterSpec, LoaderSpec

# How much of a file a sniffer is shown.
_HEAD = 4096
_TYPES = {str: "text", bool: "true or false", int: "whole number", float: "number", Path: "path"}


@frozen(kw_only=True)
class Option:
    """An option of a format, as a user sees it."""

    name: str
    """Name for `-O name=value`."""
    type: str
    """What it takes: text, number, path, true or false, or the words to choose from."""
    default: str | None
    """Its value where none is given, empty where it then has none; None where one must be given."""
    summary: str = ""
    """What it does."""

    def __str__(self) -> str:
        """Return the option on one line, such as `indent=whole number (default 2)`."""
        default = "required" if self.default is None else self.default and f"default {self.default}"
        return f"{self.name}={self.type}" + (f" ({default})" if default else "")


@frozen(kw_only=True)
class Format:
    """A format, as a user sees it."""

    name: str
    """Name for `--from` or `--to`."""
    direction: Literal["read", "write"]
    """Whether summits are read from it or written to it."""
    distribution: str
    """Who offers it; `summitkit` for what is built in."""
    suffixes: tuple[str, ...]
    """File suffixes that choose it."""
    options: tuple[Option, ...]
    """Options that it takes."""
    summary: str
    """What it is, in one line."""


def exporter_for(plugins: Plugins, path: str, name: str | None) -> Offer[ExporterSpec]:
    """Return the exporter that a name or a path chooses.

    Raises:
        PluginError: There is none, or more than one.
    """
    if name is not None:
        return plugins.choose(plugins.exporters, name, "export format")
    offer = exporter_by_path(plugins, path)
    if offer is None:
        suffixes = ", ".join(sorted({suffix for each in plugins.exporters for suffix in each.spec.suffixes}))
        suffix = PurePath(path).suffix.removeprefix(".")
        raise missing(f"export format for {path!r}", suffix, f"name one, or use {suffixes}", plugins.broken)
    return offer


def exporter_by_path(plugins: Plugins, path: str) -> Offer[ExporterSpec] | None:
    """Return the exporter for a path's suffix, else the one that writes folders if it is one, or None.

    Raises:
        ConflictingPlugins: Several plugins offer it.
    """
    offer = None if ends_as_folder(path) else plugins.for_path(plugins.exporters, path)
    return offer or (for_folder(plugins.exporters) if is_folder(path) else None)


def loader_for(plugins: Plugins, source: Input, name: str | None) -> Offer[LoaderSpec]:
    """Return the loader that a name, a path's suffix or the content chooses, in this order.

    Raises:
        PluginError: There is none of that name, or more than one.
        UnreadableInput: Nothing says what the content is.
    """
    if name is not None:
        return plugins.choose(plugins.loaders, name, "input format")
    offer = plugins.for_path(plugins.loaders, source.name) or _sniffed(plugins, source)
    if offer is None:
        known = ", ".join(sorted(each.name for each in plugins.loaders))
        kind = binary_kind(source.data)
        if kind:
            raise UnreadableInput.because(source.name, f"expected one of {known}; found {kind}")
        raise UnreadableInput.because(source.name, "its content is of no known format", hint=f"name one of {known}")
    return offer


def option_names(plugins: Plugins, offer: Offer[FormatSpec]) -> tuple[str, ...]:
    """Return the names of the options that a format takes.

    Raises:
        BrokenPlugin: Its options cannot be imported, or are no attrs class.
    """
    return option_values.names(_options_of(plugins, offer))


def filled_options(plugins: Plugins, offer: Offer[FormatSpec], values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - an instance of the format's own class
    """Return the options of a format, or None where it has none.

    Raises:
        OptionError: An option is unknown, has a wrong value, or is required and missing.
        BrokenPlugin: Its options cannot be imported, or are no attrs class.
    """
    return plugins.call(offer, option_values.fill, _options_of(plugins, offer), values, offer.name)


def listed(plugins: Plugins) -> tuple[Format, ...]:
    """Return every format with its options: first those that are read, then those that are written."""
    read = [_described(plugins, offer, "read") for offer in plugins.loaders]
    return (*read, *(_described(plugins, offer, "write") for offer in plugins.exporters))


def _sniffed(plugins: Plugins, source: Input) -> Offer[LoaderSpec] | None:
    asked = sorted(plugins.loaders, key=lambda offer: offer.spec.fallback)
    return next((offer for offer in asked if _recognises(plugins, offer, source)), None)


def _recognises(plugins: Plugins, offer: Offer[LoaderSpec], source: Input) -> bool:
    if offer.spec.sniff is None:
        return False
    try:
        return bool(plugins.call(offer, plugins.resolve(offer, offer.spec.sniff), source.data[:_HEAD]))
    except BrokenPlugin as error:
        plugins.skip(offer.distribution, offer.name, "sniff", error)
        return False


def _options_of(plugins: Plugins, offer: Offer[FormatSpec]) -> type | None:
    if offer.spec.options is None:
        return None
    found: type = plugins.resolve(offer, offer.spec.options)
    if not (isinstance(found, type) and attrs.has(found)):
        raise BrokenPlugin(f"{offer.qualified} failed: its options {offer.spec.options!r} are no attrs class")
    return found


def _described(plugins: Plugins, offer: Offer[FormatSpec], direction: Literal["read", "write"]) -> Format:
    options: tuple[Option, ...] = ()
    try:
        found = _options_of(plugins, offer)
        options = plugins.call(offer, tuple, _option_list(found)) if found else ()
    except BrokenPlugin as error:
        plugins.skip(offer.distribution, offer.name, "options", error)
    return Format(
        name=offer.name,
        direction=direction,
        distribution=offer.distribution,
        suffixes=offer.spec.suffixes,
        options=options,
        summary=offer.spec.summary,
    )


def _option_list(options: type) -> Iterator[Option]:
    hints = get_type_hints(options)
    notes = _notes(options)
    for attribute in attrs.fields(options):
        yield Option(
            name=attribute.alias or attribute.name,
            type=_type_in_words(hints[attribute.name]),
            default=_default_in_words(attribute.default),
            summary=notes.get(attribute.name, ""),
        )


def _notes(options: type) -> Mapping[str, str]:
    try:
        return field_notes(options)
    except (OSError, TypeError):
        # A class that was made without a source file has no strings under its fields.
        return {}


def _type_in_words(hint: Any) -> str:  # noqa: ANN401 - a type hint
    arguments = [option for option in get_args(hint) if option not in (NoneType, Ellipsis)]
    if get_origin(hint) is Literal:
        return " | ".join(map(str, arguments))
    if get_origin(hint) is tuple:
        return f"{_type_in_words(arguments[0])}, several with commas"
    if arguments:
        return _type_in_words(arguments[0])
    return _TYPES.get(hint, str(getattr(hint, "__name__", hint)))


def _default_in_words(default: object) -> str | None:
    if default is attrs.NOTHING:
        return None
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return ",".join(map(str, default))
    # A factory's value is known only when it is called, and None says that there is none.
    return str(default) if isinstance(default, str | int | float | Path) else ""
