"""What a user may ask of a briefing, whatever format it is rendered to."""

from attrs import evolve, field, frozen

from summitkit.briefing.compose import compose, profile_named, with_brief
from summitkit.document import Document
from summitkit.model import Summit
from summitkit.model import validators as check
from summitkit.model.brief import Action
from summitkit.model.dates import edtf_date
from summitkit.specs import ExportContext

_BRIEF = ("to", "sender", "date", "subject", "action", "decide_by", "reference", "version")


@frozen(kw_only=True)
class BriefingOptions:
    """Options of a briefing; what is given here stands before the record's own `brief`."""

    profile: str = "default"
    """Name of the briefing profile."""
    language: str = field(default="", validator=check.language)
    """BCP 47 tag of the language of headings and labels; the record's own where it is not given."""
    draft: bool = False
    """Whether every page says that it is a draft."""
    review: bool = False
    """Whether what the checks found stands beside the words that it is about, as comments or remarks."""
    to: str = field(default="", validator=check.text)
    """For whom."""
    sender: str = field(default="", validator=check.text)
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


def briefing_on(summit: Summit, options: BriefingOptions, context: ExportContext) -> Document:
    """Return the briefing that is asked for.

    Args:
        summit: The record.
        options: What is asked for.
        context: Profiles and findings.

    Raises:
        OptionError: There is no such profile, or it names a section that there is not.
    """
    profile = profile_named(options.profile, context.profiles)
    document = compose(
        with_brief(summit, **{name: getattr(options, name) for name in _BRIEF}),
        profile,
        context.findings(),
        language=options.language,
        review=options.review,
    )
    return evolve(document, is_draft=options.draft)
