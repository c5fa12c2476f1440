"""Foreign tables as records."""

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mapping.tables import FILE, HEADINGS, PLAIN, lines, mapping, read, sheet

import summitkit as sk
from summitkit.errors import InvalidRecord, Location
from summitkit.grids import Cell, Fault, Grid
from summitkit.mapping import record_of
from summitkit.raw import Input, RawRecord
from summitkit.structure import structure

SAID = ("France", "Trade", "Wants more.")


def problems(text: str, *grids: Grid) -> list[str]:
    with pytest.raises(InvalidRecord) as caught:
        record_of(mapping(text), grids, FILE)
    assert caught.value.path == FILE.name
    return [str(problem) for problem in caught.value.problems]


def test_row_becomes_a_position() -> None:
    """A row is a position of its party on its issue, with the cell's own words and its place."""
    summit = read(PLAIN, sheet(HEADINGS, ("France", "Trade", " Wants\nmore. "))).summit
    (position,) = summit.positions
    (evidence,) = position.evidence

    assert (summit.party("france").code, summit.issue("trade").title) == ("FRA", "Trade")
    assert (position.party, position.issue, position.text) == ("france", "trade", "Wants\nmore.")
    assert (evidence.source, evidence.quote, str(evidence.locator)) == (
        "positions",
        " Wants\nmore. ",
        "cell Positions!C2",
    )


def test_file_is_the_source() -> None:
    """The table is a source: a data set with the file's name and digest, and no word that it does not say."""
    (source,) = read(PLAIN, sheet(HEADINGS, SAID)).summit.sources

    assert source == sk.Source(id="positions", kind="dataset", title="positions.xlsx", sha256=FILE.sha256)


def test_lines_of_a_text_file_are_places() -> None:
    """In a CSV file the place of a position is its line, or its lines."""
    grid = Grid(name="a.csv", rows=(HEADINGS, SAID), at=lambda row, _: Location(start=row + 1, end=row + 3))
    (position,) = read(PLAIN, grid).summit.positions

    assert position.evidence[0].locator == sk.Locator(unit="line", start=2, end=4)


def test_summit_is_called_after_the_file() -> None:
    """Where the mapping says no title, the file's name stands in and a note says so."""
    table = sheet(HEADINGS, SAID)
    unnamed, named = (
        read(PLAIN, table),
        read(PLAIN + '[summit]\ntitle = "Oslo"\nid = "oslo"\nkind = "bilateral"', table),
    )
    half = read(PLAIN + '[summit]\ntitle = "Oslo"', table, source=Input("立场.csv", b"x"))

    assert (unnamed.summit.id, unnamed.summit.title) == ("positions", "positions")
    assert unnamed.raw.report.notes[0].startswith("The title and the id of the summit are the file's name")
    assert (named.summit.id, named.summit.title, named.summit.kind) == ("oslo", "Oslo", "bilateral")
    assert named.raw.report.notes == ()
    assert (half.summit.id, half.summit.sources[0].id) == ("summit-1", "source-1")
    assert half.raw.report.notes[0].startswith("The id of the summit is the file's name")


def test_parties_and_issues_come_in_order() -> None:
    """Parties and issues stand in order of appearance, each once, whatever the case and the white space."""
    table = sheet(HEADINGS, ("Россия", "Торговля", "a"), SAID, ("中国", "Trade", "b"), ("FRANCE", " trade ", "c"))
    found = read(PLAIN, table)

    assert [(party.id, party.code) for party in found.summit.parties] == [
        *(("party-1", ""), ("france", "FRA"), ("party-2", "")),
    ]
    assert [issue.id for issue in found.summit.issues] == ["issue-1", "trade"]
    assert [position.party for position in found.summit.positions] == ["party-1", "france", "party-2", "france"]
    assert "Taken for one name: 'FRANCE' for 'France', 'trade' for 'Trade'." in found.raw.report.notes


def test_every_field_has_a_column() -> None:
    """Each key of [columns] fills its field."""
    keys: Sequence[tuple[str, Cell]] = (
        *(("party", "Freedonia"), ("party_code", "FR"), ("party_kind", "State"), ("party_role", "host")),
        *(("issue", "Steel"), ("issue_parent", "Trade"), ("issue_question", "How much?"), ("issue_status_quo", "None")),
        *(("issue_result", "Not agreed"), ("text", "Wants more."), ("stance", "Supports"), ("firmness", "red line")),
        *(("basis", "declared"), ("value", 7), ("value_from", 5), ("value_to", "9"), ("salience", 80.5)),
        *(("conditions", "If all agree"), ("as_of", "2025-08-15"), ("marking", "Restricted")),
        *(
            ("quote", "We want more."),
            ("place", "page 3"),
            ("source", "A speech"),
            ("source_kind", "transcript"),
            ("issuer", "The ministry"),
        ),
        *(("publisher", "A paper"), ("author", "A. Writer"), ("published", "2025"), ("url", "https://example.org/")),
    )
    text = "[columns]\n" + "".join(f'{key} = "{key}"\n' for key, _ in keys)
    summit = read(text, sheet([key for key, _ in keys], [cell for _, cell in keys])).summit

    assert summit.parties == (sk.Party(id="freedonia", name="Freedonia", code="FRA", kind="state", role="host"),)
    assert summit.issues == (
        sk.Issue(id="trade", title="Trade"),
        sk.Issue(
            id="steel",
            title="Steel",
            parent="trade",
            question="How much?",
            status_quo="None",
            result="not_agreed",
        ),
    )
    assert summit.sources[1] == sk.Source(
        id="a-speech",
        title="A speech",
        kind="transcript",
        issuer="The ministry",
        publisher="A paper",
        author="A. Writer",
        published="2025",
        url="https://example.org/",
    )
    assert summit.positions == (
        sk.Position(
            issue="steel",
            party="freedonia",
            text="Wants more.",
            stance="supports",
            firmness="red_line",
            basis="declared",
            value=7,
            value_range=(5, 9),
            salience=80.5,
            conditions=("If all agree",),
            as_of="2025-08-15",
            marking="Restricted",
            evidence=(sk.Evidence(source="a-speech", quote="We want more.", locator=sk.Locator(unit="page", start=3)),),
        ),
    )


def test_several_columns_fill_one_text() -> None:
    """Texts of several columns stand below each other, and each is quoted; so with conditions."""
    text = "[columns]\nparty = 1\nissue = 2\ntext = [3, 4]\nconditions = [5, 6]\n"
    table = sheet(
        ("P", "I", "T", "U", "C", "D"), ("France", "Trade", "One.", "Two.", "a", None), ("Spain", "Trade", None, "x")
    )
    first, second = read(text, table).summit.positions

    assert (first.text, first.conditions) == ("One.\nTwo.", ("a",))
    assert [(piece.quote, str(piece.locator)) for piece in first.evidence] == [
        ("One.", "cell Positions!C2"),
        ("Two.", "cell Positions!D2"),
    ]
    assert (second.text, second.conditions) == ("x", ())


def test_stance_alone_is_a_position() -> None:
    """A row that has a stance and no words is a position, which quotes the stance's cell."""
    (position,) = read(
        "[columns]\nparty = 1\nissue = 2\nstance = 3", sheet(HEADINGS, ("France", "Trade", "OPPOSES"))
    ).summit.positions

    assert (position.text, position.stance, position.evidence[0].quote) == ("", "opposes", "OPPOSES")


def test_number_is_quoted_as_shown() -> None:
    """A position that is a number alone quotes the number."""
    (position,) = read(
        "[columns]\nparty = 1\nissue = 2\nvalue = 3", sheet(HEADINGS, ("France", "Trade", 40.0))
    ).summit.positions

    assert (position.value, position.evidence[0].quote) == (40, "40")


def test_named_sources_are_kept_apart() -> None:
    """A source that a column names is that position's source; a link may stand for its title."""
    text = PLAIN + 'source = "Source"\nquote = "Quote"\nplace = "Page"\n'
    table = sheet(
        (*HEADINGS, "Source", "Quote", "Page"),
        (*SAID, "A speech", "We want more.", 3),
        ("Spain", "Trade", "Less.", "https://example.org/a"),
        ("Italy", "Trade", "All.", "A speech"),
        ("Malta", "Trade", "None.", None, "Nothing for us."),
    )
    summit = read(text, table).summit
    pieces = [position.evidence for position in summit.positions]

    assert [(source.id, source.title, source.url) for source in summit.sources] == [
        ("positions", "positions.xlsx", ""),
        ("a-speech", "A speech", ""),
        ("example-org-a", "", "https://example.org/a"),
    ]
    assert pieces[0] == (
        sk.Evidence(source="a-speech", quote="We want more.", locator=sk.Locator(unit="page", start=3)),
    )
    assert pieces[1:3] == [(sk.Evidence(source="example-org-a"),), (sk.Evidence(source="a-speech"),)]
    assert (pieces[3][0].source, pieces[3][0].quote) == ("positions", "Nothing for us.")
    assert str(pieces[3][0].locator) == "cell Positions!E5"


def test_blank_rows_and_silent_rows_are_counted() -> None:
    """Each row is counted once: positions, rows that state nothing, rows of no party or issue, and blank ones."""
    text = 'blank = ["n/a"]\n' + PLAIN + 'source = "Source"\n'
    table = sheet(
        (*HEADINGS, "Source"),
        SAID,
        (),
        (None, " "),
        ("Spain", "Trade", "N/A", "A speech"),
        ("Italy", "Trade"),
        (None, None, None, "Source: the ministry"),
        (*HEADINGS, "Source"),
        ("Spain", "Fish", "More."),
    )
    found = read(text, table)

    assert found.raw.report.became == {
        "positions": 2,
        "blank rows": 2,
        "not stated": 2,
        "rows without party or issue": 1,
        "repeated headings": 1,
    }
    assert [party.id for party in found.summit.parties] == ["france", "spain", "italy"]
    assert found.raw.report.notes[1:] == (
        "Parties named beside an issue without a word on what they hold: 2 (1 with a source or a date all the same).",
        "Left out, since they name no party or no issue: cell Positions!D7 ('Source: the ministry').",
    )


def test_what_is_left_out_is_told() -> None:
    """Other sheets, rows above the headings and below the last, and columns without a key are told of."""
    table = sheet(
        ("Table 3",), (), (*HEADINGS, "Rank", None, "Empty"), (*SAID, 7, "x"), ("Spain", "Trade", "Less."), ("Total", 2)
    )
    cover, blank = sheet(("By the ministry",), name="Cover"), sheet((), (None, None), name="Sheet3")
    found = read("headings = 3\nrows = [4, 5]\n" + PLAIN, cover, table, blank)

    assert len(found.summit.positions) == 2
    assert found.raw.report.notes[1:] == (
        "Sheets left out: 'Cover'.",
        "Rows left out: cell Positions!A1 ('Table 3'), cell Positions!A6 ('Total').",
        "Columns left out, which no key of the mapping names: 'Rank', column E.",
    )


def test_many_columns_are_told_of_in_one_sentence() -> None:
    """Of 1,200 columns those that are read are found, and the others are named in a note that stays short."""
    headings = [f"Indicator {number}" for number in range(1200)]
    headings[700], headings[3], headings[1199] = HEADINGS
    row: list[Cell] = list(range(1200))
    row[700], row[3], row[1199] = SAID
    found = read(PLAIN, sheet(headings, row))

    assert found.summit.positions[0].evidence[0].locator == sk.Locator(unit="cell", start="Positions!ATD2")
    assert found.raw.report.notes[1].endswith("'Indicator 8' and 1,189 more.")
    assert len(found.raw.report.notes[1]) < 250


def test_rows_may_end_before_the_file_does() -> None:
    """A mapping may name rows that a table does not have."""
    assert len(read("rows = [2, 900]\n" + PLAIN, sheet(HEADINGS, SAID)).summit.positions) == 1
    assert read("rows = [50]\n" + PLAIN, sheet(HEADINGS, SAID)).summit.positions == ()


def test_two_heading_rows_make_a_matrix() -> None:
    """Headings of two rows name the columns of a matrix, whose cells are the positions."""
    parties = '"Europe / France" = "France"\n"Europe / Spain" = "Spain"\n"Asia / Japan" = "Japan"\n'
    text = f'headings = [2, 3]\n[columns]\nissue = "Topic"\n[parties]\n{parties}'
    table = sheet(
        ("Table 3",),
        ("Topic", "Europe", None, "Asia"),
        (None, "France", "Spain", "Japan"),
        ("Trade", "More.", None, "Less."),
        ("Fish", None, None, None),
        (),
    )
    found = read(text, table)

    assert [(each.party, each.issue, each.text) for each in found.summit.positions] == [
        ("france", "trade", "More."),
        ("japan", "trade", "Less."),
    ]
    assert [party.id for party in found.summit.parties] == ["france", "spain", "japan"]
    assert [issue.id for issue in found.summit.issues] == ["trade", "fish"]
    assert found.raw.report.became == {"positions": 1, "not stated": 1, "blank rows": 1}
    assert found.raw.places["/parties/1/name"] == Location(unit="cell", start="Positions!C3")
    assert found.raw.places["/positions/1"] == Location(unit="cell", start="Positions!D4")


def test_matrix_of_issues_holds_stances() -> None:
    """A matrix may have a column for each issue, and stances in its cells."""
    words = '[words.stance]\nYes = "supports"\n'
    text = f'cells = "stance"\n[columns]\nparty = "Country"\n[issues]\nTrade = "Free trade"\n{words}'
    (position,) = read(text, sheet(("Country", "Trade"), ("France", "yes"))).summit.positions

    assert (position.issue, position.stance, position.evidence[0].quote) == ("free-trade", "supports", "yes")


def test_section_rows_of_a_matrix_are_kept_out_once() -> None:
    """A row of a matrix without its issue and without positions is told of once, however many parties there are."""
    text = '[columns]\nissue = "Topic"\n[parties]\nFrance = "France"\nSpain = "Spain"\n'
    found = read(text, sheet(("Topic", "France", "Spain", "Note"), (None, None, None, "End"), ("Trade", "a", "b")))

    assert found.raw.report.notes[1].endswith("cell Positions!D2 ('End').")


def test_merged_cells_are_filled_down() -> None:
    """An empty cell repeats the one above where the mapping says so, and quotes its place."""
    text = 'fill_down = ["issue"]\n' + PLAIN
    table = sheet(HEADINGS, SAID, ("Spain", None, "Less."), (), ("Italy", "", "All."), ("Malta", "Fish", "None."))
    found = read(text, table)

    assert [position.issue for position in found.summit.positions] == ["trade", "trade", "trade", "fish"]
    assert found.raw.places["/positions/2/issue"] == Location(unit="cell", start="Positions!B2")


def test_places_lead_to_the_cells() -> None:
    """Every pointer of the record leads to the cell that its value came from."""
    text = PLAIN + 'stance = "Stance"\nsource = "Source"\nconditions = "If"\n'
    table = sheet((*HEADINGS, "Stance", "Source", "If"), (*SAID, "supports", "A speech", "All agree"))
    places = read(text, table).raw.places

    assert {pointer: str(place) for pointer, place in places.items() if place.start != "Positions!C2"} == {
        "/parties/0": "cell Positions!A2",
        "/parties/0/name": "cell Positions!A2",
        "/issues/0": "cell Positions!B2",
        "/issues/0/title": "cell Positions!B2",
        "/positions/0/issue": "cell Positions!B2",
        "/positions/0/party": "cell Positions!A2",
        "/positions/0/stance": "cell Positions!D2",
        "/positions/0/conditions/0": "cell Positions!F2",
        "/sources/1": "cell Positions!E2",
        "/sources/1/title": "cell Positions!E2",
    }
    assert {pointer for pointer, place in places.items() if place.start == "Positions!C2"} == {
        "/positions/0",
        "/positions/0/text",
        "/positions/0/evidence/0",
    }


def test_all_wrong_cells_are_named_at_once() -> None:
    """Every wrong cell is a problem with its place, its heading, what was expected and what was found."""
    text = PLAIN + 'stance = "Stance"\nvalue = "Value"\nas_of = "Date"\nparty_code = "ISO"\n'
    headings = (*HEADINGS, "Stance", "Value", "Date", "ISO")
    table = sheet(
        headings,
        (*SAID, "suports", "3,5", "15.08.2025", "FRA"),
        (None, "Trade", "Less."),
        ("Spain", Fault("the error #N/A"), "Less."),
        ("Italy", None, None, "supports"),
        ("France", "Trade", "More.", None, None, None, "FRA"),
        ("France", "Trade", "More.", None, None, None, "DEU"),
    )

    stances = "supports, opposes, conditional, neutral, not stated, refused to discuss"
    edtf = "an EDTF date such as 2025-08-15, 2025-08, 2025-08-15/2025-08-16 or 2027-23 (autumn 2027)"
    order = '(say its order in the mapping, such as dates = "day.month.year")'
    fill_down = '(fill_down = ["{}"] in a mapping repeats the cell above)'

    assert [problem.removeprefix("cell Positions!") for problem in problems(text, table)] == [
        f"D2: 'Stance': expected one of {stances}, found 'suports' (did you mean 'supports'?)",
        """E2: 'Value': expected a number such as 2.5, found '3,5' (a decimal comma is read with decimal = ",")""",
        f"F2: 'Date': expected {edtf}, found '15.08.2025' {order}",
        f"A3: 'Country': expected the party of what cell Positions!C3 says, found nothing {fill_down.format('party')}",
        "B4: 'Topic': expected a value, found the error #N/A",
        f"B5: 'Topic': expected the issue of what cell Positions!D5 says, found nothing {fill_down.format('issue')}",
        "G7: 'ISO': expected 'FRA' as in a row above, found 'DEU'",
    ]


@pytest.mark.parametrize(
    ("keys", "cells", "expected"),
    [
        ({"place": 4}, (3,), "expected a place such as page 3"),
        ({"place": 4}, ("page 3",), "expected the source of this place, found none (map a column to source)"),
        ({"published": 4}, ("2025",), "D2: column D: expected the title or the link of this source, found neither"),
        ({"value_from": 4, "value_to": 5}, (3,), "D2: column D: expected value_to beside it, found nothing"),
        ({"value_to": 5}, (None, 3), "E2: column E: expected value_from beside it, found nothing"),
        ({"issue_parent": 4}, (Fault("#REF!"),), "D2: column D: expected a value, found #REF!"),
        ({"source": 4}, (Fault("#REF!"),), "D2: column D: expected a value, found #REF!"),
    ],
)
def test_half_of_a_statement_is_a_problem(keys: dict[str, int], cells: tuple[Cell, ...], expected: str) -> None:
    """What needs another cell to be understood is a problem without it."""
    text = PLAIN + "".join(f"{key} = {column}\n" for key, column in keys.items())
    (problem,) = problems(text, sheet((*HEADINGS, None, None), (*SAID, *cells)))

    assert expected in problem


def test_reversed_interval_is_left_to_the_record() -> None:
    """A rule that spans fields is held by the record, whose problem names the cell."""
    table = sheet((*HEADINGS, "From", "To"), (*SAID, 9, 5))
    raw = record_of(mapping(PLAIN + 'value_from = "From"\nvalue_to = "To"'), [table], FILE)

    with pytest.raises(InvalidRecord, match="cell Positions!D2: /positions/0/value_range: expected two numbers"):
        structure(raw)


def test_one_wrong_word_is_told_once_a_cell() -> None:
    """A wrong cell of a matrix row is told of once, however many positions rest on it."""
    text = '[columns]\nissue = "Topic"\n[parties]\nFrance = "France"\nSpain = "Spain"\n'

    assert len(problems(text, sheet(("Topic", "France", "Spain"), (Fault("#N/A"), "a", "b")))) == 1
    assert len(problems(PLAIN, sheet(HEADINGS, (Fault("#N/A"), "Trade", "a")))) == 1


CELLS = (
    st.none() | st.text(max_size=8) | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans()
)


@given(st.lists(st.lists(CELLS | st.sampled_from(("France", "Trade", "more")), max_size=5), max_size=8))
def test_any_table_is_read_whole_or_refused(rows: list[list[Cell]]) -> None:
    """Rows in are rows counted, and a record that is made is valid, unless problems are told of."""
    table = sheet(HEADINGS, *rows)
    try:
        raw = record_of(mapping(PLAIN), [table], FILE)
    except InvalidRecord as error:
        unplaced = [problem for problem in error.problems if problem.location is None]
    else:
        unplaced = []
        _hold_that_all_is_counted(raw, len(rows))

    assert unplaced == []


def _hold_that_all_is_counted(raw: RawRecord, rows: int) -> None:
    summit = structure(raw)
    assert raw.report.blocks == rows
    assert len(summit.positions) == raw.report.became.get("positions", 0)
    assert {pointer for pointer in raw.places if re.fullmatch(r"/positions/\d+", pointer)} == {
        f"/positions/{number}" for number in range(len(summit.positions))
    }


def test_many_rows_are_read_in_linear_time() -> None:
    """Twenty thousand rows of as many issues take a few seconds."""
    rows = [(f"Party {number % 50}", f"议题 {number}", "Wants more.") for number in range(20_000)]
    started = time.perf_counter()
    raw = record_of(mapping(PLAIN), [lines(HEADINGS, *rows)], FILE)

    assert time.perf_counter() - started < 15
    assert raw.data["issues"][-1]["id"] == "issue-20000"
