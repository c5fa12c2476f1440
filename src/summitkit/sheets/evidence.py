"""The first piece of a statement's evidence, which stands beside the statement as well as in the sheet Evidence.

The hidden column Check says what the piece was when the sheet was made. So it can be told afterwards on which of the
two sheets a person has edited it.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any

from summitkit.errors import Location
from summitkit.model import Evidence, Narrative
from summitkit.sheets.columns import Field, Path, column
from summitkit.sheets.parsing import Held, as_text, as_token
from summitkit.sheets.sheet import Column, Value

FIRST: Path = ("evidence", 0)
SHOWN = ("source", "quote", "place")
CHECK = "check"
_MORE = "The first where there are several; the sheet Evidence has them all."
_PLACE = re.compile(r"(line|paragraph|page|cell)(?:(s) (.+)-(.+)| (.+))", re.DOTALL)
_CHECK = Column(
    key=CHECK,
    heading="Check",
    width=10,
    note="Tells whether source, quote and place were edited here or on the sheet Evidence. Leave it as it is.",
    hidden=True,
)


def first_evidence(cls: type) -> Iterator[Field]:
    """Yield the columns that show the first piece of evidence of a class of statements."""
    source = column(Evidence, "source", "reference", target="sources", heading="Source (ID)", note=_MORE)
    yield Field(source, lambda entity: shown(entity)[0], (*FIRST, "source"), as_token)
    # The words of a narrative are those of its source: side by side they would be the same text twice.
    has_quote = cls is not Narrative
    if has_quote:
        quote = column(Evidence, "quote", width=42)
        yield Field(quote, lambda entity: shown(entity)[1], (*FIRST, "quote"))
    where = column(Evidence, "locator", key="place", heading="Place", width=11)
    yield Field(where, lambda entity: shown(entity)[2], (*FIRST, "place"))
    yield Field(_CHECK, lambda entity: check_of(*shown(entity, has_quote=has_quote)), (CHECK,), as_token)


def shown(entity: Any, *, has_quote: bool = True) -> tuple[str | None, str | None, str | None]:  # noqa: ANN401 - any entity that has evidence
    """Return source, quote and place of the first piece of evidence, each None where there is none."""
    for each in entity.evidence:
        return each.source, (each.quote or None) if has_quote else None, place(each)
    return None, None, None


def place(evidence: Evidence) -> str | None:
    """Return where a piece of evidence stands, in words."""
    return str(evidence.locator) if evidence.locator is not None else None


def locator_in(words: str) -> Any:  # noqa: ANN401 - plain data, or the words where they name no place
    """Return the plain data of a place in words, such as `lines 3-5`; other words as they are.

    >>> locator_in("lines 3-5")
    {'unit': 'line', 'start': 3, 'end': 5}
    """
    found = _PLACE.fullmatch(words.strip())
    if found is None:
        return words
    unit, _, start, end, alone = found.groups()
    data = {"unit": unit, "start": _counted(start or alone)}
    return data | {"end": _counted(end)} if end else data


def place_in(locator: Any) -> str | None:  # noqa: ANN401 - plain data of a place, or None
    """Return plain data of a place in words, as `place` does; None where it is not whole."""
    if not isinstance(locator, dict) or not {"unit", "start"} <= locator.keys():
        return None
    return str(Location(unit=locator["unit"], start=locator["start"], end=locator.get("end")))


def check_of(*shown_values: Value) -> str | None:
    """Return a short sum of what stands beside a statement, or None where nothing does."""
    if not any(shown_values):
        return None
    joined = "\x1f".join(str(value or "") for value in shown_values)
    return f"{zlib.crc32(joined.encode()):08x}"


def _counted(words: str) -> Held:
    return int(words) if words.isdecimal() and words.isascii() else as_text(words)
