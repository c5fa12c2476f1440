"""What a file seems to be."""

import io

import pytest

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
