"""What each block of an account becomes."""

import io
from collections.abc import Mapping

import pytest

import summitkit as sk

MEETING = "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026."


def read(*lines: str) -> sk.Reading:
    """Return the account of a meeting of France and Japan with these lines behind it."""
    return sk.read(io.StringIO("\n".join(("# Talks", "", MEETING, "", *lines))), "article")


def became(*lines: str) -> Mapping[str, int]:
    """Return what these lines became, without the title and the first sentence of the account."""
    counts = dict(read(*lines).report.became)
    counts["headings"] -= 1
    counts["narrative"] -= 1
    return {name: count for name, count in counts.items() if count}


@pytest.mark.parametrize(
    ("heading", "collection"),
    [("Key takeaways", "takeaways"), ("Implications", "implications"), ("Recommendations", "recommendations")],
)
def test_heading_tells_the_list(heading: str, collection: str) -> None:
    """The items under a heading become what it announces, label and text apart."""
    lines = (f"## {heading}", "", "- Fish: fewer of them are left.", "- The tide. It waits for nobody.")
    found = getattr(read(*lines).summit, collection)

    assert became(*lines) == {"headings": 1, collection: 2}
    assert [
        getattr(each, "label", "") or getattr(each, "area", "") or getattr(each, "title", "") for each in found
    ] == [
        "Fish",
        "The tide",
    ]
    assert [each.text for each in found] == ["fewer of them are left.", "It waits for nobody."]


def test_lead_in_overrides_the_heading() -> None:
    """The words that lead in a list tell what it is, before the heading does."""
    summit = read("## Implications", "", "Three takeaways:", "", "- Fish: few.", "- Rope: old.").summit

    assert [each.label for each in summit.takeaways] == ["Fish", "Rope"]
    assert summit.implications == ()


def test_short_recommendation_is_a_title() -> None:
    """A recommendation without a label is its own title where it is short, and a text where it is long."""
    long = "Buy lights " + "and still more lights " * 10 + "for every pier."
    summit = read("## Recommendations", "", "- Light the pier.", f"- {long}").summit

    assert [(each.title, each.text) for each in summit.recommendations] == [("Light the pier", ""), ("", long)]


def test_plain_list_is_narrative() -> None:
    """Items under a heading that announces nothing stand in the narrative under it."""
    lines = ("## The weather", "", "- Rain: all day", "- Wind")

    assert became(*lines) == {"headings": 1, "narrative": 2}
    assert [(each.heading, each.text) for each in read(*lines).summit.narrative[1:]] == [
        ("The weather", "Rain: all day"),
        ("The weather", "Wind"),
    ]


def test_names_of_participants_become_delegates() -> None:
    """An item that only names who took part goes into the delegates; one that says more is also kept."""
    lines = (
        "## Participants",
        "",
        "- Anne Roux, President of France",
        "- Ken Mori, Prime Minister of Japan",
        "- Marie Blanc, Foreign Minister of France, who came late",
        "- France was content with the seating. It said so.",
        "- France said nothing of the rain and the wind that shook the windows",
    )
    reading = read(*lines)

    assert became(*lines) == {"headings": 1, "delegates": 2, "narrative": 3}
    assert {reading.summit.person(each.person).name for each in reading.summit.delegates} == {
        "Anne Roux",
        "Ken Mori",
        "Marie Blanc",
    }
    assert [each.text for each in reading.summit.narrative[1:]] == [line[2:] for line in lines[4:]]


@pytest.mark.parametrize(
    ("heading", "issue"), [("Positions", "General"), ("Where they stand on fish:", "Where they stand on fish")]
)
def test_label_of_a_party_makes_a_position(heading: str, issue: str) -> None:
    """Under a heading of positions, an item that a party labels is that party's."""
    lines = (f"## {heading}", "", "- France: a free port", "- Japan - tolls", "- Brazil: none", "- Rain: a lot")
    summit = read(*lines).summit

    assert became(*lines) == {"headings": 1, "positions": 2, "narrative": 2}
    assert [(summit.issue(p.issue).title, p.party, p.text) for p in summit.positions] == [
        (issue, "fra", "a free port"),
        (issue, "jpn", "tolls"),
    ]


def test_positions_without_a_heading_are_general() -> None:
    """A position that stands under no heading is one on the general issue."""
    text = f"{MEETING}\n\nTheir positions:\n\n- France: a free port\n- Japan: tolls\n\nFrance rejected the tolls."
    summit = sk.loads(text, format="article")

    assert [(summit.issue(p.issue).title, p.text) for p in summit.positions] == [
        ("General", "a free port"),
        ("General", "tolls"),
        ("General", "France rejected the tolls."),
    ]


def test_list_of_a_party_binds_it() -> None:
    """The items below one that announces a party's commitments are commitments of that party."""
    lines = (
        "- The deal has these French commitments:",
        "    - Dredge the river.",
        "    - Light the pier.",
        "- The deal has a long annex:",
        "    - Maps.",
    )
    summit = read(*lines).summit

    assert became(*lines) == {"narrative": 3, "commitments": 2}
    assert [(each.text, each.obligors) for each in summit.commitments] == [
        ("Dredge the river.", ("fra",)),
        ("Light the pier.", ("fra",)),
    ]


def test_lead_in_binds_its_subject() -> None:
    """A lead-in that says who agreed binds them to the items behind it."""
    both = read("The two leaders agreed to:", "", "- dredge the river", "- light the pier").summit
    one = read("Japan agreed to:", "", "- dredge the river", "- light the pier").summit

    assert [(each.text, each.obligors) for each in both.commitments] == [
        ("dredge the river", ("fra", "jpn")),
        ("light the pier", ("fra", "jpn")),
    ]
    assert {each.obligors for each in one.commitments} == {("jpn",)}


def test_lead_in_gives_the_deadline() -> None:
    """The day that a lead-in names is the deadline of what follows it, unless that names another."""
    text = "The parties commit to these actions by 1 May 2027:"
    lines = ("## What was agreed", "", text, "", "France will dredge the river.", "", "Japan will pay by 1 June 2028.")

    assert [each.deadline for each in read(*lines).summit.commitments] == ["2027-05-01", "2028-06-01"]


def test_paragraph_of_statements_is_taken() -> None:
    """A paragraph goes to what it says where every sentence is a statement, and else stays in the narrative too."""
    assert became("France rejected the tolls. Japan demanded them.") == {"positions": 1}
    assert became("France rejected the tolls. It rained.") == {"narrative": 1}
    assert became("France agreed to pay. Japan agreed to dig.") == {"commitments": 1}


def test_unclear_table_is_narrative() -> None:
    """A table that no rule takes, and a block of code, stand in the narrative as they are written."""
    lines = ("| *Ship* | Cargo |", "|---|---|", "| Rose | Rope |", "", "```", "*x* = 1", "```")
    summit = read(*lines).summit

    assert became(*lines) == {"narrative": 2}
    assert [each.text for each in summit.narrative[1:]] == ["\n".join(lines[:3]), "\n".join(lines[4:])]


def test_understood_table_is_taken() -> None:
    """A table counts for what its rows became, and stands in the narrative too where a cell found no place."""
    whole = ("| Issue | France | Japan |", "|---|---|---|", "| Fish | Cod | Tuna |")
    part = ("| Pledge | Owner | Due |", "|---|---|---|", "| Dredge the river | Japan | soon |")

    assert became(*whole) == {"positions": 1}
    assert became(*part) == {"commitments": 1}
    assert [each.text for each in read(*whole).summit.narrative[1:]] == []
    assert [each.text for each in read(*part).summit.narrative[1:]] == ["\n".join(part)]


def test_positions_stand_under_their_party() -> None:
    """Under the name of a party each item is a position of that party, its label the issue."""
    summit = read("## Positions", "", "### France", "", "- **Fish:** Smaller nets.", "- More rain.").summit

    found = [(summit.issue(each.issue).title, each.party, each.text) for each in summit.positions]
    assert found == [("Fish", "fra", "Smaller nets."), ("General", "fra", "More rain.")]


def test_sentence_under_a_party_speaks_for_itself() -> None:
    """An item that has a party for its subject is read as a sentence, whatever it stands under."""
    summit = read("## Positions", "", "### France", "", "- Japan rejected the smaller nets.").summit

    assert [(each.party, each.text) for each in summit.positions] == [("jpn", "Japan rejected the smaller nets.")]


@pytest.mark.parametrize(
    ("heading", "collection"),
    [("Key takeaways", "takeaways"), ("Implications", "implications"), ("Recommendations", "recommendations")],
)
@pytest.mark.parametrize("label", ["**The tide.**", "**The tide**:", "**1. The tide:**"])
def test_paragraph_with_a_label_in_bold_is_an_entry(heading: str, collection: str, label: str) -> None:
    """A paragraph that runs in with words in bold is what its heading announces."""
    lines = (f"## {heading}", "", f"{label} It waits for nobody.")
    (found,) = getattr(read(*lines).summit, collection)

    assert became(*lines) == {"headings": 1, collection: 1}
    assert found.text == "It waits for nobody."
    assert "The tide" in (getattr(found, "label", ""), getattr(found, "area", ""), getattr(found, "title", ""))


def test_label_in_bold_is_the_issue() -> None:
    """Elsewhere the words in bold are what the positions of the paragraph are about."""
    summit = read(
        "## Where they differed", "", "**Nets.** Roux rejected smaller nets. Mori denied that they help."
    ).summit

    found = [(summit.issue(each.issue).title, each.party, each.text) for each in summit.positions]
    assert found == [
        ("Nets", "fra", "Roux rejected smaller nets."),
        ("Nets", "jpn", "Mori denied that they help."),
    ]


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("The river commission should buy ships by 1 May 2027.", "river commission", "2027-05-01"),
        ("France and Japan must first count the fish.", "France and Japan", ""),
        ("Nets for all. *Owner: French Coast Guard*", "French Coast Guard", ""),
        ("A survey should start soon.", None, ""),
        ("Tokyo should hear of it first.", None, ""),
        ("Fewer nets.", None, ""),
    ],
)
def test_recommendation_says_who_should_act(text: str, owner: str | None, due: str) -> None:
    """Who should act, and by when, is taken from the words, where they say so."""
    (found,) = read("## Recommendations", "", f"- Nets: {text}").summit.recommendations

    assert (found.owner or None, str(found.due or "")) == (owner, due)


def test_two_of_three_are_those_without_the_host() -> None:
    """Of three parties, "the two leaders" are those who do not host; "the three" are all of them."""
    text = (
        "# Talks\n\nPresident Anne Roux of France, Prime Minister Ken Mori of Japan and President Joy Otieno of Kenya"
        " met in Lyon on 3 June 2026. France hosted the talks.\n\nThe two leaders agreed to count the fish."
        " The three leaders agreed to buy ships."
    )
    two, three = sk.load(io.StringIO(text), "article").commitments

    assert (two.obligors, three.obligors) == (("jpn", "ken"), ("fra", "jpn", "ken"))


def test_lead_in_of_an_item_ends_with_the_next_like_it() -> None:
    """Lettered lines below a numbered one that ends in a colon are what it binds to; the next numbered one is not."""
    lines = (
        *(
            "4. In this regard the two countries agreed to:",
            "   (a) count the fish by 1 May 2027;",
            "   (b) buy ships.",
        ),
        *("", "5. The weather was fine.", "", "6. Japan will mend nets by 1 June 2027."),
    )
    found = [(each.text, each.obligors, str(each.deadline or "")) for each in read(*lines).summit.commitments]

    assert found == [
        ("count the fish by 1 May 2027;", ("fra", "jpn"), "2027-05-01"),
        ("buy ships.", ("fra", "jpn"), ""),
        ("Japan will mend nets by 1 June 2027.", ("jpn",), "2027-06-01"),
    ]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Smaller nets. Roux rejected them.", "Smaller nets"),
        ("Nothing moved. Roux rejected smaller nets.", "General"),
        ("The talks stalled. Roux rejected smaller nets.", "General"),
        ("Japan. Roux rejected smaller nets.", "General"),
    ],
)
def test_first_words_may_be_the_issue(text: str, issue: str) -> None:
    """The first words of a paragraph are what it is about where they say nothing more."""
    summit = read("## Where they differed", "", text).summit

    assert [summit.issue(each.issue).title for each in summit.positions] == [issue]


@pytest.mark.parametrize(
    ("heading", "collection"),
    [("Initiatives", "commitments"), ("Proposed initiatives", "recommendations")],
)
def test_initiatives_are_promised_or_advised(heading: str, collection: str) -> None:
    """An initiative that a party will take is a commitment, unless the heading says that it is only proposed."""
    lines = (f"## {heading}", "", "- **Nets** (Japan): Japan will mend all nets.", "- Ships: more of them.")
    summit = read(*lines).summit

    assert len(summit.commitments) == (collection == "commitments")
    assert len(summit.recommendations) == (1 if collection == "commitments" else 2)


def test_background_holds_no_positions() -> None:
    """What somebody said or did before or after stays in the narrative."""
    lines = ("## Aftermath", "", "France rejected smaller nets. Japan will mend nets by 1 May 2027.")
    summit = read(*lines).summit

    assert (summit.positions, summit.commitments) == ((), ())
    assert summit.narrative[-1].text == lines[2]
