"""The formats that summits are rendered to: one file a format, found through the same hook as a plugin's."""

from collections.abc import Iterable

from summitkit.hookspecs import hookimpl
from summitkit.specs import ExporterSpec

_SPECS = (
    ExporterSpec(
        name="json",
        target="summitkit.exporters.json:JsonExporter",
        suffixes=(".json",),
        media_type="application/json",
        capabilities={"lossless", "text"},
        summary="The record as JSON, for the next program.",
    ),
    ExporterSpec(
        name="yaml",
        target="summitkit.exporters.yaml:YamlExporter",
        suffixes=(".yaml", ".yml"),
        media_type="application/yaml",
        capabilities={"lossless", "text", "form"},
        summary="The record as YAML, for people to edit.",
    ),
    ExporterSpec(
        name="word",
        target="summitkit.exporters.word:WordExporter",
        suffixes=(".docx",),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        options="summitkit.exporters.word:WordOptions",
        summary="A briefing for a principal, as a Word document.",
    ),
    ExporterSpec(
        name="html",
        target="summitkit.exporters.html:HtmlExporter",
        suffixes=(".html", ".htm"),
        media_type="text/html",
        options="summitkit.briefing.options:BriefingOptions",
        capabilities={"text"},
        summary="The briefing as a page of one file, for a browser.",
    ),
    ExporterSpec(
        name="markdown",
        target="summitkit.exporters.markdown:MarkdownExporter",
        suffixes=(".md", ".markdown"),
        media_type="text/markdown",
        options="summitkit.briefing.options:BriefingOptions",
        capabilities={"text"},
        summary="The briefing as Markdown, for a wiki or a repository.",
    ),
    ExporterSpec(
        name="excel",
        target="summitkit.exporters.excel:ExcelExporter",
        suffixes=(".xlsx",),
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        options="summitkit.exporters.excel:ExcelOptions",
        capabilities={"lossless", "form"},
        summary="Every party's positions and all other tables, as an Excel workbook.",
    ),
    ExporterSpec(
        name="csv",
        target="summitkit.exporters.csv:CsvExporter",
        suffixes=(".csv", ".zip"),
        media_type="application/zip",
        options="summitkit.exporters.csv:CsvOptions",
        capabilities={"lossless", "folder", "form"},
        summary="Every table as CSV with a Data Package, in a ZIP or a folder; one table in a .csv file.",
    ),
)


@hookimpl
def summitkit_exporters() -> Iterable[ExporterSpec]:
    """Return the built-in exporters."""
    return _SPECS
