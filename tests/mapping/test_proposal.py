"""Mappings proposed from headings."""

import time

import pytest
from tests.mapping.tables import FILE, HEADINGS, lines, sheet

from summitkit.errors import OptionError
from summitkit.grids import Cell, Fault, Grid
from summitkit.mapping import Proposal, propose, record_of
from summitkit.structure import structure

SAID = ("France", "Trade", "Wants more of everything.")


def why(proposal: Proposal) -> dict[str, str]:
    return {f"{guess.key} {guess.reference}": guess.why for guess in proposal.doubtful}


def test_plain_table_is_certain() -> None:
    """A table with one column each for party, issue and position needs no mapping."""
    table = sheet(HEADINGS, SAID)
    found = propose([table])

    assert found.is_certain
    assert found.mapping.columns == {"party": ("Country",), "issue": ("Topic",), "text": ("Position",)}
    assert found.found[0].samples == ("France",)
    assert len(structure(record_of(found.mapping, [table], FILE)).positions) == 1


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ("Pays|Thème|Déclaration|Référence", "party issue text source"),
        ("PAYS|SUJET|POSITION|DATE|PAGE|LIEN", "party issue text as_of place url"),
        ("Land|Thema|Haltung|Quelle|Stand", "party issue text source as_of"),
        ("País|Tema|Posición|Voto|Fuente", "party issue text stance source"),
        ("País|Assunto|Posição|Fonte", "party issue text source"),
        ("Paese|Argomento|Posizione|Fonte", "party issue text source"),
        ("Страна|Вопрос|Позиция|Источник|Дата", "party issue text source as_of"),
        ("الدولة|الموضوع|الموقف|المصدر|التاريخ", "party issue text source as_of"),
        ("国家|议题|立场|来源|日期", "party issue text source as_of"),
        ("国名|議題|立場|出典|日付", "party issue text source as_of"),
        ("Member State|Agenda item|Statement|Red line|As of", "party issue text firmness as_of"),
        ("Delegation:|Issue (EN)|View|Vote|URL|Quote", "party issue text stance url quote"),
        ("Actor|Chapter|Remarks", "party issue text"),
    ],
)
def test_headings_are_known_in_ten_languages(headings: str, words: str) -> None:
    """Usual headings in ten languages are known, whatever their case, accents, signs and remarks in brackets."""
    assert list(propose([lines(headings.split("|"))]).mapping.columns) == sorted(words.split(), key=_ORDER.index)


_ORDER = ["party", "issue", "text", "stance", "firmness", "as_of", "quote", "place", "source", "url"]


def test_cover_sheet_and_titles_are_skipped() -> None:
    """The headings are found below titles and behind a cover sheet, and the mapping names sheet and row."""
    cover = sheet(("Positions of the members",), ("Author", "The ministry"), name="Cover")
    found = propose([cover, sheet(("Table 3: positions",), (), ("", "as of May"), HEADINGS, SAID)])

    assert (found.mapping.sheet, found.mapping.headings, found.is_certain) == ("Positions", (4,), True)


def test_one_sheet_is_looked_at_where_named() -> None:
    """A sheet that is named is looked at alone; an unknown one is answered with the closest."""
    grids = [sheet(HEADINGS, SAID), sheet(("Pays", "Sujet"), name="Suite")]

    assert propose(grids, "suite").mapping.columns == {"party": ("Pays",), "issue": ("Sujet",)}
    with pytest.raises(OptionError) as caught:
        propose(grids, "Suit")
    assert caught.value.hint == "did you mean 'Suite'?"
    with pytest.raises(OptionError) as caught:
        propose(grids, "X")
    assert caught.value.hint == "there are 'Positions', 'Suite'"


def test_two_rows_of_headings_are_joined() -> None:
    """A second row that fills the gaps of the first belongs to the headings; a row of data does not."""
    above: tuple[Cell, ...] = ("Country", "Topic", "What it wants", None, "Source")
    two = propose([sheet(above, (None, None, "Position", "Red line", None), (*SAID, "strong", "A speech"))])
    one = propose([sheet(above, (*SAID, "Position", "A speech"))])

    assert two.mapping.headings == (1, 2)
    assert two.mapping.columns["text"] == ("What it wants / Position",)
    assert two.mapping.columns["firmness"] == ("What it wants / Red line",)
    assert one.mapping.headings == (1,)


@pytest.mark.parametrize(
    ("headings", "parties"),
    [
        (("Topic", "France", "Spain", "EU"), {"France": "France", "Spain": "Spain", "EU": "EU"}),
        (("Topic", "USA", "RUS"), {"USA": "United States", "RUS": "Russian Federation"}),
        (("Topic", "US", "FR", "DE"), {"US": "United States", "FR": "France", "DE": "Germany"}),
        (("Вопрос", "Россия", "Франция", "США"), {"Россия": "Россия", "Франция": "Франция", "США": "США"}),
        (("Sujet", "Allemagne", "Pays-Bas"), {"Allemagne": "Allemagne", "Pays-Bas": "Pays-Bas"}),
        (("Subject", "South Korea", "Iran"), {"South Korea": "South Korea", "Iran": "Iran"}),
    ],
)
def test_matrix_of_countries_is_known(headings: tuple[str, ...], parties: dict[str, str]) -> None:
    """Columns that are headed by several countries or groups are those of a matrix."""
    found = propose([sheet(headings, ("Trade", *["Wants more."] * (len(headings) - 1)))])

    assert (found.mapping.parties, found.mapping.columns) == (parties, {"issue": (headings[0],)})
    assert found.is_certain


def test_first_column_of_a_matrix_is_the_issue() -> None:
    """Where no heading names the issue, it is the first column before those of the parties that holds anything."""
    found = propose([sheet((None, "", "France", "Spain"), (None, "Trade", "More.", "Less."))])

    assert found.mapping.columns == {"issue": ("B",)}
    assert found.is_certain
    assert not propose([sheet(("France", "Spain"), ("More.", "Less."))]).is_certain


def test_matrix_under_two_rows() -> None:
    """Countries below the names of regions are parties, each in its own column."""
    table = sheet(("Topic", "Europe", None, "Asia"), (None, "France", "Spain", "Japan"), ("Trade", "a", "b", "c"))
    found = propose([table])

    assert found.mapping.parties == {"Europe / France": "France", "Europe / Spain": "Spain", "Asia / Japan": "Japan"}
    assert len(structure(record_of(found.mapping, [table], FILE)).positions) == 3


def test_matrix_of_stances_is_known() -> None:
    """A matrix that holds nothing but words for a stance is one of stances."""
    found = propose([sheet(("Topic", "France", "Spain", "Stance"), ("Trade", "Supports", "opposes", "neutral"))])

    assert found.mapping.cells == "stance"
    assert why(found) == {"stance Stance": "the columns of the parties say so already"}


@pytest.mark.parametrize("headings", [("Topic", "US", "FR"), ("Topic", "France", "Total"), ("Topic", "No", "Id")])
def test_few_abbreviations_are_no_countries(headings: tuple[str, ...]) -> None:
    """One country, or two short codes, make no matrix."""
    assert propose([sheet(headings, ("Trade", "a", "b"))]).mapping.parties == {}


def test_party_column_goes_before_countries() -> None:
    """Where a column names the party, columns that are headed by countries are told of and left."""
    found = propose([sheet((*HEADINGS, "France", "Spain"), (*SAID, "x", "y"))])

    assert found.mapping.parties == {}
    assert why(found) == {
        "parties France": "a column names the party already",
        "parties Spain": "a column names the party already",
    }


def test_issues_across_are_suggested() -> None:
    """Where only the party is found, the other columns may be issues."""
    found = propose([sheet(("Country", "Whaling", "Fishing"), ("France", "More.", "Less."))])

    assert not found.is_certain
    assert list(why(found)) == ["issues Whaling", "issues Fishing"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            ("Country", "Topic", "Position", "View"),
            dict.fromkeys(("text Position", "text View"), "2 columns may be text"),
        ),
        ((*HEADINGS, "Remarks"), {"text Remarks": "another column has a more usual heading for text"}),
        (
            ("Country", "Topic", "Negotiating position"),
            {"text Negotiating position": "its heading has the word 'position'"},
        ),
        (("Country", "Topic", "各国立场"), {"text 各国立场": "its heading has the word '立场'"}),
        ((*HEADINGS, "Page"), {"place Page": "no column names the source that it belongs to"}),
    ],
)
def test_doubt_is_said(headings: tuple[str, ...], expected: dict[str, str]) -> None:
    """What may be meant otherwise is not taken, and says why."""
    assert why(propose([sheet(headings, (*SAID, "page 3"))])) == expected


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Score", (3, "about 4"), "expected a number such as 2.5, found 'about 4'"),
        ("Link", ("ask us",), "expected a link that starts with"),
        ("ISO", ("France",), "expected an ISO 3166-1 alpha-3 code such as USA, found 'France'"),
        ("Date", ("05.06.2025",), "expected an EDTF date"),
        ("Red line", ("No soldiers of any alliance on the ground, ever.",), "it holds statements, not a few words"),
    ],
)
def test_column_that_holds_something_else_is_doubtful(heading: str, cells: tuple[Cell, ...], expected: str) -> None:
    """A heading is believed only where the cells fit it."""
    rows = [(*SAID, cell) for cell in cells]
    found = propose([sheet((*HEADINGS, heading), *rows)])

    assert [guess.why for guess in found.doubtful if guess.why.startswith(expected)]
    assert found.is_certain


def test_faults_do_not_speak_against_a_column() -> None:
    """An error value says nothing of its column: it is reported when the table is read."""
    found = propose([sheet((*HEADINGS, "Score"), (*SAID, Fault("#N/A")), (*SAID, 3))])

    assert found.mapping.columns["value"] == ("Score",)


def test_position_of_stances_is_a_stance() -> None:
    """A position column with nothing but words for a stance is a stance, and a vote with statements a text."""
    stance = propose([sheet(HEADINGS, ("France", "Trade", "Supports"))])
    text = propose(
        [sheet(("Country", "Topic", "Vote"), ("France", "Trade", "For, but with a long list of reservations."))]
    )
    both = propose([sheet((*HEADINGS, "Vote"), (*SAID, "For, but with a long list of reservations."))])

    assert list(stance.mapping.columns) == ["party", "issue", "stance"]
    assert list(text.mapping.columns) == ["party", "issue", "text"]
    assert why(both) == {"stance Vote": "it holds statements, not a few words"}
    assert stance.is_certain
    assert text.is_certain


def test_vague_text_beside_a_vote_of_statements() -> None:
    """Two columns that turn out to be one thing are not both taken."""
    long = "For, but with a long list of reservations."
    found = propose([sheet(("Country", "Topic", "Vote", "Remarks"), ("France", "Trade", long, "Some more."))])

    assert found.mapping.columns["text"] == ("Vote",)
    assert why(found) == {"text Remarks": "another column is text already"}


def test_forms_of_numbers_and_dates_are_seen() -> None:
    """A decimal comma, and an order of dates that a day after the twelfth proves, are part of the mapping (row 70)."""
    table = sheet((*HEADINGS, "Score", "Date"), (*SAID, "3,5", "05.06.2025"), (*SAID, "2", "15.08.2025"))
    found = propose([table]).mapping

    assert (found.decimal, found.dates, found.columns["as_of"]) == (",", "day.month.year", ("Date",))
    assert propose([sheet((*HEADINGS, "Date"), (*SAID, "8/15/2025"))]).mapping.dates == "month/day/year"
    assert propose([sheet((*HEADINGS, "Date"), (*SAID, "15.8.2025"), (*SAID, "8/15/2025"))]).mapping.dates == ""


def test_gaps_suggest_to_fill_down() -> None:
    """Gaps in the column of the issue, as merged cells leave them, are told of and not filled."""
    found = propose([sheet(HEADINGS, SAID, ("Spain", None, "Less."))])

    assert found.options == (('fill_down = ["issue"]', "issue is empty in some rows; this repeats the cell above"),)
    assert found.mapping.fill_down == ()
    assert propose([sheet(HEADINGS, ("Spain", None, "Less."), SAID)]).options == ()


def test_unknown_words_are_listed() -> None:
    """Words of a stance column that the record does not know are listed once, with what they most often mean."""
    rows = [(*SAID, word) for word in ("For", "opposes", "for", "Dagegen", "maybe", None)]
    found = propose([sheet((*HEADINGS, "Stance"), *rows)])

    assert found.unknown == {"stance": {"For": "supports", "Dagegen": "opposes", "maybe": ""}}


def test_other_columns_are_left() -> None:
    """Columns that nothing is known of are named."""
    assert propose([sheet((*HEADINGS, "Rank", None, "Notes by X"), (*SAID, 3))]).left == ("Rank", "Notes by X")


def test_doubled_headings_are_named_by_letters() -> None:
    """A column whose heading is blank or doubled is named by its letters, or by its number where they are a heading."""
    doubled = propose([sheet(("Country", "Topic", "Position", "C", "Position"), SAID)])

    assert [guess.reference for guess in doubled.doubtful] == [3, "E"]


def test_half_a_character_is_in_no_mapping() -> None:
    """A heading that no file can hold is named by its letters (row 60)."""
    found = propose([sheet(("Country", "Topic", "Position (\ud800)"), SAID)])

    assert found.mapping.columns["text"] == ("C",)


@pytest.mark.parametrize(
    "grids",
    [
        [],
        [sheet()],
        [sheet((), (None, 3))],
        [lines(("a", "b"), ("c", "d"))],
        [lines(["x" * 200, "y" * 200]), lines(["ab", "cd", "x" * 200])],
    ],
)
def test_table_that_says_nothing(grids: list[Grid]) -> None:
    """Of a table without known headings nothing is proposed."""
    found = propose(grids)

    assert found == Proposal()
    assert not found.is_certain


def test_wide_table_takes_no_time() -> None:
    """A table of 1,200 columns and 5,000 rows is looked through in seconds, also where each column is a party."""
    headings = [f"Indicator {number}" for number in range(1197)]
    wide = sheet(("Title",), (*headings, *HEADINGS), *[(*range(1197), *SAID)] * 5000)
    started = time.perf_counter()
    found = propose([wide])

    assert time.perf_counter() - started < 15
    assert found.is_certain
    assert len(found.left) == 1197
