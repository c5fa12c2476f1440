"""The single values in which two pieces of JSON data differ.

The longest equal beginning and end of two lists are set aside, and what is left between them is compared item by item.
So an item that was put in or taken out is one difference, and both lists have an item at every path that is compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import frozen

from summitkit.errors import token


@frozen
class Difference:
    """One value that is another, or that only one of the two has."""

    kind: Literal["added", "removed", "changed"]
    """What became of it."""
    path: str
    """Keys and indices that lead to it, as in a JSON pointer without its first slash."""
    before: Any = None
    """The value before."""
    after: Any = None
    """The value after."""


def differences(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[Difference]:  # noqa: ANN401 - JSON data
    """Yield every difference, in the order of the keys of `after`; none where the two are equal."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_mappings(before, after, path)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, path)
    elif before != after:
        yield Difference("changed", "/".join(path), before, after)


def _of_mappings(before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Difference]:
    # The order of what stands there now; what is gone comes last.
    for key in {**after, **before}:
        inner = (*path, token(key))
        if key not in after:
            yield Difference("removed", "/".join(inner), before=before[key])
        elif key not in before:
            yield Difference("added", "/".join(inner), after=after[key])
        else:
            yield from differences(before[key], after[key], inner)


def _of_lists(before: Sequence[Any], after: Sequence[Any], path: tuple[str, ...]) -> Iterator[Difference]:
    shorter = min(len(before), len(after))
    start = _equal_items(before, after, shorter)
    end = _equal_items(before[::-1], after[::-1], shorter - start)
    for index in range(start, shorter - end):
        yield from differences(before[index], after[index], (*path, str(index)))
    for index in range(shorter - end, len(before) - end):
        yield Difference("removed", "/".join((*path, str(index))), before=before[index])
    for index in range(shorter - end, len(after) - end):
        yield Difference("added", "/".join((*path, str(index))), after=after[index])


def _equal_items(before: Sequence[Any], after: Sequence[Any], most: int) -> int:
    return next((index for index in range(most) if before[index] != after[index]), most)
