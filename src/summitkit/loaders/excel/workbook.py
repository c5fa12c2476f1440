"""A workbook as grids: every worksheet, hidden ones included, and what was seen and left alone."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Literal

from attrs import frozen

from summitkit.errors import Location
from summitkit.grids import Grid
from summitkit.loaders.excel.cells import Table
from summitkit.loaders.excel.formats import cell_formats
from summitkit.loaders.excel.rows import column_letters
from summitkit.loaders.excel.texts import decoded, shared_texts
from summitkit.loaders.excel.values import Reader
from summitkit.loaders.excel.worksheet import Collected, read_rows
from summitkit.packages import Package, Relationship, open_package
from summitkit.packages.kinds import WORKBOOK, has_macros
from summitkit.packages.markup import relationship_id
from summitkit.raw import Input

Visibility = Literal["visible", "hidden", "very_hidden"]

# Excel sets no number of its own; a workbook of more sheets is none that people keep.
MOST_SHEETS = 1_000
_STATES: Mapping[str, Visibility] = {"": "visible", "visible": "visible", "veryHidden": "very_hidden"}
_TRUE = ("1", "true", "on")
# What belongs to a worksheet and needs no mention: tables are named, links and printers change no value.
_SILENT = ("table", "hyperlink", "printerSettings")
# Names that Excel writes without quotes: no digit first, nothing that looks like a cell (A1 or R1C1).
_BARE = re.compile(r"(?!\d)[\w.]+")
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|r\d*c?\d*|c\d*|true|false", re.IGNORECASE | re.ASCII)


@frozen(kw_only=True)
class NamedTable:
    """A table of a worksheet, as Excel names it."""

    name: str
    """Its name, unique in the workbook."""
    area: str
    """Its cells with the headings, such as `A1:F20`."""


@frozen(kw_only=True)
class Worksheet:
    """One worksheet."""

    grid: Grid
    """Its cells."""
    visibility: Visibility
    """Whether Excel shows it, can be told to show it, or hides it from its users."""
    tables: tuple[NamedTable, ...]
    """Its tables, in no order."""
    merged: tuple[str, ...]
    """Areas of merged cells such as `A1:C1`; the value stands in the first cell."""
    hidden_rows: int
    """How many of its rows are hidden, by hand or by a filter; they are read like the others."""
    hidden_columns: bool
    """Whether columns are hidden; they are read like the others."""
    unread: tuple[str, ...]
    """What else belongs to it and was not read, by type of relationship, such as `comments` or `drawing`."""


@frozen(kw_only=True)
class Workbook:
    """What a workbook holds."""

    worksheets: tuple[Worksheet, ...]
    """Its worksheets in order, hidden ones included."""
    notes: tuple[str, ...]
    """What was seen and left alone, each in a sentence."""

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Return the cells of each worksheet."""
        return tuple(worksheet.grid for worksheet in self.worksheets)


@frozen(kw_only=True)
class _Entry:
    """A sheet as the workbook lists it."""

    name: str
    relationship: Relationship
    visibility: Visibility


def read_workbook(source: Input) -> Workbook:
    """Return the worksheets of an .xlsx workbook, transitional or strict (ISO/IEC 29500), and notes on the rest.

    Text comes to the character as it stands in the file. Whole numbers are `int`, where they are exact. Dates are ISO
    8601 text, with a time of day only where it is not midnight; times are `12:30:00` and durations the same with as
    many hours as they have, such as `36:05:00`. Errors, and formulas that were never worked out, are `Fault`.

    Raises:
        UnreadableInput: It is no workbook, is damaged or ambiguous, or goes beyond the limits of the modules here.
    """
    package = open_package(source, WORKBOOK)
    part, content_type = package.main_part()
    relationships = package.relationships(part)
    entries, is_1904 = _outline(package, part, {each.id: each for each in relationships})
    parts = {each.kind: each.target for each in relationships if not each.external}
    formats = cell_formats(package, parts["styles"]) if "styles" in parts else ()
    texts = shared_texts(package, parts["sharedStrings"]) if "sharedStrings" in parts else []
    reader, notes, worksheets = Reader(formats, is_1904), [*_notes(content_type, relationships)], []
    for entry in entries:
        if entry.relationship.kind != "worksheet":
            notes.append(f"the sheet {entry.name!r} is a {entry.relationship.kind} and has no cells to read")
            continue
        found = read_rows(package, entry.relationship.target, reader, Table([*texts]))
        worksheets.append(_worksheet(package, entry, found))
    return Workbook(worksheets=tuple(worksheets), notes=tuple(notes))


def _outline(package: Package, part: str, known: Mapping[str, Relationship]) -> tuple[list[_Entry], bool]:
    entries: list[_Entry] = []
    is_1904 = False
    for name, attributes in package.elements(part):
        if name == "workbookPr":
            is_1904 = attributes.get("date1904") in _TRUE
        elif name == "sheet":
            entry = _Entry(
                name=decoded(attributes.get("name", "")),
                relationship=_known(package, known, relationship_id(attributes)),
                visibility=_STATES.get(attributes.get("state", ""), "hidden"),
            )
            entries.append(entry)
    names = [entry.name.casefold() for entry in entries]
    if len(set(names)) < len(names):
        raise package.unreadable("two sheets have the same name")
    if not 0 < len(entries) <= MOST_SHEETS:
        raise package.unreadable(f"expected one to {MOST_SHEETS:,} sheets, found {len(entries):,}")
    return entries, is_1904


def _known(package: Package, known: Mapping[str, Relationship], key: str) -> Relationship:
    found = known.get(key)
    if found is None or found.external:
        raise package.unreadable(f"a sheet refers to {key!r}, which is no part of the workbook")
    return found


def _notes(content_type: str, relationships: tuple[Relationship, ...]) -> Iterator[str]:
    if has_macros(content_type):
        yield "the workbook holds macros, which are never read"
    links = sum(each.kind == "externalLink" for each in relationships)
    if links:
        yield f"links to {links} other workbooks or programs are not followed; cells have the values last saved"
    others = sorted({each.kind for each in relationships if each.external})
    if others:
        yield f"the workbook refers to something outside it ({', '.join(others)}), which is not followed"


def _worksheet(package: Package, entry: _Entry, found: Collected) -> Worksheet:
    relationships = package.relationships(entry.relationship.target)
    tables = [each.target for each in relationships if each.kind == "table" and not each.external]
    return Worksheet(
        grid=Grid(name=entry.name, rows=found.rows, at=partial(_cell, quoted(entry.name))),
        visibility=entry.visibility,
        tables=tuple(_table(package, part) for part in tables),
        merged=tuple(found.outline.merged),
        hidden_rows=found.hidden_rows,
        hidden_columns=bool(found.outline.hidden_columns),
        unread=tuple(sorted({each.kind for each in relationships} - {*_SILENT})),
    )


def _table(package: Package, part: str) -> NamedTable:
    _, attributes = next(package.elements(part))
    name = attributes.get("displayName") or attributes.get("name", "")
    return NamedTable(name=decoded(name), area=attributes.get("ref", ""))


def quoted(name: str) -> str:
    """Return the name of a sheet as Excel writes it before the name of a cell.

    >>> quoted("Positions"), quoted("Issue 1"), quoted("Chef d'État")
    ('Positions', "'Issue 1'", "'Chef d''État'")
    """
    # A stranger's name may hold line ends, which no place may.
    shown = "".join(character if character.isprintable() else " " for character in name)
    if _BARE.fullmatch(shown) and not _LIKE_A_CELL.fullmatch(shown):
        return shown
    return "'" + shown.replace("'", "''") + "'"


def _cell(sheet: str, row: int, column: int) -> Location:
    return Location(unit="cell", start=f"{sheet}!{column_letters(column + 1)}{row + 1}")
