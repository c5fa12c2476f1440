"""`summitkit new`: a blank form to fill in."""

import click

from summitkit import api
from summitkit.cli.parameters import debug_option
from summitkit.cli.printing import DataCommand, data_output, tell


@click.command("new", cls=DataCommand)
@click.argument("file", metavar="FILE")
@click.option("--to", "write_format", metavar="FORMAT", help="Format; by the suffix of FILE, if not given.")
@debug_option
def command(file: str, write_format: str | None) -> None:
    """Write a blank summit to FILE, for you to fill in.

    A workbook has every sheet and column, with lists to choose from; YAML has every key with what it is for; a path
    that ends in `/` is given tables. Fill in what sources say, and load the file like any other. A file that is there
    already is not replaced.

    \b
    summitkit new summit.xlsx
    summitkit new summit.yaml
    """  # noqa: D301 - click's mark for a block that keeps its lines
    with data_output():
        report = api.new(file, write_format)
    if file != "-":
        tell(f"wrote {report.target} ({report.format})")
