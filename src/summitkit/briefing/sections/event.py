"""When, where and how the parties met, and who spoke for them."""

from collections.abc import Iterator

from summitkit.blocks import Block, Entry, KeyValues, Paragraph
from summitkit.briefing import dates, places
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.tables import Field, filled, table
from summitkit.inlines import Inline, Inlines, Text
from summitkit.model import Delegate, Party, Session

# Delegates whom the event facts name for each party; the annex names all where there are more.
_NAMED = 3
# The field of the summit that each fact is known from.
_FIELDS = {
    "when": "/start",
    "where": "/venue",
    "format": "/kind",
    "status": "/status",
    "series": "/series",
    "host": "/host",
}
# Those that are in the words of the record; the others are in those of the labels.
_OWN_WORDS = {"where", "series", "host"}


def event(dossier: Dossier) -> Iterator[Block]:
    """Yield the facts of the event, as far as the record gives them."""
    facts = {key: value for key, value in _facts(dossier).items() if value}
    delegations = tuple(_delegations(dossier))
    if not facts and not delegations:
        return
    unknown = dossier.labels.phrase("not_stated")
    entries = [_fact(dossier, key, value) for key, value in ({"when": unknown, "where": unknown} | facts).items()]
    yield KeyValues(entries=(*entries, *delegations), summary=dossier.labels.label("summaries", "event"))
    if "sensitivities" not in dossier.headings:
        yield from (Paragraph(line, kind="remark") for line in (absent(dossier),) if line)


def delegations(dossier: Dossier) -> Iterator[Block]:
    """Yield everyone who took part, where the event facts could not name them all."""
    everyone = dossier.summit.delegates
    named = {id(each) for party in dossier.summit.parties for each in _named(dossier.summit.delegation(party.id))}
    if any(id(each) not in named for each in everyone):
        yield from table(dossier, "delegations", everyone, _DELEGATE_FIELDS)


def sessions(dossier: Dossier) -> Iterator[Block]:
    """Yield the meetings within the summit, in order."""
    yield from table(dossier, "sessions", dossier.summit.sessions, _SESSION_FIELDS)


def absent(dossier: Dossier) -> Inlines:
    """Return who is affected and was not at the table."""
    parties = [party.id for party in dossier.summit.parties if party.role == "affected_absent"]
    return dossier.sentence("absent", names=dossier.words(dossier.names(parties))) if parties else ()


def subtitle(dossier: Dossier) -> str:
    """Return kind, place and date of the summit on one line, as far as the record gives them."""
    facts = _facts(dossier)
    kind = dossier.labels.label("kind", dossier.summit.kind) if dossier.summit.kind else ""
    return dossier.joined((kind, facts["where"], facts["when"]), "facts")


def _facts(dossier: Dossier) -> dict[str, str]:
    summit, labels = dossier.summit, dossier.labels
    kind = labels.label("kind", summit.kind) if summit.kind else ""
    mode = labels.label("mode", summit.mode) if summit.mode else ""
    return {
        "when": dates.span_in_words(summit.start, summit.end, labels),
        "where": places.in_words(summit.venue, labels) if summit.venue else "",
        "format": dossier.joined((kind, mode), "clause"),
        "status": labels.label("status", summit.status) if summit.status else "",
        "series": summit.series,
        "host": dossier.names([summit.host]) if summit.host else "",
    }


def _delegations(dossier: Dossier) -> Iterator[Entry]:
    for party in dossier.summit.parties:
        named = _named(dossier.summit.delegation(party.id))
        if named:
            yield Entry(label=_side(dossier, party), paragraphs=tuple(_delegate(dossier, each) for each in named))


def _named(delegates: tuple[Delegate, ...]) -> tuple[Delegate, ...]:
    heads = tuple(delegate for delegate in delegates if delegate.role == "head")
    return delegates if len(delegates) <= _NAMED else heads or delegates[:_NAMED]


def _side(dossier: Dossier, party: Party) -> str:
    if party.role in (None, "principal"):
        return party.name
    return dossier.labels.phrase("stated", value=party.name, detail=dossier.labels.label("party_role", party.role))


def _delegate(dossier: Dossier, delegate: Delegate) -> Paragraph:
    return Paragraph(tuple(_delegate_words(dossier, delegate)))


def _delegate_words(dossier: Dossier, delegate: Delegate) -> Iterator[Inline]:
    parts = (_name(dossier, delegate.person), delegate.title)
    yield dossier.words(dossier.joined(parts, "clause"), of=delegate)
    if delegate.role not in (None, "head"):
        comma = dossier.labels.label("punctuation", "clause")
        yield Text(f"{comma}{dossier.labels.label('delegate_role', delegate.role)}")
    yield from dossier.notes(delegate)


def _name(dossier: Dossier, person: str) -> str:
    return dossier.people.get(person, person)


def _fact(dossier: Dossier, key: str, value: str) -> Entry:
    set_in = dossier.words if key in _OWN_WORDS else dossier.told
    content = Paragraph((set_in(value, of=_FIELDS[key]),))
    return Entry(label=dossier.labels.label("event", key), paragraphs=(content,))


def _delegate_name(dossier: Dossier, delegate: Delegate) -> Inlines:
    return dossier.words(_name(dossier, delegate.person), of=delegate), *dossier.notes(delegate)


def _delegate_role(dossier: Dossier, delegate: Delegate) -> Inlines:
    return filled(dossier.labels.label("delegate_role", delegate.role) if delegate.role else "")


def _session_title(dossier: Dossier, session: Session) -> Inlines:
    if session.title or not session.format:
        return dossier.words(session.title or session.id, of=session), *dossier.notes(session)
    return dossier.told(dossier.labels.label("session_format", session.format), session), *dossier.notes(session)


def _session_format(dossier: Dossier, session: Session) -> Inlines:
    return filled(dossier.labels.label("session_format", session.format) if session.format and session.title else "")


def _session_time(dossier: Dossier, session: Session) -> Inlines:
    return filled(dates.span_in_words(session.start, session.end, dossier.labels))


def _attendees(dossier: Dossier, session: Session) -> Inlines:
    return dossier.optional(dossier.joined(_name(dossier, person) for person in session.attendees))


_DELEGATE_FIELDS = (
    Field("name", 2, _delegate_name),
    Field[Delegate]("party", 1.5, lambda dossier, delegate: dossier.optional(dossier.names([delegate.party]))),
    Field[Delegate]("title", 2.5, lambda dossier, delegate: dossier.optional(delegate.title)),
    Field("role", 1.5, _delegate_role),
)
_SESSION_FIELDS = (
    Field("session", 2.5, _session_title),
    Field("format", 1.5, _session_format),
    Field("when", 2, _session_time),
    Field("attendees", 3, _attendees),
)
