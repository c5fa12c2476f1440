"""The model: frozen, keyword-only attrs classes that know nothing of files or formats."""

from summitkit.model.actors import Delegate, Party, Person, Tenure
from summitkit.model.agenda import Anchor, Issue, Scale, Session
from summitkit.model.assessment import (
    Divergence,
    Implication,
    Narrative,
    Recommendation,
    Statement,
    Takeaway,
)
from summitkit.model.brief import Brief, Objective, QuestionAndAnswer
from summitkit.model.evidence import Evidence, Locator, Source
from summitkit.model.positions import Matrix, Position
from summitkit.model.results import Assessment, Commitment, Outcome, Proposal
from summitkit.model.summit import Summit, Venue

__all__ = [
    "Anchor",
    "Assessment",
    "Brief",
    "Commitment",
    "Delegate",
    "Divergence",
    "Evidence",
    "Implication",
    "Issue",
    "Locator",
    "Matrix",
    "Narrative",
    "Objective",
    "Outcome",
    "Party",
    "Person",
    "Position",
    "Proposal",
    "QuestionAndAnswer",
    "Recommendation",
    "Scale",
    "Session",
    "Source",
    "Statement",
    "Summit",
    "Takeaway",
    "Tenure",
    "Venue",
]
