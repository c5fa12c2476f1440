"""The summit: the one record that everything else is read into and rendered from."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, TypeVar

from attrs import field, frozen

from summitkit.errors import UnknownId
from summitkit.model import validators as check
from summitkit.model.actors import Delegate, Party, Person
from summitkit.model.agenda import Issue, Session
from summitkit.model.assessment import Divergence, Implication, Narrative, Recommendation, Takeaway
from summitkit.model.brief import Brief
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import Source
from summitkit.model.mappings import FrozenMapping, json_data, some_texts, to_data, to_texts
from summitkit.model.positions import Matrix, Position
from summitkit.model.results import Commitment, Outcome, Proposal

T = TypeVar("T")

SummitKind = Literal["bilateral", "trilateral", "minilateral", "multilateral"]
Mode = Literal["in_person", "virtual", "phone", "hybrid"]
Status = Literal["planned", "held", "cancelled", "postponed"]

# Columns of the matrix that stand even where the party holds no position.
_AT_THE_TABLE = ("principal", "host")


@frozen(kw_only=True)
class Venue:
    """Where the parties met, as closely as the sources say."""

    name: str = field(default="", validator=check.text)
    """Building or site."""
    locality: str = field(default="", validator=check.text)
    """City, town or island."""
    subdivision: str = field(default="", validator=check.subdivision)
    """ISO 3166-2 code such as US-AK."""
    country: str = field(default="", validator=check.country)
    """ISO 3166-1 alpha-3 code."""


@frozen(kw_only=True)
class Summit:
    """A summit, whole. It does not change: edit with `attrs.evolve`."""

    id: str = field(validator=check.slug)
    """Slug such as alaska-2025."""
    title: str = field(validator=check.text)
    """Name of the summit."""
    kind: SummitKind | None = field(default=None, validator=check.one_of(SummitKind))
    """How many principals: two, three, four to about ten, or more."""
    mode: Mode | None = field(default=None, validator=check.one_of(Mode))
    """How they met."""
    status: Status | None = field(default=None, validator=check.one_of(Status))
    """Whether it took place."""
    start: str = field(default="", validator=edtf_date)
    """EDTF date of the first day; empty where no source says."""
    end: str = field(default="", validator=edtf_date)
    """EDTF date of the last day."""
    venue: Venue | None = field(default=None, validator=check.optional(Venue))
    """Where they met."""
    host: str = field(default="", validator=check.slug)
    """Id of the party that hosts."""
    series: str = field(default="", validator=check.text)
    """Series that the summit belongs to, such as G7."""
    language: str = field(default="", validator=check.language)
    """BCP 47 tag of the language the record is written in."""
    marking: str = field(default="", validator=check.text)
    """Handling marking, as a source or the editor gives it."""
    summary: str = field(default="", validator=check.text)
    """The summit in a few sentences."""
    identifiers: Mapping[str, str] = field(factory=FrozenMapping, converter=to_texts, validator=some_texts)
    """Identifiers elsewhere: Wikidata QID, UN symbol, treaty id."""
    extensions: Mapping[str, Any] = field(factory=FrozenMapping, converter=to_data, validator=json_data)
    """JSON data that plugins keep with the summit, under a key of their own."""
    parties: tuple[Party, ...] = field(default=(), validator=check.each(Party))
    """States, organisations and groups."""
    people: tuple[Person, ...] = field(default=(), validator=check.each(Person))
    """Everyone whom the record names."""
    delegates: tuple[Delegate, ...] = field(default=(), validator=check.each(Delegate))
    """Who took part, and for whom."""
    sessions: tuple[Session, ...] = field(default=(), validator=check.each(Session))
    """Meetings within the summit."""
    issues: tuple[Issue, ...] = field(default=(), validator=check.each(Issue))
    """Matters dealt with."""
    positions: tuple[Position, ...] = field(default=(), validator=check.each(Position))
    """What each party holds on each issue."""
    proposals: tuple[Proposal, ...] = field(default=(), validator=check.each(Proposal))
    """Texts and ideas put on the table."""
    outcomes: tuple[Outcome, ...] = field(default=(), validator=check.each(Outcome))
    """What the summit ended in."""
    commitments: tuple[Commitment, ...] = field(default=(), validator=check.each(Commitment))
    """What parties undertook to do."""
    takeaways: tuple[Takeaway, ...] = field(default=(), validator=check.each(Takeaway))
    """Points that sources draw from it."""
    implications: tuple[Implication, ...] = field(default=(), validator=check.each(Implication))
    """What may follow."""
    recommendations: tuple[Recommendation, ...] = field(default=(), validator=check.each(Recommendation))
    """What should be done next."""
    divergences: tuple[Divergence, ...] = field(default=(), validator=check.each(Divergence))
    """Where accounts differ."""
    narrative: tuple[Narrative, ...] = field(default=(), validator=check.each(Narrative))
    """What no other part took, whole and in order."""
    sources: tuple[Source, ...] = field(default=(), validator=check.each(Source))
    """Documents that the statements come from."""
    brief: Brief | None = field(default=None, validator=check.optional(Brief))
    """What a briefing needs besides."""

    def party(self, id: str) -> Party:  # noqa: A002 - the field's own name
        """Return the party with this id.

        Raises:
            UnknownId: There is none.
        """
        return _found(self._parties, id, "party")

    def person(self, id: str) -> Person:  # noqa: A002 - the field's own name
        """Return the person with this id.

        Raises:
            UnknownId: There is none.
        """
        return _found(self._people, id, "person")

    def issue(self, id: str) -> Issue:  # noqa: A002 - the field's own name
        """Return the issue with this id.

        Raises:
            UnknownId: There is none.
        """
        return _found(self._issues, id, "issue")

    def source(self, id: str) -> Source:  # noqa: A002 - the field's own name
        """Return the source with this id.

        Raises:
            UnknownId: There is none.
        """
        return _found(self._sources, id, "source")

    def delegation(self, party: str) -> tuple[Delegate, ...]:
        """Return the delegates of a party, in record order.

        Raises:
            UnknownId: There is no such party.
        """
        self.party(party)
        return tuple(delegate for delegate in self.delegates if delegate.party == party)

    def positions_on(self, issue: str) -> tuple[Position, ...]:
        """Return the positions on an issue, in record order.

        Raises:
            UnknownId: There is no such issue.
        """
        self.issue(issue)
        return tuple(position for position in self.positions if position.issue == issue)

    def positions_of(self, party: str) -> tuple[Position, ...]:
        """Return the positions of a party, in record order.

        Raises:
            UnknownId: There is no such party.
        """
        self.party(party)
        return tuple(position for position in self.positions if position.party == party)

    def position(self, party: str, issue: str) -> Position | None:
        """Return the first position of a party on an issue, or None where none is stated.

        Raises:
            UnknownId: There is no such party, or no such issue.
        """
        self.party(party)
        self.issue(issue)
        return next(iter(self._cells.get((party, issue), ())), None)

    def matrix(self) -> Matrix:
        """Return the issues by the parties at the table and every other party that holds a position."""
        holders = {position.party for position in self.positions}
        parties = tuple(p for p in self.parties if p.role in _AT_THE_TABLE or p.id in holders)
        return Matrix(issues=self.issues, parties=parties, cells=self._cells)

    @cached_property
    def _cells(self) -> dict[tuple[str, str], tuple[Position, ...]]:
        cells: dict[tuple[str, str], list[Position]] = {}
        for position in self.positions:
            cells.setdefault((position.party, position.issue), []).append(position)
        return {pair: tuple(positions) for pair, positions in cells.items()}

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.parties}

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _issues(self) -> dict[str, Issue]:
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}


def _found(index: Mapping[str, T], wanted: str, what: str) -> T:
    if wanted not in index:
        raise UnknownId.among(index, wanted, what)
    return index[wanted]
