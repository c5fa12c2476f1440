"""`summitkit map`: a mapping for somebody else's table, to check and to complete."""

from pathlib import Path

import click

from summitkit import api
from summitkit.cli.parameters import debug_option, options_option, pairs
from summitkit.cli.printing import DataCommand, show, tell
from summitkit.errors import OptionError
from summitkit.writer import write_file


@click.command("map", cls=DataCommand)
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", metavar="PATH", default="-", help="File to write; standard output, if not given.")
@click.option("--sheet", default="", metavar="NAME", help="Worksheet; the one whose headings say most, if not given.")
@options_option
@debug_option
def command(file: str, output: str, sheet: str, options: tuple[str, ...]) -> None:
    """Propose a mapping for the table in FILE.

    It says which column is party, issue, text and so on, as TOML. Check it, fill it in, and load the table with
    `-O mapping=map.toml`.

    \b
    summitkit map positions.csv -o map.toml
    summitkit export positions.csv -O mapping=map.toml -o briefing.docx
    """  # noqa: D301 - click's mark for a block that keeps its lines
    if output != "-" and _is_same(output, file):
        raise OptionError(f"{output} is the file that is read", hint="write to another path")
    text = api.propose_mapping(file, None, sheet=sheet, options=pairs(options, "-O"))
    if output == "-":
        show(text.removesuffix("\n"))
    else:
        write_file(Path(output), text.encode())
        tell(f"wrote {output}; check it before you load the table with -O mapping={output}")


def _is_same(output: str, file: str) -> bool:
    one, other = Path(output), Path(file)
    return file != "-" and one.exists() and other.exists() and one.samefile(other)
