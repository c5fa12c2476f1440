"""Entries in their order and inside each other: from the rows of all tables to the collections of a record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field

from summitkit.errors import closest
from summitkit.sheets.entries import Entry, put, record_in
from summitkit.sheets.remarks import Remarks
from summitkit.sheets.tables import Inside

_INDEX = re.compile(r"\d+$")
_ENTITY = re.compile(r"/(?P<table>[a-z_]+)/(?P<row>\d{1,9})(?=/|$)", re.ASCII)
_LEFT_OUT = "Rows whose {} is gone were left out"


@define
class Nest:
    """What has its place in the record already."""

    remarks: Remarks
    by_record: dict[str, Entry] = field(factory=dict)
    """Entries by the record that they were made from."""
    by_id: dict[str, dict[str, Entry]] = field(factory=dict)
    """Entries of each table by id, the first of those that share one."""

    def collect(self, key: str, entries: Iterable[Entry]) -> list[dict[str, Any]]:
        """Return a collection of the summit: entities of the record in its order, then the new ones as they stand."""
        ordered = self._ordered(list(entries))
        ids = self.by_id.setdefault(key, {})
        for number, entry in enumerate(ordered):
            entry.pointer = f"/{key}/{number}"
            ids.setdefault(str(entry.data.get("id", "")), entry)
        return [entry.data for entry in ordered]

    def place(self, entries: Sequence[Entry], inside: Inside) -> None:
        """Put entries inside those that they belong to."""
        groups: dict[int, list[Entry]] = {}
        parents: dict[int, Entry] = {}
        for entry in entries:
            if (parent := self._parent(entry, inside)) is not None:
                groups.setdefault(id(parent), []).append(entry)
                parents[id(parent)] = parent
        for key, group in groups.items():
            self._fill(parents[key], group, inside)

    def _fill(self, parent: Entry, group: list[Entry], inside: Inside) -> None:
        ordered = self._ordered(group)
        put(parent.data, inside.path, [entry.data for entry in ordered])
        for number, entry in enumerate(ordered):
            entry.pointer = f"{parent.pointer}/{'/'.join(inside.path)}/{number}"

    def _ordered(self, entries: list[Entry]) -> list[Entry]:
        for entry in entries:
            if entry.record and self.by_record.setdefault(entry.record, entry) is not entry:
                self.remarks.add("Rows that repeat the record of another were read as new ones", entry.at("record"))
                entry.record = ""
        # Sorting keeps the order of new entries, which come last.
        return sorted(entries, key=lambda entry: _index(entry.record))

    def _parent(self, entry: Entry, inside: Inside) -> Entry | None:
        said = entry.data.pop(inside.column, None) or entry.cell(inside.column)
        said = said.strip() if isinstance(said, str) else said
        was = self.by_record.get(_outer(entry.record, inside))
        if was is not None and said in (was.record if not inside.parents else was.data.get("id"), None):
            return was
        found = self._named(said, inside)
        if found is None and entry.record and was is None:
            self.remarks.add(_LEFT_OUT.format(inside.column), entry.at())
        elif found is None:
            self._complain(entry, inside, said)
        else:
            # It is no longer what stood there, and comes after what does.
            entry.record = ""
        return found

    def _named(self, said: object, inside: Inside) -> Entry | None:
        if not isinstance(said, str):
            return None
        if inside.parents:
            return self.by_id.get(inside.parents, {}).get(said)
        return self.by_record.get(record_in(said))

    def _complain(self, entry: Entry, inside: Inside, said: object) -> None:
        known: Iterable[str] = self.by_id.get(inside.parents, {}) if inside.parents else self.by_record
        hint = closest(str(said), known) if said is not None else ""
        message = f"expected the {inside.column} that the row belongs to, found {_found(said)}"
        self.remarks.problem(message, entry.at(inside.column), hint)


def _found(said: object) -> str:
    return "nothing" if said is None else repr(said)


def _outer(record: str, inside: Inside) -> str:
    return _INDEX.sub("", record).removesuffix(f"/{'/'.join(inside.path)}/") if record else ""


def _index(record: str) -> float:
    found = _INDEX.search(record)
    return int(found[0]) if found else float("inf")


def follow(divergences: Iterable[Entry], nest: Nest, rows: Mapping[str, int], remarks: Remarks) -> None:
    """Let what divergences are about follow where it has gone.

    Args:
        divergences: Entries that may point to others.
        nest: Every entry, in its place.
        rows: Rows that each table had when it was made: what pointed to one of them and no longer can is a problem.
        remarks: Where problems go.
    """
    for entry in divergences:
        found = _ENTITY.match(str(entry.data.get("about", "")))
        if found and (there := nest.by_record.get(found[0])):
            entry.data["about"] = there.pointer + entry.data["about"][found.end() :]
        elif found and int(found["row"]) < rows.get(found["table"], 0):
            message = f"expected what stands in the tables, found {found[0]}, whose row was deleted"
            remarks.problem(message, entry.at("about"), "empty the cell, or name the record of another row")
