"""Text that a Word document can hold."""

import re
from xml.sax.saxutils import escape

_BREAKS = re.compile("(\r\n|[\r\n\t])")
# What a text must not hold to be one piece as it is, as nearly all are.
_SPECIAL = re.compile("[\r\n\t&<>]")


def run_content(text: str) -> str:
    """Return the inside of a `w:r` for a legible text: `w:t`, `w:br` and `w:tab`."""
    if text and not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return "".join(map(_piece, _BREAKS.split(text)))


def _piece(text: str) -> str:
    if text == "\t":
        return "<w:tab/>"
    if text in ("\n", "\r", "\r\n"):
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
