import pytest
from tests.checks.small import EVIDENCE, position, summit

from summitkit.checks import contradictions
from summitkit.model import Commitment, Delegate, Divergence, Issue, Outcome, Party, Proposal, Statement

_SIDES = (Statement(text="Donald Trump met Vladimir Putin."), Statement(text="Joe Biden met\nVladimir Putin."))


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ("", "the summit"),
        ("/start", "the summit"),
        ("/venue/locality", "the venue"),
        ("/delegates/0", "the delegate Donald Trump of United States"),
    ],
)
def test_open_divergences_name_both_sides(about: str, place: str) -> None:
    """The message says what the accounts differ about and what each of them says."""
    (found,) = contradictions.open_divergences(summit(divergences=(Divergence(about=about, statements=_SIDES),)))

    assert found.message == (
        f"Accounts differ about {place}: 'Donald Trump met Vladimir Putin.' / 'Joe Biden met Vladimir Putin.'"
    )


def test_settled_divergences_pass() -> None:
    """A resolution closes a divergence, and one statement alone is another check's."""
    settled = Divergence(statements=_SIDES, resolution="The first holds.")
    alone = Divergence(statements=_SIDES[:1])

    assert list(contradictions.open_divergences(summit(divergences=(settled, alone)))) == []


def _issues(result: str | None) -> tuple[Issue, ...]:
    return (Issue(id="arms-control", title="Arms control", result=result), Issue(id="trade", title="Trade"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outcomes": ("agreement",)}, "there is an agreement (outcome 2), on no issue in particular"),
        ({"outcomes": ("treaty", "trade")}, "there is a treaty (outcome 2), on Trade, whose result does not say so"),
        ({"commitment": {}}, "there is the commitment 'Resume talks', on no issue in particular"),
        ({"commitment": {"issue": "trade"}}, "there is the commitment 'Resume talks', on Trade, whose result"),
        ({"proposal": {}}, "there is the proposal 'Freeze', agreed, on no issue in particular"),
        ({"proposal": {"issue": "trade"}}, "there is the proposal 'Freeze', agreed, on Trade, whose result"),
    ],
)
def test_agreement_in_no_agreement_is_reported(changes: dict[str, object], message: str) -> None:
    """Beside "no agreement" on the whole, nothing is agreed but on an issue whose result says so."""
    (found,) = contradictions.agreed_all_the_same(_failed("agreed", **changes))

    assert f"The summit ended without agreement, and yet {message}" in found.message


@pytest.mark.parametrize(
    "changes",
    [
        {"outcomes": ("agreement", "arms-control")},
        {"outcomes": ("agreement_to_meet",)},
        {"commitment": {"issue": "arms-control"}},
        {"commitment": {"status": "withdrawn"}},
        {"proposal": {"issue": "arms-control"}},
        {"proposal": {"status": "rejected"}},
    ],
)
def test_agreement_on_one_issue_passes(changes: dict[str, object]) -> None:
    """What was agreed on an issue with a result of its own contradicts nothing."""
    assert list(contradictions.agreed_all_the_same(_failed("partly_agreed", **changes))) == []


def test_no_agreement_on_one_issue_passes() -> None:
    """Where only some issues failed, an agreement on the rest is no contradiction."""
    outcomes = (Outcome(kind="no_agreement", issues=("trade",)), Outcome(kind="agreement"))

    assert list(contradictions.agreed_all_the_same(summit(outcomes=outcomes))) == []


def _failed(
    result: str,
    outcomes: tuple[str, ...] = (),
    commitment: dict[str, str] | None = None,
    proposal: dict[str, str] | None = None,
) -> object:
    further = (Outcome(kind=outcomes[0], issues=outcomes[1:]),) if outcomes else ()
    return summit(
        issues=_issues(result),
        outcomes=(Outcome(kind="no_agreement", evidence=EVIDENCE), *further),
        commitments=() if commitment is None else (Commitment(id="a", text="Resume talks", **commitment),),
        proposals=()
        if proposal is None
        else (Proposal(**{"id": "a", "title": "Freeze", "status": "agreed"} | proposal),),
    )


@pytest.mark.parametrize(
    ("positions", "count"),
    [
        ((("supports", ""), ("opposes", "")), 1),
        ((("supports", "2024"), ("opposes", "")), 1),
        ((("supports", ""), ("opposes", "2024")), 1),
        ((("supports", "2024"), ("opposes", "2024"), ("supports", "2024")), 1),
        ((("supports", "2024"), ("opposes", "2025")), 0),
        ((("supports", ""), ("conditional", ""), (None, "")), 0),
    ],
)
def test_opposite_stances_are_reported_once(positions: tuple[tuple[str | None, str], ...], count: int) -> None:
    """A party holds one of two opposite stances at a time; positions of different dates are a change of mind."""
    record = summit(positions=tuple(position(stance=stance, as_of=as_of) for stance, as_of in positions))
    found = list(contradictions.opposite_stances(record))

    assert len(found) == count
    assert all(f.message == "United States both supports and opposes on Arms control" for f in found)


def test_stances_of_two_parties_may_differ() -> None:
    """Opposite stances of different parties, or on different issues, are what a summit is about."""
    positions = (
        position(stance="supports"),
        position(stance="opposes", party="rus"),
        position(stance="opposes", issue="trade"),
    )

    assert list(contradictions.opposite_stances(summit(positions=positions))) == []


@pytest.mark.parametrize(
    ("status", "kind", "article"),
    [
        ("planned", "no_agreement", "'no agreement'"),
        ("planned", "joint_statement", "a joint statement"),
        ("planned", "suspended", "'suspended'"),
        ("postponed", "agreement", "an agreement"),
        ("cancelled", "separate_statements", "'separate statements'"),
    ],
)
def test_early_results_are_reported(status: str, kind: str, article: str) -> None:
    """A summit that has not taken place has brought nothing."""
    (found,) = contradictions.results_too_early(summit(status=status, outcomes=(Outcome(kind=kind),)))

    assert found.message == f"The summit is {status}, and yet outcome 1 is {article}"


@pytest.mark.parametrize(
    ("status", "kind"),
    [("planned", "agreement_to_meet"), ("held", "treaty"), (None, "treaty"), ("postponed", "suspended")],
)
def test_timely_results_pass(status: str | None, kind: str) -> None:
    """A planned summit may rest on an agreement to meet, and an unknown status says nothing."""
    assert list(contradictions.results_too_early(summit(status=status, outcomes=(Outcome(kind=kind),)))) == []


def test_delegate_of_two_parties_is_reported() -> None:
    """A person in two delegations is reported; twice in one is not."""
    delegates = tuple(Delegate(person="donald-trump", party=party) for party in ("usa", "usa", "rus"))
    (found,) = contradictions.two_delegations(summit(delegates=delegates))

    assert found.message == "Donald Trump is a delegate of United States and of Russia"
    assert found.pointer == "/delegates/2"


@pytest.mark.parametrize(
    ("kind", "result", "wrong"),
    [
        ("agreement", "not_agreed", True),
        ("treaty", "deferred", True),
        ("no_agreement", "agreed", True),
        ("no_agreement", "partly_agreed", False),
        ("agreement", "partly_agreed", False),
        ("joint_statement", "not_agreed", False),
        ("agreement", None, False),
    ],
)
def test_outcomes_fit_results(kind: str, result: str | None, wrong: bool) -> None:  # noqa: FBT001 - a case
    """An outcome on an issue agrees with the result of the issue."""
    record = summit(issues=_issues(result), outcomes=(Outcome(kind=kind, issues=("arms-control", "nowhere")),))
    found = list(contradictions.results_differ(record))

    assert [finding.pointer for finding in found] == ["/outcomes/0/issues/0"] * wrong


def test_absent_party_sends_nobody() -> None:
    """Delegates of a party that was absent are reported."""
    parties = (Party(id="usa", name="United States", role="affected_absent"),)
    (found,) = contradictions.absent_delegations(summit(parties=parties))

    assert found.message == "United States is recorded as absent, and yet Donald Trump is its delegate"
    assert list(contradictions.absent_delegations(summit())) == []
