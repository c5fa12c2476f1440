"""`summitkit check`: what a reader should know of a summit before relying on it."""

from collections.abc import Iterable, Mapping

import click
from attrs import asdict

from summitkit import api
from summitkit.cli.parameters import debug_option, from_option, options_option, pairs, source_argument
from summitkit.cli.printing import DataCommand, counted, show, show_json, tell
from summitkit.errors import closest
from summitkit.findings import SEVERITIES, Finding, Severity, at_least
from summitkit.plugins import Plugins


@click.command("check", cls=DataCommand)
@source_argument
@from_option
@options_option
@click.option("--format", "shape", type=click.Choice(("text", "json")), default="text", help="How to print them.")
@click.option(
    "--fail-on",
    type=click.Choice(tuple(reversed(SEVERITIES))),
    default="error",
    show_default=True,
    help="Severity from which the exit code is 1.",
)
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="ID=FILE",
    help="Text of a source of the record: quotes from it are compared word for word. May be repeated.",
)
@debug_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    source: str,
    *,
    read_format: str | None,
    options: tuple[str, ...],
    shape: str,
    fail_on: Severity,
    texts: tuple[str, ...],
) -> None:
    """Hold SOURCE against every check.

    The findings go to standard output, and how many there are to standard error.

    SOURCE is an account or a record; `-` is standard input. `summitkit explain CODE` tells more of a finding.

    \b
    summitkit check alaska.md
    summitkit check alaska.json --text article=article.txt --format json --fail-on warning
    """  # noqa: D301 - click's mark for a block that keeps its lines
    plugins = Plugins()
    reading = api.plan(source, (), plugins=plugins, read_format=read_format, options=pairs(options, "-O")).read()
    known = {**reading.texts, **_texts_of(reading, pairs(texts, "--text"))}
    findings = api.check(reading.summit, plugins=plugins, places=reading.places, texts=known)
    if shape == "json":
        show_json({"findings": [_plain(finding) for finding in findings]})
    else:
        _show(reading.name, findings)
    context.exit(1 if at_least(findings, fail_on) else 0)


def _texts_of(reading: api.Reading, paths: Mapping[str, str]) -> dict[str, str]:
    known = [source.id for source in reading.summit.sources]
    for name in paths:
        if name not in known:
            hint = closest(name, known) or f"it has {', '.join(known) or 'none'}"
            raise click.UsageError(f"--text: {reading.name} has no source {name!r}; {hint}")
    return {name: api.read_text(path) for name, path in paths.items()}


def _plain(finding: Finding) -> dict[str, str | None]:
    location = str(finding.location) if finding.location else None
    plain = asdict(finding, recurse=False) | {"location": location}
    return {key: plain[key] for key in ("code", "severity", "message", "pointer", "location", "hint")}


def _show(name: str, findings: Iterable[Finding]) -> None:
    number = 0
    for number, finding in enumerate(findings, 1):  # noqa: B007 - the last number is how many there are
        show(f"{name}: {finding}")
    tell(counted(number, "finding"))
