import pytest
from attrs import evolve
from tests.briefing.plain import section
from tests.briefing.summits import BILATERAL, MINIMAL, cited

from summitkit.findings import Finding
from summitkit.model import (
    Brief,
    Commitment,
    Delegate,
    Divergence,
    Evidence,
    Implication,
    Issue,
    Outcome,
    Party,
    Person,
    Position,
    Proposal,
    Recommendation,
    Session,
    Source,
    Statement,
    Takeaway,
)

USA = Party(id="usa", name="United States", role="principal")
RUSSIA = Party(id="russia", name="Russia", role="principal")
ISSUE = Issue(id="tariffs", title="Tariffs")
TALKS = evolve(MINIMAL, parties=(USA, RUSSIA), issues=(ISSUE,))
UNSOURCED = "The record names no source for this."


def test_memo_shows_what_brief_gives() -> None:
    """A memo block has a line for each thing that is given, and none without a brief."""
    assert section(evolve(MINIMAL, brief=Brief(to="The Minister")), "memo") == ["To: The Minister"]
    assert section(evolve(MINIMAL, brief=Brief(reference="17")), "memo") == []


@pytest.mark.parametrize(
    ("action", "lines"),
    [
        ("decision", ["- Wait.[1: " + UNSOURCED + "]", "- Agree / Disagree"]),
        ("information", ["- Wait.[1: " + UNSOURCED + "]"]),
    ],
)
def test_boxes_to_tick_only_for_decision(action: str, lines: list[str]) -> None:
    """Agree and disagree stand where a decision is asked; views without a source are not called a source's."""
    summit = evolve(MINIMAL, recommendations=(Recommendation(text="Wait."),), brief=Brief(action=action))

    assert section(summit, "recommendations") == lines


def test_bottom_line_has_at_most_four_lines() -> None:
    """The bottom line stays short however much the record holds."""
    many = evolve(
        BILATERAL, outcomes=BILATERAL.outcomes * 5, issues=BILATERAL.issues, takeaways=BILATERAL.takeaways * 9
    )

    assert len(section(many, "bottom_line")) == 5  # the empty title of the box, and four lines


@pytest.mark.parametrize(
    ("brief", "last"),
    [
        (Brief(action="signature"), "> For signature."),
        (Brief(action="decision", decide_by="2025-09"), "> For decision by September 2025."),
        (Brief(to="The Minister"), "> No agreement[1: " + UNSOURCED + "]"),
    ],
)
def test_bottom_line_says_what_is_asked(brief: Brief, last: str) -> None:
    """What is asked of the reader is the last line; an outcome without words goes by its kind."""
    summit = evolve(MINIMAL, outcomes=(Outcome(kind="no_agreement"),), brief=brief)

    assert section(summit, "bottom_line")[-1] == last


def test_unknown_date_and_place_are_said() -> None:
    """Where a meeting is known of, a missing date and place are said to be missing."""
    assert section(evolve(MINIMAL, mode="phone"), "event") == [
        "When: Not stated",
        "Where: Not stated",
        "Format: by phone",
    ]


def _delegates(number: int, *, heads: int) -> tuple[Delegate, ...]:
    roles = ("head",) * heads + ("adviser",) * (number - heads)
    return tuple(Delegate(person=f"p{index}", party="usa", role=role) for index, role in enumerate(roles))


@pytest.mark.parametrize(
    ("number", "heads", "named", "annexed"),
    [
        (3, 1, "p0 // p1, adviser // p2, adviser", 0),
        (4, 1, "p0", 5),
        (4, 0, "p0, adviser // p1, adviser // p2, adviser", 5),
    ],
)
def test_large_delegation_goes_to_annex(number: int, heads: int, named: str, annexed: int) -> None:
    """Up to three delegates of a party stand among the facts; of more, the heads do and an annex has all."""
    summit = evolve(TALKS, delegates=_delegates(number, heads=heads))

    assert section(summit, "event")[2:] == [f"United States: {named}"]
    assert len(section(summit, "delegations")) == annexed


def test_delegate_of_unknown_party_is_not_lost() -> None:
    """A delegate whose party the record does not have stands in the annex."""
    summit = evolve(
        TALKS,
        people=(Person(id="ada", name="Ada North"),),
        delegates=(Delegate(person="ada", party="norland", title="Envoy", evidence=cited(3)),),
    )

    assert section(summit, "delegations") == ["Name | Party | Title", "Ada North[1: readout, line 3] | norland | Envoy"]


def test_matrix_says_not_stated_for_silence() -> None:
    """A cell that no source fills says so; it is neither blank nor neutral."""
    summit = evolve(TALKS, positions=(Position(issue="tariffs", party="usa", text="Low", evidence=cited(3)),))

    assert section(summit, "positions") == [
        "Issue | United States | Russia | Gap",
        "Tariffs | Low[1: readout, line 3] | Not stated | Not stated",
    ]


def test_matrix_keeps_several_positions_of_one_party() -> None:
    """Two positions of a party on one issue stand in one cell, each with its note."""
    positions = tuple(
        Position(issue="tariffs", party="usa", text=text, stance=stance, evidence=cited(line))
        for text, stance, line in (("Low", "supports", 3), ("None", "opposes", 4))
    )

    assert section(evolve(TALKS, positions=positions), "positions")[1] == (
        "Tariffs | Supports // Low[1: readout, line 3] // Opposes // None[2: readout, line 4] | Not stated | Not stated"
    )


@pytest.mark.parametrize(
    ("basis", "remark"),
    [
        (
            "attributed",
            "Every position is attributed by a source; none was declared by the party itself.",
        ),
        ("declared", "Every position was declared by the party itself."),
        ("inferred", "Every position was inferred by the editor of the record."),
    ],
)
def test_shared_basis_is_said_once(basis: str, remark: str) -> None:
    """Where all positions have one basis, a line below the matrix says so instead of every cell."""
    summit = evolve(TALKS, positions=(Position(issue="tariffs", party="usa", text="Low", basis=basis),))

    assert section(summit, "positions")[1:] == [f"Tariffs | Low[1: {UNSOURCED}] | Not stated | Not stated", remark]


def test_position_outside_matrix_is_shown() -> None:
    """A position on an issue or of a party that the record lacks stands below the matrix."""
    positions = (
        Position(issue="fish", party="usa", text="Free", stance="supports"),
        Position(issue="tariffs", party="china", text="Low"),
    )

    assert section(evolve(TALKS, positions=positions), "positions")[2:] == [
        "Positions outside the table",
        "- United States, fish: Supports",
        f"- Free[1: {UNSOURCED}]",
        f"- china, Tariffs: Low[2: {UNSOURCED}]",
    ]


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("", "[Difference]"),
        ("/start", "[Difference: date]"),
        ("/extensions/x", "[Difference: extensions]"),
        ("/delegates/0", "[Difference: delegate Ada North]"),
        ("/delegates/9", "[Difference: delegations]"),
        ("/positions/0", "[Difference: position of Norland, Tariffs]"),
        ("/outcomes/1", "[Difference: outcome No agreement]"),
        ("/issues/0/result", "[Difference: issue Tariffs]"),
        ("/takeaways/1", "[Difference: takeaway Nobody left early.]"),
    ],
)
def test_difference_says_what_it_is_about(about: str, title: str) -> None:
    """The pointer of a divergence is put in words that a reader knows."""
    assert section(evolve(BILATERAL, divergences=(Divergence(about=about),)), "differences")[0] == title


def test_quote_that_repeats_statement_is_left_out() -> None:
    """A side of a divergence is followed by the words of its source where these say it otherwise."""
    sides = (
        Statement(text="They met.", evidence=cited(1, "They met.")),
        Statement(text="They did not meet.", evidence=(Evidence(source="gazette", quote="No meeting"), *cited(2))),
    )

    assert section(evolve(MINIMAL, divergences=(Divergence(statements=sides),)), "differences")[1:] == [
        "> They met.[1: readout, line 1]",
        "> They did not meet.[2: gazette; readout, line 2]",
        "> \N{LEFT DOUBLE QUOTATION MARK}No meeting\N{RIGHT DOUBLE QUOTATION MARK}",
        "> The record does not settle this.",
    ]


def test_absent_party_is_a_sensitivity() -> None:
    """Whoever is affected and was not there is named, with a brief or without."""
    summit = evolve(MINIMAL, parties=(Party(id="ukraine", name="Ukraine", role="affected_absent"),))

    assert section(summit, "sensitivities") == ["- Affected and not at the table: Ukraine"]


def test_items_without_words_are_shown_as_far_as_known() -> None:
    """An empty text costs nothing else of what the record says."""
    summit = evolve(
        TALKS,
        takeaways=(Takeaway(label="Tone"),),
        implications=(Implication(affected=("usa", "norland")),),
        proposals=(Proposal(id="draft", proposers=("usa",), issue="fish"),),
        commitments=(Commitment(id="list", text="Publish it"),),
        sessions=(Session(id="first"),),
    )

    assert section(summit, "takeaways") == [f"- Tone[1: {UNSOURCED}]"]
    assert section(summit, "assessment") == ["Affected", "United States, norland"]
    assert section(summit, "proposals")[1] == f"draft[1: {UNSOURCED}] | United States | fish"
    assert section(summit, "commitments")[1] == f"Publish it[1: {UNSOURCED}]"
    assert section(summit, "background") == ["Session", "first"]


def test_implications_without_content_make_no_table() -> None:
    """A table whose every cell would be empty is left out."""
    assert section(evolve(MINIMAL, implications=(Implication(),)), "assessment") == []


def test_words_relied_on_follow_the_source() -> None:
    """Quotes are listed in the order of the source, each once, those of a source that the record lacks too."""
    summit = evolve(
        TALKS,
        sources=(Source(id="readout", title="Readout"),),
        outcomes=(
            Outcome(kind="treaty", evidence=(*cited(9, "last"), *cited(9, "last"), *cited(2, "first"))),
            Outcome(kind="treaty", evidence=(Evidence(source="other", quote="somewhere"), Evidence(source="readout"))),
        ),
    )

    assert section(summit, "sources") == [
        "- Readout",
        *("Place | Words relied on", "line 2 | “first”", "line 9 | “last”"),
        *("Words relied on", "“somewhere”"),
    ]


def test_sort_of_source_is_said_once() -> None:
    """A source that is called by its sort, for want of a title, is not described by it again."""
    article = Source(id="article", kind="article", sha256="0" * 64)

    assert section(evolve(MINIMAL, sources=(article,)), "sources") == ["- Article", f"- SHA-256 {'0' * 64}"]
    assert section(evolve(MINIMAL, sources=(evolve(article, title="Ice"),)), "sources") == [
        "- Ice",
        f"- Article · SHA-256 {'0' * 64}",
    ]


def test_findings_below_warning_are_only_counted() -> None:
    """Readers see what they should know of; notes for the editor are counted beside it and alone leave no annex."""
    grave, small = (
        Finding(code="SK301", message="They differ."),
        Finding(code="SK406", message="No quote.", severity="info"),
    )

    assert section(MINIMAL, "findings", small) == []
    assert section(MINIMAL, "findings", grave) == ["Code | Severity | Finding", "SK301 | Warning | They differ."]
    assert section(MINIMAL, "findings", grave, small)[2:] == [
        "Besides these there are notes for the editor of the record: 1."
    ]
