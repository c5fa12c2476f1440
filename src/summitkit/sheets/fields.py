"""From the model's fields to columns, and back: how a cell is read from an entity, and what it says of one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Any, get_origin

import attrs

from summitkit.model import Locator, Scale, Summit, validators
from summitkit.model.dates import edtf_date
from summitkit.model.evidence import EVIDENCE
from summitkit.sheets.columns import Field, column, width_for, width_of
from summitkit.sheets.evidence import first_evidence
from summitkit.sheets.parsing import as_ids, as_lines, as_number, as_token, parse_of
from summitkit.sheets.sheet import Kind, Value
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
# Of the entities of a collection that references point into: the field that names them.
NAMED_BY = {"parties": "name", "people": "name", "issues": "title", "sources": "title"}
_NAME_WIDTHS = {"party": 17, "host": 17, "source": 34}
_LINES = "One a line; a JSON list where a text itself has lines."
_PAIRS = "One a line, as name: value; a JSON object where that could be misread."


def names_in(summit: Summit) -> Names:
    """Return the names of everything that references point to."""
    return {
        key: {entity.id: getattr(entity, name) for entity in getattr(summit, key)} for key, name in NAMED_BY.items()
    }


def fields_of(cls: type, names: Names) -> Iterator[Field]:
    """Yield the columns of a class of the model, in the order of its fields.

    Entities inside entities have sheets of their own and yield none, except evidence: the first piece shows.
    """
    for attribute in attrs.fields(cls):
        yield from _fields(cls, attribute, names)


def _fields(cls: type, attribute: "attrs.Attribute[Any]", names: Names) -> Iterator[Field]:
    name, rule = attribute.name, attribute.validator
    if rule == EVIDENCE:
        yield from first_evidence(cls)
    elif attribute.type == Scale | None:
        yield from _inside(Scale, name, "Scale: {}", names)
    elif attribute.type == Locator | None:
        yield from _inside(Locator, name, "Place: {}", names)
    elif rule is validators.interval:
        yield from _interval(cls, name)
    elif name in TARGETS:
        yield from _references(cls, name, names[TARGETS[name]], many=rule is validators.references)
    elif isinstance(rule, validators.OneOf):
        yield _enum(cls, attribute, rule.choices)
    elif rule is validators.texts or get_origin(attribute.type) is Mapping:
        yield _several(cls, attribute)
    elif get_origin(attribute.type) is not tuple:
        yield _plain(cls, attribute)


def _several(cls: type, attribute: "attrs.Attribute[Any]") -> Field:
    parse = parse_of(attribute)
    show, note = (one_a_line, _LINES) if parse is as_lines else (pairs, _PAIRS)
    held = attrgetter(attribute.name)
    shown = column(cls, attribute.name, many=True, note=note)
    return Field(shown, lambda entity: show(held(entity)), (attribute.name,), parse)


def _plain(cls: type, attribute: "attrs.Attribute[Any]") -> Field:
    rule, name = attribute.validator, attribute.name
    kinds: dict[object, Kind] = {edtf_date: "date", validators.link: "link"}
    kind = "number" if isinstance(rule, validators.Number) else kinds.get(rule, "text")
    read: Callable[[Any], Value] = attrgetter(name)
    shown = column(cls, name, kind, identifies=name == "id")
    return Field(shown, read if kind == "number" else _or_none(read), (name,), parse_of(attribute))


def _or_none(read: Callable[[Any], Any]) -> Callable[[Any], Value]:
    return lambda entity: read(entity) or None


def _enum(cls: type, attribute: "attrs.Attribute[Any]", choices: tuple[str, ...]) -> Field:
    words = {choice: in_words(choice) for choice in choices}
    held = attrgetter(attribute.name)
    shown = column(cls, attribute.name, "enum", choices=tuple(words.values()), width=width_for(words.values()))
    return Field(shown, lambda entity: words.get(held(entity)), (attribute.name,), parse_of(attribute))


def _references(cls: type, name: str, known: Mapping[str, str], *, many: bool) -> Iterator[Field]:
    held = attrgetter(name)
    own = column(cls, name, "reference", heading=f"{in_words(name)} (ID)", target=TARGETS[name], many=many)
    shown = attrs.evolve(
        own,
        key=f"{name}_name",
        heading=in_words(name),
        kind="text",
        width=_NAME_WIDTHS.get(name, 22),
        derived=True,
        note=f"The same as {own.heading}, by name. In a new row either of them will do.",
    )
    if many:
        yield Field(own, lambda entity: ", ".join(held(entity)) or None, (name,), as_ids)
        yield Field(shown, lambda entity: named(known, held(entity)), repeats=name)
    else:
        yield Field(own, lambda entity: held(entity) or None, (name,), as_token)
        yield Field(shown, lambda entity: known.get(held(entity)) or held(entity) or None, repeats=name)


def named(known: Mapping[str, str], ids: Iterable[str]) -> str | None:
    """Return ids by name, with commas between them; an id without a name stands for itself."""
    return ", ".join(known.get(each) or each for each in ids) or None


def _interval(cls: type, name: str) -> Iterator[Field]:
    for index, end in enumerate(("from", "to")):
        shown = column(cls, name, "number", key=f"{name}_{end}", heading=f"{in_words(name)} {end}")
        yield Field(shown, _through(name, itemgetter(index)), (name, index), as_number)


def _inside(cls: type, name: str, heading: str, names: Names) -> Iterator[Field]:
    for each in fields_of(cls, names):
        key = each.column.key
        words = heading.format(key)
        shown = attrs.evolve(each.column, key=f"{name}_{key}", heading=words, width=width_of(words))
        yield Field(shown, _through(name, each.read), (name, *each.path), each.parse)


def _through(name: str, read: Callable[[Any], Value]) -> Callable[[Any], Value]:
    held = attrgetter(name)
    return lambda entity: None if held(entity) is None else read(held(entity))
