"""The command line: it parses, calls the api, and prints.

Nothing but click is imported here, and a command only when it runs, so that `summitkit --version` answers at once.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

import click

import summitkit
from summitkit.cli.parameters import debug_option

PROGRAM = "summitkit"
_COMPLETE = "_SUMMITKIT_COMPLETE"
_COMMANDS = ("export", "check", "diff", "map", "formats", "plugins", "schema", "explain", "demo")


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now, or None where there is none of that name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; an unknown one is answered with the closest."""
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            errors = import_module("summitkit.errors")
            hint = errors.closest(args[0], _COMMANDS) or f"there are {', '.join(_COMMANDS)}"
            ctx.fail(f"no such command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(summitkit.__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@debug_option
@click.pass_context
def group(context: click.Context) -> None:
    """Turn an account of a summit into a Word briefing, an Excel workbook of positions and a record.

    \b
    summitkit demo example
    summitkit export alaska.md -o briefing.docx -o positions.xlsx -o record.json

    Data goes to standard output, everything else to standard error.

    \b
    Exit codes:
      0  done
      1  findings as grave as --fail-on, or graver; with diff --exit-code, changes
      2  wrong usage or a wrong option
      3  the input is unreadable or invalid
      4  a plugin is missing, broken or in conflict
      5  the export failed, or standard output refused
     70  a fault of summitkit itself
    130  interrupted (143: terminated)
    141  nobody reads standard output any more
    """  # noqa: D301 - click's mark for a block that keeps its lines
    context.with_resource(import_module("summitkit.cli.printing").warnings_told())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; `arguments` are those of the process, if not given."""
    settings = {"debug": False}
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments), settings)
        # A full disk, or a reader that went away, is noticed here and not while the interpreter ends.
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BaseException as error:  # noqa: BLE001 - the last line of defence: a code and one line, not a traceback
        failed: int = import_module("summitkit.cli.failures").report(error, debug=settings["debug"])
        return failed
    else:
        return code
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(arguments: list[str], settings: dict[str, bool]) -> int:
    if _COMPLETE in os.environ:
        completion = import_module("click.shell_completion")
        return int(completion.shell_complete(group, {}, PROGRAM, _COMPLETE, os.environ[_COMPLETE]))
    with group.make_context(PROGRAM, arguments, obj=settings) as context:
        code: int | None = group.invoke(context)
        return code or 0


def _terminate(number: int, _: FrameType | None) -> None:
    # As an interrupt, so that temporary files are swept and no plugin's failure is made of it.
    raise KeyboardInterrupt(number)
