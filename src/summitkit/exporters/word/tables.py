"""Tables, key-value blocks and scales as WordprocessingML."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from operator import gt
from typing import TypeAlias

from summitkit.blocks import Cell, Column, Entry, KeyValues, Mark, Paragraph, Spectrum, Table
from summitkit.document import Furniture
from summitkit.exporters.pictures import spectrum_picture
from summitkit.exporters.word.fields import number_field
from summitkit.exporters.word.pictures import picture_markup
from summitkit.exporters.word.typesetter import Typesetter
from summitkit.inlines import Inlines, Text

# Tints on which black text has a contrast above 15:1; WCAG 2.2, criterion 1.4.3, asks for 4.5:1.
TINTS = {
    "plain": "",
    "supports": "E2F0E4",
    "opposes": "F8E1DE",
    "conditional": "FCF1D3",
    "neutral": "E9EDF2",
    "not_stated": "F4F4F4",
    "refused_to_discuss": "EAE4F2",
    "attention": "FDF3DC",
    "highlight": "EDF2F8",
}
# A cell that may have more than so many lines lets its row be parted: with its footnotes it might outgrow a page. A
# letter of 9 points is about 4.5 points wide; markup around the text of a cell has about 400 characters.
_LINES, _LETTER, _AROUND = 25, 90, 400
# Facts that stay on one page.
_SHORT_FACTS = 12
# Characters of a table that is not parted at the end of a page: about a third of an upright page.
_SHORT_TABLE = 600
# What stands before the runs of each kind of paragraph in the cells of a column.
Look: TypeAlias = Mapping[str, str]
_LABEL_SHARES = (2, 8)
_HEADED_BY_ROW = '<w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
_HEADED_BY_COLUMN = '<w:tblLook w:val="0680" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'


def table_markup(setter: Typesetter, table: Table, furniture: Furniture, width: int) -> str:
    """Return a table under its caption, `width` twentieths of a point wide."""
    setter.tables += 1
    number = setter.filled(furniture.table, number=number_field("SEQ Table \\* ARABIC", setter.tables))
    return _caption(setter, table, furniture, number) + _grid(setter, table, width)


def facts_markup(setter: Typesetter, facts: KeyValues, width: int) -> str:
    """Return labelled facts as a table whose first column heads the rows."""
    widths = _shared_out(_LABEL_SHARES, width)
    # A heading keeps its row on the page of the next one.
    kept = "TableHeading" if len(facts.entries) <= _SHORT_FACTS else "TableLabel"
    styles = [kept] * (len(facts.entries) - 1) + ["TableLabel"]
    rows = "".join(_fact(setter, entry, widths, style) for entry, style in zip(facts.entries, styles, strict=True))
    properties = _HEADED_BY_COLUMN + _alternative(setter, "", facts.summary)
    return table_around(setter, rows, "BriefingFacts", widths, properties)


def spectrum_markup(setter: Typesetter, spectrum: Spectrum, furniture: Furniture, width: int) -> str:
    """Return a scale as a picture, where one can be drawn, its named points, and a table of who stands where."""
    setter.figures += 1
    number = setter.filled(furniture.figure, number=number_field("SEQ Figure \\* ARABIC", setter.figures))
    picture = spectrum_picture(spectrum, setter.direction)
    drawn = picture_markup(setter, picture, spectrum.caption, spectrum.summary, width) if picture else ""
    keys = picture.keys if picture and picture.keys else ("",) * len(spectrum.marks)
    table = Table(
        key=spectrum.key,
        columns=tuple(Column(header=(Text(head),), is_header=not index) for index, head in enumerate(spectrum.headers)),
        rows=tuple(_place(mark, spectrum.place(mark), key) for mark, key in zip(spectrum.marks, keys, strict=True)),
        caption=spectrum.caption,
        summary=spectrum.summary,
    )
    points = furniture.points(spectrum)
    named = setter.paragraph(setter.plain(points), "Remark", "<w:keepNext/>") if points else ""
    # LibreOffice sets a narrow table on the left, whichever way it goes.
    room = width if setter.direction == "rtl" else width // 2
    return _caption(setter, spectrum, furniture, number) + drawn + named + _grid(setter, table, room)


def table_around(setter: Typesetter, rows: str, style: str, widths: Sequence[int], properties: str) -> str:
    """Return a table of fixed columns around its rows, and the paragraph that parts it from what follows."""
    total = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    turned = "<w:bidiVisual/>" if setter.direction == "rtl" else ""
    look = f'<w:tblStyle w:val="{style}"/>{turned}{total}<w:tblLayout w:type="fixed"/>{properties}'
    # Word joins two tables that no paragraph parts.
    after = setter.paragraph("", "AfterTable")
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{after}"


def cell_markup(content: str, width: int, tint: str = "") -> str:
    """Return a cell around the markup of its paragraphs."""
    return f"{_cell(width, tint)}{content}</w:tc>"


@cache
def _cell(width: int, tint: str) -> str:
    """Return the beginning of a cell."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'


def _is_short(table: Table) -> bool:
    inlines = (inline for row in table.rows for cell in row for each in cell.paragraphs for inline in each.content)
    lengths = accumulate(len(inline.text) for inline in inlines if isinstance(inline, Text))
    return not any(length > _SHORT_TABLE for length in lengths)


def _looks(setter: Typesetter, columns: Sequence[Column], label: str) -> list[Look]:
    return [_look(setter, label if column.is_header else "TableText", _alignment(column)) for column in columns]


def _look(setter: Typesetter, style: str = "TableText", alignment: str = "") -> Look:
    body = setter.beginning(style, layout=alignment)
    return {"body": body, "quote": body, "remark": setter.beginning("Remark", layout=alignment)}


def _alignment(column: Column) -> str:
    return '<w:jc w:val="center"/>' if column.is_centred else ""


def _shared_out(shares: Sequence[float], width: int) -> list[int]:
    whole = sum(shares)
    return [int(width * share / whole) for share in shares]


def _alternative(setter: Typesetter, caption: str, summary: str) -> str:
    title = f"<w:tblCaption w:val={setter.attribute(caption)}/>" if caption else ""
    return f"{title}<w:tblDescription w:val={setter.attribute(summary)}/>"


def _caption(setter: Typesetter, block: Table | Spectrum, furniture: Furniture, number: str) -> str:
    label = setter.bookmarked(block.key, number)
    return setter.paragraph(setter.filled(furniture.caption, label=label, text=setter.plain(block.caption)), "Caption")


def _grid(setter: Typesetter, table: Table, width: int) -> str:
    widths = _shared_out([column.width for column in table.columns], width)
    heads = [
        setter.paragraph(setter.inlines(column.header), "TableHeading", layout=_alignment(column))
        for column in table.columns
    ]
    header = row_markup([*map(cell_markup, heads, widths)], widths, "<w:tblHeader/>")
    # A heading keeps its row on the page of the next one.
    inner = _looks(setter, table.columns, "TableHeading" if _is_short(table) else "TableLabel")
    rows = [_content_row(setter, row, widths, inner) for row in table.rows[:-1]]
    last = _looks(setter, table.columns, "TableLabel")
    rows += [_content_row(setter, row, widths, last) for row in table.rows[-1:]]
    properties = _HEADED_BY_ROW + _alternative(setter, table.caption, table.summary)
    return table_around(setter, header + setter.rows.markup(rows), "BriefingTable", widths, properties)


def row_markup(cells: Sequence[str], widths: Sequence[int], properties: str = "") -> str:
    """Return a row around its cells, which no page break parts unless one of them is long for its width."""
    is_long = any(map(gt, map(len, cells), _rooms(*widths)))
    whole = "" if is_long else "<w:cantSplit/>"
    inside = f"<w:trPr>{whole}{properties}</w:trPr>" if whole or properties else ""
    return f"<w:tr>{inside}{''.join(cells)}</w:tr>"


@cache
def _rooms(*widths: int) -> tuple[int, ...]:
    """Return how much markup cells may have that no page break parts."""
    return tuple(_AROUND + width * _LINES // _LETTER for width in widths)


def _content_row(setter: Typesetter, row: tuple[Cell, ...], widths: list[int], looks: list[Look]) -> str:
    cells = [
        cell_markup(_paragraphs(setter, cell.paragraphs, look), width, TINTS[cell.tone])
        for cell, width, look in zip(row, widths, looks, strict=True)
    ]
    return row_markup(cells, widths)


def _paragraphs(setter: Typesetter, paragraphs: tuple[Paragraph, ...], look: Look) -> str:
    content = [f"{look[each.kind]}{setter.inlines(each.content)}</w:p>" for each in paragraphs]
    return "".join(content) or f"{look['body']}</w:p>"


def _fact(setter: Typesetter, entry: Entry, widths: list[int], style: str) -> str:
    contents = setter.paragraph(setter.plain(entry.label), style), _paragraphs(setter, entry.paragraphs, _look(setter))
    return row_markup([*map(cell_markup, contents, widths)], widths)


def _place(mark: Mark, place: Inlines, key: str) -> tuple[Cell, Cell]:
    name = (Text(key, emphasis="strong"), Text(f" \N{MIDDLE DOT} {mark.label}")) if key else (Text(mark.label),)
    return Cell(paragraphs=(Paragraph(name),)), Cell(paragraphs=(Paragraph(place),))
