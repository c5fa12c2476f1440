"""Sentences that say what a party holds or will do."""

import pytest

import summitkit as sk

MEETING = "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026."


def load(text: str, heading: str = "The harbour") -> sk.Summit:
    """Return the account of a meeting of France and Japan with this text under a heading."""
    return sk.loads(f"# Talks\n\n{MEETING}\n\n## {heading}\n\n{text}\n", format="article")


def positions(summit: sk.Summit) -> list[tuple[str, str, str]]:
    return [(summit.issue(each.issue).title, each.party, each.text) for each in summit.positions]


def commitments(summit: sk.Summit) -> list[tuple[tuple[str, ...], str, str]]:
    return [(each.obligors, each.text, each.deadline) for each in summit.commitments]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("France insisted on a free port.", "fra"),
        ("The French side called for a joint port.", "fra"),
        ("President Roux demanded a third pier.", "fra"),
        ("Mori said that Japan rejected the pier.", "jpn"),
        ("Mori told Kyodo News that Japan rejected the pier.", "jpn"),
        ("A third pier was rejected by Japan.", "jpn"),
    ],
)
def test_plain_statement_is_a_position(text: str, party: str) -> None:
    """Subject and verb make a clause a position of its party, word for word, on the issue of its heading."""
    summit = load(text)

    assert positions(summit) == [("The harbour", party, text)]
    assert summit.positions[0].evidence[0].quote == text
    assert summit.commitments == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("France rejected the pier.", "opposes"),
        ("France supported the pier.", "supports"),
        ("France refused to discuss the pier.", "refused_to_discuss"),
        ("France stressed the cost of the pier.", None),
    ],
)
def test_verb_gives_the_stance(text: str, stance: str | None) -> None:
    """Only a verb that says for or against gives a stance."""
    assert [each.stance for each in load(text).positions] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "According to analysts, France insisted on a free port.",
        "France insisted on a free port, according to a diplomat.",
        "Mori told Kyodo News that France rejected the pier.",
        "Brazil insisted on a free port.",
        "Former President Louis Blanc demanded a free port.",
        "Foreign Minister Ana Diaz demanded a free port.",
        "In 2019 France demanded a free port.",
        "The harbour demanded a great deal of patience.",
    ],
)
def test_hearsay_is_no_position(text: str) -> None:
    """What others say of a party, what no party at the table says, and what was said once is no position."""
    summit = load(text)

    assert positions(summit) == []
    assert text in [each.text for each in summit.narrative]


def test_each_clause_is_its_own() -> None:
    """A clause with a subject of its own is a position of its own."""
    summit = load("France insisted on a free port, and Japan rejected the tolls.")

    assert positions(summit) == [
        ("The harbour", "fra", "France insisted on a free port"),
        ("The harbour", "jpn", "Japan rejected the tolls."),
    ]
    assert [each.heading for each in summit.narrative] == ["Talks"]


def test_clause_that_says_nothing_is_kept() -> None:
    """A sentence of which a clause is no statement also stands whole in the narrative."""
    text = "France insisted on a free port, and Japan was silent about the tolls."
    summit = load(text)

    assert positions(summit) == [("The harbour", "fra", "France insisted on a free port")]
    assert text in [each.text for each in summit.narrative]


def test_reported_clauses_stay_together() -> None:
    """What somebody says that others would do ends at no "and"."""
    text = "France stressed that the port was old, and Japan would pay for it."

    assert positions(load(text)) == [("The harbour", "fra", text)]


def test_topic_is_the_issue() -> None:
    """A sentence that names its topic is a position on that issue."""
    assert positions(load("On the question of fish, France rejected the quota.")) == [
        ("fish", "fra", "On the question of fish, France rejected the quota.")
    ]


def test_label_is_the_issue() -> None:
    """An item's label is the issue of its position."""
    assert positions(load("- Fish: France rejected the quota.\n- Rain - nobody minded it.")) == [
        ("Fish", "fra", "France rejected the quota.")
    ]


def test_dateline_is_no_part_of_a_position() -> None:
    """The place and day that a story is dated from are no part of what a party holds, and are not lost."""
    text = "LYON, June 4 — France rejected the quota."
    summit = load(text)

    assert positions(summit) == [("The harbour", "fra", "France rejected the quota.")]
    assert text in [each.text for each in summit.narrative]


@pytest.mark.parametrize(
    ("text", "obligors", "deadline"),
    [
        ("France agreed to dredge the river.", ("fra",), ""),
        ("France agreed to dredge the river by Monday.", ("fra",), ""),
        ("France and Japan pledged to light the pier by 31 March 2027.", ("fra", "jpn"), "2027-03-31"),
        ("The two leaders undertook to light the pier by the end of 2027.", ("fra", "jpn"), "2027"),
        ("Japan will light the pier no later than March 2027.", ("jpn",), "2027-03"),
        ("France announced that it will dredge the river by 2028.", ("fra",), "2028"),
        ("Under the arrangement, Japan will light the pier.", ("jpn",), ""),
    ],
)
def test_promise_is_a_commitment(text: str, obligors: tuple[str, ...], deadline: str) -> None:
    """A promise, or what will be done by a day, binds its subject; a joint subject binds all at the table."""
    assert commitments(load(text)) == [(obligors, text, deadline)]


@pytest.mark.parametrize(
    "text",
    [
        "Japan will light the pier.",
        "France will lose by 2030.",
        "The two leaders agreed to meet again in Kyoto.",
        "Brazil agreed to dredge the river.",
        "Former President Louis Blanc pledged to dredge the river.",
        "Foreign Minister Ana Diaz pledged to dredge the river.",
        "The two leaders agreed to:",
    ],
)
def test_forecast_is_no_commitment(text: str) -> None:
    """What will happen, what others promise, a next meeting and a bare lead-in bind nobody."""
    summit = load(text)

    assert commitments(summit) == []


def test_will_binds_where_results_stand() -> None:
    """Under a heading of what was agreed, "will" is a promise, and so it is behind one."""
    text = "Japan will light the pier."

    assert commitments(load(text, "What was agreed")) == [(("jpn",), text, "")]
    assert [each.text for each in load(f"France agreed to dredge the river. {text}").commitments] == [
        "France agreed to dredge the river.",
        text,
    ]


def test_commitment_keeps_its_topic() -> None:
    """The label of an item and the topic of a sentence stay in the words of a commitment."""
    assert commitments(load("- Lights: Japan will light the pier.")) == [
        (("jpn",), "Lights: Japan will light the pier.", "")
    ]
    assert commitments(load("On lights, Japan agreed to buy two.")) == [
        (("jpn",), "On lights, Japan agreed to buy two.", "")
    ]


NAIROBI = "Kenyan President William Ruto and Ethiopian Prime Minister Abiy Ahmed met in Nairobi on 3 March 2026."


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("by 14 May", "2026-05-14"),
        ("by 1 February", "2027-02-01"),
        ("by the end of June", "2026-06"),
        ("before February", "2027-02"),
        ("by 2028", "2028"),
    ],
)
def test_deadline_without_a_year_is_the_next(words: str, deadline: str) -> None:
    """A day or a month without a year is the next one from the day of the account on."""
    summit = sk.loads(f"{NAIROBI}\n\nEthiopia will lift the visa requirement {words}.", "article")

    assert [(each.obligors, each.deadline) for each in summit.commitments] == [(("eth",), deadline)]


def test_deadline_of_an_undated_account_is_open() -> None:
    """A day without a year is no date where nothing says when the account was written; the promise still counts."""
    undated = NAIROBI.removesuffix(" on 3 March 2026.") + "."
    days = sk.loads(f"{undated}\n\nEthiopia will lift the visa requirement by 14 May.", "article")
    months = sk.loads(f"{undated}\n\nEthiopia will lift the visa requirement by the end of June.", "article")

    assert [each.deadline for each in (*days.commitments, *months.commitments)] == ["", ""]


def test_condition_of_a_commitment_is_kept() -> None:
    """What a promise depends on stands with it, word for word."""
    summit = sk.loads(f"{NAIROBI}\n\nIf Ethiopia builds the dam, Kenya will close the border by 1 May 2026.", "article")

    assert [each.conditions for each in summit.commitments] == [("If Ethiopia builds the dam",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Critics say Ethiopia opposes the dam.",
        "According to Reuters, Kenya opposes the dam.",
        "It is false that Kenya opposes the dam.",
        "The former Kenyan president said that the deal was a betrayal.",
        "Ethiopia, Kenya said, had accused Sudan of theft.",
        "Rumours that Kenya demanded a refund were denied.",
        "Ruto said that Ethiopia insisted on tolls.",
    ],
)
def test_hearsay_is_nobodys_position(sentence: str) -> None:
    """What others say that a party holds is not its position."""
    assert sk.loads(f"{NAIROBI}\n\n{sentence}", "article").positions == ()


def test_headline_is_no_issue() -> None:
    """A position under the title of the account alone has no issue of its own."""
    summit = sk.loads(f"# Kenya and Ethiopia hold talks\n\n{NAIROBI} Kenya insisted that no dam be built.", "article")

    assert [issue.title for issue in summit.issues] == ["General"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Mori denied that Japan had closed the pier.", "jpn"),
        ("Mori said Japan was ready to build a pier.", "jpn"),
        ("France welcomed Japan's decision to open the port.", "fra"),
        ("France offered a third pier.", "fra"),
    ],
)
def test_other_ways_to_take_a_position(text: str, party: str) -> None:
    """A denial, an offer, a welcome and what somebody is ready for are positions, word for word."""
    assert positions(load(text)) == [("The harbour", party, text)]


def test_it_is_the_party_before() -> None:
    """A pronoun that asks for something is the party that the sentence before began with; any other is not."""
    text = "Japan wanted a pier. It also asked for a port. Roux smiled. It called for rain. It rained."

    assert positions(load(text)) == [
        ("The harbour", "jpn", "Japan wanted a pier."),
        ("The harbour", "jpn", "It also asked for a port."),
    ]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Japan will host a fair in October 2026.", "2026-10"),
        ("Japan will host a fair on 5 October 2026.", "2026-10-05"),
        ("Japan will host a fair in 2027.", "2027"),
        ("Japan will repair the pier that broke in 2019.", ""),
        ("Japan will host a fair in October.", ""),
        ("Japan undertook to finish the pier by 1990.", "1990"),
        ("Japan will mend the pier. Due: 1 May 2027.", ""),
    ],
)
def test_day_ahead_is_when_it_is_due(text: str, deadline: str) -> None:
    """A day, month or year that lies ahead is that by which it is due; one that is past, or without a year, is not."""
    (found,) = load(text, "What was agreed").commitments

    assert str(found.deadline or "") == deadline


@pytest.mark.parametrize(
    ("text", "heading", "count"),
    [
        ("Japan would build a pier.", "What was agreed", 1),
        ("Japan would build a pier.", "The harbour", 0),
        ("Experts from both governments will hold talks.", "What was agreed", 1),
        ("Experts will hold talks.", "What was agreed", 0),
        ("Mori smiled and announced that Japan will build a pier.", "The harbour", 1),
        ("According to the communiqué, Japan will build a pier by 1 May 2027.", "The harbour", 1),
        ("According to a diplomat, Japan will build a pier by 1 May 2027.", "The harbour", 0),
    ],
)
def test_what_binds(text: str, heading: str, count: int) -> None:
    """A conditional binds where results stand; officials of all sides bind them all; a communiqué is no hearsay."""
    assert len(load(text, heading).commitments) == count


def test_topic_lasts_to_the_end_of_the_paragraph() -> None:
    """What a paragraph begins with is the issue of its other sentences, and not of the next paragraph's."""
    text = (
        "On fish, France insisted on nets. Japan supported ships. On rain, Japan opposed ships.\n\nFrance rejected it."
    )

    assert [(issue, party) for issue, party, _ in positions(load(text))] == [
        ("fish", "fra"),
        ("fish", "jpn"),
        ("rain", "jpn"),
        ("The harbour", "fra"),
    ]


@pytest.mark.parametrize("text", ["Mori asked France to mend nets.", "Mori asked the French side to mend nets."])
def test_asking_the_other_side_is_a_position(text: str) -> None:
    """What one side asks of the other is its position."""
    assert positions(load(text)) == [("The harbour", "jpn", text)]


@pytest.mark.parametrize("text", ["Japan put forward no view.", "Mori said he would travel to Paris in May."])
def test_no_view_and_no_journey_is_a_position(text: str) -> None:
    """Who puts nothing forward, or only says where they will go, takes no position."""
    assert positions(load(text)) == []
