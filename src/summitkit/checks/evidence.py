"""SK4xx: every statement names a source, and every quote stands in it word for word."""

from collections.abc import Callable, Iterator

from summitkit.checks.paths import EVIDENCE_PATHS, bare_values, values
from summitkit.checks.quotes import folded, source_texts
from summitkit.checks.wording import Wording, quoted, sentence
from summitkit.findings import Finding
from summitkit.model import Evidence, Locator, Summit
from summitkit.specs import CheckContext

_NAME_ONE = "name the source and quote its words; what no source says does not belong in the record"


def positions_without_source(summit: Summit) -> Iterator[Finding]:
    """SK401: a position names its source."""
    return _unsupported(summit, "positions")


def outcomes_without_source(summit: Summit) -> Iterator[Finding]:
    """SK402: an outcome names its source."""
    return _unsupported(summit, "outcomes")


def commitments_without_source(summit: Summit) -> Iterator[Finding]:
    """SK403: a commitment names its source."""
    return _unsupported(summit, "commitments")


def others_without_source(summit: Summit) -> Iterator[Finding]:
    """SK404: so do delegates and proposals."""
    yield from _unsupported(summit, "delegates")
    yield from _unsupported(summit, "proposals")


def statements_without_source(summit: Summit) -> Iterator[Finding]:
    """SK405: so does each side of a divergence."""
    for pointer, statement in values(summit, "divergences.statements"):
        if not statement.evidence:
            yield Finding(
                message=f"No source is named for the statement {quoted(statement.text)}",
                pointer=pointer,
                hint="name the account that says so: a difference is between accounts",
            )


def missing_quotes(summit: Summit) -> Iterator[Finding]:
    """SK406: evidence quotes the words it rests on."""
    wording = Wording(summit)
    for pointer, evidence in _all_evidence(summit, _has_no_quote):
        if _has_no_quote(evidence):
            yield Finding(
                message=f"{sentence(wording.part(pointer))} names {wording.source(evidence.source)} without a quote",
                pointer=pointer,
                hint="quote the words that it rests on",
            )


def words_not_in_source(summit: Summit, context: CheckContext) -> Iterator[Finding]:
    """SK407: where the text of a source is at hand, its quotes stand in it."""
    texts = source_texts(context.texts)
    wording = Wording(summit)
    for pointer, evidence in _all_evidence(summit, lambda evidence: evidence.source in texts):
        text = texts.get(evidence.source)
        if not text or not evidence.quote.strip():
            continue
        if folded(evidence.quote) in text.lines(*_lines(evidence.locator)) or text.find(evidence.quote):
            continue
        near = text.nearly_holds(evidence.quote)
        yield Finding(
            message=f"{sentence(wording.part(pointer))} quotes {quoted(evidence.quote)}, words that do not stand in "
            f"{wording.source(evidence.source)}",
            pointer=f"{pointer}/quote",
            hint="they stand there with other capitals, quotation marks or dashes" if near else "quote word for word",
        )


def words_elsewhere(summit: Summit, context: CheckContext) -> Iterator[Finding]:
    """SK408: where the text is at hand and the place is given in lines, the quote stands in those lines."""
    texts = source_texts(context.texts)
    wording = Wording(summit)
    for pointer, evidence in _all_evidence(summit, lambda evidence: evidence.source in texts):
        text = texts.get(evidence.source)
        first, last = _lines(evidence.locator)
        if not text or not evidence.locator or not 0 < first <= last or not evidence.quote.strip():
            continue
        if folded(evidence.quote) not in text.lines(first, last) and (found := text.find(evidence.quote)):
            yield Finding(
                message=f"{sentence(wording.part(pointer))} quotes {quoted(evidence.quote)}, words that do not stand "
                f"in {evidence.locator} of {wording.source(evidence.source)}",
                pointer=f"{pointer}/locator",
                hint=f"they stand in {Locator(unit='line', start=found[0], end=found[1])}",
            )


def reversed_places(summit: Summit) -> Iterator[Finding]:
    """SK409: a place in a source does not end before it starts."""
    wording = Wording(summit)
    for pointer, evidence in _all_evidence(summit, _is_reversed):
        if _is_reversed(evidence):
            yield Finding(
                message=f"{sentence(wording.part(pointer))} rests on {evidence.locator}, which ends before it starts",
                pointer=f"{pointer}/locator",
                hint="exchange start and end",
            )


def _all_evidence(summit: Summit, wanted: Callable[[Evidence], bool]) -> Iterator[tuple[str, Evidence]]:
    """Yield all evidence with its pointers, from each place where some of it is wanted."""
    for path in EVIDENCE_PATHS:
        if any(map(wanted, bare_values(summit, path))):
            yield from values(summit, path)


def _has_no_quote(evidence: Evidence) -> bool:
    return not evidence.quote.strip()


def _is_reversed(evidence: Evidence) -> bool:
    place = evidence.locator
    return bool(place and isinstance(place.start, int) and isinstance(place.end, int) and place.end < place.start)


def _lines(place: Locator | None) -> tuple[int, int]:
    if place is None or place.unit != "line" or not isinstance(place.start, int):
        return 0, 0
    return place.start, place.end if isinstance(place.end, int) else place.start


def _unsupported(summit: Summit, name: str) -> Iterator[Finding]:
    wording = Wording(summit)
    for pointer, entry in values(summit, name):
        if not entry.evidence:
            yield Finding(
                message=f"{sentence(wording.part(pointer))} names no source",
                pointer=pointer,
                hint=_NAME_ONE,
            )
