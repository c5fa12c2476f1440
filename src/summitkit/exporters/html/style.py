"""The style of a page: our own sheet, what this page adds to it, and the policy that lets nothing else in."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from summitkit.document import Document
from summitkit.exporters.html.markup import Markup
from summitkit.exporters.legible import NOT_ON_PAGES, Characters

_SHEET = files("summitkit.exporters.html") / "page.css"
_FIELDS = {"page": "counter(page)", "pages": "counter(pages)"}
_SMALL = "font:8pt system-ui,sans-serif"
_SIDES = {"ltr": ("left", "right"), "rtl": ("right", "left")}


def style_of(document: Document, shares: Iterable[int]) -> Markup:
    """Return the style sheet of a page; `shares` are the percentages that its classes name."""
    return Markup("\n".join((_SHEET.read_text(encoding="utf-8"), *_paper(document), *_rules(shares))))


def policy(style: Markup) -> str:
    """Return the content security policy of a page with this style: no script, nothing from elsewhere, no forms.

    The hash source is that of Content Security Policy Level 3, section 2.3.1.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    sources = f"style-src 'sha256-{digest}'; img-src data:"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def quoted(text: str) -> str:
    """Return a text as a CSS string in which nothing but ASCII letters, digits and spaces stands for itself."""
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    is_safe = character == " " or (character.isascii() and character.isalnum())
    return character if is_safe else f"\\{ord(character):x} "


def _rules(shares: Iterable[int]) -> Iterator[str]:
    for share in sorted(shares):
        yield f".w{share}{{width:{share}%}}.x{share}{{inset-inline-start:{share}%}}"


def _paper(document: Document) -> Iterator[str]:
    boxes = " ".join(_boxes(document))
    yield f"@page{{size:{document.page_size} portrait;margin:19mm;{boxes}}}"
    yield f"@page landscape{{size:{document.page_size} landscape}}"


def _boxes(document: Document) -> Iterator[str]:
    start, end = _SIDES[document.direction]
    reference, version = document.filed
    texts = {
        f"top-{start}": reference,
        "top-center": document.marking,
        f"top-{end}": version,
        f"bottom-{start}": document.draft,
        "bottom-center": document.marking,
    }
    legible = Characters("HTML", NOT_ON_PAGES).legible
    for place, text in texts.items():
        if text:
            yield f"@{place}{{content:{quoted(legible(text))};{_SMALL}}}"
    yield f"@bottom-{end}{{content:{_page_number(document.furniture.page)};{_SMALL}}}"


def _page_number(pattern: str) -> str:
    parts = [part for piece in pattern.split("{") for part in piece.split("}")]
    return " ".join(_FIELDS.get(part) or quoted(part) for part in parts if part)
