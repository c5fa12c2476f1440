"""Workbooks written part by part, as no library writes them, and what is read of them."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from itertools import count

import pytest

from summitkit.errors import UnreadableInput
from summitkit.grids import Cell
from summitkit.loaders.excel.workbook import Workbook, read_workbook
from summitkit.raw import Input

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
DATES = '<numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs><xf/><xf numFmtId="14"/>'
DATES += '<xf numFmtId="21"/><xf numFmtId="164"/></cellXfs>'


def sheet(rows: str, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    """Return the part of a worksheet."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cells(*written: str) -> str:
    """Return a sheet of one row with these cells."""
    return sheet(f'<row r="1">{"".join(written)}</row>')


def inline(text: str, reference: str = "A1") -> str:
    """Return a cell with its text."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def related(*targets: tuple[str, str], office: str = OFFICE, mode: str = "") -> str:
    """Return a part of relationships: kinds and targets, with the ids r1, r2, ..."""
    each = "".join(
        f'<Relationship Id="r{number}" Type="{office}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{each}</Relationships>'


def parts(  # noqa: PLR0913 - each is one thing that a test varies
    *sheets: str | bytes,
    names: Iterable[str] = ("Data", "Second", "Third"),
    states: Iterable[str] = ("", "", ""),
    namespace: str = MAIN,
    office: str = OFFICE,
    shared: str | None = None,
    styles: str | None = None,
    properties: str = "",
    content_type: str = XLSX,
    more: tuple[tuple[str, str], ...] = (),
) -> dict[str, str | bytes]:
    """Return the parts of a workbook by name."""
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number, _ in enumerate(sheets, 1)]
    entries = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{f" state={state!r}" if state else ""}/>'
        for number, name, state, _ in zip(count(1), names, states, sheets, strict=False)
    )
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{content_type}"/></Types>',
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml"), office=office),
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{office}">{properties}'
        f"<sheets>{entries}</sheets></workbook>",
        **{f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(sheets, 1)},
    }
    if shared is not None:
        targets.append(("sharedStrings", "sharedStrings.xml"))
        found["xl/sharedStrings.xml"] = f'<sst xmlns="{namespace}">{shared}</sst>'
    if styles is not None:
        targets.append(("styles", "/xl/styles.xml"))
        found["xl/styles.xml"] = f'<styleSheet xmlns="{namespace}">{styles}</styleSheet>'
    found["xl/_rels/workbook.xml.rels"] = related(*targets, *more, office=office)
    return found


def zipped(found: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(data: bytes) -> Workbook:
    return read_workbook(Input("a.xlsx", data))


def rows(data: bytes) -> list[list[Cell]]:
    """Return the rows of the first sheet."""
    return [list(row) for row in read(data).grids[0].rows]


def row(*written: str, shared: str | None = None, styles: str | None = None, properties: str = "") -> list[Cell]:
    """Return what is read of a row of cells."""
    return rows(zipped(parts(cells(*written), shared=shared, styles=styles, properties=properties)))[0]


def refused(data: bytes) -> str:
    """Return why a file is no workbook; the error names the file."""
    with pytest.raises(UnreadableInput) as caught:
        read(data)
    message = str(caught.value)
    assert message.startswith("a.xlsx: ")
    return message.removeprefix("a.xlsx: ")
