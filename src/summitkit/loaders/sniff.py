"""What a file seems to be, by its first 4,096 bytes: asked where neither a name nor a suffix says it."""

import codecs
import re

from summitkit.raw import binary_kind

_JSON = re.compile(r'\s*\{\s*(?:"|\}|$)')
_TOML_FORMAT = re.compile(r"""^format\s*=\s*["']summitkit/""", re.MULTILINE)
_TOML_KEYS = tuple(re.compile(rf"""^{key}\s*=\s*["']""", re.MULTILINE) for key in ("id", "title"))
_YAML_FORMAT = re.compile(r"""^["']?format["']?\s*:\s+["']?summitkit/""", re.MULTILINE)
_YAML_KEYS = tuple(re.compile(rf"""^["']?{key}["']?\s*:\s+\S""", re.MULTILINE) for key in ("id", "title"))
# A line that can stand in a YAML record: blank, indented, a comment, an item, a marker, or a key. Prose cannot.
_YAML_LINE = re.compile(r"""$|\s|#|-(?:\s|$)|---$|%|[\w"'-]+\s*:(?:\s|$)""")
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


def _decoded(head: bytes) -> str:
    codec = "utf-16" if head.startswith(_BOMS) else "utf-8-sig"
    return head.decode(codec, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
