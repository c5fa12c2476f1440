"""XML that attacks its reader, in every part that is read."""

import pytest
from tests.loaders.excel.made import DATES, MAIN, cells, inline, parts, read, refused, row, sheet, zipped

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
DTDS = {
    "row 20 entity bomb": f"{BOMB}]>",
    "row 21 quadratic entities": f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>',
    "row 22 external entity, file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "row 23 external entity, URL": '<!DOCTYPE x SYSTEM "https://example.org/evil.dtd">',
    "row 25 at a read boundary": f"<!--{' ' * (1024**2 - 13)}--><!DOCTYPE x>",
}
PARTS = parts(cells('<c r="A1" t="s"><v>0</v></c>'), shared="<si><t>a</t></si>", styles=DATES)


@pytest.mark.parametrize("part", [*PARTS])
@pytest.mark.parametrize("dtd", DTDS.values(), ids=[*DTDS])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_is_refused(part: str, dtd: str, encoding: str) -> None:
    """Rows 20 to 25: a document type in any part that is read, in any encoding, makes the workbook unreadable."""
    hostile = f'<?xml version="1.0" encoding="{encoding}"?>{dtd}{PARTS[part]}'.encode(encoding)

    assert refused(zipped({**PARTS, part: hostile})) == (
        f"the part {part!r} cannot be read: it has a document type declaration, which no Office file has"
    )


@pytest.mark.parametrize("place", [0, 1, 5, 9, 12])
def test_document_type_is_refused_wherever_it_is_cut(place: int) -> None:
    """Row 25: a document type that two reads share is seen."""
    start = f"<!--{' ' * (1024**2 - 7 - place)}-->"
    found = parts(f"{start}<!DOCTYPE worksheet []>{cells(inline('a'))}")

    assert "document type" in refused(zipped(found))


@pytest.mark.parametrize("part", [*PARTS])
def test_depth_is_limited(part: str) -> None:
    """Row 26: elements that nest without end are refused."""
    assert "levels" in refused(zipped({**PARTS, part: f'<worksheet xmlns="{MAIN}">' + "<x>" * 1_000_000}))


@pytest.mark.parametrize("part", [*PARTS])
@pytest.mark.parametrize("content", ["", "no XML", "<a>", "<a></b>", "<a/><b/>", "\0"])
def test_what_is_no_xml_is_refused(part: str, content: str) -> None:
    """A part that is no XML is refused by its name."""
    assert part in refused(zipped({**PARTS, part: content}))


def test_bad_markup_around_the_rows_is_refused() -> None:
    """What stands before and after the rows must be XML like the rest."""
    for before, after in (("<a>", ""), ("", "<a>"), ("<!-- ", ""), ("", "<!DOCTYPE x>"), ("", "&a;")):
        assert "cannot be read" in refused(zipped(parts(sheet("", before, after))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1"])
def test_encodings_of_xml_are_read(encoding: str) -> None:
    """Row 24: a part in another encoding is read as it says, never as another."""
    declared = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16"}.get(encoding, encoding)
    written = f"<?xml version='1.0' encoding='{declared}'?>" + cells(inline("Málaga"))
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""

    assert read(zipped(parts(mark + written.encode(encoding)))).grids[0].rows == [["Málaga"]]


@pytest.mark.parametrize("name", ["utf-7", "utf-32", "cp037", "nonsense"])
def test_other_encodings_are_refused(name: str) -> None:
    """A part that says another encoding than its bytes have is refused."""
    assert "cannot be read" in refused(zipped(parts(f"<?xml version='1.0' encoding='{name}'?>{cells(inline('a'))}")))


@pytest.mark.parametrize("hidden", ["<!-- {} -->", "<?x {} ?>", "<a><![CDATA[{}]]></a>"])
@pytest.mark.parametrize("before", [True, False])
def test_rows_that_are_no_rows_are_not_read(hidden: str, before: bool) -> None:  # noqa: FBT001 - a parameter
    """What looks like rows inside a comment, an instruction or CDATA is none."""
    false = hidden.format("<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>".replace("'", '"'))
    true = '<row r="2"><c r="A2"><v>2</v></c></row>'
    made = sheet(true, before=false) if before else sheet(true, after=false)

    assert [list(found) for found in read(zipped(parts(made))).grids[0].rows] == [[], [2]]


def test_elements_of_others_are_no_cells() -> None:
    """An element of another namespace is none of the workbook's, whatever its name."""
    foreign = f'<worksheet xmlns="{MAIN}" xmlns:y="urn:y"><sheetData><y:row r="1"/></sheetData></worksheet>'

    assert read(zipped(parts(foreign))).grids[0].rows == []
    assert row('<c r="A1" y:t="s" xmlns:y="urn:y"><v>1</v></c>') == [1]
