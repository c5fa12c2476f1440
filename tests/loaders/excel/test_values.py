"""What the cells of a workbook hold: numbers, dates, truth values, errors, formulas."""

import io
from datetime import UTC, date, datetime, time, timedelta
from datetime import timezone as zone

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from tests.loaders.excel.made import DATES, cells, parts, refused, row, rows, zipped

from summitkit.grids import Fault
from summitkit.loaders.excel.values import explained

DATE, TIME, DURATION = 1, 2, 3
IN_1904 = '<workbookPr date1904="1"/>'
UNSOLVED = Fault("a formula without a value")


def number(value: str, style: int = 0, kind: str = "") -> str:
    return f'<c r="A1" s="{style}"{f" t={kind!r}" if kind else ""}><v>{value}</v></c>'


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1),
        ("1.0", 1),
        ("-7", -7),
        ("1E3", 1000),
        ("+5", Fault("+5")),
        ("0.1", 0.1),
        ("-1.5e-7", -1.5e-7),
        ("0.30000000000000004", 0.30000000000000004),
        ("9007199254740991", 2**53 - 1),
        ("9007199254740992", float(2**53)),
        ("1.7976931348623157E308", 1.7976931348623157e308),
        ("5e-324", 5e-324),
        ("1e999", Fault("a number that is too large")),
        (" 12 ", 12),
        ("NaN", Fault("NaN")),
        ("INF", Fault("INF")),
        ("12abc", Fault("12abc")),
        ("1,5", Fault("1,5")),
    ],
)
def test_number_is_exact(written: str, value: object) -> None:
    """Rows 56 and 57: a number is the one that is written, whole numbers whole; what is none is a fault."""
    (found,) = row(number(written))

    assert (found, type(found)) == (value, type(value))


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53) + 1, 2**53 - 1))
def test_any_number_comes_back(value: float) -> None:
    """Whatever number is written, it is read."""
    assert row(number(repr(value))) == [value]


@pytest.mark.parametrize(("written", "value"), [("1", True), ("0", False), ("true", True), ("false", False)])
def test_truth_value_is_read(written: str, value: bool) -> None:  # noqa: FBT001 - a parameter
    """A truth value is one, not the number that stands for it."""
    found = row(number(written, kind="b"), '<c r="B1"><v>1</v></c>', '<c r="C1"><v>0</v></c>')

    assert [(each, type(each)) for each in found] == [(value, bool), (1, int), (0, int)]


def test_wrong_truth_value_is_a_fault() -> None:
    """A truth value that is neither is a fault."""
    assert row(number("2", kind="b")) == [Fault("2")]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#GETTING_DATA", "#SPILL!", "#CALC!"])
def test_error_is_a_fault(error: str) -> None:
    """Row 34: a cell with an error is a fault by its name, those that are newer than calamine too."""
    assert row(f'<c r="A1" t="e"><f>B1</f><v>{error}</v></c>', '<c r="B1" t="e" vm="1"><v>#VALUE!</v></c>') == [
        Fault(error),
        Fault("#VALUE!"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "<c r='A1'><f>B1+1</f></c>",
        '<c r="A1"><f>B1+1</f></c>',
        '<c r="A1"><f>B1+1</f><v></v></c>',
        '<c r="A1"><f>B1+1</f><v/></c>',
        '<c r="A1"><f t="shared" si="0"/></c>',
        '<c r="A1" t="str"><f>B1</f></c>',
        '<c r="A1" t="n" s="1"><f aca="false">B1</f><v/></c>',
    ],
)
def test_formula_without_value_is_a_fault(cell: str) -> None:
    """Row 33: a formula that was never worked out is a fault, not an empty cell."""
    assert row(cell) == [UNSOLVED]


def test_formula_with_value_is_its_value() -> None:
    """The value that was saved with a formula stands for it."""
    assert row(
        '<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="B1" t="b"><f>1=1</f><v>1</v></c>', '<c r="C1"><f/><v>0</v></c>'
    ) == [2, True, 0]


@pytest.mark.parametrize(
    ("written", "style", "in_1900", "in_1904"),
    [
        ("45884", DATE, "2025-08-15", "2029-08-16"),
        ("45884.4305555555", DATE, "2025-08-15T10:20:00", "2029-08-16T10:20:00"),
        ("45884.000005787", DATE, "2025-08-15T00:00:00.500", "2029-08-16T00:00:00.500"),
        ("45884.0000000001", DATE, "2025-08-15", "2029-08-16"),
        ("1", DATE, "1900-01-01", "1904-01-02"),
        ("59", DATE, "1900-02-28", "1904-02-29"),
        ("61", DATE, "1900-03-01", "1904-03-02"),
        ("2958465", DATE, "9999-12-31", 2958465),
        ("2958466", DATE, 2958466, 2958466),
        ("1e300", DATE, 1e300, 1e300),
        ("0", DATE, "00:00:00", "1904-01-01"),
        ("0.25", DATE, "06:00:00", "1904-01-01T06:00:00"),
        ("-1", DATE, -1, -1),
        ("-0.5", TIME, -0.5, -0.5),
        ("0", TIME, "00:00:00", "00:00:00"),
        ("0.520833333333333", TIME, "12:30:00", "12:30:00"),
        ("0.999988425925926", TIME, "23:59:59", "23:59:59"),
        ("0.0000057870", TIME, "00:00:00.500", "00:00:00.500"),
        ("1.50347222222222", DURATION, "36:05:00", "36:05:00"),
        ("0.00001736", DURATION, "00:00:01.500", "00:00:01.500"),
        ("-0.5", DURATION, "-12:00:00", "-12:00:00"),
        ("45884", 0, 45884, 45884),
        ("45884", 99, 45884, 45884),
        ("-1", 99, -1, -1),
    ],
)
def test_date_is_iso_text(written: str, style: int, in_1900: object, in_1904: object) -> None:
    """Row 38: dates and times are ISO text, counted from 1900 or 1904 as the workbook says."""
    assert row(number(written, style), styles=DATES) == [in_1900]
    assert row(number(written, style), styles=DATES, properties=IN_1904) == [in_1904]


@given(st.datetimes(datetime(1904, 1, 1), datetime(9999, 12, 31, 23, 59, 59)), st.booleans())  # noqa: DTZ001
def test_any_moment_comes_back(moment: datetime, mac: bool) -> None:  # noqa: FBT001 - a parameter
    """Row 38: to the second, whatever moment openpyxl writes is read, in both date systems."""
    moment = moment.replace(microsecond=0)
    if mac and moment.year > 9990:
        moment = moment.replace(year=2000, day=1)
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900
    book.active.append([moment, moment.date(), moment.time()])
    out = io.BytesIO()
    book.save(out)
    midnight = moment.time() == time()

    assert rows(out.getvalue()) == [
        [
            moment.date().isoformat() if midnight else moment.isoformat(),
            moment.date().isoformat(),
            moment.time().isoformat(),
        ]
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025-08-15", "2025-08-15"),
        ("2025-08-15T00:00:00", "2025-08-15"),
        ("2025-08-15T10:20:00.500", "2025-08-15T10:20:00.500"),
        ("2025-08-15T00:00:00Z", "2025-08-15T00:00:00Z"),
        ("12:30:00", "12:30:00"),
        ("last week", "last week"),
    ],
)
def test_iso_date_of_a_cell_is_kept(written: str, value: str) -> None:
    """A date that the file holds as text, as strict files do, stays as it is; midnight says nothing."""
    assert row(number(written, kind="d")) == [value]


def test_dates_do_not_know_time_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 124: a date is the same wherever the program runs."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert datetime.now(tz=zone(timedelta(hours=14))).utcoffset() != datetime.now(tz=UTC).utcoffset()

    assert row(number("45884", DATE), styles=DATES) == [date(2025, 8, 15).isoformat()]


def test_number_that_no_duration_holds_is_refused() -> None:
    """A duration beyond all reckoning makes the sheet unreadable, whatever calamine does about it."""
    assert "a cell cannot be read" in refused(zipped(parts(cells(number("1e300", DURATION)), styles=DATES)))


@pytest.mark.parametrize("value", ["7", "-1", "0.5", "99999999999"])
def test_text_that_there_is_not_is_refused(value: str) -> None:
    """A number of a text that is not in the table is never read as another text."""
    made = zipped(parts(cells(number(value, kind="s")), shared="<si><t>a</t></si>"))
    if value == "7":
        assert "not in the table of texts" in refused(made)
    else:
        assert rows(made) == [[Fault(value)]]


@pytest.mark.parametrize("cell", ['<c r="A1" t="x"><v>1</v></c>', '<c r="A1" s="x"><v>1</v></c>'])
def test_cell_of_unknown_type_is_refused(cell: str) -> None:
    """A type or a format that there is not makes the sheet unreadable, and the cell is named."""
    assert "A1" in refused(zipped(parts(cells(cell))))


def test_text_where_none_is_announced_is_kept() -> None:
    """A text that stands in the place of another is not lost."""
    assert row('<c r="A1"><is><t>a</t></is></c>', '<c r="B1" t="inlineStr"><v>b</v></c>') == ["a", "b"]


def test_interrupt_goes_on() -> None:
    """Row 107: an interrupt is no error of a cell's."""
    with pytest.raises(KeyboardInterrupt), explained():
        raise KeyboardInterrupt
