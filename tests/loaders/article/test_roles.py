"""Which part of several an actor has."""

import pytest

from summitkit.loaders.article.actors import actors
from summitkit.loaders.article.blocks import read_blocks
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import read_scene
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")
FRANCE, KENYA, UN = (actors("en")[code] for code in ("FRA", "KEN", "un"))
(SAID,) = read_scene(read_blocks(Account("It rained."), 1, WORDS.pattern("", "byline")), WORDS).sentences


@pytest.mark.parametrize("role", ["mediator", "guarantor", "host", "observer"])
def test_table_comes_before_any_other_part(role: str) -> None:
    """Whoever met is a principal, whatever else they did; who did not has the other part."""
    roles = Roles(core={FRANCE: SAID}, special={role: {FRANCE: SAID, KENYA: SAID}}, absent={KENYA: SAID})

    assert (roles.role(FRANCE), roles.role(KENYA), roles.role(UN)) == ("principal", role, "")


def test_mediator_comes_before_the_host() -> None:
    """Of several other parts the strongest counts, in whatever order they are told."""
    roles = Roles(special={"observer": {KENYA: SAID}, "host": {KENYA: SAID}, "mediator": {KENYA: SAID}})

    assert roles.role(KENYA) == "mediator"
    assert roles.host == KENYA


@pytest.mark.parametrize(
    ("core", "kenya", "organisation"), [((), "principal", "principal"), ((FRANCE,), "principal", "observer")]
)
def test_who_attends_is_at_the_table(core: tuple[object, ...], kenya: str, organisation: str) -> None:
    """A state that attends is a principal; an organisation is one only where no others met, else an observer."""
    roles = Roles(attending={KENYA: SAID, UN: SAID}, core={FRANCE: SAID} if core else {})

    assert (roles.role(KENYA), roles.role(UN)) == (kenya, organisation)


def test_who_attends_is_not_absent() -> None:
    """Who attended is not absent; who only was absent is affected."""
    roles = Roles(attending={KENYA: SAID}, absent={KENYA: SAID, FRANCE: SAID})

    assert (roles.role(KENYA), roles.role(FRANCE)) == ("principal", "affected_absent")


def test_principals_in_the_order_told() -> None:
    """The principals stand as the account names them, those who met before those who attended."""
    roles = Roles(core={KENYA: SAID}, attending={UN: SAID, FRANCE: SAID, KENYA: SAID})

    assert roles.principals() == [KENYA, FRANCE]
    assert roles.host is None
