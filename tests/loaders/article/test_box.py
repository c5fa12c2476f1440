"""Facts of a meeting in a box."""

import pytest

import summitkit as sk

TALK = "French President Anne Roux and Japanese Prime Minister Ken Mori met."
ROWS = "| | |\n|---|---|\n| **Dates** | 3–4 June 2026 |\n| **Place** | Elm House, Lyon, France |\n| **Mood** | 5 May |"
LINES = "- When: 3 and 4 June 2026\n- **Where:** Elm House, Lyon, France\n- Mood: fine"


@pytest.mark.parametrize("box", [ROWS, LINES])
def test_box_gives_day_and_place(box: str) -> None:
    """Rows and lines with the labels of a box say when and where they met, where no sentence does."""
    summit = sk.loads(f"# Talks\n\n{TALK}\n\n{box}\n", format="article")

    assert (summit.start, summit.end) == ("2026-06-03", "2026-06-04")
    assert summit.venue is not None
    assert (summit.venue.name, summit.venue.locality, summit.venue.country) == ("Elm House", "Lyon", "FRA")


@pytest.mark.parametrize(
    "box",
    ["- When: in June 2026\n- Where: not yet known", "- Fish: 3 June 2026", "| Date | Fish | Net |\n|---|---|---|"],
)
def test_box_that_does_not_say_gives_nothing(box: str) -> None:
    """A box without a day or a place, and other lines, give none."""
    summit = sk.loads(f"# Talks\n\n{TALK}\n\n{box}\n", format="article")

    assert (summit.start, summit.venue) == ("", None)


def test_sentence_counts_for_more_than_a_box() -> None:
    """What a sentence on the meeting says counts for more."""
    text = f"# Talks\n\n{TALK[:-1]} in Kyoto on 5 June 2026.\n\n{LINES}\n"
    summit = sk.loads(text, format="article")

    assert (summit.start, summit.venue.locality if summit.venue else "") == ("2026-06-05", "Kyoto")
