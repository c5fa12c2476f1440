"""Load, check and export a summit: what a script calls."""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeAlias

from attrs import field, frozen

from summitkit import options as option_values
from summitkit.errors import (
    BrokenPlugin,
    ExportError,
    Location,
    OptionError,
    UnknownFormat,
    UnreadableInput,
)
from summitkit.findings import Finding
from summitkit.model import Summit
from summitkit.plugins import BUILTIN, Offer, Plugins
from summitkit.raw import Input, LoadReport, RawRecord, place
from summitkit.reader import Readable, from_text, read_input
from summitkit.specs import CheckContext, CheckSpec, ExportContext, ExporterSpec, LoadContext, LoaderSpec
from summitkit.structure import structure
from summitkit.writer import write_file

Writable: TypeAlias = str | os.PathLike[str] | BinaryIO | IO[bytes]

# How much of a file a sniffer is shown.
_HEAD = 4096


@frozen(kw_only=True)
class Reading:
    """A summit together with what is known of the file it was read from."""

    summit: Summit
    """The summit."""
    name: str
    """File that it was read from."""
    format: str
    """Name of the loader that read it."""
    report: LoadReport
    """What became of the file's blocks."""
    places: Mapping[str, Location] = field(repr=False)
    """Place in the file of each JSON pointer."""
    texts: Mapping[str, str] = field(repr=False)
    """Whole text of each source that was read, by source id."""


@frozen(kw_only=True)
class ExportReport:
    """What an export wrote."""

    target: str
    """Path, or `<stream>`."""
    format: str
    """Name of the exporter."""
    size: int
    """Bytes written."""
    notes: tuple[str, ...] = ()
    """What was changed or left out, each in a sentence."""


def read(source: Readable, format: str | None = None, *, plugins: Plugins | None = None, **options: Any) -> Reading:  # noqa: A002, ANN401 - the format's own options
    """Return the summit in a file together with its load report and the places in the file.

    Args:
        source: A path, a stream, or `-` for standard input.
        format: Name of the loader; by the file's suffix, else by its content, if not given.
        plugins: The plugins to use; all that are installed, if not given.
        **options: Options of the format.

    Raises:
        InputError: The file is unreadable or breaks the record format.
        PluginError: No plugin reads the format, or the one that does failed.
        OptionError: An option is unknown or has a wrong value.
    """
    return _read(read_input(source), format, plugins or Plugins(), options)


def load(source: Readable, format: str | None = None, *, plugins: Plugins | None = None, **options: Any) -> Summit:  # noqa: A002, ANN401 - see read
    """Return the summit in a file: `read` without the report.

    Raises:
        SummitkitError: As `read`.
    """
    return read(source, format, plugins=plugins, **options).summit


def loads(text: str, format: str | None = None, *, plugins: Plugins | None = None, **options: Any) -> Summit:  # noqa: A002, ANN401 - see read
    """Return the summit in a text: an account or a record.

    Raises:
        SummitkitError: As `read`.
    """
    return _read(from_text(text), format, plugins or Plugins(), options).summit


def export(
    summit: Summit,
    target: Writable,
    format: str | None = None,  # noqa: A002 - the word of the command line
    *,
    plugins: Plugins | None = None,
    **options: Any,  # noqa: ANN401 - the format's own options
) -> ExportReport:
    """Render a summit to a path, a binary stream, or standard output (`-`).

    A file that stood at the path before is replaced at once when everything was written, and otherwise untouched.

    Args:
        summit: What to render.
        target: Where to.
        format: Name of the exporter; by the path's suffix, if not given.
        plugins: The plugins to use; all that are installed, if not given.
        **options: Options of the format.

    Raises:
        ExportError: The exporter or the disk failed.
        PluginError: No plugin writes the format, or the one that does failed.
        OptionError: An option is unknown or has a wrong value.
    """
    plugins = plugins or Plugins()
    offer = exporter_for(plugins, target, format)
    exporter = plugins.resolve(offer, offer.spec.target)
    filled = option_values.fill(options_of(plugins, offer), options, offer.name)
    context = ExportContext(
        format=offer.name,
        profiles={profile.name: profile.spec for profile in plugins.profiles},
        findings=lambda: check(summit, plugins=plugins),
    )

    def fill(out: BinaryIO | IO[bytes]) -> None:
        _call_exporter(plugins, offer, exporter, summit, out, options=filled, context=context)

    size = _deliver(target, fill)
    return ExportReport(target=_name(target), format=offer.name, size=size, notes=tuple(context.notes))


def dumps(summit: Summit, format: str = "json", *, plugins: Plugins | None = None, **options: Any) -> str:  # noqa: A002, ANN401 - see export
    """Return a summit as text in one of the formats that are text.

    Raises:
        OptionError: The format is not text.
        SummitkitError: As `export`.
    """
    plugins = plugins or Plugins()
    offer = plugins.choose(plugins.exporters, format, "export format")
    if "text" not in offer.spec.capabilities:
        raise OptionError(f"{format} is not a text format", hint="use export")
    out = io.BytesIO()
    export(summit, out, format, plugins=plugins, **options)
    return out.getvalue().decode()


def check(
    summit: Summit,
    *,
    plugins: Plugins | None = None,
    places: Mapping[str, Location] | None = None,
    texts: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Return what the checks find, in the order of their codes.

    Args:
        summit: What to check.
        plugins: The plugins to use; all that are installed, if not given.
        places: Place in the file of each JSON pointer, as `read` returns them.
        texts: Whole text of sources, by id: quotes of those sources are compared word for word.
    """
    plugins = plugins or Plugins()
    context = CheckContext(texts=texts or {})
    findings = (finding for offer in plugins.checks for finding in _run(plugins, offer, summit, context))
    return tuple(finding.at(place(places or {}, finding.pointer)) for finding in findings)


def exporter_for(plugins: Plugins, target: Writable, format: str | None) -> Offer[ExporterSpec]:  # noqa: A002 - see read
    """Return the exporter that a name or a path's suffix chooses.

    Raises:
        PluginError: There is none, or more than one.
    """
    if format is not None:
        return plugins.choose(plugins.exporters, format, "export format")
    path = _name(target)
    offer = plugins.for_path(plugins.exporters, path)
    if offer is None:
        suffixes = sorted({suffix for each in plugins.exporters for suffix in each.spec.suffixes})
        raise UnknownFormat(f"no export format for {path!r}", hint=f"name one, or use {', '.join(suffixes)}")
    return offer


def loader_for(plugins: Plugins, source: Input, format: str | None) -> Offer[LoaderSpec]:  # noqa: A002 - see read
    """Return the loader that a name, a path's suffix or the content chooses, in this order.

    Raises:
        PluginError: There is none, or more than one.
        UnreadableInput: Nothing says what the content is.
    """
    if format is not None:
        return plugins.choose(plugins.loaders, format, "input format")
    offer = plugins.for_path(plugins.loaders, source.name) or _sniffed(plugins, source)
    if offer is None:
        names = ", ".join(sorted(each.name for each in plugins.loaders))
        raise UnreadableInput.because(source.name, "its content is of no known format", hint=f"name one of {names}")
    return offer


def options_of(plugins: Plugins, offer: Offer[LoaderSpec] | Offer[ExporterSpec]) -> type | None:
    """Return the attrs class of the options that a format takes, or None.

    Raises:
        BrokenPlugin: It cannot be imported.
    """
    if offer.spec.options is None:
        return None
    found: type = plugins.resolve(offer, offer.spec.options)
    return found


def _read(source: Input, format: str | None, plugins: Plugins, options: Mapping[str, Any]) -> Reading:  # noqa: A002 - see read
    offer = loader_for(plugins, source, format)
    loader = plugins.call(offer, plugins.resolve(offer, offer.spec.target))
    filled = option_values.fill(options_of(plugins, offer), options, offer.name)
    raw = plugins.call(offer, loader.load, source, options=filled, context=LoadContext(format=offer.name))
    if not isinstance(raw, RawRecord):
        raise BrokenPlugin(f"{offer.qualified} returned {type(raw).__name__}, not a RawRecord")
    return Reading(
        summit=structure(raw),
        name=raw.name,
        format=offer.name,
        report=raw.report,
        places=raw.places,
        texts=raw.texts,
    )


def _sniffed(plugins: Plugins, source: Input) -> Offer[LoaderSpec] | None:
    head = source.data[:_HEAD]
    for offer in plugins.loaders:
        if offer.spec.sniff is not None and plugins.call(offer, plugins.resolve(offer, offer.spec.sniff), head):
            return offer
    return None


def _run(plugins: Plugins, offer: Offer[CheckSpec], summit: Summit, context: CheckContext) -> Iterator[Finding]:
    try:
        function = plugins.resolve(offer, offer.spec.target)
        found = plugins.call(offer, function, summit, context=context)
        yield from plugins.call(offer, tuple, found)
    except BrokenPlugin as error:
        plugins.skip(offer.distribution, offer.name, "check", str(error))


def _call_exporter(plugins: Plugins, offer: Offer[ExporterSpec], exporter: Any, *args: Any, **context: Any) -> None:  # noqa: ANN401 - whatever the plugin names
    try:
        plugins.call(offer, plugins.call(offer, exporter).export, *args, **context)
    except BrokenPlugin as error:
        if isinstance(error.__cause__, OSError) or offer.distribution == BUILTIN:
            raise ExportError(str(error)) from error.__cause__
        raise


def _deliver(target: Writable, fill: Any) -> int:  # noqa: ANN401 - a function that writes to a stream
    if isinstance(target, str | os.PathLike) and target != "-":
        return write_file(Path(target), fill)
    built = io.BytesIO()
    fill(built)
    stream = sys.stdout.buffer if isinstance(target, str | os.PathLike) else target
    try:
        stream.write(built.getvalue())
        stream.flush()
    except OSError as error:
        raise ExportError(f"cannot write {_name(target)}: {error.strerror or error}") from error
    return len(built.getvalue())


def _name(target: Writable) -> str:
    if isinstance(target, str | os.PathLike):
        return os.fspath(target)
    return str(getattr(target, "name", "<stream>"))
