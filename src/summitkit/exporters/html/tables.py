"""Tables, key-value blocks and scales as markup."""

from collections.abc import Iterator

from summitkit.blocks import Cell, Column, Entry, KeyValues, Mark, Paragraph, Spectrum, Table
from summitkit.exporters.html.markup import NOTHING, Markup, element, joined, lines
from summitkit.exporters.html.typesetter import Typesetter
from summitkit.exporters.legible import anchor

# Columns that a printed page holds without smaller letters: an issue, six parties and a result.
_ROOMY = 8


def paragraph_markup(setter: Typesetter, block: Paragraph) -> Markup:
    """Return running text."""
    content = element("p", setter.inlines(block.content), class_="remark" if block.kind == "remark" else "")
    return element("blockquote", content) if block.kind == "quote" else content


def table_markup(setter: Typesetter, table: Table) -> Markup:
    """Return a table under its caption, in a frame that scrolls where the screen is narrow."""
    whole = sum(column.width for column in table.columns)
    shares = [setter.share(column.width / whole) for column in table.columns]
    heads = joined(_head(setter, column, share) for column, share in zip(table.columns, shares, strict=True))
    rows = lines(*(_row(setter, row, table.columns) for row in table.rows))
    classes = "wide crowded" if len(table.columns) > _ROOMY else "wide"
    return _framed(setter, table, heads, rows, classes)


def facts_markup(setter: Typesetter, facts: KeyValues) -> Markup:
    """Return labelled facts as a list of names and values."""
    entries = lines(*(_fact(setter, entry) for entry in facts.entries))
    return element("div", element("dl", entries), role="group", aria_label=setter.attribute(facts.summary))


def spectrum_markup(setter: Typesetter, spectrum: Spectrum) -> Markup:
    """Return a scale as a table of who stands where, each with its place on a line, and its named points below."""
    # The lines are drawn by the style sheet: they turn dark with the page, and grow with its letters.
    ends = joined(element("span", setter.plain(spectrum.number(end))) for end in (spectrum.low, spectrum.high))
    heads = [element("th", setter.plain(header), scope="col") for header in spectrum.headers]
    heads.append(element("td", element("span", ends, class_="ends"), aria_hidden="true"))
    rows = lines(*(_place(setter, mark, spectrum) for mark in spectrum.marks))
    points = setter.furniture.points(spectrum)
    named = element("p", setter.plain(points), class_="remark") if points else NOTHING
    table = _framed(setter, spectrum, joined(heads), rows, "wide")
    return element("figure", lines(table, named))


def _framed(setter: Typesetter, block: Table | Spectrum, heads: Markup, rows: Markup, classes: str) -> Markup:
    id_, name = anchor(block.key), setter.names[block.key]
    label = setter.plain(setter.furniture.captioned(name))
    caption = joined((element("b", label), setter.plain(block.caption)))
    head, body = element("thead", element("tr", heads)), element("tbody", rows)
    parts = lines(element("caption", caption), head, body)
    table = element("table", parts, aria_describedby=f"{id_}:summary")
    described = element("p", setter.plain(block.summary), id=f"{id_}:summary", hidden="hidden")
    # What scrolls must be reachable from the keyboard: WCAG 2.2, criterion 2.1.1.
    frame = {"role": "group", "aria_label": setter.attribute(name), "tabindex": "0"}
    return element("div", lines(table, described), id=id_, class_=classes, **frame)


def _head(setter: Typesetter, column: Column, share: int) -> Markup:
    classes = f"w{share} centred" if column.is_centred else f"w{share}"
    content = setter.inlines(column.header)
    return element("th", content, class_=classes, scope="col") if content else element("td", class_=classes)


def _row(setter: Typesetter, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> Markup:
    return element("tr", joined(_cell(setter, cell, column) for cell, column in zip(row, columns, strict=True)))


def _cell(setter: Typesetter, cell: Cell, column: Column) -> Markup:
    content = joined(paragraph_markup(setter, each) for each in cell.paragraphs)
    classes = " ".join(_classes(cell, column))
    if column.is_header and content:
        return element("th", content, class_=classes, scope="row")
    return element("td", content, class_=classes)


def _classes(cell: Cell, column: Column) -> Iterator[str]:
    if cell.tone != "plain":
        yield cell.tone
    if column.is_centred:
        yield "centred"


def _fact(setter: Typesetter, entry: Entry) -> Markup:
    values = joined(paragraph_markup(setter, each) for each in entry.paragraphs)
    return element("div", joined((element("dt", setter.plain(entry.label)), element("dd", values))))


def _place(setter: Typesetter, mark: Mark, spectrum: Spectrum) -> Markup:
    cells = (
        element("th", setter.plain(mark.label), scope="row"),
        element("td", setter.inlines(spectrum.place(mark))),
        element("td", element("span", joined(_line(setter, mark, spectrum)), class_="line"), aria_hidden="true"),
    )
    return element("tr", joined(cells))


def _line(setter: Typesetter, mark: Mark, spectrum: Spectrum) -> Iterator[Markup]:
    length = spectrum.high - spectrum.low or 1.0
    if mark.span:
        start, end = (setter.share((each - spectrum.low) / length) for each in mark.span)
        yield element("span", class_=f"span x{start} w{setter.share((end - start) / 100)}")
    yield element("span", class_=f"mark x{setter.share((mark.value - spectrum.low) / length)}")
