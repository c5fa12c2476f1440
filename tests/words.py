"""Word briefings for tests to read."""

import io
import re
import zipfile

import docx
from attrs import evolve
from docx.document import Document as WordDocument
from lxml import etree

from summitkit.briefing import DEFAULT
from summitkit.document import Document
from summitkit.exporters.word import WordExporter, WordOptions, write
from summitkit.model import Summit
from summitkit.specs import ExportContext

LETTER = evolve(DEFAULT, name="letter", page_size="Letter")


def word_bytes(summit: Summit, context: ExportContext | None = None, **options: object) -> bytes:
    """Return the Word briefing on a summit."""
    out = io.BytesIO()
    known = context or ExportContext(profiles={"default": DEFAULT, "letter": LETTER})
    WordExporter().export(summit, out, options=WordOptions(**options), context=known)  # type: ignore[arg-type]
    return out.getvalue()


def word_of(summit: Summit, **options: object) -> WordDocument:
    """Return the same, reopened."""
    return docx.Document(io.BytesIO(word_bytes(summit, **options)))


def rendered(document: Document) -> bytes:
    """Return a document as a Word file."""
    out = io.BytesIO()
    assert list(write(document, out)) == []
    return out.getvalue()


def parts_of(package: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def trees_of(package: bytes) -> dict[str, etree._Element]:
    """Return the parts of a package that are XML, as trees."""
    parts = parts_of(package).items()
    return {name: etree.fromstring(content) for name, content in parts if name.endswith((".xml", ".rels"))}


def shown(text: str) -> str:
    """Return a text as Word holds it: illegible characters replaced, every line break the same."""
    legible = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    return re.sub("\r\n|\r", "\n", legible)
