"""`summitkit export`: one load, several outputs."""

import shlex
from collections.abc import Mapping

import click

from summitkit import api
from summitkit.cli.parameters import debug_option, from_option, options_option, pairs, source_argument
from summitkit.cli.printing import DataCommand
from summitkit.cli.progress import convert


@click.command("export", cls=DataCommand)
@source_argument
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    metavar="PATH",
    help="File or folder to write; may be repeated.",
)
@from_option
@click.option(
    "--to",
    "write_format",
    metavar="FORMAT",
    help="Format of a lone output, or of those outputs whose suffix says none, such as `-`.",
)
@options_option
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

    SOURCE is an account or a record; `-` is standard input. The suffix of each output chooses its format; a folder, or
    a path that ends in `/`, is given tables; `-` is standard output and needs --to. Every format and option is settled
    before anything is written.

    \b
    summitkit export alaska.md -o briefing.docx -o positions.xlsx
    summitkit export alaska.md -o - --to json | jq .positions
    """  # noqa: D301 - click's mark for a block that keeps its lines
    if "-" in outputs and write_format is None:
        raise click.UsageError("`-o -` needs --to FORMAT")
    given = pairs(options, "-O")
    conversion = api.plan(source, outputs, read_format=read_format, write_format=write_format, options=given)
    convert(conversion, quiet=quiet, check=_check(source, read_format, conversion.given))


def _check(source: str, read_format: str | None, options: Mapping[str, str]) -> str:
    # Standard input is gone once it was read.
    if source == "-":
        return ""
    named = ("--from", read_format) if read_format else ()
    given = (word for name, value in options.items() for word in ("-O", f"{name}={value}"))
    return shlex.join(("summitkit", "check", source, *named, *given))
