"""Tables back to a record: what people edited and nothing else, wherever they have moved it."""

import attrs
import pytest
from hypothesis import given
from tests.sheets.books import book_of, grid
from tests.strategies import summits

from summitkit.grids import Cell, Fault
from summitkit.model import (
    Anchor,
    Assessment,
    Brief,
    Commitment,
    Divergence,
    Evidence,
    Issue,
    Locator,
    Narrative,
    Objective,
    Party,
    Person,
    Position,
    Scale,
    Source,
    Statement,
    Summit,
    Tenure,
    Venue,
)
from summitkit.sheets import CONTINUED, is_record, tables_in

LINE = Locator(unit="line", start=3)
FIRST = Evidence(source="readout", quote="as a first step", locator=LINE)
SECOND = Evidence(source="article", quote="at once", locator=Locator(unit="line", start=7, end=8))
SUMMIT = Summit(
    id="reykjavik",
    title="Reykjavik",
    parties=(Party(id="usa", name="United States", code="USA"), Party(id="sun", name="Soviet Union", code="SUN")),
    people=(Person(id="ronald-reagan", name="Ronald Reagan", tenures=(Tenure(post="President", party="usa"),)),),
    issues=(
        Issue(id="arms", title="Strategic arms", scale=Scale(anchors=(Anchor(value=0, label="None"),))),
        Issue(id="rights", title="Human rights"),
    ),
    positions=(
        Position(issue="arms", party="usa", text="Halve them", stance="supports", evidence=(FIRST, SECOND)),
        Position(issue="arms", party="sun", text="Halve them all", value_range=(0, 50), evidence=(SECOND,)),
        Position(issue="rights", party="sun", stance="refused_to_discuss", conditions=("None of it", "At all")),
    ),
    commitments=(
        Commitment(
            id="talks",
            text="Go on talking",
            obligors=("usa", "sun"),
            assessments=(Assessment(scale="compliance", score=1),),
        ),
    ),
    divergences=(
        Divergence(
            about="/positions/1/text",
            statements=(Statement(text="All", evidence=(FIRST,)), Statement(text="Half", evidence=(SECOND,))),
        ),
    ),
    narrative=(Narrative(heading="After", text="They left.", evidence=(FIRST,)),),
    sources=(Source(id="readout", title="Readout"), Source(id="article", title="An article")),
)


def positions(summit: Summit) -> list[str]:
    return [position.text for position in summit.positions]


@given(summits())
def test_tables_give_the_record_back(summit: Summit) -> None:
    """Whatever a record holds, its tables give it back, with nothing to remark."""
    for book in (book_of(summit), book_of(summit, keys=True), book_of(summit, complete=True)):
        assert book.load() == summit
        assert book.notes == ()


def test_sorted_rows_change_nothing() -> None:
    """Sorting is no edit: rows that know their record keep its order."""
    book = book_of(SUMMIT)
    for rows in book.sheets.values():
        rows[1:] = rows[:0:-1]

    assert book.load() == SUMMIT


def test_moved_columns_and_renamed_case_change_nothing() -> None:
    """Columns and sheets are found by their names, wherever they stand and however they are capitalised."""
    book = book_of(SUMMIT)
    for name in list(book.sheets):
        rows = [row[::-1] for row in book.sheets.pop(name)]
        book.sheets[f" {name.upper()} "] = [[f"{str(cell).lower()} " for cell in rows[0]], *rows[1:]]

    assert book.load() == SUMMIT


def test_rows_above_the_headings_are_passed_over() -> None:
    """A title that somebody put above a table does no harm."""
    book = book_of(SUMMIT)
    book.sheets["Positions"][:0] = [["Positions, for comment by Friday"], []]

    assert book.load() == SUMMIT


def test_edited_cell_is_the_only_change() -> None:
    """An edit changes what it says and nothing else."""
    book = book_of(SUMMIT)
    book.put("Positions", 2, "Position", "Halve them, and more")
    book.put("Positions", 2, "Firmness", "red line ")

    changed = attrs.evolve(SUMMIT.positions[1], text="Halve them, and more", firmness="red_line")
    assert book.load() == attrs.evolve(SUMMIT, positions=(SUMMIT.positions[0], changed, SUMMIT.positions[2]))


def test_deleted_row_takes_its_evidence_along() -> None:
    """A statement goes with its evidence, and what points to others follows them."""
    book = book_of(SUMMIT)
    del book.sheets["Positions"][1]
    summit = book.load()

    assert summit.positions == SUMMIT.positions[1:]
    assert summit.divergences[0].about == "/positions/0/text"
    assert book.notes == ("Rows whose statement is gone were left out: cell Evidence!R2C1, cell Evidence!R3C1.",)


def test_pointer_to_a_deleted_row_is_a_problem() -> None:
    """What a divergence is about cannot go unnoticed."""
    book = book_of(SUMMIT)
    del book.sheets["Positions"][2]

    assert book.complaints() == [
        (
            "cell Divergences!R2C2: expected what stands in the tables, found /positions/1, whose row was deleted "
            "(empty the cell, or name the record of another row)"
        )
    ]


def test_new_rows_come_last() -> None:
    """A new row names party and issue, and its evidence beside it."""
    book = book_of(SUMMIT)
    book.add(
        "Positions",
        Issue="human RIGHTS",
        Party="United States",
        Position="On the table",
        Stance="supports",
        **{"Source (ID)": "readout", "Quote": "rights too", "Place": "lines 4-5"},
    )
    new = Position(
        issue="rights",
        party="usa",
        text="On the table",
        stance="supports",
        evidence=(Evidence(source="readout", quote="rights too", locator=Locator(unit="line", start=4, end=5)),),
    )

    assert book.load() == attrs.evolve(SUMMIT, positions=(*SUMMIT.positions, new))


def test_new_entities_get_ids_of_their_names() -> None:
    """Who adds a party need not think of an id, and ids stay unique."""
    book = book_of(SUMMIT)
    book.add("Parties", Name="United States")
    book.add("Parties", Name="USA")
    book.add("Parties", Name="Россия")
    book.add("Positions", Issue="Human rights", Party="Россия", Position="No")
    summit = book.load()

    assert [party.id for party in summit.parties[2:]] == ["united-states", "usa-2", "parties-1"]
    assert summit.positions[-1].party == "parties-1"
    assert book.notes == (
        (
            "Rows without an id were given one, made of their name: "
            "cell Parties!R4C1, cell Parties!R5C1, cell Parties!R6C1."
        ),
    )


def test_copied_row_is_a_new_one() -> None:
    """A row that was copied has the record of another, and becomes an entity of its own with what it shows."""
    book = book_of(SUMMIT)
    book.sheets["Positions"].insert(2, list(book.sheets["Positions"][1]))
    summit = book.load()

    assert positions(summit) == ["Halve them", "Halve them all", "", "Halve them"]
    assert summit.positions[-1].evidence == (FIRST,)
    assert book.notes == ("Rows that repeat the record of another were read as new ones: cell Positions!R3C1.",)


def test_nested_rows_move_to_another_parent() -> None:
    """A tenure whose person is changed goes to that person."""
    book = book_of(attrs.evolve(SUMMIT, people=(*SUMMIT.people, Person(id="x", name="X"))))
    book.put("Tenures", 1, "Person (ID)", "x")
    book.put("Tenures", 1, "Person", None)
    summit = book.load()

    assert summit.person("ronald-reagan").tenures == ()
    assert summit.person("x").tenures == SUMMIT.people[0].tenures


def test_new_nested_rows_name_their_parent() -> None:
    """An anchor names its issue by id or by name; evidence names the record of its statement."""
    book = book_of(SUMMIT)
    book.add("Scale anchors", Issue="Strategic arms", Value=100, Label="All")
    book.add("Scale anchors", **{"Issue (ID)": "rights", "Value": 5, "Label": "Some"})
    book.add("Evidence", Statement="/positions/2", **{"Source (ID)": "readout"})
    summit = book.load()

    assert summit.issues[0].scale == Scale(anchors=(Anchor(value=0, label="None"), Anchor(value=100, label="All")))
    assert summit.issues[1].scale == Scale(anchors=(Anchor(value=5, label="Some"),))
    assert summit.positions[2].evidence == (Evidence(source="readout"),)


def test_nested_rows_go_with_their_parent() -> None:
    """What stood inside a deleted row is left out with a word."""
    book = book_of(SUMMIT)
    del book.sheets["People"][1]

    assert book.load().people == ()
    assert book.notes == ("Rows whose person is gone were left out: cell Tenures!R2C1.",)


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "message"),
    [
        (
            "Positions",
            "Stance",
            "suports",
            (
                "cell Positions!R2C7: /positions/0/stance: expected one of supports, opposes, conditional, neutral, "
                "not_stated, refused_to_discuss, found 'suports' (did you mean 'supports'?)"
            ),
        ),
        (
            "Positions",
            "Issue (ID)",
            Fault("#N/A"),
            "cell Positions!R2C2: expected a value, found #N/A",
        ),
        (
            "Positions",
            "Party",
            "Soviet Union",
            (
                "cell Positions!R2C5: expected the name of what 'Party (ID)' says, found 'Soviet Union' "
                "(change the id, or empty the cell of the id)"
            ),
        ),
        (
            "Tenures",
            "Person (ID)",
            "ronald-regan",
            (
                "cell Tenures!R2C1: expected the person that the row belongs to, found 'ronald-regan' "
                "(did you mean 'ronald-reagan'?)"
            ),
        ),
        (
            "Positions",
            "Source (ID)",
            "Read out",
            (
                "cell Positions!R2C13: /positions/0/evidence/0/source: expected an id of a-z, 0-9 and single hyphens, "
                "found 'Read out' (did you mean 'read-out'?)"
            ),
        ),
    ],
)
def test_wrong_cell_is_named(sheet: str, heading: str, value: Cell, message: str) -> None:
    """A problem names the cell, what was expected and what stands there."""
    book = book_of(SUMMIT)
    book.put(sheet, 1, heading, value)

    assert message in book.complaints()


def test_unknown_name_is_answered_with_the_closest() -> None:
    """A name that no party has is no new party."""
    book = book_of(SUMMIT)
    book.add("Positions", Issue="Strategic arms", Party="Untied States", Position="No")

    assert book.complaints()[0] == (
        "cell Positions!R5C5: expected a name of the sheet Parties, found 'Untied States' "
        "(did you mean 'United States'?)"
    )


def test_renamed_party_is_one_edit() -> None:
    """A name is edited on its own sheet; where it is repeated, the id counts."""
    book = book_of(SUMMIT)
    book.put("Parties", 1, "Name", "America")

    assert book.load() == attrs.evolve(
        SUMMIT, parties=(attrs.evolve(SUMMIT.parties[0], name="America"), SUMMIT.parties[1])
    )
    assert book.notes == (
        (
            "Names beside an id are another than the id's; the id was taken: "
            "cell Positions!R2C5, cell Tenures!R2C5, cell Commitments!R2C4."
        ),
    )


def test_several_names_stand_for_several_ids() -> None:
    """A list of names does where a row has no ids."""
    book = book_of(SUMMIT)
    book.put("Commitments", 1, "Obligors (ID)", None)
    book.put("Commitments", 1, "Obligors", "Soviet Union, United States")

    assert book.load().commitments[0].obligors == ("sun", "usa")


def test_numbers_stand_for_texts_with_a_word() -> None:
    """A program that made a number of a text gives the text back, and the report says so."""
    book = book_of(SUMMIT)
    book.put("Positions", 1, "Position", 2025)
    book.sheets["Positions"][2][book.index("Positions", "Position")] = True
    book.put("Summit", 2, "Value", 1986)

    assert positions(book.load()) == ["2025", "TRUE", ""]
    assert book.load().title == "1986"
    assert book.notes == (
        (
            "Numbers stand where texts belong and were taken as texts: "
            "cell Positions!R2C6, cell Positions!R3C6, cell Summit!R3C2."
        ),
    )


def test_unknown_sheets_and_columns_are_kept_out() -> None:
    """What is no part of the record is not read, and the report says what it was."""
    book = book_of(SUMMIT)
    book.sheets["Notes"] = [["mine"]]
    book.sheets["Positions"][0].append("Remarks")
    book.sheets["Positions"][2].append("really?")
    book.sheets["Positions"][3].extend([None, "here"])

    assert book.load() == SUMMIT
    assert book.notes == (
        "The sheet 'Notes' is no part of the record and was not read.",
        "The column 'Remarks' is no part of the record and was not read: cell Positions!R1C17.",
        "A column without a heading is no part of the record and was not read: cell Positions!R1C18.",
    )


def test_doubled_column_is_a_problem() -> None:
    """Of two columns with one heading, neither is guessed to be the right one."""
    book = book_of(SUMMIT)
    book.sheets["Positions"][0].append("Stance")

    assert book.complaints() == ["cell Positions!R1C17: expected each column once, found 'Stance' again"]


def test_rows_that_go_on_are_joined() -> None:
    """A text that needs several rows is one text again."""
    book = book_of(SUMMIT)
    goes_on = list(book.sheets["Positions"][1])
    goes_on[1:] = [None] * (len(goes_on) - 1)
    goes_on[book.index("Positions", "Record")] = f"/positions/0{CONTINUED}"
    goes_on[book.index("Positions", "Position")] = ", and\nmore"
    book.sheets["Positions"].insert(2, goes_on)
    book.sheets["Summit"].insert(3, ["Title", " of 1986", None, f"/title{CONTINUED}"])
    summit = book.load()

    assert positions(summit) == ["Halve them, and\nmore", "Halve them all", ""]
    assert summit.title == "Reykjavik of 1986"


def test_lost_sheets_are_told() -> None:
    """A sheet that had rows and is gone is no edit that passes in silence."""
    book = book_of(SUMMIT)
    del book.sheets["Tenures"]

    assert book.load().people[0].tenures == ()
    assert book.notes == ("The sheet Tenures is gone, and its 1 rows with it.",)


def test_edited_view_is_told() -> None:
    """The matrix is made from the positions: an edit there is not read back, which the report says."""
    book = book_of(SUMMIT)
    book.sheets["Matrix"][1:] = book.sheets["Matrix"][:0:-1]
    assert book.load() == SUMMIT
    assert book.notes == ()

    book.sheets["Matrix"][1][2] = "Something else"
    assert book.load() == SUMMIT
    assert book.notes == ("The sheet Matrix was edited; it is made from others and not read back.",)


def test_form_is_filled_in() -> None:
    """A blank set of tables becomes a record once its cells are filled, by field or by record."""
    book = book_of(Summit(id="blank", title="Blank"), complete=True)
    book.put("Summit", 1, "Value", None)
    book.put("Summit", 2, "Value", "Two plus Four")
    book.add("Summit", Field="Venue: locality", Value="Moscow")
    book.add("Summit", Field="Identifiers: UN", Value="A/45/1")
    book.add("Brief", Field="Key messages 7", Value="We sign.")
    book.add("Brief", Field="key messages 9", Value="All of us.")
    book.add("Brief", Field="Objectives 1: Text", Value="Sign")
    book.add("Brief", Field="Objectives 1: Status", Value="Partly met")
    book.add("Parties", Name="France")
    book.add("Issues", Title="Borders")
    book.add("Positions", Issue="Borders", Party="France", Position="Final")

    assert book.load() == Summit(
        id="two-plus-four",
        title="Two plus Four",
        venue=Venue(locality="Moscow"),
        identifiers={"UN": "A/45/1"},
        brief=Brief(key_messages=("We sign.", "All of us."), objectives=(Objective(text="Sign", status="partly_met"),)),
        parties=(Party(id="france", name="France"),),
        issues=(Issue(id="borders", title="Borders"),),
        positions=(Position(issue="borders", party="france", text="Final"),),
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"Field": "Titel", "Value": "x"},
            "expected a field of the summit or the brief, found 'Titel' (did you mean 'title'?)",
        ),
        (
            {"Field": "?", "Value": "x"},
            "expected a field of the summit or the brief, found '?' (name the field as this sheet does, such as Title)",
        ),
        ({"Record": "/extensions/press", "Value": "{"}, "expected JSON data, found something else: "),
        ({"Record": "/extensions/press", "Value": '{"a": 1, "a": 2}'}, "a key stands twice"),
        ({"Record": "/extensions/press", "Value": "NaN"}, "NaN is no JSON"),
        ({"Record": "/title/x", "Value": "x"}, "expected a field, found a part of a field that has a value as a whole"),
        ({"Record": "/titel", "Value": "x"}, "unknown key 'titel' (did you mean 'title'?)"),
        ({"Record": "/brief/key_messages/x", "Value": "x"}, "expected a list, found an object"),
        ({"Field": "Summary", "Value": Fault("#REF!")}, "expected a value, found #REF!"),
    ],
)
def test_wrong_fact_is_named(row: dict[str, Cell], message: str) -> None:
    """A field that there is not, data that is none and a broken formula are told with their cell."""
    book = book_of(SUMMIT)
    book.add("Summit", **row)

    assert any(message in complaint for complaint in book.complaints())


def test_deleted_item_leaves_no_gap() -> None:
    """Items of a list close up, and a problem with one of them is found at its cell."""
    brief = Brief(key_messages=("One", "Two", "Three"), objectives=(Objective(text="A"), Objective(text="B")))
    book = book_of(attrs.evolve(SUMMIT, brief=brief))
    rows = book.sheets["Brief"]
    rows[:] = [row for row in rows if row[1] not in ("Two", "A")]

    assert book.load().brief == Brief(key_messages=("One", "Three"), objectives=(Objective(text="B"),))
    book.add("Brief", Field="Objectives 2: Status", Value="mett")
    assert book.complaints() == [
        (
            f"cell Brief!R{len(rows)}C2: /brief/objectives/0/status: expected one of met, partly_met, not_met, "
            "found 'mett' (did you mean 'met'?)"
        )
    ]


@pytest.mark.parametrize(
    ("name", "expected"), [("Summit", True), ("summit.csv", True), ("_META", True), ("Positions", False)]
)
def test_record_is_told_from_other_tables(name: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Tables are a record where one of them is the summit's own."""
    assert is_record([grid(name, [["a"]])]) is expected


def test_views_of_several_parties_are_known() -> None:
    """Alignment and its pairs are made from the positions and are no strange sheets."""
    parties = tuple(Party(id=each, name=each.upper()) for each in ("a", "b", "c"))
    positions = tuple(Position(issue="arms", party=party.id, stance="supports") for party in parties)
    summit = attrs.evolve(SUMMIT, parties=parties, positions=positions)
    book = book_of(summit)

    assert {"Alignment", "Alignment pairs"} <= book.sheets.keys()
    assert book.load() == summit
    assert book.notes == ()


def test_blank_cells_say_nothing() -> None:
    """White space where an id, a date or a word belongs is nothing, and so is a row without anything."""
    book = book_of(SUMMIT)
    book.put("Summit", 7, "Value", "  ")
    book.add("Summit")
    book.add("Positions")
    book.add("Positions", Stance=" ")
    book.put("Parties", 1, "Role", "")

    assert book.load() == SUMMIT


def test_columns_without_anything_are_no_news() -> None:
    """A heading under which nothing stands is told, an empty column without one is not."""
    book = book_of(SUMMIT)
    for row in book.sheets["Positions"]:
        row.append(None)

    assert book.load() == SUMMIT
    assert book.notes == ()


def test_two_parties_of_one_id_keep_their_names() -> None:
    """An id that two entities share has two names beside it, which is for the checks to tell."""
    people = tuple(Person(id="x", name=name, tenures=(Tenure(post="P"),)) for name in ("A", "B"))
    summit = attrs.evolve(SUMMIT, people=people)
    book = book_of(summit)

    assert book.load() == summit
    assert book.notes == ()


def test_nested_row_without_parent_is_a_problem() -> None:
    """A new tenure or a new piece of evidence has to say whose it is."""
    book = book_of(SUMMIT)
    book.add("Tenures", Post="President")
    book.add("Evidence", **{"Source (ID)": "readout"})

    assert book.complaints() == [
        "cell Tenures!R3C1: expected the person that the row belongs to, found nothing",
        "cell Evidence!R8C1: expected the statement that the row belongs to, found nothing",
    ]


def test_mark_of_a_list_that_is_none_is_text() -> None:
    """A line that begins like JSON and is none stays a line."""
    book = book_of(SUMMIT)
    book.put("Positions", 3, "Conditions", "[to be agreed]")

    assert book.load().positions[2].conditions == ("[to be agreed]",)


def test_places_can_be_listed() -> None:
    """The places of a record are a mapping like any other."""
    found = tables_in([grid(name, rows) for name, rows in book_of(SUMMIT).sheets.items()])

    assert len(found.places) == len(set(found.places))
    assert str(found.places["/positions/0/stance"]) == "cell Positions!R2C7"
    assert "/positions/9" not in found.places


def test_sheet_of_facts_without_values_says_nothing() -> None:
    """A sheet that has the name of one of ours and no column of values is passed over."""
    book = book_of(SUMMIT)
    book.sheets["Brief"] = [["Field"], ["To"]]

    assert book.load() == SUMMIT


def test_names_of_several_are_looked_up_one_by_one() -> None:
    """A list with one wrong name is told with the name that is wrong."""
    book = book_of(SUMMIT)
    book.put("Commitments", 1, "Obligors (ID)", None)
    book.put("Commitments", 1, "Obligors", "Soviet Union, United Stats")

    assert "found 'United Stats' (did you mean 'United States'?)" in book.complaints()[0]


def test_objects_without_values_come_back() -> None:
    """A venue or a brief of which nothing is known is another thing than none."""
    for summit in (
        Summit(id="s", title="S", venue=Venue(), brief=Brief()),
        Summit(id="s", title="S", brief=Brief()),
        Summit(id="s", title="S"),
    ):
        assert book_of(summit).load() == summit
