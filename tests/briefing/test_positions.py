import pytest
from attrs import evolve
from tests.briefing.plain import briefing, section
from tests.briefing.summits import BILATERAL, FIVE, MINIMAL, TWENTY, cited

from summitkit.blocks import Cell, Spectrum, Table
from summitkit.briefing.dossier import Dossier, dossier
from summitkit.briefing.labels import labels_in
from summitkit.briefing.sections.stances import gap
from summitkit.briefing.tables import parts
from summitkit.document import Document
from summitkit.inlines import Text
from summitkit.model import Anchor, Commitment, Issue, Party, Position, Proposal, Recommendation, Scale, Summit
from summitkit.sheets.matrix import agreement_of

USA = Party(id="usa", name="United States", role="principal")
RUSSIA = Party(id="russia", name="Russia", role="principal")
ISSUE = Issue(id="tariffs", title="Tariffs")
TALKS = evolve(MINIMAL, parties=(USA, RUSSIA), issues=(ISSUE,))
UNSOURCED = "The record names no source for this."


def _dossier() -> Dossier:
    return dossier(MINIMAL, (), {}, labels_in("en"))


def _tables(document: Document, key: str) -> list[Table]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [block for block in blocks if isinstance(block, Table) and block.key.startswith(key)]


def _widths(table: Table) -> float:
    return round(sum(column.width for column in table.columns), 6)


def _words(cell: Cell) -> list[Text]:
    return [each for paragraph in cell.paragraphs for each in paragraph.content if isinstance(each, Text)]


def _parties(number: int) -> tuple[Party, ...]:
    return tuple(Party(id=f"p{index}", name=f"P{index}", role="principal") for index in range(number))


@pytest.mark.parametrize(
    ("parties", "sizes", "orientation"),
    [
        (1, [1], "portrait"),
        (3, [3], "portrait"),
        (4, [4], "landscape"),
        (5, [5], "landscape"),
        (6, [3, 3], "landscape"),
        (7, [4, 3], "landscape"),
        (11, [4, 4, 3], "landscape"),
        (20, [5, 5, 5, 5], "landscape"),
    ],
)
def test_matrix_is_split_where_parties_do_not_fit(parties: int, sizes: list[int], orientation: str) -> None:
    """Above three parties the pages lie; above five there are several tables, as evenly filled as can be."""
    document = briefing(evolve(TALKS, parties=_parties(parties)))
    tables = _tables(document, "table-positions")
    shown = [cell.header[0] for table in tables for cell in table.columns[1:]]

    assert [len(table.columns) - 1 for table in tables] == [*sizes[:-1], sizes[-1] + 1]
    assert [each.text for each in shown] == [*(f"P{index}" for index in range(parties)), "Gap"]
    assert [each.orientation for each in document.sections if each.key == "positions"] == [orientation]


def test_parts_of_matrix_are_told_apart() -> None:
    """Each part has a name and a caption of its own, repeats the issues, and the last has the gap."""
    tables = _tables(briefing(evolve(TALKS, parties=_parties(7))), "table-positions")

    assert [(table.key, table.caption) for table in tables] == [
        ("table-positions", "Positions by issue and party (1 of 2)"),
        ("table-positions-2", "Positions by issue and party (2 of 2)"),
    ]
    assert [table.columns[0].is_header for table in tables] == [True, True]
    assert [_words(table.rows[0][0])[0].text for table in tables] == ["Tariffs", "Tariffs"]
    assert len({(_widths(table), table.columns[0].width) for table in tables}) == 1


def test_issue_is_told_once() -> None:
    """The question of an issue and its note stand in the first part alone."""
    first, *others = _tables(briefing(TWENTY), "table-positions")

    assert [each.text for each in _words(first.rows[0][0])] == ["Ice", "Whose is it?"]
    assert len(first.rows[0][0].paragraphs[0].content) == 2
    assert [[each.text for each in _words(table.rows[0][0])] for table in others] == [["Ice"]] * 3


@pytest.mark.parametrize(
    ("parties", "most", "sizes"), [(0, 5, [0]), (10, 10, [10]), (11, 10, [6, 5]), (27, 10, [9, 9, 9])]
)
def test_parts_are_balanced(parties: int, most: int, sizes: list[int]) -> None:
    """No part is nearly empty beside full ones, and every party stands in one."""
    slices = [part.parties for part in parts(_dossier(), "positions", parties, most)]

    assert [len(range(parties)[each]) for each in slices] == sizes
    assert [index for each in slices for index in range(parties)[each]] == list(range(parties))


def _cells(*stances: str | None) -> tuple[tuple[Position, ...], ...]:
    """Return a party's positions for each word; an empty word is silence, several are several positions."""
    return tuple(
        tuple(
            Position(issue="tariffs", party=f"p{index}", stance=None if stance == "unclassified" else stance)  # type: ignore[arg-type]
            for stance in (stances_of_party or "").split()
        )
        for index, stances_of_party in enumerate(stances)
    )


@pytest.mark.parametrize(
    ("stances", "expected", "agreement"),
    [
        (("supports", "supports"), "Same stance", "All 2 support"),
        (("conditional", "conditional"), "Same stance", "All 2 conditional"),
        (("supports", "supports", ""), "", "2 support, 1 not stated"),
        (("supports", "supports", "unclassified"), "", "2 support, 1 without a stance"),
        (("supports", "opposes"), "Opposed", "Split: 1 supports, 1 opposes"),
        (("conditional", "opposes", ""), "Opposed", "Split: 1 conditional, 1 opposes, 1 not stated"),
        (("supports", "conditional"), "Stances differ", "1 supports, 1 conditional"),
        (("opposes", "neutral"), "Stances differ", "1 opposes, 1 neutral"),
        (("supports opposes", "supports"), "Stances differ", "1 supports, 1 with several stances"),
        (("supports supports", "supports"), "Same stance", "All 2 support"),
        (("supports", "refused_to_discuss"), "Stances differ", "1 supports, 1 refuses to discuss"),
        (("supports", ""), "", "1 supports, 1 not stated"),
        (("supports opposes", ""), "", "1 with several stances, 1 not stated"),
        (("supports",), "", "1 supports"),
        (("not_stated", "not_stated"), "", "Not stated"),
        (("", ""), "", "Not stated"),
    ],
)
def test_gap_means_what_workbook_says(stances: tuple[str, ...], expected: str, agreement: str) -> None:
    """The gap is told from the stances as the workbook's agreement is: all the same, split, or neither."""
    cells = _cells(*stances)

    assert gap(_dossier(), ISSUE, cells) == expected
    assert agreement_of(cells) == agreement


@pytest.mark.parametrize(
    ("result", "values", "expected"),
    [
        ("agreed", (), "Agreed"),
        (None, (40, 10), "Apart by 30 of 100"),
        ("not_agreed", (40, 10), "Not agreed\nApart by 30 of 100"),
        (None, (40, None), "Opposed"),
    ],
)
def test_gap_is_result_and_distance_first(result: str | None, values: tuple[float | None, ...], expected: str) -> None:
    """What became of an issue and how far apart the parties stand on its scale say more than their stances."""
    issue = evolve(ISSUE, result=result, scale=Scale())
    held = zip(("supports", "opposes"), values or (None, None), strict=True)
    cells = tuple(
        (Position(issue="tariffs", party="usa", stance=stance, value=value),)  # type: ignore[arg-type]
        for stance, value in held
    )

    assert gap(_dossier(), issue, cells) == expected


def test_red_line_is_an_alert() -> None:
    """The words say that it is a red line, and stand out."""
    table, *_ = _tables(briefing(BILATERAL), "table-positions")
    tags = [(each.text, each.emphasis) for each in _words(table.rows[0][1])]

    assert tags[:3] == [
        ("Opposes · ", "strong"),
        ("Red line", "alert"),
        (" · declared", "strong"),
    ]


def test_issues_without_parties_are_shown() -> None:
    """What was on the table is told even where nobody is known to have held anything."""
    issue = evolve(ISSUE, question="How high?", evidence=cited(3))

    assert section(evolve(MINIMAL, issues=(issue,)), "positions") == [
        "Issue | Gap",
        "Tariffs[1: readout, line 3] // How high? | Not stated",
    ]


_SPOKEN = "From 0 (none) to 100: United States 40 (most), Russia 5."


def _scaled(*values: float | None) -> Summit:
    issue = evolve(ISSUE, scale=Scale(anchors=(Anchor(value=0, label="none"), Anchor(value=40, label="most"))))
    held = zip(("usa", "russia"), values, strict=False)
    return evolve(
        TALKS,
        issues=(issue,),
        positions=tuple(Position(issue="tariffs", party=party, value=value) for party, value in held),
    )


def test_spectrum_places_parties_on_scale() -> None:
    """An issue with a scale shows who stands where; its summary says the same in words."""
    assert section(_scaled(40, 5), "positions")[2:] == [
        "Tariffs: where the parties stand: 0 to 100, ((0, 'none'), (40, 'most')); " + _SPOKEN,
        f"United States 40 None[3: {UNSOURCED}]",
        f"Russia 5 None[4: {UNSOURCED}]",
    ]


def test_empty_scale_is_left_out() -> None:
    """A scale that nobody stands on is not drawn."""
    sections = briefing(_scaled(None, None)).sections

    assert not any(isinstance(block, Spectrum) for each in sections for block in each.blocks)


def _glance(summit: Summit) -> list[Table]:
    return _tables(briefing(summit), "table-glance")


def _classified(issues: int, parties: int, stance: str = "supports") -> Summit:
    return evolve(
        MINIMAL,
        parties=_parties(parties),
        issues=tuple(Issue(id=f"i{index}", title=f"I{index}") for index in range(issues)),
        positions=(Position(issue="i0", party="p0", stance=stance),),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("issues", "parties", "stance", "is_shown"),
    [
        (6, 3, "supports", False),
        (7, 2, "supports", True),
        (1, 4, "supports", True),
        (7, 4, "not_stated", False),
        (60, 2, "supports", True),
        (61, 4, "supports", False),
    ],
)
def test_glance_helps_where_matrix_is_large(issues: int, parties: int, stance: str, *, is_shown: bool) -> None:
    """A grid stands where there are more than three parties or six issues, and no more than fill two pages."""
    assert bool(_glance(_classified(issues, parties, stance))) == is_shown


def test_glance_has_one_word_a_cell() -> None:
    """A stance is said in a word and tinted; silence, doubt and red lines are said as well."""
    positions = (
        Position(issue="i0", party="p0", stance="supports", firmness="red_line"),
        Position(issue="i0", party="p1", stance="supports"),
        Position(issue="i0", party="p1", stance="opposes"),
        Position(issue="i0", party="p2", text="Some words"),
        Position(issue="i0", party="p3", stance="not_stated"),
    )
    (table,) = _glance(evolve(_classified(1, 5), positions=positions))
    cells = [([word.text for word in _words(cell)], cell.tone) for cell in table.rows[0][1:]]

    assert cells == [
        (["Supports", "Red line"], "supports"),
        (["Supports, Opposes"], "plain"),
        (["Without a stance"], "plain"),
        (["Not stated"], "not_stated"),
        (["Not stated"], "not_stated"),
    ]
    assert [column.is_centred for column in table.columns] == [False, *[True] * 5]
    assert _words(table.rows[0][1])[1].emphasis == "alert"


def test_glance_leads_to_full_positions() -> None:
    """Below the grid stands where to read the words; without such a table nothing is promised."""
    assert section(TWENTY, "glance")[-1] == "See <table-positions>."
    assert section(TWENTY, "glance", profile="eu")[-1].startswith("Tide | ")


@pytest.mark.parametrize(
    ("parties", "sizes", "orientation"), [(6, [6], "portrait"), (7, [7], "landscape"), (20, [10, 10], "landscape")]
)
def test_glance_is_split_like_matrix(parties: int, sizes: list[int], orientation: str) -> None:
    """A grid that is too wide lies, and one that is wider still is split."""
    document = briefing(_classified(1, parties))

    assert [len(table.columns) - 1 for table in _tables(document, "table-glance")] == sizes
    assert [each.orientation for each in document.sections if each.key == "glance"] == [orientation]


def test_topics_tell_all_of_an_issue() -> None:
    """A topic has its question, how it stands, who holds what, who is silent, and what was offered and undertaken."""
    summit = evolve(
        BILATERAL,
        parties=(*BILATERAL.parties, Party(id="west", name="West", role="principal")),
        positions=(*BILATERAL.positions, Position(issue="fish", party="stranger", text="Free", evidence=cited(40))),
        proposals=(Proposal(id="map", issue="fish", evidence=cited(41)),),
        commitments=(Commitment(id="list", text="List it", issue="fish", deadline="2025-12", evidence=cited(42)),),
    )
    lines = section(summit, "topics", profile="eu")
    fish = lines[lines.index("Fishing grounds") : lines.index("Quota")]

    assert fish == [
        "Fishing grounds",
        "State of play: Deferred",
        "Norland: Conditional[6: Readout of the meeting at Lake Harbour, line 9] // Not for the press",
        "Sudland: Not stated",
        "stranger: Free[7: Readout of the meeting at Lake Harbour, line 40]",
        "Not stated: West",
        "Proposals: map[8: Readout of the meeting at Lake Harbour, line 41]",
        "Commitments: List it[9: Readout of the meeting at Lake Harbour, line 42] // December 2025",
    ]


def test_topics_keep_what_is_on_no_issue() -> None:
    """A position on an issue that the record lacks stands behind the topics."""
    assert section(TWENTY, "topics", profile="eu")[-2:] == [
        "On other matters",
        "- Party 1, moon: A party on the moon[27: Readout of the meeting at Lake Harbour, line 31]",
    ]


def test_matter_is_told_with_few_questions() -> None:
    """Up to five issues stand with their questions; of more, the titles make a line."""
    few = evolve(
        MINIMAL, issues=(evolve(ISSUE, question="How high?", evidence=cited(3)), Issue(id="fish", title="Fish"))
    )
    many = evolve(MINIMAL, issues=tuple(Issue(id=f"i{index}", title=f"I{index}") for index in range(6)))

    assert section(few, "issue", profile="ca") == ["- Tariffs: How high?[1: readout, line 3]", "- Fish"]
    assert section(many, "issue", profile="ca") == ["I0, I1, I2, I3, I4, I5"]
    assert section(TWENTY, "issue", profile="ca")[1:] == ["- Wind"]


def test_matter_names_issues_of_a_circle() -> None:
    """Issues that are parts of each other, a slip of the record, are named all the same."""
    circle = (Issue(id="a", title="A", parent="b"), Issue(id="b", title="B", parent="a"))

    assert section(evolve(MINIMAL, issues=circle), "issue", profile="ca") == ["- A", "- B"]


def test_matter_opens_with_outcome_where_no_bottom_line_does() -> None:
    """A submission says first what came of the matter."""
    assert section(BILATERAL, "issue", profile="uk")[0].startswith("Agreement to meet (Joint note): They will meet")
    assert section(BILATERAL, "issue", profile="ca")[0].startswith("- Tariffs")


def test_dates_stand_in_their_order() -> None:
    """What is due stands by the day on which it ends; what has no end comes last."""
    summit = evolve(
        BILATERAL,
        recommendations=(
            Recommendation(text="Wait.", due="2025-08-20", evidence=cited(20)),
            Recommendation(title="Watch", text="Look on.", due="2025-08/..", evidence=cited(21)),
            Recommendation(text="No date."),
        ),
    )

    assert [line.partition("[")[0] for line in section(summit, "timing", profile="uk")] == [
        "Summit: 15\N{EN DASH}16 August 2025",
        "Recommended action due: 20 August 2025: Wait.",
        "Decision needed by: 1 September 2025",
        "Deadline of a commitment: December 2025: Publish a list of tariffs",
        "Recommended action due: from August 2025: Watch",
    ]


@pytest.mark.parametrize("summit", [MINIMAL, FIVE, evolve(MINIMAL, start="2025-08-15")])
def test_date_of_summit_alone_is_no_timing(summit: Summit) -> None:
    """Where nothing is due there is nothing to time."""
    assert section(summit, "timing", profile="uk") == []


def test_timing_without_date_of_summit() -> None:
    """What is due is told even where the day of the summit is not known."""
    summit = evolve(MINIMAL, recommendations=(Recommendation(text="Wait.", due="2025", evidence=cited(3)),))

    assert section(summit, "timing", profile="uk") == ["Recommended action due: 2025: Wait.[1: readout, line 3]"]
