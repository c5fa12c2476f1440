"""From a summit to tables: which sheets, which columns, which rows. Pure; writes nothing.

`sheets_of` makes every sheet that Excel and CSV write. What a cell shows is decided here; how it looks is not.
`tables_in` goes the other way: from tables as people send them back to the plain data of a record.
"""

from summitkit.sheets.book import sheets_of
from summitkit.sheets.reading import Tables, is_record, tables_in
from summitkit.sheets.sheet import CONTINUED, Chart, Column, Kind, Row, Rows, Sheet, Tone, Value
from summitkit.sheets.words import in_words, one_a_line, pairs

__all__ = [
    "CONTINUED",
    "Chart",
    "Column",
    "Kind",
    "Row",
    "Rows",
    "Sheet",
    "Tables",
    "Tone",
    "Value",
    "in_words",
    "is_record",
    "one_a_line",
    "pairs",
    "sheets_of",
    "tables_in",
]
