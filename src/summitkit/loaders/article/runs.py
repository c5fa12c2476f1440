"""The lines that belong together: what markdown-it takes for one block, divided where the writer meant several."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from attrs import evolve, frozen
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summitkit.loaders.article.tables import has_pipe

Kind: TypeAlias = Literal["heading", "paragraph", "item", "table", "other"]

# A line this long was not wrapped by hand; where a quarter of the lines are, every line is a block of its own.
_UNWRAPPED = 100
_SHARE_UNWRAPPED = 0.25
# A line that takes up less than this share of the longest was ended and not wrapped.
_SHARE_SHORT = 0.6
PROSE_ENDS = (".", ";", ",", "…", '."', ".”", ".)")
MARKER = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)*(?P<mark>[-*+•–‣]|\(?\d{1,3}[.)]|\([a-z]\))[ \t]+", re.ASCII)
BOLD_LINE = re.compile(r"(\*\*|__)(?!\s)[^*_\n]+\1(?: \([^()\n]*\))?:?")
# `Label - text` on a line of its own, and `Label: text`.
DASHED = re.compile(r"[ \t]*\w[^.!?:;|]{1,70} [-–—] \S")
COLONED = re.compile(r"[ \t]*(?=[^\W\d_a-z])\w[^.!?:;|]{1,70}: \S")
# A year at the beginning of a line, which a full stop makes look like the number of an item.
_YEAR = re.compile(r"[ \t]*(?:1[89]|20)\d\d[.)] ", re.ASCII)
# The end of a sentence in the middle of a line, which is prose then.
_STOP_INSIDE = re.compile(r"[.!?][”\"’)]? ")
_LETTER = re.compile(r"[^\W\d_]")


@frozen
class Run:
    """Lines, counted from 1, that markdown-it took for one block."""

    kind: Kind
    first: int
    last: int
    level: int = 0
    ordered: bool = False


def read_runs(lines: list[str], first_line: int) -> list[Run]:
    """Return the runs of lines of an account from a line on, counted from 1, in order."""
    unwrapped = _is_unwrapped(lines[first_line - 1 :])
    whole = _with_passed_over(list(_joined(_runs(lines, first_line), lines)), lines, first_line)
    return [part for run in whole for part in _split(lines, run, unwrapped=unwrapped)]


def _joined(runs: Iterator[Run], lines: list[str]) -> Iterator[Run]:
    """Yield the runs, each that only a year began as part of the one before: "from 1 February", "2026. The centre"."""
    before: Run | None = None
    for run in runs:
        split = before is not None and before.last + 1 == run.first and _YEAR.match(lines[run.first - 1])
        if before is not None and split and not lines[before.last - 1].rstrip().endswith(PROSE_ENDS):
            before = evolve(before, last=run.last)
            continue
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before


def _with_passed_over(runs: list[Run], lines: list[str], first_line: int) -> list[Run]:
    """Return the runs and, each by itself, the lines with words that markdown-it nests too deep to follow."""
    taken = {number for run in runs for number in range(run.first, run.last + 1)}
    rest = (number for number in range(first_line, len(lines) + 1) if number not in taken)
    passed_over = [Run("paragraph", number, number) for number in rest if _LETTER.search(lines[number - 1])]
    return sorted([*runs, *passed_over], key=lambda run: run.first)


def _is_unwrapped(lines: list[str]) -> bool:
    prose = [len(line) for line in lines if line.strip() and not has_pipe(line)]
    return sum(length > _UNWRAPPED for length in prose) > len(prose) * _SHARE_UNWRAPPED


def _runs(lines: list[str], first_line: int) -> Iterator[Run]:
    # What stands inside a block is not asked for, and takes a parser long in a flood of brackets or stars.
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])
    tokens = parser.parse("\n".join(lines[first_line - 1 :]))
    depth, fresh, ordered = -1, False, [False]
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth, ordered = depth + 1, [*ordered, token.type.startswith("ordered")]
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth, ordered = depth - 1, ordered[:-1]
        elif token.type == "list_item_open":
            fresh = True
        elif token.map is not None and token.type in _KINDS:
            item = token.type == "paragraph_open" and fresh
            kind: Kind = "item" if item else _kind(token, lines, first_line)
            fresh = fresh and not item
            yield _run(token, kind, first_line, depth, ordered=ordered[-1])


_KINDS: dict[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "code_block": "paragraph",
    "table_open": "table",
    "fence": "other",
    "html_block": "other",
}


def _is_underlined(token: Token) -> bool:
    return token.type == "heading_open" and token.markup in ("=", "-")


def _kind(token: Token, lines: list[str], first_line: int) -> Kind:
    """Return what a token is; a rule right below prose makes no heading of it."""
    last = lines[token.map[1] + first_line - 3] if token.map and _is_underlined(token) else ""
    return "paragraph" if last.rstrip().endswith(PROSE_ENDS) else _KINDS[token.type]


def _run(token: Token, kind: Kind, first_line: int, depth: int, *, ordered: bool) -> Run:
    first, end = token.map or [0, 0]
    level = int(token.tag[1:]) if kind == "heading" else max(depth, 0)
    last = end + first_line - 1 - _is_underlined(token)
    return Run(kind, first + first_line, last, level, ordered and kind == "item")


def _split(lines: list[str], run: Run, *, unwrapped: bool) -> Iterator[Run]:
    """Divide what markdown-it takes for one block where the writer plainly meant several."""
    if run.kind == "table":
        yield from _split_table(lines, run, unwrapped=unwrapped)
    elif run.kind in ("paragraph", "item"):
        yield from _split_prose(lines, run, unwrapped=unwrapped)
    else:
        yield run


def _split_table(lines: list[str], run: Run, *, unwrapped: bool) -> Iterator[Run]:
    last = next((n for n in range(run.first, run.last + 1) if not has_pipe(lines[n - 1])), run.last + 1) - 1
    yield evolve(run, last=last)
    if last < run.last:
        yield from _split_prose(lines, Run("paragraph", last + 1, run.last), unwrapped=unwrapped)


def _split_prose(lines: list[str], run: Run, *, unwrapped: bool) -> Iterator[Run]:
    own = lines[run.first - 1 : run.last]
    starts = [number for number in range(run.first, run.last + 1) if MARKER.match(lines[number - 1])]
    first_item = starts[0] if run.kind == "paragraph" and starts and _begins_list(own, starts[0] - run.first) else None
    if first_item is None:
        yield from _split_lines(lines, run, unwrapped=unwrapped)
        return
    if first_item > run.first:
        yield from _split_lines(lines, evolve(run, last=first_item - 1), unwrapped=unwrapped)
    for first, after in zip(starts, [*starts[1:], run.last + 1], strict=True):
        yield Run("item", first, after - 1, run.level)


def _begins_list(own: list[str], at: int) -> bool:
    """Tell whether a marker in a paragraph begins an item, as "(b)" on a line below "under article" does not."""
    return at == 0 or own[at - 1].rstrip().endswith(":") or own[at].lstrip().startswith(("•", "‣"))


def _split_lines(lines: list[str], run: Run, *, unwrapped: bool) -> Iterator[Run]:
    own = lines[run.first - 1 : run.last]
    apart = unwrapped or _is_list(own)
    if len(own) == 1 or not (apart or _is_table(own) or BOLD_LINE.fullmatch(own[0].strip())):
        yield from _split_short(lines, run)
        return
    for group, numbers in groupby(range(run.first, run.last + 1), key=lambda number: _group(lines, run, number)):
        rows = list(numbers)
        if group == "table" and len(rows) > 1:
            yield Run("table", rows[0], rows[-1])
            continue
        for first, last in [(row, row) for row in rows] if apart else [(rows[0], rows[-1])]:
            kind = run.kind if first == run.first else _kind_of_line(lines[first - 1])
            yield Run(kind, first, last, run.level)


def _split_short(lines: list[str], run: Run) -> Iterator[Run]:
    """Divide lines that were not wrapped but ended: far short of the longest, the next one with a capital."""
    width = max((len(line) for line in lines if len(line) <= _UNWRAPPED), default=0)
    first = run.first
    for number in range(run.first, run.last) if run.kind == "paragraph" else ():
        line, after = lines[number - 1].rstrip(), lines[number].lstrip()[:1]
        ended = len(line) <= width * _SHARE_SHORT and not _STOP_INSIDE.search(line)
        if ended and (after.isupper() or after.isdigit()):
            yield evolve(run, first=first, last=number)
            first = number + 1
    yield evolve(run, first=first)


def _group(lines: list[str], run: Run, number: int) -> str:
    if has_pipe(lines[number - 1]):
        return "table"
    return "bold" if number == run.first and BOLD_LINE.fullmatch(lines[number - 1].strip()) else "prose"


def _is_table(own: list[str]) -> bool:
    bordered = sum(line.lstrip().startswith("|") for line in own)
    return bordered > 1 or all(has_pipe(line) for line in own)


def _is_list(own: list[str]) -> bool:
    semicolons = len(own) > 2 and all(line.rstrip().endswith(";") for line in own[1:-1])  # noqa: PLR2004 - a lead-in, items
    coloned = len(own) > 1 and all(COLONED.match(line) for line in own)
    labelled = [bool(DASHED.match(line) or COLONED.match(line)) for line in own]
    headed = not (labelled[0] or _ends(own[0])) and sum(labelled[1:]) > 1 and all(labelled[1:])
    return semicolons or coloned or headed or all(DASHED.match(line) or MARKER.match(line) for line in own)


def _ends(line: str) -> bool:
    return line.rstrip().endswith(PROSE_ENDS)


def _kind_of_line(line: str) -> Kind:
    return "item" if MARKER.match(line) else "paragraph"
