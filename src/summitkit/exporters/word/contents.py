"""The table of contents: a field that has its entries already, so that no reader is asked to update it.

It lists the sections; a subheading inside a section is no entry.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import repeat
from types import MappingProxyType

from summitkit.document import Document
from summitkit.exporters.word.fields import FIELD_END, field, field_start
from summitkit.exporters.word.typesetter import Heading, Typesetter

# Stands where the page number of a bookmark will; no text in XML can hold the character around it.
_MARK = "\1"
_PAGE = re.compile(f"{_MARK}(\\w+){_MARK}")


def depth(document: Document) -> int:
    """Return how many levels of headings the table of contents lists: two where sections belong to others."""
    return max((section.level for section in document.sections), default=1)


def contents_markup(setter: Typesetter, levels: int, width: int) -> str:
    """Return the entries for the headings that the setter has set, `width` twentieths of a point wide.

    Their page numbers are filled in when the pages are known.
    """
    listed = [heading for heading in setter.headings if heading.level <= levels]
    if not listed:
        return ""
    starts = (field_start(f'TOC \\o "1-{levels}" \\h \\z \\u'), *repeat("", len(listed) - 1))
    entries = "".join(_entry(setter, heading, width, start) for heading, start in zip(listed, starts, strict=True))
    # In a paragraph of its own, as Word writes it: LibreOffice draws the next paragraph into the table otherwise.
    return entries + setter.paragraph(FIELD_END, "AfterTable")


def with_pages(texts: Iterable[str], pages: Mapping[str, int] = MappingProxyType({})) -> list[str]:
    """Return the texts of a document with the page number of every entry filled in, or 1 where it is not known."""
    return [_PAGE.sub(lambda found: str(pages.get(found[1], 1)), text) for text in texts]


def _entry(setter: Typesetter, heading: Heading, width: int, start: str) -> str:
    page = field(f"PAGEREF {heading.bookmark} \\h", f"<w:r><w:t>{_MARK}{heading.bookmark}{_MARK}</w:t></w:r>")
    inside = f"{setter.plain(heading.text)}<w:r><w:tab/></w:r>{page}"
    link = f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">{inside}</w:hyperlink>'
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    return setter.paragraph(f"{start}{link}", f"TOC{heading.level}", stop)
