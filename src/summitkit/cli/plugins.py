"""`summitkit plugins`: what is installed, what it does, and what does not work."""

import click

from summitkit.cli.parameters import debug_option
from summitkit.cli.printing import DataCommand, show_table
from summitkit.plugins import Plugins

_HEADINGS = ("Distribution", "Version", "Plugin", "Offers", "State")


@click.command("plugins", cls=DataCommand)
@debug_option
def command() -> None:
    """List the plugins and what they offer.

    A broken plugin is left out of use; its row says why.

    \b
    summitkit plugins
    """  # noqa: D301 - click's mark for a block that keeps its lines
    plugins = Plugins()
    # Hooks are called when their specs are asked for, and may fail then.
    _ = plugins.loaders, plugins.exporters, plugins.checks, plugins.profiles
    working = [
        (
            each.distribution,
            each.version,
            each.plugin,
            " ".join(hook.partition("_")[2] for hook in each.hooks),
            "in use",
        )
        for each in plugins.in_use
    ]
    broken = [(each.distribution, "", each.plugin, "", f"{each.stage}: {each.reason}") for each in plugins.broken]
    show_table(_HEADINGS, (*working, *broken))
