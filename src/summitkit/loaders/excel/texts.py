"""The texts of a workbook, to the character: entities, line ends, character codes, runs of rich text."""

import re
from collections.abc import Iterator

from summitkit.loaders.excel.plain import NotPlain, blocks
from summitkit.packages import Package
from summitkit.packages.markup import Attributes, Malformed, parse

# Characters of XML 1.0 (section 2.2) between two tags: bytes of UTF-8, which decoding checks, and references.
_CHARACTERS = rb"[^<&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
TEXT = _CHARACTERS + rb"(?:&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});" + _CHARACTERS + rb")*+"
# The opening tag of a text; what xml:space says is the default of every reader seen but one, which trims.
OPEN = rb'<t(?: xml:space="preserve")?>'
_ITEM = rb"<si>(?:" + OPEN + rb"(" + TEXT + rb")</t>|<t ?/>)</si>"
_ITEMS, _EACH = re.compile(rb"(?:\s*+" + _ITEM + rb")*+\s*+"), re.compile(_ITEM)
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
# Characters of XML 1.0, section 2.2.
_CHARACTER = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LAST = 0x10FFFF
# ECMA-376 part 1, section 22.9.2.19 (ST_Xstring): a UTF-16 unit in hexadecimal; a character beyond U+FFFF is a pair.
_CODE = re.compile(r"_x([Dd][89ABab][0-9A-Fa-f]{2})__x([Dd][C-Fc-f][0-9A-Fa-f]{2})_|_x([0-9A-Fa-f]{4})_")


def decoded(text: str) -> str:
    r"""Return a text with its character codes as the characters that they stand for; half characters stay codes.

    >>> decoded("one_x000D_ two_x005F_x000D_")
    'one\r two_x000D_'
    """
    return _CODE.sub(_character, text) if "_x" in text else text


def _character(code: "re.Match[str]") -> str:
    high, low, single = code.groups()
    if high:
        return (bytes.fromhex(high) + bytes.fromhex(low)).decode("utf-16-be")
    character = chr(int(single, 16))
    return code[0] if "\ud800" <= character <= "\udfff" else character


def text_of(content: bytes) -> str:
    """Return the text that stands between two tags of a plain part.

    Raises:
        NotPlain: It is no UTF-8, or refers to what is no character of XML.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise NotPlain from error
    if "\r" in text:
        # XML 1.0, section 2.11: whatever the line ends of the file, a reader sees line feeds.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return decoded(_REFERENCE.sub(_referred, text) if "&" in text else text)


def _referred(reference: "re.Match[str]") -> str:
    decimal, hexadecimal, name = reference.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number > _LAST or not _CHARACTER.match(chr(number)):
        raise NotPlain
    return chr(number)


class Runs:
    """Puts together a text from what a reader of XML tells: its runs, without their phonetic guides."""

    def __init__(self) -> None:
        """Begin without any text."""
        self._done: list[str] = []
        self._run: list[str] | None = None
        self._phonetic = 0

    def start(self, name: str, _: Attributes) -> None:
        """Take the beginning of an element."""
        self._phonetic += name == "rPh"
        if name == "t" and not self._phonetic:
            self._run = []

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self._phonetic -= name == "rPh"
        if name == "t" and self._run is not None:
            self._done.append(decoded("".join(self._run)))
            self._run = None

    def text(self, text: str) -> None:
        """Take text."""
        if self._run is not None:
            self._run.append(text)

    def taken(self) -> str:
        """Return the text, and begin anew."""
        text = "".join(self._done)
        self._done.clear()
        return text


def shared_texts(package: Package, part: str) -> list[str]:
    """Return the table of texts that cells refer to by number.

    Raises:
        UnreadableInput: It is damaged.
    """
    try:
        return [text for block in blocks(package.chunks(part), "sst", "si") for text in _plain(block)]
    except NotPlain:
        return _any(package, part)


def _plain(block: bytes) -> Iterator[str]:
    if not _ITEMS.fullmatch(block):
        raise NotPlain
    found = _EACH.findall(block)
    if b"&" in block or b"\r" in block or b"_x" in block:
        return map(text_of, found)
    try:
        return iter([text.decode() for text in found])
    except UnicodeDecodeError as error:
        raise NotPlain from error


def _any(package: Package, part: str) -> list[str]:
    found: list[str] = []
    runs = Runs()

    def end(name: str) -> None:
        runs.end(name)
        if name == "si":
            found.append(runs.taken())

    try:
        parse(package.chunks(part), runs.start, end, runs.text)
    except Malformed as error:
        raise package.malformed(part, error) from error
    return found
