"""Accounts made to take a reader long."""

import time

import pytest

import summitkit

ACCOUNT = "# Russia and China meet\n\nPresident Vladimir Putin met President Xi Jinping in Beijing on 4 May 2025.\n\n"
# Seconds; each took minutes where time grew with the square of the text.
LONGEST = 20


@pytest.mark.parametrize(
    "flood",
    [
        "x",
        "Abcd ",
        "USA ",
        "U.S.",
        "A.B.",
        "President ",
        "President Vladimir Putin ",
        "Minister of ",
        "Russia and ",
        "Russia, China, and France, ",
        "trade, ",
        "“a",
        '"a ',
        "[",
        "![a](b",
        "**a*b",
        "`a``b",
        "<a ",
        "_a ",
    ],
)
def test_flood_is_read_in_time(flood: str) -> None:
    """Row 79: 300 KB that never end are kept as they stand, and what stands before them is read."""
    begun = time.monotonic()
    summit = summitkit.loads(ACCOUNT + flood * (300_000 // len(flood)), format="article")

    assert time.monotonic() - begun < LONGEST
    assert [party.id for party in summit.parties] == ["rus", "chn"]
    assert sum(len(part.text) for part in summit.narrative) > 100_000
