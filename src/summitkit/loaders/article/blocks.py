"""An account as blocks: headings, paragraphs, list items and tables, each with its lines."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summitkit.loaders.article.passage import Account, Passage, passage, without_tags
from summitkit.loaders.article.tables import Table, has_pipe, read_table

Kind: TypeAlias = Literal["heading", "paragraph", "item", "table", "other"]

# A line this long was not wrapped by hand; where a quarter of the lines are, every line is a block of its own.
_UNWRAPPED = 100
_SHARE_UNWRAPPED = 0.25
_LONGEST_HEADING = 120
_MOST_WORDS = 18
_PROSE_ENDS = (".", ";", ",", "…", '."', ".”", ".)")
_SENTENCE_ENDS = (*_PROSE_ENDS, "!", "?", ":")
_MARKER = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)*(?P<mark>[-*+•–‣]|\(?\d{1,3}[.)]|\([a-z]\))[ \t]+", re.ASCII)
_HASHES = re.compile(r"(?:[ \t>*+-]|\d{1,9}[.)])*#{1,6}(?:[ \t]+|$)", re.ASCII)
_TRAILING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_BOLD_LINE = re.compile(r"(\*\*|__)(?!\s)[^*_\n]+\1")
# `Label - text` on a line of its own.
_DASHED = re.compile(r"[ \t]*\w[^.!?:;|]{1,70} [-–—] \S")
_LETTER = re.compile(r"[^\W\d_]")
_DATED = re.compile(r"\b\d{1,2}\b.*\b\d{4}\b|\b\d{4}-\d\d-\d\d\b")


@frozen(eq=False)
class Block:
    """One block of an account."""

    kind: Kind
    """What it is."""
    body: Passage
    """Its text; a table's is the whole table as written."""
    level: int = 0
    """Depth of a heading (1 is the title) or of a list item (0 is the outermost)."""
    ordered: bool = False
    """Whether a list item is numbered."""
    table: Table | None = field(default=None, repr=False)
    """Rows and cells of a table."""
    raw: str = field(default="", repr=False)
    """Its lines as written, with markup and line ends."""

    @property
    def lines(self) -> tuple[int, int]:
        """Return its first and last line."""
        return self.body.lines()

    @property
    def shown(self) -> str:
        """Return its text as a reader sees it, the lines of a table or of code kept."""
        if self.kind not in ("table", "other"):
            return self.body.text
        return without_tags(self.raw) if self.raw.lstrip().startswith("<") else self.raw


@frozen
class _Run:
    """Lines, counted from 1, that markdown-it took for one block."""

    kind: Kind
    first: int
    last: int
    level: int = 0
    ordered: bool = False


def read_blocks(account: Account, first_line: int, not_heading: re.Pattern[str]) -> tuple[Block, ...]:
    """Return the blocks of an account from a line on, in order; `not_heading` matches what no heading says."""
    lines = account.text.split("\n")
    unwrapped = _is_unwrapped(lines[first_line - 1 :])
    whole = _with_passed_over(list(_runs(lines, first_line)), lines, first_line)
    runs = [part for run in whole for part in _split(lines, run, unwrapped=unwrapped)]
    found = [_block(account, run) for run in runs]
    return _with_headings(list(_with_items([block for block in found if block.body.text])), lines, not_heading)


def _with_passed_over(runs: list[_Run], lines: list[str], first_line: int) -> list[_Run]:
    """Return the runs and, each by itself, the lines with words that markdown-it nests too deep to follow."""
    taken = {number for run in runs for number in range(run.first, run.last + 1)}
    rest = (number for number in range(first_line, len(lines) + 1) if number not in taken)
    passed_over = [_Run("paragraph", number, number) for number in rest if _LETTER.search(lines[number - 1])]
    return sorted([*runs, *passed_over], key=lambda run: run.first)


def _is_unwrapped(lines: list[str]) -> bool:
    prose = [len(line) for line in lines if line.strip() and not has_pipe(line)]
    return sum(length > _UNWRAPPED for length in prose) > len(prose) * _SHARE_UNWRAPPED


def _runs(lines: list[str], first_line: int) -> Iterator[_Run]:
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
    return "paragraph" if last.rstrip().endswith(_PROSE_ENDS) else _KINDS[token.type]


def _run(token: Token, kind: Kind, first_line: int, depth: int, *, ordered: bool) -> _Run:
    first, end = token.map or [0, 0]
    level = int(token.tag[1:]) if kind == "heading" else max(depth, 0)
    last = end + first_line - 1 - _is_underlined(token)
    return _Run(kind, first + first_line, last, level, ordered and kind == "item")


def _split(lines: list[str], run: _Run, *, unwrapped: bool) -> Iterator[_Run]:
    """Divide what markdown-it takes for one block where the writer plainly meant several."""
    if run.kind == "table":
        yield from _split_table(lines, run, unwrapped=unwrapped)
    elif run.kind in ("paragraph", "item"):
        yield from _split_prose(lines, run, unwrapped=unwrapped)
    else:
        yield run


def _split_table(lines: list[str], run: _Run, *, unwrapped: bool) -> Iterator[_Run]:
    last = next((n for n in range(run.first, run.last + 1) if not has_pipe(lines[n - 1])), run.last + 1) - 1
    yield evolve(run, last=last)
    if last < run.last:
        yield from _split_prose(lines, _Run("paragraph", last + 1, run.last), unwrapped=unwrapped)


def _split_prose(lines: list[str], run: _Run, *, unwrapped: bool) -> Iterator[_Run]:
    own = lines[run.first - 1 : run.last]
    starts = [number for number in range(run.first, run.last + 1) if _MARKER.match(lines[number - 1])]
    first_item = starts[0] if run.kind == "paragraph" and starts and _begins_list(own, starts[0] - run.first) else None
    if first_item is None:
        yield from _split_lines(lines, run, unwrapped=unwrapped)
        return
    if first_item > run.first:
        yield from _split_lines(lines, evolve(run, last=first_item - 1), unwrapped=unwrapped)
    for first, after in zip(starts, [*starts[1:], run.last + 1], strict=True):
        yield _Run("item", first, after - 1, run.level)


def _begins_list(own: list[str], at: int) -> bool:
    """Tell whether a marker in a paragraph begins an item, as "(b)" on a line below "under article" does not."""
    return at == 0 or own[at - 1].rstrip().endswith(":") or own[at].lstrip().startswith(("•", "‣"))


def _split_lines(lines: list[str], run: _Run, *, unwrapped: bool) -> Iterator[_Run]:
    own = lines[run.first - 1 : run.last]
    apart = unwrapped or _is_list(own)
    if len(own) == 1 or not (apart or _is_table(own) or _BOLD_LINE.fullmatch(own[0].strip())):
        yield run
        return
    for group, numbers in groupby(range(run.first, run.last + 1), key=lambda number: _group(lines, run, number)):
        rows = list(numbers)
        if group == "table" and len(rows) > 1:
            yield _Run("table", rows[0], rows[-1])
            continue
        for first, last in [(row, row) for row in rows] if apart else [(rows[0], rows[-1])]:
            kind = run.kind if first == run.first else _kind_of_line(lines[first - 1])
            yield _Run(kind, first, last, run.level)


def _group(lines: list[str], run: _Run, number: int) -> str:
    if has_pipe(lines[number - 1]):
        return "table"
    return "bold" if number == run.first and _BOLD_LINE.fullmatch(lines[number - 1].strip()) else "prose"


def _is_table(own: list[str]) -> bool:
    bordered = sum(line.lstrip().startswith("|") for line in own)
    return bordered > 1 or all(has_pipe(line) for line in own)


def _is_list(own: list[str]) -> bool:
    semicolons = len(own) > 2 and all(line.rstrip().endswith(";") for line in own[1:-1])  # noqa: PLR2004 - a lead-in, items
    return semicolons or all(_DASHED.match(line) or _MARKER.match(line) for line in own)


def _kind_of_line(line: str) -> Kind:
    return "item" if _MARKER.match(line) else "paragraph"


def _block(account: Account, run: _Run) -> Block:
    start, end = account.span(run.first, run.last)
    text = account.text[start:end]
    if run.kind == "table":
        table = read_table(account, run.first, run.last)
        return Block("table", passage(account, start, end), table=table, raw=text)
    hashes = _HASHES.match(text) if run.kind == "heading" else None
    if hashes:
        start += hashes.end()
        end -= len(text[hashes.end() :]) - len(_TRAILING_HASHES.sub("", text[hashes.end() :]))
    marker = _MARKER.match(text) if run.kind == "item" else None
    if marker:
        start += marker.end()
    ordered = run.ordered or bool(marker and marker["mark"].strip("()").rstrip(".)").isdigit())
    return Block(run.kind, passage(account, start, end), run.level, ordered, raw=text)


def _with_headings(found: list[Block], lines: list[str], not_heading: re.Pattern[str]) -> tuple[Block, ...]:
    """Mark the lines that are headings by their looks."""
    bare = not any(block.kind == "heading" for block in found)
    followers: list[Block | None] = [*found[1:], None]
    return tuple(
        evolve(block, kind="heading", level=2)
        if _is_heading(block, after, lines, bare=bare) and not not_heading.match(block.body.text)
        else block
        for block, after in zip(found, followers, strict=False)
    )


def _is_heading(block: Block, after: Block | None, lines: list[str], *, bare: bool) -> bool:
    first, last = block.lines
    if block.kind != "paragraph" or after is None or first != last:
        return False
    if _BOLD_LINE.fullmatch(lines[first - 1].strip()):
        return not _DATED.search(block.body.text)
    return bare and _looks_bare(block.body.text)


def _looks_bare(text: str) -> bool:
    short = len(text) <= _LONGEST_HEADING and len(text.split()) <= _MOST_WORDS
    opens = text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"'‘["
    return short and opens and not text.endswith(_SENTENCE_ENDS) and not _DATED.search(text) and "|" not in text


def _with_items(found: list[Block]) -> Iterator[Block]:
    """Mark the lines that are items by their neighbours."""
    dashed = [block.kind == "paragraph" and _DASHED.match(block.body.text) is not None for block in found]
    enumerated = False
    for index, block in enumerate(found):
        continues = enumerated and block.lines[0] == found[index - 1].lines[1] + 1
        enumerated = block.kind == "paragraph" and block.body.text.endswith(";")
        listed = dashed[index] and sum(dashed[max(index - 1, 0) : index + 2]) > 1
        item = listed or enumerated or (continues and block.kind == "paragraph")
        yield evolve(block, kind="item") if item else block
