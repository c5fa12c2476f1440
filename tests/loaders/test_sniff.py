"""What a file seems to be."""

import io

import openpyxl
import pytest
from tests.packages import DESCRIPTOR, described, package, zipped
from tests.workbooks import SUMMIT, exported

import summitkit as sk
from summitkit.loaders import sniff

SNIFFERS = {
    "json": sniff.looks_like_json,
    "toml": sniff.looks_like_toml,
    "yaml": sniff.looks_like_yaml,
    "article": sniff.looks_like_text,
}
ARTICLE = "# Trump and Putin meet\n\nThe title: a story. They met.\n"


def first(data: bytes) -> str:
    return next((name for name, looks in SNIFFERS.items() if looks(data[:4096])), "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"format": "summitkit/1"}', "json"),
        ('\n {\n  "id": "a"}', "json"),
        ("{}", "json"),
        ('format = "summitkit/1"\nid = "a"', "toml"),
        ("# c\nid = 'a'\ntitle = 'A'\n", "toml"),
        ("format: summitkit/1\nid: a\n", "yaml"),
        ('---\n"format": "summitkit/1"\n', "yaml"),
        ("# c\nid: a\ntitle: A\nparties:\n  - id: usa\n- x\n", "yaml"),
        ("id: a\r\ntitle: A", "yaml"),
        (ARTICLE, "article"),
        (f"---\ntitle: A story\nid: a-story\n---\n\n{ARTICLE}", "article"),
        (f"+++\ntitle = 'A'\n+++\n{ARTICLE}", "article"),
        ("title: A story\nid: a-story\n\nThey met in Anchorage.\nNothing was agreed.\n", "article"),
        ("title: only\n", "article"),
        ("{Reuters} They met.", "article"),
        ("[link](x) They met.", "article"),
        ("", "article"),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_formats_are_told_apart(text: str, name: str, codec: str) -> None:
    """A record shows itself by its format key, or an id and a title; anything else that is text is an account."""
    assert first(text.encode(codec)) == name


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"GIF89a\x00\x01", "text".encode("utf-16-le")],
    ids=["7", "5", "6", "picture", "73"],
)
def test_binary_is_no_text(data: bytes) -> None:
    """Rows 5 to 7 and 73: what is plainly no text is left to the loaders that can read it."""
    assert first(data) == ""


def test_cut_character_does_not_matter() -> None:
    """The first 4,096 bytes may end inside a character."""
    assert first(("id: a\ntitle: " + "ж" * 3000).encode()) == "yaml"


@pytest.mark.parametrize("text", ['{"id": "a", "title": "A"}', "id: a\ntitle: A\n", "id = 'a'\ntitle = 'A'\n"])
def test_stream_is_read_by_its_content(text: str) -> None:
    """A stream without a name needs no format."""
    assert sk.load(io.BytesIO(text.encode()), plugins=sk.Plugins(installed=False)) == sk.Summit(id="a", title="A")


def workbook() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


TABLES = {
    "commas": "party,issue,text\nusa,arms,Limits\n",
    "semicolons": "party;issue;value\r\nusa;arms;1,5\r\nrus;arms;2,5",
    "tabs": "party\tissue\ttext\nusa\tarms\t\n",
    "in quotes": '"party","issue","text"\n"usa","arms","Limits, for all\n\nof them"\n',
    "cut in a quote": 'party,issue,text\nusa,arms,\nrus,arms,"Limits\n' + "for all, all\n" * 1000,
    "CR": "party,issue,text\rusa,arms,Limits\r",
}
OTHERS = {
    "prose": "They met, talked, and left.\nNothing, they said, was agreed.\n",
    "places": "Oslo, Norway, today\nBergen, Norway, then\n",
    "one line": "party,issue,text\n",
    "two columns": "party,text\nusa,Limits\n",
    "two widths": "party,issue,text\nusa,arms\n",
    "blank heading": "party,,text\nusa,arms,Limits\n",
    "Markdown": "| party | issue | text |\n|---|---|---|\n| usa | arms | Limits |\n",
    "bars": "party|issue|text\nusa|arms|Limits\n",
    "YAML": "id: a\ntitle: A\nparties: [a,b,c]\n",
    "JSON": '{"id": "a",\n"title": "A",\n"parties": []}\n',
    "article": ARTICLE,
    "empty": "",
    "PDF": "%PDF-1.7,a,b\nc,d,e\n",
}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_table_is_told_from_text(text: str, codec: str) -> None:
    """A file of some columns and rows is a table, whatever stands between its cells and in its quotes."""
    assert sniff.looks_like_csv(text.encode(codec)[:4096])


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_text_is_no_table(text: str) -> None:
    """What may be prose, or is a record or a table of an account, is not taken for CSV."""
    assert not sniff.looks_like_csv(text.encode())


@pytest.mark.parametrize(
    ("data", "csv_package", "is_workbook"),
    [
        (package(positions="a,b\n"), True, False),
        (zipped([("talks/", ""), ("talks/a.csv", "a"), (f"talks/{DESCRIPTOR}", described("a.csv"))]), True, False),
        (zipped([("README.md", "x"), (DESCRIPTOR, described("a.csv"))]), True, False),
        (zipped([("README.md", "x"), ("b.csv", "x")]), False, False),
        (exported(SUMMIT)[0], False, True),
        (workbook(), False, True),
        (zipped([("[Content_Types].xml", ""), ("word/document.xml", "")]), False, False),
        (b"PK\x03\x04", False, False),
        (b"PK\x03\x04" * 1000, False, False),
        (b"datapackage.json xl/ PK\x03\x04", False, False),
        (b"", False, False),
    ],
    ids=["package", "in a folder", "later", "other", "ours", "openpyxl", "Word", "3", "flood", "text", "1"],
)
def test_packages_are_told_apart(data: bytes, csv_package: bool, is_workbook: bool) -> None:  # noqa: FBT001 - parameters of a test
    """Rows 4 and 5: ZIP files show by the names of their first parts what they are, whatever their suffix."""
    assert sniff.looks_like_csv_package(data[:4096]) is csv_package
    assert sniff.looks_like_workbook(data[:4096]) is is_workbook
