"""A small, clean summit that tests of the checks change in one place."""

from typing import Any

from summitkit.model import Delegate, Evidence, Issue, Locator, Outcome, Party, Person, Position, Source, Summit, Tenure

TEXT = "A summit in August.\n\nThe two presidents\nparted  without an agreement.\nLimits that bind all."
EVIDENCE = (
    Evidence(
        source="readout",
        quote="presidents parted without an agreement.",
        locator=Locator(unit="line", start=3, end=4),
    ),
)


def summit(**changes: Any) -> Summit:  # noqa: ANN401 - any field of a summit
    """Return a bilateral summit in which no check finds anything, with some fields changed."""
    fields: dict[str, Any] = {
        "id": "alaska-2025",
        "title": "Alaska summit",
        "kind": "bilateral",
        "status": "held",
        "start": "2025-08-15",
        "end": "2025-08-16",
        "host": "usa",
        "language": "en",
        "parties": (
            Party(id="usa", name="United States", code="USA", role="principal"),
            Party(id="rus", name="Russia", code="RUS", role="principal"),
        ),
        "people": (
            Person(
                id="donald-trump",
                name="Donald Trump",
                tenures=(
                    Tenure(post="President", party="usa", start="2017-01-20", end="2021-01-20"),
                    Tenure(post="President", party="usa", start="2025-01-20"),
                ),
            ),
        ),
        "delegates": (Delegate(person="donald-trump", party="usa", title="U.S. President", evidence=EVIDENCE),),
        "issues": (Issue(id="arms-control", title="Arms control"), Issue(id="trade", title="Trade")),
        "positions": (position(),),
        "outcomes": (Outcome(kind="no_agreement", evidence=EVIDENCE),),
        "sources": (Source(id="readout", title="Readout"),),
    }
    return Summit(**fields | changes)


def position(**changes: Any) -> Position:  # noqa: ANN401 - any field of a position
    """Return a position with a source, with some fields changed."""
    fields: dict[str, Any] = {
        "issue": "arms-control",
        "party": "usa",
        "text": "Limits that bind all.",
        "evidence": EVIDENCE,
    }
    return Position(**fields | changes)
