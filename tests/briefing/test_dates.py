import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.briefing.dates import in_words, span_in_words
from summitkit.briefing.labels import labels_in

ENGLISH = labels_in("en")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2025", "2025"),
        ("2025-08", "August 2025"),
        ("2025-08-15", "15 August 2025"),
        ("2025-08-15/2025-08-16", "15\N{EN DASH}16 August 2025"),
        ("2025-08-30/2025-09-01", "30 August to 1 September 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
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
        ("0300-05-02", "2 May 300"),
        ("198X", "1980s"),
        ("19XX", "19XX"),
        ("2025-08-XX", "August 2025"),
        ("2025-XX-XX", "2025"),
        ("2025-XX", "2025"),
        ("2025-08-15?/..", "from 15 August 2025 (uncertain)"),
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
        ("0000-01-01", "2025-08-16", "0000-01-01 to 16 August 2025"),
        ("2025-08-15T10:00:00Z", "2025-08-15T12:30:00Z", "15 August 2025, 10:00\N{EN DASH}12:30 UTC"),
        ("2025-08-15T10:00:00", "2025-08-15T12:30:00", "15 August 2025, 10:00\N{EN DASH}12:30"),
        (
            "2025-08-15T10:00:00+03:00",
            "2025-08-15T12:30:00Z",
            "15 August 2025, 10:00 (UTC+03:00)\N{EN DASH}12:30 UTC",
        ),
        ("2025-08-15Tnoon", "2025-08-15T12:30:00Z", "15 August 2025, noon\N{EN DASH}12:30 UTC"),
        ("2025-08-15T10:00:00Z", "2025-08-16", "15 August 2025, 10:00 UTC to 16 August 2025"),
    ],
)
def test_span_names_what_is_known(start: str, end: str, words: str) -> None:
    """A span with one known end is that day."""
    assert span_in_words(start, end, ENGLISH) == words


_SPANS = ("2025-08-15/2025-08-16", "2025-08-30/2025-09-01", "2024-12-30/2025-01-02")


@pytest.mark.parametrize(
    ("language", "spans"),
    [
        ("en-US", ("August 15–16, 2025", "August 30 to September 1, 2025", "December 30, 2024 to January 2, 2025")),
        (
            "fr",
            ("du 15 au 16 août 2025", "du 30 août au 1er septembre 2025", "du 30 décembre 2024 au 2 janvier 2025"),
        ),
        (
            "de",
            ("15.–16. August 2025", "30. August bis 1. September 2025", "30. Dezember 2024 bis 2. Januar 2025"),
        ),
        (
            "es",
            (
                "del 15 al 16 de agosto de 2025",
                "del 30 de agosto al 1 de septiembre de 2025",
                "del 30 de diciembre de 2024 al 2 de enero de 2025",
            ),
        ),
        (
            "pt-BR",
            (
                "15 a 16 de agosto de 2025",
                "30 de agosto a 1º de setembro de 2025",
                "30 de dezembro de 2024 a 2 de janeiro de 2025",
            ),
        ),
        (
            "ru",
            (
                "15–16 августа 2025 г.",
                "30 августа – 1 сентября 2025 г.",
                "30 декабря 2024 г. – 2 января 2025 г.",
            ),
        ),
        (
            "ar",
            (
                "من 15 إلى 16 أغسطس 2025",
                "من 30 أغسطس إلى 1 سبتمبر 2025",
                "من 30 ديسمبر 2024 إلى 2 يناير 2025",
            ),
        ),
        (
            "he",
            ("15–16 באוגוסט 2025", "30 באוגוסט עד 1 בספטמבר 2025", "30 בדצמבר 2024 עד 2 בינואר 2025"),
        ),
        ("zh", ("2025年8月15日至16日", "2025年8月30日至9月1日", "2024年12月30日至2025年1月2日")),
        ("zh-Hant", ("2025年8月15日至16日", "2025年8月30日至9月1日", "2024年12月30日至2025年1月2日")),
        ("ja", ("2025年8月15日～16日", "2025年8月30日～9月1日", "2024年12月30日～2025年1月2日")),
    ],
)
def test_span_of_days_reads_right_in_language(language: str, spans: tuple[str, str, str]) -> None:
    """A span says month and year once where the language does, and in its order."""
    assert tuple(_spaced(in_words(edtf, labels_in(language))) for edtf in _SPANS) == spans


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-US", ("September 1, 2025", "September 2025", "2025", "fall 2027", "1980s")),
        ("fr", ("1er septembre 2025", "septembre 2025", "2025", "automne 2027", "années 1980")),
        ("de", ("1. September 2025", "September 2025", "2025", "Herbst 2027", "1980er-Jahre")),
        ("es-MX", ("1 de septiembre de 2025", "septiembre de 2025", "2025", "otoño de 2027", "década de 1980")),
        ("pt", ("1 de setembro de 2025", "setembro de 2025", "2025", "outono de 2027", "década de 1980")),
        ("ru", ("1 сентября 2025 г.", "сентябрь 2025 г.", "2025", "осень 2027 г.", "1980-е годы")),
        ("ar", ("1 سبتمبر 2025", "سبتمبر 2025", "2025", "خريف 2027", "عقد 1980")),
        ("ar-SY", ("1 أيلول 2025", "أيلول 2025", "2025", "خريف 2027", "عقد 1980")),
        ("he", ("1 בספטמבר 2025", "ספטמבר 2025", "2025", "סתיו 2027", "שנות ה־1980")),
        ("zh", ("2025年9月1日", "2025年9月", "2025年", "2027年秋季", "1980年代")),
        ("ja", ("2025年9月1日", "2025年9月", "2025年", "2027年秋", "1980年代")),
    ],
)
def test_point_in_time_reads_right_in_language(language: str, words: tuple[str, ...]) -> None:
    """Days, months, years, seasons and decades are said as in the language, in the digits of all its numbers."""
    edtf = ("2025-09-01", "2025-09", "2025", "2027-23", "198X")

    assert tuple(_spaced(in_words(each, labels_in(language))) for each in edtf) == words


@pytest.mark.parametrize(
    ("language", "from_day", "from_month", "until_day"),
    [
        ("fr", "à partir du 15 août 2025", "dès août 2025", "jusqu’au 15 août 2025"),
        ("es", "a partir del 15 de agosto de 2025", "a partir de agosto de 2025", "hasta el 15 de agosto de 2025"),
        ("ru", "с 15 августа 2025 г.", "август 2025 г. и далее", "по 15 августа 2025 г."),
        ("he", "החל מ־15 באוגוסט 2025", "החל מאוגוסט 2025", "עד 15 באוגוסט 2025"),
        ("zh", "自2025年8月15日起", "自2025年8月起", "至2025年8月15日止"),
    ],
)
def test_open_span_agrees_with_its_date(language: str, from_day: str, from_month: str, until_day: str) -> None:
    """A day and a month may need other words before them."""
    edtf = ("2025-08-15/..", "2025-08/..", "../2025-08-15")

    assert [_spaced(in_words(each, labels_in(language))) for each in edtf] == [from_day, from_month, until_day]


_POINTS = st.one_of(
    st.dates().map(str),
    st.from_regex(r"\d{4}(-(0[1-9]|1[0-2]|2[1-4]|XX))?[?~%]?|\d{3}X|\d\dXX", fullmatch=True),
    st.datetimes().map(lambda each: each.isoformat(timespec="seconds") + "Z"),
)


@given(_POINTS, _POINTS, st.sampled_from(["en", "en-US", "fr", "ru", "ar", "zh-TW", "ja"]))
def test_any_date_has_words(start: str, end: str, language: str) -> None:
    """Whatever date a record may hold is said in words, and nothing of how they are made is left in them."""
    words = span_in_words(start, end, labels_in(language))

    assert words
    assert "\ue000" not in words


def _spaced(words: str) -> str:
    # Releases of CLDR differ in which space stands before the abbreviation of the Russian word for a year.
    return words.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
