"""The Excel workbook, written, reopened and read cell by cell."""

import io
import re
import zipfile
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet
from tests.contrast import contrast
from tests.strategies import summits
from tests.workbooks import FINDINGS, SUMMIT, decoded, exported, part, reopened, with_texts

import summitkit as sk
from summitkit.exporters.excel.styles import TONES
from summitkit.exporters.excel.text import is_boxed
from summitkit.model import Brief, Party, Position, Source, Summit
from summitkit.sheets import sheets_of


def equal(expected: object, shown: object) -> bool:
    """Tell whether a cell shows a value: as it is, as a date, or as the number in words."""
    if isinstance(shown, datetime):
        return expected == f"{shown:%Y-%m-%d}"
    return decoded(shown) in (expected, repr(expected))


@given(summits())
def test_every_cell_stands_as_it_is(summit: Summit) -> None:
    """Each cell of each sheet is in the workbook, and what Excel cannot show was reported."""
    data, notes = exported(summit)
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    boxed = False
    for sheet in sheets_of(summit):
        shown = list(workbook[sheet.name].iter_rows(min_row=2, max_col=len(sheet.columns), values_only=True))
        for row, cells in zip_longest(sheet.rows, shown):
            boxed |= any(is_boxed(value) for value in row.cells if isinstance(value, str))

            assert all(map(equal, row.cells, cells)), (sheet.name, row.cells, cells)
    assert boxed == any("shows as a box" in note for note in notes)


@given(summits())
def test_same_summit_makes_same_bytes(summit: Summit) -> None:
    """Two exports of one summit are the same file."""
    assert exported(summit) == exported(summit)


def test_sheets_are_tables() -> None:
    """Each sheet is one real table from A1, with its headings, filters and a frozen header."""
    workbook = reopened(SUMMIT, FINDINGS)
    for sheet in workbook:
        (table,) = sheet.tables.values()
        headings = [cell.value for cell in sheet[1]]

        assert table.ref == table.autoFilter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
        assert [column.name for column in table.tableColumns] == headings
        assert sheet.freeze_panes in ("A2", "C2")
        assert all(sheet.column_dimensions[cell.column_letter].width >= 9 for cell in sheet[1])


def test_sheets_stand_in_order() -> None:
    """The workbook has the sheets of the summit, and opens at the guide."""
    workbook = reopened(SUMMIT, FINDINGS)

    assert workbook.sheetnames == [*(sheet.name for sheet in sheets_of(SUMMIT, FINDINGS)), "Lists"]
    assert workbook.active.title == "Guide"


def test_sheets_print_on_paper() -> None:
    """Pages are landscape and as wide as the paper, repeat the header, and carry title, marking and page."""
    sheet = reopened(SUMMIT)["Matrix"]

    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")
    assert sheet.oddHeader.left.text == "Alaska && after"
    assert (sheet.oddHeader.right.text, sheet.oddFooter.left.text) == ("OFFICIAL", "OFFICIAL")
    assert (sheet.oddFooter.center.text, sheet.oddFooter.right.text) == ("&A", "Page &P of &N")


def test_text_is_wrapped_at_top() -> None:
    """Text wraps, stands at the top of its cell, and its row is high enough for programs that do not measure."""
    sheet = reopened(with_texts("word " * 100, "北京" * 100, "a\nb\nc", "short"))["Narrative"]
    heights = [sheet.row_dimensions[number].height for number in range(2, 6)]

    assert sheet["A2"].alignment.wrap_text
    assert sheet["A2"].alignment.vertical == "top"
    assert heights[0] > 60
    assert heights[1] > 50
    assert heights[2] > 39
    assert heights[3] < 20


def test_matrix_tints_cells_that_say_so_in_words() -> None:
    """A cell of the matrix has the tint of its stance, and says the stance as well."""
    sheet = reopened(SUMMIT)["Matrix"]

    assert sheet["C2"].value == "Conditional: Limits for all"
    assert sheet["C2"].fill.fgColor.rgb == f"FF{TONES['conditional'][1]}"
    assert sheet["D2"].value == "Not stated"


def test_words_of_lists_have_looks_by_rule() -> None:
    """A stance, a firmness and a severity look like their word, whatever a person makes of it; a red line is bold."""
    workbook = reopened(SUMMIT, FINDINGS)
    stance, firmness = (rules_of(workbook["Positions"], cells) for cells in ("G2:G1048576", "H2:H1048576"))

    assert workbook["Positions"]["G2"].fill.fill_type is None
    assert stance["Conditional"].fill.bgColor.rgb == f"FF{TONES['conditional'][1]}"
    assert set(stance) >= {"Supports", "Opposes", "Neutral", "Not stated", "Refused to discuss"}
    assert firmness["Red line"].font.b
    assert "Error" in rules_of(workbook["Findings"], "A2:A1048576")


def rules_of(sheet: Worksheet, cells: str) -> dict[str, DifferentialStyle]:
    """Return what cells look like by the word in them."""
    (found,) = [each.rules for each in sheet.conditional_formatting if str(each.sqref) == cells]
    return {rule.formula[0].strip('"'): rule.dxf for rule in found}


@pytest.mark.parametrize("tone", sorted(TONES))
def test_tones_can_be_read(tone: str) -> None:
    """Text on every tint has a contrast of at least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""
    assert contrast(*TONES[tone]) >= 4.5


def test_parties_of_one_name_have_two_headings() -> None:
    """Headings of a table are unique, also where two parties have one name."""
    parties = (Party(id="cog", name="Congo"), Party(id="cod", name="CONGO\n"))
    summit = attrs.evolve(
        SUMMIT, parties=parties, positions=tuple(Position(issue="arms", party=party.id) for party in parties)
    )

    assert [cell.value for cell in reopened(summit)["Matrix"][1]][2:] == ["Congo", "CONGO (2)"]


def test_file_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file has the title, author, version and language of the record, and its date, not the clock's."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    brief = Brief(sender="Desk", date="2025-08-20", version="2")
    properties = reopened(attrs.evolve(SUMMIT, brief=brief)).properties

    assert (properties.title, properties.creator, properties.lastModifiedBy) == ("Alaska & after", "Desk", "Desk")
    assert (properties.version, properties.language) == ("2", "en")
    assert properties.created == properties.modified == datetime.fromisoformat("2025-08-20")


def test_header_takes_title_literally() -> None:
    """An ampersand in title or marking is no code for the file's name or the page, and a long title is shortened."""
    sheet = reopened(attrs.evolve(SUMMIT, title="&F " + "t" * 300, marking="&P\n1"))["Guide"]

    assert sheet.oddHeader.left.text == f"&&F {'t' * 116}…"
    assert sheet.oddHeader.right.text == "&&P 1"


@pytest.mark.parametrize(("day", "lines"), [("2025-08-15", 1), ("2025-08-15/2025-08-16", 3)])
def test_rows_are_no_higher_than_text(day: str, lines: int) -> None:
    """A text that fits on one line of its column makes a row of one line; a longer one makes room for all of it."""
    sheet = reopened(attrs.evolve(SUMMIT, sources=(Source(id="article", published=day),)))["Sources"]

    assert lines * 13 <= sheet.row_dimensions[2].height < (lines + 1) * 13


def test_columns_explain_themselves() -> None:
    """The heading of a column shows what the column holds when it is selected."""
    sheet = reopened(SUMMIT)["Positions"]
    prompts = {str(each.sqref): (each.promptTitle, each.prompt) for each in sheet.data_validations.dataValidation}

    assert prompts["G1"] == ("Stance", "Which way it leans; empty where nobody has classified it.")


def test_font_parts_are_in_office_order() -> None:
    """Fonts are written in the order that the schema of Office wants, which openpyxl's own is not."""
    styles = part(exported(SUMMIT)[0], "xl/styles.xml")
    fonts = re.findall(r"<font>(.*?)</font>", styles)

    assert fonts
    for font in fonts:
        names = [name for name in re.findall(r"<(\w+)", font) if name != "font"]
        assert names == sorted(names, key=["b", "u", "sz", "color", "name", "family"].index)


def test_package_has_no_clock(tmp_path: Path) -> None:
    """A workbook written through the public way has parts without a time of day."""
    path = tmp_path / "positions.xlsx"
    report = sk.export(SUMMIT, path)

    assert report.format == "excel"
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_empty_summit_makes_a_workbook() -> None:
    """A summit that has only a name gives a workbook of guide, summit and columns, and one sheet for the loader."""
    assert reopened(Summit(id="s", title="S")).sheetnames == ["Guide", "Summit", "Columns", "_meta"]
