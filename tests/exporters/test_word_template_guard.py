"""Templates from strangers: what is refused, and what is left out and reported."""

import io
import os
import re
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from tests.briefing.summits import MINIMAL
from tests.exporters.templates import (
    DOCUMENT,
    HEADER,
    NUMBERING,
    SETTINGS,
    STYLES,
    TYPES,
    changed,
    header,
    parts,
    picture,
    plain,
    rels,
    saved,
)
from tests.packages import with_fields, zipped
from tests.processes import output

import summitkit as sk
from summitkit.errors import SummitkitError, UnreadableInput
from summitkit.exporters.word.template import parts as template_parts

GOOD = plain()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ROOT = "<w:styles"
BOMB = '<!DOCTYPE w:styles [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + ROOT
RUN = "<w:r><w:t>{}</w:t></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
OPEN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
ELSEWHERE = '<a:blip r:link="x"/>'
DRAWING = "<w:p><w:r><w:drawing>{}</w:drawing></w:r></w:p>"


def whole(files: Mapping[str, bytes]) -> bytes:
    """Return a package of parts."""
    return zipped(files.items())


def ole(stream: str) -> bytes:
    """Return what stands in a compound file that has a stream of this name."""
    return OLE + stream.encode("utf-16-le").ljust(64, b"\0")


def typed(content_type: str) -> bytes:
    """Return a package whose main part is of another type."""
    word = r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml"
    return whole(changed(GOOD, TYPES, word, f"application/vnd.{content_type}+xml"))


def styled(before: str) -> bytes:
    """Return a package with some markup where the styles begin."""
    return whole(changed(GOOD, STYLES, r"^.*?<w:styles", before.replace("\\", "\\\\"), 1))


def utf16(text: str) -> bytes:
    return text.replace("UTF-8", "UTF-16").encode("utf-16")


def without(*names: str) -> bytes:
    return whole({name: content for name, content in GOOD.items() if name not in names})


REFUSED = {
    "row 1 empty": (b"", "found an empty file"),
    "row 2 white space": (b"\xef\xbb\xbf \r\n", "found an empty file"),
    "row 3 cut short": (whole(GOOD)[:-300], "is damaged or cut short"),
    "row 4 text": (b"Dear Minister,\n", "expected a Word document or template (.docx, .dotx), found something else"),
    "row 5 workbook": (typed("openxmlformats-officedocument.spreadsheetml.sheet.main"), "found an Excel workbook"),
    "row 5 workbook with macros": (typed("ms-excel.sheet.macroEnabled.main"), "found an Excel workbook"),
    "row 6 encrypted": (ole("EncryptedPackage"), "with a password (save it as .docx without a password)"),
    "row 6 old Word": (ole("WordDocument"), "found an old Word document (.doc) (save it as .docx)"),
    "row 6 old Excel": (ole("Workbook"), "found an old Excel workbook (.xls)"),
    "row 6 encrypted part": (with_fields(whole(GOOD), STYLES, flags=1), "is encrypted or packed in a way that no Word"),
    "row 7 PDF": (b"%PDF-1.7\n", "found a PDF document"),
    "row 8 macros": (typed("ms-word.document.macroEnabled.main"), "found one with macros (save it as .docx)"),
    "row 8 template with macros": (typed("ms-word.template.macroEnabledTemplate.main"), "found one with macros"),
    "row 8 macros in a part": (whole({**GOOD, "word/vbaProject.bin": b"x"}), "found one with macros"),
    "row 8 macros by relationship": (
        whole(
            changed(
                GOOD,
                "word/_rels/document.xml.rels",
                "</Relationships>",
                '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
                'Target="a.bin"/></Relationships>',
            )
        ),
        "found one with macros",
    ),
    "row 13 bomb": (styled("<!--" + " " * 20 * 1024**2 + "-->" + ROOT), "inflates to more than 200 times its size"),
    "row 14 lying size": (with_fields(whole(GOOD), STYLES, size=10), "'word/styles.xml'"),
    "row 15 twin": (zipped([*GOOD.items(), ("word/STYLES.xml", b"<a/>")]), "two parts are named 'word/STYLES.xml'"),
    "row 16 parts": (whole({**GOOD, **{f"word/{n}": b"" for n in range(10_000)}}), "has more than 10,000 parts"),
    "row 17 outside": (whole({**GOOD, "../evil.xml": b"x"}), "leads out of the package"),
    "row 18 checksum": (with_fields(whole(GOOD), STYLES, crc=1), "'word/styles.xml' is damaged: Bad CRC-32"),
    "row 19 no content types": (without(TYPES), "a ZIP archive without [Content_Types].xml"),
    "row 20 entities": (styled(BOMB), "'word/styles.xml' cannot be read: it has a document type declaration"),
    "row 21 entity": (styled(f'<!DOCTYPE a [<!ENTITY x "{"x" * 99_999}">]>{ROOT}'), "document type declaration"),
    "row 22 file": (styled('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ROOT), "document type"),
    "row 23 URL": (styled('<!DOCTYPE a SYSTEM "http://example.org/a.dtd">' + ROOT), "document type declaration"),
    "row 24 UTF-16": (whole({**GOOD, STYLES: utf16(f"<!DOCTYPE a>{ROOT}/>")}), "document type declaration"),
    "row 25 boundary": (styled(f"<!--{' ' * (1024**2 - 12)}--><!DOCTYPE a>{ROOT}"), "document type declaration"),
    "row 26 depth": (styled("<x>" * 10_000 + ROOT), "levels"),
    "row 39 insertion": (
        whole(header("<w:p><w:ins>a</w:ins></w:p>")),
        "'word/header1.xml' holds tracked changes (accept",
    ),
    "row 40 deletion": (whole(header("<w:p><w:del/></w:p>")), "holds tracked changes (accept or reject them in Word)"),
    "nested fields": (whole(header(f"<w:p>{OPEN * 100}</w:p>")), "its fields nest more than 64 deep"),
    "no main part": (without("_rels/.rels"), "found a package without a main part"),
    "missing part": (without(NUMBERING, STYLES), "expected Title"),
    "missing text": (without(DOCUMENT), "the part 'word/document.xml' is missing"),
    "no XML": (whole({**GOOD, STYLES: b"styles"}), "the part 'word/styles.xml' cannot be read"),
    "other XML": (whole({**GOOD, STYLES: b"<a/>"}), "the part 'word/styles.xml': expected w:styles, found 'a'"),
    "text too long": (
        whole(changed(GOOD, STYLES, "</w:styles>", f'<a b="{"x" * 11 * 1024**2}"/></w:styles>')),
        "cannot be read",
    ),
    "strict": (
        whole({**GOOD, DOCUMENT: b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}),
        "(save it as Word document (.docx), not as Strict Open XML)",
    ),
    "OpenDocument": (zipped([("mimetype", "application/vnd.oasis.opendocument.text")]), "found an OpenDocument file"),
}


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=[*REFUSED])
def test_hostile_template_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    """The error names the file, the place and what was expected, and the old target is untouched."""
    template, target = saved(tmp_path, data), tmp_path / "briefing.docx"
    target.write_text("old")
    with pytest.raises(SummitkitError) as caught:
        sk.export(MINIMAL, target, template=template)

    assert str(caught.value).startswith(f"{template}: ")
    assert why in str(caught.value)
    assert target.read_text() == "old"


def test_template_that_is_no_file_is_refused(tmp_path: Path) -> None:
    """Rows 9 and 10: a directory, a pipe and a file that is not there are errors, with no advice on accounts."""
    os.mkfifo(tmp_path / "pipe")
    for name, why in (("", "found a directory"), ("pipe", "found a device or pipe"), ("none", "No such file")):
        with pytest.raises(UnreadableInput, match=why) as caught:
            sk.export(MINIMAL, io.BytesIO(), "word", template=tmp_path / name)

        assert "CSV" not in str(caught.value)
        assert "`-`" not in str(caught.value)


def test_unreadable_template_is_refused(tmp_path: Path) -> None:
    """Row 11: a file that may not be read is an error."""
    template = saved(tmp_path, GOOD)
    template.chmod(0)
    tmp_path.chmod(0o755)
    script = """
from summitkit.exporters.word.template import open_template
without_privileges()
attempt(lambda: open_template(path))
"""

    assert output(script, template) == f"{template}: cannot be read: Permission denied"


@pytest.mark.parametrize(
    ("limit", "why"),
    [("MOST_BYTES", "as far as 'word/styles.xml', has more than 0 MiB"), ("MOST_ELEMENTS", "more than 9 elements")],
)
def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, why: str) -> None:
    """Row 30: a part that is taken may not be of any size; one that is not taken may."""
    unused = {**GOOD, "word/media/huge.bin": bytes(50 * 1024**2)}
    sk.export(MINIMAL, io.BytesIO(), "word", template=saved(tmp_path, unused))
    monkeypatch.setattr(template_parts, limit, 9)
    with pytest.raises(UnreadableInput, match=why):
        sk.export(MINIMAL, io.BytesIO(), "word", template=saved(tmp_path, GOOD))


def test_every_prefix_is_refused(tmp_path: Path) -> None:
    """Row 3: a template that was cut short anywhere is refused."""
    data = whole(GOOD)
    for length in range(3, len(data), len(data) // 40):
        with pytest.raises(UnreadableInput):
            sk.export(MINIMAL, io.BytesIO(), "word", template=saved(tmp_path, data[:length]))


def taken(folder: Path, files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the parts of a briefing in a template, and what the report says."""
    out = io.BytesIO()
    report = sk.export(MINIMAL, out, "word", template=saved(folder, files))
    docx.Document(out)
    return parts(out.getvalue()), report.notes


def external(package: Mapping[str, bytes]) -> list[str]:
    """Return the targets outside of a package."""
    found = b"".join(content for name, content in package.items() if name.endswith(".rels")).decode()
    return re.findall(r'Target="([^"]*)" TargetMode="External"|TargetMode="External"[^>]*Target="([^"]*)"', found)


def test_remote_template_is_left_out(tmp_path: Path) -> None:
    """Row 31: what the settings attach from elsewhere is not taken, and the report says so."""
    files = changed(GOOD, SETTINGS, r"(<w:defaultTabStop)", r'<w:attachedTemplate w:rel="x"/>\1')
    files["word/_rels/settings.xml.rels"] = rels(("rId1", "attachedTemplate", "file://server/share/evil.dotm"))
    package, notes = taken(tmp_path, files)

    assert external(package) == []
    assert notes == ("left out what word/settings.xml refers to outside of the file: 'file://server/share/evil.dotm'",)


LOST = "left out of word/header1.xml what shows or opens something that is not taken from the file"
TEXT_BOX = (
    f"<w:p><w:r><mc:AlternateContent><mc:Choice>{DRAWING.format(2 * ELSEWHERE)}</mc:Choice>"
    "<mc:Fallback/></mc:AlternateContent></w:r></w:p>"
)
CONTENT = {
    "picture elsewhere": (DRAWING.format(ELSEWHERE), ("x", "image", "http://example.org/a.png"), 0),
    "picture that is none": (DRAWING.format('<a:blip r:embed="x"/>'), ("x", "image", "media/a.html"), 0),
    "picture behind a link": (DRAWING.format('<a:blip r:embed="x"/>'), ("x", "hyperlink", "http://example.org/"), 0),
    "object": ('<w:p><w:r><w:object><o:OLEObject r:id="x"/></w:object></w:r></w:p>', ("x", "oleObject", "a.bin"), 0),
    "VML": ('<w:p><w:r><w:pict><v:imagedata o:relid="x"/></w:pict></w:r></w:p>', ("x", "image", "http://a.org/b"), 0),
    "row 44 text box": (
        TEXT_BOX,
        ("x", "image", "http://example.org/a.png"),
        0,
    ),
    "vector twin": (
        DRAWING.format('<a:blip r:embed="p"><a:extLst><a:ext uri="u"><v:svg r:embed="x"/></a:ext></a:extLst></a:blip>'),
        ("x", "image", "media/a.svg"),
        1,
    ),
    "link of a picture": (
        DRAWING.format('<wp:docPr><a:hlinkClick r:id="x"/></wp:docPr><a:blip r:embed="p"/>'),
        ("x", "hyperlink", "file:///c:/evil.exe"),
        1,
    ),
    "other reference": (DRAWING.format('<a:blip r:embed="p"/>') + '<w:p r:id="x"/>', ("x", "thing", "a.xml"), 1),
}


@pytest.mark.parametrize(("content", "related", "pictures"), CONTENT.values(), ids=[*CONTENT])
def test_what_is_not_taken_is_not_shown(
    tmp_path: Path, content: str, related: tuple[str, str, str], pictures: int
) -> None:
    """Pictures and objects of headers that lie elsewhere or are none go, and nothing refers to them any more."""
    files = header(content + "<w:p>" + RUN.format("Ministry") + "</w:p>", related, ("p", "image", "media/p.png"))
    files = {**files, "word/media/p.png": picture(), "word/media/a.html": b"<p>", "word/media/a.svg": b"<svg/>"}
    files["word/a.bin"] = files["word/a.xml"] = b"x"
    package, notes = taken(tmp_path, files)
    text = package[HEADER].decode()

    assert LOST in notes
    assert external(package) == []
    assert '"x"' not in text
    assert text.count("<a:blip") == pictures
    assert "Ministry" in text


def test_unsafe_link_leaves_its_text(tmp_path: Path) -> None:
    """Rows 98 and 100: a link of a header that no browser should follow is text; the report names it."""
    links = "".join(f'<w:hyperlink r:id="{key}">{RUN.format(key)}</w:hyperlink>' for key in "abc")
    targets = ("javascript:alert(1)", "file://server/share", "mailto:press@example.org", *["https:///"] * 3)
    related = [(key, "hyperlink", target) for key, target in zip("abcdef", targets, strict=True)]
    package, notes = taken(tmp_path, header(f"<w:p>{links}</w:p>", *related))
    text = package[HEADER].decode()

    assert [text.count(f"<w:t>{key}</w:t>") for key in "abc"] == [1, 1, 1]
    assert text.count("<w:hyperlink") == 1
    assert b"mailto:press@example.org" in package["word/_rels/header1.xml.rels"]
    assert notes[0].endswith("of the file: 'javascript:alert(1)', 'file://server/share', 'https:///' and 2 more")


def test_addresses_in_vml_are_dropped(tmp_path: Path) -> None:
    """VML names files and links in attributes of its own."""
    shape = '<v:shape href="http://example.org"><v:imagedata src="http://example.org/a.png" o:href="x:y"/></v:shape>'
    package, _ = taken(tmp_path, header(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"))

    assert b"example.org" not in package[HEADER]
    assert b"<v:imagedata" in package[HEADER]


@pytest.mark.parametrize(
    ("markup", "shown", "gone"),
    [
        pytest.param(FIELD.format("DDEAUTO c:\\\\cmd.exe", "ok"), ["ok"], "DDEAUTO", id="row 42"),
        pytest.param(FIELD.format(' INCLUDEPICTURE "http://a.org/b.png"', ""), [""], "INCLUDEPICTURE", id="picture"),
        pytest.param(
            f'<w:fldSimple w:instr="LINK Excel.Sheet">{RUN.format("7")}</w:fldSimple>', ["7"], "fldSimple", id="simple"
        ),
        pytest.param(f"<w:fldSimple>{RUN.format('7')}</w:fldSimple>", ["7"], "fldSimple", id="nameless"),
        pytest.param(
            FIELD.format(f"QUOTE</w:instrText></w:r>{FIELD.format('DDE x', 'inner')}<w:r><w:instrText>", "outer"),
            ["outer"],
            "DDE",
            id="inside of another",
        ),
        pytest.param(
            FIELD.format("PAGE", "1").replace("<w:instrText>", "<w:t>DDE x</w:t><w:instrText>"),
            ["1"],
            "DDE",
            id="in text",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>',
            [],
            "DDE",
            id="open",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r>',
            ["a"],
            "instrText",
            id="stray",
        ),
    ],
)
def test_fields_that_fetch_leave_their_text(tmp_path: Path, markup: str, shown: list[str], gone: str) -> None:
    """Row 42: a field of a header that runs or fetches something is no field any more; its text stays."""
    package, notes = taken(tmp_path, header(f"<w:p>{markup}</w:p>"))
    text = package[HEADER].decode()

    assert re.findall(r"<w:t>(.*?)</w:t>", text) == [each for each in shown if each]
    assert gone not in text
    assert not notes or "kept only the text of a field of word/header1.xml" in notes[0]


def test_fields_that_number_stay(tmp_path: Path) -> None:
    """Fields that ask the document alone are fields as before, one inside of another too."""
    nested = FIELD.format(f"IF </w:instrText></w:r>{FIELD.format('PAGE', '1')}<w:r><w:instrText> = 1", "first")
    markup = nested + FIELD.format("= 1 + 1", "2") + FIELD.format("STYLEREF 1", "Outcome")
    package, notes = taken(tmp_path, header(f"<w:p>{markup}</w:p>"))

    assert notes == ()
    assert package[HEADER].decode().count("fldCharType") == 12


def test_marks_of_editing_are_dropped(tmp_path: Path) -> None:
    """Bookmarks, comments, revision ids and old formats of headers and styles are not taken; row 41: controls are."""
    content = (
        '<w:p w:rsidR="00AA00AA"><w:bookmarkStart w:id="1" w:name="_Ref1"/><w:commentRangeStart w:id="0"/><w:r>'
        '<w:rPr><w:rPrChange w:id="2" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>'
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{{0}}"/></w:sdtPr><w:sdtContent><w:p>'
        f"{RUN.format('control')}</w:p></w:sdtContent></w:sdt>"
    )
    files = changed(header(content), STYLES, r'(w:styleId="Title">)', r'\1<w:rsid w:val="00AA00AA"/>')
    package, notes = taken(tmp_path, files)
    text = (package[HEADER] + package[STYLES]).decode()

    assert not re.search("rsid|bookmark|commentRange|rPrChange|dataBinding", text)
    assert "<w:sdtContent>" in text
    assert notes == ()


def test_other_parts_are_not_taken(tmp_path: Path) -> None:
    """Comments, glossary, custom XML, properties, printers and whatever else a file holds stay behind."""
    names = ("word/comments.xml", "word/glossary/document.xml", "customXml/item1.xml", "docProps/custom.xml")
    kinds = ("comments", "glossaryDocument", "customXml", "custom-properties")
    related = "".join(
        f'<Relationship Id="x{n}" Type="a/{kind}" Target="/{name}"/>'
        for n, (name, kind) in enumerate(zip(names, kinds, strict=True))
    )
    files = changed(GOOD, "word/_rels/document.xml.rels", "</Relationships>", f"{related}</Relationships>")
    package, _ = taken(tmp_path, {**files, **dict.fromkeys(names, b"<a/>")})

    assert not set(names) & set(package)
    assert not [name for name in package if "thumbnail" in name or "stylesWithEffects" in name]


def test_references_of_pages_are_dropped(tmp_path: Path) -> None:
    """A border of pages may be a picture, which is not taken."""
    border = '<w:pgBorders><w:top w:val="single" w:sz="4" w:space="1" r:id="b" xmlns:r="{}"/></w:pgBorders>'
    files = changed(GOOD, DOCUMENT, "(<w:cols )", border.format(docx.oxml.ns.nsmap["r"]) + r"\1")
    package, _ = taken(tmp_path, files)

    assert b"<w:pgBorders" in package[DOCUMENT]
    assert b'r:id="b"' not in package[DOCUMENT]


def test_former_section_does_not_count(tmp_path: Path) -> None:
    """What a section was before its format was changed is no section."""
    former = '<w:sectPrChange w:id="1" w:author="A"><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:sectPrChange>'
    package, _ = taken(tmp_path, changed(GOOD, DOCUMENT, "</w:sectPr>", f"{former}</w:sectPr>"))

    assert b'w:w="12240"' in package[DOCUMENT]


def test_header_that_is_elsewhere_is_none(tmp_path: Path) -> None:
    """A header whose relationship leads out of the file is not taken."""
    files = changed(
        GOOD, "word/_rels/document.xml.rels", 'Target="header1.xml"', 'Target="http://a.org/h" TargetMode="External"'
    )
    package, _ = taken(tmp_path, files)

    assert b"Ministry" not in package[HEADER]


def test_damaged_byte_is_refused_or_harmless(tmp_path: Path) -> None:
    """Row 18: whatever byte is wrong, there is a briefing or an error of summitkit's."""
    data = whole(GOOD)
    for at in range(0, len(data), len(data) // 60):
        damaged = bytearray(data)
        damaged[at] ^= 0x55
        try:
            sk.export(MINIMAL, io.BytesIO(), "word", template=saved(tmp_path, bytes(damaged)))
        except SummitkitError as error:
            assert "ministry.docx" in str(error)  # noqa: PT017 - either is right
