"""Sheets as worksheets, under the limits of Excel."""

from tests.workbooks import books, numbered

from summitkit.tally import Tally


def test_rows_beyond_last_go_on_in_another_sheet() -> None:
    """A sheet with more rows than a worksheet holds goes on in a further worksheet, and this is reported."""
    losses, told = Tally(), list[str]()
    workbook = books([numbered(7)], losses, last_row=4)
    told.extend(losses.sentences())

    assert [[row[0] for row in sheet.values] for sheet in workbook] == [
        ["Number", 0, 1, 2],
        ["Number", 3, 4, 5],
        ["Number", 6],
    ]
    assert workbook.sheetnames == ["Things", "Things (2)", "Things (3)"]
    assert [list(sheet.tables) for sheet in workbook] == [["things"], ["things_2"], ["things_3"]]
    assert told == ["Rows beyond the last one of a worksheet go on in a further one: Things (2), Things (3)."]


def test_columns_beyond_last_are_reported() -> None:
    """Columns that a worksheet has no room for are left out, and this is reported."""
    losses, told = Tally(), list[str]()
    workbook = books([numbered(1, columns=5)], losses, last_column=3)
    told.extend(losses.sentences())

    assert list(workbook["Things"].values) == [("Number", "Number (2)", "Number (3)"), (0, 1, 2)]
    assert told == ["Columns beyond the last one of a worksheet are left out: Things."]


def test_empty_table_has_a_row() -> None:
    """A sheet without rows is still a table, with the one blank row that Excel asks for."""
    sheet = books([numbered(0)])["Things"]

    assert sheet.tables["things"].ref == "A1:A2"


def test_sheet_names_are_unique() -> None:
    """Names that differ only in case, or beyond 31 characters, are told apart by a number."""
    names = ["Same", "SAME", "x" * 40, "X" * 40]
    workbook = books([numbered(1, key=f"k{number}", name=name) for number, name in enumerate(names)])

    assert workbook.sheetnames == ["Same", "SAME (2)", f"{'x' * 30}…", f"{'X' * 26}… (2)"]
