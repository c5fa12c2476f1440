import pytest

from summitkit.briefing.dates import in_words, span_in_words
from summitkit.briefing.labels import Labels, labels_in

ENGLISH = labels_in("en")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2025", "2025"),
        ("2025-08", "August 2025"),
        ("2025-08-15", "15 August 2025"),
        ("2025-08-15/2025-08-16", "15\N{EN DASH}16 August 2025"),
        ("2025-08-30/2025-09-01", "30 August 2025 to 1 September 2025"),
        ("2025-08/2025-09", "August 2025 to September 2025"),
        ("2025-08-15/2025-09", "15 August 2025 to September 2025"),
        ("2025-08/..", "from August 2025"),
        ("2025-08/", "from August 2025"),
        ("../2025-08-15", "until 15 August 2025"),
        ("2027-23", "autumn 2027"),
        ("2025-08?", "August 2025 (uncertain)"),
        ("2025~", "about 2025"),
        ("2025-08-15%", "about 15 August 2025 (uncertain)"),
        ("2025-08-15T10:30:00Z", "15 August 2025, 10:30 UTC"),
        ("2025-08-15T10:30:00+03:00", "15 August 2025, 10:30 (UTC+03:00)"),
        ("2025-08-15T10:30:00", "15 August 2025, 10:30"),
        ("2025-08-15Tsoon", "15 August 2025, soon"),
        ("0000-01-01", "0000-01-01"),
        ("198X", "198X"),
    ],
)
def test_date_reads_as_people_write_it(edtf: str, words: str) -> None:
    """A date says what its source says, as closely and no closer; a rare kind stands as it is."""
    assert in_words(edtf, ENGLISH) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("", "", ""),
        ("2025-08-15", "", "15 August 2025"),
        ("", "2025-08-16", "16 August 2025"),
        ("2025-08-15", "2025-08-15", "15 August 2025"),
        ("2025-08-15", "2025-08-16", "15\N{EN DASH}16 August 2025"),
    ],
)
def test_span_names_what_is_known(start: str, end: str, words: str) -> None:
    """A span with one known end is that day."""
    assert span_in_words(start, end, ENGLISH) == words


def test_month_is_named_in_language() -> None:
    """Months are those of the locale that the labels name."""
    german = Labels("de", "de_DE", {"dates": ENGLISH.group("dates")})

    assert in_words("2025-08-15", german) == "15. August 2025"
    assert in_words("2025-03", german) == "März 2025"
