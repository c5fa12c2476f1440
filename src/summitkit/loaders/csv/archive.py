"""A ZIP file from a stranger: looked through before anything is unpacked, and counted while it is."""

import copy
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping

from attrs import define, field

from summitkit.datapackage import is_inside
from summitkit.errors import UnreadableInput
from summitkit.raw import Input

# As much as is read of any file; a package of a summit has a dozen parts.
_LIMIT = 512 * 1024 * 1024
_MOST_PARTS = 10_000
# Tables shrink to a tenth, seldom to a fiftieth; what is smaller than this in all is read however far it shrank.
_RATIO = 200
_SMALL = 32 * 1024 * 1024
_CHUNK = 1024 * 1024
_CENTRAL_RECORD = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What a part can fail with in Python's zipfile, whatever its bytes are.
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError)


@define
class Archive:
    """The files of a ZIP file, each read when it is asked for."""

    name: str
    """Path of the ZIP file."""
    files: Mapping[str, zipfile.ZipInfo]
    """Its files by path; folders are none."""
    _archive: zipfile.ZipFile
    _read: int = field(default=0)

    @classmethod
    def opened(cls, source: Input) -> "Archive":
        """Return the files of a ZIP file.

        Raises:
            UnreadableInput: It is no ZIP file, or has too many parts, two of one name, or one outside of it.
        """
        # Counted first: to list them takes a hundred times the memory.
        if source.data.count(_CENTRAL_RECORD) > _MOST_PARTS:
            raise UnreadableInput.because(source.name, f"expected at most {_MOST_PARTS:,} parts in the package")
        try:
            archive = zipfile.ZipFile(io.BytesIO(source.data))
        except _FAULTS as error:
            raise UnreadableInput.because(source.name, f"not a whole ZIP file: {error}") from error
        entries = archive.infolist()
        _require_plain_names(source.name, [entry.orig_filename for entry in entries])
        return cls(source.name, {entry.filename: entry for entry in entries if not entry.is_dir()}, archive)

    def read(self, path: str) -> bytes:
        """Return the content of a file, which must be one of `files`.

        Raises:
            UnreadableInput: It is encrypted, damaged, larger than it says, or too large.
        """
        entry = self.files[path]
        if entry.flag_bits & _ENCRYPTED:
            raise self._refusal(path, "is encrypted", hint="save the package without a password")
        if entry.compress_type not in _METHODS:
            raise self._refusal(path, f"is packed by method {entry.compress_type}, which few programs read")
        try:
            data = self._unpacked(path, entry)
        except _FAULTS as error:
            raise self._refusal(path, f"is damaged: {error}") from error
        if len(data) != entry.file_size:
            raise self._refusal(path, f"says that it has {entry.file_size:,} bytes, and has {len(data):,}")
        return data

    def _unpacked(self, path: str, entry: zipfile.ZipInfo) -> bytes:
        # zipfile stops where the entry says that it ends: one that says nothing is counted as it is.
        endless = copy.copy(entry)
        endless.file_size = _LIMIT + 1
        data = bytearray()
        with self._archive.open(endless) as stream:
            while chunk := stream.read(_CHUNK):
                data += chunk
                self._read += len(chunk)
                self._require_bounds(path, entry, len(data))
        return bytes(data)

    def _require_bounds(self, path: str, entry: zipfile.ZipInfo, size: int) -> None:
        if self._read > _LIMIT:
            raise self._refusal(path, f"is larger than {_LIMIT // 1024**2} MiB, with what is beside it")
        if self._read > _SMALL and size > _RATIO * max(entry.compress_size, 1):
            raise self._refusal(path, f"has more than {_RATIO} times the bytes that it takes in the package")

    def _refusal(self, path: str, message: str, *, hint: str = "") -> UnreadableInput:
        return UnreadableInput.because(self.name, f"{path} {message}", hint=hint)


def _require_plain_names(source: str, names: list[str]) -> None:
    name, count = max(Counter(names).items(), key=lambda item: item[1], default=("", 0))
    if count > 1:
        raise UnreadableInput.because(source, f"expected each part once, found {name!r} again")
    outside = next((name for name in names if not is_inside(name)), None)
    if outside is not None:
        raise UnreadableInput.because(source, f"expected parts inside the package, found {outside!r:.80}")
