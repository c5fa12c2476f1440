"""A folder out: the files of a package, each whole, and the descriptor that names them last."""

import io
import json
import os
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from summitkit.errors import ExportError
from summitkit.writer import NO_LOCKS, PREFIX, SUFFIX, keep_mode, lock, sync_folder

# Data Package v1, "Descriptor": the file that names the others by `resources[].path`.
DESCRIPTOR = "datapackage.json"
# What the `format` of a descriptor of ours begins with.
_OURS = "summitkit/"
_PLAIN = re.compile(r"\w[\w.-]*", re.ASCII)
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
# Seconds to wait for another program that writes to the folder, and between two tries.
_PATIENCE, _PAUSE = 30.0, 0.05
# No descriptor of ours comes near it; whoever put a larger file there means something else.
_LARGEST_DESCRIPTOR = 16 * 1024 * 1024


def ends_as_folder(path: str) -> bool:
    """Tell whether a path ends as only a folder's does."""
    return path.endswith(_SEPARATORS)


def is_folder(path: str) -> bool:
    """Tell whether a path means a folder: it ends as one, or there is one."""
    # `Path.is_dir` raises where a name is too long.
    return path != "-" and (ends_as_folder(path) or os.path.isdir(path))  # noqa: PTH112 - see above


def names_in(package: bytes) -> tuple[str, ...]:
    """Return the names of the files of a ZIP package, the descriptor last.

    Raises:
        ValueError: It is no such package, or a name could lead out of a folder.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise ValueError(f"expected a ZIP package, found other bytes: {error}") from error
    for name in names:
        if not _PLAIN.fullmatch(name):
            raise ValueError(f"expected plain names in the package, found {name!r}")
    if names.count(DESCRIPTOR) != 1 or len({name.lower() for name in names}) < len(names):
        raise ValueError(f"expected a package with one {DESCRIPTOR} and no name twice")
    return (*(name for name in names if name != DESCRIPTOR), DESCRIPTOR)


def write_folder(path: Path, package: bytes) -> int:
    """Write the files of a ZIP package to a folder and return their bytes; on any failure what was there stays.

    A folder that is not there is made. One that is not empty must hold a descriptor of ours: files that it names and
    the new one does not are removed, and files that neither names are left alone. All files are written out before
    the first one takes its place, and the descriptor does so last.

    Raises:
        ExportError: The folder is not ours, holds a link where a file belongs, or the disk refused.
    """
    try:
        names = names_in(package)
        with _made(Path(os.path.realpath(path))) as folder, ExitStack() as stack:
            is_alone = _lock(folder, stack)
            stale = [name for name in _old_names(folder) if name not in names]
            _require_files(folder, (*names, *stale))
            if is_alone:
                _sweep(folder)
            return _write(folder, package, names, stale)
    except ExportError as error:
        raise ExportError(f"cannot write {path}: {error}", hint=error.hint) from error
    except (OSError, ValueError) as error:
        raise ExportError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from error


@contextmanager
def _made(folder: Path) -> Iterator[Path]:
    """Make a folder unless it is there; one that was made goes again where nothing could be written to it."""
    is_new = True
    try:
        folder.mkdir()
    except FileExistsError:
        # Another writer may have made it just now.
        is_new = False
        if not folder.is_dir():
            raise
    try:
        yield folder
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


def _lock(folder: Path, stack: ExitStack) -> bool:
    """Keep other writers out until `stack` closes, and tell whether this system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        stack.callback(os.close, descriptor)
        _wait_for(descriptor)
    except BlockingIOError:
        raise ExportError("another program is writing to the folder", hint="try again when it is done") from None
    except NO_LOCKS:
        return False
    return True


def _wait_for(descriptor: int) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            lock(descriptor, wait=False)
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _old_names(folder: Path) -> tuple[str, ...]:
    """Return the files that our descriptors in a folder name: the one that stands, and those of killed writers."""
    found = [_ours(each) for each in (folder / DESCRIPTOR, *folder.glob(f"{PREFIX}*{SUFFIX}/{DESCRIPTOR}"))]
    ours = [each for each in found if each is not None]
    others = (each for each in folder.iterdir() if not each.name.startswith(PREFIX))
    if not ours and (other := next(others, None)):
        raise ExportError(
            f"the folder holds {other.name!r} and no {DESCRIPTOR} of summitkit: its files could be somebody else's",
            hint="choose an empty folder, or one that does not exist yet",
        )
    return tuple(dict.fromkeys(name for each in ours for name in _paths(each)))


def _ours(path: Path) -> Mapping[str, Any] | None:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST_DESCRIPTOR:
        return None
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(found, dict) and str(found.get("format")).startswith(_OURS)
    return found if is_ours else None


def _paths(descriptor: Mapping[str, Any]) -> Iterator[str]:
    resources = descriptor.get("resources")
    for each in resources if isinstance(resources, list) else ():
        path = each.get("path") if isinstance(each, dict) else None
        if isinstance(path, str) and _PLAIN.fullmatch(path):
            yield path


def _require_files(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise ExportError(f"{name} is a link, a folder or a device, where a file belongs", hint="move it away")


def _sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind."""
    for part in folder.glob(f"{PREFIX}*{SUFFIX}"):
        if part.is_dir() and not part.is_symlink():
            _remove(part)


def _remove(part: Path) -> None:
    with suppress(OSError):
        for each in part.iterdir():
            each.unlink()
        part.rmdir()


def _write(folder: Path, package: bytes, names: Iterable[str], stale: Iterable[str]) -> int:
    part = Path(tempfile.mkdtemp(dir=folder, prefix=PREFIX, suffix=SUFFIX))
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            size = sum(_unpack(archive, name, folder, part) for name in names)
        _exchange(folder, part, names, stale)
        sync_folder(folder)
    finally:
        _remove(part)
    return size


def _unpack(archive: zipfile.ZipFile, name: str, folder: Path, part: Path) -> int:
    with archive.open(name) as content, (part / name).open("xb") as out:
        shutil.copyfileobj(content, out)
        out.flush()
        os.fsync(out.fileno())
        size = out.tell()
    keep_mode(part / name, folder / name)
    return size


def _exchange(folder: Path, part: Path, names: Iterable[str], stale: Iterable[str]) -> None:
    """Put new files in the place of old ones, one by one; where one cannot, put the old ones back."""
    undo = ExitStack()
    try:
        for name in names:
            undo.callback(_put_back, part / f".{name}", folder / name, is_new=not _keep(folder / name, part))
            (part / name).replace(folder / name)
        for name in stale:
            undo.callback(_put_back, part / f".{name}", folder / name, is_new=False)
            with suppress(FileNotFoundError):
                (folder / name).replace(part / f".{name}")
    except BaseException:
        undo.close()
        raise


def _keep(target: Path, part: Path) -> bool:
    """Give a file a second name from which it can be put back; tell whether there is a file."""
    # A file system without hard links has no way back.
    with suppress(OSError):
        os.link(target, part / f".{target.name}")
    return target.exists()


def _put_back(kept: Path, target: Path, *, is_new: bool) -> None:
    if kept.exists():
        kept.replace(target)
    elif is_new:
        target.unlink(missing_ok=True)
