"""What holds for every built-in check."""

import time
from itertools import chain

import attrs
import pytest
from hypothesis import given, settings
from tests.checks.small import TEXT, position, summit
from tests.strategies import records, summits

from summitkit import checks
from summitkit.api import check
from summitkit.checks.references import leads_somewhere
from summitkit.model import Evidence, Issue, Locator, Party, Source, Summit
from summitkit.plugins import Plugins
from summitkit.specs import CheckContext

PLUGINS = Plugins(installed=False)
SPECS = {spec.code: spec for spec in checks.summitkit_checks()}


def test_codes_are_unique() -> None:
    """A code stands for one rule."""
    rules = list(checks.summitkit_checks())

    assert len(rules) == len(SPECS) == 40


def test_clean_record_has_no_findings() -> None:
    """A record in which everything is right is left in peace, quotes compared."""
    found = check(summit(), plugins=PLUGINS, texts={"readout": TEXT})

    assert found == ()


def test_least_record_has_no_findings() -> None:
    """A record that says nothing but its title breaks no rule: what is not stated is no fault."""
    found = check(Summit(id="a", title="A"), plugins=PLUGINS)

    assert found == ()


@settings(deadline=None)
@given(summits())
def test_any_summit_can_be_checked(any_summit: Summit) -> None:
    """Checks fail on no summit, keep to their code and severity, and point at something."""
    texts = {source.id: source.title for source in any_summit.sources}
    found = check(any_summit, plugins=PLUGINS, texts=texts)

    assert PLUGINS.broken == []
    assert all(finding.severity == SPECS[finding.code].severity for finding in found)
    assert all(leads_somewhere(any_summit, finding.pointer) for finding in found)
    assert all(finding.message and finding.hint and "\n" not in str(finding) for finding in found)


@settings(deadline=None)
@given(records())
def test_whole_records_have_whole_references(record: Summit) -> None:
    """Where ids are unique and references resolve, neither is reported."""
    found = {finding.code for finding in check(record, plugins=PLUGINS)}

    assert not found & {"SK101", "SK201", "SK202", "SK203", "SK204", "SK206"}


@pytest.mark.parametrize("broken", [False, True])
def test_time_grows_with_the_record(broken: bool) -> None:  # noqa: FBT001 - a case
    """A record of 20,000 positions is checked in seconds, and so is one in which every reference is broken."""
    lines = [f"Sentence number {number} of the account." for number in range(20_000)]
    entries = tuple(_position(number, line, broken=broken) for number, line in enumerate(lines))
    large = Summit(
        id="large",
        title="Large",
        language="en",
        parties=tuple(Party(id=f"p{number}", name=f"Party {number}") for number in range(20)),
        issues=tuple(Issue(id=f"i{number}", title=f"Issue {number}") for number in range(1000)),
        positions=entries,
        sources=(Source(id="readout"),),
    )
    start = time.process_time()
    found = check(large, plugins=PLUGINS, texts={"readout": "\n".join(lines)})

    assert time.process_time() - start < 15
    assert len(found) == (60_000 if broken else 0)


def _position(number: int, line: str, *, broken: bool) -> object:
    mark = "x" if broken else ""
    place = Locator(unit="line", start=number + 1) if number % 2 else None
    return position(
        issue=f"{mark}i{number % 1000}" if not broken else f"x{number}",
        party=f"{mark}p{number // 1000}" if not broken else f"y{number}",
        text=line,
        evidence=(Evidence(source=f"{mark}readout", quote=line, locator=place),),
    )


def test_plugins_see_only_frozen_data() -> None:
    """A check is given what it cannot change."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        CheckContext().texts = {}  # type: ignore[misc]


def test_findings_come_by_code() -> None:
    """The checks run in the order of their codes."""
    bad = summit(host="nowhere", language="", parties=summit().parties * 2)
    codes = [finding.code for finding in check(bad, plugins=PLUGINS)]

    assert codes == sorted(codes)
    assert set(chain(codes)) == {"SK101", "SK102", "SK201", "SK505"}
