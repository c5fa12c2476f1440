"""Text that a Word document can hold: legible characters, and links that are safe to follow."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from attrs import define, field

# Characters outside the production `Char` of XML 1.0, section 2.2. Half characters cannot occur in the model.
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BREAKS = re.compile("(\r\n|[\r\n\t])")
# What a text must not hold to be one piece as it is, as nearly all are.
_SPECIAL = re.compile("[\r\n\t&<>]")
_SCHEMES = ("http", "https", "mailto")
# Reserved and unreserved characters of RFC 3986, section 2; `%` keeps what is encoded already.
_URL_CHARACTERS = "!#$%&'()*+,-./:;=?@[]_~"


@define
class Characters:
    """Replaces characters that XML cannot hold, and remembers which."""

    replaced: Counter[str] = field(factory=Counter)
    """How often each character was replaced."""

    def legible(self, text: str) -> str:
        """Return a text in which every character that XML cannot hold is U+FFFD."""
        return _ILLEGIBLE.sub(self._replacement, text)

    def report(self) -> Iterator[str]:
        """Yield a sentence for each character that was replaced."""
        for character, times in sorted(self.replaced.items()):
            yield f"replaced the character U+{ord(character):04X}, which Word cannot hold, by U+FFFD ({times} times)"

    def _replacement(self, found: "re.Match[str]") -> str:
        self.replaced[found[0]] += 1
        return _REPLACEMENT


def run_content(text: str) -> str:
    """Return the inside of a `w:r` for a legible text: `w:t`, `w:br` and `w:tab`."""
    if text and not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return "".join(map(_piece, _BREAKS.split(text)))


def link_target(url: str) -> str:
    """Return the target of a link in characters that a URI may hold; empty where it is not safe to follow."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_complete = parts.scheme == "mailto" or parts.hostname
    return quote(url, safe=_URL_CHARACTERS) if parts.scheme in _SCHEMES and is_complete else ""


def _piece(text: str) -> str:
    if text == "\t":
        return "<w:tab/>"
    if text in ("\n", "\r", "\r\n"):
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
