"""Looks that follow what stands in a cell: words with a tone, and shares."""

from openpyxl.formatting.rule import ColorScaleRule, Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.styles import TONES, tone_format
from summitkit.sheets import Column, Sheet, in_words

_LAST_ROW = 1_048_576
# Orange to blue, which people who do not tell red from green tell apart; the share stands in the cell besides.
_SCALE = ("FFF4B183", "FFFFFFFF", "FF9DC3E6")


def add_rules(worksheet: Worksheet, sheet: Sheet) -> None:
    """Let cells of lists look like their words, also after a person chose another one, and shares like their size."""
    for word_tones, cells in _toned(sheet).items():
        for priority, (word, tone) in enumerate(word_tones, 1):
            equal = [f'"{word}"']
            rule = Rule(type="cellIs", operator="equal", priority=priority, formula=equal, dxf=tone_format(tone))
            worksheet.conditional_formatting.add(" ".join(cells), rule)
    if shares := [_cells(index) for index, column in enumerate(sheet.columns) if column.kind == "share"]:
        colours = dict(zip(("start_color", "mid_color", "end_color"), _SCALE, strict=True))
        numbers = {"start_value": 0, "mid_value": 0.5, "end_value": 1}
        types = dict.fromkeys(("start_type", "mid_type", "end_type"), "num")
        worksheet.conditional_formatting.add(" ".join(shares), ColorScaleRule(**types, **numbers, **colours))


def _toned(sheet: Sheet) -> dict[tuple[tuple[str, str], ...], list[str]]:
    """Return the cells that take words with a tone, by these words and tones."""
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for index, column in enumerate(sheet.columns):
        if words := _words(column):
            found.setdefault(words, []).append(_cells(index))
    return found


def _words(column: Column) -> tuple[tuple[str, str], ...]:
    return tuple((word, tone) for tone in TONES if (word := in_words(tone)) in column.choices)


def _cells(index: int) -> str:
    letter = get_column_letter(index + 1)
    return f"{letter}2:{letter}{_LAST_ROW}"
