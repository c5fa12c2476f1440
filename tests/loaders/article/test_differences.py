"""Contradictions inside an account."""

import pytest

import summitkit as sk

MEETING = "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026."


def load(text: str, meeting: str = MEETING) -> sk.Summit:
    """Return the account of a meeting of France and Japan with this text behind it."""
    return sk.loads(f"# Talks\n\n{meeting}\n\n{text}\n", format="article")


def differences(text: str, meeting: str = MEETING) -> list[tuple[str, list[str]]]:
    return [(each.about, [s.text for s in each.statements]) for each in load(text, meeting).divergences]


def test_another_person_in_the_seat() -> None:
    """A second holder of one office at the table is a divergence about the delegate, with both sentences."""
    text = "The meeting between President Louis Blanc and Prime Minister Ken Mori was short."
    summit = load(text)
    (divergence,) = summit.divergences

    assert (divergence.about, divergence.kind) == ("/delegates/0", "contradiction")
    assert [each.text for each in divergence.statements] == ["French President Anne Roux", "President Louis Blanc"]
    assert [each.evidence[0].quote for each in divergence.statements] == [MEETING, text]
    assert {person.name for person in summit.people} == {"Anne Roux", "Ken Mori", "Louis Blanc"}
    assert [summit.person(each.person).name for each in summit.delegates] == ["Anne Roux", "Ken Mori"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("After the Marseille meeting Roux and Mori shook hands.", "Marseille"),
        ("The two leaders ended their talks in Marseille at noon.", "Marseille"),
    ],
)
def test_another_city(text: str, printed: str) -> None:
    """A second city for the same meeting is a divergence about its venue; it is told once."""
    assert differences(f"{text} {text}") == [("/venue", ["Lyon", printed])]


@pytest.mark.parametrize(
    "text",
    [
        "Last year Roux and Mori held a meeting in Marseille.",
        "Roux and Mori will hold a meeting in Marseille in October 2026.",
        "The two leaders ended their talks in Lyon at noon.",
        "The fair in Marseille was short.",
    ],
)
def test_other_meeting_is_no_contradiction(text: str) -> None:
    """Another meeting, on another day or at another time, is in another place without contradiction."""
    assert differences(text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The meeting of Roux and Mori on 4 June lasted two hours.", "4 June"),
        ("The meeting of Roux and Mori on June 5, 2026 lasted two hours.", "June 5, 2026"),
    ],
)
def test_another_day(text: str, printed: str) -> None:
    """A second day for the same meeting is a divergence about its start, each day as printed."""
    assert differences(text) == [("/start", ["3 June 2026", printed])]


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of Roux and Mori on 3 June lasted two hours.",
        "The meeting of Roux and Mori in June 2026 lasted two hours.",
        "The meeting of Roux and Mori on 4 September 2026 will be longer.",
        "The meeting of Roux and Mori was announced on 1 June.",
        "The meeting of Roux and Mori, published 5 June, was short.",
        "It rained on 4 June.",
    ],
)
def test_other_day_is_no_contradiction(text: str) -> None:
    """The same day, a month, a day long after, and the day of something else contradict nothing."""
    assert [each for each in differences(text) if each[0] == "/start"] == []


def test_first_day_is_the_one_of_the_meeting() -> None:
    """Of two days in the sentence that dates the meeting, the one on which they met is set against another."""
    meeting = MEETING.replace("on 3 June 2026", "after 1 June 2026, on 3 June 2026")

    assert differences("The meeting of Roux and Mori on 4 June lasted two hours.", meeting) == [
        ("/start", ["3 June 2026", "4 June"])
    ]


def test_days_of_a_long_meeting_agree() -> None:
    """A day within those of the meeting is no other day."""
    meeting = MEETING.replace("3 June", "3-5 June")

    assert differences("The meeting of Roux and Mori on 4 June lasted two hours.", meeting) == []
    assert differences("The meeting of Roux and Mori on 6 June lasted two hours.", meeting) == [
        ("/start", ["3-5 June 2026", "6 June"])
    ]


def test_weekday_is_told_by_its_date() -> None:
    """A day that the account names by its weekday alone is told as the date that it is."""
    text = (
        "---\ndate: 2026-06-05\n---\nFrench President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on"
        " Wednesday.\n\nThe meeting of Roux and Mori on 4 June lasted two hours.\n"
    )
    summit = sk.loads(text, format="article")

    assert summit.start == "2026-06-03"
    assert [[s.text for s in each.statements] for each in summit.divergences] == [["2026-06-03", "4 June"]]


def test_unknown_place_and_day_contradict_nothing() -> None:
    """An account that gives neither place nor day of the meeting is not contradicted by any."""
    meeting = "French President Anne Roux and Japanese Prime Minister Ken Mori met."

    assert differences("The ministers were in Lyon on 4 June 2026 and in Marseille on 5 June 2026.", meeting) == []
