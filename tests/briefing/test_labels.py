from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from summitkit.briefing import labels as module
from summitkit.briefing import profiles
from summitkit.briefing.labels import labels_in
from summitkit.briefing.sections import SECTIONS
from summitkit.findings import Severity
from summitkit.model import actors, agenda, assessment, brief, evidence, positions, results, summit

_WORDS = {
    "action": brief.Action,
    "asked": brief.Action,
    "basis": positions.Basis,
    "commitment_status": results.CommitmentStatus,
    "confidence": assessment.Confidence,
    "delegate_role": actors.DelegateRole,
    "divergence_kind": assessment.DivergenceKind,
    "firmness": positions.Firmness,
    "issue_result": agenda.IssueResult,
    "kind": summit.SummitKind,
    "likelihood": assessment.Likelihood,
    "probability": assessment.Likelihood,
    "mode": summit.Mode,
    "objective_status": brief.ObjectiveStatus,
    "outcome_kind": results.OutcomeKind,
    "party_role": actors.PartyRole,
    "proposal_status": results.ProposalStatus,
    "session_format": agenda.SessionFormat,
    "severity": Severity,
    "source_kind": evidence.SourceKind,
    "stance": positions.Stance,
    "status": summit.Status,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of languages that holds English alone."""
    english = (module._FOLDER / "en.toml").read_text(encoding="utf-8")  # noqa: SLF001 - where they are is no interface
    (tmp_path / "en.toml").write_text(english, encoding="utf-8")
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    for cached in (module._read, module._catalogues, labels_in):  # noqa: SLF001 - they remember the folder
        cached.cache_clear()


@pytest.mark.parametrize(("group", "values"), _WORDS.items(), ids=_WORDS)
def test_every_value_of_model_has_label(group: str, values: object) -> None:
    """A briefing has a word for every value that the model allows, and for none besides."""
    assert tuple(labels_in("en").group(group)) == get_args(values)


def test_every_section_has_heading() -> None:
    """Each section and group that a profile can ask for has a heading."""
    groups = {key for profile in profiles().values() for key in profile.groups}

    assert set(labels_in("en").group("headings")) == {*SECTIONS, *groups}


@pytest.mark.parametrize("language", ["en", "tlh", "sw", "x-private", "i-klingon", "zz-ZZ", "", "e", "no such tag"])
def test_language_without_labels_gets_english(language: str) -> None:
    """A language that has no file of labels is labelled in English, with British dates."""
    labels = labels_in(language)

    assert (labels.language, labels.locale) == ("en", "en_GB")


@pytest.mark.parametrize(
    ("language", "locale", "heading"),
    [
        ("en-GB", "en_GB", "Sources"),
        ("en-US", "en_US", "Sources"),
        ("EN-us-x-private", "en_US", "Sources"),
        ("fr", "fr", "Sources"),
        ("fr-CA", "fr_CA", "Sources"),
        ("de-1996", "de", "Quellen"),
        ("de-QQ", "de", "Quellen"),
        ("es-419", "es_419", "Fuentes"),
        ("es-MX", "es_MX", "Fuentes"),
        ("pt", "pt_PT", "Fontes"),
        ("pt-BR", "pt_BR", "Fontes"),
        ("ar-SY", "ar_SY", "المصادر"),
        ("iw", "he_IL", "מקורות"),
        ("zh", "zh_Hans", "资料来源"),
        ("zh-Hans", "zh_Hans", "资料来源"),
        ("zh-SG", "zh_Hans_SG", "资料来源"),
        ("zh-Hant", "zh_Hant", "資料來源"),
        ("zh-TW", "zh_Hant_TW", "資料來源"),
        ("zh-hant-hk", "zh_Hant_HK", "資料來源"),
        ("zh-yue-HK", "zh_Hant_HK", "資料來源"),
    ],
)
def test_script_and_region_choose_labels_and_locale(language: str, locale: str, heading: str) -> None:
    """The script of a tag chooses the file of labels, its region the locale of dates; the tag itself is kept."""
    labels = labels_in(language)

    assert (labels.language, labels.locale) == (language, locale)
    assert labels.label("headings", "sources") == heading


@pytest.mark.parametrize(
    ("labels", "language", "covered"),
    [
        ("fr", "fr-CA", True),
        ("fr-CA", "fr", True),
        ("pt-BR", "pt", True),
        ("fr", "en", False),
        ("zh", "zh-Hant", False),
        ("zh-TW", "zh-Hant", True),
        ("zh", "zh-CN", True),
        ("he", "iw", True),
        ("sw", "en", True),
        ("en", "sw", False),
        ("en", "x-private", False),
    ],
)
def test_labels_cover_language_and_script(labels: str, language: str, covered: object) -> None:
    """Labels are those of a text in the same language and script, whatever the region."""
    assert labels_in(labels).cover(language) is covered


def test_new_language_is_one_file(folder: Path) -> None:
    """A file with some of the keys is a language; English fills what it lacks."""
    (folder / "sw.toml").write_text('[language]\nlocale = "sw"\n[headings]\npositions = "Misimamo"\n')
    labels = labels_in("sw-KE")

    assert (labels.language, labels.locale) == ("sw-KE", "sw_KE")
    assert labels.label("headings", "positions") == "Misimamo"
    assert labels.label("headings", "outcome") == "Outcome"


def test_script_fills_in_from_language(folder: Path) -> None:
    """A file for a script need not say again what the file of its language says, for a profile neither."""
    (folder / "sr.toml").write_text(
        '[language]\nlocale = "sr"\n[headings]\npositions = "Ставови"\noutcome = "Исход"\n'
        '[headings_us]\npositions = "Ставови страна"\n',
        encoding="utf-8",
    )
    (folder / "sr-latn.toml").write_text('[headings]\npositions = "Stavovi"\n')

    assert labels_in("sr-Latn").label("headings", "positions") == "Stavovi"
    assert labels_in("sr-Latn").label("headings", "outcome") == "Исход"
    assert labels_in("sr-Latn", "us").label("headings", "positions") == "Ставови страна"


def test_region_has_words_of_its_own() -> None:
    """What a region says otherwise stands before what its language says."""
    assert labels_in("pt-BR").label("kind", "bilateral") == "Cúpula bilateral"
    assert labels_in("pt-BR", "uk").label("headings", "sensitivities") == "Cuidados"
    assert labels_in("pt-PT").label("kind", "bilateral") == "Cimeira bilateral"


def test_profile_has_words_of_its_own() -> None:
    """What a profile calls otherwise is taken from its group, in the language of the labels."""
    assert labels_in("en", "uk").label("headings", "key_messages") == "Lines to take"
    assert labels_in("fr", "uk").label("headings", "key_messages") == "Éléments de langage"
    assert labels_in("fr", "uk").label("headings", "positions") == "Positions des parties"
    assert labels_in("es", "us").phrase("agree") == "Aprobar"


def test_absent_label_is_found_empty() -> None:
    """A label that may be missing is asked for without an error."""
    assert labels_in("en").find("fields", "status") == "status"
    assert labels_in("en").find("fields", "extensions") == ""


@pytest.mark.parametrize(
    ("language", "listed", "labelled", "number"),
    [
        ("en", "a, b", "a: ", "0.5"),
        ("fr", "a, b", "a\N{NO-BREAK SPACE}: ", "0,5"),
        ("de", "a, b", "a: ", "0,5"),
        ("ar", "a، b", "a: ", "0.5"),
        ("zh", "a、b", "a：", "0.5"),
        ("ja", "a、b", "a：", "0.5"),
    ],
)
def test_parts_of_line_are_joined_by_marks_of_language(language: str, listed: str, labelled: str, number: str) -> None:
    """Lists, labels and numbers have the marks of the language; empty parts leave no mark behind."""
    labels = labels_in(language)

    assert labels.joined(["a", "", "b"]) == listed
    assert labels.labelling("a") == labelled
    assert (labels.number(0.5), labels.number(20)) == (number, "20")
