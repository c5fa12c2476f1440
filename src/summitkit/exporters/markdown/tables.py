"""Tables, key-value blocks and scales as tables of GitHub Flavored Markdown, section 4.10."""

from collections.abc import Iterable

from summitkit.blocks import KeyValues, Paragraph, Spectrum, Table
from summitkit.exporters.markdown.typesetter import Typesetter

_SIDE, _CENTRE = "---", ":---:"


def pipe_table(setter: Typesetter, table: Table) -> str:
    """Return a table without its caption."""
    heads = [setter.inlines(column.header) for column in table.columns]
    sides = [_CENTRE if column.is_centred else _SIDE for column in table.columns]
    return _rows(heads, sides, *([_paragraphs(setter, cell.paragraphs) for cell in row] for row in table.rows))


def facts_table(setter: Typesetter, facts: KeyValues) -> str:
    """Return labelled facts as a table without headers."""
    rows = ([setter.strong(entry.label), _paragraphs(setter, entry.paragraphs)] for entry in facts.entries)
    return _rows(["", ""], [_SIDE, _SIDE], *rows)


def spectrum_table(setter: Typesetter, spectrum: Spectrum) -> str:
    """Return a scale as a table of who stands where, with its named points below."""
    heads = [setter.plain(header) for header in spectrum.headers]
    rows = ([setter.plain(mark.label), setter.inlines(spectrum.place(mark))] for mark in spectrum.marks)
    points = setter.furniture.points(spectrum)
    table = _rows(heads, [_SIDE, _SIDE], *rows)
    return f"{table}\n\n{setter.plain(points)}" if points else table


def _rows(*rows: Iterable[str]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _paragraphs(setter: Typesetter, paragraphs: Iterable[Paragraph]) -> str:
    return "<br>".join(setter.inlines(each.content) for each in paragraphs)
