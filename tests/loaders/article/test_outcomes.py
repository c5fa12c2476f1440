"""What a meeting ended in."""

import pytest

import summitkit as sk

MEETING = "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026."


def load(text: str) -> sk.Summit:
    """Return the account of a meeting of France and Japan with this text behind it."""
    return sk.loads(f"# Talks\n\n{MEETING}\n\n{text}\n", format="article")


def kinds(text: str) -> list[str | None]:
    return [each.kind for each in load(text).outcomes]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two leaders signed a treaty on fisheries.", "treaty"),
        ("They concluded an agreement on fish.", "agreement"),
        ("The two leaders issued a joint statement.", "joint_statement"),
        ("Each side published its own statement after the talks.", "separate_statements"),
        ("The two leaders agreed to meet again in Kyoto.", "agreement_to_meet"),
        ("The talks ended without an agreement.", "no_agreement"),
        ("The talks were suspended at noon.", "suspended"),
        ("The two leaders witnessed the signing of an agreement on fish.", "agreement"),
        ("What they produced was a short joint statement.", "joint_statement"),
        ("Paris and Tokyo put out their own texts.", "separate_statements"),
        ("The two leaders agreed to meet again in Kyoto in May 2029.", "agreement_to_meet"),
        ("The talks ended without an agreement on the port, which has been closed since 2019.", "no_agreement"),
    ],
)
def test_sentence_states_the_result(text: str, kind: str) -> None:
    """Each kind of result is told by the sentence that states it, which is its text and its evidence."""
    (outcome,) = load(text).outcomes

    assert (outcome.kind, outcome.text, outcome.evidence[0].quote) == (kind, text, text)


@pytest.mark.parametrize(
    "text",
    [
        "They could have signed a treaty.",
        "The two leaders refused to sign an agreement after they had not reached a deal.",
        "Brazil signed a treaty with Peru.",
        "In 2019 the two leaders signed a treaty.",
        "Last year the talks ended without an agreement.",
        "A treaty was on the table.",
    ],
)
def test_other_sentence_states_none(text: str) -> None:
    """What is denied or wished, what others did and what was done another year is no result of this meeting."""
    assert kinds(text) == []


def test_first_sentence_counts() -> None:
    """Of several sentences about one result the first is kept; different results stand side by side."""
    summit = load(
        "The talks ended without an agreement. There was no deal. The two leaders agreed to meet again in Kyoto."
    )

    assert [(each.kind, each.text) for each in summit.outcomes] == [
        ("no_agreement", "The talks ended without an agreement."),
        ("agreement_to_meet", "The two leaders agreed to meet again in Kyoto."),
    ]


def test_agreement_outweighs_its_lack() -> None:
    """Where something was signed, the lack of another agreement is no outcome of the meeting."""
    assert kinds("The two leaders signed an agreement on fish. On tolls, the talks ended without a deal.") == [
        "agreement"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was no agreement on a pier.", ["joint_statement"]),
        ("There was no agreement.", ["joint_statement", "no_agreement"]),
        ("It rained.", ["joint_statement"]),
    ],
)
def test_joint_statement_outweighs_a_gap(text: str, expected: list[str]) -> None:
    """Beside a joint statement, the lack of an agreement on one matter is no outcome, and a plain lack is."""
    assert kinds(f"The two leaders issued a joint statement. After the talks: {text[0].lower()}{text[1:]}") == expected


@pytest.mark.parametrize("heading", ["Implications", "What we recommend"])
def test_assessment_states_no_result(heading: str) -> None:
    """What may follow and what should be done state no result, except that they will meet again."""
    items = "- Fish: the talks ended without a deal.\n- Place: the two leaders agreed to meet again in Kyoto."

    assert kinds(f"## {heading}\n\n{items}") == ["agreement_to_meet"]


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("The two leaders signed the Lyon Agreement on Fish and Rope.", "Lyon Agreement on Fish and Rope"),
        ("The two leaders signed the Treaty of Lyon.", ""),
        ("They concluded an agreement on fish.", ""),
    ],
)
def test_instrument_is_named_as_printed(text: str, instrument: str) -> None:
    """An instrument with a name of its own is named as the account prints it."""
    assert [each.instrument for each in load(text).outcomes] == [instrument]


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_meeting_that_was_not_held_has_no_outcome(status: str) -> None:
    """A meeting that did not take place ended in nothing."""
    text = f"The meeting between France and Japan has been {status}. The talks ended without an agreement."
    summit = sk.loads(text, format="article")

    assert (summit.status, summit.outcomes) == (status, ())


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("# Joint Statement on Fish\n\n{}", "Joint Statement on Fish"),
        ("---\ntitle: Joint Statement on Fish\n---\n{}", MEETING),
    ],
)
def test_title_is_a_joint_statement(text: str, quote: str) -> None:
    """An account that calls itself a joint statement is one."""
    (outcome,) = sk.loads(text.format(MEETING), format="article").outcomes

    assert (outcome.kind, outcome.instrument) == ("joint_statement", "Joint Statement on Fish")
    assert outcome.evidence[0].quote == quote


@pytest.mark.parametrize("heading", ["Background", "History"])
def test_what_came_before_is_no_result(heading: str) -> None:
    """What another meeting ended with is no result of this one."""
    text = f"# Talks\n\nFrance and Japan met in Lyon.\n\n## {heading}\n\nThe two leaders signed an agreement."

    assert sk.loads(text, format="article").outcomes == ()


def test_planned_meeting_has_no_result() -> None:
    """A meeting to come has ended in nothing yet."""
    text = "France and Japan will meet in Lyon. The two leaders signed an agreement."

    assert sk.loads(text, format="article").outcomes == ()
