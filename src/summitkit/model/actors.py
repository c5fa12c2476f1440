"""Who is at the table, who speaks for them, and who only looks on."""

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from summitkit.model import validators as check
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import EVIDENCE, Evidence
from summitkit.model.mappings import FrozenMapping, some_texts, to_texts

PartyKind = Literal["state", "igo", "bloc", "non_state", "partially_recognised"]
PartyRole = Literal["principal", "host", "mediator", "guarantor", "observer", "witness", "affected_absent"]
DelegateRole = Literal["head", "member", "interpreter", "notetaker", "adviser"]


@frozen(kw_only=True)
class Party:
    """A state, organisation or group that takes part, or that the summit is about."""

    id: str = field(validator=check.slug)
    """Slug, unique among the parties."""
    name: str = field(validator=check.text)
    """Name in the language of the record."""
    kind: PartyKind | None = field(default=None, validator=check.one_of(PartyKind))
    """What sort of actor it is."""
    code: str = field(default="", validator=check.country)
    """ISO 3166-1 alpha-3 code, withdrawn and user-assigned codes included; empty for what is no country."""
    role: PartyRole | None = field(default=None, validator=check.one_of(PartyRole))
    """Its part in this summit."""
    aliases: tuple[str, ...] = field(default=(), validator=check.texts)
    """Other names under which sources speak of it."""
    members: tuple[str, ...] = field(default=(), validator=check.texts)
    """Members of a bloc or organisation: party ids, or ISO 3166-1 alpha-3 codes."""
    identifiers: Mapping[str, str] = field(factory=FrozenMapping, converter=to_texts, validator=some_texts)
    """Identifiers elsewhere, such as a Wikidata QID."""


@frozen(kw_only=True)
class Tenure:
    """A post that a person held, and when."""

    post: str = field(validator=check.text)
    """Name of the post."""
    party: str = field(default="", validator=check.slug)
    """Id of the party that the post belongs to."""
    start: str = field(default="", validator=edtf_date)
    """EDTF date on which the tenure began."""
    end: str = field(default="", validator=edtf_date)
    """EDTF date on which it ended; empty while it lasts."""


@frozen(kw_only=True)
class Person:
    """Someone whom the record names."""

    id: str = field(validator=check.slug)
    """Slug, unique among the people."""
    name: str = field(validator=check.text)
    """Name as printed."""
    aliases: tuple[str, ...] = field(default=(), validator=check.texts)
    """Other forms of the name."""
    tenures: tuple[Tenure, ...] = field(default=(), validator=check.each(Tenure))
    """Posts held."""
    identifiers: Mapping[str, str] = field(factory=FrozenMapping, converter=to_texts, validator=some_texts)
    """Identifiers elsewhere, such as a Wikidata QID."""


@frozen(kw_only=True)
class Delegate:
    """A person who took part for a party."""

    person: str = field(validator=check.slug)
    """Id of the person."""
    party: str = field(validator=check.slug)
    """Id of the party."""
    title: str = field(default="", validator=check.text)
    """Title as printed."""
    role: DelegateRole | None = field(default=None, validator=check.one_of(DelegateRole))
    """Part in the delegation."""
    evidence: tuple[Evidence, ...] = field(default=(), validator=EVIDENCE)
    """Words of the sources that say so."""
