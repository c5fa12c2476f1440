"""What came of it: proposals, outcomes and commitments."""

from typing import Literal

from attrs import field, frozen

from summitkit.model import validators as check
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import EVIDENCE, Evidence

ProposalStatus = Literal["tabled", "bracketed", "agreed", "rejected", "withdrawn"]
OutcomeKind = Literal[
    "treaty",
    "agreement",
    "joint_statement",
    "separate_statements",
    "agreement_to_meet",
    "no_agreement",
    "suspended",
]
CommitmentStatus = Literal["open", "in_progress", "fulfilled", "partly_fulfilled", "not_fulfilled", "withdrawn"]


@frozen(kw_only=True)
class Proposal:
    """A text or idea that was put on the table."""

    id: str = field(validator=check.slug)
    """Slug, unique among the proposals."""
    title: str = field(default="", validator=check.text)
    """Title as printed."""
    text: str = field(default="", validator=check.text)
    """The proposal in words."""
    proposers: tuple[str, ...] = field(default=(), validator=check.references)
    """Ids of the parties that made it."""
    issue: str = field(default="", validator=check.slug)
    """Id of the issue it answers."""
    status: ProposalStatus | None = field(default=None, validator=check.one_of(ProposalStatus))
    """What became of it."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""


@frozen(kw_only=True)
class Outcome:
    """What the summit ended in."""

    kind: OutcomeKind = field(validator=check.one_of(OutcomeKind))
    """What sort of result it is."""
    text: str = field(default="", validator=check.text)
    """The result in words."""
    issues: tuple[str, ...] = field(default=(), validator=check.references)
    """Ids of the issues it settles, or fails to; empty where it is the summit as a whole."""
    instrument: str = field(default="", validator=check.text)
    """Name of the treaty, statement or other text."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""


@frozen(kw_only=True)
class Assessment:
    """A judgement of how far a commitment was kept."""

    scale: str = field(validator=check.text)
    """Name of the scale, such as `G20 compliance, -1 to 1`."""
    score: float = field(validator=check.Number())
    """Score on that scale."""
    as_of: str = field(default="", validator=edtf_date)
    """EDTF date of the judgement."""
    assessor: str = field(default="", validator=check.text)
    """Who judged."""


@frozen(kw_only=True)
class Commitment:
    """Something that parties undertook to do."""

    id: str = field(validator=check.slug)
    """Slug, unique among the commitments."""
    text: str = field(validator=check.text)
    """What is to be done."""
    obligors: tuple[str, ...] = field(default=(), validator=check.references)
    """Ids of the parties bound."""
    beneficiaries: tuple[str, ...] = field(default=(), validator=check.references)
    """Ids of the parties it is owed to."""
    issue: str = field(default="", validator=check.slug)
    """Id of the issue it belongs to."""
    deadline: str = field(default="", validator=edtf_date)
    """EDTF date by which it is due."""
    conditions: tuple[str, ...] = field(default=(), validator=check.texts)
    """What it depends on."""
    status: CommitmentStatus | None = field(default=None, validator=check.one_of(CommitmentStatus))
    """How far it has got."""
    assessments: tuple[Assessment, ...] = field(default=(), validator=check.each(Assessment))
    """Judgements of how far it was kept."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""
