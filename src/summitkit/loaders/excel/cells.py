"""Cells that hold more than a number or the number of a text: what they hold is added to the table of texts."""

import re
from datetime import datetime, time

from attrs import define, field

from summitkit.grids import Fault
from summitkit.loaders.excel.plain import NotPlain
from summitkit.loaders.excel.texts import OPEN, TEXT, decoded, text_of

NO_VALUE = Fault("a formula without a value")
_DIGITS = rb"-?(?:\d++(?:\.\d*+)?+|\.\d++)(?:[eE][+-]?\d{1,4}+)?+"
NUMBER = re.compile(_DIGITS)
# A cell that calamine reads right: empty, a number, the number of a text, or a truth value.
PLAIN = (
    rb'(?: s="\d{1,5}+")?+(?: t="s"><v>\d{1,9}+</v></c>|(?: t="n")?+><v>'
    + _DIGITS
    + rb'</v></c>|(?: t="\w++")?+(?:/>|></c>)| t="b"><v>[01]</v></c>)'
)
_FORMULA = rb"<f(?: [^<>]*+)?+>(?:" + TEXT + rb"</f>)|<f(?: [^<>]*+)?+/>"
_ODD = re.compile(
    rb'<c r="([A-Z]{1,3}+\d{1,7}+)"(?: s="(\d{1,5}+)")?+(?: t="(\w++)")?+(?: [cv]m="\d++")*+>'
    rb"(" + _FORMULA + rb")?(?:<v>(" + TEXT + rb")</v>|(<v ?/>)|<is>" + OPEN + rb"(" + TEXT + rb")</t></is>)?</c>"
)
_MIDNIGHT = time()


@define(eq=False)
class Table:
    """The texts and faults that cells refer to by number."""

    contents: list[str | bool | Fault]
    """What each number stands for."""
    _numbers: dict[str | bool | Fault, int] = field(factory=dict)

    def add(self, content: str | bool | Fault) -> int:
        """Return the number of a content, a new one where it has none."""
        number = self._numbers.setdefault(content, len(self.contents))
        if number == len(self.contents):
            self.contents.append(content)
        return number


def plainly(row: bytes, table: Table) -> bytes:
    """Return a row with its odd cells made plain."""
    return _ODD.sub(lambda cell: _plain(cell, table), row)


def _plain(cell: "re.Match[bytes]", table: Table) -> bytes:
    reference, style, kind, formula, value, empty, inline = cell.groups()
    texts = [None if raw is None else text_of(raw) for raw in (b"" if empty else value, inline)]
    return written(
        reference.decode(), (style or b"").decode(), (kind or b"n").decode(), formula is not None, *texts, table
    )


def written(
    reference: str, style: str, kind: str, formula: bool, value: str | None, inline: str | None, table: Table
) -> bytes:
    """Return the plain cell that stands for one of any type (ST_CellType, ECMA-376 part 1, section 18.18.11).

    Raises:
        NotPlain: There is no such type.
    """
    styled = f' s="{style}"' if style else ""
    if kind in ("n", "s", "b") and value is not None and value.strip():
        return _number(reference, styled, kind, value.strip(), table)
    content = _content(kind, formula, value, inline)
    if content is None:
        return b""
    return f'<c r="{reference}"{styled} t="s"><v>{table.add(content)}</v></c>'.encode()


def _number(reference: str, styled: str, kind: str, value: str, table: Table) -> bytes:
    if kind == "b":
        value = {"true": "1", "false": "0"}.get(value, value)
    elif not NUMBER.fullmatch(value.encode()):
        kind, value = "s", str(table.add(Fault(value)))
    return f'<c r="{reference}"{styled} t="{kind}"><v>{value}</v></c>'.encode()


def _content(kind: str, formula: bool, value: str | None, inline: str | None) -> str | Fault | None:
    if kind in ("inlineStr", "is"):
        return inline
    if value is None or (not value and kind != "str"):
        return NO_VALUE if formula else None
    if kind == "e":
        return Fault(value)
    if kind == "d":
        return iso(value)
    if kind != "str":
        raise NotPlain
    return value


def iso(text: str) -> str:
    """Return a date (`t="d"`) as its ISO 8601 text, without a time where that is midnight; other texts as they are.

    >>> iso("2025-08-15T00:00:00.000")
    '2025-08-15'
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return text[:10] if moment.time() == _MIDNIGHT and moment.tzinfo is None else text
