"""What a loader is given and what it hands over: bytes in, plain data and its places out."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from summitkit.errors import Location, Problem, UnreadableInput

# What a text format may nest; the model itself allows 100 levels of a plugin's data.
MOST_NESTED = 200
# What a file is that is no text, by its first bytes: the suffix may say anything.
_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP package such as a Word or Excel file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\x00", "a database"),
)
_NAME_ENCODING = "name the encoding: -O encoding=cp1252 on the command line, encoding='cp1252' in Python"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What is looked at to tell UTF-16 from a stray zero byte, and how many times as many zeros one side must have.
_HEAD = 4096
_CLEARLY = 4


class Lexical(str):
    """A scalar whose type its format leaves open, such as a plain YAML scalar or a CSV cell.

    `structure` reads it by the type of the field it is for: `NO` stays text in a text field, `3` is a number in a
    number field.
    """

    __slots__ = ()


@frozen
class Input:
    """A file as it was read, whole."""

    name: str
    """Its path, or `<stdin>`; errors begin with it."""
    data: bytes = field(repr=False)
    """Its content."""
    others: tuple[str, ...] = ()
    """Where it is a folder: names of the files beside its descriptor that are no part of the content."""

    def text(self, encoding: str = "", *, hint: str = _NAME_ENCODING) -> str:
        """Return the content as text with line feeds only: strict UTF-8 or as the BOM says, unless told otherwise.

        Args:
            encoding: Name of the encoding, where it is known.
            hint: What a user can do about text in another encoding.

        Raises:
            UnreadableInput: The bytes are no text, or not in that encoding, or there are none.
        """
        return self.decoded(encoding, hint=hint).replace("\r\n", "\n").replace("\r", "\n")

    def decoded(self, encoding: str = "", *, hint: str = _NAME_ENCODING) -> str:
        """Return the content as `text` does, with every line end as it stands in the file.

        Raises:
            UnreadableInput: As `text`.
        """
        kind = binary_kind(self.data)
        if kind:
            raise UnreadableInput.because(self.name, f"expected text, found {kind}", hint="its suffix may be wrong")
        codec = encoding or codec_of_bom(self.data) or "utf-8"
        try:
            text = self.data.decode(codec)
        except UnicodeDecodeError as error:
            raise self._undecodable(codec, error, hint) from error
        except (LookupError, ValueError) as error:
            raise UnreadableInput.because(self.name, f"unknown encoding {codec!r}") from error
        if "\0" in text and not encoding:
            raise self.zero_bytes(text, hint=hint)
        if not text.strip("\ufeff \t\r\n"):
            raise UnreadableInput.because(self.name, "expected text, found an empty file")
        return text

    def zero_bytes(self, text: str, *, hint: str = _NAME_ENCODING) -> UnreadableInput:
        """Return the refusal of the content for the first zero byte of its `text`, with its line."""
        line = Location(start=line_ends(text[: text.index("\0")]) + 1)
        codec = _utf16(self.data[:_HEAD])
        if not codec:
            return UnreadableInput.because(self.name, "expected text, found a zero byte", location=line)
        found = "expected text, found zero bytes: UTF-16 perhaps?"
        return UnreadableInput.because(self.name, found, location=line, hint=hint.replace("cp1252", codec))

    def _undecodable(self, codec: str, error: UnicodeDecodeError, hint: str) -> UnreadableInput:
        line = Location(start=line_ends(self.data[: error.start].decode(codec, "ignore")) + 1)
        found = f"expected {codec} text, found byte 0x{self.data[error.start]:02x}"
        return UnreadableInput.because(self.name, found, location=line, hint=hint)

    @cached_property
    def sha256(self) -> str:
        """Return the SHA-256 digest of the content, in lower-case hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def codec_of_bom(data: bytes) -> str:
    """Return the encoding that the byte order mark before `data` stands for; an empty string where there is none."""
    return next((codec for bom, codec in _BOMS if data.startswith(bom)), "")


def line_ends(text: str) -> int:
    r"""Return how many line ends a text has: `\r\n`, `\r` and `\n`, each one."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _utf16(head: bytes) -> str:
    # Every other byte of most scripts' spaces, digits and line ends is zero.
    low, high = head[::2].count(0), head[1::2].count(0)
    if max(low, high) > 1 and max(low, high) > _CLEARLY * min(low, high):
        return "utf-16-le" if high > low else "utf-16-be"
    return ""


def binary_kind(data: bytes) -> str:
    """Return what a file is that is plainly no text, such as `a PDF document`; an empty string for any other."""
    return next((kind for start, kind in _BINARY if data.startswith(start)), "")


@frozen(repr=False, eq=False)
class Places(Mapping[str, Location]):
    """The place of each JSON pointer, found when first asked for."""

    _find: Callable[[], Mapping[str, Location]]

    @cached_property
    def _found(self) -> Mapping[str, Location]:
        return self._find()

    def __getitem__(self, pointer: str) -> Location:
        """Return the place of `pointer`."""
        return self._found[pointer]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the pointers."""
        return iter(self._found)

    def __len__(self) -> int:
        """Return how many pointers have a place."""
        return len(self._found)


@frozen(kw_only=True)
class LoadReport:
    """What became of the blocks of an account."""

    became: Mapping[str, int] = field(factory=dict)
    """Number of blocks per part of the record, such as `positions` or `narrative`; every block is counted once."""
    notes: tuple[str, ...] = ()
    """What the loader left out or could not tell, each in a sentence."""

    @property
    def blocks(self) -> int:
        """Return how many blocks the account has."""
        return sum(self.became.values())


@frozen(kw_only=True)
class RawRecord:
    """A record as plain data, with the place in the file that each value came from."""

    name: str
    """File that it was read from."""
    data: Mapping[str, Any]
    """Dicts, lists, texts, numbers, true, false and null, in the shape of the record format."""
    places: Mapping[str, Location] = field(factory=dict)
    """Place of each JSON pointer, for those that have one."""
    report: LoadReport = field(factory=LoadReport)
    """What became of the file's blocks."""
    problems: tuple[Problem, ...] = ()
    """What the loader found wrong; `structure` reports it together with what it finds."""
    texts: Mapping[str, str] = field(factory=dict)
    """Whole text of each source (by id) that the loader has read, for checking quotes word for word."""


def place(places: Mapping[str, Location], pointer: str) -> Location | None:
    """Return the place of `pointer` in `places`, or of the nearest thing around it that has one."""
    return places.get(nearest(places, pointer))


def nearest(places: Mapping[str, Location], pointer: str) -> str:
    """Return `pointer`, or the nearest pointer around it that has a place; empty where none has."""
    while pointer not in places and pointer:
        pointer = pointer.rpartition("/")[0]
    return pointer
