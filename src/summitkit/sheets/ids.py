"""Ids for entities that people added without one, and ids found by the names that stand beside them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field

from summitkit.errors import closest
from summitkit.sheets.columns import Field
from summitkit.sheets.entries import Entry
from summitkit.sheets.fields import NAMED_BY, named
from summitkit.sheets.headings import plain
from summitkit.sheets.remarks import Remarks

# Words of a title or text that an id is made of: enough to tell it from others, and short enough to read.
_WORDS = 6
_NAMING = ("name", "title", "text")
_MADE = "Rows without an id were given one, made of their name"


def give_ids(entries: Sequence[Entry], remarks: Remarks) -> None:
    """Give an id to each entity of one table that has none, made of its name, title or text."""
    taken = {entry.data["id"] for entry in entries if "id" in entry.data}
    for number, entry in enumerate(entries, 1):
        words = next((entry.data[key] for key in _NAMING if key in entry.data), "")
        if "id" not in entry.data and words:
            entry.data["id"] = _unused(slug(words) or f"{entry.table.key}-{number}", taken)
            remarks.add(_MADE, entry.at("id"))


def slug(words: str) -> str:
    """Return an id made of the first words of a text; empty where it has no Latin letter or digit."""
    latin = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", latin)[:_WORDS])


def _unused(wanted: str, taken: set[str]) -> str:
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found


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
