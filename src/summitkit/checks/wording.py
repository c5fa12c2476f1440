"""How findings speak of the parts of a summit: by name, as a desk officer would."""

import re
from collections.abc import Mapping
from functools import cached_property

from attrs import fields_dict, frozen

from summitkit.model import Commitment, Delegate, Divergence, Outcome, Party, Person, Position, Summit

_SHOWN = 80
_PLACE = re.compile(r"/(\w+)(?:/(\d{1,9})(?=/|$))?", re.ASCII)
_FIELDS = frozenset(fields_dict(Summit))


def shown(text: str, length: int = _SHOWN) -> str:
    """Return a text fit for a message: on one line, not too long, and with invisible characters as escapes."""
    line = " ".join(text[: 4 * length].split())
    short = line if len(line) <= length else f"{line[: length - 3].rstrip()}..."
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in short)


def quoted(text: str, length: int = _SHOWN) -> str:
    """Return a text fit for a message, in quotation marks."""
    return f"'{shown(text, length)}'"


def sentence(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def listed(words: list[str]) -> str:
    """Return words as a list: `a`, `a and b`, `a, b and c`."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


@frozen
class Wording:
    """The names in one summit."""

    summit: Summit

    def party(self, id: str) -> str:  # noqa: A002 - the model's own name
        """Return the name of a party, or its id in quotation marks where there is no such party."""
        return self._parties.get(id, repr(id))

    def person(self, id: str) -> str:  # noqa: A002 - the model's own name
        """Return the name of a person, or the id in quotation marks."""
        return self._people.get(id, repr(id))

    def issue(self, id: str) -> str:  # noqa: A002 - the model's own name
        """Return the title of an issue, or its id in quotation marks."""
        return self._issues.get(id, repr(id))

    def source(self, id: str) -> str:  # noqa: A002 - the model's own name
        """Return the title of a source in quotation marks, or the id where it has none."""
        return self._sources.get(id, repr(id))

    def position(self, position: Position) -> str:
        """Return whose position it is, and on what."""
        return f"the position of {self.party(position.party)} on {self.issue(position.issue)}"

    def part(self, pointer: str) -> str:
        """Return words for the entry of a collection that a pointer leads into; `the summit` for all else."""
        place = _PLACE.match(pointer)
        name, index = place.groups() if place else ("", None)
        entries = getattr(self.summit, name) if name in _FIELDS else None
        if index and isinstance(entries, tuple) and int(index) < len(entries):
            return self._entry(entries[int(index)], int(index) + 1)
        return f"the {name}" if name in ("venue", "brief") else "the summit"

    def _entry(self, entry: object, number: int) -> str:
        match entry:
            case Position():
                words = self.position(entry)
            case Delegate():
                words = f"the delegate {self.person(entry.person)} of {self.party(entry.party)}"
            case Party() | Person():
                words = f"{type(entry).__name__.lower()} {shown(entry.name)}"
            case Outcome():
                words = f"outcome {number} ({entry.kind.replace('_', ' ')})"
            case Commitment():
                words = f"the commitment {quoted(entry.text)}"
            case Divergence():
                words = f"divergence {number}"
            case _:
                words = _titled(entry, number)
        return words

    @cached_property
    def _parties(self) -> Mapping[str, str]:
        return {party.id: shown(party.name) for party in self.summit.parties}

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return {person.id: shown(person.name) for person in self.summit.people}

    @cached_property
    def _issues(self) -> Mapping[str, str]:
        return {issue.id: shown(issue.title) for issue in self.summit.issues}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {source.id: quoted(source.title) for source in self.summit.sources if source.title}


def _titled(entry: object, number: int) -> str:
    kind = type(entry).__name__.lower()
    title = next((text for name in ("title", "label", "area", "heading") if (text := getattr(entry, name, ""))), "")
    return f"the {kind} {quoted(title)}" if title else f"{kind} {number}"
