"""The one way bytes come in: a path, a stream, or standard input, read whole and within limits."""

import os
import stat
import sys
from pathlib import Path
from typing import IO, TypeAlias

from summitkit.errors import UnreadableInput
from summitkit.raw import Input

Readable: TypeAlias = str | os.PathLike[str] | IO[bytes] | IO[str]

# No account or record of a summit comes near this; an endless device does.
LIMIT = 512 * 1024 * 1024
_CHUNK = 1024 * 1024


def read_input(source: Readable) -> Input:
    """Return the content of a path, of an open stream, or of standard input (`-`).

    Raises:
        TypeError: It is none of these.
        UnreadableInput: It is missing, a directory, no regular file, not readable, too large, or changed while read.
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
    name = os.fspath(path)
    try:
        _require_regular(path)
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            data = _limited(stream, name)
            after = os.fstat(stream.fileno())
    except (OSError, ValueError) as error:
        raise _not_readable(name, error) from error
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise UnreadableInput.because(name, "changed while it was read", hint="try again")
    return Input(name, data)


def _require_regular(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableInput.because(os.fspath(path), "expected a file, found a directory")
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
