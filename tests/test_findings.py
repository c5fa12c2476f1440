import pytest

from summitkit.errors import Location
from summitkit.findings import SEVERITIES, Finding, Severity, at_least

PLACE = Location(start=3)


def test_finding_takes_a_place_once() -> None:
    """A place is given to a finding that has none; one that it has is kept."""
    bare = Finding(code="SK101", message="Broken")
    placed = bare.at(PLACE)

    assert bare.at(None) is bare
    assert placed.location == PLACE
    assert placed.at(Location(start=9)) is placed
    assert bare.location is None


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding(code="SK101", message="Broken"), "SK101 warning: Broken"),
        (Finding(code="SK101", message="Broken", severity="error", location=PLACE), "line 3: SK101 error: Broken"),
        (Finding(code="SK101", message="Broken", hint="mend it"), "SK101 warning: Broken (mend it)"),
    ],
)
def test_findings_fit_on_a_line(finding: Finding, line: str) -> None:
    """A finding says where, which rule, how grave, what and what to do."""
    assert str(finding) == line


@pytest.mark.parametrize(("severity", "count"), [("info", 3), ("warning", 2), ("error", 1)])
def test_graver_findings_are_kept(severity: Severity, count: int) -> None:
    """Findings as grave as asked for, or graver, are returned in order."""
    findings = tuple(Finding(code="SK101", message=each, severity=each) for each in SEVERITIES)

    assert [finding.message for finding in at_least(findings, severity)] == list(SEVERITIES[-count:])
