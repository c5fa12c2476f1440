"""One load and several exports, agreed on as a whole before anything is written."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from summitkit.errors import OptionError, closest
from summitkit.folders import is_folder
from summitkit.formats import exporter_by_path, exporter_for, filled_options, loader_for, option_names
from summitkit.model import Summit
from summitkit.offers import Offer
from summitkit.plugins import Plugins
from summitkit.raw import Input
from summitkit.reader import Readable, read_input
from summitkit.reading import Reading, read_as
from summitkit.rendering import Rendering, render
from summitkit.specs import ExporterSpec, LoaderSpec


@frozen(kw_only=True)
class Output:
    """A path, the exporter that writes it, and that exporter's options."""

    path: str
    """Path, or `-` for standard output."""
    offer: Offer[ExporterSpec]
    """Exporter."""
    options: Any
    """An instance of the exporter's options class, or None."""


@frozen(kw_only=True)
class Conversion:
    """A file and what is to be made of it; every name and every option is known to be right."""

    plugins: Plugins
    """Plugins to use."""
    source: Input
    """File to read, as it was read."""
    loader: Offer[LoaderSpec]
    """Loader that reads it."""
    options: Any
    """An instance of the loader's options class, or None."""
    given: Mapping[str, str]
    """Those options of the loader that were given, as texts."""
    outputs: tuple[Output, ...]
    """What to write, in order."""

    def read(self) -> Reading:
        """Return the summit in the file.

        Raises:
            InputError: The file is unreadable or breaks the record format.
            BrokenPlugin: The loader failed.
        """
        return read_as(self.plugins, self.loader, self.source, self.options)

    def render(self, summit: Summit) -> tuple[Rendering, ...]:
        """Return every output, rendered and yet to be delivered.

        Raises:
            ExportError: An exporter failed.
            BrokenPlugin: The plugin that offers an exporter failed.
            OptionError: An output is also a file of a folder that is another one.
        """
        made = tuple(render(self.plugins, each.offer, summit, each.path, each.options) for each in self.outputs)
        _require_distinct(path for rendering in made for path in rendering.paths)
        return made


def plan(  # noqa: PLR0913 - what the command line says, each under its own name
    source: Readable | Input,
    paths: Sequence[str],
    *,
    plugins: Plugins | None = None,
    read_format: str | None = None,
    write_format: str | None = None,
    options: Mapping[str, str] | None = None,
) -> Conversion:
    """Return the conversion of one file to several outputs, with every format and option settled and nothing written.

    Args:
        source: A path, a stream, `-` for standard input, or a file that was read before.
        paths: Where to write; `-` is standard output.
        plugins: The plugins to use; all that are installed, if not given.
        read_format: Name of the loader; by suffix, else by content, if not given.
        write_format: Name of the exporter of a lone output, or of those outputs whose suffix decides nothing.
        options: Options as texts; each goes to the loader and to every exporter that knows it.

    Raises:
        InputError: The file is unreadable, or nothing says what its content is.
        PluginError: A format has no plugin, several, or a broken one.
        OptionError: An option is unknown to all, has a wrong value, two outputs have one path, or one is or holds the
            source.
    """
    plugins, options = plugins or Plugins(), options or {}
    _require_distinct(paths)
    _require_kept(source, paths)
    exporters = [exporter_for(plugins, path, name) for path, name in _named(plugins, paths, write_format)]
    content = source if isinstance(source, Input) else read_input(source)
    loader = loader_for(plugins, content, read_format)
    own = option_names(plugins, loader)
    taken = [option_names(plugins, exporter) for exporter in exporters]
    _require_known(options, [loader.name, *(exporter.name for exporter in exporters)], [own, *taken])
    return Conversion(
        plugins=plugins,
        source=content,
        loader=loader,
        options=filled_options(plugins, loader, _of(options, own)),
        given=_of(options, own),
        outputs=tuple(
            Output(path=path, offer=offer, options=filled_options(plugins, offer, _of(options, names)))
            for path, offer, names in zip(paths, exporters, taken, strict=True)
        ),
    )


def plan_readings(
    sources: Sequence[Readable | Input],
    *,
    plugins: Plugins | None = None,
    read_format: str | None = None,
    options: Mapping[str, str] | None = None,
) -> tuple[Conversion, ...]:
    """Return the conversions of several files without any output: each option goes to every loader that knows it.

    Args:
        sources: Paths, streams, `-` for standard input, or files that were read before.
        plugins: The plugins to use; all that are installed, if not given.
        read_format: Name of the loader of all; each by its suffix, else by its content, if not given.
        options: Options as texts.

    Raises:
        InputError: A file is unreadable, or nothing says what its content is.
        PluginError: A format has no plugin, several, or a broken one.
        OptionError: An option is unknown to all, or has a wrong value.
    """
    plugins, options = plugins or Plugins(), options or {}
    contents = [source if isinstance(source, Input) else read_input(source) for source in sources]
    loaders = [loader_for(plugins, content, read_format) for content in contents]
    taken = [option_names(plugins, loader) for loader in loaders]
    _require_known(options, [loader.name for loader in loaders], taken)
    return tuple(
        plan(content, (), plugins=plugins, read_format=read_format, options=_of(options, names))
        for content, names in zip(contents, taken, strict=True)
    )


def _named(plugins: Plugins, paths: Sequence[str], name: str | None) -> Iterator[tuple[str, str | None]]:
    alone = len(paths) == 1
    undecided = [path for path in paths if alone or exporter_by_path(plugins, path) is None]
    if name is not None and not undecided:
        raise OptionError(f"no output needs the format {name!r}: their suffixes decide", hint="export one at a time")
    for path in paths:
        yield path, name if path in undecided else None


def _require_distinct(paths: Iterable[str]) -> None:
    seen: list[str] = []
    for path in paths:
        for other in seen:
            if _same_place(other, path):
                raise OptionError(f"two outputs go to one place: {other} and {path}", hint="give each its own path")
        seen.append(path)


def _require_kept(source: Readable | Input, paths: Iterable[str]) -> None:
    name = os.fspath(source) if isinstance(source, str | os.PathLike) else str(getattr(source, "name", "-"))
    for path in paths:
        if name != "-" and _same_place(name, path):
            raise OptionError(f"{path} is the file that is read", hint="write to another path")
        if is_folder(path) and _holds(path, name):
            raise OptionError(f"{path} holds the file that is read", hint="write to another folder")


def _holds(folder: str, file: str) -> bool:
    real = Path(os.path.realpath(file))
    return real.is_file() and _same_place(str(real.parent), folder)


def _same_place(one: str, other: str) -> bool:
    if "-" in (one, other):
        return one == other
    try:
        # Links, and spellings that only some file systems tell apart.
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def _require_known(options: Iterable[str], formats: Iterable[str], known: Iterable[Iterable[str]]) -> None:
    names = dict.fromkeys(name for each in known for name in each)
    for option in options:
        if option not in names:
            where = ", ".join(dict.fromkeys(formats))
            takes = f"they take {', '.join(names)}" if names else "they take no options"
            raise OptionError(f"unknown option {option!r} for {where}", hint=closest(option, names) or takes)


def _of(options: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: options[name] for name in names if name in options}
