"""Text in which nothing is markup: CommonMark 0.31.2, section 2.4, and GitHub's own tables, links and formulas.

A content is one line; a line break in it is a `<br>`, since a cell of a table cannot hold any other.
"""

import re

# Characters that begin or end markup anywhere in a line; a backslash keeps any of ASCII's punctuation as it is.
_MARKUP = re.compile(r"[\\`*_\[\]|~$@#]")
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
# What GitHub makes a link of without being asked.
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
# Where what follows would make the line a list, a rule or a row of a table; what would make it a heading is escaped.
_BLOCK = re.compile(r"^(?:\d{1,9}(?=[.)])|(?=[-+=:]))")
_BREAKS = re.compile(r"\r\n|[\r\n]")


def escaped(text: str) -> str:
    r"""Return a legible text in which nothing is markup, but for what it may mean at the start of a line.

    >>> print(escaped("[a](b) & <c> | *d*"))
    \[a\](b) &amp; &lt;c&gt; \| \*d\*
    """
    plain = _MARKUP.sub(r"\\\g<0>", text).translate(_ENTITIES)
    return _BREAKS.sub("<br>", _ADDRESS.sub(_backslashed, plain))


def joined(before: str, after: str) -> str:
    """Return two pieces of a line as one; they do not become a picture, a definition or a link by standing together."""
    if before.endswith("!") and after.startswith("["):
        before = f"{before[:-1]}\\!"
    if before.endswith("]") and after.startswith(("(", ":")):
        after = f"\\{after}"
    return before + after


def line(content: str) -> str:
    r"""Return a content as a line that is a paragraph and nothing else, with the white space at its ends.

    >>> print(line("1. a"))
    1\. a
    """
    guarded = _BLOCK.sub(r"\g<0>\\", content)
    core = guarded.strip()
    start, _, end = guarded.partition(core) if core else (guarded, "", "")
    return f"{_as_entities(start)}{core}{_as_entities(end)}"


def _backslashed(found: "re.Match[str]") -> str:
    return f"\\{found[0]}"


def _as_entities(space: str) -> str:
    return "".join(f"&#{ord(character)};" for character in space)
