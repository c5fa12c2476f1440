"""Parts that are written plainly, as all common programs do, in blocks that regular expressions may read.

What a regular expression sees is only what a reader of XML would see where nothing else can stand in between: no
comment, no CDATA section, no processing instruction, no other encoding. Everything around the blocks is read by expat.
"""

import re
from collections.abc import Callable, Generator, Iterator
from itertools import chain

from summitkit.packages.markup import Attributes, Malformed, Markup

# What stands before the first row: column widths, views. A row of 16,384 cells takes a few megabytes.
_MOST_HELD = 32 * 1024**2
# The opening tag of the container, in any namespace: expat tells which.
_OPENING = rb"<(\w++:)?+%b(?: [^<>]*[^<>/])?>"
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml [^>]*?encoding\s*=\s*[\"']([^\"'>]*)")


class NotPlain(Exception):  # noqa: N818 - not an error: the part is read another way
    """A part is written in an uncommon way, or is no XML at all: a reader of XML must tell."""


def _nothing(_: str, __: Attributes) -> None:
    """Take no notice."""


def blocks(
    chunks: Iterator[bytes],
    container: str,
    item: str,
    start: Callable[[str, Attributes], object] = _nothing,
) -> Iterator[bytes]:
    """Yield what stands in the one container of a part, cut into blocks at the end of an item, without a prefix.

    `start` is told of every element outside the blocks.

    Raises:
        NotPlain: The part may mean something else than a regular expression sees.
    """
    outside: set[str] = set()

    def begun(name: str, attributes: Attributes) -> None:
        outside.add(name)
        start(name, attributes)

    frame = Markup(begun)
    try:
        head, prefix, held = _head(chunks, re.compile(_OPENING % container.encode()))
        frame.feed(head)
        if container not in outside:
            raise NotPlain
        ends = [b"</%b%b>" % (prefix, name.encode()) for name in (container, item)]
        tail = yield from _bare(_cut(chain([held], chunks), *ends), prefix)
        for chunk in chain([tail], chunks):
            frame.feed(chunk)
        frame.feed(b"", last=True)
    except Malformed as error:
        raise NotPlain from error


def _bare(found: Generator[bytes, None, bytes], prefix: bytes) -> Generator[bytes, None, bytes]:
    if not prefix:
        return (yield from found)
    other = re.compile(rb"<(?!/?%b)" % prefix)
    while True:
        try:
            block = next(found)
        except StopIteration as end:
            return bytes(end.value)
        if other.search(block):
            raise NotPlain
        yield block.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")


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


def _head(chunks: Iterator[bytes], opening: "re.Pattern[bytes]") -> tuple[bytes, bytes, bytes]:
    held = b""
    for chunk in chunks:
        held += chunk
        found = opening.search(held)
        if found:
            head = held[: found.end()]
            _require_plain(head)
            return head, found[1] or b"", held[found.end() :]
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
