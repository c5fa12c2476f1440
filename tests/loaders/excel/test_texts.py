"""The texts of a workbook, to the character."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loaders.excel.made import MAIN, cells, inline, parts, read, refused, row, rows, sheet, zipped
from xlsxwriter import Workbook as XlsxWriter

from summitkit.exporters.excel.text import encoded, legible

# As written in the file, and as a reader has it.
WRITTEN = [
    ("plain", "plain"),
    (" a ", " a "),
    ("  ", "  "),
    ("\t", "\t"),
    ("a\nb", "a\nb"),
    ("a\r\nb\rc", "a\nb\nc"),
    ("a&#13;&#xA;b&#9;", "a\r\nb\t"),
    ("a_x000D_\nb", "a\r\nb"),
    ("_x005F_x000D_", "_x000D_"),
    ("_x005F_x005F_x005F_x000D_", "_x005F_x000D_"),
    ("_x000d__x0041_", "\rA"),
    ("_x0001_", "\x01"),
    ("_xFFFE_", "\ufffe"),
    ("_xD83D__xDE00_", "\N{GRINNING FACE}"),
    ("_xD83D_ _xDE00_", "_xD83D_ _xDE00_"),
    ("_x00+F_ _x0_ _X000D_ x000D_", "_x00+F_ _x0_ _X000D_ x000D_"),
    ("\N{GRINNING FACE}&#128512;&#x1F600;", "\N{GRINNING FACE}" * 3),
    ("&lt;a&gt; &amp;amp; &quot;b&quot; &apos;c&apos;", "<a> &amp; \"b\" 'c'"),
    ("\N{NO-BREAK SPACE}a\N{ZERO WIDTH SPACE}", "\N{NO-BREAK SPACE}a\N{ZERO WIDTH SPACE}"),
    ("7", "7"),
    ("true", "true"),
    ("#N/A", "#N/A"),
    ("=1+1", "=1+1"),
]
TEXTS = [
    *(" a ", "\t", "a\nb", "a\r\nb", "_x000D_", "_x005F_x000D_", "\N{GRINNING FACE}", "007", "=1+1", "#N/A", "TRUE"),
    *("'x", "<b>&amp;</b>", "\N{RIGHT-TO-LEFT OVERRIDE}a", "x" * 32_767, "\N{GRINNING FACE}" * 16_000, "\N{NEXT LINE}"),
]


@pytest.mark.parametrize(("written", "text"), WRITTEN)
def test_inline_text_is_exact(written: str, text: str) -> None:
    """Row 88: a text in a cell is the one that its codes and references stand for, white space included."""
    assert row(inline(written), inline("z", "B1")) == [text, "z"]


@pytest.mark.parametrize(("written", "text"), WRITTEN)
def test_shared_text_is_exact(written: str, text: str) -> None:
    """A text in the table of texts is the same."""
    shared = f'<si><t xml:space="preserve">{written}</t></si><si><t>z</t></si>'

    assert row('<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>', shared=shared) == [text, "z"]


@pytest.mark.parametrize(("written", "text"), WRITTEN)
def test_text_of_a_formula_is_exact(written: str, text: str) -> None:
    """A text that a formula gave is the same."""
    assert row(f'<c r="A1" t="str"><f>B1&amp;"" &lt; 1</f><v>{written}</v></c>') == [text]


@pytest.mark.parametrize(("written", "text"), WRITTEN)
def test_text_is_exact_for_a_reader_of_xml(written: str, text: str) -> None:
    """Where a comment stands in the part, a reader of XML finds the same text."""
    shared = f"<!-- x --><si><t>{written}</t></si>"
    found = row(f"<!-- x -->{inline(written)}", '<c r="B1" t="s"><v>0</v></c>', shared=shared)

    assert found == [text, text]


def test_text_without_preserved_space_keeps_it() -> None:
    """White space at the ends of a text is kept whatever `xml:space` says."""
    assert row('<c r="A1" t="inlineStr"><is><t> a </t></is></c>') == [" a "]


def test_empty_text_is_no_empty_cell() -> None:
    """A cell with an empty text is told from a cell with nothing, and from no cell."""
    empty = ('<c r="A1" t="inlineStr"><is><t></t></is></c>', '<c r="B1" t="str"><f>C1</f><v></v></c>')
    shared = '<c r="C1" t="s"><v>0</v></c><c r="D1" t="str"><v/></c><c r="E1" s="0"/><c r="G1"><v>1</v></c>'

    assert row(*empty, shared, shared="<si><t/></si>") == ["", "", "", "", None, None, 1]


RICH = "<r><rPr><b/></rPr><t>Bo</t></r><r><t xml:space='preserve'>ld </t></r><rPh sb='0' eb='1'><t>nope</t></rPh>"


@pytest.mark.parametrize("runs", [RICH, f"{RICH}<phoneticPr fontId='1'/>", "<t><![CDATA[Bold ]]></t>"])
def test_runs_of_rich_text_are_joined(runs: str) -> None:
    """The runs of a text are one text, and its phonetic guide is none of it."""
    found = row(
        '<c r="A1" t="s"><v>1</v></c>',
        f'<c r="B1" t="inlineStr"><is>{runs}</is></c>',
        shared=f"<si><t>a</t></si><si>{runs}</si>",
    )

    assert found == ["Bold ", "Bold "]


def test_code_does_not_span_runs() -> None:
    """What looks like a character code only when two runs are joined is none."""
    assert row('<c r="A1" t="inlineStr"><is><r><t>_x00</t></r><r><t>0D_</t></r></is></c>') == ["_x000D_"]


@pytest.mark.parametrize(
    ("text", "why"),
    [("\x01", "not well-formed"), ("&#1;", "character"), ("&#xD800;", "character"), ("&nope;", "entity")],
)
def test_what_is_no_text_is_refused(text: str, why: str) -> None:
    """Row 80: characters and references that XML does not allow make a part unreadable."""
    assert why in refused(zipped(parts(cells(inline(text)))))
    assert why in refused(zipped(parts(cells(), shared=f"<si><t>{text}</t></si>")))


@pytest.mark.parametrize("code", [b"\xff", b"\xed\xa0\x80", b"\xc0\x80"])
def test_bytes_that_are_no_utf8_are_refused(code: bytes) -> None:
    """Bytes that are no UTF-8 make a part unreadable."""
    written = cells(inline("@")).encode().replace(b"@", code)
    shared = parts(cells(), shared="<si><t>@</t></si><si><t>_x000D_</t></si>")
    plain = parts(cells(), shared="<si><t>@</t></si>")

    assert "cannot be read" in refused(zipped(parts(written)))
    for found in (shared, plain):
        found["xl/sharedStrings.xml"] = str(found["xl/sharedStrings.xml"]).encode().replace(b"@", code)
        assert "cannot be read" in refused(zipped(found))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=5))
def test_encoded_text_comes_back(texts: list[str]) -> None:
    """Whatever text the exporter can write is read as it was."""
    shown = [legible(text) for text in texts]
    # What the exporter leaves to its XML library: markup, and carriage returns.
    xml = [re.sub("[&<\r]", lambda found: f"&#{ord(found[0])};", encoded(text)) for text in shown]
    shared = "".join(f"<si><t>{text}</t></si>" for text in xml)
    numbers = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>{at - 1}</v></c></row>' for at in range(1, len(xml) + 1))
    inlined = "".join(f'<row r="{at}">{inline(text, f"A{at}")}</row>' for at, text in enumerate(xml, 1))

    assert rows(zipped(parts(sheet(numbers), shared=shared))) == [[text] for text in shown]
    assert rows(zipped(parts(sheet(inlined)))) == [[text] for text in shown]


def test_texts_of_openpyxl_come_back() -> None:
    """Texts that openpyxl wrote come back, codes as it leaves them to whoever writes."""
    book = openpyxl.Workbook()
    for text in TEXTS:
        cell = book.active.cell(book.active.max_row + 1, 1, encoded(text))
        cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)

    assert [found[0] for found in rows(out.getvalue())[1:]] == TEXTS


@pytest.mark.parametrize("in_memory", [True, False], ids=["shared", "inline"])
def test_texts_of_xlsxwriter_come_back(in_memory: bool) -> None:  # noqa: FBT001 - a parameter
    """Texts that XlsxWriter wrote come back, shared or in the cells."""
    # Of the two codes in this one it escapes only the first.
    texts = [text for text in TEXTS if text != "_x005F_x000D_"]
    out = io.BytesIO()
    with XlsxWriter(out, {"constant_memory": not in_memory}) as book:
        worksheet = book.add_worksheet()
        for number, text in enumerate(texts):
            worksheet.write_string(number, 0, text)
        worksheet.write_rich_string(len(texts), 0, "a ", book.add_format({"bold": True}), " b ", "c ")

    assert [found[0] for found in rows(out.getvalue())] == [*texts, "a  b c "]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_texts_of_libreoffice_come_back(tmp_path: Path) -> None:
    """Texts that LibreOffice wrote come back."""
    # It drops carriage returns, and writes a literal _x005F_x000D_ as if it were the code of a literal _x000D_.
    texts = [text for text in TEXTS if text not in ("a\r\nb", "_x005F_x000D_")]
    book = openpyxl.Workbook()
    for number, text in enumerate(texts, 1):
        book.active.cell(number, 1, encoded(text)).data_type = "s"
    (tmp_path / "in").mkdir()
    book.save(tmp_path / "in" / "a.xlsx")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "in" / "a.xlsx"], check=True, capture_output=True)

    assert [found[0] for found in rows((tmp_path / "a.xlsx").read_bytes())] == texts


def test_part_of_texts_may_be_prefixed() -> None:
    """Other prefixes, white space and single quotes change nothing."""
    found = parts(cells('<c r="A1" t="s"><v>1</v></c>'), shared="")
    found["xl/sharedStrings.xml"] = (
        f"<?xml version='1.0'?>\n<x:sst xmlns:x='{MAIN}' count='2'>\n <x:si><x:t>a</x:t></x:si>\n"
        " <x:si>\n<x:t> b</x:t> </x:si></x:sst>"
    )

    assert read(zipped(found)).grids[0].rows == [[" b"]]
