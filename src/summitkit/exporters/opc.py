"""Office files (ZIP packages) as the same bytes every time."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import IO, Self

from summitkit.errors import ExportError
from summitkit.model.dates import bounds

# The earliest date that a ZIP entry can carry; no clock is asked.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Rows of a worksheet are much alike: level 3 makes them a tenth larger than level 6 in a third of the time.
_LEVEL = 3
_TWICE = "the package would hold two parts of one name"


class Package:
    """An Office package that is written part by part, each once, without any trace of time or machine.

    Parts stand in the order in which they were written: ECMA-376 part 2 leaves it to the writer, and readers find parts
    through the directory at the end.
    """

    def __init__(self, out: IO[bytes]) -> None:
        """Begin a package in `out`."""
        self._archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self._names: set[str] = set()

    def __enter__(self) -> Self:
        """Return the package."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Write the directory of the parts."""
        self._archive.close()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Begin a part, which is written as long as the context lasts.

        Raises:
            ExportError: There is a part of that name (case ignored, as ECMA-376 part 2 compares them).
        """
        if name.lower() in self._names:
            raise ExportError(_TWICE)
        self._names.add(name.lower())
        with self._archive.open(name, "w") as part:
            yield part
        # Stands in the directory alone, which is written last.
        self._archive.getinfo(name).create_system = 0

    def writestr(self, name: str, content: str | bytes) -> None:
        """Write a whole part; called as openpyxl calls an archive."""
        with self.open(name) as part:
            part.write(content.encode() if isinstance(content, str) else content)

    def namelist(self) -> list[str]:
        """Return the names of the parts that were written."""
        return self._archive.namelist()


def made_on(*dates: str) -> datetime:
    """Return the time that a file says it was made, in UTC without a time zone: never that of a clock.

    `SOURCE_DATE_EPOCH` (reproducible-builds.org) comes first, then the first day of the first of the EDTF `dates` that
    has one in the years that both Word and Excel can show, then the first day of 1980.

    Raises:
        ExportError: `SOURCE_DATE_EPOCH` is set and is no number of seconds.
    """
    if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None)
        except (ValueError, OverflowError, OSError) as error:
            raise ExportError(f"SOURCE_DATE_EPOCH: expected seconds since 1970, found {seconds!r}") from error
    days = (bounds(date)[0] for date in dates if date)
    return next((datetime.fromisoformat(day) for day in days if "1900" <= day < "9999"), datetime(*_EPOCH))  # noqa: DTZ001 - both formats want a plain time
