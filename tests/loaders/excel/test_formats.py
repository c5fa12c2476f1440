"""Number formats, and the kind of number that each shows."""

import pytest
from tests.loaders.excel.made import cells, parts, refused, rows, zipped

from summitkit.loaders.excel.formats import MOST_FORMATS, kind_of


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", "number"),
        ("GENERAL", "number"),
        ("0.00E+00", "number"),
        ('#,##0.0####" YMD"', "number"),
        ('0 "days', "number"),
        ("\\Y000000", "number"),
        ("_d0*m_)", "number"),
        ("[Red]0;[Blue]-0", "number"),
        ("[$-409]0.00", "number"),
        ("0;yyyy", "number"),
        ("@", "number"),
        ("", "number"),
        ("[Red", "number"),
        ("yyyy-mm-dd", "date"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "date"),
        ("mmm", "date"),
        ("d/m", "date"),
        ('[$-411]ge"年"m"月"d"日"', "date"),
        ("DD/MM/YYYY HH:MM;@", "date"),
        ("h:mm AM/PM", "time"),
        ("mm:ss.0", "time"),
        ("[$-F400]h:mm:ss\\ AM/PM", "time"),
        ("[h]:mm", "duration"),
        ("[Blue]\\+[hh]:mm;-0", "duration"),
        ("[mm]:ss", "duration"),
        ("[SS].00", "duration"),
    ],
)
def test_kind_of_a_format(code: str, kind: str) -> None:
    """The first section of a format, without what stands for itself, says what it shows."""
    assert kind_of(code) == kind


def dated(number: str, codes: str = "") -> object:
    styles = f'{codes}<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="{number}"/></cellXfs>'
    made = parts(cells('<c r="A1" s="0"><v>45884.5</v></c>'), styles=styles)
    return rows(zipped(made))[0][0]


@pytest.mark.parametrize("number", ["14", "22", "31", "57", "81", "18", "45"])
def test_built_in_dates_are_dates(number: str) -> None:
    """Formats that Excel builds in are dates, those of East Asia too, which files do not spell out."""
    assert dated(number) == "2025-08-15T12:00:00"


@pytest.mark.parametrize(
    ("number", "value"), [("0", 45884.5), ("44", 45884.5), ("999", 45884.5), ("x", 45884.5), ("46", "1101228:00:00")]
)
def test_other_built_in_formats_are_not(number: str, value: object) -> None:
    """Other formats are numbers, and one is a duration."""
    assert dated(number) == value


def test_format_that_is_spelt_out_counts() -> None:
    """A format that the workbook spells out is what it says, whatever its number."""
    codes = '<numFmts><numFmt numFmtId="14" formatCode="0.0"/></numFmts>'

    assert dated("14", codes) == 45884.5


def test_too_many_formats_are_refused() -> None:
    """No workbook has more cell formats than Excel takes."""
    made = parts(cells(), styles=f"<cellXfs>{'<xf/>' * (MOST_FORMATS + 1)}</cellXfs>")

    assert "65,490 cell formats" in refused(zipped(made))
