"""Code of users that must type-check under mypy --strict: the three uses, a plugin, and the errors."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, assert_type

import attrs

import summitkit as sk


def in_a_script(account: Path) -> list[str]:
    """Load an account, ask it questions, edit it, and keep it as data."""
    summit = sk.load(account)
    assert_type(summit, sk.Summit)
    edited = attrs.evolve(summit, marking="OFFICIAL")
    assert_type(edited, sk.Summit)
    assert_type(summit.position("usa", "trade"), sk.Position | None)
    text = sk.dumps(edited, "yaml")
    assert_type(text, str)
    assert_type(sk.loads(text, format="yaml"), sk.Summit)
    return [f"{issue.title}: {len(cells)}" for issue, cells in summit.matrix().rows()]


def between_two_records(before: Path, after: Path) -> list[str]:
    """Compare two summits."""
    changes = sk.diff(sk.load(before), sk.load(after))
    assert_type(changes, tuple[sk.Change, ...])
    return [f"{change.kind} {change.what} {change.field or change.pointer_after}" for change in changes]


def for_a_briefing(account: str) -> list[str]:
    """Read an account with its report, check it, and write the briefing."""
    reading = sk.read(account, "article", encoding="utf-8")
    assert_type(reading.report.became["positions"], int)
    findings = sk.check(reading.summit, places=reading.places, texts=reading.texts)
    assert_type(findings, tuple[sk.Finding, ...])
    report = sk.export(reading.summit, Path("briefing.docx"), profile="uk")
    assert_type(report, sk.ExportReport)
    assert_type(report.size, int)
    return [f"{finding.code} {finding.location or reading.name}: {finding.message}" for finding in findings]


def for_a_workbook(record: BinaryIO) -> bytes:
    """Load from a stream, write a workbook to a stream."""
    out = BytesIO()
    notes = sk.export(sk.load(record, "json"), out, "excel").notes
    assert_type(notes, tuple[str, ...])
    return out.getvalue()


def told_to_users(path: str) -> Iterator[str]:
    """Catch what can go wrong, from the special to the general."""
    try:
        sk.load(path).party("usa")
    except sk.InputError as error:
        assert_type(error.problems, tuple[sk.Problem, ...])
        yield from (f"{error.path}: {problem.location} {problem.message}" for problem in error.problems)
    except (sk.PluginError, sk.OptionError) as error:
        yield error.hint
    except sk.SummitkitError as error:
        yield str(error)


@attrs.frozen(kw_only=True)
class TitleOptions:
    """Options of a plugin's format."""

    capitals: bool = False
    """Whether titles are in capitals."""


class TitleExporter:
    """A plugin's exporter."""

    def export(self, summit: sk.Summit, out: BinaryIO, *, options: TitleOptions, context: sk.ExportContext) -> None:
        """Write the titles."""
        titles = [summit.title, *(issue.title for issue in summit.issues)]
        out.write("\n".join(title.upper() if options.capitals else title for title in titles).encode())
        context.report(f"{len(context.findings())} findings were not written")


class TitleLoader:
    """A plugin's loader."""

    def load(self, source: sk.Input, *, context: sk.LoadContext) -> sk.RawRecord:
        """Read the title."""
        title = source.text().strip()
        return sk.RawRecord(name=source.name, data={"id": context.format, "title": title})


def untitled(summit: sk.Summit, *, context: sk.CheckContext) -> Iterator[sk.Finding]:
    """Find a title that its source does not have."""
    if not any(summit.title in text for text in context.texts.values()):
        yield sk.Finding(code="TT101", message="The title is in no source", pointer="/title", severity="info")


class TitlePlugin:
    """A plugin with all four hooks."""

    @sk.hookimpl
    def summitkit_loaders(self) -> Iterable[sk.LoaderSpec]:
        """Return a loader."""
        return [sk.LoaderSpec(name="title", target=TitleLoader, suffixes=[".title"])]

    @sk.hookimpl
    def summitkit_exporters(self) -> Iterable[sk.ExporterSpec]:
        """Return an exporter."""
        return [sk.ExporterSpec(name="title", target=TitleExporter, options=TitleOptions, capabilities={"text"})]

    @sk.hookimpl
    def summitkit_checks(self) -> Iterable[sk.CheckSpec]:
        """Return a check."""
        return [sk.CheckSpec(code="TT101", target=untitled, severity="info")]

    @sk.hookimpl
    def summitkit_profiles(self) -> Iterable[sk.ProfileSpec]:
        """Return a profile."""
        return [sk.ProfileSpec(name="title", sections=["bottom_line"], headings={"bottom_line": "In short"})]


def with_own_plugins(summit: sk.Summit) -> str:
    """Use a plugin that is not installed."""
    plugins = sk.Plugins(TitlePlugin, installed=False)
    return sk.dumps(summit, "title", plugins=plugins, capitals=True)
