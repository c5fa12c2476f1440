"""What a file is that was given as an Excel workbook, told by its content and never by its suffix."""

import zipfile

from summitkit.raw import binary_kind

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams by which a compound file (MS-CFB) gives itself away; their names stand in it as UTF-16.
_STREAMS = (
    ("EncryptedPackage", "an Office file that is encrypted with a password", "save it as .xlsx without a password"),
    ("Workbook", "an old Excel workbook (.xls)", "save it as .xlsx"),
    ("Book", "a very old Excel workbook (.xls)", "save it as .xlsx"),
    ("WordDocument", "an old Word document (.doc)", ""),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", ""),
)
# Content types of the main part, ECMA-376 part 1, section 12.2 and MS-XLSB 2.1.5; the first that is found counts.
_DOCUMENTS = (
    ("sheet.binary", "a binary Excel workbook (.xlsb)", "save it as .xlsx"),
    ("addin.macroEnabled", "an Excel add-in (.xlam)", ""),
    ("wordprocessingml", "a Word document", ""),
    ("ms-word", "a Word document", ""),
    ("presentationml", "a PowerPoint presentation", ""),
    ("ms-powerpoint", "a PowerPoint presentation", ""),
)
_WORKBOOKS = ("sheet.main+xml", "template.main+xml", "sheet.macroEnabled.main+xml", "template.macroEnabled.main+xml")
_MIMETYPE = "mimetype"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def of_bytes(data: bytes) -> tuple[str, str]:
    """Return what a file is that is no ZIP package, and a hint what to do about it."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        return "an empty file", ""
    if not data.startswith(_OLE):
        return binary_kind(data) or "something else", "its suffix may be wrong"
    known = ((what, hint) for name, what, hint in _STREAMS if name.encode("utf-16-le") + b"\0\0" in data)
    return next(known, ("an old or encrypted Office file", "save it as .xlsx without a password"))


def of_archive(archive: zipfile.ZipFile) -> tuple[str, str]:
    """Return what a ZIP archive is that is no Office package, and a hint what to do about it."""
    # An OpenDocument file begins with its type, stored as it is (OpenDocument 1.3, part 2, section 3.3).
    entry = archive.infolist()[0] if archive.infolist() else None
    if entry is None or entry.filename != _MIMETYPE or entry.file_size > len(_ODS) * 2:
        return "a ZIP archive without [Content_Types].xml", ""
    if archive.read(_MIMETYPE).startswith(_ODS):
        return "an OpenDocument spreadsheet (.ods)", "save it as .xlsx"
    return "an OpenDocument file", ""


def of_document(content_type: str) -> tuple[str, str]:
    """Return what an Office package is by the content type of its main part; empty texts for an Excel workbook."""
    if content_type.endswith(_WORKBOOKS):
        return "", ""
    known = ((what, hint) for part, what, hint in _DOCUMENTS if part in content_type)
    return next(known, (f"a package of the type {content_type!r}", ""))


def has_macros(content_type: str) -> bool:
    """Tell whether a workbook of this content type holds macros."""
    return "macroEnabled" in content_type
