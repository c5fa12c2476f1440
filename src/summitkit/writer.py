"""The one way bytes reach a disk: whole and durable, or not at all."""

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from summitkit.errors import ExportError

_PREFIX = ".summitkit-"
_SUFFIX = ".part"


def write_file(path: Path, fill: Callable[[BinaryIO], None]) -> int:
    """Write a file through `fill` and return its size in bytes; on any failure what was there before stays.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and replace the target at once. A
    symbolic link keeps pointing where it points; a pipe or device is written to directly.

    Raises:
        ExportError: The folder or the disk refused.
    """
    try:
        target = path.resolve()
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            return _write_special(target, fill)
        return _replace(target, fill)
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from error


def _write_special(target: Path, fill: Callable[[BinaryIO], None]) -> int:
    with tempfile.TemporaryFile() as built, target.open("wb") as out:
        fill(built)
        built.seek(0)
        return out.write(built.read())


def _replace(target: Path, fill: Callable[[BinaryIO], None]) -> int:
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
    try:
        with os.fdopen(descriptor, "w+b") as out:
            fill(out)
            out.flush()
            os.fchmod(out.fileno(), _mode(target))
            os.fsync(out.fileno())
            size = os.fstat(out.fileno()).st_size
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return size


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
