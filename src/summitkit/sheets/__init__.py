"""From a summit to tables: which sheets, which columns, which rows. Pure; writes nothing.

`sheets_of` makes every sheet that Excel and CSV write. What a cell shows is decided here; how it looks is not.
"""

from summitkit.sheets.book import sheets_of
from summitkit.sheets.sheet import Chart, Column, Kind, Row, Rows, Sheet, Tone, Value
from summitkit.sheets.words import in_words, one_a_line, pairs

__all__ = [
    "Chart",
    "Column",
    "Kind",
    "Row",
    "Rows",
    "Sheet",
    "Tone",
    "Value",
    "in_words",
    "one_a_line",
    "pairs",
    "sheets_of",
]
