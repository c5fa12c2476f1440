"""The one way bytes come in: a path, a folder that is a Data Package, a stream, or standard input, within limits."""

import io
import os
import stat
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, TypeAlias

from summitkit.datapackage import DESCRIPTOR, is_descriptor, parse, within
from summitkit.errors import UnreadableInput
from summitkit.raw import Input

Readable: TypeAlias = str | os.PathLike[str] | IO[bytes] | IO[str]

# No account or record of a summit comes near this; an endless device does.
LIMIT = 512 * 1024 * 1024
_CHUNK = 1024 * 1024
# The earliest date that a ZIP entry can carry: the same files make the same bytes on any day.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Hidden files, and the locks that Office programs put beside an open file.
_HIDDEN = (".", "~$")


def read_input(source: Readable) -> Input:
    """Return the content of a path, of an open stream, or of standard input (`-`).

    A folder with a `datapackage.json` is a Data Package, and so is the path of that file: the content is a ZIP file
    of it and the files that it names, and the name is the folder's.

    Raises:
        TypeError: It is none of these.
        UnreadableInput: It is missing, another directory, no regular file, not readable, too large, or changed while
            read; or a package names what is outside of its folder.
    """
    if source == "-":
        return Input("<stdin>", _limited(_standard_input(), "<stdin>"))
    if isinstance(source, str | os.PathLike):
        return _from_path(Path(source))
    if not hasattr(source, "read"):
        raise TypeError(f"expected a path, an open file or '-', found {type(source).__name__}")
    name = str(getattr(source, "name", "<stream>"))
    try:
        return Input(name, _limited(source, name))
    except (OSError, ValueError) as error:
        raise _not_readable(name, error) from error


def _standard_input() -> IO[bytes]:
    # A program without a terminal, such as one under pythonw or in a service, has none.
    if sys.stdin is None:
        raise UnreadableInput.because("<stdin>", "there is no standard input")
    return sys.stdin.buffer


def _from_path(path: Path) -> Input:
    try:
        folder = _package_folder(path)
        return _packed(folder) if folder else Input(os.fspath(path), _content(path))
    except (OSError, ValueError) as error:
        raise _not_readable(os.fspath(path), error) from error


def _package_folder(path: Path) -> Path | None:
    if path.is_dir() and (path / DESCRIPTOR).exists():
        return path
    # A record may have the name of a descriptor, too.
    is_package = path.name == DESCRIPTOR and path.is_file() and is_descriptor(_content(path))
    return path.parent if is_package else None


def _packed(folder: Path) -> Input:
    name = os.fspath(folder)
    descriptor = _inside(folder, DESCRIPTOR)
    files = {DESCRIPTOR: descriptor}
    for resource in parse(name, descriptor).tables:
        # The loader names the files that are missing, as it does those of a ZIP file.
        if (folder / resource.path).exists():
            files[resource.path] = _inside(folder, resource.path)
        if sum(map(len, files.values())) > LIMIT:
            raise UnreadableInput.because(name, f"is larger than {LIMIT // 1024**2} MiB")
    return Input(name, _zipped(files), others=tuple(_others(folder, files)))


def _inside(folder: Path, file: str) -> bytes:
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        found = "expected a file of the folder, found a link that leads out of it"
        raise UnreadableInput.because(os.fspath(folder), found, location=within(file))
    return _content(path)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            archive.writestr(entry, data)
    return out.getvalue()


def _others(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    found = (path.name for path in sorted(folder.iterdir()) if path.is_file())
    return (name for name in found if name not in files and not name.startswith(_HIDDEN))


def _content(path: Path) -> bytes:
    name = os.fspath(path)
    _require_regular(path)
    with path.open("rb") as stream:
        before = os.fstat(stream.fileno())
        data = _limited(stream, name)
        after = os.fstat(stream.fileno())
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise UnreadableInput.because(name, "changed while it was read", hint="try again")
    return data


def _require_regular(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        hint = f"a folder of CSV files needs a {DESCRIPTOR}"
        raise UnreadableInput.because(os.fspath(path), "expected a file, found a directory", hint=hint)
    if not stat.S_ISREG(mode):
        raise UnreadableInput.because(
            os.fspath(path), "expected a regular file, found a device or pipe", hint="pipe it to `-` instead"
        )


def _not_readable(name: str, error: Exception) -> UnreadableInput:
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableInput.because(name, f"cannot be read: {reason}")


def _limited(stream: IO[bytes] | IO[str], name: str) -> bytes:
    data = bytearray()
    while chunk := stream.read(_CHUNK):
        data += _encoded(chunk) if isinstance(chunk, str) else chunk
        if len(data) > LIMIT:
            raise UnreadableInput.because(name, f"is larger than {LIMIT // 1024**2} MiB")
    return bytes(data)


def _encoded(text: str) -> bytes:
    # Half characters come out as bytes that are no UTF-8, which the loader reports with their line.
    return text.encode("utf-8", "surrogatepass")


def from_text(text: str) -> Input:
    """Return a text as input, for `loads`.

    Raises:
        TypeError: It is no text.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"expected a text, found {type(text).__name__}; load reads bytes from an open file or io.BytesIO"
        )
    return Input("<text>", _encoded(text))
