"""Who is meant by every name that a text gives a state or an organisation."""

from collections import Counter

import pytest

from summitkit.loaders.article.actors import actors, find_actors, meant
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")


def named(text: str) -> list[tuple[str, str]]:
    """Return what a text names, and whom each can mean."""
    return [(each.phrase, "/".join(actor.id for actor in each.what.actors)) for each in find_actors(text, WORDS)]


def forms(text: str) -> dict[str, str]:
    return {each.phrase: each.what.form for each in find_actors(text, WORDS)}


@pytest.mark.parametrize(
    ("code", "id_", "name", "kind"),
    [
        ("USA", "usa", "United States", "state"),
        ("TUR", "tur", "Türkiye", "state"),
        ("COD", "cod", "Democratic Republic of the Congo", "state"),
        ("SUN", "sun", "Soviet Union", "state"),
        ("VDR", "vdr", "North Vietnam", "state"),
        ("XKX", "xkx", "Kosovo", "partially_recognised"),
        ("TWN", "twn", "Taiwan", "partially_recognised"),
        ("eu", "eu", "European Union", "igo"),
        ("g7", "g7", "Group of Seven", "bloc"),
    ],
)
def test_actor_has_its_kind_and_name(code: str, id_: str, name: str, kind: str) -> None:
    """A state is under its ISO code, an organisation under its id; each with its name and kind."""
    actor = actors("en")[code]

    assert (actor.id, actor.name, actor.kind) == (id_, name, kind)
    assert actor.code == (code if code.isupper() else "")


def test_members_are_codes_of_states() -> None:
    """The members of every organisation are states that the loader knows."""
    known = actors("en")
    unknown = {code for actor in known.values() for code in actor.members if code not in known}

    assert unknown == set()
    assert len(known["eu"].members) == 27


def test_no_state_is_called_by_its_code() -> None:
    """Every state has a name in the language, so that no code reaches a reader."""
    assert [actor.code for actor in actors("en").values() if actor.name in ("", actor.code)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US, U.S. and U.S.A.", "usa"),
        ("UK, U.K. and Great Britain", "gbr"),
        ("UAE and the Emirates", "are"),
        ("PRC and China", "chn"),
        ("DPRK and North Korea", "prk"),
        ("ROK and South Korea", "kor"),
        ("Türkiye and Turkey", "tur"),
        ("Côte d’Ivoire, Cote d'Ivoire and Ivory Coast", "civ"),
        ("Czechia and the Czech Republic", "cze"),
        ("Burma and Myanmar", "mmr"),
        ("FRANCE and the French Republic", "fra"),
        ("the European Union, the EU and E.U.", "eu"),
        ("the United Nations, UN and U.N.", "un"),
        ("NATO and the North Atlantic Treaty Organization", "nato"),
    ],
)
def test_names_and_abbreviations(text: str, expected: str) -> None:
    """A state or organisation is known by its name, long form, abbreviation, former name and spelling variants."""
    found = named(text)

    assert {actor for _, actor in found} == {expected}
    assert len(found) == text.count(",") + text.count(" and ") + 1


@pytest.mark.parametrize(
    ("text", "phrase", "actor", "form"),
    [
        ("The Dutch proposal", "Dutch", "nld", "adjective"),
        ("Two Emiratis", "Emiratis", "are", "adjective"),
        ("The Soviet leader", "Soviet", "sun", "adjective"),
        ("From Moscow came", "Moscow", "rus", "seat"),
        ("From Brussels came", "Brussels", "bel", "seat"),
        ("The Kremlin said", "Kremlin", "rus", "name"),
        ("The White House said", "White House", "usa", "name"),
        ("10 Downing Street said", "10 Downing Street", "gbr", "name"),
    ],
)
def test_form_of_a_naming(text: str, phrase: str, actor: str, form: str) -> None:
    """A demonym is an adjective, a capital the seat of a government, and a building that speaks for one its name."""
    assert (named(text), forms(text)) == ([(phrase, actor)], {phrase: form})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the European Commission", "eu"),
        ("the European Council", "eu"),
        ("the UN Security Council", "un"),
        ("the African Union Commission", "au"),
        ("the ASEAN Secretariat", "asean"),
    ],
)
def test_body_speaks_for_its_organisation(text: str, expected: str) -> None:
    """A body is taken whole, for the organisation that it belongs to."""
    assert named(text) == [(text.removeprefix("the "), expected)]
    assert forms(text) == {text.removeprefix("the "): "name"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Korea", "kor/prk"),
        ("Congo", "cog/cod"),
        ("South Korea", "kor"),
        ("the Republic of the Congo", "cog"),
        ("the Democratic Republic of the Congo", "cod"),
        ("the DRC", "cod"),
    ],
)
def test_shared_name_keeps_its_candidates(text: str, expected: str) -> None:
    """A name that two states share can mean both; a longer one means its own."""
    assert [actor for _, actor in named(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Soviet Union and the USSR", ["sun", "sun"]),
        ("Yugoslavia and Czechoslovakia", ["yug", "csk"]),
        ("East Germany and West Germany", ["ddr", "deu"]),
        ("Serbia and Montenegro", ["srb", "mne"]),
        ("Zaire", ["cod"]),
    ],
)
def test_historic_states(text: str, expected: list[str]) -> None:
    """A state that is no more is one of its own; a former name is that of the state it is now."""
    assert [actor for _, actor in named(text)] == expected


@pytest.mark.parametrize("text", ["GEL 40 million", "ZAR 500 million", "the ANT network", "TMP files"])
def test_bare_code_is_no_state(text: str) -> None:
    """The retired code of a state names nobody: it is a currency, or a word of something else."""
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Jordan River and the Niger Delta",
        "the Gulf of Mexico and New Mexico",
        "the South China Sea",
        "Latin America",
        "polish, turkey, china and us",
    ],
)
def test_name_inside_another_is_shielded(text: str) -> None:
    """A river, a sea, a region and a word without a capital are no states."""
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "As Michael Jordan said, it rained.",
        "Jordan Peele spoke.",
        "It rained. Chad Wolf was there.",
        "Yesterday Georgia Meloni came.",
        "Then Mr Israel Katz left.",
    ],
)
def test_person_of_that_name_is_no_state(text: str) -> None:
    """A name of a state that is also a given or family name is a person's beside another capitalised word."""
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan agreed.", ["jor"]),
        ("It rained. Yesterday Jordan agreed.", ["jor"]),
        ("Rain! Today Jordan agreed.", ["jor"]),
        ("Jordan Foreign Minister Ali Salem spoke.", ["jor"]),
        ("Chad President Idris Abbo spoke.", ["tcd"]),
        ("Jordan EU envoy", ["jor", "eu"]),
        ("the river in Chad", ["tcd"]),
        ("France Telecom and Kenya Airways", []),
        ("Peru Libre", ["per"]),
    ],
)
def test_state_of_that_name_stays_one(text: str, expected: list[str]) -> None:
    """The same name is the state's where no capital stands beside it, but a title, an abbreviation or an opening."""
    assert [actor for _, actor in named(text)] == expected


def test_meant_is_who_is_named_twice_as_often() -> None:
    """A shared name means the one that the account names outright, twice as often as the other; else nobody."""
    south, north = actors("en")["KOR"], actors("en")["PRK"]

    assert meant((), Counter()) is None
    assert meant((north,), Counter()) == north
    assert meant((south, north), Counter()) is None
    assert meant((south, north), Counter({north: 1})) == north
    assert meant((south, north), Counter({south: 2, north: 1})) == south
    assert meant((south, north), Counter({south: 3, north: 2})) is None
