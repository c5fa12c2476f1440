"""`summitkit demo`: an example, from the account to the documents."""

import shlex
from pathlib import Path

import click

from summitkit import api
from summitkit.cli.parameters import debug_option
from summitkit.cli.printing import DataCommand
from summitkit.cli.progress import convert
from summitkit.errors import ExportError

_OUTPUTS = ("briefing.docx", "positions.xlsx", "record.json")


@click.command("demo", cls=DataCommand)
@click.argument("folder", metavar="FOLDER")
@debug_option
def command(folder: str) -> None:
    """Write an example to FOLDER.

    It is a briefing (Word), a workbook of positions (Excel) and a record (JSON) of an account that is part of
    summitkit; files of the same names are replaced.

    \b
    summitkit demo example
    """  # noqa: D301 - click's mark for a block that keeps its lines
    target = Path(folder)
    if not folder:
        raise click.UsageError("FOLDER is empty; `.` is the folder you are in")
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot make the folder {folder}: {error.strerror}") from error
    paths = [str(target / name) for name in _OUTPUTS]
    convert(api.plan(api.example(), paths), quiet=False, check=shlex.join(("summitkit", "check", paths[-1])))
