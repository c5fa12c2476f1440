"""Where sentences end, and which words are somebody else's."""

import re
from collections.abc import Iterator

from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.vocabulary import Vocabulary

_STOP = re.compile(r"(?:[.!?…]+[\"”’')\]]*|;)(?=\s|$)")
_INITIALS = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]\.)*[^\W\d_]$")
_QUOTED = re.compile(r"“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"|(?<!\w)‘[^‘’]{20,2000}’(?!\w)")


def sentences(body: Passage, words: Vocabulary) -> Iterator[Passage]:
    """Yield the sentences of a passage; a semicolon ends none."""
    start = 0
    speech = list(quoted(body.text))
    for stop in _STOP.finditer(body.text):
        inside = any(first < stop.start() and stop.end() < last for first, last in speech)
        if stop[0] == ";" or inside or not _is_end(body.text, start, stop, words):
            continue
        yield body.part(start, stop.end())
        start = stop.end()
    if body.text[start:].strip():
        yield body.part(start)


def _is_end(text: str, start: int, stop: re.Match[str], words: Vocabulary) -> bool:
    before, after = text[start : stop.start()], text[stop.end() :].lstrip()
    if not after:
        return True
    if not (after[0].isupper() or after[0].isdigit() or after[0] in "“\"'‘([—–-"):
        return False
    if stop[0] != ".":
        return True
    last = before.rsplit(maxsplit=1)[-1].lstrip("(“\"'") if before.split() else ""
    return last not in words.words("", "abbreviations") and not _is_initial(before, after)


def _is_initial(before: str, after: str) -> bool:
    if not _INITIALS.search(before):
        return False
    # "the U.S. The talks": a short word of the language in capitals begins a sentence; "U.S. President" goes on.
    return after.partition(" ")[0].strip(",.") not in (
        "The",
        "A",
        "An",
        "In",
        "On",
        "It",
        "He",
        "She",
        "They",
        "But",
        "And",
    )


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every stretch in quotation marks."""
    for match in _QUOTED.finditer(text):
        yield match.span()
