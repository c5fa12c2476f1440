"""The guard before a workbook: what is no workbook, what is damaged, what would harm."""

import io
import struct
import warnings
import zipfile
from itertools import pairwise

import openpyxl
import pytest
from tests.loaders.excel.made import cells, parts, read, refused, related, rows, zipped

from summitkit.packages import MOST_PARTS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = parts(cells('<c r="A1"><v>7</v></c>'))
TYPE = "application/vnd.{}+xml"


def stream(name: str) -> bytes:
    """Return what stands in a compound file that has a stream of this name."""
    return OLE + name.encode("utf-16-le").ljust(64, b"\0")


def saved() -> bytes:
    """Return a workbook of openpyxl's."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for number in range(40):
        book.active.append([number, f"text {number}"])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"", "an empty file", id="row 1"),
        pytest.param(b"\xef\xbb\xbf \r\n", "an empty file", id="row 2"),
        pytest.param(b"issue,party\n", "something else (its suffix", id="row 4"),
        pytest.param(b"%PDF-1.7\n", "a PDF document (its suffix", id="row 7"),
        pytest.param(stream("EncryptedPackage"), "encrypted with a password (save it as .xlsx without", id="row 6"),
        pytest.param(stream("Workbook"), "an old Excel workbook (.xls) (save it as .xlsx)", id="row 6 xls"),
        pytest.param(stream("Book"), "a very old Excel workbook (.xls)", id="row 6 xls 5.0"),
        pytest.param(stream("WordDocument"), "an old Word document (.doc)", id="row 6 doc"),
        pytest.param(OLE, "an old or encrypted Office file", id="row 6 other"),
        pytest.param(b"PK\x03\x04" + bytes(40), "damaged or cut short", id="row 3"),
        pytest.param(zipped({}), "a ZIP archive without [Content_Types].xml", id="row 19 empty"),
        pytest.param(zipped({"a.txt": "a"}), "a ZIP archive without [Content_Types].xml", id="row 19"),
        pytest.param(
            zipped(
                {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}, zipfile.ZIP_STORED
            ),
            "an OpenDocument spreadsheet (.ods) (save it as .xlsx)",
            id="ods",
        ),
        pytest.param(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "an OpenDocument file", id="odt"),
        pytest.param(zipped({"mimetype": "x" * 1000}), "without [Content_Types].xml", id="a long type"),
    ],
)
def test_other_files_are_named(data: bytes, found: str) -> None:
    """What is no workbook is told by its content, and what to do about it."""
    assert found in refused(data)


@pytest.mark.parametrize(
    ("content_type", "found"),
    [
        ("openxmlformats-officedocument.wordprocessingml.document.main", "a Word document"),
        ("ms-word.document.macroEnabled.main", "a Word document"),
        ("openxmlformats-officedocument.presentationml.presentation.main", "a PowerPoint presentation"),
        ("ms-powerpoint.presentation.macroEnabled.main", "a PowerPoint presentation"),
        ("ms-excel.sheet.binary.macroEnabled.main", "a binary Excel workbook (.xlsb) (save it as .xlsx)"),
        ("ms-excel.addin.macroEnabled.main", "an Excel add-in (.xlam)"),
        ("made.up", "a package of the type 'application/vnd.made.up+xml'"),
    ],
)
def test_other_packages_are_named(content_type: str, found: str) -> None:
    """Row 5: a package that holds no workbook is told by the content type of its main part."""
    data = zipped(parts(cells(), content_type=TYPE.format(content_type)))

    assert refused(data) == f"expected an Excel workbook (.xlsx), found {found}"


@pytest.mark.parametrize("kind", ["sheet", "template"])
def test_macros_are_noted(kind: str) -> None:
    """Row 8: a workbook with macros is read, and the macros are not."""
    book = read(zipped(parts(cells(), content_type=TYPE.format(f"ms-excel.{kind}.macroEnabled.main"))))

    assert book.notes == ("the workbook holds macros, which are never read",)


def test_template_is_read() -> None:
    """A template is a workbook."""
    content_type = TYPE.format("openxmlformats-officedocument.spreadsheetml.template.main")

    assert read(zipped(parts(cells(), content_type=content_type))).notes == ()


def test_cut_file_is_refused_at_every_length() -> None:
    """Row 3: a workbook that was cut short is never read in part."""
    data = saved()
    for length in range(3, len(data), 37):
        assert "cut short" in refused(data[:length])


def test_damaged_byte_is_refused_or_harmless() -> None:
    """Row 18: whatever byte is wrong, the rows are all there or the file is refused."""
    data, expected = saved(), rows(saved())
    for at in range(0, len(data), 11):
        damaged = bytearray(data)
        damaged[at] ^= 0x55
        try:
            found = rows(bytes(damaged))
        except Exception:  # noqa: BLE001 - told apart below
            refused(bytes(damaged))
        else:
            assert found == expected


def test_wrong_checksum_is_refused() -> None:
    """Row 18: a part whose checksum is wrong is refused by name."""
    data = zipped(GOOD, zipfile.ZIP_STORED)

    assert "'xl/worksheets/sheet1.xml' is damaged: Bad CRC-32" in refused(data.replace(b"<v>7", b"<v>8"))


@pytest.mark.parametrize("announced", [0, 10, 5_000_000])
def test_lying_size_is_refused(announced: int) -> None:
    """Row 14: a part that is longer or shorter than it says is refused."""
    data = bytearray(zipped(GOOD))
    name = b"xl/worksheets/sheet1.xml"
    for signature, offset, length in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        start = data.rfind(signature, 0, data.find(name, data.find(name) + 1 if length == 46 else 0))
        struct.pack_into("<I", data, start + offset, announced)

    assert "'xl/worksheets/sheet1.xml'" in refused(bytes(data))


@pytest.mark.parametrize("twin", ["xl/workbook.xml", "XL/Workbook.xml"])
def test_two_parts_of_one_name_are_refused(twin: str) -> None:
    """Row 15: of two parts with one name, case ignored, none is chosen."""
    out = io.BytesIO(zipped(GOOD))
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(twin, "<workbook/>")

    assert refused(out.getvalue()) == f"two parts are named {twin!r}"


@pytest.mark.parametrize("name", ["../evil.xml", "xl/../../evil.xml", "/xl/a.xml", "xl\\evil.xml"])
def test_part_outside_the_package_is_refused(name: str) -> None:
    """Row 17: a part whose name leads elsewhere is refused."""
    assert "leads out of the package" in refused(zipped({**GOOD, name: "x"}))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_uncommon_packing_is_refused(method: int) -> None:
    """Row 13: parts are stored or deflated, as Office packages are; anything else could take any memory."""
    assert "packed in a way that no workbook is" in refused(zipped(GOOD, method))


def test_encrypted_part_is_refused() -> None:
    """Row 6: a ZIP archive with a password is refused."""
    data = bytearray(zipped(GOOD))
    for start in [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]:
        data[start + 8] |= 1

    assert "encrypted" in refused(bytes(data))


def test_too_many_parts_are_refused() -> None:
    """Row 16: a package of very many parts is refused before they are listed."""
    many = {f"xl/media/{number}": "" for number in range(MOST_PARTS + 1)}

    assert refused(zipped({**GOOD, **many})) == f"has more than {MOST_PARTS:,} parts"


@pytest.mark.parametrize("part", [*GOOD])
def test_missing_part_is_refused(part: str) -> None:
    """Row 19: without any one of its parts a workbook is refused."""
    assert refused(zipped({name: content for name, content in GOOD.items() if name != part}))


@pytest.mark.parametrize("kind", ["officeDocument", "worksheet"])
def test_external_part_is_not_followed(kind: str) -> None:
    """Row 23: a main part or a sheet that lies elsewhere is refused."""
    path = "_rels/.rels" if kind == "officeDocument" else "xl/_rels/workbook.xml.rels"
    found = related((kind, "https://example.org/evil.xml"), mode=' TargetMode="External"')

    assert refused(zipped({**GOOD, path: found}))


def test_parts_are_found_whatever_their_case() -> None:
    """Part names are compared without case, as ECMA-376 part 2 says."""
    found = {name.replace("sheet1", "Sheet1"): content for name, content in GOOD.items()}

    assert rows(zipped(found)) == [[7]]


def test_unused_part_may_be_anything() -> None:
    """A part that nothing reads is not looked into."""
    assert rows(zipped({**GOOD, "xl/media/image1.png": b"\0" * 100})) == [[7]]


def test_every_prefix_of_a_sheet_is_refused() -> None:
    """Row 3: a sheet that was cut short before it was packed is never read in part."""
    whole = str(GOOD["xl/worksheets/sheet1.xml"])
    for end, _ in pairwise(range(len(whole))):
        assert "cannot be read" in refused(zipped({**GOOD, "xl/worksheets/sheet1.xml": whole[:end]}))
