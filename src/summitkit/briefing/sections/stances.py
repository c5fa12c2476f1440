"""How a position is set in text, and how far those on an issue are apart."""

from collections.abc import Iterable, Iterator
from itertools import chain

from attrs import evolve

from summitkit.blocks import Block, Paragraph, Tone
from summitkit.briefing.dossier import Dossier
from summitkit.inlines import Emphasis, Inlines, Text
from summitkit.model import Issue, Position

Cells = tuple[tuple[Position, ...], ...]

_IN_FAVOUR = {"supports", "conditional"}


def shown(dossier: Dossier, position: Position) -> list[Paragraph]:
    """Return a position: its stance and firmness, its words with their note, and what goes with them."""
    tags, text = _tags(dossier, position), position.text
    # A stance that is not stated rests on silence; there are no words to name a source for.
    silent = position.stance == "not_stated" and not position.evidence
    note = () if silent else (dossier.note(position.evidence),)
    if text or not tags:
        stated = [Paragraph(tags)] if tags else []
        stated.append(Paragraph((dossier.words(text, of=position), *note)))
    else:
        # What states the position is its tags alone.
        stated = [Paragraph((*(evolve(tag, pointer=dossier.pointer(position)) for tag in tags), *note))]
    if details := tuple(chain.from_iterable((Text("\n"), *detail) for detail in _details(dossier, position))):
        stated.append(Paragraph(details[1:], kind="remark"))
    return stated


def named(dossier: Dossier, position: Position) -> Iterator[Block]:
    """Yield a position under its party and its issue, for want of a table that has both."""
    names = dossier.names([position.party]), dossier.issues.get(position.issue, position.issue)
    first, *rest = shown(dossier, position)
    yield Paragraph((dossier.words(dossier.labelling(dossier.joined(names, "clause")), "strong"), *first.content))
    yield from rest


def basis_remark(dossier: Dossier) -> Iterator[Block]:
    """Yield the remark that says once on what basis all positions are known."""
    if dossier.shared_basis:
        yield Paragraph((dossier.phrase(f"all_{dossier.shared_basis}"),), kind="remark")


def tone_of(held: tuple[Position, ...]) -> Tone:
    """Return what the tint of a party's cell stands for: its stance, if it has one and no other."""
    if not held:
        return "not_stated"
    stances = {each.stance for each in held}
    return (stances.pop() or "plain") if len(stances) == 1 else "plain"


def stances_of(held: Iterable[Position]) -> dict[str, None]:
    """Return the stances that a party takes on an issue, in record order; silence is none."""
    return dict.fromkeys(each.stance for each in held if each.stance and each.stance != "not_stated")


def gap(dossier: Dossier, issue: Issue, cells: Cells) -> str:
    """Return how far the parties are apart: the issue's result and the distance on its scale, else from their stances.

    It is empty where nothing says so. The stances are called the same only where every party has taken it, and opposed
    where one opposes what another supports, be it under conditions: what the workbook calls "All" and "Split".
    """
    result = dossier.labels.label("issue_result", issue.result) if issue.result else ""
    measured = "\n".join(filter(None, (result, _distance(dossier, issue, cells))))
    return measured or _apart(dossier, cells)


def placed(cells: Cells) -> Iterator[tuple[Position, float]]:
    """Yield the positions that have a place on the scale of their issue, with it."""
    for held in cells:
        for position in held:
            if position.value is not None:
                yield position, position.value


def _tags(dossier: Dossier, position: Position) -> tuple[Text, ...]:
    """Return stance, firmness and basis in words, which are set once for all positions that share them."""
    key = position.stance, position.firmness, position.basis
    known = dossier.tags.get(key)
    if known is None:
        known = dossier.tags[key] = tuple(_set_tags(dossier, position))
    return known


def _set_tags(dossier: Dossier, position: Position) -> Iterator[Text]:
    labels = dossier.labels
    stance = labels.label("stance", position.stance) if position.stance else ""
    firmness = labels.label("firmness", position.firmness) if position.firmness else ""
    basis = labels.label("basis", position.basis) if position.basis and not dossier.shared_basis else ""
    line = dossier.joined((stance, firmness, basis), "facts")
    alert = firmness if position.firmness == "red_line" else ""
    before, _, after = line.rpartition(alert) if alert else (line, "", "")
    runs: tuple[tuple[str, Emphasis], ...] = ((before, "strong"), (alert, "alert"), (after, "strong"))
    yield from (Text(words, emphasis=emphasis) for words, emphasis in runs if words)


def _details(dossier: Dossier, position: Position) -> Iterator[Inlines]:
    if position.conditions:
        conditions = dossier.words(dossier.joined(position.conditions, "series"))
        yield dossier.sentence("on_condition", text=conditions)
    if position.as_of:
        yield (dossier.phrase("as_of", date=dossier.date(position.as_of)),)
    if position.marking:
        yield (dossier.words(position.marking),)


def _distance(dossier: Dossier, issue: Issue, cells: Cells) -> str:
    values = [value for _, value in placed(cells)]
    if issue.scale is None or len(values) < 2:  # noqa: PLR2004 - a distance is between two
        return ""
    length, distance = issue.scale.max - issue.scale.min, max(values) - min(values)
    number = dossier.labels.number
    return dossier.labels.phrase("distance", distance=number(distance), length=number(length))


def _apart(dossier: Dossier, cells: Cells) -> str:
    known = [stances for stances in map(stances_of, cells) if stances]
    clear = {stance for stances in known if len(stances) == 1 for stance in stances}
    taken = {stance for stances in known for stance in stances}
    if "opposes" in clear and clear & _IN_FAVOUR:
        return dossier.labels.label("gap", "opposed")
    if len(known) > 1 and len(taken) > 1:
        return dossier.labels.label("gap", "apart")
    return dossier.labels.label("gap", "aligned") if len(known) == len(cells) > 1 else ""
