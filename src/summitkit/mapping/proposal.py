"""A mapping proposed from the headings of a table, with what it is sure of and what it is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from summitkit.errors import OptionError, closest
from summitkit.grids import Grid
from summitkit.mapping.contents import Contents, are_words, misfit, order_of, unknown_words, uses_comma
from summitkit.mapping.fields import STATEMENTS, TARGETS
from summitkit.mapping.headers import Header, find_header
from summitkit.mapping.headings import letters
from summitkit.mapping.layout import listed, named_columns
from summitkit.mapping.names import folded
from summitkit.mapping.table import Reference, TableMapping
from summitkit.mapping.vocabulary import meanings, normal, vocabulary
from summitkit.model.validators import has_surrogate


@frozen
class Guess:
    """A column, and what it is taken for."""

    key: str
    """Key of the mapping."""
    reference: Reference
    """The column, as a mapping names it."""
    why: str
    """What speaks for it, or against."""
    samples: tuple[str, ...] = ()
    """Some of what it holds."""


@frozen(kw_only=True)
class Proposal:
    """A mapping, as far as the headings tell."""

    mapping: TableMapping = field(factory=TableMapping)
    """What is sure."""
    found: tuple[Guess, ...] = ()
    """Why, for each column of the mapping that is no party of a matrix."""
    doubtful: tuple[Guess, ...] = ()
    """Columns that may be something, and why that is not sure."""
    options: tuple[tuple[str, str], ...] = ()
    """Lines of the mapping that may be right, and why."""
    unknown: Mapping[str, Mapping[str, str]] = field(factory=dict)
    """For each key, words of its column that are no terms of the record, and what each most often means, if known."""
    left: tuple[str, ...] = ()
    """Columns that are left."""

    @property
    def is_certain(self) -> bool:
        """Tell whether the party, the issue and the text or the stance are each found in exactly one column.

        A table for which this holds is read without a mapping.
        """
        known = {*self.mapping.columns, self.mapping.across}
        says = bool(self.mapping.across) or bool(known & {"text", "stance"})
        return {"party", "issue"} <= known and says


def propose(grids: Sequence[Grid], sheet: str = "") -> Proposal:
    """Return a mapping for the table of a file whose headings say most.

    Args:
        grids: The tables of the file.
        sheet: Name of the one to look at; all, if not given.

    Raises:
        OptionError: There is no sheet of that name.
    """
    chosen = [grid for grid in grids if not sheet or folded(grid.name) == folded(sheet)]
    if sheet and not chosen:
        names = [grid.name for grid in grids]
        raise OptionError(
            f"there is no sheet {sheet!r}",
            hint=closest(sheet, names) or f"there are {listed([repr(each) for each in names])}",
        )
    header = find_header(chosen)
    if header is None:
        return Proposal()
    start = TableMapping(headings=header.rows, sheet=header.grid.name if len(grids) > 1 else "")
    return _Search(header, Contents(header.grid, header.rows[-1]), start).proposal()


@define
class _Search:
    """The search for the columns of one table."""

    _header: Header
    _contents: Contents
    _mapping: TableMapping
    _columns: dict[str, int] = field(factory=dict, init=False)
    _why: dict[str, str] = field(factory=dict, init=False)
    _doubtful: dict[int, Guess] = field(factory=dict, init=False)
    _named: dict[str, list[int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Index the headings."""
        self._named = named_columns(self._header.labels)

    def proposal(self) -> Proposal:
        """Return what is found."""
        self._read_forms()
        self._take_headings()
        self._doubt_what_needs_a_source()
        parties = self._take_parties()
        self._doubt_others()
        found = [key for key in TARGETS if key in self._columns]
        columns = {key: (self._reference(self._columns[key]),) for key in found}
        return Proposal(
            mapping=evolve(self._mapping, columns=columns, parties=parties),
            found=tuple(self._guess(key, self._columns[key], self._why[key]) for key in found),
            doubtful=tuple(self._doubtful[column] for column in sorted(self._doubtful)),
            options=tuple(self._options()),
            unknown={key: words for key in found if (words := self._unknown(key))},
            left=tuple(self._left()),
        )

    def _read_forms(self) -> None:
        known = {**self._header.vague, **self._header.usual}
        pairs = [(TARGETS[key], self._contents.words(column)) for key, columns in known.items() for column in columns]
        if any(uses_comma(words) for target, words in pairs if target.is_number):
            self._mapping = evolve(self._mapping, decimal=",")
        orders = {order_of(words) for target, words in pairs if target.is_date} - {""}
        if len(orders) == 1:
            self._mapping = evolve(self._mapping, dates=orders.pop())

    def _take_headings(self) -> None:
        for kind in (self._header.usual, self._header.vague):
            for key, columns in kind.items():
                if kind is self._header.vague and key in self._header.usual:
                    self._doubt(columns, key, f"another column has a more usual heading for {key}")
                elif len(columns) > 1:
                    self._doubt(columns, key, f"{len(columns)} columns may be {key}")
                else:
                    self._take(key, columns[0])

    def _take(self, key: str, column: int) -> None:
        words = self._contents.words(column)
        if key == "text" and "stance" not in self._header.usual and words and not unknown_words("stance", words):
            self._found("stance", column, "it holds nothing but words for a stance")
        elif key == "stance" and not are_words(words) and "text" not in self._header.usual:
            self._found("text", column, "it holds statements, not words for a stance")
        elif TARGETS[key].choices and not are_words(words):
            self._doubt([column], key, "it holds statements, not a few words")
        elif not TARGETS[key].choices and (why := self._misfit(key, column)):
            self._doubt([column], key, why)
        else:
            self._found(key, column, f"a usual heading for {key}")

    def _misfit(self, key: str, column: int) -> str:
        return misfit(key, self._contents.cells(column), self._header.labels[column], self._mapping)

    def _doubt_what_needs_a_source(self) -> None:
        if not {"source", "url", "publisher", "issuer", "author"} & self._columns.keys():
            for key in {"place", "published", "source_kind"} & self._columns.keys():
                self._doubt([self._columns.pop(key)], key, "no column names the source that it belongs to")

    def _take_parties(self) -> dict[str, str]:
        named = {column: self._reference(column) for column in self._header.parties}
        if "party" in self._columns:
            self._doubt(named, "parties", "a column names the party already")
            return {}
        if named and "issue" not in self._columns:
            self._take_first_as_issue()
        words = [word for column in named for word in self._contents.words(column)]
        if words and not unknown_words("stance", words):
            self._mapping = evolve(self._mapping, cells="stance")
        if named and self._mapping.cells in self._columns:
            column = self._columns.pop(self._mapping.cells)
            self._doubt([column], self._mapping.cells, "the columns of the parties say so already")
        return {str(reference): self._header.parties[column] for column, reference in named.items()}

    def _take_first_as_issue(self) -> None:
        before = [column for column in range(min(self._header.parties)) if column not in self._taken]
        filled = [column for column in before if self._contents.words(column)]
        if filled:
            self._found("issue", filled[0], "the first column before those of the parties")

    def _doubt_others(self) -> None:
        for column, label in enumerate(self._header.labels):
            key, word = vocabulary().contained(label) if column not in self._taken else ("", "")
            if key and key not in self._columns:
                self._doubt([column], key, f"its heading has the word {word!r}")
        if set(self._columns) & {"party", "issue", "text", "stance"} == {"party"}:
            left = (column for column, label in enumerate(self._header.labels) if label and column not in self._taken)
            self._doubt(list(left), "issues", "these may be issues, with a position in each cell")

    def _options(self) -> Iterator[tuple[str, str]]:
        beside = [column for key, column in self._columns.items() if key in STATEMENTS] or list(self._header.parties)
        for key in ("party", "issue"):
            if key in self._columns and self._contents.has_gaps(self._columns[key], beside):
                yield f'fill_down = ["{key}"]', f"{key} is empty in some rows; this repeats the cell above"

    def _unknown(self, key: str) -> dict[str, str]:
        if not TARGETS[key].choices:
            return {}
        words = unknown_words(key, self._contents.words(self._columns[key]))
        return {word: meanings().get(normal(word), "") if key == "stance" else "" for word in words}

    def _left(self) -> Iterator[str]:
        return (label for column, label in enumerate(self._header.labels) if label and column not in self._taken)

    @property
    def _taken(self) -> set[int]:
        return {*self._columns.values(), *self._doubtful, *self._header.parties}

    def _found(self, key: str, column: int, why: str) -> None:
        if key in self._columns:
            self._doubt([column], key, f"another column is {key} already")
        else:
            self._columns[key], self._why[key] = column, why

    def _doubt(self, columns: Iterable[int], key: str, why: str) -> None:
        self._doubtful.update({column: self._guess(key, column, why) for column in columns})

    def _guess(self, key: str, column: int, why: str) -> Guess:
        return Guess(key, self._reference(column), why, self._contents.samples(column))

    def _reference(self, column: int) -> Reference:
        label = self._header.labels[column]
        # No file can hold half a character.
        if len(self._named.get(folded(label), ())) == 1 and not has_surrogate(label):
            return label
        return letters(column) if folded(letters(column)) not in self._named else column + 1
