"""The cells of the Excel workbook: every value as it is, or changed and reported."""

import io
from datetime import datetime
from enum import IntEnum

import attrs
import openpyxl
import pytest
from hypothesis import given
from tests.strategies import summits
from tests.workbooks import SUMMIT, column_of, exported, part, reopened, with_texts

from summitkit.exporters.excel.links import PER_SHEET, link_target
from summitkit.findings import Finding
from summitkit.model import Issue, Position, Source, Summit


class Score(float):
    """A number that shows itself in words, as those of numpy do."""

    def __repr__(self) -> str:
        """Return no digits."""
        return "a score"


class Rank(IntEnum):
    """A number with a name."""

    SECOND = 2


@given(summits())
def test_no_text_becomes_formula_or_error(summit: Summit) -> None:
    """No cell of any workbook is a formula, an error or a truth value."""
    kinds = {
        cell.data_type
        for sheet in reopened(summit)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }

    assert kinds <= {"s", "n", "d"}


def test_numbers_and_days_have_their_kinds() -> None:
    """A number is a number, a day a date shown as it was written; a month stays text."""
    sheet = reopened(SUMMIT)["Positions"]
    by_heading = {cell.value: cell.column for cell in sheet[1]}
    value, day, month = (
        sheet.cell(2, by_heading["Value on scale"]),
        *(sheet.cell(r, by_heading["As of"]) for r in (2, 3)),
    )

    assert (value.value, value.data_type) == (40, "n")
    assert (day.value, day.number_format) == (datetime.fromisoformat("2025-08-15"), "yyyy-mm-dd")
    assert (month.value, month.data_type) == ("2025-08", "s")


@pytest.mark.parametrize("day", ["1815-06-09", "1900-02-28"])
def test_days_that_excel_miscounts_stay_text(day: str) -> None:
    """Days before March 1900, which Excel numbers differently or not at all, stand as text."""
    summit = attrs.evolve(SUMMIT, sources=(Source(id="s", published=day),))

    assert column_of(reopened(summit), "Sources", "Published") == [day]


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (0.1 + 0.2, "0.30000000000000004"),
        (1e22, "1e+22"),
        (-2.5e-7, "-2.5e-07"),
        (2**53, "9007199254740992"),
        (Score(7.5), "7.5"),
        (Rank.SECOND, "2"),
    ],
)
def test_numbers_keep_all_digits(value: float, digits: str) -> None:
    """A number is written so that the very same one is read back, also where it is of a class of its own."""
    summit = attrs.evolve(SUMMIT, positions=(Position(issue="arms", party="usa", value=value),))
    data, notes = exported(summit)

    assert f"<v>{digits}</v>" in part(data, "xl/worksheets/sheet3.xml")
    assert column_of(openpyxl.load_workbook(io.BytesIO(data)), "Positions", "Value on scale") == [value]
    assert notes == []


@pytest.mark.parametrize("value", [2**53 + 1, -(10**20), 1e308, 5e-324])
def test_numbers_beyond_excel_stand_as_text(value: float) -> None:
    """A number that Excel would round or refuse is written as text, and reported."""
    summit = attrs.evolve(SUMMIT, positions=(Position(issue="arms", party="usa", value=value),))
    data, notes = exported(summit)

    assert column_of(openpyxl.load_workbook(io.BytesIO(data)), "Positions", "Value on scale") == [repr(value)]
    assert any("Numbers that Excel would round" in note for note in notes)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@sum", "\t=1", "\n=1", "#N/A", "TRUE", "007", "2025-08-15", "'quoted"],
)
def test_text_that_excel_would_change_is_quoted(text: str) -> None:
    """A text that looks like a formula, number, date, error or truth value is text, also when a person edits it."""
    cell = reopened(with_texts(text))["Narrative"]["C2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", ["a plain text", "Trueman", "№ 7"])
def test_plain_text_is_not_quoted(text: str) -> None:
    """A text that Excel leaves alone carries no quote mark."""
    assert not reopened(with_texts(text))["Narrative"]["C2"].quotePrefix


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a _x000B_ b", "a _x005F_x000B_ b"),
        ("_x005f_x000D_", "_x005F_x005f_x005F_x000D_"),
        ("_x00_ stays", "_x00_ stays"),
        ("two\r\nlines\r", "two_x000D_\nlines_x000D_"),
    ],
)
def test_literal_codes_are_escaped(text: str, stored: str) -> None:
    """What looks like a character code is escaped, so that Excel shows it as it was written."""
    assert reopened(with_texts(text))["Narrative"]["C2"].value == stored


def test_unwritable_characters_stand_as_codes() -> None:
    """Characters that XML forbids are written as Excel's codes; the report names the cells, and how many more."""
    data, notes = exported(with_texts(*["a\x0bb\ufffe"] * 5))
    workbook = openpyxl.load_workbook(io.BytesIO(data))

    assert workbook["Narrative"]["C2"].value == "a_x000B_b_xFFFE_"
    assert column_of(workbook, "Narrative", "Text") == ["a\x0bb\ufffe"] * 5
    assert notes == [
        (
            "Characters that Excel shows as a box stand as codes such as _x0001_: "
            "Narrative!C2, Narrative!C3, Narrative!C4 and 2 more."
        )
    ]


@pytest.mark.parametrize("text", ["x" * 32_768, "\U0001f600" * 40_000, "_x000D_" * 9_000, "=" + "y" * 70_000])
def test_long_text_goes_on_below(text: str) -> None:
    """A text too long for a cell goes on in rows that carry the same record, is whole, and is reported."""
    data, notes = exported(with_texts(text, "next"))
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    stored = [str(cell.value) for cell in workbook["Narrative"]["C"][1:]]
    records = column_of(workbook, "Narrative", "Record")

    assert "".join(map(str, column_of(workbook, "Narrative", "Text"))) == f"{text}next"
    assert records[:-1] == ["/narrative/0", *["/narrative/0 ~continued"] * (len(records) - 2)]
    assert all(len(value.encode("utf-16-le")) // 2 <= 32_767 for value in stored)
    assert any(note.startswith("Texts longer than a cell holds go on in the next row: Narrative!C3") for note in notes)


def test_text_of_full_cell_stays_whole() -> None:
    """A text of exactly the limit stands in one cell, and nothing is reported."""
    data, notes = exported(with_texts("x" * 32_767))

    assert column_of(openpyxl.load_workbook(io.BytesIO(data)), "Narrative", "Text") == ["x" * 32_767]
    assert notes == []


def test_web_links_can_be_followed() -> None:
    """A link of a source is a real one, its fragment apart."""
    (cell,) = [cell for cell in reopened(SUMMIT)["Sources"][2] if cell.hyperlink]

    assert cell.value == "https://example.org/a?b=1&c=2#part"
    assert (cell.hyperlink.target, cell.hyperlink.location) == ("https://example.org/a?b=1&c=2", "part")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("http://example.org", ("http://example.org", "")),
        ("https://example.org/é?q=a b", ("https://example.org/%C3%A9?q=a%20b", "")),
        ("https://example.org:8080/#é", ("https://example.org:8080/", "%C3%A9")),
        ("mailto:desk@example.org", ("mailto:desk@example.org", "")),
        ("mailto:nobody", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        (r"\\server\share", None),
        ("https://example.org\\@evil.example", None),
        ("https://exämple.org/", None),
        ("http://[bad", None),
        ("https://example.org/" + "a" * 3000, None),
    ],
)
def test_only_safe_links_are_followed(text: str, target: tuple[str, str] | None) -> None:
    """Web and mail addresses that every reader can parse are links; all else is text."""
    assert link_target(text) == target


def test_link_that_is_none_stands_as_text() -> None:
    """A link that Excel could not follow keeps its text, and is reported."""
    summit = attrs.evolve(SUMMIT, sources=(Source(id="s", url="https://exämple.org/"),))
    data, notes = exported(summit)

    assert column_of(openpyxl.load_workbook(io.BytesIO(data)), "Sources", "Link") == ["https://exämple.org/"]
    assert notes == ["Links that Excel cannot follow stand as text: Sources!C2."]


def test_links_beyond_limit_stand_as_text() -> None:
    """A worksheet takes 65,530 links, its links into the workbook included; further ones stand as text."""
    positions = tuple(Position(issue="arms", party="usa", text="Yes") for _ in range(PER_SHEET // 2 + 2))
    data, notes = exported(attrs.evolve(SUMMIT, positions=positions))
    sheet = part(data, "xl/worksheets/sheet3.xml")

    assert sheet.count("<hyperlink ") == PER_SHEET
    assert 'ref="D32766"' in sheet
    assert "Links beyond those that a worksheet takes stand as text: Positions from row 32,767 on." in notes


def test_references_lead_to_their_rows() -> None:
    """An id of a party, issue or source links to its row, also where a text above goes on over several rows."""
    long = Issue(id="first", title="x" * 70_000)
    sheet = reopened(attrs.evolve(SUMMIT, issues=(long, *SUMMIT.issues)))["Positions"]
    links = {sheet.cell(1, cell.column).value: cell.hyperlink.location for cell in sheet[2] if cell.hyperlink}

    assert links == {"Issue (ID)": "'Issues'!A5", "Party (ID)": "'Parties'!A2", "Source (ID)": "'Sources'!A2"}


def test_pointers_lead_to_their_rows() -> None:
    """Evidence and findings link to the row that they are about, also where the pointer goes deeper than the row."""
    findings = tuple(
        Finding(code="SK999", message="m", pointer=pointer) for pointer in ("/positions/1/text", "/title", "/nothing/7")
    )
    workbook = reopened(SUMMIT, findings)
    links = [workbook["Findings"].cell(row, 4).hyperlink for row in (2, 3, 4)]

    assert workbook["Evidence"]["A2"].hyperlink.location == "'Positions'!A2"
    assert [link and link.location for link in links] == ["'Positions'!A3", "'Summit'!A3", None]


def test_unknown_ids_are_no_links() -> None:
    """An id that no row has is text: a check tells of it."""
    data, notes = exported(attrs.evolve(SUMMIT, positions=(Position(issue="gone", party="usa"),)))
    cell = openpyxl.load_workbook(io.BytesIO(data))["Positions"]["B2"]

    assert (cell.value, cell.hyperlink) == ("gone", None)
    assert notes == []
