"""A workbook as a whole: its sheets in order, what hides, what is noted, and the places of cells."""

import io
import re

import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from tests.loaders.excel.made import (
    DATES,
    STRICT,
    STRICT_OFFICE,
    cells,
    parts,
    read,
    refused,
    related,
    sheet,
    zipped,
)
from tests.workbooks import SUMMIT, exported
from xlsxwriter import Workbook as XlsxWriter

from summitkit.errors import Location
from summitkit.loaders.excel.workbook import MOST_SHEETS, NamedTable
from summitkit.model import Locator

ONE = cells('<c r="A1"><v>1</v></c>')


def test_hidden_sheets_are_read_and_flagged() -> None:
    """Row 35: hidden and very hidden sheets come with the others, each told apart."""
    book = read(zipped(parts(ONE, ONE, ONE, states=("visible", "hidden", "veryHidden"))))

    assert [each.visibility for each in book.worksheets] == ["visible", "hidden", "very_hidden"]
    assert [each.name for each in book.grids] == ["Data", "Second", "Third"]
    assert [list(each.rows) for each in book.grids] == [[[1]]] * 3


def test_hidden_rows_and_columns_are_read_and_noted() -> None:
    """Row 36: what Excel does not show is read like the rest, and said."""
    written = (
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="1" hidden="true"/><row r="3" hidden="0"/>'
    )
    columns = "<cols><col min='1' max='1' width='3' hidden='1'/><col min='2' max='2'/></cols>"

    for made in (sheet(written, columns), sheet(f"<!-- x -->{written}", columns)):
        book = read(zipped(parts(made)))
        assert (book.worksheets[0].hidden_rows, book.worksheets[0].hidden_columns) == (2, True)
        assert list(book.grids[0].rows) == [[1]]


def test_links_to_others_are_noted() -> None:
    """Rows 31, 32 and 42: links to workbooks, templates and programs (DDE) are not followed, and said."""
    links = (("externalLink", "externalLinks/externalLink1.xml"), ("externalLink", "externalLinks/externalLink2.xml"))
    found = parts(cells('<c r="A1"><f>[1]A!A1</f><v>3</v></c>', '<c r="B1"><f>cmd|x!A1</f></c>'), more=links)
    outside = related(("attachedTemplate", "https://example.org/evil.xltm"), mode=' TargetMode="External"')
    rels = str(found["xl/_rels/workbook.xml.rels"])
    found["xl/_rels/workbook.xml.rels"] = rels.replace(
        "</Relationships>", outside.partition(">")[2].replace("r1", "r99")
    )

    assert read(zipped(found)).notes == (
        "links to 2 other workbooks or programs are not followed; cells have the values last saved",
        "the workbook refers to something outside it (attachedTemplate), which is not followed",
    )


def test_chart_sheet_is_noted() -> None:
    """A sheet that holds a chart only has no cells, and is said to have none."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.create_chartsheet("Chart")
    book.save(out)
    found = read(out.getvalue())

    assert [each.name for each in found.grids] == ["Sheet"]
    assert found.notes == ("the sheet 'Chart' is a chartsheet and has no cells to read",)


def test_tables_and_merged_cells_are_named() -> None:
    """Tables and merged cells have their areas; what else belongs to a sheet is named by its kind."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    worksheet = book.active
    for each in (("a", "b"), (1, 2)):
        worksheet.append(each)
    worksheet.add_table(Table(displayName="Positions", ref="A1:B2"))
    worksheet.merge_cells("D1:E2")
    worksheet["A2"].hyperlink = "https://example.org/"
    worksheet["A1"].comment = openpyxl.comments.Comment("why", "me")
    book.save(out)
    (found,) = read(out.getvalue()).worksheets

    assert found.tables == (NamedTable(name="Positions", area="A1:B2"),)
    assert found.merged == ("D1:E2",)
    assert found.unread == ("comments", "vmlDrawing")


def test_strict_workbook_is_read() -> None:
    """A strict workbook (ISO/IEC 29500) has other namespaces and dates as text."""
    made = sheet(
        '<row r="1"><c r="A1" t="d" s="1"><v>2025-08-15T00:00:00</v></c><c r="B1" t="s"><v>0</v></c>'
        '<c r="C1" s="1"><v>45884</v></c></row>',
        namespace=STRICT,
    )
    found = parts(made, namespace=STRICT, office=STRICT_OFFICE, shared="<si><t>a</t></si>", styles=DATES)

    assert list(read(zipped(found)).grids[0].rows) == [["2025-08-15", "a", "2025-08-15"]]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Positions", "Positions!C7"),
        ("Données_2.b", "Données_2.b!C7"),
        ("Issue 1", "'Issue 1'!C7"),
        ("Chef d'État", "'Chef d''État'!C7"),
        ("2025", "'2025'!C7"),
        ("A1", "'A1'!C7"),
        ("R1C1", "'R1C1'!C7"),
        ("rc", "'rc'!C7"),
        ("TRUE", "'TRUE'!C7"),
        ("a!b", "'a!b'!C7"),
        ("a&#10;b", "'a b'!C7"),
        ("", "''!C7"),
    ],
)
def test_cell_is_named_as_excel_names_it(name: str, place: str) -> None:
    """The place of a cell has the sheet's name in quotes where Excel has, and fits the model."""
    (grid,) = read(zipped(parts(ONE, names=[name]))).grids

    assert grid.at(6, 2) == Location(unit="cell", start=place)
    assert Locator(unit="cell", start=place)


def test_name_of_a_sheet_is_decoded() -> None:
    """Character codes in the name of a sheet are characters."""
    assert read(zipped(parts(ONE, names=["a_x0009_b &amp; c"]))).grids[0].name == "a\tb & c"


def test_two_sheets_of_one_name_are_refused() -> None:
    """Row 103: sheets with names equal but for case cannot be told apart."""
    assert "two sheets have the same name" in refused(zipped(parts(ONE, ONE, names=["a", "A"])))


def test_number_of_sheets_is_limited() -> None:
    """A workbook has at least one sheet, and not thousands."""
    found = parts(ONE)
    workbook = str(found["xl/workbook.xml"])
    entry = re.search("<sheet .*?/>", workbook)
    assert entry
    many = "".join(entry[0].replace('"Data"', f'"{number}"') for number in range(MOST_SHEETS + 1))

    assert "found 1,001" in refused(zipped({**found, "xl/workbook.xml": workbook.replace(entry[0], many)}))
    assert "found 0" in refused(zipped({**found, "xl/workbook.xml": workbook.replace(entry[0], "")}))


def test_workbook_of_the_exporter_is_read() -> None:
    """The workbook that summitkit writes comes back as tables, without a note."""
    book = read(exported(SUMMIT)[0])
    positions = next(each for each in book.worksheets if each.grid.name == "Positions")

    assert positions.tables
    assert "Limits for all" in {value for row in positions.grid.rows for value in row}
    assert book.notes == ()


def test_workbook_of_xlsxwriter_is_read() -> None:
    """Every type of cell that XlsxWriter writes comes back."""
    out = io.BytesIO()
    with XlsxWriter(out, {"default_date_format": "yyyy-mm-dd"}) as book:
        worksheet = book.add_worksheet("A sheet")
        worksheet.write_row(0, 0, ["text", 1.5, True])
        worksheet.write_formula(0, 3, "=1+1", None, 2)
        worksheet.write_formula(0, 4, "=NA()", None, "#N/A")
        worksheet.write_blank(0, 5, None, book.add_format({"bold": True}))
        worksheet.add_table(2, 0, 3, 1)
    (found,) = read(out.getvalue()).worksheets

    assert [str(value) for value in found.grid.rows[0]] == ["text", "1.5", "True", "2", "Fault(what='#N/A')"]
    assert list(found.grid.rows[2]) == ["Column1", "Column2"]
