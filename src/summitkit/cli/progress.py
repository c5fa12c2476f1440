"""A conversion run, told of on standard error as it goes."""

import shlex

from summitkit import api
from summitkit.cli.printing import counted, size, tell


def convert(conversion: api.Conversion, *, quiet: bool) -> None:
    """Read and write, telling of the load, of each file and of the findings."""
    reading = conversion.read()
    if not quiet:
        tell_reading(reading)
    for report in conversion.write(reading.summit):
        if not quiet:
            tell_export(report)
    if not quiet:
        tell_findings(conversion, reading)


def tell_reading(reading: api.Reading) -> None:
    """Tell what became of the blocks of an account."""
    became = ", ".join(f"{number} {part}" for part, number in reading.report.became.items())
    blocks = f"{counted(reading.report.blocks, 'block')}: {became}" if became else "a record"
    tell(f"read {reading.name} ({reading.format}), {blocks}")
    for note in reading.report.notes:
        tell(f"  note: {note}")


def tell_export(report: api.ExportReport) -> None:
    """Tell of a file that was written."""
    tell(f"wrote {report.target} ({report.format}), {size(report.size)}")
    for note in report.notes:
        tell(f"  note: {note}")


def tell_findings(conversion: api.Conversion, reading: api.Reading) -> None:
    """Tell how many findings there are, and how to see them."""
    findings = api.check(reading.summit, plugins=conversion.plugins, places=reading.places, texts=reading.texts)
    told = counted(len(findings), "finding")
    path = conversion.source.name
    tell(f"{told}; run `summitkit check {shlex.quote(path)}`" if findings else told)
