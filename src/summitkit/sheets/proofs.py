"""The first piece of a statement's evidence, told twice: beside the statement, and on the sheet Evidence.

What was edited on one of the two stands; what was edited differently on both is a problem that names both cells.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from summitkit.model import Narrative
from summitkit.sheets.entries import Entry
from summitkit.sheets.evidence import CHECK, SHOWN, check_of, locator_in, place_in
from summitkit.sheets.remarks import Remarks

# Source, quote and place, as they stand beside a statement.
_Told: TypeAlias = tuple[str | None, ...]
_BOTH = "both were edited: make them say the same"


def settle_evidence(statements: Iterable[Entry], pieces: Mapping[str, Entry] | None, remarks: Remarks) -> None:
    """Settle the first piece of evidence of each statement.

    Args:
        statements: Entries that rest on evidence; what the sheet Evidence says of them is in their data already.
        pieces: Entries of the sheet Evidence by the record that they were made from; None where there is no sheet.
        remarks: Where contradictions go.
    """
    for entry in statements:
        piece = (pieces or {}).get(f"{entry.record}/evidence/0") if entry.record else None
        there = _there(entry, piece)
        beside = _beside(entry, there)
        if beside == there:
            continue
        if pieces is None or not entry.record or _is_edited(entry, beside, there):
            _take(entry, piece, beside)
        elif _is_contradicted(entry, beside, there):
            other = f"; {piece.at('source')} differs" if piece else "; the sheet Evidence has none"
            message = f"expected the same source, quote and place as on the sheet Evidence{other}"
            remarks.problem(message, entry.at(_columns(entry)[0]), _BOTH)


def _columns(entry: Entry) -> list[str]:
    return [key for key in SHOWN if key in entry.headed.columns]


def _there(entry: Entry, piece: Entry | None) -> _Told:
    data = piece.data if piece else {}
    quote = data.get("quote") if entry.table.cls is not Narrative else None
    return data.get("source"), quote, place_in(data.get("locator"))


def _beside(entry: Entry, there: _Told) -> _Told:
    # What a person has deleted a whole column of is not said beside any statement.
    has = entry.headed.columns
    return tuple(entry.beside.get(key) if key in has else said for key, said in zip(SHOWN, there, strict=True))


def _is_edited(entry: Entry, beside: _Told, there: _Told) -> bool:
    """Tell whether it was beside the statement alone that somebody edited."""
    if CHECK not in entry.headed.columns:
        return not any(there)
    check = entry.beside.get(CHECK)
    return check_of(*beside) != check == check_of(*there)


def _is_contradicted(entry: Entry, beside: _Told, there: _Told) -> bool:
    if CHECK not in entry.headed.columns:
        return any(beside)
    return entry.beside.get(CHECK) not in (check_of(*beside), check_of(*there))


def _take(entry: Entry, piece: Entry | None, beside: _Told) -> None:
    """Take what stands beside the statement as its first piece of evidence."""
    entry.took = True
    evidence: list[dict[str, Any]] = entry.data.setdefault("evidence", [])
    if piece is None:
        evidence.insert(0, {})
    first = evidence[0]
    source, quote, where = beside
    if where != place_in(first.get("locator")):
        first["locator"] = locator_in(where) if where else None
    first |= {"source": source} | ({} if entry.table.cls is Narrative else {"quote": quote})
    evidence[0] = {key: value for key, value in first.items() if value is not None}
    if not (source or quote or where):
        evidence.pop(0)
