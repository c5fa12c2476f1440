"""Office packages as the same bytes every time."""

import io
import zipfile
from datetime import datetime

import pytest

from summitkit.errors import ExportError
from summitkit.exporters.opc import Package, made_on


def test_part_is_written_once() -> None:
    """A package that is written part by part refuses a second part of a name, and leaves no trace of the machine."""
    out = io.BytesIO()
    with Package(out) as package:
        package.writestr("xl/a.xml", "1")
        with pytest.raises(ExportError, match="two parts of one name"):
            package.writestr("xl/A.xml", "2")
    with zipfile.ZipFile(out) as archive:
        (entry,) = archive.infolist()

    assert (entry.date_time, entry.create_system, entry.filename) == ((1980, 1, 1, 0, 0, 0), 0, "xl/a.xml")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2025-08-15",), datetime.fromisoformat("2025-08-15")),
        (("", "2025-08"), datetime.fromisoformat("2025-08-01")),
        (("../2025-08-15", "2025-08-16"), datetime.fromisoformat("2025-08-16")),
        (("1815-06-09",), datetime.fromisoformat("1980-01-01")),
        ((), datetime.fromisoformat("1980-01-01")),
    ],
)
def test_file_is_dated_by_record(monkeypatch: pytest.MonkeyPatch, dates: tuple[str, ...], expected: datetime) -> None:
    """The first date that names a day the formats can show is the file's; without one it is the first of 1980."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    assert made_on(*dates) == expected


def test_source_date_epoch_goes_before_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time that a build names is the file's, in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755216000")

    assert made_on("2020-01-01") == datetime.fromisoformat("2025-08-15")


@pytest.mark.parametrize("seconds", ["yesterday", "9" * 30, "99999999999999"])
def test_wrong_source_date_epoch_is_named(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """A time that is none is an error, not a silent fallback."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)

    with pytest.raises(ExportError, match="SOURCE_DATE_EPOCH: expected seconds"):
        made_on()
