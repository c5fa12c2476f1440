"""How bytes come in."""

import io
import os
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from tests.packages import DESCRIPTOR, described
from tests.processes import output

from summitkit import reader
from summitkit.errors import UnreadableInput
from summitkit.raw import Input
from summitkit.reader import from_text, read_input


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a descriptor, two files that it names, one that it does not, and hidden ones."""
    found = tmp_path / "talks"
    (found / "data").mkdir(parents=True)
    (found / DESCRIPTOR).write_text(described("a.csv", "data/b.csv"), encoding="utf-8")
    for name, content in (
        ("a.csv", b"a\n"),
        ("data/b.csv", b"b\r\n1\r\n"),
        ("c.csv", b"c,c"),
        (".x", b""),
        ("~$a", b""),
    ):
        (found / name).write_bytes(content)
    return found


def refused(source: reader.Readable) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read_input(source)
    return str(caught.value)


@pytest.mark.parametrize("as_path", [str, Path], ids=["text", "path"])
def test_path_is_read_whole(as_path: type[str | Path], tmp_path: Path) -> None:
    """A path is read to the last byte, and errors will call the file what the user called it."""
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * (3 * 1024 * 1024) + b"end")
    found = read_input(as_path(path))

    assert found.name == str(path)
    assert found.data == path.read_bytes()


def test_stream_is_read_whole(tmp_path: Path) -> None:
    """A stream of bytes or of text is read, under its own name where it has one."""
    path = tmp_path / "a.md"
    path.write_bytes(b"text")
    with path.open("rb") as stream:
        assert read_input(stream).name == str(path)

    assert read_input(io.BytesIO(b"\xff\x00")).data == b"\xff\x00"
    assert read_input(io.StringIO("Malmö")).data == "Malmö".encode()
    assert read_input(io.StringIO("Malmö")).name == "<stream>"


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input, whatever bytes come from it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xffbytes")))

    assert read_input("-") == Input("<stdin>", b"\xffbytes")


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program may have no standard input."""
    monkeypatch.setattr(sys, "stdin", None)

    assert refused("-") == "<stdin>: there is no standard input"


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    path = tmp_path / "a.md"

    assert refused(path) == f"{path}: cannot be read: No such file or directory"


def test_directory(tmp_path: Path) -> None:
    """Row 9: a directory is no file, unless it is a Data Package."""
    assert refused(tmp_path) == (
        f"{tmp_path}: expected a file, found a directory (a folder of CSV files needs a datapackage.json)"
    )


@pytest.mark.parametrize("ending", ["", DESCRIPTOR], ids=["folder", "descriptor"])
def test_folder_is_a_package(folder: Path, ending: str) -> None:
    """A folder with a descriptor, or the path of that file, is a ZIP file of it and of the files that it names."""
    found = read_input(folder / ending)
    with zipfile.ZipFile(io.BytesIO(found.data)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}

    assert found.name == str(folder)
    assert list(contents) == [DESCRIPTOR, "a.csv", "data/b.csv"]
    assert contents["data/b.csv"] == b"b\r\n1\r\n"
    assert found.others == ("c.csv",)


def test_folder_makes_the_same_bytes(folder: Path) -> None:
    """Row 124: the content of a folder does not depend on when its files were written."""
    before = read_input(folder)
    os.utime(folder / "a.csv", (0, 0))

    assert read_input(folder) == before


def test_record_with_the_name_of_a_descriptor(tmp_path: Path) -> None:
    """A file that has the name of a descriptor and lists no resources is read as it is."""
    path = tmp_path / DESCRIPTOR
    path.write_bytes(b'{"id": "a"}')

    assert read_input(path) == Input(str(path), b'{"id": "a"}')


def test_missing_file_of_a_package_is_left_to_the_loader(folder: Path) -> None:
    """A file that is not there is missing in the ZIP file, too, and what reads this says so."""
    (folder / "a.csv").unlink()

    assert b"a.csv" not in read_input(folder).data.partition(b"data/b.csv")[2]


@pytest.mark.parametrize("name", ["a.csv", DESCRIPTOR])
def test_link_out_of_a_folder(folder: Path, name: str, tmp_path: Path) -> None:
    """Row 111: a link of a package that leads out of its folder is not followed."""
    outside = tmp_path / "secret"
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)

    assert refused(folder) == (
        f"{folder}: file {name}: expected a file of the folder, found a link that leads out of it"
    )


def test_link_inside_of_a_folder(folder: Path) -> None:
    """A link from one file of a package to another is followed."""
    (folder / "a.csv").unlink()
    (folder / "a.csv").symlink_to("c.csv")

    assert b"c,c" in read_input(folder).data


def test_pipe_in_a_folder(folder: Path) -> None:
    """Row 10: a pipe among the files of a package is not waited for."""
    (folder / "a.csv").unlink()
    os.mkfifo(folder / "a.csv")

    assert refused(folder).startswith(f"{folder / 'a.csv'}: expected a regular file, found a device or pipe")


def test_path_out_of_a_folder(folder: Path) -> None:
    """Row 17: a descriptor that names a file elsewhere is refused."""
    (folder / DESCRIPTOR).write_text(described("../secret.csv"), encoding="utf-8")

    assert refused(folder).startswith(f"{folder}: file {DESCRIPTOR}: /resources/0/path: expected a path inside")


def test_large_folder_is_cut_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a package are together no larger than one file may be."""
    monkeypatch.setattr(reader, "LIMIT", 1024 * 1024)
    for name in ("a.csv", "data/b.csv"):
        (folder / name).write_bytes(bytes(600 * 1024))

    assert refused(folder) == f"{folder}: is larger than 1 MiB"


def test_pipe_and_device(tmp_path: Path) -> None:
    """Row 10: a pipe that nobody writes to, or a device that never ends, is not waited for."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert refused(pipe) == f"{pipe}: expected a regular file, found a device or pipe (pipe it to `-` instead)"
    assert "found a device or pipe" in refused("/dev/zero")


def test_endless_stream_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 10: standard input that never ends is given up at the limit."""
    monkeypatch.setattr(reader, "LIMIT", 4 * 1024 * 1024)
    with Path("/dev/zero").open("rb") as endless:
        assert refused(endless) == "/dev/zero: is larger than 4 MiB"


def test_unreadable_file(open_folder: Path) -> None:
    """Row 11: a file that the user may not read is named."""
    path = open_folder / "a.md"
    path.write_bytes(b"secret")
    path.chmod(0)

    assert output("without_privileges(); attempt(lambda: read_input(path))", path) == (
        f"{path}: cannot be read: Permission denied"
    )


def test_file_that_changes_while_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 12: a file that another program writes to meanwhile is not taken for whole."""
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    read = reader._limited  # noqa: SLF001 - the moment between two looks at the file

    def read_slowly(stream: io.BufferedReader, name: str) -> bytes:
        data = read(stream, name)
        with path.open("ab") as other:
            other.write(b"two")
        return data

    monkeypatch.setattr(reader, "_limited", read_slowly)

    assert refused(path) == f"{path}: changed while it was read (try again)"


def test_impossible_path() -> None:
    """Row 112: a path that no system can have is refused as one that cannot be read."""
    assert refused("a\0b").startswith("a\0b: cannot be read: ")
    assert refused("x" * 300).endswith("cannot be read: File name too long")


def test_closed_stream() -> None:
    """A stream that was closed is refused."""
    stream = io.BytesIO()
    stream.close()

    assert refused(stream) == "<stream>: cannot be read: I/O operation on closed file."


def test_half_characters_become_bad_bytes() -> None:
    """Row 60: text with half a character is no UTF-8, and the loader will say so with the line."""
    with pytest.raises(UnreadableInput, match="<text>: line 2: expected utf-8 text"):
        from_text("one\n\ud800").text()


def test_pipe_is_read_through_a_stream() -> None:
    """A pipe that comes in pieces is read to its end."""
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb") as out:
            for _ in range(100):
                out.write(b"x" * 5000)

    writer = threading.Thread(target=write)
    writer.start()
    with os.fdopen(reading, "rb") as stream:
        found = read_input(stream).data
    writer.join()

    assert found == b"x" * 500_000
