"""Press lines of a summit: a plugin for summitkit."""

from collections.abc import Iterable

from summitkit import ExporterSpec, hookimpl


@hookimpl
def summitkit_exporters() -> Iterable[ExporterSpec]:
    """Return the format `press`."""
    return [
        ExporterSpec(
            name="press",
            target="summitkit_press.exporter:PressExporter",
            suffixes=[".press"],
            media_type="text/plain",
            options="summitkit_press.exporter:PressOptions",
            summary="Press lines as plain text: agreed, not agreed, promised.",
            capabilities={"text"},
        )
    ]
