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


@pytest.mark.parametrize(("group", "values"), _WORDS.items(), ids=_WORDS)
def test_every_value_of_model_has_label(group: str, values: object) -> None:
    """A briefing has a word for every value that the model allows, and for none besides."""
    assert tuple(labels_in("en").group(group)) == get_args(values)


def test_every_section_has_heading() -> None:
    """Each section and group that a profile can ask for has a heading."""
    groups = {key for profile in profiles().values() for key in profile.groups}

    assert set(labels_in("en").group("headings")) == {*SECTIONS, *groups}


@pytest.mark.parametrize("language", ["en", "en-GB", "tlh", "x-private", ""])
def test_language_without_labels_gets_english(language: str) -> None:
    """A language that has no file of labels is labelled in English."""
    assert labels_in(language).language == "en"


def test_new_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with some of the keys is a language; English fills what it lacks."""
    (tmp_path / "en.toml").write_text((module._FOLDER / "en.toml").read_text(encoding="utf-8"), encoding="utf-8")  # noqa: SLF001 - the folder of the languages is no part of the interface
    (tmp_path / "xx.toml").write_text('[language]\nlocale = "fr"\n[headings]\npositions = "Haltungen"\n')
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    module._read.cache_clear()  # noqa: SLF001 - as above
    labels = labels_in.__wrapped__("xx-YY")
    module._read.cache_clear()  # noqa: SLF001 - as above

    assert (labels.language, labels.locale) == ("xx", "fr")
    assert labels.label("headings", "positions") == "Haltungen"
    assert labels.label("headings", "outcome") == "Outcome"
