"""What changed between two summits, down to the single value.

Entities of the two are matched first (`matching`, by the rules in `parts`), then matched ones are compared value by
value (`values`). `words` names them for people, and `order` tells what stands elsewhere.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from summitkit.changes.change import Change
from summitkit.changes.matching import matched
from summitkit.changes.order import displaced
from summitkit.changes.parts import PARTS, Part
from summitkit.changes.values import Difference, differences
from summitkit.changes.words import Words
from summitkit.model import Summit
from summitkit.structure import CONVERTER

__all__ = ["Change", "diff"]

# The objects of a record that stand alone, and what people call them.
_LONE = {"venue": "venue", "brief": "briefing"}


def diff(before: Summit, after: Summit) -> tuple[Change, ...]:
    """Return what changed, in the order of the record; empty exactly where the two summits are equal."""
    words = Words.of(before, after)
    old, new = _own(before), _own(after)
    lone = {name: (old.pop(name, None), new.pop(name, None)) for name in _LONE}
    return (
        *(_change(difference, "summit", "summit", "", "") for difference in differences(old, new)),
        *_lone_changes("venue", *lone["venue"]),
        *(change for part in PARTS for change in _part_changes(part, before, after, words)),
        *_lone_changes("brief", *lone["brief"]),
    )


def _own(summit: Summit) -> dict[str, Any]:
    empty: dict[str, Any] = {part.name: () for part in PARTS}
    return _plain(evolve(summit, **empty))


def _plain(entity: object) -> dict[str, Any]:
    plain: dict[str, Any] = CONVERTER.unstructure(entity)
    return plain


def _change(difference: Difference, part: str, what: str, old: str, new: str) -> Change:
    return Change(
        kind=difference.kind,
        part=part,
        what=what,
        field=difference.path,
        pointer_before=old,
        pointer_after=new,
        before=difference.before,
        after=difference.after,
    )


def _lone_changes(name: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> Iterator[Change]:
    pointer, what = f"/{name}", _LONE[name]
    if old is not None and new is not None:
        yield from (_change(each, name, what, pointer, pointer) for each in differences(old, new))
    elif old is not None:
        yield Change(kind="removed", part=name, what=what, pointer_before=pointer, before=old)
    elif new is not None:
        yield Change(kind="added", part=name, what=what, pointer_after=pointer, after=new)


def _part_changes(part: Part, before: Summit, after: Summit, words: Words) -> Iterator[Change]:
    olds, news = getattr(before, part.name), getattr(after, part.name)
    if olds == news:
        return
    pairs = matched(olds, news, part.rules, part.text)
    kept = set(pairs.values())
    for index, entity in enumerate(olds):
        if index not in kept:
            pointer = f"/{part.name}/{index}"
            what = words.entity(part, entity)
            yield Change(kind="removed", part=part.name, what=what, pointer_before=pointer, before=_plain(entity))
    for index, entity in enumerate(news):
        if index not in pairs:
            pointer = f"/{part.name}/{index}"
            what = words.entity(part, entity)
            yield Change(kind="added", part=part.name, what=what, pointer_after=pointer, after=_plain(entity))
        elif entity != (old := olds[pairs[index]]):
            pointers = f"/{part.name}/{pairs[index]}", f"/{part.name}/{index}"
            what = words.entity(part, old, entity)
            yield from (_change(each, part.name, what, *pointers) for each in differences(_plain(old), _plain(entity)))
    yield from _order_changes(part, pairs)


def _order_changes(part: Part, pairs: Mapping[int, int]) -> Iterator[Change]:
    moved = displaced(sorted(pairs.items()))
    if moved:
        yield Change(
            kind="moved",
            part=part.name,
            what=f"order of the {part.name}",
            pointer_before=f"/{part.name}",
            pointer_after=f"/{part.name}",
            before=[f"/{part.name}/{old}" for _, old in moved],
            after=[f"/{part.name}/{new}" for new, _ in moved],
        )
