"""The one way bytes reach a disk: whole and durable, or not at all."""

import os
import secrets
import stat
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from summitkit.errors import ExportError

# How what is not done yet is called.
PREFIX = ".summitkit-"
SUFFIX = ".part"
_PRIVATE = 0o600
_DEFAULT = 0o666
# Elsewhere, which is on Windows, an open file cannot be moved, and a file has no mode but being read-only.
_POSIX = os.name == "posix"
# What a system or a file system without locks answers; nothing is swept there.
NO_LOCKS = (ImportError, OSError)


def write_file(path: Path, content: bytes) -> None:
    """Write a file; on any failure what was there before stays.

    The content goes to a temporary file in the same folder, is flushed to the disk, and replaces the target at once. A
    symbolic link keeps pointing where it points; a pipe or device is written to directly.

    Raises:
        ExportError: The folder or the disk refused.
    """
    try:
        target = _target(path)
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
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


def _replace(target: Path, content: bytes) -> None:
    _sweep(target.parent)
    part, out = _new_part(target)
    try:
        with out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
            keep_mode(part, target)
            if _POSIX:
                # As long as the part is open, its lock keeps other writers from sweeping it.
                part.replace(target)
        if not _POSIX:
            part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _new_part(target: Path) -> tuple[Path, BinaryIO]:
    # What replaces a file is nobody else's to read until it has that file's mode.
    mode = _PRIVATE if target.exists() else _DEFAULT
    while True:
        part = target.with_name(f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}")
        out = open(part, "xb", opener=lambda path, flags: os.open(path, flags, mode))  # noqa: SIM115 - _replace closes it
        with suppress(*NO_LOCKS):
            lock(out, wait=True)
        # Between creating and locking, the sweep of another writer may have taken it for a dead one's.
        if part.exists():
            return part, out
        out.close()


def keep_mode(part: Path, target: Path) -> None:
    """Give a part the mode of the file that it is to replace, if there is one."""
    if _POSIX and target.exists():
        part.chmod(stat.S_IMODE(target.stat().st_mode))


def _sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind; a living writer holds a lock on its part."""
    for part in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(*NO_LOCKS):
            _remove_if_dead(part)


def _remove_if_dead(part: Path) -> None:
    if stat.S_ISREG(part.lstat().st_mode):
        with part.open("rb") as left:
            lock(left, wait=False)
            part.unlink()


def lock(file: BinaryIO | int, *, wait: bool) -> None:
    """Lock an open file or folder until it is closed.

    Raises:
        ImportError: The system has no such locks.
        OSError: The file system has none, or another program has it locked and this one is not to wait.
    """
    # Only POSIX has it.
    fcntl = import_module("fcntl")
    fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


def sync_folder(folder: Path) -> None:
    """Flush the names of a folder to the disk."""
    # The file is in place: a folder that cannot be opened or flushed, as on Windows or network drives, is no failure.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
