"""Office files (ZIP packages) as the same bytes every time."""

import zipfile
from typing import IO

# The earliest date that a ZIP entry can carry; no clock is asked.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_LEVEL = 6


def canonicalise(package: IO[bytes], out: IO[bytes]) -> None:
    """Copy an Office package to `out` with its parts in a fixed order and without any trace of time or machine.

    The content-types part comes first, then the package relationships, then the other parts by name: the order in
    which ECMA-376 part 2 lets a reader stream them.
    """
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=_rank):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name), compresslevel=_LEVEL)


def _rank(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
