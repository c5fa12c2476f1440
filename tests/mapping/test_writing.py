"""Proposals as TOML."""

import re
import tomllib

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.mapping.tables import HEADINGS, mapping, sheet

from summitkit.grids import Cell
from summitkit.mapping import Proposal, TableMapping, as_toml, propose
from summitkit.mapping.fields import TARGETS

SAID = ("France", "Trade", "Wants more.")


def filled_in(text: str) -> str:
    return re.sub(r'^(".*") = ""(  # .*)?$', r'\1 = "supports"', text, flags=re.MULTILINE)


def test_proposal_is_written_with_its_reasons() -> None:
    """The file says what is sure, why, what it is not sure of, which words are open, and what is left."""
    headings = (*HEADINGS, "Stance", "Score", "Date", "Remarks", "Rank")
    table = sheet(
        headings,
        (*SAID, "For", "3,5", "15.08.2025", "x", 1),
        ("Spain", None, "Less.", "supports", "2", "1.9.2025", None, 2),
        ("Italy", "Fish", "All.", "hm", "2"),
    )

    assert as_toml(propose([table, sheet(name="Empty")])) == (
        "# A mapping, proposed from the headings: check it, and take away the # where a line is right.\n"
        'sheet = "Positions"\n'
        "headings = [1]\n"
        'decimal = ","  # numbers have a decimal comma\n'
        'dates = "day.month.year"  # a day after the twelfth shows the order\n'
        '# fill_down = ["issue"]  # issue is empty in some rows; this repeats the cell above\n'
        "\n"
        "[summit]\n"
        "# The name of the file stands in where these are left out.\n"
        '# title = ""\n'
        '# id = ""\n'
        "\n"
        "[columns]\n"
        '# Why: a usual heading for party; it holds "France", "Spain", "Italy".\n'
        'party = "Country"\n'
        '# Why: a usual heading for issue; it holds "Trade", "Fish".\n'
        'issue = "Topic"\n'
        '# Why: a usual heading for text; it holds "Wants more.", "Less.", "All.".\n'
        'text = "Position"\n'
        '# Why: a usual heading for stance; it holds "For", "supports", "hm".\n'
        'stance = "Stance"\n'
        '# Why: a usual heading for value; it holds "3,5", "2".\n'
        'value = "Score"\n'
        '# Why: a usual heading for as_of; it holds "15.08.2025", "1.9.2025".\n'
        'as_of = "Date"\n'
        '# Not sure: another column has a more usual heading for text; it holds "x".\n'
        '# text = "Remarks"\n'
        '# Columns that are left: "Rank".\n'
        "\n"
        "[words.stance]\n"
        "# Say what each word means: "
        "supports, opposes, conditional, neutral, not_stated, refused_to_discuss.\n"
        '"For" = ""  # supports?\n'
        '"hm" = ""\n'
    )


def test_matrix_is_written_with_its_parties() -> None:
    """The parties of a matrix stand in a table of their own."""
    text = as_toml(propose([sheet(("Topic", "USA", "France"), ("Trade", "Supports", "opposes"))]))

    assert '\ncells = "stance"  # the matrix holds nothing but words for a stance\n' in text
    assert text.endswith(
        "[parties]\n"
        "# A column for each party: its heading, and what to call it.\n"
        '"USA" = "United States"\n'
        '"France" = "France"\n'
    )


def test_what_is_missing_is_asked_for() -> None:
    """A key that a record cannot do without is named where no column was found for it."""
    nothing, party = as_toml(Proposal()), as_toml(propose([sheet(("Country", "Whaling"), ("France", "More."))]))

    assert [line for line in nothing.splitlines() if "no column was found" in line] == [
        '# party = ""  # no column was found: name one',
        '# issue = ""  # no column was found: name one',
        '# text = ""  # no column was found: name one',
    ]
    assert "no column was found" not in party
    assert party.endswith(
        '# [issues]\n# Not sure: these may be issues, with a position in each cell.\n# "Whaling" = "Whaling"\n'
    )


def test_many_columns_are_shortened() -> None:
    """Of many columns that are left the first twenty are named."""
    text = as_toml(propose([sheet((*HEADINGS, *(f"I {number}" for number in range(1197))), SAID)]))

    assert text.endswith('"I 19" and 1,177 more.\n')


def test_words_of_two_columns_have_two_tables() -> None:
    """Each column of terms has its own table of words."""
    text = as_toml(propose([sheet((*HEADINGS, "Stance", "Red line"), (*SAID, "yes", "yes"))]))

    assert '"yes" = ""  # supports?\n\n[words.firmness]\n' in text
    assert '"yes" = ""\n' in text
    assert set(tomllib.loads(text)["words"]) == {"stance", "firmness"}


def test_hostile_cells_stay_in_their_place() -> None:
    """What a heading or a cell holds ends no string and no comment, and commands no terminal (rows 80 to 82)."""
    table = sheet(("Country", "Topic", 'Posi"tion\n[x]'), ("Fr\x1b[2Jance", "a\u202eb\x7f", "x\n[words]\ny = 1"))
    text = as_toml(propose([table]))

    assert all(character.isprintable() or character == "\n" for character in text)
    assert set(tomllib.loads(text)) == {"headings", "summit", "columns"}


def test_issues_across_are_written() -> None:
    """A mapping with a column for each issue is written, too."""
    across = TableMapping(columns={"party": ("Country",)}, issues={"Trade": "Free trade"})

    assert as_toml(Proposal(mapping=across)).endswith('"Trade" = "Free trade"\n')


HEADING = st.sampled_from(
    ("Country", "Topic", "Position", "Stance", "Date", "Score", "Page", "Source", "France", "Spain", "US", "C", "1")
) | st.text(max_size=6)
CELL: st.SearchStrategy[Cell] = (
    st.none() | st.integers(0, 99) | st.sampled_from(("For", "3,5", "15.08.2025")) | st.text(max_size=6)
)


@given(st.lists(st.lists(HEADING | CELL, max_size=7), max_size=5))
def test_proposal_is_read_back(rows: list[list[Cell]]) -> None:
    """What is written is read back as the proposal's mapping, once the open words are filled in."""
    found = propose([sheet(*rows), sheet(HEADINGS, name="Other")])
    text = as_toml(found)
    known = dict.fromkeys(found.unknown.get("stance", ()), "supports")
    words = {"stance": known} if known else {}
    others = {key for key in found.unknown if key != "stance"}

    if not others:
        assert mapping(filled_in(text)) == evolve(found.mapping, words=words)
    assert as_toml(propose([sheet(*rows), sheet(HEADINGS, name="Other")])) == text
    assert others <= set(TARGETS)
