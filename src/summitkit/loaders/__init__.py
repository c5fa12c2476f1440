"""The formats that summits are read from: one file a format, found through the same hook as a plugin's."""

from collections.abc import Iterable

from summitkit.hookspecs import hookimpl
from summitkit.specs import LoaderSpec

# In the order in which their sniffers are asked; a plugin's come before the fallback.
_SPECS = (
    LoaderSpec(
        name="json",
        target="summitkit.loaders.json:JsonLoader",
        suffixes=(".json",),
        media_types=("application/json",),
        sniff="summitkit.loaders.sniff:looks_like_json",
        summary="A record as JSON.",
    ),
    LoaderSpec(
        name="toml",
        target="summitkit.loaders.toml:TomlLoader",
        suffixes=(".toml",),
        media_types=("application/toml",),
        sniff="summitkit.loaders.sniff:looks_like_toml",
        summary="A record as TOML.",
    ),
    LoaderSpec(
        name="yaml",
        target="summitkit.loaders.yaml:YamlLoader",
        suffixes=(".yaml", ".yml"),
        media_types=("application/yaml",),
        sniff="summitkit.loaders.sniff:looks_like_yaml",
        summary="A record as YAML 1.2.",
    ),
    LoaderSpec(
        name="excel",
        target="summitkit.loaders.excel:ExcelLoader",
        suffixes=(".xlsx", ".xlsm"),
        media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        sniff="summitkit.loaders.sniff:looks_like_workbook",
        options="summitkit.loaders.excel:ExcelOptions",
        summary="A workbook that summitkit wrote and people have edited, or somebody else's table with a mapping.",
    ),
    LoaderSpec(
        name="csv",
        target="summitkit.loaders.csv:CsvLoader",
        suffixes=(".csv", ".tsv", ".zip"),
        media_types=("text/csv", "text/tab-separated-values", "application/zip"),
        sniff="summitkit.loaders.sniff:looks_like_csv_package",
        options="summitkit.loaders.csv:CsvOptions",
        summary="Tables that summitkit wrote to a folder or a ZIP file, or somebody else's table.",
    ),
    LoaderSpec(
        name="article",
        target="summitkit.loaders.article:ArticleLoader",
        suffixes=(".md", ".markdown", ".txt", ".text"),
        media_types=("text/markdown", "text/plain"),
        sniff="summitkit.loaders.sniff:looks_like_text",
        fallback=True,
        options="summitkit.loaders.article:ArticleOptions",
        summary="A written account, in plain text or Markdown.",
    ),
)


@hookimpl
def summitkit_loaders() -> Iterable[LoaderSpec]:
    """Return the built-in loaders, in the order in which their sniffers are asked."""
    return _SPECS
