"""Facts in a box: lines and rows such as "Date: 16 June 2021" or "| Place | Geneva, Switzerland |"."""

from collections.abc import Iterable, Iterator
from itertools import islice

from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.dates import When, find_dates
from summitkit.loaders.article.places import Place, find_places, find_site
from summitkit.loaders.article.vocabulary import Vocabulary

_DAY = len("YYYY-MM-DD")


def boxed_days(blocks: Iterable[Block], words: Vocabulary) -> When | None:
    """Return the first day, or days, that a box gives for the meeting; None where there is none."""
    found = (when for text in _boxed(blocks, "date", words) for when in find_dates(text, words))
    return next((when for when in found if len(when.first) == _DAY and when.first[0].isdigit()), None)


def boxed_places(blocks: Iterable[Block], words: Vocabulary) -> Iterator[Place]:
    """Yield the places that a box gives for the meeting."""
    inside = words.words("box", "inside")[0]
    for text in _boxed(blocks, "place", words):
        parts = text.split(", ")
        tails = (", ".join(parts[at:]) for at in range(len(parts)))
        places = (place for tail in tails for place in find_places(f"{inside} {tail}", words) if place.country)
        yield from islice(places, 1)


def boxed_site(blocks: Iterable[Block], words: Vocabulary) -> str:
    """Return the building or site that a box gives for the meeting; empty where it gives none."""
    sites = (find_site(f"{words.words('box', 'at')[0]} {text}", words) for text in _boxed(blocks, "place", words))
    return next((site for site in sites if site), "")


def _boxed(blocks: Iterable[Block], name: str, words: Vocabulary) -> Iterator[str]:
    """Yield what stands behind the labels of a kind."""
    for block in blocks:
        for label, text in _lines(block):
            if words.pattern("box", name).fullmatch(label.strip()):
                yield text


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    if block.table is not None:
        rows = (block.table.header, *block.table.rows)
        yield from ((row[0].text, row[1].text) for row in rows if len(row) == 2)  # noqa: PLR2004 - a label and a text
    elif block.kind in ("item", "paragraph", "heading"):
        label, colon, text = block.body.text.partition(":")
        yield from [(label, text.strip())] if colon else []
