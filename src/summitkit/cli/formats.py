"""`summitkit formats`: what can be read and written."""

import click
from attrs import asdict

from summitkit import api
from summitkit.cli.parameters import debug_option
from summitkit.cli.printing import DataCommand, show_json, show_table

_HEADINGS = ("Format", "Use", "Suffixes", "Offered by", "Summary", "Options")


@click.command("formats", cls=DataCommand)
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@debug_option
def command(*, as_json: bool) -> None:
    """List the formats and their options.

    Those that can be read are for --from, those that can be written for --to.

    \b
    summitkit formats
    summitkit formats --json | jq '.formats[].name'
    """  # noqa: D301 - click's mark for a block that keeps its lines
    formats = api.list_formats()
    if as_json:
        show_json({"formats": [asdict(each) for each in formats]})
        return
    show_table(_HEADINGS, (_row(each) for each in formats))


def _row(each: api.Format) -> tuple[str, ...]:
    suffixes = " ".join(each.suffixes)
    return (each.name, each.direction, suffixes, each.distribution, each.summary, "\n".join(map(str, each.options)))
