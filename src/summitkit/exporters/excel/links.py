"""Links that a workbook may carry: web and mail addresses that every reader of it can parse."""

import re
from urllib.parse import quote, urlsplit

# Specifications and limits of Excel: links in a worksheet, and characters in one.
PER_SHEET = 65_530
_LENGTH = 2_079
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?", re.ASCII)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+", re.ASCII)
_SAFE = "/?:@!$&'()*+,;=%~"


def link_target(text: str) -> tuple[str, str] | None:
    """Return address and fragment of a link that may be followed, or None: only http, https and mailto are."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    web = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc)
    mail = parts.scheme == "mailto" and _ADDRESS.fullmatch(parts.path)
    if not (web or mail) or "\\" in text:
        return None
    address = quote(text.partition("#")[0], safe=_SAFE)
    fragment = quote(parts.fragment, safe=_SAFE)
    return (address, fragment) if len(address) + len(fragment) < _LENGTH else None
