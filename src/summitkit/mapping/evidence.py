"""What a position of a foreign table rests on: a source that a column names, or the table itself."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from attrs import define, field

from summitkit.errors import Location
from summitkit.ids import Ids
from summitkit.mapping.entries import Entry, Named
from summitkit.mapping.fields import keys_of
from summitkit.mapping.headings import cell_text
from summitkit.mapping.rows import Filled, Statement
from summitkit.mapping.values import Values
from summitkit.model import Source
from summitkit.raw import Input

_SCHEMES = ("https://", "http://")
# What can be looked up; a date or a kind alone cannot.
_NAMING = ("title", "url", "publisher", "issuer", "author")


def stem_of(source: Input) -> str:
    """Return the name of a file without folder and suffix."""
    return PurePath(source.name).stem.strip() or source.name


@define
class Sources:
    """The sources of a record, of which the table itself is the first, and the evidence in them."""

    _values: Values
    _file: Input
    entries: Named = field(factory=lambda: Named("sources", ids=Ids("source")), init=False)

    def __attrs_post_init__(self) -> None:
        """Start with the table itself."""
        title = PurePath(self._file.name).name
        entry = {"kind": "dataset", "title": title, "sha256": self._file.sha256}
        self.entries.named("", stem_of(self._file), entry)

    def evidence(self, statement: Statement) -> list[tuple[Entry, Filled]]:
        """Return what a statement rests on, each with the cell that says so."""
        named = self._named(statement)
        place = self._values.first(statement, "place")
        if named is None and place is not None:
            self._values.tell(place.cell, "expected the source of this place, found none", "map a column to source")
        quoted = [(cell_text(read.cell.cell), read.cell) for read in self._values.all(statement, "quote")]
        if named is None:
            return [(self._own(words, cell), cell) for words, cell in quoted or _own_words(statement)]
        locator = {"locator": place.value} if place else {}
        return [({"source": named, "quote": words, **locator}, cell) for words, cell in quoted] or [
            ({"source": named, **locator}, statement.says[0])
        ]

    def _own(self, words: str, cell: Filled) -> Entry:
        return {"source": self.entries.items[0]["id"], "quote": words, "locator": _locator(self._values.place(cell))}

    def _named(self, statement: Statement) -> str | None:
        reads = self._values.each(statement, keys_of(Source))
        if not reads:
            return None
        fields = {read.field: read.value for read in reads}
        # A link may stand where the title of a source is expected.
        if "url" not in fields and str(fields.get("title", "")).startswith(_SCHEMES):
            fields["url"] = fields.pop("title")
        name = next((fields[key] for key in _NAMING if key in fields), None)
        if name is None:
            self._values.tell(reads[0].cell, "expected the title or the link of this source, found neither")
            return None
        cells = [(read.field if read.field in fields else "url", read.cell) for read in reads]
        key = tuple(sorted(fields.items()))
        number = self.entries.named(key, _without_scheme(name), fields, ("", cells[0][1]), *cells)
        return str(self.entries.items[number]["id"])


def _own_words(statement: Statement) -> Iterator[tuple[str, Filled]]:
    for filled in statement.cells.get("text") or statement.says[:1]:
        yield cell_text(filled.cell), filled


def _locator(location: Location) -> dict[str, Any]:
    # In a package, the line stands behind the name of the file.
    start = location.start if location.unit == "cell" else int(str(location.start).rpartition(":")[2])
    end = {} if location.end is None else {"end": location.end}
    return {"unit": location.unit, "start": start, **end}


def _without_scheme(name: str) -> str:
    return next((name.removeprefix(scheme) for scheme in _SCHEMES if name.startswith(scheme)), name)
