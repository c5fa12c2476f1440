"""An account as blocks: headings, paragraphs, list items and tables, each with its lines."""

import re
from collections.abc import Iterator

from attrs import evolve, field, frozen

from summitkit.loaders.article.passage import Account, Passage, passage, without_tags
from summitkit.loaders.article.runs import BOLD_LINE, COLONED, DASHED, MARKER, PROSE_ENDS, Kind, Run, read_runs
from summitkit.loaders.article.tables import Table, read_table

_LONGEST_HEADING = 120
_MOST_WORDS = 18
_SENTENCE_ENDS = (*PROSE_ENDS, "!", ":")
_HASHES = re.compile(r"(?:[ \t>*+-]|\d{1,9}[.)])*#{1,6}(?:[ \t]+|$)", re.ASCII)
_TRAILING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
# `**Label.** Text` or `**Label:** text`, a number before the label or not.
_RUN_IN = re.compile(
    r"(?:\*\*|__)(?!\s)(?:\d{1,2}[.)][ \t]+)?(?P<label>[^*_\n]{2,80}?)"
    r"(?:[.:](?:\*\*|__)|(?:\*\*|__)(?: \([^()\n]{1,40}\))?[.:])\s+(?=\S)"
)
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
    label: str = ""
    """Words in bold that it runs in with, without the full stop or colon behind them."""
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


def read_blocks(account: Account, first_line: int, not_heading: re.Pattern[str]) -> tuple[Block, ...]:
    """Return the blocks of an account from a line on, in order; `not_heading` matches what no heading says."""
    lines = account.text.split("\n")
    found = [_block(account, run) for run in read_runs(lines, first_line)]
    return _with_headings(list(_with_items([block for block in found if block.body.text])), lines, not_heading)


def _block(account: Account, run: Run) -> Block:
    start, end = account.span(run.first, run.last)
    text = account.text[start:end]
    if run.kind == "table":
        table = read_table(account, run.first, run.last)
        return Block("table", passage(account, start, end), table=table, raw=text)
    hashes = _HASHES.match(text) if run.kind == "heading" else None
    if hashes:
        start += hashes.end()
        end -= len(text[hashes.end() :]) - len(_TRAILING_HASHES.sub("", text[hashes.end() :]))
    marker = MARKER.match(text) if run.kind == "item" else None
    if marker:
        start += marker.end()
    run_in = _RUN_IN.match(account.text, start, end) if run.kind in ("paragraph", "item") else None
    label = " ".join(run_in["label"].split()) if run_in else ""
    ordered = run.ordered or bool(marker and marker["mark"].strip("()").rstrip(".)").isdigit())
    return Block(run.kind, passage(account, start, end), run.level, ordered, label=label, raw=text)


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
    if BOLD_LINE.fullmatch(lines[first - 1].strip()):
        return not _DATED.search(block.body.text)
    row = COLONED.match(block.body.text) and first > 1 and lines[first - 2].strip()
    return bare and not row and _looks_bare(block.body.text)


def _looks_bare(text: str) -> bool:
    short = len(text) <= _LONGEST_HEADING and len(text.split()) <= _MOST_WORDS
    opens = text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"'‘["
    return short and opens and not text.endswith(_SENTENCE_ENDS) and not _DATED.search(text) and "|" not in text


def _is_labelled(text: str) -> bool:
    return DASHED.match(text) is not None or (COLONED.match(text) is not None and not _DATED.search(text))


def _with_items(found: list[Block]) -> Iterator[Block]:
    """Mark the lines that are items by their neighbours."""
    dashed = [block.kind == "paragraph" and _is_labelled(block.body.text) for block in found]
    enumerated = False
    for index, block in enumerate(found):
        continues = enumerated and block.lines[0] == found[index - 1].lines[1] + 1
        enumerated = block.kind == "paragraph" and block.body.text.endswith(";")
        listed = dashed[index] and sum(dashed[max(index - 1, 0) : index + 2]) > 1
        item = listed or enumerated or (continues and block.kind == "paragraph")
        yield evolve(block, kind="item") if item else block
