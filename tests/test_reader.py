"""How bytes come in."""

import io
import os
import sys
import threading
from pathlib import Path

import pytest
from tests.processes import output

from summitkit import reader
from summitkit.errors import UnreadableInput
from summitkit.raw import Input
from summitkit.reader import from_text, read_input


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
    """Row 9: a directory is no file."""
    assert refused(tmp_path) == f"{tmp_path}: expected a file, found a directory"


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
