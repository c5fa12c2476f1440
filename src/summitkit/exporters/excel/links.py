"""Links that a workbook may carry: into itself, and to web and mail addresses that every reader of it can parse."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from attrs import define, field
from openpyxl.packaging.relationship import Relationship, RelationshipList

from summitkit.exporters.excel.text import escaped

# Specifications and limits of Excel: links in a worksheet, and characters in one.
PER_SHEET = 65_530
_LENGTH = 2_079
# Ids and places come again and again.
_KNOWN = 4_096
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?", re.ASCII)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+", re.ASCII)
_SAFE = "/?:@!$&'()*+,;=%~"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Link(NamedTuple):
    """Where a link leads: to a place in the workbook, to an address, or to a place at an address."""

    address: str
    place: str


@lru_cache
def link_target(text: str) -> Link | None:
    """Return address and fragment of a link that may be followed, or None: only http, https and mailto are."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    web = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc)
    mail = parts.scheme == "mailto" and _ADDRESS.fullmatch(parts.path)
    if not (web or mail) or "\\" in text:
        return None
    address = quote(text.partition("#")[0], safe=_SAFE)
    fragment = quote(parts.fragment, safe=_SAFE)
    return Link(address, fragment) if len(address) + len(fragment) < _LENGTH else None


@define
class Links:
    """The links of one worksheet."""

    relationships: RelationshipList
    """What the worksheet is related to, to which the addresses are added."""
    limit: int = PER_SHEET
    _written: list[str] = field(factory=list)

    @property
    def room(self) -> int:
        """How many more links the worksheet takes."""
        return self.limit - len(self._written)

    def add(self, cell: str, link: Link, shown: str) -> None:
        """Add a link in a cell, such as `C7`, which shows a text."""
        where = f' location="{_quoted(link.place)}"' if link.place else ""
        if link.address:
            relationship = Relationship(type="hyperlink", TargetMode="External", Target=link.address)
            self.relationships.append(relationship)
            self._written.append(f'<hyperlink ref="{cell}" r:id="{relationship.id}"{where}/>')
        else:
            self._written.append(f'<hyperlink ref="{cell}"{where} display="{_quoted(shown)}"/>')

    def xml(self) -> Iterator[bytes]:
        """Yield the element that holds them all, if there are any."""
        if self._written:
            yield f'<hyperlinks xmlns:r="{_RELATIONSHIPS}">'.encode()
            yield "".join(self._written).encode()
            yield b"</hyperlinks>"


@lru_cache(_KNOWN)
def _quoted(text: str) -> str:
    return escaped(text).replace('"', "&quot;")
