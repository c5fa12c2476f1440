"""Dates in an order that a mapping names."""

import pytest

from summitkit.errors import InvalidValue
from summitkit.mapping.dates import pattern_of, read_date


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2025-08-15", "", "2025-08-15"),
        ("2025-08", "day.month.year", "2025-08"),
        ("15.08.2025", "day.month.year", "2025-08-15"),
        ("5.8.2025", "day.month.year", "2025-08-05"),
        ("8/15/2025", "month/day/year", "2025-08-15"),
        ("08/2025", "month/year", "2025-08"),
        ("15. 8. 2025", "day. month. year", "2025-08-15"),
    ],
)
def test_date_is_read_in_its_order(text: str, order: str, expected: str) -> None:
    """An EDTF date is taken as it stands, any other in the order that is named."""
    assert read_date(text, order) == expected


@pytest.mark.parametrize(
    ("text", "order", "message", "hint"),
    [
        ("15.08.2025", "", "expected an EDTF date", "say its order in the mapping"),
        ("next week", "", "expected an EDTF date", ""),
        ("8/15/2025", "day/month/year", "expected an EDTF date, or one as day/month/year, found '8/15/2025'", ""),
        ("31.02.2025", "day.month.year", "or one as day.month.year, found '31.02.2025'", ""),
        ("15.08.25", "day.month.year", "or one as day.month.year", ""),
        ("١٥.٠٨.٢٠٢٥", "day.month.year", "or one as day.month.year", ""),
    ],
)
def test_other_date_is_a_problem(text: str, order: str, message: str, hint: str) -> None:
    """No order is guessed, no century is added, and no day is moved; digits are ASCII (row 87)."""
    with pytest.raises(InvalidValue) as caught:
        read_date(text, order)

    assert message in str(caught.value)
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize("order", ["", "day", "day.month", "year.year.day", "dd.mm.yyyy", "daymonthyear", "day.year"])
def test_order_names_month_and_year(order: str) -> None:
    """An order has a month and a year, each once, with signs between them."""
    with pytest.raises(InvalidValue, match=r"such as day\.month\.year"):
        pattern_of(order)
