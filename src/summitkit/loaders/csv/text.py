"""The text of a CSV file, exactly: line ends stay as they are, since a cell in quotes may hold them."""

import codecs

from summitkit.errors import Location, UnreadableInput
from summitkit.raw import Input, codec_of_bom, line_ends


def exact_text(source: Input, encoding: str = "") -> str:
    """Return the content of a file as text, without its byte order mark.

    It is strict UTF-8 or what its byte order mark says, or in the encoding that is named.

    Raises:
        UnreadableInput: It is no text, or not in that encoding; it has zero bytes, or nothing.
    """
    text = source.decoded(encoding).removeprefix("\ufeff")
    mark = codec_of_bom(source.data)
    if encoding and mark and not codecs.lookup(encoding).name.startswith("utf"):
        found = f"expected {encoding} text, found the byte order mark of {mark.removesuffix('-sig')}"
        raise UnreadableInput.because(source.name, found, hint="leave the encoding out")
    if "\0" in text:
        line = Location(start=line_ends(text[: text.index("\0")]) + 1)
        raise UnreadableInput.because(source.name, "expected text, found a zero byte", location=line)
    return text
