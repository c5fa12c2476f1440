"""The one way bytes reach a disk: whole and durable, or not at all."""

import fcntl
import io
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from summitkit.errors import ExportError

_PREFIX = ".summitkit-"
_SUFFIX = ".part"
_PRIVATE = 0o600
_DEFAULT = 0o666


def write_file(path: Path, fill: Callable[[BinaryIO], None]) -> int:
    """Write a file through `fill` and return its size in bytes; on any failure what was there before stays.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and replace the target at once. A
    symbolic link keeps pointing where it points; a pipe or device is written to directly.

    Raises:
        ExportError: The folder or the disk refused.
    """
    try:
        target = _target(path)
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            return _write_special(target, fill)
        return _replace(target, fill)
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from error


def _target(path: Path) -> Path:
    # Versions of Python differ in where they complain of it, and how.
    if "\0" in str(path):
        raise ExportError(f"cannot write {str(path)!r}: a path holds no zero byte")
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise ExportError(f"cannot write {path}: the link leads back to itself")
    return target


def _write_special(target: Path, fill: Callable[[BinaryIO], None]) -> int:
    built = io.BytesIO()
    fill(built)
    with target.open("wb") as out:
        return out.write(built.getvalue())


def _replace(target: Path, fill: Callable[[BinaryIO], None]) -> int:
    _sweep(target.parent)
    part, out = _new_part(target)
    try:
        with out:
            fill(out)
            size = _settle(out, target)
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return size


def _new_part(target: Path) -> tuple[Path, BinaryIO]:
    # What replaces a file is nobody else's to read until it has that file's mode.
    mode = _PRIVATE if target.exists() else _DEFAULT
    while True:
        part = target.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
        out = os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode), "w+b")
        _lock(out.fileno())
        # Between creating and locking, the sweep of another writer may have taken it for a dead one's.
        if os.fstat(out.fileno()).st_nlink:
            return part, out
        out.close()


def _lock(descriptor: int) -> None:
    # A file system without locks cannot be swept either.
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _settle(out: BinaryIO, target: Path) -> int:
    if out.closed:
        raise ExportError(f"cannot write {target}: the exporter closed its output")
    out.flush()
    if target.exists():
        os.fchmod(out.fileno(), stat.S_IMODE(target.stat().st_mode))
    os.fsync(out.fileno())
    return os.fstat(out.fileno()).st_size


def _sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind; a living writer holds a lock on its file."""
    for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            _remove_if_dead(part)


def _remove_if_dead(part: Path) -> None:
    descriptor = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        part.unlink()
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    # The file is in place: a folder that cannot be opened or flushed, as on some network drives, is no failure now.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
