"""What a file seems to be, by its first 4,096 bytes: asked where neither a name nor a suffix says it."""

import codecs
import re

from summitkit.datapackage import DESCRIPTOR
from summitkit.raw import binary_kind

_JSON = re.compile(r'\s*\{\s*(?:"|\}|$)')
_TOML_FORMAT = re.compile(r"""^format\s*=\s*["']summitkit/""", re.MULTILINE)
_TOML_KEYS = tuple(re.compile(rf"""^{key}\s*=\s*["']""", re.MULTILINE) for key in ("id", "title"))
_YAML_FORMAT = re.compile(r"""^["']?format["']?\s*:\s+["']?summitkit/""", re.MULTILINE)
_YAML_KEYS = tuple(re.compile(rf"""^["']?{key}["']?\s*:\s+\S""", re.MULTILINE) for key in ("id", "title"))
# A line that can stand in a YAML record: blank, indented, a comment, an item, a marker, or a key. Prose cannot.
_YAML_LINE = re.compile(r"""$|\s|#|-(?:\s|$)|---$|%|[\w"'-]+\s*:(?:\s|$)""")
_ZIP_ENTRY = b"PK\x03\x04"
_IN_QUOTES = re.compile(r'"[^"]*+(?:"|\Z)')
# Not the vertical bar, which a table of an account in Markdown has.
_DELIMITERS = (",", ";", "\t")
_FEWEST_COLUMNS = 3
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def looks_like_json(head: bytes) -> bool:
    """Tell whether a file begins as a JSON object does."""
    return _JSON.match(_decoded(head)) is not None


def looks_like_toml(head: bytes) -> bool:
    """Tell whether a file names the record format, or an id and a title, as TOML does."""
    text = _decoded(head)
    return _TOML_FORMAT.search(text) is not None or all(key.search(text) for key in _TOML_KEYS)


def looks_like_yaml(head: bytes) -> bool:
    """Tell whether a file is plainly a record in YAML; the front matter of an article, above its prose, is none."""
    text = _decoded(head)
    if _YAML_FORMAT.search(text):
        return True
    whole_lines = text.split("\n")[: -1 if "\n" in text else None]
    return all(key.search(text) for key in _YAML_KEYS) and all(map(_YAML_LINE.match, whole_lines))


def looks_like_text(head: bytes) -> bool:
    """Tell whether a file can be text in some encoding, and is no PDF, Office or other binary file."""
    return not binary_kind(head) and (b"\0" not in head or head.startswith(_BOMS))


def looks_like_csv(head: bytes) -> bool:
    """Tell whether a file is plainly a table: each line has one same number of cells, and no cell of the first is bare.

    At least two lines of at least three cells; a comma before a space is prose.
    """
    if binary_kind(head):
        return False
    *lines, _ = _IN_QUOTES.sub("quoted", _decoded(head)).split("\n")
    return any(_is_table(lines, delimiter) for delimiter in _DELIMITERS)


def looks_like_csv_package(head: bytes) -> bool:
    """Tell whether a file is a ZIP file that holds a `datapackage.json` early on, or a CSV file first."""
    names = [name.rpartition("/")[2].lower() for name in _names_in_zip(head)]
    return DESCRIPTOR in names or any(name.endswith(".csv") for name in names[:1])


def looks_like_workbook(head: bytes) -> bool:
    """Tell whether a file is an Office package with parts of a workbook; its content types may stand last."""
    return any(name.startswith("xl/") for name in _names_in_zip(head))


def _is_table(lines: list[str], delimiter: str) -> bool:
    widths = {line.count(delimiter) + 1 for line in lines}
    if len(lines) < 2 or len(widths) > 1 or max(widths) < _FEWEST_COLUMNS:  # noqa: PLR2004 - a heading and a row
        return False
    return all(cell and cell == cell.strip() for cell in lines[0].split(delimiter))


def _names_in_zip(head: bytes) -> list[str]:
    """Return the names of the files whose local headers (APPNOTE.TXT, section 4.3.7) stand in `head`."""
    names = []
    start = 0 if head.startswith(_ZIP_ENTRY) else -1
    while start >= 0:
        length = int.from_bytes(head[start + 26 : start + 28], "little")
        names.append(head[start + 30 : start + 30 + length].decode("utf-8", "replace"))
        start = head.find(_ZIP_ENTRY, start + len(_ZIP_ENTRY))
    return [name for name in names if not name.endswith("/")]


def _decoded(head: bytes) -> str:
    codec = "utf-16" if head.startswith(_BOMS) else "utf-8-sig"
    return head.decode(codec, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
