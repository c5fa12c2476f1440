"""`summitkit schema`: the record format, for other programs."""

import click

from summitkit import api
from summitkit.cli.parameters import debug_option
from summitkit.cli.printing import DataCommand, show_json


@click.command("schema", cls=DataCommand)
@debug_option
def command() -> None:
    """Print the JSON Schema of a record.

    It is of draft 2020-12, and wider than `summitkit check` where a rule has no regular expression.

    \b
    summitkit schema > record.schema.json
    """  # noqa: D301 - click's mark for a block that keeps its lines
    show_json(api.json_schema())
