"""Options and arguments that several commands share."""

from collections.abc import Iterable

import click


def _set_debug(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it so
    if value:
        context.find_root().obj["debug"] = True


debug_option = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_set_debug,
    help="Show the traceback of an error.",
)
source_argument = click.argument("source", metavar="SOURCE")
from_option = click.option(
    "--from",
    "read_format",
    metavar="FORMAT",
    help="Format of SOURCE; by its suffix, else by its content, if not given.",
)
options_option = click.option(
    "-O",
    "--option",
    "options",
    multiple=True,
    metavar="KEY=VALUE",
    help="An option of a format; may be repeated. `summitkit formats` lists them.",
)


def pairs(texts: Iterable[str], option: str) -> dict[str, str]:
    """Return `KEY=VALUE` texts as a mapping.

    Raises:
        click.UsageError: One has no `=`, or a key is given twice.
    """
    found: dict[str, str] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not (key and equals):
            raise click.UsageError(f"{option} expects KEY=VALUE, found {text!r}")
        if key in found:
            raise click.UsageError(f"{option} {key} is given twice")
        found[key] = value
    return found
