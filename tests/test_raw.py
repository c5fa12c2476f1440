"""What a loader is given, and what it hands over."""

import hashlib

import pytest

from summitkit.errors import Location, UnreadableInput
from summitkit.raw import Input, LoadReport, Places, codec_of_bom, line_ends, place

PLACES = {"": Location(start=1), "/parties": Location(start=4), "/parties/0": Location(start=5)}


@pytest.mark.parametrize(
    "data",
    [
        b"Malm\xc3\xb6\n",
        b"\xef\xbb\xbfMalm\xc3\xb6\n",
        "Malmö\n".encode("utf-16"),
        b"\xff\xfe" + "Malmö\n".encode("utf-16-le"),
        b"\xfe\xff" + "Malmö\n".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 BOM", "utf-16", "utf-16-le BOM", "utf-16-be BOM"],
)
def test_text_obeys_the_bom(data: bytes) -> None:
    """Text is UTF-8 unless its byte order mark says otherwise, and the mark is no part of it."""
    assert Input("a.md", data).text() == "Malmö\n"


def test_line_ends_become_line_feeds() -> None:
    """Row 91: CRLF and CR count as one line each, so line numbers are those that an editor shows."""
    assert Input("a.md", b"one\r\ntwo\rthree\n").text() == "one\ntwo\nthree\n"


def test_decoded_text_keeps_its_line_ends() -> None:
    """Row 91: where line ends may be content, they are handed over as they stand."""
    assert Input("a.csv", b'\xef\xbb\xbf"one\r\ntwo"\rthree\n').decoded() == '"one\r\ntwo"\rthree\n'


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a\n", 1), ("a\r\nb\rc\n\nd", 4), ("\x0b\x85\u2028", 0)])
def test_line_ends_are_counted(text: str, count: int) -> None:
    """Row 91: CRLF, CR and LF are one line end each, and nothing else is one."""
    assert line_ends(text) == count


@pytest.mark.parametrize(
    ("data", "codec"), [(b"\xef\xbb\xbfa", "utf-8-sig"), (b"\xff\xfea\0", "utf-16"), (b"a", ""), (b"", "")]
)
def test_mark_says_the_encoding(data: bytes, codec: str) -> None:
    """A byte order mark stands for an encoding; most files have none."""
    assert codec_of_bom(data) == codec


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"], ids=["empty", "blank", "BOM", "BOM 16"]
)
def test_nothing_is_no_text(data: bytes) -> None:
    """Rows 1 and 2: a file without a word in it is refused by name."""
    with pytest.raises(UnreadableInput, match=r"a\.md: expected text, found an empty file"):
        Input("a.md", data).text()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP package such as a Word or Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
        (b"{\\rtf1 text}", "a Rich Text document"),
    ],
    ids=["PDF", "ZIP", "OLE", "RTF"],
)
def test_binary_file_is_named(data: bytes, kind: str) -> None:
    """Rows 4 to 7: whatever the suffix says, the error says what the file is."""
    with pytest.raises(UnreadableInput, match=f"a.md: expected text, found {kind}"):
        Input("a.md", data).text()


@pytest.mark.parametrize("data", ["\n\nMálaga".encode("cp1252"), "\n\nЖдёт".encode("cp1251")], ids=["cp1252", "cp1251"])
def test_other_encodings_are_not_guessed(data: bytes) -> None:
    """Rows 71 and 72: text that is no UTF-8 is refused with its line, and a hint how to name the encoding."""
    with pytest.raises(UnreadableInput, match=r"a\.md: line 3: expected utf-8 text, .*encoding='cp1252'"):
        Input("a.md", data).text()


def test_named_encoding_is_used() -> None:
    """Rows 71 and 73: a user who knows the encoding can say it."""
    assert Input("a.md", "Málaga".encode("cp1252")).text("cp1252") == "Málaga"
    assert Input("a.md", "Málaga".encode("utf-16-le")).text("utf-16-le") == "Málaga"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["one\nMalaga", "Они\nвстретились в Осло\n"], ids=["Latin", "Cyrillic"])
def test_utf_16_without_mark(text: str, codec: str) -> None:
    """Row 73: UTF-16 without a byte order mark is not taken for UTF-8, and the hint names it."""
    with pytest.raises(UnreadableInput, match=f"zero bytes: UTF-16 perhaps.*encoding='{codec}'"):
        Input("a.md", text.encode(codec)).text()


def test_zero_byte_has_a_line() -> None:
    """Row 67: a stray zero byte is no UTF-16, and told with its line."""
    with pytest.raises(UnreadableInput, match=r"a\.md: line 3: expected text, found a zero byte$"):
        Input("a.md", b"one\r\ntwo\rthr\0ee").text()


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_bad_byte_has_a_line(end: bytes) -> None:
    """Row 71: the line of a byte is the one that an editor shows, whatever ends the lines."""
    with pytest.raises(UnreadableInput, match=r"a\.md: line 3: expected utf-8 text, found byte 0xe1"):
        Input("a.md", b"one" + end + b"two" + end + b"M\xe1laga").text()


@pytest.mark.parametrize("encoding", ["utf-99", "hex", "undefined"])
def test_unknown_encoding_is_named(encoding: str) -> None:
    """An encoding that Python cannot decode text with is the user's error, not a traceback."""
    with pytest.raises(UnreadableInput, match=f"unknown encoding '{encoding}'"):
        Input("a.md", b"text").text(encoding)


def test_digest_is_of_the_bytes() -> None:
    """The digest is the one that any other program computes of the file."""
    assert Input("a.md", b"text\r\n").sha256 == hashlib.sha256(b"text\r\n").hexdigest()


@pytest.mark.parametrize(
    ("pointer", "line"), [("/parties/0", 5), ("/parties/0/name", 5), ("/parties/7/x", 4), ("/title", 1), ("", 1)]
)
def test_nearest_place_is_found(pointer: str, line: int) -> None:
    """What has no place of its own stands where the thing around it does."""
    assert place(PLACES, pointer) == Location(start=line)


def test_no_place_at_all() -> None:
    """A loader that knows no places gives none."""
    assert place({}, "/parties/0") is None


def test_places_are_found_once() -> None:
    """Places cost nothing until they are asked for, and are found once."""
    asked = []

    def find() -> dict[str, Location]:
        asked.append(True)
        return PLACES

    places = Places(find)

    assert not asked
    assert dict(places) == PLACES
    assert len(places) == len(PLACES)
    assert len(asked) == 1


def test_blocks_are_counted() -> None:
    """A load report counts every block once."""
    assert LoadReport(became={"positions": 6, "narrative": 2}).blocks == 8
