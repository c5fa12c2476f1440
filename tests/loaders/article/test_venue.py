"""Where they met."""

import pytest

import summitkit as sk

LEADERS = "French President Anne Roux and Japanese Prime Minister Ken Mori"


def where(text: str) -> tuple[str, str, str, str]:
    """Return the site, the town, the subdivision and the country."""
    venue = sk.loads(text, format="article").venue or sk.Venue()
    return venue.name, venue.locality, venue.subdivision, venue.country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met in Lyon.", ("", "Lyon", "", "FRA")),
        ("met in Switzerland.", ("", "", "", "CHE")),
        ("met in Alaska.", ("", "", "US-AK", "USA")),
        ("met in Woodside, California.", ("", "Woodside", "US-CA", "USA")),
        ("met in Smallville, Kenya.", ("", "Smallville", "", "KEN")),
        ("met in Smallville.", ("", "Smallville", "", "")),
        ("met in Smallville. The talks were hosted by Kenya.", ("", "Smallville", "", "KEN")),
        ("met at the Palace of Nations in Geneva.", ("Palace of Nations", "Geneva", "", "CHE")),
        ("met at Elm House.", ("Elm House", "", "", "")),
        ("met. They had lunch. The talks took place at Elm House in Lyon.", ("Elm House", "Lyon", "", "FRA")),
        ("met in Lyon.\n\nThe fish came from Elm House.", ("", "Lyon", "", "FRA")),
    ],
)
def test_place_as_closely_as_told(text: str, expected: tuple[str, str, str, str]) -> None:
    """A site, a town, a subdivision, a country: whatever the account gives, and no more."""
    assert where(f"{LEADERS} {text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{LEADERS} met. Roux spoke of a harbour near Oslo.",
        f"{LEADERS} met. The accord of Oslo was praised in the Oslo building.",
        f"{LEADERS} discussed the war in Sudan.",
        "It rained in Lyon.",
    ],
)
def test_other_places_are_no_venue(text: str) -> None:
    """A place that is only named is not where they met."""
    assert where(text) == ("", "", "", "")


@pytest.mark.parametrize(
    ("text", "locality"),
    [
        (f"Last year the summit was held in Oslo. {LEADERS} met in Lyon.", "Lyon"),
        (f"{LEADERS} met in Lyon. The summit was held in Geneva.", "Lyon"),
        (f"{LEADERS} met. The summit was held in Geneva.", "Geneva"),
        (f"# The Geneva summit\n\n{LEADERS} met in Lyon.", "Lyon"),
        (f"# Talks in Geneva\n\n{LEADERS} met.", "Geneva"),
        (f"# The Geneva summit\n\n{LEADERS} met.", "Geneva"),
        (f"# Notes\n\n{LEADERS} met.\n\n## After the Geneva summit\n\nIt rained.", "Geneva"),
        (f"GENEVA, June 4, 2026 — {LEADERS} met.", "Geneva"),
        (f"{LEADERS} met.\n\nGeneva, 4 June 2026", "Geneva"),
        (f"GENEVA, June 4, 2026 — {LEADERS} met in Lyon.", "Lyon"),
        (f"ELSEWHERE, June 4, 2026 — {LEADERS} met.", ""),
        (f"KENYA, June 4, 2026 — {LEADERS} met.", ""),
        (f"# A look at Geneva\n\n{LEADERS} met.", ""),
    ],
)
def test_place_with_the_most_votes(text: str, locality: str) -> None:
    """A sentence about the meeting counts for more than a title, and that for more than a dateline."""
    assert where(text)[1] == locality


def test_town_inside_the_place_counts() -> None:
    """A town that a sentence gives is the venue, although the account speaks more often of what it lies in."""
    text = f"# The Alaska summit\n\n{LEADERS} met in Anchorage. The talks were held in Alaska."

    assert where(text) == ("", "Anchorage", "US-AK", "USA")


@pytest.mark.parametrize(
    ("text", "subdivision"),
    [
        ("Roux had been in Ottawa, Ontario, before.", "CA-ON"),
        ("Roux had been in Ottawa, Alaska, before.", ""),
        ("Roux had been in Ottawa, Rainland, before.", ""),
    ],
)
def test_subdivision_from_another_line(text: str, subdivision: str) -> None:
    """The subdivision of a town may stand in any line, if it is one of the town's country."""
    assert where(f"{LEADERS} met in Ottawa.\n\n{text}") == ("", "Ottawa", subdivision, "CAN")


def test_closer_naming_of_a_place_is_kept() -> None:
    """Of two sentences that give one town the one that tells more of it counts."""
    text = f"{LEADERS} met in Smallville. The summit was held in Smallville, Kenya."

    assert where(text) == ("", "Smallville", "", "KEN")


def test_town_is_not_its_own_site() -> None:
    """A town whose name begins like that of a site is not repeated as one."""
    assert where(f"FORT WORTH, June 4, 2026 — {LEADERS} met in Fort Worth.") == ("", "Fort Worth", "US-TX", "USA")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (f"{LEADERS} met in Accra. The talks were held at Jubilee House.", "Jubilee House"),
        (f"{LEADERS} met in Accra. The one-day summit, held at the Old Naval Hall, was short.", "Old Naval Hall"),
        (f"{LEADERS} met in Accra. Roux opened it at the Casa Natal museum.", "Casa Natal museum"),
        (f"{LEADERS} met at the Palais de la République in Accra.", "Palais de la République"),
        (f"{LEADERS} met at Bergenhus Fortress in Bergen.", "Bergenhus Fortress"),
        (f"{LEADERS} met at Bergenhus Fortified Camp in Bergen.", ""),
        (f"{LEADERS} met in Accra.\n\nMori later spoke at the Old Naval Hall.", ""),
        (f"{LEADERS} met in Accra. Last year Roux spoke at the Old Naval Hall.", ""),
    ],
)
def test_site_stands_near_the_meeting(text: str, site: str) -> None:
    """The house is that of a sentence on the meeting, else of one beside it on somebody at the table."""
    assert where(text)[0] == site


def test_town_counts_for_more_than_its_country() -> None:
    """A town that a title names is the venue where the sentences name only the country that it lies in."""
    text = f"# The Prague Summit\n\n{LEADERS} met in the Czech Republic. The talks were held in the Czech Republic."

    assert where(text) == ("", "Prague", "", "CZE")
