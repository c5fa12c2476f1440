"""What the commands print: data on standard output, everything else on standard error."""

import json
import logging
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, redirect_stdout
from contextvars import ContextVar
from typing import Any, TextIO

import click

from summitkit.errors import ExportError

_UNITS = ("bytes", "KB", "MB", "GB")
_STEP = 1000
# Controls that JSON leaves as they are: C1, and those that turn the direction of text or end a line (UAX #9, UAX #14).
_COMMANDING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


# Standard output as it was before a command ran.
_OUTPUT: ContextVar[TextIO | None] = ContextVar("output")


class DataCommand(click.Command):
    """A command whose standard output holds its data alone: what plugins print goes to standard error."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command."""
        kept = _OUTPUT.set(sys.stdout)
        try:
            with redirect_stdout(sys.stderr):
                return super().invoke(ctx)
        finally:
            _OUTPUT.reset(kept)


def data_output() -> AbstractContextManager[object]:
    """Return a context in which `sys.stdout` is standard output again."""
    return redirect_stdout(_OUTPUT.get(sys.stdout))


def tell(text: str) -> None:
    """Print a line to standard error."""
    click.echo(clean(text), err=True)


def show(text: str) -> None:
    """Print text to standard output, line feeds kept."""
    for line in text.split("\n"):
        _put(clean(line))


def show_json(data: Any) -> None:  # noqa: ANN401 - JSON data
    """Print JSON to standard output: UTF-8 whatever the terminal's encoding is, and nothing that commands it."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    safe = _COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    click.echo(safe.encode(), file=_output())


class Teller(logging.Handler):
    """Tells the user of what is logged, such as a plugin that failed."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print a message to standard error."""
        tell(record.getMessage())


@contextmanager
def warnings_told() -> Iterator[None]:
    """Tell the user of warnings as long as the context lasts."""
    logger, teller = logging.getLogger("summitkit"), Teller(logging.WARNING)
    logger.addHandler(teller)
    try:
        yield
    finally:
        logger.removeHandler(teller)


def clean(text: str) -> str:
    """Return a text on one line, control and format characters escaped: a file must not command the terminal."""
    line = " ".join(text.split("\n"))
    return "".join(
        _escaped(character) if unicodedata.category(character)[0] == "C" else character for character in line
    )


def size(number: int) -> str:
    """Return a number of bytes as people say it, such as 38.2 KB."""
    amount, unit = float(number), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}" if unit else f"{number} {_UNITS[0]}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, such as 1 finding or 2 findings."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table to standard output: drawn by rich on a terminal, else in columns of plain text.

    The lines of a cell stand below each other on a terminal, and behind each other in plain text.
    """
    drawn = _output().isatty()
    cells = [tuple(("\n" if drawn else "; ").join(map(clean, cell.split("\n"))) for cell in row) for row in rows]
    if drawn:
        _draw(headings, cells)
        return
    lines = [tuple(headings), *cells]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    for line in lines:
        _put("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _put(line: str) -> None:
    # A terminal that has no such letter is given its escape; Python does so for standard error of itself.
    output = _output()
    click.echo(line.encode(output.encoding, "backslashreplace").decode(output.encoding), file=output)


def _output() -> TextIO:
    output = _OUTPUT.get(sys.stdout)
    # A process may be started without one.
    if output is None:
        raise ExportError("cannot write to standard output: there is none")
    return output


def _draw(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    # Slow to import, and of no use where nobody looks.
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.table import Table  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    table = Table(*headings, header_style="bold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=_output()).print(table)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()
