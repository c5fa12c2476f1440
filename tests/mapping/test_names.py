"""Names, ids and countries."""

import unicodedata

import pytest

from summitkit.ids import Ids, slug
from summitkit.mapping.names import code_of, country_code, country_name, folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("United States", "united-states"),
        ("Türkiye", "turkiye"),
        ("  EU / Member States ", "eu-member-states"),
        ("欧盟 EU", "eu"),
        ("Россия", ""),
        ("007", ""),
        ("x" * 200, "x" * 60),
        (" ".join(["agriculture"] * 9), "agriculture-agriculture-agriculture-agriculture-agriculture"),
    ],
)
def test_slug_keeps_ascii_words(name: str, expected: str) -> None:
    """A slug is made of the ASCII words of a name, cut at a word's end."""
    assert slug(name) == expected


def test_ids_are_numbered_where_taken() -> None:
    """Two names with one slug get numbers, and names without ASCII letters are counted."""
    ids = Ids("party")

    assert [ids.make(name) for name in ("Oslo", "Ósló", "Россия", "中国", "Oslo 2", "oslo")] == [
        *("oslo", "oslo-2", "party-1", "party-2"),
        *("oslo-2-2", "oslo-3"),
    ]


def test_ids_step_over_taken_numbers() -> None:
    """A number that a name already uses is not given again."""
    ids = Ids("party")

    assert [ids.make(name) for name in ("Oslo-2", "Oslo", "Oslo", "Party 1", "中国")] == [
        *("oslo-2", "oslo", "oslo-3"),
        *("party-1", "party-2"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("France", "FRA"),
        ("FRANCE", "FRA"),
        ("Russian Federation", "RUS"),
        ("Iran", "IRN"),
        ("USA", "USA"),
        ("usa", ""),
        ("US", ""),
        ("Russia", ""),
        ("Frankreich", ""),
        ("French", ""),
        ("Per", ""),
    ],
)
def test_country_code_needs_an_exact_name(name: str, code: str) -> None:
    """Only an English name of ISO 3166, or its alpha-3 code, is a country."""
    assert country_code(name) == code


def test_codes_and_names_of_countries() -> None:
    """A code of two letters becomes that of three, and either has a name."""
    assert (code_of("KR"), code_of("kr"), code_of("Korea")) == ("KOR", "kr", "Korea")
    assert (country_name("KR"), country_name("KOR"), country_name("kr")) == ("South Korea", "South Korea", "")


def test_composition_does_not_count() -> None:
    """A name composed in two ways is one name (row 85)."""
    name = "Côte d'Ivoire"

    assert folded(unicodedata.normalize("NFD", name)) == folded(f" {name.upper()}\n")
