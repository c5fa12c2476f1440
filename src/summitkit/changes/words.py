"""How changes speak of the parts of a record: by the names that stand in the two summits."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from summitkit.changes.parts import Part
from summitkit.model import Delegate, Issue, Party, Person, Position, Summit

_SHOWN = 60


def shown(text: str) -> str:
    """Return a text fit for a name: on one line, not too long, and with invisible characters as escapes."""
    line = " ".join(text[: 4 * _SHOWN].split())
    short = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
    if short.isprintable():
        return short
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)


@frozen
class Words:
    """The names in two summits, each with the one that it was changed to."""

    parties: Mapping[str, str]
    """Name of each party, by id."""
    people: Mapping[str, str]
    """Name of each person, by id."""
    issues: Mapping[str, str]
    """Title of each issue, by id."""

    @classmethod
    def of(cls, before: Summit, after: Summit) -> "Words":
        """Return the names in two summits."""
        return cls(
            _names(before.parties, after.parties),
            _names(before.people, after.people),
            _names(before.issues, after.issues),
        )

    def entity(self, part: Part, *versions: object) -> str:
        """Return words for an entity, given as it was, as it is, or both in that order.

        A party or issue that the record does not have is called by its id, in quotation marks.
        """
        match versions[0]:
            case Position(issue=issue, party=party):
                return f"position of {_name(self.parties, party)} on {_name(self.issues, issue)}"
            case Delegate(person=person, party=party):
                return f"delegate {_name(self.people, person)} of {_name(self.parties, party)}"
            case Party(id=party):
                return f"party {_name(self.parties, party)}"
            case Person(id=person):
                return f"person {_name(self.people, person)}"
        titles = _quoted(map(part.title, versions))
        # A text is shown with what became of it, so its beginning is enough of a name.
        names = titles or _quoted(map(part.text, versions))[:1]
        return f"{part.noun} {_now(*names)}" if names else part.noun


def _quoted(texts: Iterable[str]) -> list[str]:
    return [f"'{shown(text)}'" for text in texts if text.strip()]


def _names(before: Iterable[Party | Person | Issue], after: Iterable[Party | Person | Issue]) -> Mapping[str, str]:
    names: dict[str, list[str]] = {}
    for each in (*before, *after):
        names.setdefault(each.id, []).append(shown(each.title if isinstance(each, Issue) else each.name))
    return {key: _now(*found) for key, found in names.items()}


def _name(names: Mapping[str, str], wanted: str) -> str:
    return names.get(wanted) or repr(wanted)


def _now(first: str, *others: str) -> str:
    last = others[-1] if others else first
    return first if first == last else f"{first} (now {last})"
