"""Data Packages for tests: ZIP files made of texts, and hostile ones."""

import io
import json
import struct
import warnings
import zipfile
from collections.abc import Iterable

DESCRIPTOR = "datapackage.json"


def described(*paths: str, **properties: object) -> str:
    """Return a descriptor of files that all have the same properties."""
    return json.dumps({"resources": [{"path": path, **properties} for path in paths]})


def zipped(files: Iterable[tuple[str, str | bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file; names may stand twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, warnings.catch_warnings():
        # zipfile warns of a name that stands twice, which is what some tests want.
        warnings.simplefilter("ignore", UserWarning)
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def package(**files: str | bytes) -> bytes:
    """Return a package of CSV files with a descriptor of them all."""
    named = [(f"{name}.csv", content) for name, content in files.items()]
    return zipped([(DESCRIPTOR, described(*(name for name, _ in named))), *named])


def with_fields(data: bytes, file: str, **fields: int) -> bytes:
    """Return a ZIP file whose directory says other numbers of a file: `flags`, `method`, `crc`, `packed`, `size`."""
    places = {"flags": (8, "H"), "method": (10, "H"), "crc": (16, "I"), "packed": (20, "I"), "size": (24, "I")}
    found = bytearray(data)
    record = found.rindex(file.encode()) - 46
    for key, value in fields.items():
        offset, kind = places[key]
        struct.pack_into(f"<{kind}", found, record + offset, value)
    return bytes(found)
