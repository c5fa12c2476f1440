"""Under which headings each block of an account stands."""

from collections import Counter
from collections.abc import Sequence

from attrs import evolve, frozen

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.grids import header_party
from summitkit.loaders.article.vocabulary import Vocabulary


@frozen
class Section:
    """The headings above a block."""

    heading: str = ""
    """The nearest heading."""
    outer: str = ""
    """The heading above it, as "Participants" is above "Rwanda"; empty where it stands alone or under the title."""
    party: Actor | None = None
    """The party that the nearest heading names and nothing else, or a line such as "For Kenya:"."""

    entitles: bool = False
    """Whether the nearest heading is the title, which stands above all that the account tells."""

    def announces(self, kind: str, words: Vocabulary) -> bool:
        """Tell whether the nearest heading announces a kind of entries or, where it announces none, the outer one."""
        silent = self.heading and not words.kind_of_heading(self.heading)
        return words.is_heading_of(kind, self.outer if silent and self.outer else self.heading)

    def assesses(self, block: Block, words: Vocabulary) -> bool:
        """Tell whether these headings announce that a block says what to make of the meeting or what may follow it."""
        kinds = ("implications", "recommendations", *(("takeaways",) if block.kind == "item" else ()))
        return not self.entitles and any(self.announces(kind, words) for kind in kinds)

    def is_elsewhere(self, words: Vocabulary) -> bool:
        """Tell whether these headings announce other matters, such as what came before."""
        return any(words.is_heading_of("elsewhere", heading) for heading in (self.heading, self.outer))


def outline(blocks: Sequence[Block], known: Counter[Actor], words: Vocabulary) -> tuple[Section, ...]:
    """Return the section of each block; a heading begins its own.

    Args:
        blocks: The blocks.
        known: How often the account names each party outright.
        words: Vocabulary of its language.
    """
    reader = _Outline(known, words)
    sections = [reader.read(block) for block in blocks]
    title = blocks[0].body.text if blocks and blocks[0].kind == "heading" else None
    return tuple(evolve(each, entitles=True) if each.heading == title else each for each in sections)


class _Outline:
    """Reads headings in order.

    Those of a lower level stand under the last of a higher one. So do, under one of their own level that announces
    something, those that announce nothing, from the one right below it or from a party's name on.
    """

    def __init__(self, known: Counter[Actor], words: Vocabulary) -> None:
        self._known = known
        self._words = words
        self._section = Section()
        self._by_level: dict[int, str] = {}
        self._umbrella, self._shelters = "", False
        self._fresh = False
        self._headed: Actor | None = None

    def read(self, block: Block) -> Section:
        """Return the section that a block stands in."""
        if block.kind == "heading":
            party = header_party(block.body.text, self._known, self._words)
            self._section = Section(block.body.text, self._outer(block, party), party)
            self._headed = party
        elif block.kind == "paragraph":
            line = block.body.text
            party = header_party(line.rstrip(":"), self._known, self._words) if line.endswith(":") else None
            self._section = evolve(self._section, party=party or self._headed)
        self._fresh = block.kind == "heading"
        return self._section

    def _outer(self, block: Block, party: Actor | None) -> str:
        text, level, first = block.body.text, block.level, not self._by_level
        sibling = level in self._by_level
        self._by_level = {depth: above for depth, above in self._by_level.items() if depth < level}
        wider = self._by_level.get(max(self._by_level, default=1), "") if max(self._by_level, default=1) > 1 else ""
        self._by_level[level] = text
        if self._words.kind_of_heading(text) or not (sibling and self._umbrella):
            announces = bool(self._words.kind_of_heading(text)) and not first
            self._umbrella, self._shelters = text if announces else "", False
            return wider
        self._shelters = self._shelters or self._fresh or party is not None
        return self._umbrella if self._shelters else wider
