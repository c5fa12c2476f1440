"""XML of strangers, read by expat: no DTD, no depth beyond reason, and names without their namespaces."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias
from xml.parsers import expat

# The elements of a workbook nest about fifteen deep.
MOST_NESTED = 256
# A full sheet of twenty columns has 44 million; expat takes about a minute for as many.
MOST_ELEMENTS = 60_000_000
# Transitional and strict SpreadsheetML (ECMA-376 part 1, annex A; ISO/IEC 29500 part 4), relationships, content types.
_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
)
# Where the attribute `r:id` belongs, likewise.
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)

Attributes: TypeAlias = Mapping[str, str]


class Malformed(Exception):  # noqa: N818 - says what the part is; every caller makes an UnreadableInput of it
    """A part is no XML, or not such XML as an Office file holds; the message says why."""


def _nothing(_: str) -> None:
    """Take no notice."""


class Markup:
    """Reads XML piece by piece and tells what begins, what ends, and the text between.

    Elements of other namespaces than a workbook's own are told by an empty name; attributes of a namespace by the
    name of that and their own, with a space between.
    """

    def __init__(
        self,
        start: Callable[[str, Attributes], object],
        end: Callable[[str], None] = _nothing,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Make a reader that calls `start`, `end` and `text`."""
        self._start, self._end = start, end
        self._depth = self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _no_dtd
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.CharacterDataHandler = text

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Read on.

        Raises:
            Malformed: It is no XML, has a DTD, or nests too deep.
        """
        try:
            self._parser.Parse(data, last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise Malformed(str(error)) from error

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MOST_NESTED or self._count > MOST_ELEMENTS:
            raise Malformed(f"it has more than {MOST_NESTED} levels or {MOST_ELEMENTS:,} elements")
        self._start(_local(name), attributes)

    def _finish(self, name: str) -> None:
        self._depth -= 1
        self._end(_local(name))


def _local(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return local if namespace in _NAMESPACES else ""


def relationship_id(attributes: Attributes) -> str:
    """Return the attribute `r:id` of an element, or an empty text."""
    return next((found for namespace in _OFFICE if (found := attributes.get(f"{namespace} id"))), "")


def _no_dtd(*_: object) -> None:
    raise Malformed("it has a document type declaration, which no Office file has")


def parse(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], object],
    end: Callable[[str], None] = _nothing,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read a whole part.

    Raises:
        Malformed: As `Markup.feed`.
    """
    markup = Markup(start, end, text)
    for chunk in chunks:
        markup.feed(chunk)
    markup.feed(b"", last=True)
