"""The guard: an Excel workbook as a package of parts, of which none is inflated beyond limits and none trusted."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from attrs import define, field, frozen

from summitkit.errors import UnreadableInput
from summitkit.loaders.excel import kinds
from summitkit.loaders.excel.markup import Attributes, Malformed, parse
from summitkit.raw import Input

# A workbook of a thousand sheets, each with a drawing, a table and comments, has about as many.
MOST_PARTS = 10_000
# A full sheet of 1,048,576 rows and twenty columns of text takes about as many bytes.
MOST_BYTES = 2 * 1024**3
# Sheets of one repeated cell are seen to shrink fortyfold; a bomb shrinks a thousandfold, the most that deflate can.
MOST_RATIO, SMALL = 200, 16 * 1024**2
_CHUNK = 1024**2
_CENTRAL = b"PK\x01\x02"
_ENCRYPTED = 0x1
# ECMA-376 part 2, annex C: parts are stored or deflated, nothing else.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TYPES = "[Content_Types].xml"
# What zipfile and zlib raise for archives that are damaged, each in some place.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@frozen(kw_only=True)
class Relationship:
    """What a part of the package refers to."""

    id: str
    """Name by which the part refers to it."""
    kind: str
    """Last word of its type, such as `worksheet`: the words before it differ between strict and transitional files."""
    target: str
    """Name of the part, or anything at all where it is external."""
    external: bool
    """Whether it lies outside the package; nothing external is ever followed."""


@define(eq=False)
class Package:
    """The parts of a workbook, by name without the leading slash."""

    source: Input
    archive: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    """Each part by its name in lower case, as ECMA-376 part 2 compares them."""
    inflated: int = field(default=0, init=False)
    """Bytes that came out of the parts so far."""

    def __contains__(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part.lower() in self.entries

    def unreadable(self, message: str, *, hint: str = "") -> UnreadableInput:
        """Return the error that names the file."""
        return UnreadableInput.because(self.source.name, message, hint=hint)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the content of a part, counted as it comes out, and checked against its size and checksum.

        Raises:
            UnreadableInput: It is missing, damaged, or larger than it may be.
        """
        entry = self.entries.get(part.lower())
        if entry is None:
            raise self.unreadable(f"the part {part!r} is missing")
        size = 0
        try:
            with self.archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._count(entry, size, len(chunk))
                    yield chunk
        except _DAMAGED as error:
            raise self.unreadable(f"the part {part!r} is damaged: {error}") from error
        if size != entry.file_size:
            raise self.unreadable(f"the part {part!r} has {size:,} bytes, where {entry.file_size:,} are announced")

    def _count(self, entry: zipfile.ZipInfo, size: int, more: int) -> None:
        self.inflated += more
        if size > SMALL and size > MOST_RATIO * entry.compress_size:
            raise self.unreadable(
                f"the part {entry.filename!r} inflates to more than {MOST_RATIO} times its size, as no workbook does"
            )
        if self.inflated > MOST_BYTES:
            raise self.unreadable(f"it inflates to more than {MOST_BYTES // 1024**3} GiB")

    def malformed(self, part: str, error: Malformed) -> UnreadableInput:
        """Return the error for a part that is no XML, or not such XML as a workbook holds."""
        return self.unreadable(f"the part {part!r} cannot be read: {error}")

    def elements(self, part: str) -> Iterator[tuple[str, Attributes]]:
        """Yield the elements of a part of metadata in document order.

        Raises:
            UnreadableInput: As `chunks`, or it is no plain XML.
        """
        found: list[tuple[str, Attributes]] = []
        try:
            parse(self.chunks(part), lambda name, attributes: found.append((name, attributes)))
        except Malformed as error:
            raise self.malformed(part, error) from error
        return iter(found)

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return what a part refers to; the package itself is the part without a name."""
        folder = dirname(part)
        path = join(folder, "_rels", f"{part.rpartition('/')[2]}.rels")
        if path not in self:
            return ()
        found = (attributes for name, attributes in self.elements(path) if name == "Relationship")
        return tuple(_relationship(folder, attributes) for attributes in found)

    def content_types(self) -> Mapping[str, str]:
        """Return the content type of each part that is given one by name, by its name in lower case."""
        return {
            attributes.get("PartName", "").lstrip("/").lower(): attributes.get("ContentType", "")
            for name, attributes in self.elements(_TYPES)
            if name == "Override"
        }


def _relationship(folder: str, attributes: Attributes) -> Relationship:
    target = unquote(attributes.get("Target", ""))
    return Relationship(
        id=attributes.get("Id", ""),
        kind=attributes.get("Type", "").rpartition("/")[2],
        target=normpath(join("/", folder, target)).lstrip("/"),
        external=attributes.get("TargetMode") == "External",
    )


def open_package(source: Input) -> Package:
    """Return the package of an Office file after a look at its directory; nothing is inflated yet.

    Raises:
        UnreadableInput: It is no such file, or its directory is damaged, too long, ambiguous or dishonest.
    """
    if not source.data.startswith(b"PK"):
        found, hint = kinds.of_bytes(source.data)
        raise UnreadableInput.because(source.name, f"expected an Excel workbook (.xlsx), found {found}", hint=hint)
    # Counted before zipfile makes an object of each: a directory of millions would take minutes and gigabytes.
    if source.data.count(_CENTRAL) > MOST_PARTS:
        raise UnreadableInput.because(source.name, f"has more than {MOST_PARTS:,} parts")
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _DAMAGED as error:
        message = f"is damaged or cut short: {str(error) or type(error).__name__}"
        raise UnreadableInput.because(source.name, message, hint="copy or download it again") from error
    package = Package(source, archive, {})
    package.entries = {entry.filename.lower(): entry for entry in _checked(package)}
    if _TYPES not in package:
        found, hint = kinds.of_archive(archive)
        raise package.unreadable(f"expected an Excel workbook (.xlsx), found {found}", hint=hint)
    return package


def _checked(package: Package) -> Iterator[zipfile.ZipInfo]:
    seen = set()
    for entry in package.archive.infolist():
        name = entry.filename
        if name.lower() in seen:
            raise package.unreadable(f"two parts are named {name!r}")
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise package.unreadable(f"a part is named {name!r}, which leads out of the package")
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
            raise package.unreadable(
                f"the part {name!r} is encrypted or packed in a way that no workbook is", hint="save it as .xlsx"
            )
        seen.add(name.lower())
        yield entry
