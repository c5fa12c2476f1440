import pycountry
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


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Kremlin, Moscou, Moscou, Russie"),
        ("de", "Kremlin, Moscou, Moskau, Russland"),
        ("ru", "Kremlin, Moscou, Москва, Россия"),
        ("es-MX", "Kremlin, Moscou, Moskva, Rusia"),
        ("ar", "Kremlin، Moscou، Moskva، روسيا"),
        ("zh", "俄罗斯，莫斯科，Moscou，Kremlin"),
        ("zh-TW", "俄羅斯，Moskva，Moscou，Kremlin"),
        ("ja", "ロシア、Moskva、Moscou、Kremlin"),
    ],
)
def test_place_is_written_as_in_language(language: str, words: str) -> None:
    """Countries and the subdivisions whose names are known are in the labels' language, in its order."""
    venue = Venue(name="Kremlin", locality="Moscou", subdivision="RU-MOW", country="RUS")

    assert in_words(venue, labels_in(language)) == words


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr", "he", "ja", "pt", "pt-BR", "ru", "zh", "zh-Hant"])
def test_countries_have_names_in_every_language(language: str) -> None:
    """No country is left as a code, and most are called otherwise than in English."""
    codes = [each.alpha_3 for each in pycountry.countries]
    names = [country(code, labels_in(language)) for code in codes]

    assert [name for name, code in zip(names, codes, strict=True) if name == code] == []
    assert sum(name == country(code, ENGLISH) for name, code in zip(names, codes, strict=True)) < len(codes) / 2
