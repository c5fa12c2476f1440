"""Everyone in an account: under which name, with which title, and for which party."""

import pytest

from summitkit.loaders.article.blocks import read_blocks
from summitkit.loaders.article.entities import Entity
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.scene import Scene, read_scene
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")


def read(text: str, year: str = "") -> Scene:
    return read_scene(read_blocks(Account(text), 1, WORDS.pattern("", "byline")), WORDS, year)


def sides(text: str) -> dict[str, str]:
    """Return the party of each person in an account."""
    return {name: "/".join(actor.id for actor in person.actors) for name, person in read(text).people.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and its foreign minister, Anne Roux, spoke.",
        "France saw Kenya and its foreign minister, Anne Roux, off.",
        "Kenya spoke to France. Its foreign minister, Anne Roux, left.",
        "Kenya: President Anne Roux",
        "Kenya party: President Anne Roux",
        "Foreign Minister Anne Roux spoke on behalf of Kenya.",
        "Foreign Minister Anne Roux represented Kenya against France.",
        "Kenya was represented by Foreign Minister Anne Roux.",
        "France stayed and Kenya by Foreign Minister Anne Roux.",
        "The Kenyan delegation was led by Foreign Minister Anne Roux.",
        "The Kenyan side included Foreign Minister Anne Roux.",
        "On the Kenyan side of the table was Foreign Minister Anne Roux.",
    ],
)
def test_words_around_give_the_party(text: str) -> None:
    """Who is named without a party stands for the one that the words around tell of."""
    assert sides(text) == {"Anne Roux": "ken"}


@pytest.mark.parametrize(
    "text",
    [
        "Its foreign minister, Anne Roux, spoke.",
        "Kenya spoke.\n\nIts foreign minister, Anne Roux, spoke.",
        "Foreign Minister Anne Roux spoke on behalf of the sailors.",
        "It was led by Foreign Minister Anne Roux.",
        "Kenya rested. Foreign Minister Anne Roux spoke.",
        "Kenya rested while Foreign Minister Anne Roux spoke.",
        "Kenya said this: the rain is over: President Anne Roux",
        "Korea was represented by Foreign Minister Anne Roux.",
    ],
)
def test_party_that_nobody_tells_stays_empty(text: str) -> None:
    """Nobody is given a party only because one is named near by, or under a name that two share."""
    assert sides(text) == {"Anne Roux": ""}


def test_own_party_comes_before_the_words_around() -> None:
    """Who is named with a party keeps it, whatever the words around say."""
    assert sides("Kenya was represented by French Foreign Minister Anne Roux.") == {"Anne Roux": "fra"}


def test_shared_party_is_settled_by_the_account() -> None:
    """A party under a shared name is the one that the account names outright."""
    assert sides("South Korea spoke. Foreign Minister Jin Park of Korea left.") == {"Jin Park": "kor"}
    assert sides("Foreign Minister Jin Park of Korea left.") == {"Jin Park": ""}


def test_well_known_leader_has_a_party() -> None:
    """A well-known leader whom the account gives no party has the one of public record; others have none."""
    assert sides("President Donald Trump saw President Anne Roux.") == {"Donald Trump": "usa", "Anne Roux": ""}
    assert sides("Kenyan President Donald Trump spoke.") == {"Donald Trump": "ken"}


def test_person_is_one_over_all_mentions() -> None:
    """A person has the longest name, the first title and the first party of all mentions."""
    text = "President Roux came. French President Anne Roux spoke. Anne Roux of Kenya, said France. Minister Roux left."
    (person,) = read(text).people.values()

    assert (person.name, person.title, [actor.id for actor in person.actors]) == ("Anne Roux", "President", ["fra"])


def test_aside_in_every_mention_only() -> None:
    """Somebody stands aside who does in every mention; one who holds a post now does not."""
    once = "Former French President Anne Roux spoke."

    assert read(once).people["Anne Roux"].aside
    assert not read(f"{once} French President Anne Roux left.").people["Anne Roux"].aside


def test_parties_are_counted_outright() -> None:
    """The account counts how often it names a party, but no name that several share."""
    scene = read("Kenya and France met. Kenyan rain fell on Congo.\n\n## Kenya\n\n- Kenya: hope")

    assert {actor.id: count for actor, count in scene.named.items()} == {"ken": 3, "fra": 1}


def test_headings_and_tables_are_no_sentences() -> None:
    """Sentences are those of paragraphs and items, each with the number of its block."""
    scene = read(
        "# Talks in Kenya\n\nIt rained. It stopped.\n\n- A boat came.\n\n| Kenya | France |\n|---|---|\n| a | b |"
    )

    assert [(each.block, each.text) for each in scene.sentences] == [
        (1, "It rained."),
        (1, "It stopped."),
        (2, "A boat came."),
    ]


def test_sides_fill_the_gaps_of_entities() -> None:
    """Somebody stands for their own party, else for the one that the account as a whole tells."""
    scene = read("France and Kenya spoke.")
    france, kenya = scene.named
    sided = Scene(scene.sentences, scene.sections, scene.cast, sides={"Anne Roux": kenya})

    assert sided.actor(Entity(0, 1, None, "Anne Roux")) == kenya
    assert sided.actor(Entity(0, 1, france, "Anne Roux")) == france
    assert sided.actor(Entity(0, 1, None, "Ken Mori")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in 2019.", True),
        ("They met in 2026.", False),
        ("They met in May 2019.", True),
        ("They met last year.", True),
        ("They had met in Paris.", True),
        ("They met on Tuesday.", False),
    ],
)
def test_other_times_are_told(text: str, *, expected: bool) -> None:
    """A year that is not the account's, and words of another time, put a sentence at another meeting."""
    assert read(text, "2026").is_elsewhen(text) is expected


def test_any_year_may_be_that_of_the_meeting() -> None:
    """Where the year of the account is not known, no year is another one."""
    assert not read("They met in 2019.").is_elsewhen("They met in 2019.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The summit was held in Nairobi.", True), ("The two leaders met.", True), ("It rained in Nairobi.", False)],
)
def test_meeting_is_told_without_names(text: str, *, expected: bool) -> None:
    """A sentence can say that a meeting was held without naming who met."""
    scene = read(text)

    assert scene.tells_of_meeting(scene.sentences[0]) is expected
