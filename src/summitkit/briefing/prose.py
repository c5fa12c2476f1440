"""The prose of an account as blocks: paragraphs, and the pipe tables that an account in Markdown may hold."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from attrs import evolve

from summitkit.blocks import Block, Column, Paragraph, Table
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.tables import cell
from summitkit.model import Narrative

# GitHub Flavored Markdown, section 4.10: a row of hyphens parts the header from the rows.
_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")


def prose(dossier: Dossier, item: Narrative, key: str) -> Iterator[Block]:
    """Yield a passage of an account with its note at the end; `key` names its table, if it is one."""
    lines = item.text.strip().split("\n")
    if len(lines) > 1 and "|" in lines[0] and _DELIMITER.fullmatch(lines[1].strip()):
        yield _table(dossier, item, lines, key)
        remark = evolve(dossier.phrase("table_of_account"), pointer=dossier.pointer(item))
        yield Paragraph((remark, dossier.note(item.evidence)), kind="remark")
    else:
        *before, last = [part.strip("\n") for part in item.text.split("\n\n") if part.strip()]
        yield from (Paragraph((dossier.words(part, of=item),)) for part in before)
        yield Paragraph(dossier.statement(last, item))


def _table(dossier: Dossier, item: Narrative, lines: list[str], key: str) -> Table:
    rows = [_cells(line) for line in (lines[0], *lines[2:])]
    header, *body = zip(*zip_longest(*rows, fillvalue=""), strict=True)
    heads = [dossier.optional(text) for text in header]
    caption = dossier.labels.label("captions", "account")
    return Table(
        key=key,
        columns=tuple(Column(header=head, is_header=not index) for index, head in enumerate(heads)),
        rows=tuple(tuple(cell((dossier.words(text, of=item),)) for text in row) for row in body),
        caption=item.heading or caption,
        summary=dossier.labels.label("summaries", "account"),
    )


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return [text.strip().replace("\\|", "|") for text in _PIPE.split(inside)]
