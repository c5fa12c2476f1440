"""From the model's fields to columns: heading, kind, width and note, and how to read a cell from an entity."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Any, get_origin

import attrs
from attrs import frozen

from summitkit.model import Evidence, Locator, Narrative, Position, Scale, Summit, validators
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import EVIDENCE
from summitkit.model.notes import field_notes
from summitkit.sheets.sheet import Column, Kind, Value
from summitkit.sheets.words import in_words, one_a_line, pairs

# Names (id to name) of what references point to, by the key of the collection.
Names = Mapping[str, Mapping[str, str]]

# Which collection a field that holds ids points into.
TARGETS = {
    "party": "parties",
    "host": "parties",
    "proposers": "parties",
    "obligors": "parties",
    "beneficiaries": "parties",
    "affected": "parties",
    "person": "people",
    "attendees": "people",
    "issue": "issues",
    "issues": "issues",
    "parent": "issues",
    "source": "sources",
}
_HEADINGS: dict[tuple[type, str], str] = {
    (Position, "text"): "Position",
    (Position, "value"): "Value on scale",
}
_WIDTHS = {
    "id": 18,
    "code": 9,
    "name": 26,
    "text": 46,
    "quote": 46,
    "status_quo": 30,
    "conditions": 26,
    "sha256": 22,
    "language": 10,
    "place": 12,
}
_OWN_WIDTHS: dict[tuple[type, str], int] = {
    (Narrative, "text"): 90,
    (Narrative, "heading"): 30,
    (Evidence, "quote"): 60,
}
_NAME_WIDTHS = {"party": 17, "host": 17, "source": 34}
_KIND_WIDTHS: dict[Kind, int] = {"number": 9, "date": 11, "reference": 16, "link": 36}
_WIDEST_WORD = 16
# Beside a heading stands the button of the filter; a long heading breaks into lines instead.
_BUTTON, _WIDEST_HEADING = 3, 20
_LINES = "One a line; a JSON list where a text itself has lines."
_PAIRS = "One a line, as name: value; a JSON object where that could be misread."


@frozen
class Field:
    """A column, and how its cell is read from an entity."""

    column: Column
    read: Callable[[Any], Value]


def names_in(summit: Summit) -> Names:
    """Return the names of everything that references point to."""
    return {
        "parties": {party.id: party.name for party in summit.parties},
        "people": {person.id: person.name for person in summit.people},
        "issues": {issue.id: issue.title for issue in summit.issues},
        "sources": {source.id: source.title for source in summit.sources},
    }


def fields_of(cls: type, names: Names) -> Iterator[Field]:
    """Yield the columns of a class of the model, in the order of its fields.

    Entities inside entities have sheets of their own and yield none, except evidence: the first piece shows.
    """
    for attribute in attrs.fields(cls):
        yield from _fields(cls, attribute, names)


def column(cls: type, name: str, kind: Kind = "text", **more: Any) -> Column:  # noqa: ANN401 - as Column
    """Return the column of a field, with the note that the model's source gives it."""
    note = " ".join(filter(None, (field_notes(cls)[name], more.pop("note", ""))))
    heading = more.pop("heading", _HEADINGS.get((cls, name), in_words(name)))
    width = more.pop("width", _OWN_WIDTHS.get((cls, name)) or _KIND_WIDTHS.get(kind) or _WIDTHS.get(name, 24))
    shown = max(width, _width_of(heading))
    return Column(key=more.pop("key", name), heading=heading, kind=kind, width=shown, note=note, **more)


def _width_of(heading: str) -> int:
    return min(len(heading) + _BUTTON, _WIDEST_HEADING)


def _fields(cls: type, attribute: "attrs.Attribute[Any]", names: Names) -> Iterator[Field]:
    name, rule = attribute.name, attribute.validator
    if rule == EVIDENCE:
        yield from _first_evidence(cls)
    elif attribute.type == Scale | None:
        yield from _inside(Scale, name, "Scale: {}", names)
    elif attribute.type == Locator | None:
        yield from _inside(Locator, name, "Place: {}", names)
    elif rule is validators.interval:
        yield from _interval(cls, name)
    elif name in TARGETS:
        yield from _references(cls, name, names[TARGETS[name]], many=rule is validators.references)
    elif rule is validators.texts:
        yield Field(column(cls, name, many=True, note=_LINES), lambda entity: one_a_line(getattr(entity, name)))
    elif get_origin(attribute.type) is Mapping:
        yield Field(column(cls, name, many=True, note=_PAIRS), lambda entity: pairs(getattr(entity, name)))
    elif isinstance(rule, validators.OneOf):
        yield _enum(cls, name, rule.choices)
    elif get_origin(attribute.type) is not tuple:
        yield _plain(cls, attribute)


def _plain(cls: type, attribute: "attrs.Attribute[Any]") -> Field:
    rule, name = attribute.validator, attribute.name
    kinds: dict[object, Kind] = {edtf_date: "date", validators.link: "link"}
    kind = "number" if isinstance(rule, validators.Number) else kinds.get(rule, "text")
    read: Callable[[Any], Value] = attrgetter(name)
    return Field(column(cls, name, kind, identifies=name == "id"), read if kind == "number" else _or_none(read))


def _or_none(read: Callable[[Any], Any]) -> Callable[[Any], Value]:
    return lambda entity: read(entity) or None


def _enum(cls: type, name: str, choices: tuple[str, ...]) -> Field:
    words = {choice: in_words(choice) for choice in choices}
    width = min(max(map(len, words.values())) + 2, _WIDEST_WORD)
    shown = column(cls, name, "enum", choices=tuple(words.values()), width=width)
    return Field(shown, lambda entity: words.get(getattr(entity, name)))


def _references(cls: type, name: str, known: Mapping[str, str], *, many: bool) -> Iterator[Field]:
    ids: Callable[[object], Any] = attrgetter(name)
    own = column(cls, name, "reference", heading=f"{in_words(name)} (ID)", target=TARGETS[name], many=many)
    shown = attrs.evolve(
        own,
        key=f"{name}_name",
        heading=in_words(name),
        kind="text",
        width=_NAME_WIDTHS.get(name, 22),
        derived=True,
        note=f"The same as {own.heading}, by name.",
    )
    if many:
        yield Field(own, lambda entity: ", ".join(ids(entity)) or None)
        yield Field(shown, lambda entity: ", ".join(known.get(each, "") or each for each in ids(entity)) or None)
    else:
        yield Field(own, _or_none(ids))
        yield Field(shown, lambda entity: known.get(ids(entity), "") or ids(entity) or None)


def _interval(cls: type, name: str) -> Iterator[Field]:
    for index, end in enumerate(("from", "to")):
        shown = column(cls, name, "number", key=f"{name}_{end}", heading=f"{in_words(name)} {end}")
        yield Field(shown, _through(name, itemgetter(index)))


def _inside(cls: type, name: str, heading: str, names: Names) -> Iterator[Field]:
    for each in fields_of(cls, names):
        key = each.column.key
        words = heading.format(key)
        shown = attrs.evolve(each.column, key=f"{name}_{key}", heading=words, width=_width_of(words))
        yield Field(shown, _through(name, each.read))


def _through(name: str, read: Callable[[Any], Value]) -> Callable[[Any], Value]:
    return lambda entity: None if getattr(entity, name) is None else read(getattr(entity, name))


def _first_evidence(cls: type) -> Iterator[Field]:
    def first(entity: Any) -> Evidence | None:  # noqa: ANN401 - any entity that has evidence
        return next(iter(entity.evidence), None)

    more = "The first where there are several; the sheet Evidence has them all."
    yield Field(
        column(Evidence, "source", "reference", target="sources", heading="Source (ID)", note=more),
        lambda entity: getattr(first(entity), "source", None),
    )
    # The words of a narrative are those of its source: side by side they would be the same text twice.
    if cls is not Narrative:
        yield Field(column(Evidence, "quote", width=42), lambda entity: getattr(first(entity), "quote", None) or None)
    yield Field(
        column(Evidence, "locator", key="place", heading="Place", width=11, derived=True),
        lambda entity: place(first(entity)),
    )


def place(evidence: Evidence | None) -> str | None:
    """Return where a piece of evidence stands, in words."""
    return str(evidence.locator) if evidence is not None and evidence.locator is not None else None
