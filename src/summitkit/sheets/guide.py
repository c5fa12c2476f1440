"""The guide: what each sheet and each column is, and what the words with a colour mean."""

from collections.abc import Iterable, Iterator
from functools import partial

from summitkit.model import Summit
from summitkit.sheets.matrix import is_too_large
from summitkit.sheets.sheet import Column, Row, Rows, Sheet, Tone
from summitkit.sheets.words import in_words

_MEANINGS: dict[Tone, str] = {
    "supports": "The party is for it.",
    "opposes": "The party is against it.",
    "conditional": "The party is for it under conditions.",
    "neutral": "The party takes no side.",
    "not_stated": "No source in this record says what the party holds.",
    "refused_to_discuss": "The party declined to speak of it.",
    "red_line": "The party says that it will not move.",
}
_TOO_LARGE = (
    "Left out: issues by parties are more cells than a matrix is of use for. Filter the sheet Positions instead."
)


_EDITING = (
    ("Edit", "Change cells, add rows below a table, or take rows out; sorting and filtering do no harm."),
    ("Choose", "Columns of words offer a list, columns of ids the ids that there are. Other words are not understood."),
    ("Add", "In a new row, say by id or by name what it is about, and leave ID and Record empty: they are made."),
    ("Leave", "Keep the headings, the ids and the columns Record as they are: they tell what a row is."),
    ("Repeated", "Where a name stands beside an id, the id counts. Change the id, or the name on its own sheet."),
    ("Long texts", "A text that goes on in a row marked ~continued is one text; keep its rows together."),
    ("Send back", "Save as .xlsx. The file is loaded as it is, and what changed is listed."),
)


def guide_sheet(summit: Summit, sheets: tuple[Sheet, ...]) -> Sheet:
    """Return the guide to the other sheets."""
    return Sheet(
        key="guide",
        name="Guide",
        note="What each sheet is, and what the words with a colour mean.",
        columns=(
            Column(key="part", heading="Part", width=14, note="What kind of line this is.", derived=True),
            Column(key="name", heading="Name", width=36, note="Name of the sheet, or the word.", derived=True),
            Column(key="meaning", heading="Meaning", width=84, note="What it is or means.", derived=True),
        ),
        rows=Rows(partial(_guide, summit, sheets)),
    )


def columns_sheet(sheets: tuple[Sheet, ...]) -> Sheet:
    """Return what every column of the other sheets holds."""
    return Sheet(
        key="columns",
        name="Columns",
        note="What each column of each sheet holds.",
        columns=(
            Column(key="sheet", heading="Sheet", width=18, note="Name of the sheet.", derived=True),
            Column(key="column", heading="Column", width=28, note="Heading of the column.", derived=True),
            Column(key="meaning", heading="Meaning", width=70, note="What it holds.", derived=True),
            Column(key="choices", heading="Words it takes", width=40, note="Empty where it takes any.", derived=True),
        ),
        rows=Rows(partial(_columns, sheets)),
    )


def _guide(summit: Summit, sheets: tuple[Sheet, ...]) -> Iterator[Row]:
    yield _line("Summit", summit.title, summit.summary or None)
    for sheet in sheets:
        yield _line("Sheet", sheet.name, sheet.note)
    if is_too_large(summit.matrix()):
        yield _line("Sheet", "Matrix", _TOO_LARGE)
    yield from (_line("How to", name, meaning) for name, meaning in _EDITING)
    if summit.positions:
        yield from _legend()


def _legend() -> Iterable[Row]:
    for tone, meaning in _MEANINGS.items():
        part = "Firmness" if tone == "red_line" else "Stance"
        yield Row(pointer="", cells=(part, in_words(tone), meaning), tones={"name": tone})


def _line(part: str, name: str, meaning: str | None) -> Row:
    return Row(pointer="", cells=(part, name, meaning))


def _columns(sheets: tuple[Sheet, ...]) -> Iterator[Row]:
    for sheet in sheets:
        for column in filter(_is_shown, sheet.columns):
            choices = "; ".join(column.choices) or None
            yield Row(pointer="", cells=(sheet.name, column.heading, column.note, choices))


def _is_shown(column: Column) -> bool:
    return not column.hidden
