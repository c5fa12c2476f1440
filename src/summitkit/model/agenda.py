"""What was on the table: sessions and issues."""

from typing import Literal

from attrs import field, frozen

from summitkit.model import validators as check
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import EVIDENCE, Evidence

SessionFormat = Literal[
    "plenary",
    "one_on_one",
    "restricted",
    "expanded",
    "working_lunch",
    "working_dinner",
    "signing_ceremony",
    "press_conference",
    "side_event",
]
IssueResult = Literal["agreed", "partly_agreed", "not_agreed", "deferred", "not_discussed"]


@frozen(kw_only=True)
class Session:
    """One meeting within the summit."""

    id: str = field(validator=check.slug)
    """Slug, unique among the sessions."""
    title: str = field(default="", validator=check.text)
    """Title as printed."""
    format: SessionFormat | None = field(default=None, validator=check.one_of(SessionFormat))
    """What sort of meeting it is."""
    start: str = field(default="", validator=edtf_date)
    """EDTF date or date and time."""
    end: str = field(default="", validator=edtf_date)
    """EDTF date or date and time."""
    attendees: tuple[str, ...] = field(default=(), validator=check.references)
    """Ids of the people who attended."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""


@frozen(kw_only=True)
class Anchor:
    """A named point on an issue's scale."""

    value: float = field(validator=check.Number())
    """Where the point stands."""
    label: str = field(validator=check.text)
    """What a party that stands there wants."""


@frozen(kw_only=True)
class Scale:
    """The range of outcomes that an issue allows, in numbers.

    Scales of 0 to 100 with named anchors follow Thomson et al., The European Union Decides (2006).
    """

    min: float = field(default=0, validator=check.Number())
    """Lowest value."""
    max: float = field(default=100, validator=check.Number())
    """Highest value."""
    anchors: tuple[Anchor, ...] = field(default=(), validator=check.each(Anchor))
    """Named points."""


@frozen(kw_only=True)
class Issue:
    """A matter that the parties dealt with."""

    id: str = field(validator=check.slug)
    """Slug, unique among the issues."""
    title: str = field(validator=check.text)
    """Name of the issue."""
    question: str = field(default="", validator=check.text)
    """The issue as a question that a position answers."""
    parent: str = field(default="", validator=check.slug)
    """Id of the issue that this one is part of."""
    status_quo: str = field(default="", validator=check.text)
    """What holds if nothing is agreed."""
    result: IssueResult | None = field(default=None, validator=check.one_of(IssueResult))
    """What became of it."""
    scale: Scale | None = field(default=None, validator=check.optional(Scale))
    """Range of outcomes in numbers."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""
