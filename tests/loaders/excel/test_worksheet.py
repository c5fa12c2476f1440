"""Rows and columns: every cell in its place, wherever it is and however the sheet is written."""

import io
import re
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from tests.loaders.excel.made import MAIN, cells, parts, read, refused, row, rows, sheet, zipped
from xlsxwriter import Workbook as XlsxWriter

from summitkit.grids import Fault
from summitkit.loaders.excel.rows import MOST_COLUMNS, MOST_ROWS, column_letters, column_number

PLACES = st.tuples(st.integers(1, 60) | st.integers(1, MOST_ROWS), st.integers(1, 30) | st.integers(1, MOST_COLUMNS))


def placed(places: dict[tuple[int, int], int]) -> str:
    """Return a sheet with numbers in places."""
    written = ""
    for number in sorted({number for number, _ in places}):
        each = "".join(
            f'<c r="{get_column_letter(column)}{number}"><v>{places[number, column]}</v></c>'
            for _, column in sorted(place for place in places if place[0] == number)
        )
        written += f'<row r="{number}">{each}</row>'
    return sheet(written)


@settings(max_examples=20)
@given(st.dictionaries(PLACES, st.integers(-9, 9), max_size=12))
def test_every_cell_is_in_its_place(places: dict[tuple[int, int], int]) -> None:
    """Row 28: wherever cells stand, they are read there, and nothing else is."""
    found = read(zipped(parts(placed(places)))).grids[0].rows
    filled = {
        (number, column): value
        for number, each in enumerate(found, 1)
        if each
        for column, value in enumerate(each, 1)
        if value is not None
    }

    assert filled == places
    assert len(found) == max((number for number, _ in places), default=0)
    assert all(not each or each[-1] is not None for each in found)


@given(st.lists(st.lists(st.none() | st.integers(-5, 5) | st.sampled_from(["", "a", " b"]), max_size=30), max_size=9))
def test_rows_of_xlsxwriter_come_back(written: list[list[object]]) -> None:
    """Rows that XlsxWriter wrote come back; it writes no empty text."""
    out = io.BytesIO()
    with XlsxWriter(out) as book:
        worksheet = book.add_worksheet()
        for number, each in enumerate(written):
            worksheet.write_row(number, 0, each)
    expected = [[value if value != "" else None for value in each] for each in written]
    while expected and not any(value is not None for value in expected[-1]):
        expected.pop()

    found = rows(out.getvalue())

    assert len(found) == len(expected)
    for mine, theirs in zip(found, expected, strict=True):
        assert [*mine, *[None] * (len(theirs) - len(mine))] == theirs


def test_empty_rows_keep_their_numbers() -> None:
    """Empty rows before and between cells are there, those after them are not; blank formatted cells are none."""
    made = sheet(
        '<row r="1"/><row r="2"><c r="B2" s="0"/></row><row r="4" spans="1:3" ht="15.5"><c r="C4"><v>1</v></c>'
        '<c r="D4" s="0"/><c r="E4" t="s"/></row><row r="5"></row><row r="9"><c r="A9"/></row>'
    )

    assert rows(zipped(parts(made))) == [[], [], [], [None, None, 1]]


@pytest.mark.parametrize("before", ["", "<cols><col min='1' max='2'/></cols>"])
def test_sheet_without_rows_is_empty(before: str) -> None:
    """A sheet may have no rows at all."""
    assert rows(zipped(parts(sheet("", before)))) == []
    assert rows(zipped(parts(sheet("", before).replace("<sheetData></sheetData>", "<sheetData/>")))) == []


UNCOMMON = {
    "white space around rows": '\n <row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>\n',
    "white space": "\n <row r='1'>\n  <c r='A1'>\n<v>\n1 </v> </c>\n<c r='C1'><v>3</v></c></row>\n",
    "text between rows": '\nx<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>x',
    "no references": "<row><c><v>1</v></c><c/><c><v>3</v></c></row>",
    "some references": '<row><c><v>1</v></c><c r="C1"><v>3</v></c></row>',
    "lower case": '<row r="1"><c r="a1"><v>1</v></c><c r="c1"><v>3</v></c></row>',
    "order of attributes": '<row spans="1:3" r="1"><c t="n" r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>',
    "a comment": '<row r="1"><!-- x --><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>',
    "an extension": '<row r="1"><c r="A1"><v>1</v><extLst><ext/></extLst></c><c r="C1"><v>3</v></c></row>',
    "references in a number": '<row r="1"><c r="A1"><v>&#49;</v></c><c r="C1"><v>3</v></c></row>',
    "odd order in a row": '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>',
    "metadata": '<row r="1"><c r="A1" cm="1" vm="2"><v>1</v></c><c r="C1"><v>3</v></c></row>',
}


@pytest.mark.parametrize("written", UNCOMMON.values(), ids=[*UNCOMMON])
def test_uncommon_ways_of_writing_are_read(written: str) -> None:
    """A sheet may be written in any way that XML allows."""
    assert rows(zipped(parts(sheet(written)))) == [[1, None, 3]]


def test_prefixed_sheet_is_read() -> None:
    """Elements may have a prefix, as those of the Open XML SDK have."""
    made = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2" t="str"><x:v>a</x:v></x:c></x:row>'

    assert rows(zipped(parts(f"{made}</x:sheetData></x:worksheet>"))) == [[], [None, "a"]]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        pytest.param('<row r="999999999"><c r="A999999999"><v>1</v></c></row>', "999999999 is beyond", id="row 29"),
        pytest.param('<row r="1048577"/>', "row 1048577 is beyond", id="row 122"),
        pytest.param('<row r="0"/>', "row 0 is beyond", id="row 0"),
        pytest.param('<row r="1"><c r="XFE1"><v>1</v></c></row>', "row 1 has a cell beyond the column XFD", id="XFE"),
        pytest.param('<row r="3"/><row r="2"/>', "row 2 stands after row 3", id="order"),
        pytest.param('<row r="2"/><row r="2"/>', "row 2 stands after row 2", id="twice"),
        pytest.param('<row r="1"><c r="B2"><v>1</v></c></row>', "expected a cell of row 1, found 'B2'", id="elsewhere"),
        pytest.param('<row r="1"><c r="1A"><v>1</v></c></row>', "expected a cell of row 1, found '1A'", id="no cell"),
        pytest.param('<row r="x"/>', "expected the number of a row, found 'x'", id="no number"),
        pytest.param(
            '<row r="7"><c r="B7"><v>1</v></c><c r="B7"><v>2</v></c></row>', "the cell B7 stands twice", id="cell twice"
        ),
        pytest.param('<row r="1"><c r="AAAA1"><v>1</v></c></row>', "found 'AAAA1'", id="long"),
        pytest.param('<row r="1"><c r="A1" s="9999999"><v>1</v></c></row>', "no workbook has", id="format"),
        pytest.param('<row r="1"><row r="2"></row></row>', "no workbook has", id="row in row"),
    ],
)
def test_row_or_cell_out_of_place_is_refused(written: str, why: str) -> None:
    """A row or cell that can have no place makes the sheet unreadable."""
    assert why in refused(zipped(parts(sheet(written))))


def prefixed(part: str) -> str:
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", part).replace("xmlns=", "xmlns:x=")


def spaced(part: str) -> str:
    return part.replace("><", ">\n  <").replace("<t>\n  </t>", "<t> </t>").replace("<t/>", "<t> </t>")


@pytest.mark.parametrize("change", [prefixed, spaced, lambda part: spaced(prefixed(part))])
def test_other_writings_of_a_sheet_are_read(change: Callable[[str], str]) -> None:
    """Prefixes on every element, and white space between them, change nothing, and no text."""
    made = sheet(
        '<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>a &lt; b</t></is></c><c r="C1"><f>A</f><v>3</v></c></row>'
        '<row r="2"/><row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="e"><v>#N/A</v></c></row>',
        before="<cols><col min='1' max='1'/></cols>",
    )
    found = parts(change(made))
    table = parts(cells(), shared="<si><t>text</t></si>")
    found.update({name: change(str(part)) for name, part in table.items() if name == "xl/sharedStrings.xml"})
    found["xl/_rels/workbook.xml.rels"] = table["xl/_rels/workbook.xml.rels"]

    assert rows(zipped(found)) == [["a < b", None, 3], [], [None, "text", None, Fault("#N/A")]]


OTHERS = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>".replace("'", '"')


@pytest.mark.parametrize(
    "part",
    [
        f'<x:worksheet xmlns:x="{MAIN}" xmlns="urn:y">{OTHERS}</x:worksheet>',
        f'<worksheet xmlns="{MAIN}" xmlns:x="urn:y">{prefixed(OTHERS)}</worksheet>',
        f'<x:worksheet xmlns:x="{MAIN}">{OTHERS.replace("sheetData", "x:sheetData")}</x:worksheet>',
    ],
)
def test_rows_of_another_namespace_are_none(part: str) -> None:
    """What is called a row and belongs to something else is not read as one."""
    assert rows(zipped(parts(part))) == []


def test_sheet_must_be_a_worksheet() -> None:
    """A part that is no worksheet is not taken for an empty one."""
    found = f'<chartsheet xmlns="{MAIN}"><sheetData></sheetData></chartsheet>'

    assert "expected a worksheet" in refused(zipped(parts(found)))


def test_columns_have_letters() -> None:
    """Letters and numbers of columns are each other's inverse."""
    for number in (1, 26, 27, 702, 703, MOST_COLUMNS):
        assert column_letters(number) == get_column_letter(number)
        assert column_number(column_letters(number).encode()) == number


def test_many_rows_come_back_in_runs() -> None:
    """A sheet of many megabytes is read piece by piece, without a seam."""
    count = 120_000
    written = "".join(
        f'<row r="{at}"><c r="A{at}"><v>{at}</v></c><c r="B{at}" t="s"><v>{at % 2}</v></c>'
        f'<c r="C{at}" t="str"><v>text {at}</v></c></row>'
        for at in range(1, count + 1)
    )
    found = rows(zipped(parts(sheet(written), shared="<si><t>even</t></si><si><t>odd</t></si>")))

    assert found == [[at, ("even", "odd")[at % 2], f"text {at}"] for at in range(1, count + 1)]


def test_wide_rows_come_back() -> None:
    """Rows of all the columns that there are come back."""
    book, out = openpyxl.Workbook(write_only=True), io.BytesIO()
    written = [[*range(number, MOST_COLUMNS + number)] for number in range(3)]
    worksheet = book.create_sheet()
    for each in written:
        worksheet.append(each)
    book.save(out)

    assert rows(out.getvalue()) == written


def test_uncommon_sheet_of_many_rows_is_read() -> None:
    """A long sheet that is written in an uncommon way comes back too."""
    count = 30_000
    written = "\n".join(f"<row><c><v>{at}</v></c> <c t='inlineStr'><is><t>a</t></is></c></row>" for at in range(count))

    assert rows(zipped(parts(sheet(written)))) == [[at, "a"] for at in range(count)]


def test_row_that_never_ends_is_refused() -> None:
    """A row of very many megabytes is left to the reader of XML, which finds it wrong."""
    assert "not well-formed" in refused(zipped(parts(cells("<" * (33 * 1024**2))), 0))


def test_head_may_be_long() -> None:
    """What stands before the rows may be long, and is read by the reader of XML where it is very long."""
    space = " " * 1_100_000

    assert row(*['<c r="A1"><v>1</v></c>']) == [1]
    assert rows(zipped(parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', before=space)), 0)) == [[1]]
    assert rows(zipped(parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', before=space * 34)), 0)) == [[1]]
    assert rows(zipped(parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', after=space)), 0)) == [[1]]
