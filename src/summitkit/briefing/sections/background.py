"""What stands behind the briefing: the summary, the chronology, the prose of the accounts, and the findings."""

from collections.abc import Iterator

from summitkit.blocks import Block, Paragraph, Subheading
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.prose import prose
from summitkit.briefing.sections.event import sessions
from summitkit.briefing.tables import Field, filled, table
from summitkit.findings import Finding, at_least
from summitkit.inlines import Inlines, Text

# Characters of prose that fill about a page; more than that goes to an annex.
_PAGE = 3000


def background(dossier: Dossier) -> Iterator[Block]:
    """Yield at most about a page: the summary, the meetings in order, and prose if it is short."""
    if dossier.summit.summary:
        yield Paragraph((dossier.words(dossier.summit.summary),))
    yield from sessions(dossier)
    if _is_short(dossier):
        yield from _prose(dossier)


def narrative(dossier: Dossier) -> Iterator[Block]:
    """Yield the prose of the accounts, whole and in order, where it is too long for the background."""
    if not _is_short(dossier):
        yield from _prose(dossier)


def findings(dossier: Dossier) -> Iterator[Block]:
    """Yield what the checks found that a reader should know of, and how much more there is for the editor."""
    grave = at_least(dossier.findings, "warning")
    yield from table(dossier, "findings", grave, _FINDING_FIELDS)
    if grave and len(grave) < len(dossier.findings):
        count = len(dossier.findings) - len(grave)
        yield Paragraph((dossier.phrase("minor_findings", count=count),), kind="remark")


def _is_short(dossier: Dossier) -> bool:
    return sum(len(item.text) for item in dossier.summit.narrative) <= _PAGE


def _prose(dossier: Dossier) -> Iterator[Block]:
    heading = ""
    for index, item in enumerate(dossier.summit.narrative):
        if item.heading and item.heading != heading:
            yield Subheading((dossier.words(item.heading),))
        heading = item.heading
        yield from prose(dossier, item, f"table-narrative-{index}")


def _message(dossier: Dossier, finding: Finding) -> Inlines:
    # Checks speak English, whatever the language of the briefing.
    return (Text(finding.message, language="" if dossier.labels.cover("en") else "en"),)


def _where(dossier: Dossier, finding: Finding) -> Inlines:
    return dossier.optional(str(finding.location) if finding.location else "")


_FINDING_FIELDS = (
    Field[Finding]("code", 1, lambda _, finding: filled(finding.code)),
    Field[Finding]("severity", 1, lambda dossier, finding: filled(dossier.labels.label("severity", finding.severity))),
    Field("finding", 5, _message),
    Field("place", 1.6, _where),
)
