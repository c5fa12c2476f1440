"""ZIP files from strangers."""

import resource
import time
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packages import with_fields, zipped

from summitkit.errors import UnreadableInput
from summitkit.loaders.csv import archive
from summitkit.loaders.csv.archive import Archive
from summitkit.raw import Input

MIB = 1024 * 1024
SMALL = zipped([("a.csv", "a,b\n1,2\n"), ("folder/b.csv", "x" * 1000), ("folder/", "")])


def opened(data: bytes) -> Archive:
    return Archive.opened(Input("a.zip", data))


def refused(data: bytes, file: str = "") -> str:
    with pytest.raises(UnreadableInput) as caught:
        opened(data).read(file)
    return str(caught.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_files_are_read(method: int) -> None:
    """Files are listed without folders, and each is read to its last byte."""
    found = opened(zipped([("a.csv", "a"), ("b/", ""), ("b/c.csv", "c" * 3 * MIB)], method))

    assert list(found.files) == ["a.csv", "b/c.csv"]
    assert [found.read(name) for name in found.files] == [b"a", b"c" * 3 * MIB]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", SMALL[:-30], SMALL[40:]], ids=["1", "5", "3", "3 begin"])
def test_half_a_package(data: bytes) -> None:
    """Rows 1, 3 and 5: what is no whole ZIP file is refused by name."""
    message = refused(data, "a.csv")

    assert message.startswith("a.zip: ")
    assert "not a whole ZIP file" in message or "is damaged" in message


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
def test_any_damage_is_told(place: int, byte: int) -> None:
    """Rows 3 and 18: whatever byte is wrong, a file is as it was or refused with an error of ours."""
    damaged = SMALL[:place] + bytes([byte]) + SMALL[place + 1 :]
    try:
        found = opened(damaged)
        contents = {name: found.read(name) for name in found.files}
    except UnreadableInput:
        return

    assert set(contents.values()) <= {b"a,b\n1,2\n", b"x" * 1000}


@given(st.binary(max_size=200).map(b"PK\x03\x04".__add__) | st.integers(0, len(SMALL) - 1).map(lambda end: SMALL[:end]))
def test_any_bytes_are_refused(data: bytes) -> None:
    """Row 3: whatever the bytes are, the error is ours."""
    assert refused(data, "a.csv").startswith("a.zip: ")


@pytest.mark.parametrize("size", [64 * MIB, 600 * MIB], ids=["64 MiB", "600 MiB"])
def test_bomb_is_given_up(size: int) -> None:
    """Row 13: a file that unpacks to a thousand times its size is given up early, in little memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(bytes(MIB)) for _ in range(size // MIB)) + packer.flush()
    data = with_fields(zipped([("a.csv", packed)], zipfile.ZIP_STORED), "a.csv", method=zipfile.ZIP_DEFLATED, size=size)
    data = data.replace(b"PK\x03\x04\x14\x00\x00\x00\x00\x00", b"PK\x03\x04\x14\x00\x00\x00\x08\x00", 1)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()

    assert refused(data, "a.csv") == "a.zip: a.csv has more than 200 times the bytes that it takes in the package"
    assert time.process_time() - start < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_bomb_of_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 13: files that are each within bounds are given up when they are too large together."""
    monkeypatch.setattr(archive, "_LIMIT", 3 * MIB)
    found = opened(zipped([(f"{name}.csv", bytes(MIB + 1)) for name in "abc"]))
    for name in ("a.csv", "b.csv"):
        assert len(found.read(name)) == MIB + 1
    with pytest.raises(UnreadableInput, match=r"a.zip: c.csv is larger than 3 MiB, with what is beside it"):
        found.read("c.csv")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
@pytest.mark.parametrize("said", [4, 10 * MIB], ids=["less", "more"])
def test_lying_sizes(said: int, method: int) -> None:
    """Row 14: a file that says another size than it has is refused."""
    lied = with_fields(zipped([("a.csv", b"a,b\n1,2\n3,4\n")], method), "a.csv", size=said)

    assert refused(lied, "a.csv") == f"a.zip: a.csv says that it has {said:,} bytes, and has 12"


def test_lying_size_with_its_own_sum() -> None:
    """Row 14: a file whose size and check sum are those of its first bytes is refused, not cut."""
    content = b"a,b\n1,2\n3,4\n"
    lied = with_fields(zipped([("a.csv", content)]), "a.csv", size=8, crc=zlib.crc32(content[:8]))

    assert refused(lied, "a.csv") == "a.zip: a.csv is damaged: Bad CRC-32 for file 'a.csv'"


def test_part_that_stands_twice() -> None:
    """Row 15: two parts of one name are refused, as programs differ in which one they read."""
    data = zipped([("a.csv", "1"), ("b.csv", "2"), ("a.csv", "3")])

    assert refused(data, "a.csv") == "a.zip: expected each part once, found 'a.csv' again"


def test_many_parts() -> None:
    """Row 16: 100,000 parts are refused before they are listed."""
    data = zipped((str(number), "") for number in range(100_000))
    start = time.process_time()

    assert refused(data) == "a.zip: expected at most 10,000 parts in the package"
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "name", ["../a.csv", "folder/../../a.csv", "..", "/etc/passwd", "C:a.csv", "c:/a.csv", "..\\a.csv", "\\\\host\\a"]
)
def test_part_outside_of_the_package(name: str) -> None:
    """Row 17: a part that would be unpacked elsewhere gives the package away."""
    assert refused(zipped([("a.csv", ""), (name, "")]), "a.csv") == (
        f"a.zip: expected parts inside the package, found {name!r}"
    )


def test_name_that_is_cut_short() -> None:
    """Row 17: a name that programs cut at a zero byte is refused."""
    data = zipped([("a.csv_.exe", "")]).replace(b"a.csv_", b"a.csv\0")

    assert "expected parts inside the package, found 'a.csv\\x00.exe'" in refused(data)


def test_bad_sum() -> None:
    """Row 18: a file whose check sum is wrong is refused."""
    assert refused(with_fields(SMALL, "a.csv", crc=1), "a.csv") == (
        "a.zip: a.csv is damaged: Bad CRC-32 for file 'a.csv'"
    )


def test_encrypted_part() -> None:
    """Row 6: an encrypted file is refused with what to do."""
    assert refused(with_fields(SMALL, "a.csv", flags=1), "a.csv") == (
        "a.zip: a.csv is encrypted (save the package without a password)"
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99])
def test_rare_methods(method: int) -> None:
    """Packing methods that may ask for gigabytes of memory, or that nobody knows, are refused."""
    assert refused(with_fields(SMALL, "a.csv", method=method), "a.csv") == (
        f"a.zip: a.csv is packed by method {method}, which few programs read"
    )
