"""The rules that a summit is held against: one file a family, each rule a small function behind a code."""

from collections.abc import Iterable

from summitkit.findings import Severity
from summitkit.hookspecs import hookimpl
from summitkit.specs import CheckSpec

# Code, function, severity and summary of every built-in rule; its page is pages/<code>.md.
_RULES: tuple[tuple[str, str, Severity, str], ...] = (
    ("SK101", "structure:duplicate_ids", "error", "Two entries of one list share an id"),
    ("SK102", "structure:principals", "warning", "The number of principals does not fit the kind of summit"),
    ("SK103", "times:reversed_dates", "error", "Something ends before it starts"),
    ("SK104", "times:sessions_outside", "warning", "A session lies outside the dates of the summit"),
    ("SK105", "structure:empty_statements", "warning", "A statement says nothing"),
    ("SK106", "structure:lone_statements", "warning", "A divergence has fewer than two statements"),
    ("SK107", "scales:impossible_scales", "error", "The scale of an issue has no room"),
    ("SK108", "scales:values_outside", "warning", "A value lies outside the scale of its issue"),
    ("SK109", "structure:similar_ids", "info", "Two ids differ only in what the eye mixes up"),
    ("SK110", "structure:same_names", "warning", "Two parties, people or issues have one name"),
    ("SK111", "structure:circular_issues", "error", "An issue is part of itself"),
    ("SK201", "references:unknown_parties", "error", "A reference to a party leads nowhere"),
    ("SK202", "references:unknown_people", "error", "A reference to a person leads nowhere"),
    ("SK203", "references:unknown_issues", "error", "A reference to an issue leads nowhere"),
    ("SK204", "references:unknown_sources", "error", "A reference to a source leads nowhere"),
    ("SK205", "references:unknown_members", "error", "A member is neither a party nor a country"),
    ("SK206", "references:unknown_places", "error", "A divergence is about a place that the record cannot have"),
    ("SK301", "contradictions:open_divergences", "warning", "Accounts differ, and nobody has settled it"),
    ("SK302", "posts:posts_not_held", "warning", "A delegate did not hold the post on the day"),
    ("SK303", "contradictions:agreed_all_the_same", "warning", "No agreement, and yet something was agreed"),
    ("SK304", "contradictions:opposite_stances", "warning", "A party both supports and opposes"),
    ("SK305", "contradictions:results_too_early", "warning", "A summit that has not taken place has results"),
    ("SK306", "contradictions:two_delegations", "warning", "One person is a delegate of two parties"),
    ("SK307", "contradictions:results_differ", "warning", "An outcome contradicts the result of its issue"),
    ("SK308", "contradictions:absent_delegations", "warning", "A party that was absent has delegates"),
    ("SK401", "evidence:positions_without_source", "warning", "A position names no source"),
    ("SK402", "evidence:outcomes_without_source", "warning", "An outcome names no source"),
    ("SK403", "evidence:commitments_without_source", "warning", "A commitment names no source"),
    ("SK404", "evidence:others_without_source", "info", "A delegate or proposal names no source"),
    ("SK405", "evidence:statements_without_source", "warning", "One side of a divergence names no source"),
    ("SK406", "evidence:missing_quotes", "info", "A source is named and not quoted"),
    ("SK407", "evidence:words_not_in_source", "error", "A quote does not stand in its source"),
    ("SK408", "evidence:words_elsewhere", "warning", "A quote stands in other lines than it says"),
    ("SK409", "evidence:reversed_places", "warning", "A place in a source ends before it starts"),
    ("SK501", "language:mixed_scripts", "warning", "A word mixes alphabets"),
    ("SK502", "language:invisible_characters", "warning", "A text holds characters that cannot be seen"),
    ("SK503", "language:decomposed_letters", "info", "A text is not in Unicode normal form C"),
    ("SK504", "language:control_characters", "warning", "A text holds control characters or broken letters"),
    ("SK505", "language:unnamed_language", "info", "The record does not say in which language it is written"),
    ("SK506", "language:leftover_markup", "info", "A text holds leftovers of markup"),
)


@hookimpl
def summitkit_checks() -> Iterable[CheckSpec]:
    """Return the built-in checks."""
    return tuple(
        CheckSpec(code=code, target=f"{__name__}.{target}", severity=severity, summary=summary)
        for code, target, severity, summary in _RULES
    )
