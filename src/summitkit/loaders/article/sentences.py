"""Where sentences end, and which words are somebody else's."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.vocabulary import Vocabulary

_STOP = re.compile(r"(?:[.!?…]+[\"”’')\]]*|;)(?=\s|$)")
_INITIALS = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]\.)*[^\W\d_]$")
_QUOTED = re.compile(r"“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"|(?<!\w)‘[^‘’]{20,2000}’(?!\w)")
# What has more characters without an end is no sentence: it would take long to read, and say nothing for certain.
_LONGEST = 3000
# How far from a full stop it shows whether that ends a sentence.
_NEAR = 80


def sentences(body: Passage, words: Vocabulary) -> Iterator[Passage]:
    """Yield the sentences of a passage; a semicolon ends none, and what runs on without any end is none."""
    start = 0
    for stop in [*_ends(body.text, words), len(body.text)]:
        if start < stop <= start + _LONGEST and body.text[start:stop].strip():
            yield body.part(start, stop)
        start = stop


def _ends(text: str, words: Vocabulary) -> Iterator[int]:
    start = 0
    speech = list(quoted(text))
    for stop in _STOP.finditer(text):
        if stop[0] != ";" and not _is_inside(stop, speech) and _is_end(text, start, stop, words):
            start = stop.end()
            yield start


def _is_inside(stop: re.Match[str], speech: list[tuple[int, int]]) -> bool:
    before = bisect_left(speech, (stop.start(), 0))
    return before > 0 and stop.end() < speech[before - 1][1]


def _is_end(text: str, start: int, stop: re.Match[str], words: Vocabulary) -> bool:
    before = text[max(start, stop.start() - _NEAR) : stop.start()]
    after = text[stop.end() : stop.end() + _NEAR].lstrip()
    if not after:
        return True
    if not (after[0].isupper() or after[0].isdigit() or after[0] in "“\"'‘([—–-"):
        return False
    if stop[0] != ".":
        return True
    last = before.rsplit(maxsplit=1)[-1].lstrip("(“\"'") if before.split() else ""
    return last not in words.words("", "abbreviations") and not _is_initial(before, after, words)


def _is_initial(before: str, after: str, words: Vocabulary) -> bool:
    opens = after.partition(" ")[0].strip(",.") in words.words("", "openers")
    return not opens and _INITIALS.search(before) is not None


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every stretch in quotation marks."""
    for match in _QUOTED.finditer(text):
        yield match.span()
