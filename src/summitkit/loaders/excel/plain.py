"""Parts that are written plainly, as all common programs do, in blocks that regular expressions may read.

What a regular expression sees is only what a reader of XML would see where nothing else can stand in between: no
comment, no CDATA section, no processing instruction, no other encoding. Everything around the blocks is read by expat.
"""

import re
from collections.abc import Callable, Generator, Iterator
from itertools import chain

from summitkit.loaders.excel.markup import Attributes, Malformed, Markup

# What stands before the first row: column widths, views. A row of 16,384 cells takes a few megabytes.
_MOST_HELD = 32 * 1024**2
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml [^>]*?encoding\s*=\s*[\"']([^\"'>]*)")


class NotPlain(Exception):  # noqa: N818 - not an error: the part is read another way
    """A part is written in an uncommon way, or is no XML at all: a reader of XML must tell."""


def _nothing(_: str, __: Attributes) -> None:
    """Take no notice."""


def blocks(
    chunks: Iterator[bytes],
    opening: "re.Pattern[bytes]",
    container: bytes,
    item: bytes,
    start: Callable[[str, Attributes], object] = _nothing,
) -> Iterator[bytes]:
    """Yield what stands in the one container of a part, cut into blocks at the end of an item.

    `start` is told of every element outside the blocks.

    Raises:
        NotPlain: The part may mean something else than a regular expression sees.
    """
    frame = Markup(start)
    try:
        head, held = _head(chunks, opening)
        frame.feed(head)
        tail = yield from _cut(chain([held], chunks), b"</" + container + b">", b"</" + item + b">")
        for chunk in chain([tail], chunks):
            frame.feed(chunk)
        frame.feed(b"", last=True)
    except Malformed as error:
        raise NotPlain from error


def _cut(chunks: Iterator[bytes], closing: bytes, item: bytes) -> Generator[bytes, None, bytes]:
    held = b""
    for chunk in chunks:
        held += chunk
        end = held.find(closing)
        if end >= 0:
            yield held[:end]
            return held[end:]
        last = held.rfind(item)
        if last >= 0:
            yield held[: last + len(item)]
            held = held[last + len(item) :]
        elif len(held) > _MOST_HELD:
            break
    raise NotPlain


def _head(chunks: Iterator[bytes], opening: "re.Pattern[bytes]") -> tuple[bytes, bytes]:
    held = b""
    for chunk in chunks:
        held += chunk
        found = opening.search(held)
        if found:
            head = held[: found.end()]
            _require_plain(head)
            return head, held[found.end() :]
        if len(held) > _MOST_HELD:
            break
    raise NotPlain


def _require_plain(head: bytes) -> None:
    declared = _DECLARATION.match(head)
    if declared and declared[1].lower() != b"utf-8":
        raise NotPlain
    instructions = head.count(b"<?") - head.removeprefix(b"\xef\xbb\xbf").startswith(b"<?xml ")
    if instructions or b"<!" in head:
        raise NotPlain
