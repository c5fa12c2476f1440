"""The sheets of a summit: nothing is lost, nothing is made up, every row knows its place."""

import json
from collections.abc import Iterator
from functools import reduce
from typing import Any

import attrs
import pytest
from hypothesis import given
from tests.strategies import summits

from summitkit.errors import Location
from summitkit.findings import Finding
from summitkit.model import (
    Anchor,
    Assessment,
    Brief,
    Commitment,
    Delegate,
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
from summitkit.sheets import Row, Sheet, in_words, one_a_line, pairs, sheets_of
from summitkit.structure import unstructure

FIRST = Evidence(source="readout", quote="as a first step", locator=Locator(unit="line", start=3))
SECOND = Evidence(source="article", quote="at once", locator=Locator(unit="line", start=7, end=8))
SUMMIT = Summit(
    id="reykjavik",
    title="Reykjavik",
    parties=(Party(id="usa", name="United States"), Party(id="sun", name="Soviet Union")),
    issues=(Issue(id="arms", title="Strategic arms"), Issue(id="rights", title="Human rights")),
    positions=(
        Position(
            issue="arms",
            party="usa",
            text="Halve them",
            stance="conditional",
            firmness="red_line",
            evidence=(FIRST, SECOND),
        ),
        Position(issue="rights", party="sun", stance="refused_to_discuss"),
    ),
    sources=(Source(id="readout", title="Readout"), Source(id="article")),
)


def sheets(summit: Summit, findings: tuple[Finding, ...] = (), *, complete: bool = False) -> dict[str, Sheet]:
    return {sheet.key: sheet for sheet in sheets_of(summit, findings, complete=complete)}


def rows(sheet: Sheet) -> list[dict[str, object]]:
    """Return the rows of a sheet, each by the keys of the columns."""
    return [dict(zip((column.key for column in sheet.columns), row.cells, strict=True)) for row in sheet.rows]


def all_rows(summit: Summit) -> Iterator[tuple[Sheet, Row]]:
    return ((sheet, row) for sheet in sheets_of(summit) for row in sheet.rows)


def leaves(value: object) -> Iterator[object]:
    """Yield every text, number and key of a record's plain data that could be lost."""
    if isinstance(value, dict):
        yield from (leaf for item in value.values() for leaf in leaves(item))
    elif isinstance(value, list):
        yield from (leaf for item in value for leaf in leaves(item))
    elif value is not None and not isinstance(value, bool):
        yield value


def followed(data: dict[str, Any], pointer: str) -> object:
    """Return what a JSON pointer leads to (RFC 6901, section 4)."""
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    return reduce(lambda found, token: found[int(token)] if isinstance(found, list) else found[token], tokens, data)


@given(summits())
def test_no_value_of_record_is_lost(summit: Summit) -> None:
    """Every text and number of the record stands in a cell, as it is, in words or as JSON."""
    cells = [cell for _, row in all_rows(summit) for cell in row.cells if cell is not None]
    text = "\n".join(cell for cell in cells if isinstance(cell, str))
    numbers = {cell for cell in cells if not isinstance(cell, str)}
    data = unstructure(summit)
    keys = [*data.get("extensions", {}), *data.get("identifiers", {})]
    del data["format"]

    for leaf in (*leaves(data), *keys):
        shown = leaf if isinstance(leaf, str) else repr(leaf)
        assert leaf in numbers or any(
            each in text for each in (shown, json.dumps(leaf, ensure_ascii=False), in_words(shown))
        )


@given(summits())
def test_every_row_leads_to_record(summit: Summit) -> None:
    """The pointer of each row of a collection leads to what it shows."""
    data = unstructure(summit)
    around = {"guide", "columns", "summit", "brief", "findings"}
    pointers = [row.pointer for sheet, row in all_rows(summit) if sheet.key not in around]

    assert all(isinstance(followed(data, pointer), dict) for pointer in pointers)


@given(summits())
def test_rows_fit_their_columns(summit: Summit) -> None:
    """Each row has a cell for each column, keys are unique, tones stand under keys of columns."""
    for sheet in sheets_of(summit, (Finding(code="SK301", message="Names differ"),)):
        keys = [column.key for column in sheet.columns]

        assert len(set(keys)) == len(keys)
        assert all(len(row.cells) == len(keys) and row.tones.keys() <= set(keys) for row in sheet.rows)


@given(summits())
def test_rows_may_be_asked_for_again(summit: Summit) -> None:
    """A second pass over a sheet gives the same rows as the first."""
    for sheet in sheets_of(summit):
        assert list(sheet.rows) == list(sheet.rows)


def test_positions_are_long() -> None:
    """Each position is one row, with ids, names, words and its first piece of evidence."""
    first, second = rows(sheets(SUMMIT)["positions"])

    assert first == {
        "record": "/positions/0",
        "issue": "arms",
        "issue_name": "Strategic arms",
        "party": "usa",
        "party_name": "United States",
        "text": "Halve them",
        "stance": "Conditional",
        "firmness": "Red line",
        "basis": None,
        "source": "readout",
        "quote": "as a first step",
        "place": "line 3",
        "check": first["check"],
    }
    assert second["stance"] == "Refused to discuss"
    assert (second["text"], second["source"], second["quote"], second["place"]) == (None, None, None, None)


def test_positions_carry_tones() -> None:
    """The stance and a red line have a tone beside the word."""
    first, second = sheets(SUMMIT)["positions"].rows

    assert first.tones == {"stance": "conditional", "firmness": "red_line"}
    assert second.tones == {"stance": "refused_to_discuss"}


def test_matrix_shows_what_each_party_holds() -> None:
    """A cell has the stance and firmness in words before the text, and says so where nothing is stated."""
    first, second = rows(sheets(SUMMIT)["matrix"])

    assert first == {
        "issue": "arms",
        "issue_name": "Strategic arms",
        "party:usa": "Conditional, Red line: Halve them",
        "party:sun": "Not stated",
        "agreement": "1 conditional, 1 not stated",
    }
    assert second["party:usa"] == "Not stated"
    assert second["party:sun"] == "Refused to discuss"


def test_matrix_tones_follow_stances() -> None:
    """A cell has the tone of its stance, that of silence where nothing is stated, and none where stances differ."""
    more = (Position(issue="rights", party="usa", stance="supports"), Position(issue="rights", party="usa", text="No"))
    summit = attrs.evolve(SUMMIT, positions=(*SUMMIT.positions, *more))
    first, second = sheets(summit)["matrix"].rows

    assert first.tones == {"party:usa": "conditional", "party:sun": "not_stated"}
    assert second.tones == {"party:sun": "refused_to_discuss"}
    assert second.cells[2] == "Supports\nNo"


@pytest.mark.parametrize(
    ("position", "shown"),
    [
        (Position(issue="arms", party="usa"), "(no text)"),
        (Position(issue="arms", party="usa", value=50), "(no text)"),
        (Position(issue="arms", party="usa", evidence=(Evidence(source="s"), FIRST)), "“as a first step”"),
        (Position(issue="arms", party="usa", stance="not_stated"), "Not stated"),
    ],
)
def test_matrix_invents_no_words(position: Position, shown: str) -> None:
    """A position without a text is shown by its stance or its quote, or said to have no text."""
    (first, _) = rows(sheets(attrs.evolve(SUMMIT, positions=(position,)))["matrix"])

    assert first["party:usa"] == shown


def test_matrix_shows_results_where_known() -> None:
    """What became of an issue stands at the end of its row, where the record says of any."""
    agreed = attrs.evolve(SUMMIT.issues[0], result="partly_agreed")
    matrix = sheets(attrs.evolve(SUMMIT, issues=(agreed, SUMMIT.issues[1])))["matrix"]

    assert [row["result"] for row in rows(matrix)] == ["Partly agreed", None]


def test_parties_of_one_id_share_a_column() -> None:
    """Two parties with one id, an error that a check reports, do not break the matrix."""
    twice = (*SUMMIT.parties, Party(id="usa", name="America"))
    matrix = sheets(attrs.evolve(SUMMIT, parties=twice))["matrix"]

    assert [column.key for column in matrix.columns] == ["issue", "issue_name", "party:usa", "party:sun", "agreement"]


def test_matrix_beyond_use_is_left_out() -> None:
    """A matrix of more than a million cells is not made, and the guide says so."""
    parties = tuple(Party(id=f"p{number}", name="P", role="principal") for number in range(1001))
    issues = tuple(Issue(id=f"i{number}", title="I") for number in range(1000))
    found = sheets(attrs.evolve(SUMMIT, parties=parties, issues=issues))

    assert "matrix" not in found
    assert [row["name"] for row in rows(found["guide"]) if str(row["meaning"]).startswith("Left out")] == ["Matrix"]


def test_evidence_sheet_holds_every_piece() -> None:
    """Each piece of evidence is a row that names its statement, in record order."""
    first, second = rows(sheets(SUMMIT)["evidence"])

    assert (first["statement"], first["record"]) == ("/positions/0", "/positions/0/evidence/0")
    assert first["stated"] == second["stated"] == "Halve them"
    assert second["source_name"] == "article"
    assert (second["locator_unit"], second["locator_start"], second["locator_end"]) == ("Line", 7, 8)


@pytest.mark.parametrize(("delegate", "stated"), [("gorbachev", "Mikhail Gorbachev"), ("shultz", "shultz")])
def test_evidence_of_delegate_names_person(delegate: str, stated: str) -> None:
    """What a delegate's evidence stands for is the person: by name, or by id where the record has no name."""
    summit = attrs.evolve(
        SUMMIT,
        positions=(),
        people=(Person(id="gorbachev", name="Mikhail Gorbachev"),),
        delegates=(Delegate(person=delegate, party="sun", evidence=(FIRST,)),),
    )

    assert [row["stated"] for row in rows(sheets(summit)["evidence"])] == [stated]


def test_entities_inside_entities_have_rows() -> None:
    """Tenures, assessments and points of a scale are rows that name what they belong to."""
    summit = Summit(
        id="s",
        title="S",
        people=(Person(id="reagan", name="Ronald Reagan", tenures=(Tenure(post="President", start="1981-01-20"),)),),
        issues=(
            Issue(
                id="arms", title="Arms", scale=Scale(min=0, max=50, anchors=(Anchor(value=50, label="None at all"),))
            ),
            Issue(id="trade", title="Trade"),
        ),
        commitments=(Commitment(id="meet", text="Meet again", assessments=(Assessment(scale="yes or no", score=1),)),),
    )
    found = sheets(summit)

    assert rows(found["tenures"])[0]["person_name"] == "Ronald Reagan"
    assert rows(found["scale_anchors"])[0]["record"] == "/issues/0/scale/anchors/0"
    assert rows(found["assessments"])[0]["commitment"] == "meet"
    assert [(row["scale_min"], row["scale_max"]) for row in rows(found["issues"])] == [(0, 50), (None, None)]


def test_divergence_stands_side_by_side() -> None:
    """A divergence shows every statement with where it is said, and each statement has a row of its own."""
    sides = (Statement(text="They met in Reykjavik.", evidence=(FIRST, SECOND)), Statement(text="They met in Geneva."))
    found = sheets(attrs.evolve(SUMMIT, divergences=(Divergence(statements=sides), Divergence())))
    shown = [row["statements"] for row in rows(found["divergences"])]

    assert shown == ["They met in Reykjavik. [Readout, line 3; article, lines 7-8]\nThey met in Geneva.", None]
    assert [row["divergence"] for row in rows(found["statements"])] == ["/divergences/0", "/divergences/0"]


def test_unknown_reference_shows_its_id() -> None:
    """Where a reference leads nowhere, its id stands for the name; no name is made up."""
    summit = Summit(id="s", title="S", commitments=(Commitment(id="c", text="C", obligors=("usa", "sun")),))
    (row,) = rows(sheets(summit)["commitments"])

    assert (row["obligors"], row["obligors_name"]) == ("usa, sun", "usa, sun")


def test_summit_sheet_has_fields_of_summit() -> None:
    """The summit's own fields are rows, with empty values where no source says, and data as JSON."""
    summit = Summit(
        id="s",
        title="S",
        mode="in_person",
        venue=Venue(country="ISL"),
        identifiers={"wikidata": "Q1"},
        extensions={"a/b": {"x": [1, None]}},
    )
    values = {row["record"]: row["value"] for row in rows(sheets(summit)["summit"])}

    assert values["/mode"] == "In person"
    assert values["/start"] is None
    assert (values["/venue/country"], values["/venue/name"]) == ("ISL", None)
    assert values["/identifiers/wikidata"] == "Q1"
    assert values["/extensions/a~1b"] == '{"x": [1, null]}'


def test_brief_sheet_has_fields_of_brief() -> None:
    """The brief's fields are rows under the keys of the record format, one for each thing in a list."""
    brief = Brief(sender="Desk", objectives=(Objective(text="Meet", status="partly_met"),), key_messages=("One", "Two"))
    values = {row["record"]: row["value"] for row in rows(sheets(attrs.evolve(SUMMIT, brief=brief))["brief"])}

    assert values["/brief/from"] == "Desk"
    assert values["/brief/objectives/0/status"] == "Partly met"
    assert values["/brief/key_messages/1"] == "Two"


def test_findings_have_a_sheet() -> None:
    """What the checks found stands in rows with severity in words and the place in the file."""
    findings = (
        Finding(code="SK301", message="Two names", pointer="/title", severity="error", location=Location(start=4)),
        Finding(code="SK401", message="No source", hint="name one"),
    )
    sheet = sheets(SUMMIT, findings=findings)["findings"]
    first, second = rows(sheet)

    assert (first["severity"], first["location"], first["pointer"]) == ("Error", "line 4", "/title")
    assert (second["severity"], second["location"], second["hint"]) == ("Warning", None, "name one")
    assert [row.tones["severity"] for row in sheet.rows] == ["error", "warning"]


def test_findings_come_before_what_they_judge() -> None:
    """What the checks found stands before the record, without columns that say nothing."""
    found = sheets(SUMMIT, (Finding(code="SK401", message="No source"),))

    assert list(found)[:4] == ["guide", "summit", "findings", "positions"]
    assert [column.key for column in found["findings"].columns] == ["severity", "code", "message"]


def test_headings_have_room_for_filter() -> None:
    """Every column of the record is wide enough for its heading and the filter's button, or for a line of it."""
    found = sheets(Summit(id="s", title="S"), complete=True)
    columns = [column for sheet in found.values() for column in sheet.columns]

    assert all(column.width >= min(len(column.heading) + 3, 16) for column in columns)


def test_narrative_says_its_words_once() -> None:
    """The sheet of the narrative has no quote beside the text; the sheet Evidence has it."""
    summit = attrs.evolve(SUMMIT, positions=(), narrative=(Narrative(text="as a first step", evidence=(FIRST,)),))
    found = sheets(summit)

    assert [column.key for column in found["narrative"].columns][2:] == ["text", "source", "place", "check"]
    assert [row["quote"] for row in rows(found["evidence"])] == ["as a first step"]


def test_only_sheets_with_content_stand() -> None:
    """An empty collection has no sheet, and a column that is empty throughout does not stand."""
    found = sheets(Summit(id="s", title="S", parties=(Party(id="usa", name="United States"),)))

    assert list(found) == ["guide", "summit", "parties", "columns", "meta"]
    assert [column.key for column in found["parties"].columns] == ["id", "name", "kind", "code", "role", "record"]


def test_complete_sheets_are_a_form() -> None:
    """Asked to be complete, an empty summit has every sheet and every column, for a person to fill in."""
    found = sheets(Summit(id="s", title="S"), complete=True)

    assert {"positions", "brief", "tenures", "evidence", "findings"} <= found.keys()
    assert {"value_range_from", "salience", "conditions"} <= {column.key for column in found["positions"].columns}
    assert not found["positions"].rows


def test_guide_lists_every_sheet() -> None:
    """The guide names each other sheet in order, and explains each tone of the positions."""
    found = sheets(SUMMIT)
    guide = rows(found["guide"])

    assert [row["name"] for row in guide if row["part"] == "Sheet"] == [sheet.name for sheet in found.values()][1:-1]
    assert {"Supports", "Not stated"} <= {row["name"] for row in guide if row["part"] == "Stance"}
    assert [row["name"] for row in guide if row["part"] == "Firmness"] == ["Red line"]


def test_guide_has_no_legend_without_positions() -> None:
    """Tones that occur nowhere are not explained."""
    guide = rows(sheets(Summit(id="s", title="S"))["guide"])

    assert {row["part"] for row in guide} == {"Summit", "Sheet", "How to"}


def test_columns_are_explained_by_model() -> None:
    """What a column holds is said in the words of the model, with the words that it takes."""
    explained = {(row["sheet"], row["column"]): row for row in rows(sheets(SUMMIT)["columns"])}

    assert explained["Positions", "Stance"]["meaning"] == "Which way it leans; empty where nobody has classified it."
    assert str(explained["Positions", "Basis"]["choices"]) == "Declared; Attributed; Inferred"


@pytest.mark.parametrize(
    ("texts", "cell"),
    [
        ((), None),
        (("one", "two"), "one\ntwo"),
        (("one\ntwo",), '["one\\ntwo"]'),
        (("[x]",), '["[x]"]'),
        (("é ",), '["é "]'),
    ],
)
def test_texts_stand_one_a_line(texts: tuple[str, ...], cell: str | None) -> None:
    """A list of texts is lines, or JSON where lines would be misread."""
    assert one_a_line(texts) == cell


@pytest.mark.parametrize(
    ("mapping", "cell"),
    [
        ({}, None),
        ({"wikidata": "Q1", "un": "A/1: 2"}, "wikidata: Q1\nun: A/1: 2"),
        ({"a:b": "c"}, '{"a:b": "c"}'),
        ({"a": "b\nc"}, '{"a": "b\\nc"}'),
        ({" a": "b"}, '{" a": "b"}'),
    ],
)
def test_pairs_stand_one_a_line(mapping: dict[str, str], cell: str | None) -> None:
    """A mapping is a line for each pair, or JSON where lines would be misread."""
    assert pairs(mapping) == cell
