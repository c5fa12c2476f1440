"""What a package promises of its data: keys, references and words; a promise that the data breaks is not made."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from attrs import field, frozen

from summitkit.exporters.csv.tables import Table
from summitkit.sheets import Column, Value

_SHOWN = 3


@frozen
class Promises:
    """Tells which constraints hold, and remembers those that do not."""

    _ids: Mapping[str, AbstractSet[Value]]
    _broken: dict[str, dict[str, None]] = field(factory=dict)

    @classmethod
    def of(cls, tables: Iterable[Table]) -> "Promises":
        """Return what is known of the ids of tables."""
        return cls({table.sheet.key: table.held["id"] for table in tables if "id" in table.held})

    def has_key(self, table: Table) -> bool:
        """Tell whether each row of a table has an id of its own."""
        ids = self._ids.get(table.sheet.key)
        if ids is None:
            return False
        is_key = None not in ids and len(ids) == table.rows
        return self._noted("no key, as an id is missing or there twice", table, "id", holds=is_key)

    def keeps_to_words(self, table: Table, column: Column) -> bool:
        """Tell whether a column holds one of its words in each row, or nothing."""
        is_kept = table.held[column.key] <= {*column.choices, None}
        return self._noted("no list of words, as there are others", table, column.key, holds=is_kept)

    def refers(self, table: Table, column: Column) -> bool:
        """Tell whether a column of single references names a row of its target in each row, or nothing."""
        if column.kind != "reference" or column.many or column.target not in self._ids:
            return False
        is_found = table.held[column.key] - {None} <= self._ids[column.target]
        return self._noted("no foreign key, as it names what is not there", table, column.key, holds=is_found)

    def report(self, tell: Callable[[str], None]) -> None:
        """Tell of each kind of promise that is not made in one sentence."""
        for kind, places in self._broken.items():
            shown = ", ".join(list(places)[:_SHOWN])
            more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
            tell(f"The descriptor has {kind}: {shown}{more}.")

    def _noted(self, kind: str, table: Table, column: str, *, holds: bool) -> bool:
        if not holds:
            self._broken.setdefault(kind, {})[f"{table.sheet.key}.{column}"] = None
        return holds
