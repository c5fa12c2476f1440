"""Rows of tables as entries of the record."""

import pytest

import summitkit as sk

MEETING = "# Talks\n\nFrench President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026.\n"


def load(*lines: str) -> sk.Summit:
    """Return the account of a meeting of France and Japan with these lines behind it."""
    return sk.loads("\n".join((MEETING, *lines)), format="article")


def tables(summit: sk.Summit) -> list[str]:
    return [each.text for each in summit.narrative if "|" in each.text]


def test_cells_become_positions() -> None:
    """Each cell is the position of its column's party on its row's issue, with the cell as evidence."""
    summit = load(
        "| Issue | Japan | French view |", "|---|---|---|", "| Tolls | None at all | For ships |", "| Fish | Cod | - |"
    )

    assert [(each.issue, each.party, each.text, each.basis) for each in summit.positions] == [
        ("tolls", "jpn", "None at all", "attributed"),
        ("tolls", "fra", "For ships", "attributed"),
        ("fish", "jpn", "Cod", "attributed"),
    ]
    assert [(each.title, each.evidence[0].quote) for each in summit.issues] == [("Tolls", "Tolls"), ("Fish", "Fish")]
    assert summit.positions[2].evidence[0] == sk.Evidence(
        source="article", quote="Cod", locator=sk.Locator(unit="line", start=8)
    )
    assert tables(summit) == []


def test_rows_of_parties_become_positions() -> None:
    """Where the parties are rows, each cell is the position of its row's party on its column's issue."""
    summit = load(
        "## Positions",
        "",
        "| Party | Tolls | Fish |",
        "|---|---|---|",
        "| Japan | None at all | Cod only |",
        "| | | |",
        "| France | For ships | n/a |",
    )

    assert [(each.issue, each.party, each.text) for each in summit.positions] == [
        ("tolls", "jpn", "None at all"),
        ("fish", "jpn", "Cod only"),
        ("tolls", "fra", "For ships"),
    ]
    assert tables(summit) == []


@pytest.mark.parametrize(
    "table",
    [
        ("| Issue | Japan | France | Our note |", "|---|---|---|---|", "| Tolls | None | All | Watch this |"),
        ("| Issue | Japan | France |", "|---|---|---|", "| | None | All |"),
        ("| Japan | France | Issue |", "|---|---|---|", "| None | All | Tolls |", "| Cod |"),
        ("| Issue | Japan | France |", "|---|---|---|", "| Tolls | None | All | and a fourth cell |"),
        ("Positions:", "", "| Party | Tolls |", "|---|---|", "| Japan | None at all | x |", "| France | For ships |"),
        ("| Pledge | Owner | Due |", "|---|---|---|", "| Dredge the port | Japan | soon |"),
        ("| Pledge | Owner | Due |", "|---|---|---|", "| Dredge the port | The mayor | 2027 |"),
        ("| Pledge | Owner | Due | Cost |", "|---|---|---|---|", "| Dredge the port | Japan | 2027 | a lot |"),
        ("| Issue | Japan | France |", "|---|---|---|", "| Tolls | None | All |", "| Fish | - | n/a |"),
        ("| Area | Consequence |", "|---|---|", "| Fish | Fewer |", "| | More ships |"),
    ],
)
def test_table_with_more_to_say_is_kept(table: tuple[str, ...]) -> None:
    """A table of which a cell found no place in an entry also stands, as written, in the narrative."""
    summit = load(*table)

    assert tables(summit) == ["\n".join(line for line in table if "|" in line)]


def test_rows_become_commitments() -> None:
    """A commitment has the parties of its owner cell, the date of its due cell, and nothing for a blank one."""
    summit = load(
        "| No. | Pledge | Details | Owner | Due |",
        "|---|---|---|---|---|",
        "| 1 | Dredge the port | to 12 metres | Japan and France | by 31 March 2027 |",
        "| 2. | Light the pier | - | France | n/a |",
    )

    assert [(each.id, each.text, each.obligors, each.deadline) for each in summit.commitments] == [
        ("dredge-the-port", "Dredge the port: to 12 metres", ("jpn", "fra"), "2027-03-31"),
        ("light-the-pier", "Light the pier", ("fra",), ""),
    ]
    assert [each.quote for each in summit.commitments[0].evidence] == ["to 12 metres", "Dredge the port"]
    assert tables(summit) == []


def test_rows_become_recommendations() -> None:
    """A recommendation keeps its owner in the words of the account."""
    summit = load(
        "| Initiative | Description | Who | When |", "|---|---|---|---|", "| Pilots | Train them | Both ports | 2027 |"
    )

    (found,) = summit.recommendations
    assert (found.title, found.text, found.owner, found.due) == ("Pilots", "Train them", "Both ports", "2027")
    assert tables(summit) == []


def test_rows_become_implications() -> None:
    """An implication has the area it touches and what may follow."""
    summit = load("| Sector | What may happen |", "|---|---|", "| Fish | Fewer of them |", "| - | - |")

    assert [(each.area, each.text) for each in summit.implications] == [("Fish", "Fewer of them")]
    assert tables(summit) == []


def test_table_is_read_under_its_heading() -> None:
    """The heading and the words above a table tell what it is; a heading that came before those does not."""
    lines = ("| Measure | Owner |", "|---|---|", "| Dredge the port | Japan |")

    assert len(load("## What was agreed", "", *lines).commitments) == 1
    assert len(load("## The port", "", "They settled these commitments:", "", *lines).commitments) == 1
    assert load("## What was agreed", "", "## The port", "", *lines).commitments == ()


def test_table_without_headers_is_left_alone() -> None:
    """A table that is none of the known kinds stands whole in the narrative and becomes nothing else."""
    summit = load("| Town | Ships |", "|---|---|", "| Brest | 12 |")

    assert tables(summit) == ["| Town | Ships |\n|---|---|\n| Brest | 12 |"]
    assert (summit.positions, summit.commitments, summit.implications, summit.recommendations) == ((), (), (), ())
