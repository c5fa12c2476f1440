"""Alignment: how often two parties are on one side, of the issues on which both take a side."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations
from typing import NamedTuple

from attrs import field, frozen

from summitkit.model import Party, Summit
from summitkit.sheets.sheet import Chart, Column, Row, Rows, Sheet, Value

# A party that is for something under conditions is for it: see the legend of the guide.
_SIDES = {"supports": 0, "conditional": 0, "opposes": 1}
_FEWEST, _MOST, _MOST_SINGLY = 3, 250, 60
_RULE = (
    "Issues on which both are on one side, of those on which both take a side. Supports and Conditional are one side, "
    "Opposes is the other; who holds both, or none of them, takes no side. Empty where nothing can be compared."
)


class Pair(NamedTuple):
    """What two parties have in common."""

    same: int
    """Issues on which both are on one side."""
    compared: int
    """Issues on which both take a side."""

    @property
    def share(self) -> float | None:
        """The share of the one in the other, from 0 to 1; None where nothing can be compared."""
        return self.same / self.compared if self.compared else None


@frozen
class Alignment:
    """The sides of the parties that take one."""

    parties: tuple[Party, ...]
    """Parties that take a side on any issue, in record order."""
    _sides: dict[str, tuple[int, int]] = field(repr=False)

    def pair(self, one: str, other: str) -> Pair:
        """Return what two parties have in common."""
        (for_one, against_one), (for_other, against_other) = self._sides[one], self._sides[other]
        same = for_one & for_other | against_one & against_other
        compared = (for_one | against_one) & (for_other | against_other)
        return Pair(same.bit_count(), compared.bit_count())

    def mean(self, party: str) -> float | None:
        """Return the mean share of a party with all others that it can be compared with; None where there is none."""
        others = (self.pair(party, other.id) for other in self.parties if other.id != party)
        shares = [pair.share for pair in others if pair.share is not None]
        return sum(shares) / len(shares) if shares else None

    def issues(self, party: str) -> int:
        """Return on how many issues a party takes a side."""
        supported, opposed = self._sides[party]
        return (supported | opposed).bit_count()


def alignment_of(summit: Summit) -> Alignment:
    """Return the sides that the parties of a summit take."""
    bits = {issue.id: 1 << index for index, issue in enumerate(summit.issues)}
    held: dict[str, list[int]] = {}
    for position in summit.positions:
        if position.stance in _SIDES and position.issue in bits:
            held.setdefault(position.party, [0, 0])[_SIDES[position.stance]] |= bits[position.issue]
    sides = {party: (supported & ~opposed, opposed & ~supported) for party, (supported, opposed) in held.items()}
    parties = {party.id: party for party in summit.parties if any(sides.get(party.id, ()))}
    return Alignment(tuple(parties.values()), sides)


def alignment_sheets(summit: Summit) -> Iterator[Sheet]:
    """Yield the alignment of three parties or more as a table of parties by parties, and of pairs for up to 60."""
    alignment = alignment_of(summit)
    if _FEWEST <= len(alignment.parties) <= _MOST:
        yield Sheet(
            key="alignment",
            name="Alignment",
            note=f"How often parties are on one side. {_RULE}",
            columns=tuple(_columns(alignment)),
            rows=Rows(partial(_rows, alignment)),
            fixed=2,
            chart=_chart(alignment) if len(alignment.parties) <= _MOST_SINGLY else None,
        )
    if _FEWEST <= len(alignment.parties) <= _MOST_SINGLY:
        yield Sheet(
            key="alignment_pairs",
            name="Alignment pairs",
            note="The alignment of each two parties, with the number of issues that it rests on.",
            columns=_PAIR_COLUMNS,
            rows=Rows(partial(_pairs, alignment)),
        )


def _columns(alignment: Alignment) -> Iterator[Column]:
    yield Column(
        key="party",
        heading="Party (ID)",
        kind="reference",
        target="parties",
        width=16,
        note="Id of the party.",
        derived=True,
        identifies=True,
    )
    yield Column(key="party_name", heading="Party", width=26, note="The same, by name.", derived=True)
    note = f"Mean of the shares to the right. {_RULE}"
    yield Column(key="mean", heading="Mean agreement", kind="share", width=14, note=note, derived=True)
    note = "Issues on which the party takes a side: few of them make a weak share."
    yield Column(key="issues", heading="Issues with a side", kind="number", width=15, note=note, derived=True)
    for party in alignment.parties:
        name = " ".join(party.name.split())
        yield Column(key=f"party:{party.id}", heading=name, kind="share", width=12, note=_RULE, derived=True)


_PAIR_COLUMNS = (
    Column(key="one", heading="Party (ID)", kind="reference", target="parties", width=16, derived=True),
    Column(key="one_name", heading="Party", width=26, derived=True),
    Column(key="other", heading="Other party (ID)", kind="reference", target="parties", width=18, derived=True),
    Column(key="other_name", heading="Other party", width=26, derived=True),
    Column(key="compared", heading="Issues compared", kind="number", width=13, note="Both take a side.", derived=True),
    Column(key="same", heading="Same side", kind="number", width=11, note="Both take the same.", derived=True),
    Column(key="share", heading="Agreement", kind="share", width=13, note=_RULE, derived=True),
)


def _rows(alignment: Alignment) -> Iterator[Row]:
    for party in alignment.parties:
        others = (alignment.pair(party.id, other.id) for other in alignment.parties)
        shares: Iterator[Value] = (
            None if other.id == party.id else pair.share for other, pair in zip(alignment.parties, others, strict=True)
        )
        facts = (party.id, party.name, alignment.mean(party.id), alignment.issues(party.id))
        yield Row(pointer="", cells=(*facts, *shares))


def _pairs(alignment: Alignment) -> Iterator[Row]:
    for one, other in combinations(alignment.parties, 2):
        pair = alignment.pair(one.id, other.id)
        yield Row(pointer="", cells=(one.id, one.name, other.id, other.name, pair.compared, pair.same, pair.share))


def _chart(alignment: Alignment) -> Chart:
    means = ((party.name, alignment.mean(party.id)) for party in alignment.parties)
    told = ", ".join(f"{name} {mean:.0%}" for name, mean in means if mean is not None)
    return Chart(
        title="Mean agreement with the other parties",
        labels="party_name",
        values="mean",
        description=f"Bar chart of each party's mean agreement with the others: {told or 'nothing can be compared'}.",
    )
