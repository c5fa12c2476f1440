"""From tables back to a record: the sheets of a workbook or a folder of CSV files, as people send them back."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import attrs
from attrs import define, field, frozen

from summitkit.errors import Location, Problem
from summitkit.grids import Grid
from summitkit.ids import slug
from summitkit.sheets.entries import Entry, EntryReader
from summitkit.sheets.facts import ROOTS, Facts
from summitkit.sheets.fields import NAMED_BY
from summitkit.sheets.headings import headed, sheet_key
from summitkit.sheets.ids import NameIndex, give_ids, settle_names
from summitkit.sheets.meta import KEY, NAME, VIEWS, Meta, digest, meta_in
from summitkit.sheets.nesting import Nest, follow
from summitkit.sheets.places import CellPlaces
from summitkit.sheets.proofs import settle_evidence
from summitkit.sheets.record import POSITIONS, TABLES
from summitkit.sheets.remarks import Remarks
from summitkit.sheets.tables import Table, all_fields
from summitkit.sheets.words import in_words

ALL = (POSITIONS, *TABLES)
# Sheets that repeat what others hold, or that explain.
_SHOWN_ONLY = ("guide", "columns", "findings", "lists", *VIEWS)
_KNOWN = (*ROOTS, *(table.key for table in ALL), *_SHOWN_ONLY, KEY)
_FACTS = {"field": "Field", "value": "Value", "note": "What it is", "record": "Record"}
_NO_NAMES: Mapping[str, Mapping[str, str]] = {key: {} for key in NAMED_BY}


@frozen(kw_only=True)
class Tables:
    """A record as tables hold it."""

    data: Mapping[str, Any]
    """Plain data, in the shape of the record format."""
    places: Mapping[str, Location]
    """Cell of each JSON pointer."""
    problems: tuple[Problem, ...]
    """What is wrong with the tables themselves."""
    notes: tuple[str, ...]
    """What a person should know, each in a sentence."""
    became: Mapping[str, int]
    """Rows per part of the record."""


def is_record(grids: Iterable[Grid]) -> bool:
    """Tell whether tables are those that summitkit makes: one of them is the summit's own, or says so of all."""
    return any(grid.name.casefold() == NAME or sheet_key(grid.name, ("summit",)) for grid in grids)


def tables_in(grids: Sequence[Grid]) -> Tables:
    """Return the record that tables hold."""
    book = _Book(remarks=Remarks())
    for grid in grids:
        book.sort(grid)
    return book.read()


@define
class _Book:
    """The grids of a record, sorted by the table that each holds."""

    remarks: Remarks
    grids: dict[str, list[Grid]] = field(factory=dict)
    entries: dict[str, list[Entry]] = field(factory=dict)
    meta: Meta = field(factory=Meta)

    def sort(self, grid: Grid) -> None:
        """Take a grid to the table that its name says it is."""
        key = KEY if grid.name.casefold() == NAME else sheet_key(grid.name, _KNOWN)
        if key is None:
            self.remarks.add(f"The sheet {grid.name!r} is no part of the record and was not read")
        else:
            self.grids.setdefault(key, []).append(grid)

    def read(self) -> Tables:
        """Read every table, then put one inside the other."""
        self.meta = meta_in(self.grids[KEY][0]) if KEY in self.grids else Meta()
        facts, names = self._facts(), NameIndex()
        # What others refer to by name comes first.
        for table in sorted(ALL, key=lambda table: table.key not in NAMED_BY):
            self.entries[table.key] = self._entries(table, names)
        data = facts.data()
        self._nest(data)
        self._complete(data)
        self._remark()
        return Tables(
            data={"format": self.meta.format, **data},
            places=CellPlaces(dict(facts.places()), tuple(chain.from_iterable(self.entries.values()))),
            problems=tuple(self.remarks.problems),
            notes=self.remarks.notes,
            became={key: len(found) for key, found in self.entries.items() if found},
        )

    def _facts(self) -> Facts:
        facts = Facts(self.remarks)
        for key in ROOTS:
            for grid in self.grids.get(key, ()):
                found = headed(grid, _FACTS, self.remarks)
                if "value" in found.columns:
                    facts.read(found, key)
        return facts

    def _entries(self, table: Table, names: NameIndex) -> list[Entry]:
        fields = {each.column.key: each for each in all_fields(table, _NO_NAMES)}
        headings = {key: each.column.heading for key, each in fields.items()}
        entries: list[Entry] = []
        for grid in self.grids.get(table.key, ()):
            found = headed(grid, headings, self.remarks)
            entries += EntryReader(table, found, tuple(fields.values()), self.remarks).entries()
        if any(attribute.name == "id" for attribute in attrs.fields(table.cls)):
            give_ids(table.key, entries, self.remarks)
        if table.key in NAMED_BY:
            names.add(table.key, entries)
        settle_names(entries, fields, names, self.remarks)
        return entries

    def _nest(self, data: dict[str, Any]) -> None:
        nest = Nest(self.remarks)
        for table in ALL:
            if table.inside is None and self.entries[table.key]:
                data[table.key] = nest.collect(table.key, self.entries[table.key])
        for table in TABLES:
            if table.inside is not None:
                nest.place(self.entries[table.key], table.inside)
        has_evidence = "evidence" in self.grids
        for table in ALL:
            settle_evidence(self.entries[table.key], nest.by_record if has_evidence else None, self.remarks)
        follow(self.entries["divergences"], nest, self.meta.rows, self.remarks)

    def _complete(self, data: dict[str, Any]) -> None:
        for pointer in self.meta.empty:
            data.setdefault(pointer.removeprefix("/"), {})
        if "id" not in data and (made := slug(str(data.get("title", "")))):
            data["id"] = made
            self.remarks.add("The summit had no id and was given one, made of its title")

    def _remark(self) -> None:
        for key, rows in self.meta.rows.items():
            if rows and key not in self.grids and key in self.entries:
                self.remarks.add(f"The sheet {in_words(key)} is gone, and its {rows:,} rows with it")
        for key, expected in self.meta.digests.items():
            for grid in self.grids.get(key, ()):
                if expected != digest(grid.rows[1:]):
                    self.remarks.add(f"The sheet {in_words(key)} was edited; it is made from others and not read back")
