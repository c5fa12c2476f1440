import pytest
from attrs import evolve
from tests.briefing.plain import briefing, section
from tests.briefing.summits import MINIMAL, cited

from summitkit.blocks import Table
from summitkit.model import Narrative, Summit


def _told(text: str, heading: str = "") -> Summit:
    return evolve(MINIMAL, narrative=(Narrative(text=text, heading=heading, evidence=cited(3)),))


def test_passage_carries_one_note_at_its_end() -> None:
    """Blank lines part paragraphs; the last has the note."""
    assert section(_told("It was calm.\n\n\nIt was\ncold."), "background") == [
        "It was calm.",
        "It was\ncold.[1: readout, line 3]",
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("| Side | Rate |\n|---|:--:|\n| North | 15% |", ["Side | Rate", "North | 15%"]),
        ("Side | Rate\n--- | ---\nNorth | 15%\nSouth | 5%", ["Side | Rate", "North | 15%", "South | 5%"]),
        ("| Side |\n| - |\n| a \\| b \\|", ["Side", "a | b |"]),
        ("| Side |\n| - |\n| North | 15% | low |", ["Side |  | ", "North | 15% | low"]),
        ("| Side | Rate |\n| - | - |\n| North |", ["Side | Rate", "North | "]),
    ],
)
def test_pipe_table_becomes_table(text: str, rows: list[str]) -> None:
    """A table of the account is a table of the briefing, ragged rows filled up, with the note below it."""
    assert section(_told(text), "background") == [*rows, "As the account has it.[1: readout, line 3]"]


@pytest.mark.parametrize("text", ["a | b", "a | b\nc | d", "Title\n---", "| a |\nb\n|---|"])
def test_pipes_alone_are_prose(text: str) -> None:
    """Without a row of hyphens below a row of cells there is no table."""
    assert section(_told(text), "background") == [f"{text}[1: readout, line 3]"]


@pytest.mark.parametrize(("heading", "caption"), [("Rates", "Rates"), ("", "From the account")])
def test_table_goes_by_its_heading(heading: str, caption: str) -> None:
    """A table's caption is the heading it stood under."""
    blocks = briefing(_told("| a |\n|---|\n| b |", heading)).sections[0].blocks

    assert [block.caption for block in blocks if isinstance(block, Table)] == [caption]
