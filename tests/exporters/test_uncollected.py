"""Python's search for reference cycles, at rest for a while."""

import gc
from collections.abc import Callable

import pytest

from summitkit.exporters.uncollected import uncollected


def _fail(seen: list[bool]) -> None:
    with uncollected():
        seen.append(gc.isenabled())
        raise OSError("the disk is full")


@pytest.mark.parametrize("begin", [gc.enable, gc.disable])
def test_search_is_as_before_in_the_end(begin: Callable[[], None]) -> None:
    """Inside, Python does not search; afterwards it does what it did before, after an error as well."""
    seen: list[bool] = []
    begin()
    before = gc.isenabled()
    try:
        with pytest.raises(OSError, match="full"):
            _fail(seen)
        after = gc.isenabled()
    finally:
        gc.enable()

    assert seen == [False]
    assert after == before
