"""The pages that a Word document will have: reckoned, and compared with what LibreOffice makes of the same document."""

import io
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from hypothesis import given, settings
from lxml import etree
from tests.briefing.summits import BILATERAL, FIVE, HOSTILE, MINIMAL
from tests.strategies import summits

import summitkit as sk
from summitkit.exporters.word.pagination import Pagination, pages_of
from summitkit.exporters.word.pagination.formats import formats_of
from summitkit.exporters.word.pagination.lines import Line, Reader
from summitkit.exporters.word.pagination.metrics import advances, family, line_height
from summitkit.exporters.word.pagination.sample import notes_in, sampled
from summitkit.model import Summit

PLUGINS = sk.Plugins(installed=False)
PROFILES = ("default", "uk", "us", "ca", "eu", "thinktank")
EXAMPLES = Path(__file__).parents[2] / "examples"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{NAMESPACE}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
# Ten lines of 1,000 to the page, which has no margins and, where nothing else is said, is 10,000 wide.
LINE = '<w:spacing w:line="1000" w:lineRule="exact"/>'
PAPER = '<w:pgSz w:w="10000" w:h="10000"/><w:pgMar w:top="0" w:bottom="0" w:left="0" w:right="0"/>'
PAGE = f"<w:sectPr>{PAPER}</w:sectPr>"
# A footnote that is 300 high for each of its lines.
NOTE = '<w:pPr><w:spacing w:line="300" w:lineRule="exact"/></w:pPr>'


def element(markup: str, tag: str = "body") -> etree._Element:
    return etree.fromstring(f"<w:{tag} {NAMESPACES}>{markup}</w:{tag}>")


def mark(name: str) -> str:
    return f'<w:bookmarkStart w:id="0" w:name="{name}"/>'


def note_mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(name: str = "", properties: str = "", *, lines: int = 1, inside: str = "") -> str:
    """Return a paragraph of lines 1,000 high, with a bookmark in the last one."""
    text = "<w:r><w:br/></w:r>" * (lines - 1)
    named = mark(name) if name else ""
    return f"<w:p><w:pPr>{properties}{LINE}</w:pPr>{text}{named}<w:r><w:t>x</w:t></w:r>{inside}</w:p>"


def paragraphs(count: int) -> str:
    return paragraph() * count


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "<w:cantSplit/>") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: tuple[int, ...] = (10000,), properties: str = "") -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def footnotes(*lines: int) -> etree._Element:
    """Return footnotes of so many lines each, after the two separators."""
    separators = '<w:footnote w:type="separator" w:id="-1"/><w:footnote w:type="continuationSeparator" w:id="0"/>'
    notes = (
        f'<w:footnote w:id="{number}"><w:p>{NOTE}<w:r><w:footnoteRef/></w:r>{"<w:r><w:br/></w:r>" * (count - 1)}'
        "<w:r><w:t>n</w:t></w:r></w:p></w:footnote>"
        for number, count in enumerate(lines, 1)
    )
    return element(separators + "".join(notes), "footnotes")


def pages(markup: str, *notes: int, end: str = PAGE, **parts: object) -> dict[str, int]:
    """Return the pages of the bookmarks of a body with footnotes of so many lines."""
    return dict(pages_of(element(markup + end), footnotes=footnotes(*notes), **parts).numbers)  # type: ignore[arg-type]


def lines(inside: str, width: int, properties: str = "", styles: str = "") -> list[Line]:
    """Return the lines of a paragraph of Arial of 10 points, so many twentieths of a point wide."""
    formats = formats_of(element(styles, "styles"), None)
    read = element(f"<w:pPr>{properties}</w:pPr>{inside}", "p")
    return Reader(formats, {"1": 1}).lines(read, width, formats.paragraph(read[0]))


def text(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paginated(word: WordDocument) -> Pagination:
    """Return the pages of a document that python-docx opened."""
    related = word.part.rels
    notes = [each.target_part for each in related.values() if each.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    ends = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    return pages_of(
        word.part.element.body,
        word.styles.element,
        footnotes=etree.fromstring(notes[0].blob),
        numbering=word.part.numbering_part.element,
        parts={name: each.target_part.element for name, each in related.items() if each.reltype in ends},
    )


def briefing(summit: Summit, **options: str) -> bytes:
    out = io.BytesIO()
    sk.export(summit, out, "word", plugins=PLUGINS, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("half_points", "height"),
    [(14, 161), (15, 173), (16, 184), (17, 196), (18, 207), (20, 230), (21, 242), (24, 276), (26, 300), (32, 369)],
)
def test_lines_are_as_high_as_measured(half_points: int, height: int) -> None:
    """LibreOffice sets lines of Arial so high: measured on twenty lines of each size."""
    assert line_height(half_points) == height


@pytest.mark.parametrize(
    ("character", "width"),
    [("A", 1366), (" ", 569), ("ж", 1370), ("Ω", 1531), ("א", 1286), ("漢", 2048), ("\u0301", 0), ("\u200b", 0)],
)
def test_characters_are_as_wide_as_in_arial(character: str, width: int) -> None:
    """Widths are those of the font; East Asian ones fill a square, combining ones take no room."""
    assert advances()["regular"][character] == width


@pytest.mark.parametrize(("character", "width"), [("☐", 1800), ("ب", 1000), ("\ue000", 1139)])
def test_characters_of_other_fonts_have_usual_widths(character: str, width: int) -> None:
    """What the font lacks is as wide as what stands in for it usually is."""
    assert advances()["regular"][character] == width


def test_bold_is_wider() -> None:
    """Bold letters take more room, and a narrow family less."""
    assert advances()["bold"]["b"] > advances()["regular"]["b"]
    assert family("Times New Roman").width < family("Arial").width == family("Nobody knows").width


# "word" is 1479 + 1139 + 682 + 1139 = 4439 units of 1/2048 em, which is 433.5 twentieths of a point at 10 points.
@pytest.mark.parametrize(
    ("inside", "width", "count"),
    [
        (text("word word"), 925, 1),
        (text("word word"), 920, 2),
        (text("word word   "), 925, 1),
        (text("word\N{NO-BREAK SPACE}word x"), 925, 2),
        (text("word-word"), 520, 2),
        (text("2025-08-15"), 520, 2),
        (text("wor") + text("d"), 434, 1),
        (text("xx wor") + text("d"), 600, 2),
        (text("漢字漢字"), 400, 2),
        (text("漢字。漢字"), 400, 3),
        (text("wordwordword"), 500, 3),
        (text("word") + text("wordword"), 500, 3),
        (text("word", "<w:b/>"), 434, 2),
        (text("word", "<w:caps/>"), 500, 2),
        (text("word word", "<w:vanish/>"), 100, 1),
        (text("word") + f"<w:del>{text(' word word')}</w:del>", 434, 1),
        (f"<w:hyperlink>{text('word')}</w:hyperlink>{text(' word')}", 434, 2),
        (f"<w:sdt><w:sdtContent>{text('word word')}</w:sdtContent></w:sdt>", 434, 2),
        (text("word") + "<w:r><w:br/></w:r>" + text("word"), 925, 2),
        (text("word") + "<w:r><w:cr/></w:r>" + text("word"), 925, 2),
        (text("word") + "<w:r><w:tab/></w:r>" + text("word"), 1154, 1),
        (text("word") + "<w:r><w:tab/></w:r>" + text("word"), 1150, 2),
        (text("a") + "<w:r><w:noBreakHyphen/></w:r>" + text("word word"), 925, 2),
        (text("word") + note_mark(1), 433, 2),
        (text("word") + note_mark(9), 434, 1),
        ("<!-- nothing -->" + text("word"), 434, 1),
        ("", 100, 1),
    ],
)
def test_lines_break_where_they_must(inside: str, width: int, count: int) -> None:
    """Words stay whole where they fit; spaces hang over; what is not shown takes no room."""
    assert len(lines(inside, width)) == count


@pytest.mark.parametrize(
    ("properties", "styles", "inside", "height"),
    [
        ("", "", text("x"), 230),
        ("", "", text("x") + text("y", '<w:sz w:val="40"/>'), 460),
        ("", "", text("漢"), 230),
        ("", "<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>", text("漢"), 290),
        ("", "<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>", text("x"), 230),
        ('<w:rPr><w:sz w:val="40"/></w:rPr>', "", "", 460),
        ('<w:rPr><w:sz w:val="40"/></w:rPr>', "", text("x"), 230),
        ("", "", text("x", '<w:rFonts w:ascii="Calibri"/>'), 244),
    ],
)
def test_lines_are_as_high_as_what_they_hold(properties: str, styles: str, inside: str, height: int) -> None:
    """The largest font of a line counts; an empty line is as high as its mark."""
    fonts = '<w:rFonts w:ascii="Arial" w:eastAsia="Yu Gothic"/>'

    assert [line.height for line in lines(inside, 9000, properties, styles.format(fonts=fonts))] == [height]


def test_indents_and_tabs_take_room() -> None:
    """A first line may be shorter or longer than the others, and text after a tab begins at its stop."""
    words = text("word " * 8)
    stop = '<w:tabs><w:tab w:val="left" w:pos="1000"/><w:tab w:val="right" w:pos="500"/></w:tabs>'

    assert len(lines(words, 2000)) == 2
    assert len(lines(words, 2000, '<w:ind w:firstLine="100"/>')) == 3
    assert len(lines(words, 2000, '<w:ind w:start="600" w:hanging="600"/>')) == 3
    assert len(lines("<w:r><w:tab/></w:r>" + text("word"), 1430, stop)) == 2
    assert len(lines("<w:r><w:tab/></w:r>" + text("word"), 1440, stop)) == 1


def test_pictures_stand_in_lines() -> None:
    """A picture is as high and wide as it says; what floats beside the text takes no room."""
    picture = '<w:r><w:drawing><wp:{0}><wp:extent cx="635000" cy="1270000"/></wp:{0}></w:drawing></w:r>'
    read = lines(text("word") + picture.format("inline") + picture.format("anchor") + picture.format("inline"), 2000)

    assert [(line.height, line.box) for line in read] == [(230, 2000), (230, 2000)]
    assert pages(f"<w:p>{picture.format('inline') * 6}</w:p>{paragraph('a')}")["a"] == 1
    assert pages(f"<w:p>{picture.format('inline') * 50}</w:p>{paragraph('a')}")["a"] == 2


@pytest.mark.parametrize(
    ("markup", "page"),
    [
        (paragraphs(9) + paragraph("a"), 1),
        (paragraphs(10) + paragraph("a"), 2),
        (paragraph() + paragraph("a", "<w:pageBreakBefore/>"), 2),
        (paragraph("a", "<w:pageBreakBefore/>"), 1),
        (paragraph() + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraph("a"), 2),
        (paragraphs(9) + paragraph("a", "<w:keepNext/>") + paragraph(), 2),
        (paragraphs(9) + paragraph("a", '<w:keepNext w:val="0"/>') + paragraph(), 1),
        (paragraph("b", "<w:keepNext/>") * 12 + paragraph("a"), 2),
        (paragraphs(8) + paragraph("a", "<w:keepLines/>", lines=3), 2),
        (paragraphs(7) + paragraph("a", lines=4), 2),
        (paragraphs(8) + paragraph("a", lines=3), 2),
        (paragraphs(8) + paragraph("a", lines=3) + paragraphs(8) + paragraph("z"), 2),
        (paragraphs(9) + paragraph("a", '<w:widowControl w:val="0"/>', lines=2), 2),
        (paragraphs(9) + f"{mark('a')}{paragraph()}", 1),
        (paragraphs(10) + f"<w:sdt><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>", 2),
        (paragraphs(11) + mark("a"), 1),
        (f"{mark('first')}<w:p/>" + paragraph("a"), 1),
    ],
)
def test_breaks_of_pages(markup: str, page: int) -> None:
    """Breaks come where they are asked for, or where no more fits; what must stay together does."""
    assert pages(markup)["a"] == page


@pytest.mark.parametrize(
    ("first", "second", "page"),
    [
        ('w:after="400"', 'w:before="600"', 1),
        ('w:after="400"', 'w:before="1100"', 2),
        ('w:after="1100"', "", 2),
    ],
)
def test_larger_space_between_paragraphs_counts(first: str, second: str, page: int) -> None:
    """Of the space below a paragraph and above the next one the larger is kept."""
    spaced = '<w:p><w:pPr><w:spacing w:line="4500" w:lineRule="exact" {}/></w:pPr>{}</w:p>'

    assert pages(spaced.format(first, "") + spaced.format(second, mark("a")))["a"] == page


def test_neighbours_of_a_style_need_no_space() -> None:
    """Contextual spacing leaves out the space between paragraphs of the same style."""
    styles = element(
        '<w:style w:type="paragraph" w:styleId="S"><w:pPr><w:contextualSpacing/></w:pPr></w:style>', "styles"
    )
    spaced = (
        '<w:p><w:pPr><w:pStyle w:val="S"/><w:spacing w:line="5000" w:lineRule="exact" w:after="400"/></w:pPr>{}</w:p>'
    )

    assert pages(spaced.format("") + spaced.format(mark("a")), styles=styles)["a"] == 1
    assert pages(spaced.format("") + spaced.format(mark("a")))["a"] == 2


def test_space_above_counts_only_after_breaks() -> None:
    """Space above the first paragraph of a page is kept after a break that was asked for, and nowhere else."""
    above = '<w:p><w:pPr>{}<w:spacing w:before="5000" w:line="1000" w:lineRule="exact"/></w:pPr></w:p>'
    rest = paragraphs(5) + paragraph("a")

    assert pages(paragraphs(10) + above.format("") + rest)["a"] == 2
    assert pages(paragraphs(10) + above.format("<w:pageBreakBefore/>") + rest)["a"] == 3


def test_borders_of_neighbours_are_joined() -> None:
    """Borders take room above and below; between paragraphs with the same ones there are none."""
    bordered = (
        '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4"/><w:bottom w:val="{}" w:sz="8" w:space="4"/></w:pBdr>'
    )
    one = paragraph("", bordered.format("single"))

    assert pages(paragraphs(8) + one + paragraph("a"))["a"] == 2
    assert pages(paragraphs(7) + one * 2 + paragraph("a"), end=PAGE.replace('w:h="10000"', 'w:h="10200"'))["a"] == 1
    assert pages(paragraphs(8) + paragraph("", bordered.format("none")) + paragraph("a"))["a"] == 2


def test_line_spacing_is_read_from_styles() -> None:
    """Styles inherit from those they are based on, and those from the defaults; a circle of styles ends."""
    styles = element(
        '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:line="480"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:sz w:val="80"/></w:rPr></w:style>',
        "styles",
    )
    line = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    large = f"<w:p>{text('x', '<w:rStyle w:val=' + chr(34) + 'C' + chr(34) + '/>')}</w:p>"
    named = f'<w:p><w:pPr><w:pStyle w:val="Nobody"/></w:pPr>{mark("a")}</w:p>'

    assert pages(line * 9 + named, styles=styles)["a"] == 1
    assert pages(line * 11 + named, styles=styles)["a"] == 2
    assert pages(large + line * 9 + named, styles=styles)["a"] == 2


@pytest.mark.parametrize(("rule", "page"), [("exact", 1), ("atLeast", 3), ("auto", 2)])
def test_line_rules(rule: str, page: int) -> None:
    """A line is exactly, or at least, so high, or some part of its own height."""
    large = text("x", '<w:sz w:val="40"/>')
    small = f'<w:p><w:pPr><w:spacing w:line="200" w:lineRule="{rule}"/></w:pPr>{large}</w:p>'

    assert pages(small * 49 + small.replace("<w:r>", mark("a") + "<w:r>"))["a"] == page


def test_labels_of_lists_fill_their_indent() -> None:
    """A list takes its indents from its numbering, and a label does not shorten its first line."""
    numbering = element(
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">'
        '<w:pPr><w:ind w:left="9500" w:hanging="9500"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>',
        "numbering",
    )
    item = f'<w:p><w:pPr><w:numPr><w:numId w:val="{{}}"/></w:numPr>{LINE}</w:pPr>{{}}</w:p>'
    words = text("word " * 9)

    assert pages(item.format(1, words) + paragraph("a"), numbering=numbering)["a"] == 1
    assert pages(item.format(1, words) + paragraphs(1) + paragraph("a"), numbering=numbering)["a"] == 2
    assert pages(item.format(2, words) + paragraphs(8) + paragraph("a"), numbering=numbering)["a"] == 1


def test_rows_are_as_high_as_their_highest_cell() -> None:
    """Cells stand side by side, with margins of their own or of their table, and rules between rows."""
    two = row(cell(paragraph()), cell(paragraphs(3)))
    rules = '<w:tblBorders><w:top w:val="single" w:sz="80"/><w:insideH w:val="single" w:sz="80"/></w:tblBorders>'
    padded = '<w:tblCellMar><w:top w:w="500"/></w:tblCellMar>'
    own = '<w:tcMar><w:top w:w="500"/><w:left w:w="0"/><w:right w:w="0"/></w:tcMar>'

    assert pages(table(two, columns=(5000, 5000)) + paragraphs(6) + paragraph("a"))["a"] == 1
    assert pages(table(two, columns=(5000, 5000)) + paragraphs(7) + paragraph("a"))["a"] == 2
    assert pages(table(row(cell(paragraph())) * 2, properties=rules) + paragraphs(7) + paragraph("a"))["a"] == 2
    assert pages(table(row(cell(paragraph())), properties=padded) + paragraphs(8) + paragraph("a"))["a"] == 2
    assert pages(table(row(cell(paragraph(), own))) + paragraphs(8) + paragraph("a"))["a"] == 2
    assert pages(table() + paragraphs(9) + paragraph("a"))["a"] == 1


@pytest.mark.parametrize(
    ("properties", "page"),
    [
        ('<w:trHeight w:val="500" w:hRule="exact"/>', 1),
        ('<w:trHeight w:val="1500"/>', 2),
        ("", 1),
    ],
)
def test_rows_may_ask_for_a_height(properties: str, page: int) -> None:
    """A row is as high as it asks to be, or at least."""
    assert pages(table(row(cell(paragraph()), properties=properties)) + paragraphs(8) + paragraph("a"))["a"] == page


@pytest.mark.parametrize(
    ("cells", "columns", "page"),
    [
        ((text("word " * 9),), (10000,), 1),
        ((text("word " * 9), ""), (9000, 1000), 1),
        (("", text("word " * 9)), (9000, 1000), 2),
    ],
)
def test_cells_are_as_wide_as_their_columns(cells: tuple[str, ...], columns: tuple[int, ...], page: int) -> None:
    """Text breaks at the edge of its column."""
    filled = (cell(f"<w:p><w:pPr>{LINE}</w:pPr>{each}</w:p>") for each in cells)

    assert pages(table(row(*filled), columns=columns) + paragraphs(7) + paragraph("a"))["a"] == page


def test_merged_cells_are_as_wide_as_their_columns() -> None:
    """A cell that spans columns has the room of all; one that goes on below is as high as its neighbours."""
    words = f"<w:p><w:pPr>{LINE}</w:pPr>{text('word ' * 9)}</w:p>"
    wide = row(cell(words, '<w:gridSpan w:val="2"/>'))
    low = row(cell(paragraphs(9), '<w:vMerge w:val="restart"/>'), cell(paragraph()))
    unknown = '<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="9000"/></w:tcPr>' + words + "</w:tc></w:tr></w:tbl>"

    assert pages(table(wide, columns=(1000, 9000)) + paragraphs(8) + paragraph("a"))["a"] == 1
    assert pages(table(low, columns=(1000, 9000)) + paragraphs(8) + paragraph("a"))["a"] == 1
    assert pages(unknown + paragraphs(8) + paragraph("a"))["a"] == 1


def test_header_rows_are_repeated() -> None:
    """A header stands on every page of its table, and never alone at the foot of one."""
    header = row(cell(paragraph()), properties="<w:tblHeader/>")
    rows = [row(cell(paragraph(f"r{number}"))) for number in range(20)]
    found = pages(table(header, *rows))

    assert [found[f"r{number}"] for number in (0, 8, 9, 17, 18)] == [1, 1, 2, 2, 3]
    assert pages(paragraphs(9) + table(header.replace("<w:t>", mark("h") + "<w:t>"), rows[0])) == {"h": 2, "r0": 2}


def test_rows_break_unless_forbidden() -> None:
    """A row that may break does so between lines; one that may not goes to the next page."""
    content = paragraph("a") + paragraph("b") + paragraph("c")

    assert pages(paragraphs(8) + table(row(cell(content), properties=""))) == {"a": 1, "b": 1, "c": 2}
    assert pages(paragraphs(8) + table(row(cell(content)))) == {"a": 2, "b": 2, "c": 2}
    assert pages(paragraphs(8) + table(row(cell(content)), properties="") + paragraphs(7) + paragraph("z"))["z"] == 3


def test_rows_keep_to_the_next_one() -> None:
    """A row whose first paragraph stays with the next stays with the next row."""
    kept = row(cell(paragraph("a", "<w:keepNext/>")))

    assert pages(paragraphs(9) + table(kept, row(cell(paragraph("b"))))) == {"a": 2, "b": 2}
    assert pages(paragraphs(9) + table(row(cell("")), row(cell(paragraph("b"))))) == {"b": 1}


def test_tables_stand_in_cells() -> None:
    """A table in a cell is as high as its rows; what lies too deep is left out, its bookmarks are not."""
    inner = table(row(cell(paragraph("a"))), row(cell(paragraph("b") + "<w:p/>")))
    deep = paragraph("deep")
    for _ in range(30):
        deep = table(row(cell(deep)))

    assert pages(paragraphs(7) + table(row(cell(inner)))) == {"a": 1, "b": 1}
    assert pages(paragraphs(9) + table(row(cell(inner)))) == {"a": 2, "b": 2}
    assert pages(deep) == {"deep": 1}


def test_large_tables_are_sampled() -> None:
    """Of a large table a sample of the rows is measured, and what follows it stands where it would."""
    high = [row(cell(paragraph(lines=1 + number // 1500))).replace("<w:trPr></w:trPr>", "") for number in range(3000)]
    some = table(sampled(high)) + paragraph("a")
    whole = table(*high) + paragraph("a")

    assert len(some) < len(whole) / 50
    assert pages(some)["a"] == pytest.approx(pages(whole)["a"], rel=0.02)


@pytest.mark.parametrize("count", [242, 322, 402, 602, 1002])
def test_sample_follows_no_pattern_of_rows(count: int) -> None:
    """Rows of two heights in turn are both in the sample, however many there are, and be they as long."""
    one, two = (row(cell(paragraph(lines=lines))).replace("<w:trPr></w:trPr>", "") for lines in (1, 2))
    turns = [one.ljust(600), two.ljust(600)] * (count // 2)
    taken = re.findall(r'repeats="(\d+)">(.*?)</w:tr>', sampled(turns), re.DOTALL)

    assert sum(int(times) for times, _ in taken) == count
    assert 0.3 < sum(int(times) for times, held in taken if "<w:br/>" in held) / count < 0.7


def test_rows_that_are_alike_fill_pages_at_once() -> None:
    """Rows that stand for others take the room of all of them, with their footnotes."""
    plain, noted = row(cell(paragraph())), row(cell(paragraph(inside=note_mark(1))))
    flat = '<w:tr><w:trPr><w:trHeight w:val="0" w:hRule="exact"/></w:trPr><w:tc/></w:tr>'

    for one, times in ((plain, 300), (noted, 300), (plain, 7), (noted, 1), (flat, 50)):
        repeated = one.replace("<w:tr>", f'<w:tr repeats="{times}">')
        assert pages(table(repeated) + paragraph("a"), 2) == pages(table(*[one] * times) + paragraph("a"), 2)


def test_footnotes_of_a_sample_are_found() -> None:
    """Only the footnotes whose marks are left need to be measured."""
    assert notes_in([note_mark(3), paragraph("a", inside=note_mark(14))]) == {3, 14}


def test_footnotes_take_room_from_the_page() -> None:
    """A line whose footnote has no room goes to the next page; two notes have one line above them."""
    noted = paragraph("a", inside=note_mark(1))

    assert pages(paragraphs(8) + noted + paragraph("b"), 2) == {"a": 1, "b": 2}
    assert pages(paragraphs(9) + noted, 2) == {"a": 2}
    assert pages(paragraphs(7) + paragraph("a", inside=note_mark(1) + note_mark(2)) + paragraph("b"), 2, 2) == {
        "a": 1,
        "b": 2,
    }


def test_long_footnotes_go_on_overleaf() -> None:
    """What a page has no room for stands on the next one, and on more pages at the end."""
    noted = paragraphs(8) + paragraph("a", inside=note_mark(1))
    alone = pages_of(element(noted + PAGE), footnotes=footnotes(40))

    assert pages(noted + paragraphs(6) + paragraph("b"), 10) == {"a": 1, "b": 2}
    assert pages(noted + paragraphs(7) + paragraph("b"), 10) == {"a": 1, "b": 3}
    assert pages(noted + paragraph("b"), 40) == {"a": 1, "b": 3}
    assert (alone.numbers, alone.count) == ({"a": 1}, 3)


def test_footnotes_of_the_next_line_wait_for_the_rest() -> None:
    """While a note goes on overleaf no other line with a note stands on the page."""
    both = paragraph("a", inside=note_mark(1)) + paragraph("b", inside=note_mark(2))

    assert pages(paragraphs(7) + both, 5, 1) == {"a": 1, "b": 2}


def test_footnotes_of_rows_may_go_overleaf() -> None:
    """A row stays on its page without its notes, unless a note takes the place of its next line."""
    one = table(row(cell(paragraph("a", inside=note_mark(1)))))
    two = table(row(cell(paragraph("a", inside=note_mark(1)) + paragraph("b", inside=note_mark(2)))))
    inner = table(row(cell(one)))

    assert pages(paragraphs(9) + one, 1) == {"a": 1}
    assert pages(paragraphs(9) + one + paragraphs(9) + paragraph("b"), 1) == {"a": 1, "b": 3}
    assert pages(paragraphs(8) + two, 2, 2) == {"a": 2, "b": 2}
    assert pages(paragraphs(9) + inner, 1) == {"a": 1}


def test_rows_too_high_for_a_page_are_cut() -> None:
    """What may not be parted stands on one page, its notes with it, and what follows on the next."""
    high = table(row(cell(paragraph("a", inside=note_mark(1)) + paragraphs(14))))

    assert pages(paragraph() + high + paragraph("b"), 1) == {"a": 2, "b": 3}
    assert pages(
        paragraph("", inside=note_mark(1)) + table(row(cell(paragraph("a") + paragraphs(14)))) + paragraph("b"), 1
    ) == {"a": 2, "b": 3}


def section(markup: str, properties: str = "", paper: str = PAPER) -> str:
    return f"{markup}<w:p><w:pPr>{LINE}<w:sectPr>{properties}{paper}</w:sectPr></w:pPr></w:p>"


def test_spacing_of_the_last_line_hangs_over() -> None:
    """A line stands on a page that has room for its text, if not for what it is spaced by."""
    double = '<w:p><w:pPr><w:spacing w:line="480"/></w:pPr>{}</w:p>'
    end = PAGE.replace('w:h="10000"', 'w:h="1150"')

    assert pages(double.format("") * 2 + double.format(mark("a")), end=end)["a"] == 1
    assert pages(double.format("") * 2 + double.format(mark("a")), end=end.replace("1150", "1149"))["a"] == 2


def test_paragraphs_that_end_sections_take_no_room() -> None:
    """A paragraph that only ends a section is taken away where another one stands above it."""
    end = f'<w:sectPr><w:type w:val="continuous"/>{PAPER}</w:sectPr>'

    assert pages(section(paragraphs(9)) + paragraph("a"), end=end)["a"] == 1
    assert pages(section(table(row(cell(paragraphs(9))))) + paragraph("a"), end=end)["a"] == 2


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("nextPage", {"a": 1, "b": 2}),
        ("continuous", {"a": 1, "b": 1}),
        ("evenPage", {"a": 1, "b": 2}),
        ("oddPage", {"a": 1, "b": 3}),
    ],
)
def test_sections_begin_where_they_say(kind: str, numbers: dict[str, int]) -> None:
    """A section begins on the next page, here, or on an even or odd page."""
    end = f'<w:sectPr><w:type w:val="{kind}"/>{PAPER}</w:sectPr>'

    assert pages(section(paragraph("a")) + paragraph("b"), end=end) == numbers


def test_sections_have_their_own_paper() -> None:
    """Each section has its height, width and page numbers; what it does not say is Letter with an inch around."""
    low = PAGE.replace('w:h="10000"', 'w:h="3000"')
    counted = PAGE.replace("<w:pgSz", '<w:pgNumType w:start="7"/><w:pgSz')

    assert pages(section(paragraph("a")) + paragraphs(3) + paragraph("b"), end=low) == {"a": 1, "b": 3}
    assert pages(section(paragraph("a")) + paragraph("b"), end=counted) == {"a": 1, "b": 7}
    assert pages(paragraphs(11) + paragraph("a"), end="<w:sectPr/>") == {"a": 1}
    assert pages(paragraphs(12) + paragraph("a"), end="") == {"a": 2}
    assert pages("", end="") == {}


def test_headers_take_room_where_they_are_high() -> None:
    """A header higher than the margin pushes the text down; the first page may have one of its own."""
    parts = {"h": element(paragraphs(3), "hdr"), "f": element(paragraphs(5), "hdr")}
    header = '<w:headerReference r:id="h"/><w:headerReference r:id="f" w:type="first"/><w:footerReference r:id="none"/>'
    paper = PAPER.replace('w:top="0"', 'w:top="1000" w:header="0"')
    end = f"<w:sectPr>{header}{paper}</w:sectPr>"
    titled = f"<w:sectPr>{header}{paper}<w:titlePg/></w:sectPr>"
    fixed = end.replace('w:top="1000"', 'w:top="-1000"')

    assert pages(paragraphs(7) + paragraph("a"), end=end, parts=parts)["a"] == 2
    assert pages(paragraphs(5) + paragraph("a"), end=end, parts=parts)["a"] == 1
    assert pages(paragraphs(5) + paragraph("a"), end=titled, parts=parts)["a"] == 2
    assert pages(paragraphs(8) + paragraph("a"), end=fixed, parts=parts)["a"] == 1
    assert (
        pages(
            section("", header, paper) + paragraphs(7) + paragraph("a"),
            end=f"<w:sectPr>{paper}</w:sectPr>",
            parts=parts,
        )["a"]
        == 3
    )


def test_columns_are_balanced() -> None:
    """Columns are as high as one another, and go over to the next page where they are too high."""
    columns = '<w:cols w:num="2" w:space="400"/>'
    end = f'<w:sectPr><w:type w:val="continuous"/>{PAPER}</w:sectPr>'
    entries = "".join(paragraph(f"c{number}") for number in range(9))
    before = section(paragraphs(4))
    continuous = '<w:type w:val="continuous"/>' + columns

    assert pages(before + section(entries, continuous) + paragraph("a"), end=end)["a"] == 1
    assert pages(before + section(entries, continuous) + paragraph("a") + paragraph("b"), end=end)["b"] == 2
    found = pages(section(paragraphs(8)) + section(entries, continuous) + paragraph("a"), end=end)
    assert [found["c3"], found["c4"], found["a"]] == [1, 2, 2]
    assert pages(section(paragraphs(10)) + section(entries, continuous), end=end)["c0"] == 2


def test_columns_too_low_for_a_line_take_it() -> None:
    """A line that is higher than a page stands in a column all the same."""
    high = '<w:p><w:pPr><w:spacing w:line="20000" w:lineRule="exact"/></w:pPr>{}</w:p>'
    end = f'<w:sectPr>{PAPER}<w:cols w:num="2"/></w:sectPr>'

    assert pages(high.format(mark("a")) + high.format(mark("b")), end=end) == {"a": 1, "b": 2}
    assert pages(high.format(mark("a")) + paragraph("b")) == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    "markup",
    [
        "<w:p><w:pPr><w:spacing w:line='huge' w:before='-5' w:after='1e9'/></w:pPr></w:p>",
        "<w:p><w:pPr><w:spacing w:line='999999999' w:lineRule='exact'/></w:pPr></w:p>" * 3,
        "<w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:tbl/>",
        table(row(cell("", "<w:gridSpan w:val='-3'/>"))).replace('w:w="10000"', ""),
        "<w:p><w:r><w:sym/><w:ptab/><w:t/><w:footnoteReference/><w:pict/><mc:AlternateContent/></w:r><w:bookmarkStart/></w:p>",
        "<w:p><w:r><w:rPr><w:sz w:val='-4'/><!-- odd --></w:rPr></w:r></w:p>",
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='x'/></wp:inline></w:drawing></w:r></w:p>",
        "<w:sectPr><w:pgSz w:w='1' w:h='1'/><w:cols w:num='100000'/></w:sectPr>",
        "<w:sdt>" * 200 + "</w:sdt>" * 200,
        "<w:p>" + "<w:ins>" * 200 + "</w:ins>" * 200 + "</w:p>",
        "<!-- nothing --><?odd thing?>",
    ],
    ids=[
        "spacing",
        "high",
        "tables",
        "grid",
        "runs",
        "sizes",
        "picture",
        "section",
        "controls",
        "insertions",
        "comments",
    ],
)
def test_strange_markup_is_passed_over(markup: str) -> None:
    """Rows 41 and 43: a house template may hold anything."""
    found = pages_of(element(paragraph("a") + markup + paragraph("b")), element("<w:style/>", "styles"))

    assert found.numbers["a"] == 1
    assert 1 <= found.numbers["b"] <= found.count


@pytest.mark.parametrize("summit", [MINIMAL, BILATERAL, FIVE, HOSTILE], ids=["minimal", "bilateral", "five", "hostile"])
def test_pages_do_not_change_with_the_class_of_elements(summit: Summit) -> None:
    """The trees of python-docx and plain ones have the same pages."""
    package = briefing(summit)
    word = docx.Document(io.BytesIO(package))
    plain = etree.fromstring(etree.tostring(word.part.element.body))
    again = docx.Document(io.BytesIO(package))
    again.part.element.body.getparent().replace(again.part.element.body, plain)

    assert paginated(word).count >= 1
    assert paginated(again) == paginated(word)


@given(summits())
@settings(max_examples=40, deadline=None)
def test_every_bookmark_of_a_briefing_has_a_page(summit: Summit) -> None:
    """Whatever a record holds, each heading and caption has a page, and none is before that of the one above."""
    word = docx.Document(io.BytesIO(briefing(summit)))
    names = [each.get(f"{{{NAMESPACE}}}name") for each in word.part.element.body.iter(f"{{{NAMESPACE}}}bookmarkStart")]
    found = paginated(word)

    assert list(found.numbers) == names
    assert all(before <= after for before, after in pairwise([1, *found.numbers.values(), found.count]))


RENDERED = {
    "bilateral": (BILATERAL, "default"),
    "five": (FIVE, "default"),
    "minimal": (MINIMAL, "default"),
    **{f"markdown-{profile}": (sk.load(EXAMPLES / "alaska-2025.md", plugins=PLUGINS), profile) for profile in PROFILES},
    **{f"yaml-{profile}": (sk.load(EXAMPLES / "alaska-2025.yaml", plugins=PLUGINS), profile) for profile in PROFILES},
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with briefings and what LibreOffice makes of them, which has each bookmark as a destination."""
    folder = tmp_path_factory.mktemp("rendered")
    for name, (record, profile) in RENDERED.items():
        (folder / f"{name}.docx").write_bytes(briefing(record, profile=profile))
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    bookmarks = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
    command = ["soffice", "--headless", own, "--convert-to", bookmarks, "--outdir", folder]
    subprocess.run([*command, *folder.glob("*.docx")], check=True, capture_output=True, timeout=300)
    return folder


def destinations(pdf: Path) -> dict[str, int]:
    """Return the page of every destination of a PDF; LibreOffice writes 5F for an underline that begins a name."""
    told = subprocess.run(["pdfinfo", "-dests", pdf], check=True, capture_output=True, text=True).stdout  # noqa: S607
    found = re.findall(r'^ *(\d+) \[.*"(.*)"$', told, re.MULTILINE)
    return {name.replace("5F", "_", 1): int(page) for page, name in found}


def contents(word: WordDocument) -> dict[str, int]:
    """Return the page that the table of contents shows for each bookmark that it leads to."""
    links = word.part.element.body.iter(f"{{{NAMESPACE}}}hyperlink")
    led = {each.get(f"{{{NAMESPACE}}}anchor", ""): list(each.iter(f"{{{NAMESPACE}}}t")) for each in links}
    return {anchor: int(texts[-1].text) for anchor, texts in led.items() if anchor.startswith("_Toc")}


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdfinfo") is None,
    reason="LibreOffice or poppler is not installed",
)
@pytest.mark.parametrize("name", RENDERED)
def test_pages_agree_with_libreoffice(rendered: Path, name: str) -> None:
    """Each heading and caption stands on the page that LibreOffice puts it on, and the contents say so."""
    word = docx.Document(str(rendered / f"{name}.docx"))
    true = destinations(rendered / f"{name}.pdf")

    assert paginated(word).numbers == true
    assert contents(word).items() <= true.items()
