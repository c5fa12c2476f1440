from tests.checks.small import EVIDENCE, position, summit

from summitkit.checks.paths import EVIDENCE_PATHS, bare_values, class_in, paths_to, values
from summitkit.model import Brief, Position, Venue
from summitkit.model.validators import sha256


def test_evidence_stands_where_the_model_says() -> None:
    """Every class that holds evidence is found, however deep."""
    assert {"positions.evidence", "divergences.statements.evidence", "narrative.evidence"} <= set(EVIDENCE_PATHS)
    assert len(EVIDENCE_PATHS) == 12


def test_paths_follow_validators() -> None:
    """A path leads to each field that is held to a rule."""
    assert paths_to(sha256) == ("sources.sha256",)


def test_classes_are_found_in_hints() -> None:
    """The class of a field is found in lists and optional fields, and plain values have none."""
    assert class_in(Venue | None) is Venue
    assert class_in(tuple[Position, ...]) is Position
    assert class_in(str) is None
    assert class_in(tuple[str, ...]) is None


def test_values_come_with_pointers() -> None:
    """Values come in the order of the record, under the record's own keys; what is empty is passed over."""
    record = summit(brief=Brief(sender="Desk"))

    assert list(values(record, "positions.evidence")) == [("/positions/0/evidence/0", EVIDENCE[0])]
    assert list(values(record, "parties.code")) == [("/parties/0/code", "USA"), ("/parties/1/code", "RUS")]
    assert list(values(record, "brief.sender")) == [("/brief/from", "Desk")]
    assert list(values(record, "venue.locality")) == []
    assert list(values(record, "parties.aliases")) == []


def test_bare_values_are_those_with_pointers() -> None:
    """The values without their pointers are the same, in the same order; those inside what is empty are none."""
    record = summit(brief=Brief(sender="Desk"), positions=(position(value_range=(0, 5)),))
    for path in (*EVIDENCE_PATHS, "parties.code", "parties.identifiers", "brief.sender", "positions.value_range"):
        assert list(bare_values(record, path)) == [value for _, value in values(record, path)]
    assert list(values(summit(), "brief.sender")) == []
    assert list(values(record, "people.tenures.end")) == [("/people/0/tenures/0/end", "2021-01-20")]
