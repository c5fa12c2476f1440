"""SK3xx: statements that cannot both be right."""

from collections.abc import Iterator

from summitkit.checks.wording import Wording, listed, quoted, sentence, shown
from summitkit.findings import Finding
from summitkit.model import Divergence, Summit

# Room for a statement in a message: enough to see who says what.
_STATEMENT = 160
_AGREEMENTS = ("treaty", "agreement")
_AGREED = ("agreed", "partly_agreed")
_MET = (*_AGREEMENTS, "joint_statement", "separate_statements")
# What a summit of a status cannot have brought; one that is planned may rest on an agreement to meet.
_TOO_EARLY = {"planned": (*_MET, "no_agreement", "suspended"), "postponed": _MET, "cancelled": _MET}
_OPPOSITES = {"supports": "opposes", "opposes": "supports"}
_CONTRADICTED = {
    **dict.fromkeys(_AGREEMENTS, ("not_agreed", "deferred", "not_discussed")),
    "no_agreement": ("agreed",),
}


def open_divergences(summit: Summit) -> Iterator[Finding]:
    """SK301: where accounts differ, an editor has said what holds."""
    wording = Wording(summit)
    for index, divergence in enumerate(summit.divergences):
        if len(divergence.statements) > 1 and not divergence.resolution.strip():
            yield Finding(
                message=f"Accounts differ {_about(wording, divergence)}: "
                + " / ".join(quoted(statement.text, _STATEMENT) for statement in divergence.statements),
                pointer=f"/divergences/{index}",
                hint="compare the sources, and write into resolution which of them holds and why",
            )


def agreed_all_the_same(summit: Summit) -> Iterator[Finding]:
    """SK303: beside "no agreement" on the whole, what was agreed belongs to an issue whose result says so."""
    whole = any(outcome.kind == "no_agreement" and not outcome.issues for outcome in summit.outcomes)
    for what, pointer, issues in _agreed(summit, Wording(summit)) if whole else ():
        yield Finding(
            message=f"The summit ended without agreement, and yet there is {what}"
            + (f", on {issues}, whose result does not say so" if issues else ", on no issue in particular"),
            pointer=pointer,
            hint="name its issue, with the result agreed or partly_agreed, or correct the outcome",
        )


def opposite_stances(summit: Summit) -> Iterator[Finding]:
    """SK304: a party does not support and oppose the same thing at one time; a dated change of mind is none."""
    wording = Wording(summit)
    dates: dict[tuple[str, str, str], set[str]] = {}
    told = set()
    for index, position in enumerate(summit.positions):
        cell = (position.party, position.issue)
        if position.stance not in _OPPOSITES or cell in told:
            continue
        dates.setdefault((*cell, position.stance), set()).add(position.as_of)
        opposed = dates.get((*cell, _OPPOSITES[position.stance]))
        if opposed and (not position.as_of or not opposed.isdisjoint(("", position.as_of))):
            told.add(cell)
            yield Finding(
                message=f"{sentence(wording.party(position.party))} both supports and opposes on "
                f"{wording.issue(position.issue)}",
                pointer=f"/positions/{index}/stance",
                hint="correct a stance, or say with as_of when each was held",
            )


def results_too_early(summit: Summit) -> Iterator[Finding]:
    """SK305: a summit that is planned, postponed or cancelled has no results."""
    for index, outcome in enumerate(summit.outcomes):
        if outcome.kind in _TOO_EARLY.get(summit.status or "", ()):
            yield Finding(
                message=f"The summit is {summit.status}, and yet outcome {index + 1} is {_kind(outcome.kind)}",
                pointer=f"/outcomes/{index}",
                hint="put the status of the summit right, or take the outcome out",
            )


def two_delegations(summit: Summit) -> Iterator[Finding]:
    """SK306: a person speaks for one party."""
    wording = Wording(summit)
    parties: dict[str, str] = {}
    for index, delegate in enumerate(summit.delegates):
        other = parties.setdefault(delegate.person, delegate.party)
        if other != delegate.party:
            yield Finding(
                message=f"{wording.person(delegate.person)} is a delegate of {wording.party(other)} and of "
                f"{wording.party(delegate.party)}",
                pointer=f"/delegates/{index}",
                hint="keep the delegation that the sources give",
            )


def results_differ(summit: Summit) -> Iterator[Finding]:
    """SK307: an outcome on an issue and the result of the issue say the same."""
    issues = {issue.id: issue for issue in summit.issues}
    for index, outcome in enumerate(summit.outcomes):
        for number, id_ in enumerate(outcome.issues):
            issue = issues.get(id_)
            if issue and issue.result in _CONTRADICTED.get(outcome.kind, ()):
                yield Finding(
                    message=f"Outcome {index + 1} is {_kind(outcome.kind)} on {shown(issue.title)}, and yet that "
                    f"issue has the result '{_plain(issue.result)}'",
                    pointer=f"/outcomes/{index}/issues/{number}",
                    hint="correct the result of the issue, or the outcome",
                )


def absent_delegations(summit: Summit) -> Iterator[Finding]:
    """SK308: a party that was absent sent nobody."""
    absent = {party.id: party for party in summit.parties if party.role == "affected_absent"}
    wording = Wording(summit)
    for index, delegate in enumerate(summit.delegates):
        if delegate.party in absent:
            yield Finding(
                message=f"{wording.party(delegate.party)} is recorded as absent, and yet "
                f"{wording.person(delegate.person)} is its delegate",
                pointer=f"/delegates/{index}",
                hint="correct the role of the party, or take the delegate out",
            )


def _about(wording: Wording, divergence: Divergence) -> str:
    return f"about {wording.part(divergence.about)}" if divergence.about else "about the summit"


def _agreed(summit: Summit, wording: Wording) -> Iterator[tuple[str, str, str]]:
    results = {issue.id: issue.result for issue in summit.issues}
    for index, outcome in enumerate(summit.outcomes):
        silent = [wording.issue(id_) for id_ in outcome.issues if results.get(id_) is None]
        if outcome.kind in _AGREEMENTS and (silent or not outcome.issues):
            yield f"{_kind(outcome.kind)} (outcome {index + 1})", f"/outcomes/{index}", listed(silent)
    for index, commitment in enumerate(summit.commitments):
        if commitment.status != "withdrawn" and results.get(commitment.issue) not in _AGREED:
            on = wording.issue(commitment.issue) if commitment.issue else ""
            yield wording.part(f"/commitments/{index}"), f"/commitments/{index}", on
    for index, proposal in enumerate(summit.proposals):
        if proposal.status == "agreed" and results.get(proposal.issue) not in _AGREED:
            on = wording.issue(proposal.issue) if proposal.issue else ""
            yield f"{wording.part(f'/proposals/{index}')}, agreed", f"/proposals/{index}", on


def _plain(kind: str | None) -> str:
    return (kind or "").replace("_", " ")


def _kind(kind: str) -> str:
    plain = _plain(kind)
    if kind.startswith(("no_", "suspended", "separate")):
        return f"'{plain}'"
    return f"{'an' if plain.startswith('a') else 'a'} {plain}"
