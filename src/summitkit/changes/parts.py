"""The collections of a record: by what their entities are matched, and what they are called."""

from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import Any

from attrs import frozen

from summitkit.changes.matching import Rule
from summitkit.model import Delegate, Divergence, Outcome, Position

# Measured on the documentation of summitkit: of 20,000 random pairs of sentences one in a hundred was more alike than
# 0.32, and of paragraphs than 0.45. Four sentences that were reworded by hand were at 0.57 and above.
_ALIKE = 0.5

Text = Callable[[Any], str]


@frozen(kw_only=True)
class Part:
    """A collection of a record."""

    name: str
    """Field of the summit and key of the record."""
    noun: str
    """What one entity is called."""
    title: Text
    """Gives the name of an entity, or an empty string."""
    text: Text
    """Gives the text that tells how alike two entities are."""
    rules: tuple[Rule, ...]
    """Rules by which entities are matched that are not equal."""


def _untitled(_: object) -> str:
    return ""


def _seat(delegate: Delegate) -> tuple[str, str]:
    return delegate.person, delegate.party


def _cell(position: Position) -> tuple[str, str]:
    return position.issue, position.party


def _result(outcome: Outcome) -> str:
    return f"{outcome.text} {outcome.instrument}".strip()


def _sides(divergence: Divergence) -> str:
    return " ".join(statement.text for statement in divergence.statements)


_ID, _LABEL, _TEXT, _TITLE = map(attrgetter, ("id", "label", "text", "title"))
_AREA, _HEADING, _NAME = map(attrgetter, ("area", "heading", "name"))


def _keyed(name: str, noun: str, title: Text, text: Text, key: Callable[[Any], Any] = _ID) -> Part:
    # Entities that share a key are one, however much it was changed; the text decides only among several.
    return Part(name=name, noun=noun, title=title, text=text, rules=(Rule(key=key, floor=0),))


def _worded(name: str, noun: str, title: Text, text: Text, by: Rule) -> Part:
    # Without a key it is the words that tell, those under one title or topic before all others.
    def both(entity: object) -> Hashable:
        topic, words = by.key(entity), text(entity)
        return topic and words and (topic, words)

    anywhere = Rule(key=lambda _: True, floor=_ALIKE)
    return Part(name=name, noun=noun, title=title, text=text, rules=(Rule(key=both), Rule(key=text), by, anywhere))


PARTS = (
    _keyed("parties", "party", _NAME, _NAME),
    _keyed("people", "person", _NAME, _NAME),
    _keyed("delegates", "delegate", _untitled, _TITLE, _seat),
    _keyed("sessions", "session", _TITLE, _TITLE),
    _keyed("issues", "issue", _TITLE, _TITLE),
    _keyed("positions", "position", _untitled, _TEXT, _cell),
    _keyed("proposals", "proposal", _TITLE, _TEXT),
    _worded("outcomes", "outcome", _untitled, _result, Rule(key=attrgetter("kind"), floor=_ALIKE)),
    _keyed("commitments", "commitment", _untitled, _TEXT),
    _worded("takeaways", "takeaway", _LABEL, _TEXT, Rule(key=_LABEL, floor=0)),
    _worded("implications", "implication", _AREA, _TEXT, Rule(key=_AREA, floor=_ALIKE)),
    _worded("recommendations", "recommendation", _TITLE, _TEXT, Rule(key=_TITLE, floor=0)),
    _worded("divergences", "divergence", _untitled, _sides, Rule(key=attrgetter("about"), floor=_ALIKE)),
    _worded("narrative", "narrative", _HEADING, _TEXT, Rule(key=_HEADING, floor=_ALIKE)),
    _keyed("sources", "source", _TITLE, _TITLE),
)
