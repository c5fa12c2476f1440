"""What each party wants."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from summitkit.errors import UnknownId
from summitkit.model import validators as check
from summitkit.model.actors import Party
from summitkit.model.agenda import Issue
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import EVIDENCE, Evidence

Stance = Literal["supports", "opposes", "conditional", "neutral", "not_stated", "refused_to_discuss"]
Firmness = Literal["red_line", "strong", "flexible"]
Basis = Literal["declared", "attributed", "inferred"]


@frozen(kw_only=True)
class Position:
    """What one party holds on one issue."""

    issue: str = field(validator=check.slug)
    """Id of the issue."""
    party: str = field(validator=check.slug)
    """Id of the party."""
    text: str = field(default="", validator=check.text)
    """The position in words."""
    stance: Stance | None = field(default=None, validator=check.one_of(Stance))
    """Which way it leans; empty where nobody has classified it."""
    firmness: Firmness | None = field(default=None, validator=check.one_of(Firmness))
    """How far the party would move."""
    basis: Basis | None = field(default=None, validator=check.one_of(Basis))
    """Declared by the party itself, attributed to it by the source, or inferred by the editor."""
    value: float | None = field(default=None, validator=check.Number())
    """Where the party stands on the issue's scale."""
    value_range: tuple[float, float] | None = field(default=None, validator=check.interval)
    """Lowest and highest value that the source allows."""
    salience: float | None = field(default=None, validator=check.Number(0, 100))
    """How much the issue matters to the party, 0 to 100 (Thomson et al. 2006)."""
    conditions: tuple[str, ...] = field(default=(), validator=check.texts)
    """What the position depends on."""
    as_of: str = field(default="", validator=edtf_date)
    """EDTF date on which the party held it."""
    marking: str = field(default="", validator=check.text)
    """Handling marking of this statement, as the source gives it."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""


@frozen(kw_only=True)
class Matrix:
    """Issues by parties: every position in its cell."""

    issues: tuple[Issue, ...]
    """Rows."""
    parties: tuple[Party, ...]
    """Columns."""
    cells: Mapping[tuple[str, str], tuple[Position, ...]]
    """Positions under (party id, issue id), in the order of `Summit.position`; a pair without one has no key."""

    def cell(self, party: str, issue: str) -> tuple[Position, ...]:
        """Return what `party` holds on `issue`, in record order; empty where nothing is stated.

        Raises:
            UnknownId: The matrix has no such column, or no such row.
        """
        for wanted, known, what in ((party, self._parties, "party"), (issue, self._issues, "issue")):
            if wanted not in known:
                raise UnknownId.among(known, wanted, what, " in the matrix")
        return self.cells.get((party, issue), ())

    def rows(self) -> Iterator[tuple[Issue, tuple[tuple[Position, ...], ...]]]:
        """Yield each issue with its cells, one per party in the order of `parties`."""
        for issue in self.issues:
            yield issue, tuple(self.cells.get((party.id, issue.id), ()) for party in self.parties)

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.parties}

    @cached_property
    def _issues(self) -> dict[str, Issue]:
        return {issue.id: issue for issue in self.issues}
