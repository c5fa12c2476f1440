"""The text of a CSV file, exactly: line ends stay as they are, since a cell in quotes may hold them."""

import codecs

from summitkit.errors import UnreadableInput
from summitkit.raw import Input, codec_of_bom


def exact_text(source: Input, encoding: str = "", *, zeros: bool = False) -> str:
    """Return the content of a file as text, without its byte order mark.

    It is strict UTF-8 or what its byte order mark says, or in the encoding that is named.

    Args:
        source: The file.
        encoding: Name of its encoding, where it is known.
        zeros: Whether a text may have zero bytes: those of a summit may, those of strangers are UTF-16 or damaged.

    Raises:
        UnreadableInput: It is no text, or not in that encoding; it has zero bytes that it may not have, or nothing.
    """
    mark = codec_of_bom(source.data)
    text = source.decoded(encoding or mark or "utf-8").removeprefix("\ufeff")
    if encoding and mark and not codecs.lookup(encoding).name.startswith("utf"):
        found = f"expected {encoding} text, found the byte order mark of {mark.removesuffix('-sig')}"
        raise UnreadableInput.because(source.name, found, hint="leave the encoding out")
    if "\0" in text and not zeros:
        raise source.zero_bytes(text)
    return text
