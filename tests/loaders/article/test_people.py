"""Who is named in a text, with which title, and for whom."""

import pytest

from summitkit.loaders.article.passage import Account, passage
from summitkit.loaders.article.people import Person, find_people, resolve_names
from summitkit.loaders.article.titles import find_titles
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")


def people(text: str) -> tuple[Person, ...]:
    return find_people(passage(Account(text), 0, len(text)), WORDS)


def read(text: str) -> list[tuple[str, str, str]]:
    """Return the name, the title and the party of everyone in a text."""
    return [(each.name, each.title, "/".join(actor.id for actor in each.actors)) for each in people(text)]


def titles(text: str) -> list[str]:
    return [text[start:end] for start, end in find_titles(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw his French counterpart, Anne Roux, in Lyon.", ("Anne Roux", "", "fra")),
        ("He saw his French counterpart Foreign Minister Anne Roux.", ("Anne Roux", "Foreign Minister", "fra")),
        ("U.S. President Donald Trump spoke.", ("Donald Trump", "President", "usa")),
        ("Russia's Foreign Minister Ivan Orlov spoke.", ("Ivan Orlov", "Foreign Minister", "rus")),
        ("Moscow's Foreign Minister Ivan Orlov spoke.", ("Ivan Orlov", "Foreign Minister", "rus")),
        ("President Xi Jinping of China spoke.", ("Xi Jinping", "President", "chn")),
        ("President Sato for the Japanese side spoke.", ("Sato", "President", "jpn")),
        ("The President of Mexico, Adrián Luna, spoke.", ("Adrián Luna", "President", "mex")),
        ("Russia's president, Ivan Orlov, spoke.", ("Ivan Orlov", "president", "rus")),
        ("Haruka Mori, Prime Minister of Japan, spoke.", ("Haruka Mori", "Prime Minister", "jpn")),
        ("Haruka Mori, the Japanese prime minister, spoke.", ("Haruka Mori", "prime minister", "jpn")),
        ("Haruka Mori, who is Japan's prime minister, spoke.", ("Haruka Mori", "prime minister", "jpn")),
        ("Paul Ness for the American side spoke.", ("Paul Ness", "", "usa")),
        ("Anne Roux of France spoke.", ("Anne Roux", "", "fra")),
    ],
)
def test_six_ways_to_name_a_person(text: str, expected: tuple[str, str, str]) -> None:
    """Beside a counterpart, behind or before a title, for a side, and of a state."""
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Roux of France spoke.", "Roux, President of France, spoke.", "Roux, the French cook"]
)
def test_one_word_is_no_full_name(text: str) -> None:
    """What stands before a title or a state must have two words to be taken for a name."""
    assert people(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Presidents Asan Bekov and Emin Rahim met.",
            [("Asan Bekov", "President", ""), ("Emin Rahim", "President", "")],
        ),
        (
            "Presidents Asan Bekov of Kyrgyzstan and Emin Rahim of Tajikistan met.",
            [("Asan Bekov", "President", "kgz"), ("Emin Rahim", "President", "tjk")],
        ),
        (
            "Foreign Ministers Luis da Costa of Brazil and Vera Lind met.",
            [("Luis da Costa", "Foreign Minister", "bra"), ("Vera Lind", "Foreign Minister", "")],
        ),
    ],
)
def test_plural_title_is_shared(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A title in the plural is that of both, in the singular, each for their own party."""
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "His Excellency Mr. William Kibet, President of the Republic of Kenya, spoke.",
        "H.E. President William Kibet of Kenya spoke.",
        "President Dr. William Kibet of Kenya spoke.",
        "Kenyan President Mr William Kibet spoke.",
    ],
)
def test_honorific_is_no_name(text: str) -> None:
    """An honorific is part of the mention, not of the name or the title."""
    assert read(text) == [("William Kibet", "President", "ken")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Prime Minister and Defence Minister Jan Kos of Estonia spoke.", "Prime Minister and Defence Minister"),
        ("Estonian Prime Minister and Defence Minister Jan Kos spoke.", "Prime Minister and Defence Minister"),
        (
            "Deputy Prime Minister and Minister of Finance of Estonia Jan Kos spoke.",
            "Deputy Prime Minister and Minister of Finance",
        ),
        ("The Prime Minister and Defence Minister of Estonia, Jan Kos, spoke.", "Prime Minister and Defence Minister"),
        ("The Estonian Prime Minister and Defence Minister Jan Kos spoke.", "Prime Minister and Defence Minister"),
        ("The Estonian president and Foreign Minister Jan Kos spoke.", "Foreign Minister"),
    ],
)
def test_joined_titles(text: str, title: str) -> None:
    """Titles of one person are kept joined as printed, with the party before or behind; those of two people are not."""
    assert read(text) == [("Jan Kos", title, "est")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egyptian Irrigation Minister Hany Adel spoke.", "Irrigation Minister"),
        ("The Egyptian energy minister, Hany Adel, spoke.", "energy minister"),
        ("Egypt's Minister for Water Resources, Hany Adel, spoke.", "Minister for Water Resources"),
        ("Egyptian Foreign Minister Hany Adel spoke.", "Foreign Minister"),
        ("Egyptian Minister Hany Adel spoke.", "Minister"),
        ("Hany Adel, Egypt's Minister of Trade and Industry, spoke.", "Minister of Trade and Industry"),
        (
            "The Egyptian Minister of State and Foreign Affairs, Hany Adel, spoke.",
            "Minister of State and Foreign Affairs",
        ),
        ("Egypt's Minister of State, Hany Adel, and Kenya, the host, spoke.", "Minister of State"),
        ("The text was signed by Egyptian Minister Hany Adel.", "Minister"),
    ],
)
def test_portfolio_is_part_of_the_title(text: str, expected: str) -> None:
    """What somebody is minister of belongs to the title; a state or a person's name does not."""
    assert read(text) == [("Hany Adel", expected, "egy")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President of the European Commission Ursula Winter spoke.", "President of the European Commission"),
        ("President of the European Council, Ursula Winter, spoke.", "President of the European Council"),
    ],
)
def test_body_inside_a_title_gives_the_party(text: str, expected: str) -> None:
    """Somebody whose title names the body of an organisation stands for that organisation."""
    assert read(text) == [("Ursula Winter", expected, "eu")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President SADYR BEKOV spoke.", "SADYR BEKOV"),
        ("Foreign Minister WANG Yi spoke.", "WANG Yi"),
        ("Prime Minister KISHIMA Fumio spoke.", "KISHIMA Fumio"),
        ("President Joseph R. Boden, Jr. spoke.", "Joseph R. Boden, Jr."),
        ("President Abdel Fattah al-Masri spoke.", "Abdel Fattah al-Masri"),
        ("Crown Prince Mansur bin Salem spoke.", "Mansur bin Salem"),
        ("President Luiz Neves da Costa spoke.", "Luiz Neves da Costa"),
        ("Commission President Ursula von der Linden spoke.", "Ursula von der Linden"),
        ("President Yun Suk-hee spoke.", "Yun Suk-hee"),
        ("King Karl III spoke.", "Karl III"),
        ("President Hassan Sheikh Mohamed spoke.", "Hassan Sheikh Mohamed"),
        ("President Orlov’s plane landed.", "Orlov"),
        ("President Orlov June 3 flew home.", "Orlov"),
        ("President Anne Roux Monday flew home.", "Anne Roux"),
    ],
)
def test_name_as_printed(text: str, name: str) -> None:
    """A name is kept as printed: capitals, initials, particles and hyphens; without a genitive or a date behind it."""
    assert [each.name for each in people(text)] == [name]


@pytest.mark.parametrize("text", ["President Monday spoke.", "Minister June 3", "President of France spoke."])
def test_title_alone_names_nobody(text: str) -> None:
    """A title without a name behind it, but a date or a state, is no person."""
    assert people(text) == ()


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Former President Anne Roux spoke.", True),
        ("Ex-President Anne Roux spoke.", True),
        ("The historian Anne Roux of France spoke.", True),
        ("The spokeswoman, Anne Roux of France, spoke.", True),
        ("President Anne Roux of France spoke.", False),
    ],
)
def test_predecessors_and_analysts_stand_aside(text: str, *, aside: bool) -> None:
    """Who held a post, studies it or speaks for its holder is set apart from who holds it."""
    assert [each.aside for each in people(text)] == [aside]


def test_mention_is_the_whole_phrase() -> None:
    """A mention spans title and party, so that nothing of it is read again as somebody else."""
    text = "Then French President Anne Roux met Ken Mori, Prime Minister of Japan, and Presidents Abo and Emin Rahim."

    assert [text[each.start : each.end] for each in people(text)] == [
        "French President Anne Roux",
        "Ken Mori, Prime Minister of Japan",
        "Presidents Abo",
        "Emin Rahim",
    ]


def test_several_people_stay_apart() -> None:
    """Each of several people has their own title, and a second title behind a name is not the next person's."""
    text = "Prime Minister Jan Kos, Foreign Minister Eva Tamm and Trade Minister Ott Rand spoke."

    assert read(text) == [
        ("Jan Kos", "Prime Minister", ""),
        ("Eva Tamm", "Foreign Minister", ""),
        ("Ott Rand", "Trade Minister", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Prime Minister and the irrigation minister", ["Prime Minister", "irrigation minister"]),
        ("Foreign Ministers met", ["Foreign Ministers"]),
        ("the Minister for Trade and Industry of Japan", ["Minister for Trade and Industry"]),
        ("the President of the Republic spoke", ["President of the Republic"]),
        ("the President of Kenya", ["President"]),
        ("the head of the table", []),
        ("The Secretary of State", ["Secretary of State"]),
        ("Egypt’s and Sudan’s water ministers", ["water ministers"]),
    ],
)
def test_titles_by_themselves(text: str, expected: list[str]) -> None:
    """A title is found without a name as well: whole, without the state, and not where it heads a thing."""
    assert titles(text) == expected


def test_short_name_is_resolved() -> None:
    """Everyone goes under the longest form of their name; an initial counts for nothing, and strangers stay apart."""
    text = "President Orlov met President Joseph Boden. Then President Ivan Orlov saw President Joseph R. Boden."
    found = resolve_names((*people(text), *people("Mr. President Roux")))

    assert [each.name for each in found] == ["Ivan Orlov", "Joseph R. Boden", "Ivan Orlov", "Joseph R. Boden", "Roux"]


def test_family_name_first_is_the_same_person() -> None:
    """The order and the case of the parts of a name do not make two people of one."""
    found = resolve_names(
        people("President KISHIMA Fumio came. President Fumio Kishima spoke. President Kishima left.")
    )

    assert len({each.name for each in found}) == 1


def test_private_characters_are_no_marks() -> None:
    """Characters that stand for titles and parties in a marked text are none where the account itself has them."""
    assert read("\uf104 Anne Roux of \uf101 saw President Ken Mori.") == [("Ken Mori", "President", "")]
