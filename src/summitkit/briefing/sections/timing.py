"""What is due, and when."""

from collections.abc import Iterator

from summitkit.blocks import Block, Entry, KeyValues, Paragraph
from summitkit.briefing import dates
from summitkit.briefing.dossier import Dossier
from summitkit.inlines import Inlines
from summitkit.model.dates import bounds

# After every date: what has no end.
_NEVER = "9999-99-99"


def timing(dossier: Dossier) -> Iterator[Block]:
    """Yield the dates that bind the reader, by the day on which each ends; the summit's is no such date alone."""
    due = [*_asked(dossier), *_recommended(dossier), *_undertaken(dossier)]
    if due:
        entries = (entry for _, entry in sorted((*_summit(dossier), *due), key=lambda each: each[0]))
        yield KeyValues(entries=tuple(entries), summary=dossier.labels.label("summaries", "timing"))


def _summit(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    start, end = dossier.summit.start, dossier.summit.end
    if start or end:
        when = dates.span_in_words(start, end, dossier.labels)
        yield _end(end or start), _entry(dossier, "summit", (dossier.told(when, of="/start"),))


def _asked(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    brief = dossier.summit.brief
    if brief and brief.decide_by:
        when = dossier.told(dossier.date(brief.decide_by), of="/brief/decide_by")
        yield _end(brief.decide_by), _entry(dossier, "decide_by", (when,))


def _recommended(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    for each in dossier.summit.recommendations:
        if each.due:
            what = dossier.labelled(dossier.date(each.due), each.title or each.text, each)
            yield _end(each.due), _entry(dossier, "due", what)


def _undertaken(dossier: Dossier) -> Iterator[tuple[str, Entry]]:
    for each in dossier.summit.commitments:
        if each.deadline:
            what = dossier.labelled(dossier.date(each.deadline), each.text, each)
            yield _end(each.deadline), _entry(dossier, "deadline", what)


def _entry(dossier: Dossier, key: str, content: Inlines) -> Entry:
    return Entry(label=dossier.labels.label("timing", key), paragraphs=(Paragraph(content),))


def _end(edtf: str) -> str:
    return bounds(edtf)[1] or _NEVER
