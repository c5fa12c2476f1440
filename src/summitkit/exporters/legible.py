"""Text that a document can hold: legible characters, and links that are safe to follow."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from attrs import define, field

# Characters outside the production `Char` of XML 1.0, section 2.2. Half characters cannot occur in the model.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Controls and noncharacters, which the text of a page must not contain: HTML Living Standard, section 13.1.3. It allows
# form feeds, but those who read pages differ on them.
_NONCHARACTERS = "".join(f"{chr(last - 1)}-{chr(last)}" for last in range(0xFFFF, 0x110000, 0x10000))
NOT_ON_PAGES = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NONCHARACTERS}]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SCHEMES = ("http", "https", "mailto")
# Reserved and unreserved characters of RFC 3986, section 2; `%` keeps what is encoded already.
_URL_CHARACTERS = "!#$%&'()*+,-./:;=?@[]_~"


@define
class Characters:
    """Replaces characters that a format cannot hold, and remembers which."""

    format: str = "Word"
    """What the report calls the format."""
    illegible: "re.Pattern[str]" = NOT_IN_XML
    """What matches a character that it cannot hold."""
    replaced: Counter[str] = field(factory=Counter)
    """How often each character was replaced."""

    def legible(self, text: str) -> str:
        """Return a text in which every character that the format cannot hold is U+FFFD."""
        # What ASCII prints, every format can hold.
        return text if text.isascii() and text.isprintable() else self.illegible.sub(self._replacement, text)

    def report(self) -> Iterator[str]:
        """Yield a sentence for each character that was replaced."""
        for character, times in sorted(self.replaced.items()):
            what = f"the character U+{ord(character):04X}, which {self.format} cannot hold,"
            yield f"replaced {what} by U+FFFD ({times} times)"

    def _replacement(self, found: "re.Match[str]") -> str:
        self.replaced[found[0]] += 1
        return _REPLACEMENT


@define
class Links:
    """Tells which links are safe to follow, and remembers those that are not."""

    dropped: set[str] = field(factory=set)
    """Links that stand as plain text."""

    def target(self, url: str) -> str:
        """Return the target of a link; empty where there is none, or none that is safe to follow."""
        found = link_target(url) if url else ""
        if url and not found:
            self.dropped.add(url)
        return found

    def report(self) -> Iterator[str]:
        """Yield a sentence for each link that stands as plain text."""
        for url in sorted(self.dropped):
            yield f"left {url!r} as plain text, since it is no web or mail address"


def link_target(url: str) -> str:
    """Return the target of a link in characters that a URI may hold; empty where it is not safe to follow."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_complete = parts.scheme == "mailto" or parts.hostname
    return quote(url, safe=_URL_CHARACTERS) if parts.scheme in _SCHEMES and is_complete else ""


def anchor(key: str) -> str:
    """Return the id of what a document calls by a key: it has no white space, as an id must, and no colon."""
    return quote(key, safe="")
