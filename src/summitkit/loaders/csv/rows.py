"""Text to rows of cells, as RFC 4180 has them, in one pass and in linear time.

Not with Python's `csv`: it refuses cells of more than 131,072 characters unless a limit of the whole process is
changed, and cannot say on which line a quote opened.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summitkit.errors import Location, Problem
from summitkit.raw import line_ends

# What a worksheet of Excel can hold ("Excel specifications and limits").
MOST_COLUMNS = 16_384
_LINE_END = re.compile(r"\r\n?|\n")
_ROW_ENDS = ("", "\r", "\n", "\r\n")
_DOUBLED = "inside a cell in quotes, a quote is written twice"
_SHOWN = 20


class CsvRow(NamedTuple):
    """One row of a file."""

    line: int
    """Line on which it begins; 1 is the first."""
    cells: list[str]
    """Its cells as text; none of them on a blank line."""
    problem: Problem | None = None
    """What is wrong with its quotes or its length."""


def split(text: str, delimiter: str, line: int = 1) -> Iterator[CsvRow]:
    r"""Yield the rows of a text, of which the first begins on `line`; a row ends with `\r\n`, `\r` or `\n`.

    A quote opens a cell in quotes only where the cell begins, and is doubled inside it (RFC 4180, section 2). Where
    the delimiter is empty, every row is one cell. What comes after a row that is too long is not read.
    """
    cell = _cell(delimiter)
    start = 0
    while start < len(text):
        end = _LINE_END.search(text, start)
        stop, after = end.span() if end else (len(text), len(text))
        plain = text[start:stop]
        if '"' in plain:
            row, after = _quoted(text, start, cell, line)
            line += line_ends(text[start:after])
        else:
            row = CsvRow(line, _plain(plain, delimiter))
            line += 1
        if len(row.cells) > MOST_COLUMNS:
            yield row._replace(problem=_too_long(row.line))
            return
        yield row
        start = after


def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    end = rf"({mark}|\r\n?|\n|\Z)" if delimiter else r"(\r\n?|\n|\Z)"
    # Possessive, and the closing quote may be missing, so that no part of a text is ever looked at twice.
    return re.compile(rf'(?:"([^"]*+(?:""[^"]*+)*+)("?))?([^{mark}\r\n]*+){end}')


def _plain(line: str, delimiter: str) -> list[str]:
    if not line:
        return []
    return line.split(delimiter, MOST_COLUMNS) if delimiter else [line]


def _quoted(text: str, start: int, cell: re.Pattern[str], line: int) -> tuple[CsvRow, int]:
    cells: list[str] = []
    problem, after, end = None, start, None
    matches = cell.finditer(text, start)
    while end not in _ROW_ENDS and len(cells) <= MOST_COLUMNS:
        found = next(matches)
        quoted, closing, rest, end = found.groups()
        after = found.end()
        if quoted is None:
            cells.append(rest)
        else:
            cells.append(quoted.replace('""', '"') + rest)
            if rest or not closing:
                problem = problem or _misquoted(found, line + line_ends(text[start : found.start(3)]))
    return CsvRow(line, cells, problem), after


def _misquoted(found: re.Match[str], line: int) -> Problem:
    quoted, closing, rest, _ = found.groups()
    if closing:
        message = f"expected the end of the cell after its closing quote, found {rest[:_SHOWN]!r}"
        return Problem(message=message, location=Location(start=line), hint=_DOUBLED)
    message = "expected a closing quote for the one that opens here, found the end of the file"
    return Problem(message=message, location=Location(start=line - line_ends(quoted)), hint=_DOUBLED)


def _too_long(line: int) -> Problem:
    return Problem(message=f"expected at most {MOST_COLUMNS:,} cells in a row", location=Location(start=line))
