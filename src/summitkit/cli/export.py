"""`summitkit export`: one load, several outputs."""

import click

from summitkit import api
from summitkit.cli.parameters import debug_option, from_option, pairs, source_argument
from summitkit.cli.progress import convert


@click.command("export")
@source_argument
@click.option(
    "-o", "--output", "outputs", multiple=True, required=True, metavar="PATH", help="File to write; may be repeated."
)
@from_option
@click.option(
    "--to",
    "write_format",
    metavar="FORMAT",
    help="Format of a lone output, or of those outputs whose suffix says none, such as `-`.",
)
@click.option(
    "-O",
    "--option",
    "options",
    multiple=True,
    metavar="KEY=VALUE",
    help="An option of a format; may be repeated. `summitkit formats` lists them.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something fails.")
@debug_option
def command(  # noqa: PLR0913 - one parameter an option
    source: str,
    outputs: tuple[str, ...],
    read_format: str | None,
    write_format: str | None,
    options: tuple[str, ...],
    *,
    quiet: bool,
) -> None:
    """Render SOURCE to one or several files.

    SOURCE is an account or a record; `-` is standard input. The suffix of each output chooses its format; `-` is
    standard output and needs --to. Every format and option is settled before anything is written.

    \b
    summitkit export alaska.md -o briefing.docx -o positions.xlsx
    summitkit export alaska.md -o - --to json | jq .positions
    """  # noqa: D301 - click's mark for a block that keeps its lines
    if "-" in outputs and write_format is None:
        raise click.UsageError("`-o -` needs --to FORMAT")
    given = pairs(options, "-O")
    conversion = api.plan(source, outputs, read_format=read_format, write_format=write_format, options=given)
    convert(conversion, quiet=quiet)
