"""Data Packages of CSV files."""

import json
from pathlib import Path

import pytest
from tests.packages import DESCRIPTOR, described, package, zipped

from summitkit.errors import Location, OptionError, UnreadableInput
from summitkit.loaders.csv import package as packages
from summitkit.loaders.csv.package import CsvPackage, read_package
from summitkit.raw import Input
from summitkit.reader import read_input

SEMICOLONS = "id;text\r\nusa;1,5\r\n"


def read(data: bytes, **options: str) -> CsvPackage:
    return read_package(Input("a.zip", data), **options)


def refused(data: bytes, **options: str) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        read(data, **options)
    return str(caught.value).split("\n")


def test_tables_are_those_of_the_descriptor(tmp_path: Path) -> None:
    """Each table has the name of its resource, its rows, and the place of each cell in the file inside."""
    path = tmp_path / "a.zip"
    path.write_bytes(package(positions='id,text\r\n1,"two\r\nlines"\r\n2,\r\n', issues="id\r\narms\r\n"))
    found = read_package(read_input(path))
    positions, issues = found.tables

    assert (positions.grid.name, issues.grid.name) == ("positions", "issues")
    assert positions.grid.rows == [("id", "text"), ("1", "two\r\nlines"), ("2", None)]
    assert positions.grid.at(2, 0) == Location(unit="line", start="positions.csv:4")
    assert issues.grid.rows == [("id",), ("arms",)]
    assert found.descriptor["resources"][0] == {"path": "positions.csv"}
    assert found.notes == ()


def test_folder_is_read_as_a_package(tmp_path: Path) -> None:
    """A folder is read as the ZIP file of it would be, and files that it does not name are noted."""
    (tmp_path / DESCRIPTOR).write_text(described("a.csv", "data/b.csv"), encoding="utf-8")
    (tmp_path / "data").mkdir()
    for name in ("a.csv", "data/b.csv", "c.csv", ".hidden", "~$a.csv"):
        (tmp_path / name).write_text(f"id,x\n{name},1\n", encoding="utf-8")
    found = read_package(read_input(tmp_path))

    assert [table.grid.rows[1][0] for table in found.tables] == ["a.csv", "data/b.csv"]
    assert found.notes == ("Left out, as datapackage.json names no such table: c.csv.",)


def test_folder_inside_of_the_archive() -> None:
    """People pack the folder with its files, and desktops add files of their own."""
    files = [
        ("talks/", ""),
        ("talks/a.csv", "id,b\n1,2\n"),
        ("talks/.DS_Store", ""),
        (f"talks/{DESCRIPTOR}", described("a.csv")),
        (f"__MACOSX/._{DESCRIPTOR}", ""),
        ("talks/notes.txt", "notes"),
    ]
    found = read(zipped(files))

    assert found.tables[0].grid.rows == [("id", "b"), ("1", "2")]
    assert str(found.tables[0].grid.at(1, 0)) == "line a.csv:2"
    assert found.notes == ("Left out, as datapackage.json names no such table: talks/notes.txt.",)


@pytest.mark.parametrize(
    ("names", "found"),
    [(["a.csv"], "none"), ([f"a/b/{DESCRIPTOR}"], "none"), ([f"a/{DESCRIPTOR}", f"b/{DESCRIPTOR}"], "several")],
)
def test_no_descriptor(names: list[str], found: str) -> None:
    """A ZIP file without a descriptor, or with two, is no package."""
    assert refused(zipped((name, "") for name in names)) == [
        f"a.zip: expected a datapackage.json in the package, found {found}"
    ]


def test_unnamed_files_are_noted() -> None:
    """Files and resources that are no tables are left out and said so, the first few by name."""
    resources = {"resources": [{"path": "a.csv"}, {"name": "map", "path": "map.geojson"}]}
    others = [(f"{number}.csv", "") for number in range(7)]
    found = read(zipped([(DESCRIPTOR, json.dumps(resources)), ("a.csv", "id,b"), *others]))

    assert len(found.tables) == 1
    assert found.notes == (
        "Left out, as datapackage.json names no such table: 0.csv, 1.csv, 2.csv, 3.csv, 4.csv and 2 more.",
        "Left out, as it is no CSV file: the resource 'map'.",
    )


def test_problems_of_all_files_are_told() -> None:
    """Rows 62 to 64: missing files and wrong rows of any file are told at once, each with its file."""
    files = [(DESCRIPTOR, described("a.csv", "b.csv", "c.csv")), ("a.csv", "a,b\n1\n1,2\n"), ("c.csv", 'a,b\n"')]

    found = refused(zipped(files))

    assert found[0] == "a.zip: line a.csv:2: expected 2 cells as on line 1, found 1"
    assert found[1] == "a.zip: file b.csv: expected the file that datapackage.json names, found none"
    assert found[2].startswith("a.zip: line c.csv:2: expected a closing quote for the one that opens here")


def test_descriptor_leads_out_of_the_package() -> None:
    """Row 17: a descriptor that names a file elsewhere is refused."""
    assert refused(zipped([(DESCRIPTOR, described("../a.csv")), ("a.csv", "")])) == [
        "a.zip: file datapackage.json: /resources/0/path: expected a path inside the package, found '../a.csv'"
    ]


def test_declared_dialect_and_encoding() -> None:
    """What the descriptor declares is used, where it fits."""
    files = [
        (DESCRIPTOR, described("a.csv", encoding="cp1251", dialect={"delimiter": "^"})),
        ("a.csv", "ид^a,b\n1^2,3\n".encode("cp1251")),
    ]
    found = read(zipped(files))

    assert found.tables[0].grid.rows == [("ид", "a,b"), ("1", "2,3")]
    assert found.notes == ()


@pytest.mark.parametrize("first", ["", "sep=;\r\n"], ids=["voted", "first line"])
def test_file_that_excel_saved(first: str) -> None:
    """Row 70: a file that was saved again with semicolons is read with them, and the note says so."""
    (table,) = (found := read(package(positions=first + SEMICOLONS))).tables

    assert table.grid.rows == [("id", "text"), ("usa", "1,5")]
    assert table.dialect.delimiter == ";"
    assert found.notes == (
        "positions.csv has semicolons between cells, where datapackage.json says commas between cells.",
    )


def test_unmixed_semicolons() -> None:
    """A file with semicolons and no comma is not one column, whatever the descriptor says."""
    assert read(package(a="id;text\nusa;x\n")).tables[0].grid.rows[1] == ("usa", "x")


def test_declared_delimiter_is_kept() -> None:
    """Where the declared delimiter gives a table, another that the rows could speak for is not looked for."""
    found = read(package(a="id,a;b;c\n1,x;y;z\n", b="id\n"))

    assert found.tables[0].grid.rows == [("id", "a;b;c"), ("1", "x;y;z")]
    assert found.notes == ()


def test_named_delimiter_is_for_files_that_need_it() -> None:
    """A delimiter that a user names is used where the declared one does not fit, and nowhere else."""
    found = read(package(a="id^b\n1^2\n", b="id,b^c\n1,2\n"), delimiter="^")

    assert [table.grid.rows[0] for table in found.tables] == [("id", "b"), ("id", "b^c")]
    with pytest.raises(OptionError, match="delimiter"):
        read(package(a="id,b"), delimiter="^^")


def test_named_encoding_is_for_files_that_need_it() -> None:
    """Row 71: an encoding that a user names is used where the declared one does not fit, and the note says so."""
    data = package(a="id,b\n1,Málaga\n".encode("cp1252"), b="id,b\n1,Málaga\n", c="id,b\n1,Málaga\n".encode("utf-16"))
    found = read(data, encoding="cp1252")

    assert [table.grid.rows[1] for table in found.tables] == [("1", "Málaga")] * 3
    assert found.notes == ("a.csv is not utf-8, as datapackage.json says: read as cp1252.",)
    assert refused(data)[0].startswith("a.zip: line a.csv:2: expected utf-8 text, found byte 0xe1 (name the encoding")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "mark"])
def test_zero_bytes_of_a_summit(mark: bytes) -> None:
    """Row 67: texts of a summit may have zero bytes and come back from its own package; a stranger's may not."""
    ours = json.dumps({"format": "summitkit/1", "resources": [{"path": "a.csv"}]})
    table = ("a.csv", mark + b"id,b\r\n1,\0\r\n")

    assert read(zipped([(DESCRIPTOR, ours), table])).tables[0].grid.rows == [("id", "b"), ("1", "\0")]
    assert refused(zipped([(DESCRIPTOR, described("a.csv")), table])) == [
        "a.zip: line a.csv:2: expected text, found a zero byte"
    ]


def test_utf_16_without_mark_in_a_package() -> None:
    """Row 73: a file in UTF-16 without a byte order mark is refused with the name of its encoding."""
    (message,) = refused(package(a="id,b\r\n1,2\r\n".encode("utf-16-le")))

    assert message.startswith("a.zip: line a.csv:1: expected text, found zero bytes: UTF-16 perhaps?")
    assert "encoding='utf-16-le'" in message


def test_endless_tables_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables that are each within bounds are given up when they are too large together."""
    monkeypatch.setattr(packages, "MOST_CELLS", 5)

    assert refused(package(a="a,b\n1,2\n", b="a,b\n")) == ["a.zip: is larger than 5 cells"]
