"""The guard: an Office file as a package of parts, of which none is inflated beyond limits and none trusted."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from attrs import define, field, frozen

from summitkit.errors import UnreadableInput
from summitkit.packages import kinds
from summitkit.packages.kinds import Kind
from summitkit.packages.markup import Attributes, Malformed, parse
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
    """Name of the part, or whatever stands there where it is external."""
    external: bool
    """Whether it lies outside the package; nothing external is ever followed."""


@define(eq=False)
class Package:
    """The parts of an Office file, by name without the leading slash."""

    source: Input
    kind: Kind
    """What it is expected to be."""
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
            beyond = f"inflates to more than {MOST_RATIO} times its size, as no {self.kind.noun} does"
            raise self.unreadable(f"the part {entry.filename!r} {beyond}")
        if self.inflated > MOST_BYTES:
            raise self.unreadable(f"it inflates to more than {MOST_BYTES // 1024**3} GiB")

    def malformed(self, part: str, error: Malformed) -> UnreadableInput:
        """Return the error for a part that is no XML, or not such XML as an Office file holds."""
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

    def main_part(self) -> tuple[str, str]:
        """Return the name of the main part and its content type.

        Raises:
            UnreadableInput: There is none, or more than one, or it belongs to another kind of file.
        """
        found = [each.target for each in self.relationships("") if each.kind == "officeDocument" and not each.external]
        if len(found) != 1:
            raise self.unreadable(f"expected {self.kind.expected}, found a package without a main part")
        content_type = self.content_types().get(found[0].lower(), "")
        wrong, hint = kinds.of_document(content_type, self.kind)
        if wrong:
            raise self.unreadable(f"expected {self.kind.expected}, found {wrong}", hint=hint)
        return found[0], content_type

    def content_types(self) -> Mapping[str, str]:
        """Return the content type of each part that is given one by name, by its name in lower case."""
        return {
            attributes.get("PartName", "").lstrip("/").lower(): attributes.get("ContentType", "")
            for name, attributes in self.elements(_TYPES)
            if name == "Override"
        }


def _relationship(folder: str, attributes: Attributes) -> Relationship:
    target, external = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
    return Relationship(
        id=attributes.get("Id", ""),
        kind=attributes.get("Type", "").rpartition("/")[2],
        target=target if external else normpath(join("/", folder, unquote(target))).lstrip("/"),
        external=external,
    )


def open_package(source: Input, kind: Kind) -> Package:
    """Return the package of an Office file of a kind after a look at its directory; nothing is inflated yet.

    Raises:
        UnreadableInput: It is no such file, or its directory is damaged, too long, ambiguous or dishonest.
    """
    if not source.data.startswith(b"PK"):
        found, hint = kinds.of_bytes(source.data, kind)
        raise UnreadableInput.because(source.name, f"expected {kind.expected}, found {found}", hint=hint)
    # Counted before zipfile makes an object of each: a directory of millions would take minutes and gigabytes.
    if source.data.count(_CENTRAL) > MOST_PARTS:
        raise UnreadableInput.because(source.name, f"has more than {MOST_PARTS:,} parts")
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except _DAMAGED as error:
        message = f"is damaged or cut short: {str(error) or type(error).__name__}"
        raise UnreadableInput.because(source.name, message, hint="copy or download it again") from error
    package = Package(source, kind, archive, {})
    package.entries = {entry.filename.lower(): entry for entry in _checked(package)}
    if _TYPES not in package:
        found, hint = kinds.of_archive(archive, kind)
        raise package.unreadable(f"expected {kind.expected}, found {found}", hint=hint)
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
                f"the part {name!r} is encrypted or packed in a way that no {package.kind.noun} is",
                hint=f"save it as {package.kind.suffix}",
            )
        seen.add(name.lower())
        yield entry
