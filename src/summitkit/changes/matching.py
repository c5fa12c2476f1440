"""Which entity of one summit is which of another."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from attrs import frozen

# Entities of a group are compared with those about as far from its start. In a group of up to forty that is each with
# each, and in one of thousands with the two before and after: the work grows with the number of entities alone.
_NEAR = 2
_SMALL = 1600
# A text's beginning tells whether it is another's.
_LENGTH = 2000

Pair = tuple[int, int]


@frozen(kw_only=True)
class Rule:
    """Entities that share a key are matched, the most alike first."""

    key: Callable[[Any], Hashable]
    """What they share; empty for an entity that the rule is not about."""
    floor: float | None = None
    """How alike their texts must be, from 0 to 1; where None, they are matched in their order."""


_EQUAL = Rule(key=lambda entity: entity)


def matched(
    before: Sequence[Any], after: Sequence[Any], rules: Iterable[Rule], text: Callable[[Any], str]
) -> dict[int, int]:
    """Return the index before of each entity after that has one: equal entities first, then rule by rule.

    Args:
        before: Entities of the summit before.
        after: Entities of the summit after.
        rules: Rules, the strongest first; each is for those entities that the ones before it left.
        text: Gives the text of an entity that tells how alike two are.
    """
    found: dict[int, int] = {}
    olds, news = list(range(len(before))), list(range(len(after)))
    for rule in (_EQUAL, *rules):
        ours, theirs = _groups(rule, before, olds), _groups(rule, after, news)
        for key in ours.keys() & theirs.keys():
            alike = _pairs(rule.floor, [before[i] for i in ours[key]], [after[i] for i in theirs[key]], text)
            found.update((theirs[key][new], ours[key][old]) for old, new in alike)
        taken = set(found.values())
        olds, news = [i for i in olds if i not in taken], [i for i in news if i not in found]
    return found


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1: the share of three-letter pieces that they have in common.

    It is the coefficient of Dice, Measures of the Amount of Ecologic Association Between Species (1945). Case and white
    space do not count.

    >>> likeness("Sanctions stay.", "sanctions  stay.")
    1.0
    """
    ours, theirs = _pieces(one[:_LENGTH]), _pieces(other[:_LENGTH])
    # Where neither has a text, nothing says that they are alike.
    return 2 * len(ours & theirs) / ((len(ours) + len(theirs)) or 1)


def _groups(rule: Rule, entities: Sequence[Any], left: Iterable[int]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for index in left:
        key = rule.key(entities[index])
        if key:
            groups.setdefault(key, []).append(index)
    return groups


def _pairs(floor: float | None, olds: Sequence[Any], news: Sequence[Any], text: Callable[[Any], str]) -> Iterable[Pair]:
    if floor is None or (floor == 0 and len(olds) == len(news) == 1):
        return _in_order(range(len(olds)), range(len(news)))
    near = _near([text(old) for old in olds], [text(new) for new in news])
    pairs = _best(sorted(each for each in near if -each[0] >= floor))
    if floor == 0:
        ours, theirs = {old for old, _ in pairs}, {new for _, new in pairs}
        left = [i for i in range(len(olds)) if i not in ours], [i for i in range(len(news)) if i not in theirs]
        pairs += _in_order(*left)
    return pairs


def _in_order(olds: Sequence[int], news: Sequence[int]) -> Iterable[Pair]:
    return zip(olds, news, strict=False)


def _near(olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[float, int, int, int]]:
    # Sorted, these begin with the most alike, and among those with the ones that have moved least.
    reach = max(_NEAR, _SMALL // max(len(olds), len(news)))
    for old, words in enumerate(olds):
        for new in range(max(0, old - reach), min(len(news), old + reach + 1)):
            yield -likeness(words, news[new]), abs(old - new), old, new


def _best(candidates: Iterable[tuple[float, int, int, int]]) -> list[Pair]:
    pairs: list[Pair] = []
    ours, theirs = set[int](), set[int]()
    for _, _, old, new in candidates:
        if old not in ours and new not in theirs:
            pairs.append((old, new))
            ours.add(old)
            theirs.add(new)
    return pairs


# As many as are in use at a time: those of a small group, or around one place of a large one.
@lru_cache(maxsize=128)
def _pieces(text: str) -> frozenset[str]:
    words = " ".join(text.casefold().split())
    # Padded, so that a text of one letter has pieces too.
    padded = f"  {words}  " if words else ""
    return frozenset(map("".join, zip(padded, padded[1:], padded[2:], strict=False)))
