"""Under which headings each block of an account stands."""

import pytest

from summitkit.loaders.article.blocks import read_blocks
from summitkit.loaders.article.outline import Section
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.scene import read_scene
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")


def sections(*lines: str) -> list[tuple[str, str, str]]:
    """Return heading, outer heading and party of each block that is no heading."""
    blocks = read_blocks(Account("\n\n".join(lines)), 1, WORDS.pattern("", "byline"))
    found = zip(blocks, read_scene(blocks, WORDS).sections, strict=True)
    return [(s.heading, s.outer, s.party.id if s.party else "") for block, s in found if block.kind != "heading"]


def test_lower_level_stands_under_the_higher_one() -> None:
    """A heading stands under the last one of a higher level, and never under the title."""
    found = sections("# Talks", "a fish.", "## Positions", "b fish.", "### Kenya", "c fish.", "## Outlook", "d fish.")

    assert found == [("Talks", "", ""), ("Positions", "", ""), ("Kenya", "Positions", "ken"), ("Outlook", "", "")]


def test_silent_headings_stand_under_the_one_right_above_them() -> None:
    """Without levels, headings that announce nothing stand under one that does, from the line right below it on."""
    found = sections(
        *("Ports and fish", "a fish.", "Where the two sides stand", "Border", "b fish.", "Refugees", "c fish."),
        *("What it means", "d fish.", "The road", "e fish."),
    )

    assert found == [
        ("Ports and fish", "", ""),
        ("Border", "Where the two sides stand", ""),
        ("Refugees", "Where the two sides stand", ""),
        ("What it means", "", ""),
        ("The road", "", ""),
    ]


def test_party_stands_under_what_is_announced() -> None:
    """A party's name stands under the heading before it although words stand between them."""
    found = sections("The talks", "a fish.", "Participants", "They came by ship.", "Kenya (host)", "b fish.")

    assert found == [("The talks", "", ""), ("Participants", "", ""), ("Kenya (host)", "Participants", "ken")]


def test_title_shelters_nothing() -> None:
    """The title is no heading above the others, whatever it says."""
    assert sections("Two positions", "The harbour", "a fish.") == [("The harbour", "", "")]


@pytest.mark.parametrize(
    ("section", "announced"),
    [
        (Section("Kenya", "Participants"), "participants"),
        (Section("Key takeaways", "Participants"), "takeaways"),
        (Section("Key takeaways"), "takeaways"),
    ],
)
def test_nearest_heading_that_says_something_counts(section: Section, announced: str) -> None:
    """The outer heading speaks for one that announces nothing, and for no other."""
    kinds = ("participants", "takeaways", "implications")

    assert [kind for kind in kinds if section.announces(kind, WORDS)] == [announced]


def test_silent_heading_alone_announces_nothing() -> None:
    """A heading that stands alone announces what it says and nothing else."""
    assert not Section("The harbour").announces("participants", WORDS)
