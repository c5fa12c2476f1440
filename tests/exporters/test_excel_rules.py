"""What the workbook does for people who edit it: words and ids to choose from, links, colours that follow, charts."""

import io
import re

import attrs
import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks import SUMMIT, books, exported, numbered, part, reopened

import summitkit as sk
from summitkit.exporters.excel import write
from summitkit.model import Issue, Party, Position, Summit
from summitkit.sheets import Column, Row, Rows, Sheet, sheets_of
from summitkit.tally import Tally

PARTIES = tuple(Party(id=id_, name=id_.upper()) for id_ in ("usa", "rus", "chn"))
SIDES = (("usa", "supports"), ("rus", "opposes"), ("chn", "supports"))
THREE = attrs.evolve(
    SUMMIT,
    parties=PARTIES,
    positions=tuple(Position(issue="arms", party=party, stance=stance) for party, stance in SIDES),
)


def choices(sheet: Worksheet) -> dict[str, DataValidation]:
    """Return the lists that a worksheet offers, by heading."""
    found = (each for each in sheet.data_validations.dataValidation if each.type == "list")
    return {sheet[f"{re.split(r'[0-9]', str(each.sqref))[0]}1"].value: each for each in found}


def test_words_are_chosen_from_hidden_list() -> None:
    """A stance is chosen from the words that it takes, which stand on a hidden sheet; another word is refused."""
    workbook = reopened(SUMMIT)
    stance = choices(workbook["Positions"])["Stance"]
    ((sheet, cells),) = workbook.defined_names[stance.formula1].destinations

    assert (str(stance.sqref), stance.errorStyle, stance.showErrorMessage) == ("G2:G1048576", "stop", True)
    assert workbook[sheet].sheet_state == "hidden"
    assert [row[0].value for row in workbook[sheet][cells]] == [
        *("Supports", "Opposes", "Conditional", "Neutral", "Not stated", "Refused to discuss"),
    ]


def test_ids_are_chosen_from_their_sheet() -> None:
    """The id of a party is one of the sheet Parties, rows added below included; a new one is warned of."""
    workbook = reopened(SUMMIT)
    party = choices(workbook["Positions"])["Party (ID)"]

    assert party.errorStyle == "warning"
    assert workbook.defined_names[party.formula1].attr_text.startswith("'Parties'!$A$2:INDEX('Parties'!$A$2:")


def test_what_is_derived_offers_nothing() -> None:
    """The matrix, which is for reading, has nothing to choose from."""
    assert choices(reopened(SUMMIT)["Matrix"]) == {}


def test_blank_form_has_every_sheet_and_choice() -> None:
    """A workbook to be filled in has each table with one blank row, and the lists as if there were many."""
    workbook = reopened(Summit(id="s", title="S"), complete=True)
    positions = workbook["Positions"]

    assert positions.tables["positions"].ref.endswith("2")
    assert all(cell.value is None for cell in positions[2])
    assert {"Issue (ID)", "Party (ID)", "Stance", "Firmness", "Basis", "Source (ID)"} <= set(choices(positions))
    assert "Commitments" in workbook.sheetnames


def test_blank_form_is_an_option() -> None:
    """The option `complete` reaches the workbook through the public way."""
    out = io.BytesIO()
    sk.export(Summit(id="s", title="S"), out, format="excel", complete=True)

    assert "Commitments" in openpyxl.load_workbook(out).sheetnames


def test_alignment_has_a_described_chart() -> None:
    """Where three parties take sides, their mean agreement is drawn, and told to those who do not see it."""
    data = exported(THREE)[0]
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    drawing = part(data, "xl/drawings/drawing1.xml")
    below = re.search("<row>(\\d+)</row>", re.sub("<(/?)[a-z]+:", "<\\1", drawing))

    assert below
    assert int(below[1]) > workbook["Alignment"].max_row
    assert "each party's mean agreement with the others: USA 50%, RUS 0%, CHN 50%." in drawing
    assert workbook["Alignment"]["C2"].number_format == "0%"


def test_long_alignment_is_drawn_on_a_page_of_its_own() -> None:
    """A chart below many rows begins a page, so that no page ends in the middle of it."""
    parties = tuple(Party(id=f"p{n}", name=f"P{n}") for n in range(12))
    positions = tuple(Position(issue="arms", party=party.id, stance="supports") for party in parties)
    sheet = reopened(attrs.evolve(SUMMIT, parties=parties, positions=positions))["Alignment"]

    assert [each.id for each in sheet.row_breaks.brk] == [14]


def test_shares_are_shaded_by_size() -> None:
    """Shares have a scale of colours, and say their number besides."""
    (scale,) = [each for each in reopened(THREE)["Alignment"].conditional_formatting if "G2" in str(each.sqref)]

    assert scale.rules[0].type == "colorScale"


def test_hidden_columns_and_sheets_are_hidden() -> None:
    """What is there for the loader alone is not shown, and a workbook opens at the first sheet that is."""
    columns = (Column(key="a", heading="A", hidden=True), Column(key="b", heading="B"))
    hidden = Sheet(key="meta", name="_meta", note="", columns=columns, rows=Rows(lambda: iter(())))
    workbook = books([attrs.evolve(hidden, visibility="very_hidden"), numbered(1)])

    assert workbook["_meta"].sheet_state == "veryHidden"
    assert workbook["_meta"].column_dimensions["A"].hidden
    assert workbook.active.title == "Things"


def test_wide_sheets_print_on_wide_paper() -> None:
    """A sheet that would be too small on A4 is printed on A3, and shown a little smaller."""
    columns = tuple(Column(key=f"c{n}", heading=f"C{n}", width=50) for n in range(5))
    wide = Sheet(key="wide", name="Wide", note="", columns=columns, rows=Rows(lambda: iter(())))
    workbook = books([wide, numbered(1)])

    assert [sheet.page_setup.paperSize for sheet in workbook] == [8, 9]
    assert [sheet.sheet_view.zoomScale for sheet in workbook] == [85, 100]


MIXED = [f"text {n}" for n in range(1_200)]


ODD = (
    *("=1+1", "a\nb", "TRUE", " lead", "trail ", "trail\u00a0", "a & b", "_x000D_", "\x07", ""),
    *("wide words " * 20 + "end", "\u6f22" * 30, "CAPITALS ARE WIDE", "x" * 5_000, "x" * 40_000),
)


@pytest.mark.parametrize("odd", ODD)
def test_many_rows_stand_as_few(odd: str) -> None:
    """An odd text among more than a thousand plain ones, which are written together, stands as it does alone."""
    column = Column(key="text", heading="Text", width=20)

    def cells(texts: list[str]) -> list[object]:
        rows = [Row(pointer="", cells=(text,)) for text in texts]
        sheet = books([Sheet(key="t", name="T", note="", columns=(column,), rows=Rows(lambda: iter(rows)))])["T"]
        heights = [sheet.row_dimensions[number].height for number in range(2, sheet.max_row + 1)]
        return [(cell.value, cell.quotePrefix, high) for cell, high in zip(sheet["A"][1:], heights, strict=True)]

    alone, among = cells([odd]), cells([*MIXED, odd, *MIXED])

    assert among[1_200 : 1_200 + len(alone)] == alone
    assert len(among) == 2_400 + len(alone)


def test_issue_that_leads_to_itself_links_to_its_row() -> None:
    """An issue below another one links to it, on the same sheet."""
    issues = (Issue(id="arms", title="Arms"), Issue(id="nuclear", title="Nuclear", parent="arms"))
    sheet = reopened(attrs.evolve(SUMMIT, issues=issues))["Issues"]
    links = {cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}

    assert links == {"'Issues'!A2"}


def test_ids_in_further_worksheets_are_no_links() -> None:
    """A worksheet that goes on has no place for the rows that are not its own."""
    out = io.BytesIO()
    write(THREE, sheets_of(THREE), out, Tally(), last_row=3)
    workbook = openpyxl.load_workbook(out)
    links = [cell.hyperlink and cell.hyperlink.location for cell in workbook["Positions"]["D"][1:]]

    assert links == ["'Parties'!A2", "'Parties'!A3"]
    assert workbook["Positions (2)"]["D2"].value == "chn"
    assert workbook["Positions (2)"]["D2"].hyperlink is None


def test_changed_and_long_row_is_reported_once() -> None:
    """A row with a strange character and a long text, which is made twice, is reported once."""
    rows = [Row(pointer="", cells=("a\x07", "x" * 40_000))]
    columns = (Column(key="a", heading="A"), Column(key="b", heading="B"))
    losses, told = Tally(), list[str]()
    sheet = books([Sheet(key="t", name="T", note="", columns=columns, rows=Rows(lambda: iter(rows)))], losses)["T"]
    told.extend(losses.sentences())

    assert [cell.value for cell in sheet["A"]] == ["A", "a_x0007_", None]
    assert told == [
        "Characters that Excel shows as a box stand as codes such as _x0001_: T!A2.",
        "Texts longer than a cell holds go on in the next row: T!B3.",
    ]


def test_value_of_another_kind_is_an_error() -> None:
    """A sheet of a plugin that holds neither text nor number is refused, not written in some other way."""
    sheet = attrs.evolve(numbered(1), rows=Rows(lambda: iter([Row(pointer="", cells=(object(),))])))
    with pytest.raises(TypeError, match="expected a text or a number, found object"):
        books([sheet])
