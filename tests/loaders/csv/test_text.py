"""The text of a CSV file, exactly."""

import pytest

from summitkit.errors import UnreadableInput
from summitkit.loaders.csv.text import exact_text
from summitkit.raw import Input


def refused(data: bytes, encoding: str = "") -> str:
    with pytest.raises(UnreadableInput) as caught:
        exact_text(Input("a.csv", data), encoding)
    return str(caught.value)


def test_line_ends_are_kept() -> None:
    """Row 91: a cell in quotes may hold any line end, so none is changed."""
    assert exact_text(Input("a.csv", b'"a\r\nb\rc\nd"\r\n')) == '"a\r\nb\rc\nd"\r\n'


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("named", [True, False], ids=["named", "not named"])
def test_byte_order_mark_is_obeyed(codec: str, named: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """A byte order mark says the encoding and is no part of the first cell, whether the encoding is named or not."""
    assert exact_text(Input("a.csv", "Málaga,ж\n".encode(codec)), codec if named else "") == "Málaga,ж\n"


def test_mark_that_stays_is_taken_off() -> None:
    """A mark that the named encoding leaves in the text is no part of the first cell."""
    assert exact_text(Input("a.csv", b"\xef\xbb\xbfa,b"), "utf-8") == "a,b"


def test_mark_contradicts_the_name() -> None:
    """A file whose byte order mark says another encoding than the user is not read as nonsense."""
    assert refused(b"\xef\xbb\xbfa,b", "cp1252") == (
        "a.csv: expected cp1252 text, found the byte order mark of utf-8 (leave the encoding out)"
    )


@pytest.mark.parametrize(
    ("text", "codec"), [("id\nMálaga", "cp1252"), ("id\nЖдёт", "cp1251")], ids=["71 cp1252", "72 cp1251"]
)
def test_other_encodings_are_named_not_guessed(text: str, codec: str) -> None:
    """Rows 71 and 72: bytes that are no UTF-8 are refused with line and byte, and read when the encoding is named."""
    message = refused(text.encode(codec))

    assert message.startswith("a.csv: line 2: expected utf-8 text, found byte 0x")
    assert "encoding='cp1252'" in message
    assert exact_text(Input("a.csv", text.encode(codec)), codec) == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["id,text\r\n1,Malaga\r\n", "ид,текст\r\n1,Ждёт\r\n"], ids=["Latin", "Cyrillic"])
def test_utf_16_without_mark(text: str, codec: str) -> None:
    """Row 73: UTF-16 without a byte order mark is told from UTF-8, and its name is in the hint."""
    message = refused(text.encode(codec))

    assert "zero bytes: UTF-16 perhaps?" in message
    assert f"encoding='{codec}'" in message
    assert exact_text(Input("a.csv", text.encode(codec)), codec) == text


@pytest.mark.parametrize("encoding", ["", "utf-8", "cp1252"])
def test_zero_byte_is_refused(encoding: str) -> None:
    """Row 67: a zero byte is refused with its line, in any encoding."""
    assert refused(b"a,b\r\n1,2\r\n3,\0\r\n", encoding) == "a.csv: line 3: expected text, found a zero byte"


def test_zero_byte_of_a_summit() -> None:
    """Row 67: where the caller knows that a text may have zero bytes, they stay."""
    assert exact_text(Input("a.csv", b"a,\0\n\0"), zeros=True) == "a,\0\n\0"
