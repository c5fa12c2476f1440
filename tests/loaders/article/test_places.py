"""Where they met: sites, cities, subdivisions and countries that a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitkit as sk
from summitkit.loaders.article.places import (
    Place,
    find_places,
    find_site,
    is_site,
    known_place,
    known_subdivision,
    plain,
)
from summitkit.loaders.article.vocabulary import vocabulary

ENGLISH = vocabulary("en")


def places(text: str) -> list[tuple[str, str, str]]:
    return [(each.locality, each.subdivision, each.country) for each in find_places(text, ENGLISH)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met in Kampala", ("Kampala", "", "UGA")),
        ("met in Lyon, France, today", ("Lyon", "", "FRA")),
        ("met in Constanța, in eastern Romania", ("Constanța", "", "ROU")),
        ("met in Woodside, California", ("Woodside", "US-CA", "USA")),
        ("flew to Anchorage, Alaska", ("Anchorage", "US-AK", "USA")),
        ("in Ottawa, Ontario", ("Ottawa", "CA-ON", "CAN")),
        ("in Birmingham, Alabama", ("Birmingham", "US-AL", "USA")),
        ("in Paris, Texas", ("Paris", "US-TX", "USA")),
        ("in Atlanta, Georgia", ("Atlanta", "US-GA", "USA")),
        ("in Ontario, Canada", ("", "CA-ON", "CAN")),
        ("in Alaska", ("", "US-AK", "USA")),
        ("in Alaska, United States", ("", "US-AK", "USA")),
        ("in New York City on Monday", ("New York City", "US-NY", "USA")),
        ("in Georgia, Japan said", ("", "", "GEO")),
        ("in Switzerland, France said", ("", "", "CHE")),
        ("visited Qqorun", ("Qqorun", "", "")),
        ("in Qqorun, Kenya", ("Qqorun", "", "KEN")),
        ("in Qqorun, the northern Kenya", ("Qqorun", "", "KEN")),
        ("in Qqorun, Zzyzx", ("Qqorun", "", "")),
        ("in the Kenyan town of Qqorun", ("Qqorun", "", "KEN")),
        ("in the Kenyan and French town of Qqorun", ("Qqorun", "", "")),
        ("in the southern Indian port city of Kochi", ("Kochi", "", "IND")),
        ("in the port city of Kochi", ("Kochi", "", "")),
        ("in the city of Kochi", ("Kochi", "", "")),
        ("in the port city of Kochi, India", ("Kochi", "", "IND")),
        ("in the southern Japanese city of Kochi", ("Kochi", "JP-39", "JPN")),
        ("in the French city of Lyon", ("Lyon", "", "FRA")),
        ("in the Republic of Congo", ("", "", "COG")),
    ],
)
def test_places_are_known(text: str, expected: tuple[str, str, str]) -> None:
    """A place is as close as the text gives it: locality, subdivision and country, each only where it is certain."""
    assert places(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At talks in Geneva, Iran insisted on it.", [("Geneva", "", "CHE")]),
        ("met in Lyon, Japan", [("Lyon", "", "JPN")]),
        ("in Anchorage, Japan", [("Anchorage", "US-AK", "USA")]),
    ],
)
def test_next_party_is_no_country_of_a_city(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A country behind a city of another country is the subject of what follows, unless nothing follows."""
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    ["in June", "in Monday talks", "at Geneva's lake", "in EU talks", "in both Koreas", "in lyon", "France and Japan"],
)
def test_other_words_are_no_places(text: str) -> None:
    """Months, weekdays, genitives, organisations and names behind other words are no places."""
    assert places(text) == []


def test_places_know_where_they_stand() -> None:
    """A place covers its name and what it lies in, and leads with the words that make it one."""
    text = "They met in the town of Woodside, California, and at Lyon."

    assert [(text[each.lead : each.start], text[each.start : each.end]) for each in find_places(text, ENGLISH)] == [
        ("in the town of ", "Woodside, California"),
        ("at ", "Lyon"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lyon", Place(0, 4, "Lyon", "", "FRA")),
        ("CONSTANTA", Place(0, 9, "CONSTANTA", "", "ROU")),
        ("Washington", Place(0, 10, "Washington", "US-DC", "USA")),
        ("Alaska", Place(0, 6, "", "US-AK", "USA")),
        ("France", Place(0, 6, "", "", "FRA")),
        ("Georgia", Place(0, 7, "", "", "GEO")),
        ("Qqorun", None),
        ("Central", None),
        ("the EU", None),
        ("European Union", None),
        ("Congo", None),
        ("French", None),
        ("France and Japan", None),
        ("", None),
    ],
)
def test_names_alone_are_known(name: str, expected: Place | None) -> None:
    """A name alone is a place where it means one only; an organisation and an adjective are none."""
    assert known_place(name, ENGLISH) == expected


def test_subdivisions_are_known_whole() -> None:
    """A subdivision is known by its whole name, if it is that of no other and of no country."""
    assert known_subdivision("California", ENGLISH) == Place(0, 10, "", "US-CA", "USA")
    assert known_subdivision("CALIFORNIA", ENGLISH) == Place(0, 10, "", "US-CA", "USA")
    assert known_subdivision("Baja California Peninsula", ENGLISH) is None
    assert known_subdivision("Punjab", ENGLISH) is None
    assert known_subdivision("Southern Province", ENGLISH) is None
    assert known_subdivision("Ptuj", ENGLISH) == Place(0, 4, "Ptuj", "SI-096", "SVN")
    assert known_subdivision("Georgia", ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("They met at the Elysée Palace in Paris.", "Elysée Palace"),
        ("They met inside Villa La Grange.", "Villa La Grange"),
        ("They met at Joint Base Elmendorf-Richardson.", "Joint Base Elmendorf-Richardson"),
        ("They met in the House of the Republic.", "House of the Republic"),
        ("They met near the Elysée Palace.", ""),
        ("They met at Lyon.", ""),
    ],
)
def test_sites_are_found(text: str, site: str) -> None:
    """A building or site is named behind "at" or "in", as printed."""
    assert find_site(text, ENGLISH) == site


def test_site_may_begin_with_a_town() -> None:
    """The name of a town may begin that of a building."""
    text = "They met at Lyon House and at Lyon."
    first, second = find_places(text, ENGLISH)

    assert is_site(text, first, ENGLISH)
    assert not is_site(text, second, ENGLISH)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Łódź", "lodz"), ("Ísafjörður", "isafjordur"), ("ÇIRAĞAN", "ciragan"), ("Gießen", "giessen")],
)
def test_names_are_compared_plainly(name: str, expected: str) -> None:
    """Accents, letters of their own and case do not matter."""
    assert plain(name) == expected


@given(
    st.lists(
        st.sampled_from(("in", "at", "the", "city of", "Lyon", "Kenya", "Qqorun,", "Alaska", "of", "June", "’")),
        max_size=12,
    )
)
def test_any_words_are_read(parts: list[str]) -> None:
    """Whatever the words, a place has the codes of a country that lies around its subdivision."""
    text = " ".join(parts)
    for place in find_places(text, ENGLISH):
        assert place.lead < place.start < place.end <= len(text)
        assert place.locality in text
        assert place.country in ("", "FRA", "KEN", "USA")
        assert place.subdivision in ("", "US-AK")
        assert not place.subdivision or place.country == "USA"


def test_meeting_has_its_place() -> None:
    """The place of a meeting is that of the sentence about it, with subdivision and country, and its building."""
    summit = sk.loads(
        "# Talks\n\nFrench President Anne Roux and Japanese Prime Minister Ken Mori met at the Filoli House "
        "in Woodside, California, on 3 June 2026.",
        format="article",
    )

    assert summit.venue == sk.Venue(name="Filoli House", locality="Woodside", subdivision="US-CA", country="USA")
