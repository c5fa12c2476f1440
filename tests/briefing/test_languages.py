"""The catalogues of labels, one a language, and what a whole briefing says in each."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest
from attrs import evolve
from babel import Locale
from tests.briefing.summits import BILATERAL, FIVE, MINIMAL

from summitkit.blocks import Spectrum
from summitkit.briefing import labels as module
from summitkit.briefing import profiles
from summitkit.briefing.compose import compose
from summitkit.briefing.labels import labels_in
from summitkit.document import Document
from summitkit.findings import Finding
from summitkit.inlines import Text
from summitkit.model import Takeaway
from summitkit.specs import ProfileSpec

_FOLDER = module._FOLDER  # noqa: SLF001 - where the catalogues are is no part of the interface
WHOLE = ("ar", "de", "es", "fr", "he", "ja", "pt", "ru", "zh")
EVERY = (*WHOLE, "zh-hant")
# What one region says otherwise.
REGIONAL = ("en-us", "pt-br")
PROFILES = profiles()
FINDINGS = (
    Finding(code="SK301", message="Two accounts name two presidents.", severity="warning", hint="Ask them."),
    Finding(code="SK406", message="A quote is missing.", severity="info"),
)
# Words that are the same in English and the other language.
SAME = {
    "de": {"columns.format", "columns.name", "columns.text", "columns.code", "event.format", "stance.neutral"}
    | {"mode.hybrid"},
    "es": {"stance.neutral", "mode.virtual"},
    "fr": {"headings.sources", "columns.code", "columns.question", "columns.horizon"}
    | {"memo.date", "topics.question", "action.information", "action.signature", "event.format", "columns.format"}
    | {"divergence_kind.contradiction", "divergence_kind.omission", "divergence_kind.attribution", "severity.info"}
    | {"source_kind.article", "locator.page", "locator.pages", "fields.start", "fields.end"}
    | {"fields.kind", "fields.mode", "fields.positions", "fields.parties", "furniture.notes"}
    | {"furniture.version", "furniture.figure"},
}
# Scripts by the way in which Unicode names their letters, and an encoding that has no characters of another.
SCRIPTS = {
    "ar": "ARABIC",
    "he": "HEBREW",
    "ja": "CJK|HIRAGANA|KATAKANA",
    "ru": "CYRILLIC",
    "zh": "CJK",
    "zh-hant": "CJK",
}
ENCODINGS = {"zh": "gb2312", "zh-hant": "big5", "ja": "cp932"}
QUOTED = {
    "ar": "«x»",
    "de": "„x“",
    "en": "“x”",
    "es": "«x»",
    "fr": "«\N{NO-BREAK SPACE}x\N{NO-BREAK SPACE}»",
    "he": "”x”",
    "ja": "「x」",
    "pt": "«x»",
    "pt-BR": "“x”",
    "ru": "«x»",
    "zh": "“x”",
    "zh-hant": "「x」",
}
# Marks of the English way of writing that the language has others for, or writes otherwise.
FOREIGN_MARKS = {
    "ar": "[,;?]",
    "fr": r" [:;?!»]|« |[^\s][;?!»]|[^\s]:|«[^\s]",
    "ja": r"[,;:?!()](?!\d)|[^.]\. ?$",
    "zh": r"[,;:?!()]|\. ?$",
    "zh-hant": r"[,;:?!()“”]|\. ?$",
}


@cache
def _catalogue(language: str) -> dict[str, str]:
    groups = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{group}.{key}": value for group, labels in groups.items() for key, value in labels.items()}


def _literal(value: str) -> str:
    # Names that are the same everywhere are no words of a language.
    return re.sub("UTC|SHA-256|ICD", "", "".join(text for text, *_ in Formatter().parse(value)))


def _has_letters(value: str) -> bool:
    return any(each.isalpha() for each in _literal(value))


def _said(language: str) -> dict[str, str]:
    technical = {"language.locale", "language.letters", "punctuation.places"}
    return {key: value for key, value in _catalogue(language).items() if key not in technical}


def test_every_catalogue_is_tested() -> None:
    """A language that is added is held to the same."""
    assert {path.name for path in _FOLDER.iterdir()} == {f"{each}.toml" for each in ("en", *EVERY, *REGIONAL)}


@pytest.mark.parametrize("language", EVERY)
def test_catalogue_has_all_keys(language: str) -> None:
    """A language says everything that English says, and names no key that nothing asks for."""
    missing = [key for key in _catalogue("en") if key not in _catalogue(language)]
    superfluous = [key for key in _catalogue(language) if key not in _catalogue("en")]

    assert not missing, f"{language}.toml lacks {', '.join(missing)}"
    assert not superfluous, f"{language}.toml has {', '.join(superfluous)}, which en.toml has not"


@pytest.mark.parametrize("language", REGIONAL)
def test_region_says_only_what_is_different(language: str) -> None:
    """The file of a region holds keys of its language, each with another label."""
    whole = _catalogue(language.partition("-")[0])

    assert {key: value for key, value in _catalogue(language).items() if whole.get(key, value) == value} == {}


@pytest.mark.parametrize("language", [*EVERY, *REGIONAL])
def test_braces_are_those_of_english(language: str) -> None:
    """What is filled in is the same in every language, each as often."""
    braces = {
        key: sorted(name for _, name, *_ in Formatter().parse(value) if name)
        for key, value in _catalogue(language).items()
    }
    expected = {
        key: sorted(name for _, name, *_ in Formatter().parse(value) if name) for key, value in _catalogue("en").items()
    }

    assert {key: names for key, names in braces.items() if names != expected[key]} == {}


@pytest.mark.parametrize("language", EVERY)
def test_nothing_is_left_in_english(language: str) -> None:
    """No label is the English one, but for words that are the same in both languages."""
    english = _catalogue("en")
    same = {key for key, value in _said(language).items() if value == english[key] and _has_letters(value)}

    assert same == SAME.get(language, set())


@pytest.mark.parametrize("language", [*EVERY, *REGIONAL])
def test_quotation_marks_are_typographic(language: str) -> None:
    """No label holds a straight quotation mark or apostrophe."""
    assert [key for key, value in _catalogue(language).items() if '"' in value or "'" in value] == []


@pytest.mark.parametrize(("language", "quoted"), QUOTED.items(), ids=QUOTED)
def test_quotes_have_marks_of_language(language: str, quoted: str) -> None:
    """The words of a source stand in the quotation marks of the labels' language."""
    assert labels_in(language).phrase("quoted", text="x") == quoted


@pytest.mark.parametrize(("language", "marks"), FOREIGN_MARKS.items(), ids=FOREIGN_MARKS)
def test_marks_are_those_of_language(language: str, marks: str) -> None:
    """Spaces before tall marks in French, Arabic commas, full-width marks in Chinese and Japanese."""
    found = {key: value for key, value in _said(language).items() if re.search(marks, re.sub(r"{\w+}", "x", value))}

    assert found == {}


@pytest.mark.parametrize(("language", "script"), SCRIPTS.items(), ids=SCRIPTS)
def test_labels_are_in_script_of_language(language: str, script: str) -> None:
    """Every label that has letters has some of the script of its language."""
    written = re.compile(script)
    strange = [
        key
        for key, value in _said(language).items()
        if _has_letters(value)
        and not any(written.match(unicodedata.name(each, "")) for each in _literal(value) if each.isalpha())
    ]

    assert strange == []


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS.items(), ids=ENCODINGS)
def test_ideographs_are_of_one_script(language: str, encoding: str) -> None:
    """Simplified, traditional and Japanese forms of a character are not mixed."""
    ideographs = {
        each
        for value in _catalogue(language).values()
        for each in value
        if unicodedata.name(each, "").startswith("CJK UNIFIED")
    }

    assert "".join(sorted(ideographs)).encode(encoding)


@pytest.mark.parametrize("language", EVERY)
def test_bands_of_probability_are_same(language: str) -> None:
    """The numbers of ICD 203 are the same in every language."""
    for key, english in labels_in("en").group("probability").items():
        assert re.findall(r"\d+", labels_in(language).label("probability", key)) == re.findall(r"\d+", english)


@pytest.mark.parametrize("language", ["en", *EVERY, *REGIONAL])
def test_locale_is_known_to_cldr(language: str) -> None:
    """The dates and country names that a catalogue asks for are there."""
    assert Locale.parse(labels_in(language).locale).language == language.partition("-")[0]


# Fields of a document that hold keys, tags and choices, which no reader sees.
_CHANCE = 3
# Where a text may be cut into parts that are labels: at the marks between longer ones, then at every mark.
_JOINTS = (r"\n", r"\n| · |・|: |：", r"\n| · |・|: |：|[,;.] |[、，；；。()（）]|، |؛ ")
_UNSEEN = {
    "key",
    "kind",
    "tone",
    "orientation",
    "emphasis",
    "language",
    "link",
    "pointer",
    "direction",
    "page_size",
} | {
    "source",
    "target",
    "dates",
    "comments",
    "level",
}


def _strings(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _strings(each)
    elif hasattr(thing, "__attrs_attrs__"):
        for attribute in thing.__attrs_attrs__:
            if attribute.name not in _UNSEEN:
                yield from _strings(getattr(thing, attribute.name))


def _texts(thing: object) -> Iterator[Text]:
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _texts(each)
    elif hasattr(thing, "__attrs_attrs__"):
        for attribute in thing.__attrs_attrs__:
            yield from _texts(getattr(thing, attribute.name))


def _english(language: str) -> "re.Pattern[str]":
    # Every English label that the language says otherwise, whatever stands in its braces: a few letters may be chance.
    own = _catalogue(language)
    patterns = {
        "".join(re.escape(text) + (".+" if name else "") for text, name, *_ in Formatter().parse(value))
        for key, value in _said("en").items()
        if value != own[key] and (sum(map(str.isalpha, _literal(value))) > _CHANCE or value.isalpha())
    }
    return re.compile("|".join(sorted(patterns)), re.DOTALL)


def _left_in_english(document: Document, language: str, record: set[str]) -> set[str]:
    english = _english(language)
    parts = {part for text in _strings(document) for joints in _JOINTS for part in re.split(joints, text)}
    return {part for part in parts - record - set(_catalogue(language).values()) if english.fullmatch(part)}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("language", EVERY)
def test_whole_briefing_has_no_english_label(language: str, profile: ProfileSpec) -> None:
    """Whatever a full record shows besides its own words is in the language that is asked for."""
    for summit in (BILATERAL, FIVE):
        document = compose(summit, profile, FINDINGS, language=language)

        assert _left_in_english(document, language, set(_strings(summit))) == set()


def test_english_label_would_be_found() -> None:
    """The search above does find what is left in English."""
    english = compose(BILATERAL, PROFILES["default"], FINDINGS, language="en")

    assert {"Bottom line", "Not stated", "Page {page} of {pages}", "line 3"} <= _left_in_english(english, "ru", set())


@pytest.mark.parametrize(("language", "marked"), [("fr", "en"), ("en-GB", ""), ("sw", "")])
def test_findings_are_marked_as_english(language: str, marked: str) -> None:
    """What the checks say is in English, and is marked so in a briefing in another language."""
    made = compose(evolve(MINIMAL, language=language), PROFILES["default"], FINDINGS)

    assert {each.language for each in _texts(made) if each.text == FINDINGS[0].message} == {marked}


@pytest.mark.parametrize(
    ("record", "asked", "document", "words"),
    [
        ("fr-CA", "fr", "fr-CA", ""),
        ("fr-CA", "", "fr-CA", ""),
        ("", "fr", "fr", ""),
        ("", "", "en", ""),
        ("en", "fr", "fr", "en"),
        ("zh-Hant", "zh", "zh", "zh-Hant"),
        ("zh-Hant", "", "zh-Hant", ""),
        ("sw", "", "en", "sw"),
        ("sw", "fr-CH", "fr-CH", "sw"),
    ],
)
def test_words_of_record_are_marked_where_foreign(record: str, asked: str, document: str, words: str) -> None:
    """Words in a language that the labels are not in carry it; those of an unknown language carry none."""
    summit = evolve(MINIMAL, language=record, mode="phone", takeaways=(Takeaway(text="Words"),))
    made = compose(summit, PROFILES["default"], language=asked)
    marked = {each.text: each.language for each in _texts(made)}

    assert made.language == document
    assert marked["Words"] == words
    assert marked[labels_in(asked or record).label("mode", "phone")] == ""


@pytest.mark.parametrize("language", ["ar", "he"])
def test_numbers_of_points_stay_beside_their_names(language: str) -> None:
    """A mark from right to left parts Latin letters from the number behind them, which would run on with them."""
    point = Spectrum(
        **dict.fromkeys(("key", "caption", "summary"), "x"),
        low=0,
        high=20,
        marks=(),
        headers=("", ""),
        anchors=((0, "none"), (20, "all")),
    )

    assert compose(BILATERAL, PROFILES["default"], language=language).furniture.points(point) == (
        "0: none\N{RIGHT-TO-LEFT MARK} \N{MIDDLE DOT} 20: all"
    )
