"""A plugin for tests: a summit as two lines of text, its id and its title."""

from collections.abc import Callable, Iterable
from typing import IO, Literal

from attrs import evolve, frozen

from summitkit import (
    CheckSpec,
    ExportContext,
    ExporterSpec,
    Input,
    LoadContext,
    LoaderSpec,
    LoadReport,
    RawRecord,
    Summit,
    hookimpl,
)

SUMMIT = Summit(id="alaska-2025", title="Alaska")
TEXT = "lines\nalaska-2025\nAlaska\n"


@frozen(kw_only=True)
class LinesOptions:
    """Options of the exporter."""

    case: Literal["as_is", "upper"] = "as_is"
    """How letters are written."""
    repeat: int = 1
    """How often it is written."""


@frozen(kw_only=True)
class ReadingOptions:
    """Options of the loader."""

    mark: str = "lines"
    """First line of the file."""
    case: Literal["as_is", "upper"] = "as_is"
    """How the title is read."""


class LinesLoader:
    """Reads the two lines."""

    def load(self, source: Input, *, options: ReadingOptions, context: LoadContext) -> RawRecord:
        mark, name, title = source.text().splitlines()
        data = {"id": name, "title": title.upper() if options.case == "upper" else title}
        report = LoadReport(became={"title": 1}, notes=(f"{context.format}: {mark}",))
        return RawRecord(name=source.name, data=data, report=report, texts={"lines": source.text()})


class LinesExporter:
    """Writes the two lines."""

    def export(self, summit: Summit, out: IO[bytes], *, options: LinesOptions, context: ExportContext) -> None:
        text = f"lines\n{summit.id}\n{summit.title}\n" * options.repeat
        out.write((text.upper() if options.case == "upper" else text).encode())
        context.report(f"left out {len(summit.parties)} parties")


def is_lines(head: bytes) -> bool:
    return head.startswith(b"lines\n")


EXPORTER = ExporterSpec(
    name="lines",
    target=LinesExporter,
    suffixes=(".lines",),
    options=LinesOptions,
    summary="Two lines.",
    capabilities={"text"},
)
LOADER = LoaderSpec(name="lines", target=LinesLoader, suffixes=(".lines",), sniff=is_lines, options=ReadingOptions)


class Lines:
    """The plugin: by default the loader and the exporter of this module."""

    def __init__(
        self,
        loader: LoaderSpec = LOADER,
        exporter: ExporterSpec = EXPORTER,
        checks: Iterable[CheckSpec] = (),
    ) -> None:
        self.loader = loader
        self.exporter = exporter
        self.checks = checks

    @hookimpl
    def summitkit_loaders(self) -> Iterable[LoaderSpec]:
        return [self.loader]

    @hookimpl
    def summitkit_exporters(self) -> Iterable[ExporterSpec]:
        return [self.exporter]

    @hookimpl
    def summitkit_checks(self) -> Iterable[CheckSpec]:
        return self.checks


def exporting(export: Callable[..., object], **changes: object) -> Lines:
    """Return the plugin with another function in place of its exporter's."""

    class Exporter:
        """An exporter of one function."""

    Exporter.export = staticmethod(export)  # type: ignore[attr-defined]
    return Lines(exporter=evolve(EXPORTER, target=Exporter, **changes))


def loading(load: Callable[..., object], **changes: str) -> Lines:
    """Return the plugin with another function in place of its loader's."""

    class Loader:
        """A loader of one function."""

    Loader.load = staticmethod(load)  # type: ignore[attr-defined]
    return Lines(loader=evolve(LOADER, target=Loader, **changes))
