"""Load, check and export a summit: what a script calls, and what the command line is made of."""

import io
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from summitkit import changes, formats
from summitkit.changes import Change
from summitkit.checking import explanation_of, findings_of
from summitkit.conversion import Conversion, plan, plan_readings
from summitkit.errors import Location, OptionError
from summitkit.findings import Finding
from summitkit.formats import Format
from summitkit.mapping import as_toml, propose
from summitkit.model import Summit
from summitkit.plugins import Plugins
from summitkit.raw import Input
from summitkit.reader import Readable, from_text, read_input
from summitkit.reading import Reading, read_as, tables_of
from summitkit.rendering import ExportReport, Writable, name_of, render
from summitkit.schema import json_schema

__all__ = [
    "Change",
    "Conversion",
    "ExportReport",
    "Format",
    "Reading",
    "check",
    "diff",
    "dumps",
    "example",
    "explain",
    "export",
    "json_schema",
    "list_formats",
    "load",
    "loads",
    "plan",
    "plan_readings",
    "propose_mapping",
    "read",
    "read_text",
]


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
    _require_summit(summit)
    plugins = plugins or Plugins()
    offer = formats.exporter_for(plugins, name_of(target), format)
    return render(plugins, offer, summit, target, formats.filled_options(plugins, offer, options)).deliver()


def dumps(summit: Summit, format: str = "json", *, plugins: Plugins | None = None, **options: Any) -> str:  # noqa: A002, ANN401 - see export
    """Return a summit as text in one of the formats that are text.

    Raises:
        OptionError: The format is not text.
        SummitkitError: As `export`.
    """
    _require_summit(summit)
    plugins = plugins or Plugins()
    offer = plugins.choose(plugins.exporters, format, "export format")
    if "text" not in offer.spec.capabilities:
        raise OptionError(f"{format} is not a text format", hint="use export")
    out = io.BytesIO()
    export(summit, out, format, plugins=plugins, **options)
    text: str = plugins.call(offer, out.getvalue().decode)
    return text


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
    _require_summit(summit)
    return findings_of(summit, plugins or Plugins(), places or {}, texts or {})


def diff(before: Summit, after: Summit) -> tuple[Change, ...]:
    """Return what changed between two summits, in the order of the record; empty exactly where they are equal.

    Entities with an id are matched by it, delegates by person and party, and positions by issue and party. Those
    without a key, such as outcomes, are matched where they are equal or at least half of their text is the same.
    """
    _require_summit(before)
    _require_summit(after)
    return changes.diff(before, after)


def explain(code: str, *, plugins: Plugins | None = None) -> str:
    """Return the page of a check, in Markdown.

    Args:
        code: Code of the check, such as SK301, in capitals or not.
        plugins: The plugins to use; all that are installed, if not given.

    Raises:
        UnknownFormat: There is no such check.
    """
    return explanation_of(code, plugins or Plugins())


def list_formats(*, plugins: Plugins | None = None) -> tuple[Format, ...]:
    """Return every format that can be read or written, with its options."""
    return formats.listed(plugins or Plugins())


def propose_mapping(
    source: Readable,
    format: str | None = None,  # noqa: A002 - the word of the command line
    *,
    sheet: str = "",
    plugins: Plugins | None = None,
    options: Mapping[str, Any] | None = None,
) -> str:
    """Return a mapping for somebody else's table, as TOML: which column is party, issue, text and so on.

    Args:
        source: A path, a stream, or `-` for standard input.
        format: Name of the loader; by the file's suffix, else by its content, if not given.
        sheet: Worksheet to look at; the one whose headings say most, if not given.
        plugins: The plugins to use; all that are installed, if not given.
        options: How to read the file, such as `encoding`.

    Raises:
        InputError: The file is unreadable.
        OptionError: An option is unknown or has a wrong value, or there is no such sheet.
    """
    plugins, content = plugins or Plugins(), read_input(source)
    offer = formats.loader_for(plugins, content, format)
    filled = formats.filled_options(plugins, offer, options or {})
    return as_toml(propose(tables_of(plugins, offer, content, filled), sheet))


def read_text(source: Readable) -> str:
    """Return the text in a file: what quotes are compared with.

    Raises:
        UnreadableInput: The file is missing or is no text.
    """
    return read_input(source).text()


def example() -> Input:
    """Return the account that summitkit ships as an example."""
    name = "alaska-2025.md"
    return Input(name, files("summitkit").joinpath("demo", name).read_bytes())


def _require_summit(summit: object) -> None:
    if not isinstance(summit, Summit):
        raise TypeError(f"expected a Summit, found {type(summit).__name__}; load reads one from a file")


def _read(source: Input, format: str | None, plugins: Plugins, options: Mapping[str, Any]) -> Reading:  # noqa: A002 - see read
    offer = formats.loader_for(plugins, source, format)
    return read_as(plugins, offer, source, formats.filled_options(plugins, offer, options))
