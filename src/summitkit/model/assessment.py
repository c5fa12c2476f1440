"""What it means: takeaways, implications, recommendations, where accounts differ, and the prose that is left."""

from typing import Literal

from attrs import field, frozen

from summitkit.model import validators as check
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import EVIDENCE, Evidence

# ICD 203 (2015), section D.6.e.(2): the seven bands, from 1-5 % to 95-99 %.
Likelihood = Literal[
    "almost_no_chance",
    "very_unlikely",
    "unlikely",
    "roughly_even",
    "likely",
    "very_likely",
    "almost_certain",
]
Confidence = Literal["high", "moderate", "low"]
DivergenceKind = Literal["contradiction", "omission", "wording", "scope", "attribution"]


@frozen(kw_only=True)
class Takeaway:
    """A point that the source draws from the summit."""

    label: str = field(default="", validator=check.text)
    """The few words it goes under."""
    text: str = field(default="", validator=check.text)
    """The point."""
    issue: str = field(default="", validator=check.slug)
    """Id of the issue it is about."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""


@frozen(kw_only=True)
class Implication:
    """What may follow."""

    area: str = field(default="", validator=check.text)
    """What it touches, such as trade."""
    text: str = field(default="", validator=check.text)
    """What may follow."""
    affected: tuple[str, ...] = field(default=(), validator=check.references)
    """Ids of the parties affected."""
    horizon: str = field(default="", validator=check.text)
    """How soon, as the source puts it."""
    likelihood: Likelihood | None = field(default=None, validator=check.one_of(Likelihood))
    """Band of ICD 203 that the source or the editor gives; never guessed."""
    confidence: Confidence | None = field(default=None, validator=check.one_of(Confidence))
    """Confidence in the judgement, apart from its likelihood."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""


@frozen(kw_only=True)
class Recommendation:
    """What should be done next, in the view of the source or the editor."""

    title: str = field(default="", validator=check.text)
    """The few words it goes under."""
    text: str = field(default="", validator=check.text)
    """What should be done."""
    addressee: str = field(default="", validator=check.text)
    """To whom it is addressed."""
    owner: str = field(default="", validator=check.text)
    """Who would do it."""
    due: str = field(default="", validator=edtf_date)
    """EDTF date by which."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""


@frozen(kw_only=True)
class Statement:
    """One side of a divergence."""

    text: str = field(validator=check.text)
    """What it says."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the source that says it."""


@frozen(kw_only=True)
class Divergence:
    """Statements that do not agree, side by side."""

    about: str = field(default="", validator=check.pointer)
    """JSON pointer to what they are about; empty for the summit as a whole."""
    kind: DivergenceKind | None = field(default=None, validator=check.one_of(DivergenceKind))
    """How they differ."""
    statements: tuple[Statement, ...] = field(default=(), validator=check.each(Statement))
    """What each says."""
    resolution: str = field(default="", validator=check.text)
    """How the editor settled it; empty while it is open."""


@frozen(kw_only=True)
class Narrative:
    """Prose, a list or a table that no other part of the record took."""

    heading: str = field(default="", validator=check.text)
    """Heading it stood under."""
    text: str = field(validator=check.text)
    """The words, whole."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Where it stands."""
