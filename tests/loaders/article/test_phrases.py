"""Finding known phrases in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.loaders.article.phrases import Found, index

STATES = index(
    [
        *(("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Papua New Guinea", "PNG"), ("U.S.", "USA"), ("Chad", "TCD")),
        *(
            ("People's Republic of China", "CHN"),
            ("China", "CHN"),
            ("Guinea", "second"),
            ("-", "no word"),
            ("", "none"),
        ),
        *(("Côte d’Ivoire", "CIV"), ("US", "USA"), ("Straße", "street")),
    ]
)
TITLES = index([("Prime Minister", "head"), ("minister", "minister"), ("İmam", "imam")], ignore_case=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guinea-Bissau, Guinea and Papua New Guinea", ["GNB", "GIN", "PNG"]),
        ("the U.S. and the US", ["USA", "USA"]),
        ("the People’s Republic of China", ["CHN"]),
        ("Cote d'Ivoire, Côte d'Ivoire, CÔTE D’IVOIRE", ["CIV", "CIV"]),
        ("GUINEA-BISSAU and CHINA", ["GNB", "CHN"]),
        ("PAPUA New Guinea", ["GIN"]),
        ("GUINEAN, CHINATOWN, Chinas, Chadian, us", []),
        ("Papua\u00a0New\u00a0Guinea and Guinea\u2011Bissau", ["PNG", "GNB"]),
        ("New Guinea", ["GIN"]),
        ("STRASSE", []),
    ],
)
def test_phrases_are_found(text: str, expected: list[str]) -> None:
    """The longest phrase at each place counts, whole words only, in capitals too and whatever the apostrophe."""
    assert [found.what for found in STATES.find(text)] == expected


def test_phrase_is_given_as_printed() -> None:
    """What is found has its place and the words of the text."""
    assert list(STATES.find("In PAPUA NEW GUINEA")) == [Found(3, 19, "PNG", "PAPUA NEW GUINEA")]


def test_short_capitals_are_abbreviations() -> None:
    """A short word in capitals is no phrase that the text shouts."""
    assert list(index([("The", 1), ("Them", 2)]).find("THE THEM")) == [Found(4, 8, 2, "THEM")]


def test_case_may_be_ignored() -> None:
    """Where case says nothing, all forms are found at their places, letters that grow in lower case included."""
    text = "İİ PRIME minister, İMAM and Minister"

    assert [(found.what, found.phrase) for found in TITLES.find(text)] == [
        ("head", "PRIME minister"),
        ("imam", "İMAM"),
        ("minister", "Minister"),
    ]


@given(st.text(st.sampled_from("US.İ Chinadüß’-\u00a0")), st.sampled_from((STATES, TITLES)))
def test_found_phrases_stand_in_the_text(text: str, phrases: object) -> None:
    """Whatever the text, finds have its words, go from left to right, and none is inside another."""
    end = 0
    for found in (STATES if phrases is STATES else TITLES).find(text):
        assert text[found.start : found.end] == found.phrase
        assert found.start >= end
        end = found.end
