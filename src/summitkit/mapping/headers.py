"""Which rows of which table hold the headings, and what the headings say of their columns."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from summitkit.grids import Cell, Grid
from summitkit.mapping.headings import labels_of
from summitkit.mapping.layout import HEAD
from summitkit.mapping.names import country_code, country_name
from summitkit.mapping.vocabulary import groups, normal, vocabulary

_LONGEST = 80
# Two capitals are an abbreviation of anything; as many headings that are all codes of countries are countries.
_CODE, _LEAST_CODES = 2, 3
# Languages whose names of countries are known as headings of a matrix.
_LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "ru", "ar", "zh", "zh_Hant", "ja")


@frozen(eq=False)
class Header:
    """Headings in a table, and what they say."""

    grid: Grid
    """The table."""
    rows: tuple[int, ...]
    """Rows of the headings, counted from 1."""
    labels: tuple[str, ...]
    """Heading of each column, empty where it has none."""
    usual: dict[str, list[int]]
    """Columns whose heading is a usual one for a key."""
    vague: dict[str, list[int]]
    """Columns whose heading may be one."""
    parties: dict[int, str]
    """Columns that are headed by a party, and its name; none where fewer than two are."""

    @property
    def score(self) -> float:
        """Return how much the headings say."""
        return len(self.usual) + len(self.vague) / 2 + 2 * bool(self.parties)


def find_header(grids: Sequence[Grid]) -> Header | None:
    """Return the headings that say most, of equal ones the first; None where none says anything."""
    best = None
    for grid in grids:
        for rows in _candidates(grid):
            header = _header(grid, rows)
            if header.score > (best.score if best else 0) and _opens(header):
                best = header
    return best


def _candidates(grid: Grid) -> Iterator[tuple[int, ...]]:
    head = grid.rows[:HEAD]
    for number, row in enumerate(head, 1):
        if sum(map(_is_heading, row)) > 1:
            yield (number,)
            if number < len(head) and _fills(row, head[number]):
                yield (number, number + 1)


def _is_heading(cell: Cell) -> bool:
    return isinstance(cell, str) and 0 < len(cell.strip()) <= _LONGEST


def _fills(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Tell whether a row has texts where the one above has gaps."""
    padded = [*above, *[None] * (len(below) - len(above))]
    return any(_is_heading(low) and not _is_heading(high) for high, low in zip(padded, below, strict=False))


def _opens(header: Header) -> bool:
    """Tell whether the second of two rows may hold headings: one of data has a cell below each heading that matters."""
    if len(header.rows) == 1:
        return True
    above, below = (header.grid.rows[row - 1] for row in header.rows)
    alone = _header(header.grid, header.rows[:1])
    keys = [column for key in ("party", "issue") for column in alone.usual.get(key, alone.vague.get(key, ()))]
    blank = [column for column in keys if column >= len(below) or not _is_heading(below[column])]
    return bool(blank) or (not keys and len(above) > 0)


def _header(grid: Grid, rows: tuple[int, ...]) -> Header:
    width = max((len(grid.rows[row - 1]) for row in rows), default=0)
    header = Header(grid, rows, labels_of(grid, rows, width), {}, {}, {})
    parties = {}
    for column, label in enumerate(header.labels):
        kind, what = _meaning(label)
        if kind == "party":
            parties[column] = what
        elif kind:
            (header.usual if kind == "usual" else header.vague).setdefault(what, []).append(column)
    header.parties.update(_without_few_codes(parties, header.labels))
    return header


def _meaning(label: str) -> tuple[str, str]:
    """Return what a heading is, `usual`, `vague` or `party`, and its key or name; the last of joined rows says most."""
    words = vocabulary()
    parts = label.split(" / ")
    for part in dict.fromkeys((label, parts[-1], parts[0])):
        if len(part) > _LONGEST:
            continue
        if key := words.usual.get(normal(part)):
            return "usual", key
        if name := _party_name(part):
            return "party", name
        if key := words.vague.get(normal(part)):
            return "vague", key
    return "", ""


def _party_name(heading: str) -> str:
    """Return the name of the party that a heading is, in English where it is a code; empty where it is none."""
    known = country_code(heading) or normal(heading) in groups() or normal(heading) in _territories()
    return country_name(heading) or (heading if known else "")


def _without_few_codes(parties: Mapping[int, str], labels: Sequence[str]) -> dict[int, str]:
    last = {column: labels[column].rpartition(" / ")[2] for column in parties}
    short = {column for column, part in last.items() if len(part) == _CODE and normal(part) not in groups()}
    kept = {column: name for column, name in parties.items() if column not in short or len(short) >= _LEAST_CODES}
    return kept if len(kept) > 1 else {}


@cache
def _territories() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - reads its tables when imported; not needed before a table is read

    names = (Locale.parse(language).territories for language in _LANGUAGES)
    # Beside countries there are numbers of regions, such as 150 for Europe.
    return frozenset(normal(name) for each in names for code, name in each.items() if code.isalpha())
