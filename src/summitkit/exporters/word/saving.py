"""A Word package written once, part by part, with its long texts put in as they are.

python-docx keeps a part as a tree. A briefing's text is markup already: to parse it only to write it again takes as
long as to make it. So python-docx has a document with a place for the text of each Word section, and never sees it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO
from xml.sax.saxutils import quoteattr

from docx.opc.package import OpcPackage
from docx.opc.part import Part

from summitkit.exporters.opc import Package

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PLACE = re.compile(rb"<\?text (\d+)\?>")


def places(texts: Sequence[str], between: str) -> str:
    """Return the markup of places for so many texts, with other markup between them."""
    return between.join(f"<?text {number}?>" for number in range(len(texts)))


def filled(part: Part, texts: Sequence[Iterable[str]]) -> Iterator[bytes]:
    """Yield a part with texts in its places, piece by piece."""
    # A part without places may hold what looks like one: the logo of a template, for all that we know.
    for index, piece in enumerate(_PLACE.split(part.blob) if texts else (part.blob,)):
        yield from (each.encode() for each in texts[int(piece)]) if index % 2 else (piece,)


def save(package: OpcPackage, texts: Mapping[Part, Sequence[Iterable[str]]], out: IO[bytes]) -> None:
    """Write a package; the content types come first, then the package's relationships, then the parts by name.

    Args:
        package: The parts and their relationships.
        texts: Markup for the places in parts, in pieces.
        out: Where it is written to.
    """
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    with Package(out) as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr("_rels/.rels", package.rels.xml)
        for part in parts:
            with archive.open(part.partname.membername) as file:
                file.writelines(filled(part, texts.get(part, ())))
            if part.rels:
                archive.writestr(part.partname.rels_uri.membername, part.rels.xml)


def _content_types(parts: Iterable[Part]) -> str:
    """Return the content type of each part (ECMA-376 part 2, section 10.1.2)."""
    overrides = "".join(
        f"<Override PartName={quoteattr(part.partname)} ContentType={quoteattr(part.content_type)}/>" for part in parts
    )
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    return f'{head}<Types xmlns="{_CONTENT_TYPES}">{defaults}{overrides}</Types>'
