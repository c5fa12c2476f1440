"""What tables are, by their headers and by the words above them."""

from collections import Counter

import pytest

from summitkit.loaders.article.actors import Actor, actors
from summitkit.loaders.article.grids import Grid, cell_parties, due_date, header_party, is_blank, understand
from summitkit.loaders.article.passage import Account, passage
from summitkit.loaders.article.tables import read_table
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")
NOBODY: Counter[Actor] = Counter()


def understood(text: str, context: str = "") -> Grid | None:
    return understand(read_table(Account(text), 1, text.count("\n") + 1), context, NOBODY, WORDS)


def parties(grid: Grid) -> dict[int, str]:
    return {at: actor.code for at, actor in grid.parties.items()}


@pytest.mark.parametrize(
    ("header", "issue", "columns"),
    [
        ("Issue | United States position | Russian position", 0, {1: "USA", 2: "RUS"}),
        ("Russia | Topic | United States", 1, {0: "RUS", 2: "USA"}),
        ("No. | Matter at hand | France | Japan", 1, {2: "FRA", 3: "JPN"}),
        ("No. | France | Japan", 0, {1: "FRA", 2: "JPN"}),
        (" | France | Japan", 0, {1: "FRA", 2: "JPN"}),
        ("Issue | What Egypt wants", 0, {1: "EGY"}),
        ("Issue | France | France demands", 0, {1: "FRA", 2: "FRA"}),
    ],
)
def test_headers_of_parties_make_positions(header: str, issue: int, columns: dict[int, str]) -> None:
    """A column for each party beside one of issues is a table of positions, in whatever order they stand."""
    grid = understood(f"| {header} |\n|---|---|---|\n| a | b | c | d |")

    assert grid is not None
    assert (grid.kind, grid.columns, parties(grid)) == ("positions", {"issue": issue}, columns)
    assert grid.collection == "positions"


@pytest.mark.parametrize(
    "header",
    [
        "United States | Russia",
        "Task | United States | Owner",
        "Task | United States | Russia | Deadline",
        "Price | France",
        "Cost of France | Cost of Japan",
    ],
)
def test_other_headers_make_no_positions(header: str) -> None:
    """Parties without issues, parties that owe something, and parties that qualify a noun hold no positions."""
    assert understood(f"| {header} |\n|---|---|\n| a | b | c | d |") is None


ROWS = "| France | A free port | No tolls on the river |\n| Japan | A joint port | Tolls for every ship |"


@pytest.mark.parametrize(
    ("context", "header"),
    [
        ("Where each side stands", "Party | Harbour | Tolls"),
        ("", "Country | Position on the harbour | Position on tolls"),
    ],
)
def test_rows_of_parties_make_positions(context: str, header: str) -> None:
    """A row for each party is a table of positions where the words above it or its headers say so."""
    grid = understood(f"| {header} |\n|---|---|---|\n{ROWS}", context)

    assert grid is not None
    assert (grid.kind, grid.columns, parties(grid)) == ("positions_by_row", {"issue": 0}, {0: "FRA", 1: "JPN"})
    assert grid.collection == "positions"


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Country | Harbour | Tolls", ROWS),
        ("Country | Position | Deadline", ROWS),
        ("Country | Position | Task", ROWS),
        ("Country | Position | View", "| France | 14 % | 3 |\n| Japan | 12 % | 4 |"),
        ("Country | Position | View", f"{ROWS}\n| All others | A shared port | Fair tolls for all |"),
        ("Country | Position | View", "| France | A free port | No tolls on the river |"),
    ],
)
def test_rows_of_other_things_make_no_positions(header: str, rows: str) -> None:
    """Rows of figures, of tasks, of one party alone or of others besides the parties are no positions."""
    assert understood(f"| {header} |\n|---|---|---|\n{rows}", "Figures") is None


@pytest.mark.parametrize(
    ("header", "context", "kind", "columns"),
    [
        ("Area | Possible consequences", "", "implications", (0, 1, -1, -1)),
        ("What it means | Sector", "", "implications", (1, 0, -1, -1)),
        ("Initiative | Description", "", "recommendations", (0, 1, -1, -1)),
        ("Proposed steps | Who | By when", "", "recommendations", (0, -1, 1, 2)),
        ("No. | Measure | Owner | Due", "What was agreed", "commitments", (1, -1, 2, 3)),
        ("Pledge | Details | Country", "", "commitments", (0, 1, 2, -1)),
        ("Pledge | Country", "What we recommend", "commitments", (0, -1, 1, -1)),
        ("Action | Owner", "Follow-up: what we recommend", "recommendations", (0, -1, 1, -1)),
    ],
)
def test_headers_tell_the_kind(header: str, context: str, kind: str, columns: tuple[int, ...]) -> None:
    """The headers, and the words above a table, tell what its rows are and which column says what."""
    grid = understood(f"| {header} |\n|---|---|\n| a | b | c | d |", context)

    assert grid is not None
    assert (grid.kind, grid.collection, grid.parties) == (kind, kind, {})
    assert grid.columns == dict(zip(("label", "text", "owner", "due"), columns, strict=True))


@pytest.mark.parametrize(
    "header", ["Area", "Initiative", "Initiative | Price", "Area | Size", "Pledge | Price", "Sugar | Flour", " | "]
)
def test_unclear_tables_are_left_alone(header: str) -> None:
    """A table whose headers do not say what it is, is none of the known kinds."""
    assert understood(f"| {header} |\n|---|---|\n| a | b |") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("Japan’s position", "JPN"), ("The view of Japan", "JPN"), ("JAPAN", "JPN"), ("Japanese side", "JPN")],
)
def test_header_names_its_party(text: str, code: str) -> None:
    """A header with a word such as "position" beside the party is the header of that party."""
    found = header_party(text, NOBODY, WORDS)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "Position", "Japan and France", "Exports of Japan", "Japanese food"])
def test_header_of_other_things_has_no_party(text: str) -> None:
    """A header that names none, several, or something that belongs to a party is the header of none."""
    assert header_party(text, NOBODY, WORDS) is None


def test_korea_is_the_one_that_is_known() -> None:
    """A name that several states bear means the one that the account names outright, and nobody without one."""
    south = actors("en")["KOR"]

    assert header_party("Korea", Counter({south: 3}), WORDS) == south
    assert header_party("Korea", NOBODY, WORDS) is None
    assert cell_parties("Korea and Japan", NOBODY, WORDS) == [actors("en")["JPN"]]


@pytest.mark.parametrize("text", ["", "-", "—", "n/a", "N.A.", "…", "None", "not mentioned", "?"])
def test_blank_cells_say_nothing(text: str) -> None:
    """Dashes and words such as "not mentioned" hold a cell open and are no position."""
    assert is_blank(passage(Account(text), 0, len(text)), WORDS)


def test_other_cells_say_something() -> None:
    """A cell with a word of its own is not blank."""
    assert not is_blank(passage(Account("No tolls"), 0, 8), WORDS)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2026-08-31", "2026-08-31"),
        ("31 August 2026", "2026-08-31"),
        ("No later than 3 May 2027.", "2027-05-03"),
        ("1-3 May 2027", "2027-05-01/2027-05-03"),
        ("by the end of March 2027", "2027-03"),
        ("end of 2026", "2026"),
        ("mid-2027", "2027"),
        ("2027", "2027"),
    ],
)
def test_due_date_is_read(text: str, due: str) -> None:
    """A date is read as closely as it is given, with or without words such as "by the end of" before it."""
    assert due_date(text, WORDS) == due


@pytest.mark.parametrize(
    "text", ["", "soon", "3 May", "not before 2028", "within 30 days of 1 March 2027", "2027 or 2028", "12345"]
)
def test_due_date_is_never_guessed(text: str) -> None:
    """A cell that says more than a date, or less, gives no date."""
    assert due_date(text, WORDS) == ""


def test_due_date_takes_no_time() -> None:
    """A cell of many short words is read at once: its words can be split in one way only."""
    assert due_date(f"{'of ' * 5000}x", WORDS) == ""
    assert due_date(f"{'by the end of ' * 5000}x", WORDS) == ""
