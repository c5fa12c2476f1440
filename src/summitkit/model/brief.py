"""What a briefing needs and an account does not give: to whom, for what, and what to say."""

from typing import Literal

from attrs import field, frozen

from summitkit.model import validators as check
from summitkit.model.dates import edtf_date

Action = Literal["information", "decision", "signature"]
ObjectiveStatus = Literal["met", "partly_met", "not_met"]


@frozen(kw_only=True)
class Objective:
    """What the principal wants from the summit."""

    text: str = field(validator=check.text)
    """The objective."""
    status: ObjectiveStatus | None = field(default=None, validator=check.one_of(ObjectiveStatus))
    """Whether it was met, once the summit is over."""


@frozen(kw_only=True)
class QuestionAndAnswer:
    """A question that may be raised, and what to say."""

    question: str = field(validator=check.text)
    """The question."""
    answer: str = field(validator=check.text)
    """The suggested response."""


@frozen(kw_only=True)
class Brief:
    """The memo block of a briefing, and what its principal may say.

    `from` is a word of Python, so the field is `sender`; the record format spells it `from`.
    """

    to: str = field(default="", validator=check.text)
    """For whom."""
    sender: str = field(default="", validator=check.text, alias="sender", metadata={"key": "from"})
    """From whom."""
    date: str = field(default="", validator=edtf_date)
    """EDTF date of the briefing."""
    subject: str = field(default="", validator=check.text)
    """Subject line."""
    action: Action | None = field(default=None, validator=check.one_of(Action))
    """What is asked of the reader."""
    decide_by: str = field(default="", validator=edtf_date)
    """EDTF date by which a decision is needed."""
    reference: str = field(default="", validator=check.text)
    """File reference."""
    version: str = field(default="", validator=check.text)
    """Version of the briefing."""
    clearances: tuple[str, ...] = field(default=(), validator=check.texts)
    """Who has cleared it."""
    objectives: tuple[Objective, ...] = field(default=(), validator=check.each(Objective))
    """What the principal wants."""
    key_messages: tuple[str, ...] = field(default=(), validator=check.texts)
    """Lines that can be spoken."""
    questions_and_answers: tuple[QuestionAndAnswer, ...] = field(default=(), validator=check.each(QuestionAndAnswer))
    """What may be raised."""
    sensitivities: tuple[str, ...] = field(default=(), validator=check.texts)
    """Names, protocol, absent parties, legal, media."""
