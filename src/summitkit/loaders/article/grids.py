"""Tables by what their headers say: positions, consequences, recommendations, commitments, or none of these."""

import re
from collections import Counter
from typing import Literal, TypeAlias

from attrs import frozen

from summitkit.loaders.article.actors import Actor, find_actors, meant
from summitkit.loaders.article.dates import find_dates
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.tables import Table
from summitkit.loaders.article.vocabulary import Vocabulary

Kind: TypeAlias = Literal["positions", "positions_by_row", "implications", "recommendations", "commitments"]

_YEAR = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)


@frozen
class Grid:
    """A table that is understood: which column says what."""

    kind: Kind
    """What its rows are."""
    columns: dict[str, int]
    """Number of the column for `issue`, `label`, `text`, `owner` and `due`; -1 where there is none."""
    parties: dict[int, Actor]
    """Party of each column (or, by row, of each row) that has one."""

    @property
    def collection(self) -> str:
        """Return the collection that its rows go to."""
        return "positions" if self.kind == "positions_by_row" else self.kind


def understand(table: Table, context: str, known: Counter[Actor], words: Vocabulary) -> Grid | None:
    """Return what a table is, from its header and the heading or lead-in above it; None where that is unclear."""
    headers = [header.text for header in table.header]
    parties = {at: actor for at, text in enumerate(headers) if (actor := header_party(text, known, words))}
    if parties and _has_issues(headers, parties, words):
        return Grid("positions", {"issue": _issue_column(headers, parties, words)}, parties)
    by_row = {
        at: actor for at, row in enumerate(table.rows) if row and (actor := header_party(row[0].text, known, words))
    }
    if len(by_row) > 1 and _is_about_positions(table, by_row, context, words):
        return Grid("positions_by_row", {"issue": 0}, by_row)
    return _by_columns(headers, context, words)


def header_party(text: str, known: Counter[Actor], words: Vocabulary) -> Actor | None:
    """Return the party that a header names, with or without a word such as "position"."""
    found = [each for each in find_actors(text, words) if meant(each.what.actors, known)]
    actors = {meant(each.what.actors, known) for each in found}
    if len(actors) != 1 or not found:
        return None
    rest = text
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    rest = re.sub(words.words("tables", "position_words")[0], "", rest, flags=re.IGNORECASE)
    return actors.pop() if not re.search(r"\w", rest) else None


def _has_issues(headers: list[str], parties: dict[int, Actor], words: Vocabulary) -> bool:
    others = [text for at, text in enumerate(headers) if at not in parties]
    if not others or any(words.is_header(name, text) for text in others if text for name in ("owner", "due")):
        return False
    return len(set(parties.values())) > 1 or any(words.is_header("issue", text) for text in others)


def _issue_column(headers: list[str], parties: dict[int, Actor], words: Vocabulary) -> int:
    others = [at for at in range(len(headers)) if at not in parties]
    titled = [at for at in others if headers[at] and words.is_header("issue", headers[at])]
    unnumbered = [at for at in others if not words.is_header("number", headers[at] or "-")]
    return (titled or unnumbered or others)[0]


def _is_about_positions(table: Table, by_row: dict[int, Actor], context: str, words: Vocabulary) -> bool:
    cells = [cell.text for row in table.rows for cell in row[1:] if cell.text]
    worded = sum(bool(re.search(r"[^\W\d_]{3,}.*\s", text)) for text in cells)
    whole = len(by_row) == len([row for row in table.rows if any(cell.text for cell in row)])
    taken = any(
        words.is_header(name, h.text) for h in table.header[1:] for name in ("owner", "due", "commitment") if h.text
    )
    asked = words.is_heading_of("positions", " ".join([context, *(header.text for header in table.header[1:])]))
    return whole and not taken and worded * 2 > len(cells) and asked


def _by_columns(headers: list[str], context: str, words: Vocabulary) -> Grid | None:
    if len(headers) < 2:  # noqa: PLR2004 - a label and a text
        return None
    owner, due = _column(headers, "owner", words), _column(headers, "due", words)
    for kind, label, text in _KINDS:
        first = _column(headers, label, words, without=(owner, due))
        second = _column(headers, text, words, without=(first, owner, due)) if text else -1
        if first >= 0 and _fits(kind, (first, second, owner), headers, context, words):
            return Grid(kind, {"label": first, "text": second, "owner": owner, "due": due}, {})
    return None


_KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("commitments", "commitment", "description"),
    ("implications", "area", "consequence"),
    ("recommendations", "recommendation", "description"),
)


def _fits(kind: Kind, columns: tuple[int, int, int], headers: list[str], context: str, words: Vocabulary) -> bool:
    first, second, owner = columns
    if kind == "commitments":
        agreed = words.is_heading_of("commitments", context) and not words.is_heading_of("recommendations", context)
        return owner >= 0 and (agreed or words.search("tables", "agreed", headers[first].lower()) is not None)
    return second >= 0 or (kind == "recommendations" and owner >= 0)


def _column(headers: list[str], name: str, words: Vocabulary, without: tuple[int, ...] = ()) -> int:
    numbered = [at for at, text in enumerate(headers) if at not in without and text]
    return next((at for at in numbered if words.is_header(name, headers[at])), -1)


def names_participants(table: Table, words: Vocabulary) -> bool:
    """Tell whether a table says who took part for whom: it has columns of parties and of people."""
    headers = [header.text for header in table.header if header.text]
    found = {name for name in ("party", "person", "post") for text in headers if words.is_header(name, text)}
    return found >= {"party", "person"} and len(headers) == len(found)


def is_blank(cell: Passage, words: Vocabulary) -> bool:
    """Tell whether a cell says nothing: empty, a dash, "n/a"."""
    return words.is_header("blank", cell.text)


def due_date(text: str, words: Vocabulary) -> str:
    """Return the EDTF date that a cell gives, or an empty string where it says more than a date."""
    day = words.pattern("tables", "due_lead").sub("", text.rstrip("."), count=1)
    dates = [when for when in find_dates(day, words) if (when.start, when.end) == (0, len(day))]
    if dates and not dates[0].first.startswith("--"):
        return f"{dates[0].first}/{dates[0].last}" if dates[0].last else dates[0].first
    return day if _YEAR.fullmatch(day) else ""


def cell_parties(text: str, known: Counter[Actor], words: Vocabulary) -> list[Actor]:
    """Return the parties that a cell names."""
    return [actor for each in find_actors(text, words) if (actor := meant(each.what.actors, known))]
