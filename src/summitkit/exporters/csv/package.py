"""The Data Package (Frictionless, version 1): what each table and each column is, and the ZIP that holds all.

https://specs.frictionlessdata.io/data-package/, /tabular-data-resource/ and /table-schema/ name the properties.
"""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

from summitkit.exporters.csv.promises import Promises
from summitkit.exporters.csv.tables import Table
from summitkit.model import Summit
from summitkit.sheets import Column
from summitkit.structure import FORMAT

# The earliest date that a ZIP entry can carry; no clock is asked.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# The name that the specification gives to the descriptor.
DESCRIPTOR = "datapackage.json"
_GUARD = (
    "A text that begins with one of = + - @ ' or with a tab or a line end has an apostrophe put before it, so that no "
    "spreadsheet program takes it for a formula; take one apostrophe off to have the text."
)
_EDTF = "A date of the Extended Date/Time Format (EDTF, ISO 8601-2)."
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


def described(summit: Summit, tables: Sequence[Table], report: Callable[[str], None]) -> bytes:
    """Return the descriptor of tables as JSON; it promises nothing that the data breaks, and `report` is told."""
    promises = Promises.of(tables)
    found = {
        "profile": "tabular-data-package",
        "name": summit.id,
        "title": summit.title,
        "description": "\n\n".join(filter(None, (summit.marking, summit.summary, _GUARD))),
        "format": FORMAT,
        "marking": summit.marking,
        "resources": [_resource(table, promises) for table in tables],
    }
    promises.report(report)
    return f"{json.dumps(_filled(found), ensure_ascii=False, indent=2)}\n".encode()


def write_package(descriptor: bytes, tables: Iterable[Table], out: IO[bytes]) -> None:
    """Write the ZIP, the descriptor first so that a reader of the stream knows what follows."""
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, DESCRIPTOR, len(descriptor), io.BytesIO(descriptor))
        for table in sorted(tables, key=lambda each: each.name):
            table.content.seek(0)
            _add(archive, table.name, table.size, table.content)


def _add(archive: zipfile.ZipFile, name: str, size: int, content: IO[bytes]) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 0
    # The level is zlib's own, which is 6.
    entry.compress_type = zipfile.ZIP_DEFLATED
    # By it, an entry of more than 2 GB is given the room that it needs.
    entry.file_size = size
    with archive.open(entry, "w") as part:
        shutil.copyfileobj(content, part)


def _resource(table: Table, promises: Promises) -> dict[str, Any]:
    sheet = table.sheet
    return _filled(
        {
            "profile": "tabular-data-resource",
            "name": sheet.key,
            "path": table.name,
            "title": sheet.name,
            "description": sheet.note,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": table.size,
            "hash": f"sha256:{table.sha256}",
            "dialect": _DIALECT,
            "schema": _schema(table, promises),
        }
    )


def _schema(table: Table, promises: Promises) -> dict[str, Any]:
    columns = table.sheet.columns
    return _filled(
        {
            "fields": [_filled(_field(table, column, promises)) for column in columns],
            "missingValues": [""],
            "primaryKey": "id" if promises.has_key(table) else "",
            "foreignKeys": [_foreign_key(table, column) for column in columns if promises.refers(table, column)],
        }
    )


def _field(table: Table, column: Column, promises: Promises) -> dict[str, Any]:
    is_number = column.kind == "number"
    return {
        "name": column.key,
        "title": column.heading,
        "description": " ".join(filter(None, (column.note, _EDTF if column.kind == "date" else ""))),
        "type": "number" if is_number else "string",
        "bareNumber": is_number,
        "constraints": dict(_constraints(table, column, promises)),
    }


def _constraints(table: Table, column: Column, promises: Promises) -> Iterator[tuple[str, object]]:
    if column.key == "id" and promises.has_key(table):
        yield from (("required", True), ("unique", True))
    if column.choices and not column.many and promises.keeps_to_words(table, column):
        yield "enum", list(column.choices)


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    # Table Schema names the table itself by an empty text.
    target = "" if column.target == table.sheet.key else column.target
    return {"fields": column.key, "reference": {"resource": target, "fields": "id"}}


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if value}
