"""The rows of large tables, for which the text has places: so it can be had with all of them, or with a sample."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from summitkit.exporters.word.pagination.sample import sampled

# Rows of a table that stand in the text themselves.
_FEW = 200
# Stands around the number of a table; no text in XML can hold this character.
_MARK = "\2"
_PLACE = re.compile(f"{_MARK}(\\d+){_MARK}")


@define
class Rows:
    """The rows of the large tables of a document."""

    _tables: list[Sequence[str]] = field(factory=list, init=False)

    def markup(self, rows: Sequence[str]) -> str:
        """Return what stands in the text for the rows of a table: these, or a place for them if they are many."""
        if len(rows) <= _FEW:
            return "".join(rows)
        self._tables.append(rows)
        return f"{_MARK}{len(self._tables) - 1}{_MARK}"

    def whole(self, text: str) -> Iterator[str]:
        """Yield a text with all rows in their places, piece by piece."""
        for index, piece in enumerate(_PLACE.split(text)):
            yield "".join(self._tables[int(piece)]) if index % 2 else piece

    def sampled(self, text: str) -> str:
        """Return a text with a sample of the rows in their places."""
        return _PLACE.sub(lambda place: sampled(self._tables[int(place[1])]), text)
