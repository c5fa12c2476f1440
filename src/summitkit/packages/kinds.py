"""What an Office file is, told by its content and never by its suffix."""

import zipfile

from attrs import frozen

from summitkit.raw import binary_kind


@frozen(kw_only=True)
class Kind:
    """The kind of Office file that is expected."""

    noun: str
    """What such a file is called."""
    expected: str
    """The same with its suffix."""
    suffix: str
    """Suffix to save such a file with."""
    types: tuple[str, ...]
    """How the content types of its main part end, ECMA-376 part 1, section 12.2."""
    relatives: tuple[tuple[str, str, bool], ...]
    """Content types of the same program that are none, what they are, and whether to save them as one."""


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le") + b"\0\0"
# Streams by which a compound file (MS-CFB) gives itself away, and the suffix that its program saves with today; their
# names stand in it as UTF-16.
_STREAMS = (
    ("Workbook", "an old Excel workbook (.xls)", ".xlsx"),
    ("Book", "a very old Excel workbook (.xls)", ".xlsx"),
    ("WordDocument", "an old Word document (.doc)", ".docx"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", ".pptx"),
)
# Content types of the main part, ECMA-376 part 1, section 12.2; the first that is found counts.
_DOCUMENTS = (
    ("wordprocessingml", "a Word document", False),
    ("ms-word", "a Word document", False),
    ("presentationml", "a PowerPoint presentation", False),
    ("ms-powerpoint", "a PowerPoint presentation", False),
    ("spreadsheetml", "an Excel workbook", False),
    ("ms-excel", "an Excel workbook", False),
)
WORKBOOK = Kind(
    noun="workbook",
    expected="an Excel workbook (.xlsx)",
    suffix=".xlsx",
    types=("sheet.main+xml", "template.main+xml", "sheet.macroEnabled.main+xml", "template.macroEnabled.main+xml"),
    # MS-XLSB 2.1.5.
    relatives=(
        ("sheet.binary", "a binary Excel workbook (.xlsb)", True),
        ("addin.macroEnabled", "an Excel add-in (.xlam)", False),
    ),
)
DOCUMENT = Kind(
    noun="Word document",
    expected="a Word document or template (.docx, .dotx)",
    suffix=".docx",
    types=("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"),
    relatives=(("ms-word", "one with macros", True),),
)
_MIMETYPE = "mimetype"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def of_bytes(data: bytes, kind: Kind) -> tuple[str, str]:
    """Return what a file is that is no ZIP package, and a hint how to make it one of a kind."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        return "an empty file", ""
    if not data.startswith(_OLE):
        return binary_kind(data) or "something else", "its suffix may be wrong"
    hint = f"save it as {kind.suffix} without a password"
    if _ENCRYPTED in data:
        return "an Office file that is encrypted with a password", hint
    known = ((what, suffix) for name, what, suffix in _STREAMS if name.encode("utf-16-le") + b"\0\0" in data)
    what, suffix = next(known, ("", ""))
    if not what:
        return "an old or encrypted Office file", hint
    return what, f"save it as {suffix}" if suffix == kind.suffix else ""


def of_archive(archive: zipfile.ZipFile, kind: Kind) -> tuple[str, str]:
    """Return what a ZIP archive is that is no Office package, and a hint how to make it one of a kind."""
    # An OpenDocument file begins with its type, stored as it is (OpenDocument 1.3, part 2, section 3.3).
    entry = archive.infolist()[0] if archive.infolist() else None
    if entry is None or entry.filename != _MIMETYPE or entry.file_size > len(_ODS) * 2:
        return "a ZIP archive without [Content_Types].xml", ""
    if archive.read(_MIMETYPE).startswith(_ODS):
        return "an OpenDocument spreadsheet (.ods)", "save it as .xlsx" if kind is WORKBOOK else ""
    return "an OpenDocument file", ""


def of_document(content_type: str, kind: Kind) -> tuple[str, str]:
    """Return what an Office package is by the content type of its main part; empty texts for one of the kind."""
    if content_type.endswith(kind.types):
        return "", ""
    known = ((what, own) for part, what, own in (*kind.relatives, *_DOCUMENTS) if part in content_type)
    what, own = next(known, (f"a package of the type {content_type!r}", False))
    return what, f"save it as {kind.suffix}" if own else ""


def has_macros(content_type: str) -> bool:
    """Tell whether a workbook of this content type holds macros."""
    return "macroEnabled" in content_type
