"""Texts that a spreadsheet program must not run: how CSV marks them, and how the mark is taken off again."""

# OWASP, "CSV Injection": what begins a formula when a CSV file is opened; LF because an importer may trim it, and the
# mark itself so that a text which begins with one comes back whole.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_MARK = "'"


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet program could take it for a formula.

    The characters that begin such a text are those of the OWASP page "CSV Injection", and the apostrophe.

    >>> guarded("=1+1"), guarded("plain")
    ("'=1+1", 'plain')
    """
    return _MARK + text if text.startswith(_RISKY) else text


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that `guarded` put before it; any other text as it is.

    For files that summitkit wrote: `unguarded(guarded(text)) == text`. In a stranger's file an apostrophe is text.

    >>> unguarded("'=1+1"), unguarded("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text.startswith(_MARK) and text[1:].startswith(_RISKY) else text
