"""A conversion run, told of on standard error as it goes."""

from collections.abc import Iterator

from attrs import fields

from summitkit import api
from summitkit.cli.printing import counted, data_output, size, tell


def convert(conversion: api.Conversion, *, quiet: bool, check: str) -> None:
    """Read and write, telling of the load, of each file and of the findings.

    Args:
        conversion: What to read and write.
        quiet: Whether to say nothing.
        check: The command that shows the findings; empty where there is none.
    """
    reading = conversion.read()
    if not quiet:
        tell_reading(reading)
    for rendering in conversion.render(reading.summit):
        with data_output():
            report = rendering.deliver()
        if not quiet:
            tell_export(report)
    if not quiet:
        tell_findings(conversion, reading, check)


def tell_reading(reading: api.Reading) -> None:
    """Tell what was read: the blocks of an account, the entries of the record, and the blocks that are left."""
    kept = reading.report.became.get("narrative", 0)
    parts = (
        counted(reading.report.blocks, "block") if reading.report.became else "a record",
        ", ".join(_entries(reading)),
        f"{counted(kept, 'block')} kept as narrative" if kept else "",
    )
    tell(f"read {reading.name} ({reading.format}): {'; '.join(filter(None, parts))}")
    for note in reading.report.notes:
        tell(f"  note: {note}")


def _entries(reading: api.Reading) -> Iterator[str]:
    for field in fields(type(reading.summit)):
        entries = getattr(reading.summit, field.name)
        if isinstance(entries, tuple) and entries and field.name != "narrative":
            yield f"1 {type(entries[0]).__name__.lower()}" if len(entries) == 1 else f"{len(entries)} {field.name}"


def tell_export(report: api.ExportReport) -> None:
    """Tell of a file that was written."""
    tell(f"wrote {report.target} ({report.format}), {size(report.size)}")
    for note in report.notes:
        tell(f"  note: {note}")


def tell_findings(conversion: api.Conversion, reading: api.Reading, check: str) -> None:
    """Tell how many findings there are, and how to see them."""
    findings = api.check(reading.summit, plugins=conversion.plugins, places=reading.places, texts=reading.texts)
    told = counted(len(findings), "finding")
    tell(f"{told}; run `{check}`" if findings and check else told)
