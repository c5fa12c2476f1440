"""From entities to a sheet: where they stand in the record, which of their columns are worth showing, and the rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias, cast, get_args

import attrs
from attrs import field, frozen

from summitkit.model import Summit
from summitkit.model.mappings import FrozenMapping
from summitkit.model.notes import class_note
from summitkit.sheets.columns import Field
from summitkit.sheets.fields import Names, fields_of
from summitkit.sheets.sheet import Column, Row, Rows, Sheet, Tone, Value
from summitkit.sheets.words import in_words

_TONES = frozenset(get_args(Tone))
_NO_TONES: Mapping[str, Tone] = FrozenMapping()
_RECORD = Column(
    key="record",
    heading="Record",
    width=14,
    note="Place in the record, by which sheets refer to this row. Leave it as it is.",
    identifies=True,
)
_NESTED_WIDTH = 30


@frozen
class _Own(Field):
    """A column that is read from the entity alone, whatever it stands in."""

    of_entity: Callable[[Any], Value] = field(kw_only=True)


class Item(NamedTuple):
    """An entity, where it stands in the record, and what it stands in."""

    pointer: str
    entity: Any
    parent_pointer: str
    parent: Any


Items: TypeAlias = Callable[[Summit], Iterator[Item]]
# Makes further columns; they are read from an `Item`.
More: TypeAlias = Callable[[Names], Iterable[Field]]


def _nothing_more(_: Names) -> Iterable[Field]:
    return ()


@frozen(kw_only=True)
class Inside:
    """Where the entities of a table stand inside those of another."""

    path: tuple[str, ...]
    """Keys that lead from the outer entity's plain data to the list of them."""
    column: str
    """Key of the column that says which the outer entity is."""
    parents: str = ""
    """Key of the outer entities' table where the column holds an id; empty where it holds a JSON pointer."""


@frozen(kw_only=True)
class Table:
    """What one sheet of the record is made from."""

    key: str
    """Key and, in words, name of the sheet."""
    cls: type
    """Class of its entities."""
    items: Items
    """Finds the entities of a summit."""
    core: tuple[str, ...] = ()
    """Columns that stand even where they are empty, besides those that an entity must have."""
    toned: tuple[str, ...] = ()
    """Fields whose words have a tone."""
    before: More = _nothing_more
    """Columns that come before those of the class."""
    after: More = _nothing_more
    """Columns that come after those of the class."""
    inside: Inside | None = None
    """Where its entities stand, if not in a collection of the summit."""
    fixed: int = 0
    """How many columns stay in view while the rest scrolls."""


def collection(key: str) -> Items:
    """Return what finds the entities of a collection of the summit."""

    def items(summit: Summit) -> Iterator[Item]:
        for index, entity in enumerate(getattr(summit, key)):
            yield Item(f"/{key}/{index}", entity, "", summit)

    return items


def inside(parents: Items, name: str) -> Items:
    """Return what finds the entities that stand inside others, in the field `name`."""

    def items(summit: Summit) -> Iterator[Item]:
        for parent in parents(summit):
            for index, entity in enumerate(getattr(parent.entity, name)):
                yield Item(f"{parent.pointer}/{name}/{index}", entity, parent.pointer, parent.entity)

    return items


def sheet_of(table: Table, summit: Summit, names: Names, *, complete: bool) -> Sheet:
    """Return the sheet of a table; columns that are empty throughout are left out, unless it is to be complete."""
    fields = all_fields(table, names)
    kept = fields if complete else _standing(fields, table, summit)
    return Sheet(
        key=table.key,
        name=in_words(table.key),
        note=class_note(table.cls),
        columns=tuple(each.column for each in kept),
        rows=Rows(partial(_rows, table, kept, summit)),
        fixed=table.fixed,
    )


def all_fields(table: Table, names: Names) -> list[Field]:
    """Return every column that the sheet of a table can have, in order."""
    return [*table.before(names), *_own(table, names), *table.after(names)]


def _own(table: Table, names: Names) -> Iterable[Field]:
    nested = table.inside is not None
    width = _NESTED_WIDTH if nested else max(_RECORD.width, len(table.key) + 6)
    record = Field(attrs.evolve(_RECORD, width=width), lambda item: item.pointer)
    own = [
        _Own(each.column, _of_entity(each), each.path, each.parse, each.repeats, of_entity=each.read)
        for each in fields_of(table.cls, names)
    ]
    has_id = any(each.column.key == "id" for each in own)
    return (*own, record) if nested or has_id else (record, *own)


def _of_entity(each: Field) -> Callable[[Item], Value]:
    return lambda item: each.read(item.entity)


def _standing(fields: list[Field], table: Table, summit: Summit) -> list[Field]:
    required = {attribute.name for attribute in attrs.fields(table.cls) if attribute.default is attrs.NOTHING}
    always = {_RECORD.key, *table.core, *required}
    entities = [item.entity for item in table.items(summit)]
    return [each for each in fields if each.column.key in always or _is_used(each, entities, table, summit)]


def _is_used(each: Field, entities: list[Any], table: Table, summit: Summit) -> bool:
    if isinstance(each, _Own):
        return any(value is not None for value in map(each.of_entity, entities))
    return any(each.read(item) is not None for item in table.items(summit))


def _rows(table: Table, fields: list[Field], summit: Summit) -> Iterator[Row]:
    # A large summit has millions of cells: what does not change from row to row is looked up once.
    reads = [(True, each.of_entity) if isinstance(each, _Own) else (False, each.read) for each in fields]
    tones = partial(_tones, table.toned) if table.toned else _no_tones
    for item in table.items(summit):
        entity = item.entity
        cells = tuple([read(entity) if is_own else read(item) for is_own, read in reads])
        yield Row(pointer=item.pointer, cells=cells, tones=tones(entity))


def _no_tones(_: object) -> Mapping[str, Tone]:
    return _NO_TONES


def _tones(keys: tuple[str, ...], entity: object) -> Mapping[str, Tone]:
    return {key: cast("Tone", value) for key in keys if (value := getattr(entity, key)) in _TONES}
