"""Cells that hold more than a number or the number of a text: what they hold is added to the table of texts."""

import re
from datetime import datetime, time
from typing import NamedTuple, TypeAlias

from attrs import define, field

from summitkit.grids import Fault
from summitkit.loaders.excel.plain import NotPlain
from summitkit.loaders.excel.texts import OPEN, TEXT, text_of

NO_VALUE = Fault("a formula without a value")
_DIGITS = rb"-?(?:\d++(?:\.\d*+)?+|\.\d++)(?:[eE][+-]?\d{1,4}+)?+"
# What a value may be by the type of its cell, and how some write truth values.
_VALUES = {"n": re.compile(_DIGITS), "s": re.compile(rb"\d{1,9}"), "b": re.compile(rb"[01]")}
_TRUTHS = {"true": "1", "false": "0"}
# A cell that calamine reads right: empty, a number, the number of a text, or a truth value.
PLAIN = (
    rb'(?: s="\d{1,5}+")?+(?: t="s"><v>\d{1,9}+</v></c>|(?: t="n")?+><v>'
    + _DIGITS
    + rb'</v></c>|(?: t="\w++")?+(?:/>|></c>)| t="b"><v>[01]</v></c>)'
)
_FORMULA = rb'<f(?: [\w:]++="[^"<]*+")*+(?:/>|>' + TEXT + rb"</f>)"
# What most workbooks hold besides: the formula of a cell that has a value, and a text in the cell itself.
_SOLVED = re.compile(_FORMULA + rb"(?=<v>[^<])")
_TEXT = re.compile(rb' t="(?:inlineStr"><is>' + OPEN + rb'|str"><v>)(' + TEXT + rb")</(?:t></is|v)></c>")
_ODD = re.compile(
    rb'<c r="([A-Z]{1,3}+\d{1,7}+)"(?!' + PLAIN + rb')(?: s="(\d{1,5}+)")?+(?: t="(\w++)")?+(?: [cv]m="\d++")*+>'
    rb"(" + _FORMULA + rb")?(?:<v>(" + TEXT + rb")</v>|(<v ?/>)|<is>" + OPEN + rb"(" + TEXT + rb")</t></is>)?</c>"
)
_TEXTUAL = ("str", "inlineStr")
_MIDNIGHT = time()

Content: TypeAlias = str | bool | Fault


@define(eq=False)
class Table:
    """The texts and faults that cells refer to by number."""

    contents: list[Content]
    """What each number stands for."""
    _numbers: dict[Content, int] = field(factory=dict)

    def add(self, content: Content) -> int:
        """Return the number of a content, a new one where it has none."""
        number = self._numbers.setdefault(content, len(self.contents))
        if number == len(self.contents):
            self.contents.append(content)
        return number

    def add_texts(self, written: list[bytes]) -> list[int]:
        """Return the number of each text as it is written, which many are more than once.

        Raises:
            NotPlain: One is no text.
        """
        numbers = {text: self.add(text_of(text)) for text in dict.fromkeys(written)}
        return [numbers[text] for text in written]


class OddCell(NamedTuple):
    """A cell as it is written; a tuple, since there may be many."""

    reference: str
    style: str
    kind: str
    formula: bool
    value: str | None
    inline: str | None

    def plain(self, table: Table) -> bytes:
        """Return the plain cell that stands for it (types: ST_CellType, ECMA-376 part 1, section 18.18.11).

        Raises:
            NotPlain: There is no such type.
        """
        if self.kind in ("n", "s", "b") and self.value is not None and self.value.strip():
            return self._number(self.value.strip(), table)
        content = self._content()
        return b"" if content is None else self._written("s", str(table.add(content)))

    def _number(self, value: str, table: Table) -> bytes:
        value = _TRUTHS.get(value, value) if self.kind == "b" else value
        if _VALUES[self.kind].fullmatch(value.encode()):
            return self._written(self.kind, value)
        return self._written("s", str(table.add(Fault(value))))

    def _content(self) -> str | Fault | None:
        if self.inline is not None:
            return self.inline
        if self.value is None or (not self.value and self.kind not in _TEXTUAL):
            return NO_VALUE if self.formula else None
        if self.kind == "e":
            return Fault(self.value)
        if self.kind == "d":
            return iso(self.value)
        if self.kind not in _TEXTUAL:
            raise NotPlain
        return self.value

    def _written(self, kind: str, value: str) -> bytes:
        style = f' s="{self.style}"' if self.style else ""
        return f'<c r="{self.reference}"{style} t="{kind}"><v>{value}</v></c>'.encode()


def simplified(block: bytes, table: Table) -> bytes:
    """Return a block of rows with the commonest of its odd cells made plain, all at once: one by one takes long.

    Raises:
        NotPlain: A text is none.
    """
    if b"<f" in block:
        block = _SOLVED.sub(b"", block)
    if b'="inlineStr"' in block or b'="str"' in block:
        pieces = _TEXT.split(block)
        pieces[1::2] = [b' t="s"><v>%d</v></c>' % number for number in table.add_texts(pieces[1::2])]
        block = b"".join(pieces)
    return block


def plainly(row: bytes, table: Table) -> bytes:
    """Return a row with its odd cells made plain."""
    return _ODD.sub(lambda found: _odd(found).plain(table), row)


def _odd(found: "re.Match[bytes]") -> OddCell:
    reference, style, kind, formula, value, empty, inline = found.groups()
    return OddCell(
        reference.decode(),
        style.decode() if style else "",
        kind.decode() if kind else "n",
        formula is not None,
        text_of(value) if value is not None else "" if empty else None,
        text_of(inline) if inline is not None else None,
    )


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
