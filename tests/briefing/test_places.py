import pytest

from summitkit.briefing.labels import labels_in
from summitkit.briefing.places import country, in_words
from summitkit.model import Venue

ENGLISH = labels_in("en")


def test_place_runs_from_building_to_country() -> None:
    """A venue is written from the closest to the widest."""
    venue = Venue(name="Hofdi House", locality="Reykjavik", subdivision="IS-1", country="ISL")

    assert in_words(venue, ENGLISH) == "Hofdi House, Reykjavik, Höfuðborgarsvæði, Iceland"


def test_place_says_only_what_is_known() -> None:
    """What the record does not say is left out."""
    assert in_words(Venue(subdivision="US-AK"), ENGLISH) == "Alaska"


@pytest.mark.parametrize(
    ("code", "name"),
    [("USA", "United States"), ("XKX", "Kosovo"), ("SUN", "USSR, Union of Soviet Socialist Republics"), ("XXA", "XXA")],
)
def test_country_has_name_of_its_code(code: str, name: str) -> None:
    """Current, user-assigned and withdrawn codes have names; a code without one stands for itself."""
    assert country(code, ENGLISH) == name
