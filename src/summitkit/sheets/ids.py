"""Ids for entities that people added without one, and ids found by the names that stand beside them."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field

from summitkit.errors import closest
from summitkit.ids import Ids
from summitkit.sheets.columns import Field
from summitkit.sheets.entries import Entry
from summitkit.sheets.fields import NAMED_BY, named
from summitkit.sheets.headings import plain
from summitkit.sheets.remarks import Remarks

_NAMING = ("name", "title", "text")
_MADE = "Rows without an id were given one, made of their name"


def give_ids(key: str, entries: Sequence[Entry], remarks: Remarks) -> None:
    """Give an id to each entity of one collection that has none, made of its name, title or text."""
    ids = Ids(key)
    for entry in entries:
        ids.take(entry.data.get("id", ""))
    for entry in entries:
        words = next((entry.data[name] for name in _NAMING if name in entry.data), "")
        if "id" not in entry.data and words:
            entry.data["id"] = ids.make(words)
            remarks.add(_MADE, entry.at("id"))


@define
class NameIndex:
    """The ids of parties, people, issues and sources, by name and the other way round."""

    _names: dict[str, dict[str, str]] = field(factory=dict)
    _ids: dict[str, dict[str, set[str]]] = field(factory=dict)

    def add(self, key: str, entries: Iterable[Entry]) -> None:
        """Add the entities of a collection."""
        names, ids = self._names.setdefault(key, {}), self._ids.setdefault(key, {})
        for entry in entries:
            own, name = str(entry.data.get("id", "")), str(entry.data.get(NAMED_BY[key], ""))
            names[own] = name
            ids.setdefault(plain(name), set()).add(own)

    def settle(self, entry: Entry, shown: Field, own: Field, remarks: Remarks) -> None:
        """Take ids from the names beside them where a row has names alone; where it has both, hold them together."""
        cell = entry.cell(shown.column.key)
        if not isinstance(cell, str) or not cell.strip():
            return
        said = entry.data.get(str(own.path[0])) if own.path else entry.cell(own.column.key)
        names, ids = self._names.get(own.column.target, {}), said if isinstance(said, list) else [str(said)]
        if not said:
            self._by_name(entry, shown, own, cell, remarks)
        elif cell != (name := named(names, ids)) and plain(cell) != plain(name) and set(ids) <= names.keys():
            self._contradicted(entry, shown, own, ids, remarks)

    def _by_name(self, entry: Entry, shown: Field, own: Field, cell: str, remarks: Remarks) -> None:
        known = self._ids.get(own.column.target, {})
        parts = [cell] if not own.column.many or plain(cell) in known else cell.split(",")
        found = [known.get(plain(part), set()) for part in parts]
        wrong = next((part for part, ids in zip(parts, found, strict=True) if len(ids) != 1), None)
        if wrong is not None:
            message = f"expected a name of the sheet {own.column.target.capitalize()}, found {wrong.strip()!r}"
            remarks.problem(message, entry.at(shown.column.key), closest(wrong.strip(), self._spelled(own)))
            return
        ids = [next(iter(each)) for each in found]
        entry.data[str(own.path[0]) if own.path else own.column.key] = ids if own.column.many else ids[0]

    def _contradicted(self, entry: Entry, shown: Field, own: Field, ids: list[str], remarks: Remarks) -> None:
        cell, where = entry.cell(shown.column.key), entry.at(shown.column.key)
        whose = self._ids[own.column.target].get(plain(cell), set())
        if not whose:
            remarks.add("Names beside an id are another than the id's; the id was taken", where)
        # Two entities of one id, which a check tells of, have a name each.
        elif not whose & set(ids):
            message = f"expected the name of what {own.column.heading!r} says, found {cell!r}"
            remarks.problem(message, where, "change the id, or empty the cell of the id")

    def _spelled(self, own: Field) -> list[str]:
        return [name for name in self._names.get(own.column.target, {}).values() if name]


def settle_names(entries: Iterable[Entry], fields: Mapping[str, Field], index: NameIndex, remarks: Remarks) -> None:
    """Settle every column that repeats ids by name, in all entries of one table."""
    pairs = [(each, fields[each.repeats]) for each in fields.values() if each.repeats]
    for entry in entries if pairs else ():
        for shown, own in pairs:
            index.settle(entry, shown, own, remarks)
