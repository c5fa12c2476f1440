"""`summitkit diff`: what changed between two records."""

import json
from collections.abc import Iterator
from itertools import groupby

import click
from attrs import asdict

from summitkit import api
from summitkit.cli.parameters import debug_option, options_option, pairs
from summitkit.cli.printing import DataCommand, counted, show, show_json, tell

_WIDTH = 70
# How much of a long text stands before the first difference.
_LEAD = 20
_MOVES = 5


@click.command("diff", cls=DataCommand)
@click.argument("before")
@click.argument("after")
@click.option(
    "--from",
    "read_format",
    metavar="FORMAT",
    help="Format of both; each by its suffix, else by its content, if not given.",
)
@options_option
@click.option("--format", "shape", type=click.Choice(("text", "json")), default="text", help="How to print them.")
@click.option("--exit-code", "failing", is_flag=True, help="Exit with 1 where there are changes.")
@debug_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    before: str,
    after: str,
    *,
    read_format: str | None,
    options: tuple[str, ...],
    shape: str,
    failing: bool,
) -> None:
    """Tell what changed from BEFORE to AFTER.

    The changes go to standard output, and how many there are to standard error. As text, long values are cut around
    the first difference; as JSON they are whole.

    BEFORE and AFTER are accounts or records, of one format or of two; one of them may be `-`, standard input.

    \b
    summitkit diff before.json after.xlsx
    summitkit diff before.json after.json --format json | jq '.changes[].what'
    """  # noqa: D301 - click's mark for a block that keeps its lines
    if before == after == "-":
        raise click.UsageError("only one of BEFORE and AFTER can be standard input")
    old, new = _readings((before, after), read_format, options)
    changes = api.diff(old.summit, new.summit)
    if shape == "json":
        show_json({"changes": [asdict(change, recurse=False) for change in changes]})
    else:
        _show(changes)
    context.exit(1 if failing and changes else 0)


def _readings(sources: tuple[str, str], read_format: str | None, options: tuple[str, ...]) -> Iterator[api.Reading]:
    for conversion in api.plan_readings(sources, read_format=read_format, options=pairs(options, "-O")):
        reading = conversion.read()
        # What a loader left out was not compared.
        for note in reading.report.notes:
            tell(f"{reading.name}: note: {note}")
        yield reading


def _show(changes: tuple[api.Change, ...]) -> None:
    for part, of_part in groupby(changes, lambda change: change.part):
        show(part.capitalize())
        for _, of_entity in groupby(of_part, lambda change: (change.pointer_before, change.pointer_after)):
            for line in _lines(list(of_entity)):
                show(_visible(line))
    tell(counted(len(changes), "change") if changes else "No changes.")


def _visible(line: str) -> str:
    # What cannot be seen may be just what changed, and a line end in a key must not make a line of its own.
    if line.isprintable():
        return line
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in line)


def _lines(changes: list[api.Change]) -> Iterator[str]:
    first = changes[0]
    if first.field:
        yield f"  {first.what}"
        yield from (f"    {change.field}: {' → '.join(_sides(change))}" for change in changes)
    elif first.kind == "moved":
        yield f"  {first.what}"
        yield f"    {_moves(first.before, first.after)}"
    else:
        yield f"  {first.kind}: {first.what}"
        values = first.after if first.kind == "added" else first.before
        yield from (f"    {key}: {_shortened(value)}" for key, value in values.items())


def _sides(change: api.Change) -> tuple[str, str]:
    before, after = change.before, change.after
    alike = isinstance(before, str) and isinstance(after, str)
    start = max(0, _first_difference(before, after) - _LEAD) if alike else 0
    return (
        "nothing" if change.kind == "added" else _shortened(before, start),
        "nothing" if change.kind == "removed" else _shortened(after, start),
    )


def _first_difference(one: str, other: str) -> int:
    same = (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(same, min(len(one), len(other)))


def _shortened(value: object, start: int = 0) -> str:
    # A text is cut before its line ends and quotes become escapes, and other data after it has become text.
    if isinstance(value, str):
        return json.dumps(_cut(value, start), ensure_ascii=False)
    return _cut(json.dumps(value, ensure_ascii=False), start)


def _cut(text: str, start: int) -> str:
    if len(text) <= _WIDTH:
        return text
    end = start + _WIDTH
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"


def _moves(before: list[str], after: list[str]) -> str:
    places = [(int(pointer.rpartition("/")[2]) + 1 for pointer in pointers) for pointers in (before, after)]
    moves = [f"{old} → {new}" for old, new in zip(*places, strict=True)]
    more = ", …" if len(moves) > _MOVES else ""
    return f"{len(moves)} moved: {', '.join(moves[:_MOVES])}{more}"
