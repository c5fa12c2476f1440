"""A foreign table as a record, through a mapping."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import define, field

from summitkit.errors import InvalidRecord, Location
from summitkit.grids import Grid
from summitkit.ids import Ids
from summitkit.mapping.cells import CellReader
from summitkit.mapping.entries import Entries, Entry, Named, Read
from summitkit.mapping.evidence import Sources, stem_of
from summitkit.mapping.fields import keys_of
from summitkit.mapping.layout import Layout, find_layout, listed
from summitkit.mapping.names import country_code, folded
from summitkit.mapping.remainder import Remainder
from summitkit.mapping.rows import Filled, Rows, Statement
from summitkit.mapping.table import TableMapping
from summitkit.mapping.values import Values
from summitkit.model import Evidence, Issue, Party, Position, Source
from summitkit.raw import Input, LoadReport, Places, RawRecord

_OF_PARTY = tuple(key for key in keys_of(Party) if key != "party")
_OF_ISSUE = tuple(key for key in keys_of(Issue) if key not in ("issue", "issue_parent"))
_RANGE = ("value_from", "value_to")
_OF_POSITION = tuple(key for key in keys_of(Position) if key not in ("text", "conditions", *_RANGE))
# What a row may say of a position that it does not hold.
_BESIDE = ("basis", "as_of", "marking", *keys_of(Source), *keys_of(Evidence))


def record_of(mapping: TableMapping, grids: Sequence[Grid], source: Input) -> RawRecord:
    """Return the record in a foreign table.

    Parties and issues stand in the order in which the table names them. Each position quotes its cell, and the file is
    a source of the record; where a column names the source of a position, that is its source instead.

    Args:
        mapping: Which column is what.
        grids: The tables of the file.
        source: The file.

    Raises:
        InvalidRecord: A column is missing or a cell cannot be what its column is; carries every problem.
    """
    layout = find_layout(mapping, grids, source.name)
    cells = CellReader(mapping)
    rows, values = Rows(mapping, layout, cells), Values(layout, cells)
    draft = _Draft(layout, values, Sources(values, source))
    became = Counter(draft.take(statements) or rows.kind(row) for row, statements in rows)
    if values.problems:
        raise InvalidRecord(source.name, values.problems)
    notes = Remainder(mapping, layout, cells, rows.span).notes(grids)
    return RawRecord(
        name=source.name,
        data=_titled(mapping, source) | draft.data(),
        places=Places(lambda: dict(draft.places())),
        report=LoadReport(became=became, notes=(*_title_note(mapping), *draft.notes(), *notes)),
    )


def _titled(mapping: TableMapping, source: Input) -> dict[str, str]:
    stem = stem_of(source)
    return {"id": Ids("summit").make(stem), "title": stem, **mapping.summit}


def _title_note(mapping: TableMapping) -> Iterator[str]:
    missing = [key for key in ("title", "id") if key not in mapping.summit]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        what = f"{' and the '.join(missing)} of the summit {verb}"
        yield f"The {what} the file's name: no mapping says another under [summit]."


@define
class _Draft:
    """The record in the making."""

    _layout: Layout
    _values: Values
    _sources: Sources
    _parties: Named = field(factory=lambda: Named("parties", ids=Ids("party")), init=False)
    _issues: Named = field(factory=lambda: Named("issues", ids=Ids("issue")), init=False)
    _positions: Entries = field(factory=lambda: Entries("positions"), init=False)
    _silent: Counter[bool] = field(factory=Counter, init=False)
    _nameless: dict[int, None] = field(factory=dict, init=False)
    _respelled: dict[str, str] = field(factory=dict, init=False)

    def take(self, statements: Sequence[Statement]) -> str:
        """Take the statements of a row and return what became of it; an empty text where there is none."""
        became = {self._take(statement) for statement in statements}
        return next((kind for kind in ("positions", "not stated", "rows without party or issue") if kind in became), "")

    def data(self) -> dict[str, list[Entry]]:
        """Return the collections."""
        for party in self._parties.items:
            code = party.get("code") or country_code(party["name"])
            party.update({"code": code} if code else {})
        return {entries.name: entries.items for entries in self._collections}

    def places(self) -> Iterator[tuple[str, Location]]:
        """Yield the place of each pointer."""
        for entries in self._collections:
            yield from entries.places(self._layout.grid)

    def notes(self) -> Iterator[str]:
        """Yield what the rows say that is no position, and which spellings are taken for one name."""
        if self._silent:
            beside = f" ({self._silent[True]:,} with a source or a date all the same)" * bool(self._silent[True])
            yield f"Parties named beside an issue without a word on what they hold: {self._silent.total():,}{beside}."
        if self._nameless:
            rows = [self._layout.first_words(row) for row in self._nameless]
            yield f"Left out, since they name no party or no issue: {listed(rows)}."
        if self._respelled:
            pairs = [f"{other!r} for {name!r}" for other, name in self._respelled.items()]
            yield f"Taken for one name: {listed(pairs)}."

    @property
    def _collections(self) -> tuple[Entries, ...]:
        return self._parties, self._issues, self._positions, self._sources.entries

    def _take(self, statement: Statement) -> str:
        missing = [key for key in ("party", "issue") if not statement.cells.get(key)]
        if missing:
            return self._without(missing, statement)
        party, issue = self._party(statement), self._issue(statement)
        if not statement.says:
            self._silent[any(statement.cells.get(key) for key in _BESIDE)] += 1
            return "not stated"
        if party is not None and issue is not None:
            self._position(statement, party, issue)
        return "positions"

    def _without(self, missing: Sequence[str], statement: Statement) -> str:
        if not statement.says:
            self._nameless[statement.row] = None
            return "rows without party or issue"
        for key in missing:
            column = self._layout.columns[key][0]
            expected = f"expected the {key} of what {self._values.place(statement.says[0])} says"
            hint = f'fill_down = ["{key}"] in a mapping repeats the cell above'
            cell = Filled(statement.row, column, None)
            self._values.tell(cell, f"{expected}, found nothing", hint)
        return "positions"

    def _party(self, statement: Statement) -> str | None:
        name = self._values.first(statement, "party")
        if name is None:
            return None
        return self._named(self._parties, name, {}, self._values.each(statement, _OF_PARTY))

    def _issue(self, statement: Statement) -> str | None:
        title, parent = self._values.first(statement, "issue"), self._values.first(statement, "issue_parent")
        if title is None:
            return None
        above = {"parent": self._named(self._issues, parent, {}, ())} if parent else {}
        return self._named(self._issues, title, above, self._values.each(statement, _OF_ISSUE))

    def _named(self, entries: Named, name: Read, more: Entry, reads: Sequence[Read]) -> str:
        key, entry = (folded(name.value), *more.values()), {name.field: name.value, **more}
        number = entries.named(key, name.value, entry, ("", name.cell), (name.field, name.cell))
        first = entries.items[number][name.field]
        if name.value != first:
            self._respelled[name.value] = first
        for read in reads:
            self._values.complete(entries, number, read)
        return str(entries.items[number]["id"])

    def _position(self, statement: Statement, party: str, issue: str) -> None:
        values = self._values
        cells = [("", statement.says[0]), *((key, statement.cells[key][0]) for key in ("issue", "party"))]
        entry: Entry = {"issue": issue, "party": party}
        if texts := values.all(statement, "text"):
            entry["text"] = "\n".join(read.value for read in texts)
            cells.append(("text", texts[0].cell))
        for read in values.each(statement, _OF_POSITION):
            entry[read.field] = read.value
            cells.append((read.field, read.cell))
        if conditions := values.all(statement, "conditions"):
            entry["conditions"] = [read.value for read in conditions]
            cells += [(f"conditions/{number}", read.cell) for number, read in enumerate(conditions)]
        if interval := self._interval(statement):
            entry["value_range"] = [read.value for read in interval]
            cells.append(("value_range", interval[0].cell))
        evidence = self._sources.evidence(statement)
        entry["evidence"] = [piece for piece, _ in evidence]
        cells += [(f"evidence/{number}", cell) for number, (_, cell) in enumerate(evidence)]
        self._positions.add(entry, *cells)

    def _interval(self, statement: Statement) -> list[Read]:
        given = [(key, filled) for key in _RANGE for filled in statement.cells.get(key, ())]
        if len(given) == 1:
            other = next(key for key in _RANGE if key != given[0][0])
            self._values.tell(given[0][1], f"expected {other} beside it, found nothing")
        return self._values.each(statement, _RANGE)
