"""Everyone's part in a meeting, and for whom each person speaks."""

from collections.abc import Iterable

from attrs import define, field

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.entities import Entity, Sentence

# From the strongest claim to a seat at the table to the weakest.
_ROLES = ("principal", "mediator", "guarantor", "host", "observer")
# Where more than two met, whoever hosted and spoke there met them too.
_SEVERAL = 2


@define
class Roles:
    """What an account says of everyone's part in the meeting."""

    core: dict[Actor, Sentence] = field(factory=dict)
    """Parties that met, each with the first sentence that says so."""
    special: dict[str, dict[Actor, Sentence]] = field(factory=dict)
    """Hosts, mediators, guarantors and observers."""
    attending: dict[Actor, Sentence] = field(factory=dict)
    """Parties for which somebody attended."""
    absent: dict[Actor, Sentence] = field(factory=dict)
    """Parties that were not there, or somebody of theirs was not."""
    away: set[Actor] = field(factory=set)
    """Those of them that the account itself calls absent."""
    delegates: dict[str, Sentence] = field(factory=dict)
    """People who took part, by full name."""
    sides: dict[str, Actor] = field(factory=dict)
    """Party of each person who took part, where the account tells."""
    rivals: list[tuple[str, str, Sentence]] = field(factory=list)
    """Pairs of people named in one seat: who sits there in most of the account, who does once, and where."""
    seated: set[str] = field(factory=set)
    """Those of them whom a sentence puts at the table, and not only beside it."""
    absentees: set[str] = field(factory=set)
    """People who were not there."""
    meetings: list[Sentence] = field(factory=list)
    """Sentences that say who met, in order."""

    def role(self, actor: Actor) -> str:
        """Return the role of an actor; empty where the account gives it no part."""
        if actor in self.core:
            return "principal"
        for role in _ROLES[1:]:
            if actor in self.special.get(role, {}):
                return role
        if actor in self.attending:
            return "principal" if actor.code or not self.core else "observer"
        return "affected_absent" if actor in self.absent else ""

    def took_part(self, actor: Actor) -> bool:
        """Tell whether an actor was there, in whatever part."""
        return self.role(actor) not in ("", "affected_absent")

    def principals(self) -> list[Actor]:
        """Return the parties at the table, in the order in which the account names them."""
        return [actor for actor in self.core | self.attending if self.role(actor) == "principal"]

    def at_the_table(self) -> list[Actor]:
        """Return the principals and, where three or more met, a host that somebody spoke for."""
        principals = self.principals()
        hosted = self.host is not None and self.host not in principals and self.host in self.sides.values()
        return [*principals, self.host] if self.host and hosted and len(principals) > _SEVERAL else principals

    @property
    def host(self) -> Actor | None:
        """Return the host, if the account names one."""
        return next(iter(self.special.get("host", {})), None)

    def add(self, parties: dict[Actor, Sentence], entities: Iterable[Entity], sentence: Sentence) -> None:
        """Add people and parties to a group of parties; those who stand apart or were not there are left out."""
        for entity in entities:
            if entity.person in self.absentees and entity.actor and parties in self.special.values():
                parties.setdefault(entity.actor, sentence)
            gone = entity.person in self.absentees or (not entity.person and entity.actor in self.away)
            if not (entity.aside or gone):
                self._seat(parties, entity, sentence)

    def _seat(self, parties: dict[Actor, Sentence], entity: Entity, sentence: Sentence) -> None:
        actor = entity.actor or self.sides.get(entity.person)
        if actor and not (actor in self.special.get("observer", {}) and parties is self.core):
            parties.setdefault(actor, sentence)
        if entity.person:
            self.delegates.setdefault(entity.person, sentence)
            self.seated |= {entity.person} if parties is self.core else set()
