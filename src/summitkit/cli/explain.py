"""`summitkit explain`: the page of a check."""

import click

from summitkit import api
from summitkit.cli.parameters import debug_option
from summitkit.cli.printing import DataCommand, show
from summitkit.errors import UnknownFormat


@click.command("explain", cls=DataCommand)
@click.argument("code", metavar="CODE")
@debug_option
def command(code: str) -> None:
    """Print the page of the check CODE.

    It says what the check looks for, why, and what to do about a finding.

    \b
    summitkit explain SK301
    """  # noqa: D301 - click's mark for a block that keeps its lines
    try:
        page = api.explain(code)
    except UnknownFormat as error:
        raise click.UsageError(f"{error}; {error.hint}" if error.hint else str(error)) from error
    show(page.rstrip("\n"))
