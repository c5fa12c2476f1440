"""Word files such as ministries have, and such as strangers send: python-docx's own document, changed part by part."""

import io
import re
import runpy
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path

import docx
from tests.packages import zipped

MAKER = Path(__file__).parents[2] / "examples" / "make_template.py"
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
NUMBERING, TYPES, HEADER = "word/numbering.xml", "[Content_Types].xml", "word/header1.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }.items()
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
# How a German Word calls the styles that Word has everywhere.
GERMAN = {
    "Normal": "Standard",
    "Title": "Titel",
    "Heading1": "berschrift1",
    "Heading2": "berschrift2",
    "ListBullet": "Aufzhlungszeichen",
    "ListNumber": "Listennummer",
    "Caption": "Beschriftung",
    "Header": "Kopfzeile",
    "TableNormal": "NormaleTabelle",
}


def ministry() -> dict[str, bytes]:
    """Return the parts of the example: letterhead with a logo, styles of its own, a page number."""
    out = io.BytesIO()
    with redirect_stdout(io.StringIO()):
        runpy.run_path(str(MAKER))["main"](out)
    return parts(out.getvalue())


def plain(change: Callable[[docx.document.Document], object] = lambda _: None) -> dict[str, bytes]:
    """Return the parts of a document with a header of one line, changed by a function."""
    word, out = docx.Document(), io.BytesIO()
    word.sections[0].header.paragraphs[0].text = "Ministry"
    change(word)
    word.save(out)
    return parts(out.getvalue())


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(files: Mapping[str, bytes], name: str, pattern: str, new: str, count: int = 0) -> dict[str, bytes]:
    """Return parts of which one is changed by a regular expression that must be found there."""
    text, found = re.subn(pattern, new, files[name].decode(), count=count, flags=re.DOTALL)
    assert found, pattern
    return {**files, name: text.encode()}


def header(content: str, *related: tuple[str, str, str], files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return parts whose header holds some markup and refers to others: id, kind, and target; URLs lie outside."""
    base = dict(files or plain())
    base[HEADER] = f"<w:hdr {SPACES}>{content}</w:hdr>".encode()
    base[f"word/_rels/{HEADER.removeprefix('word/')}.rels"] = rels(*related)
    return base


def rels(*related: tuple[str, str, str]) -> bytes:
    """Return a part of relationships: id, kind, and target; what has a colon lies outside of the file."""
    made = (
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, kind, target in related
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(made)}</Relationships>'.encode()


def german(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return parts with the ids that a German Word gives to styles; names stay English in every Word."""
    found = dict(files)
    for name in (STYLES, NUMBERING, HEADER, DOCUMENT):
        text = found[name].decode()
        for ours, theirs in GERMAN.items():
            text = re.sub(
                rf'(w:styleId|<w:(?:basedOn|next|link|pStyle|rStyle) w:val)="{ours}"', rf'\1="{theirs}"', text
            )
        found[name] = text.encode()
    return found


def without_style(files: Mapping[str, bytes], *names: str) -> dict[str, bytes]:
    """Return parts without the styles of some names."""
    for name in names:
        files = changed(files, STYLES, rf'<w:style (?:(?!</w:style>).)*?<w:name w:val="{name}"/>.*?</w:style>', "")
    return dict(files)


def saved(folder: Path, files: Mapping[str, bytes] | bytes, name: str = "ministry.docx") -> Path:
    """Write a file, and return its path."""
    path = folder / name
    path.write_bytes(files if isinstance(files, bytes) else zipped(files.items()))
    return path


def picture() -> bytes:
    """Return a PNG picture of one pixel."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(4))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
