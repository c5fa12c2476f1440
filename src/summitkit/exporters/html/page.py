"""The page around the sections: head, header, list of contents, notes, remarks and footer."""

from summitkit.blocks import Contents
from summitkit.document import Document, Section
from summitkit.exporters.html.blocks import Frame, section_markup
from summitkit.exporters.html.markup import NOTHING, Markup, element, joined, lines, lone
from summitkit.exporters.html.style import policy, style_of
from summitkit.exporters.html.typesetter import COMMENTS, NOTES, Typesetter, typesetter
from summitkit.exporters.legible import anchor

_BACK = Markup("\N{LEFTWARDS ARROW WITH HOOK}")


def page(document: Document) -> tuple[str, list[str]]:
    """Return a document as a page, and a sentence for whatever the page could not hold."""
    setter = typesetter(document)
    header = _header(document, setter)
    main = _main(document, setter)
    footer = element("footer", lines(_marking(document, setter))) if document.marking else NOTHING
    body = element("body", lines(header, main, footer))
    head = _head(document, setter)
    whole = element("html", lines(head, body), lang=document.language, dir=document.direction)
    return f"<!DOCTYPE html>\n{whole}\n", [*setter.characters.report(), *setter.links.report()]


def _head(document: Document, setter: Typesetter) -> Markup:
    style = style_of(document, setter.shares)
    # The policy stands before all that it speaks of.
    parts = (
        lone("meta", charset="utf-8"),
        lone("meta", http_equiv="Content-Security-Policy", content=policy(style)),
        lone("meta", name="viewport", content="width=device-width, initial-scale=1"),
        lone("meta", name="referrer", content="no-referrer"),
        lone("meta", name="color-scheme", content="light dark"),
        lone("meta", name="author", content=setter.attribute(document.author)) if document.author else NOTHING,
        element("title", Markup(setter.plain(document.title).replace("<br>", " "))),
        element("style", style),
    )
    return element("head", lines(*parts))


def _header(document: Document, setter: Typesetter) -> Markup:
    parts = (
        _marking(document, setter),
        _line(setter, document.draft, "draft"),
        setter.heading(1, setter.plain(document.title)),
        _line(setter, document.subtitle, "subtitle"),
        _line(setter, document.furniture.strung(document.filed), "file"),
    )
    return element("header", lines(*parts))


def _marking(document: Document, setter: Typesetter) -> Markup:
    # It is the record's own, and need not run as the page does.
    return element("p", setter.plain(document.marking), class_="marking", dir="auto") if document.marking else NOTHING


def _line(setter: Typesetter, text: str, class_: str) -> Markup:
    return element("p", setter.plain(text), class_=class_) if text else NOTHING


def _has_contents(section: Section) -> bool:
    return any(isinstance(block, Contents) for block in section.blocks)


def _contents(document: Document, setter: Typesetter) -> Markup:
    headed = [section for section in document.sections if section.heading and not _has_contents(section)]
    own = next((section.heading for section in document.sections if _has_contents(section)), "")
    items = lines(*(_entry(section, setter) for section in headed))
    return element("nav", element("ol", items), aria_label=setter.attribute(own))


def _entry(section: Section, setter: Typesetter) -> Markup:
    link = element("a", setter.plain(section.heading), href=f"#{anchor(section.key)}")
    return element("li", link, class_="" if section.level == 1 else "inner")


def _main(document: Document, setter: Typesetter) -> Markup:
    frame = Frame(setter=setter, contents=_contents(document, setter))
    parts = [NOTHING]
    before: Section | None = None
    for section in document.sections:
        first_annex = section.is_annex and before is not None and not before.is_annex
        parts.append(section_markup(section, frame, starts_page=first_annex))
        before = section
    notes, comments = _notes(document, setter), _comments(document, setter)
    return element("main", lines(*parts, notes, comments))


def _notes(document: Document, setter: Typesetter) -> Markup:
    items = [_item(f":note-{number}", text, f":cite-{number}") for number, text in enumerate(setter.notes, 1)]
    return _at_end(setter, document.furniture.notes, NOTES, items, "doc-endnotes")


def _comments(document: Document, setter: Typesetter) -> Markup:
    items = [
        _item(f":comment-{number}", setter.plain(comment.text), f":place-{number}" if number in setter.placed else "")
        for number, comment in enumerate(document.comments, 1)
    ]
    return _at_end(setter, document.furniture.comments, COMMENTS, items)


def _item(id_: str, text: Markup, back: str) -> Markup:
    # It is called by the number that it leads back to.
    link = element("a", _BACK, href=f"#{back}", role="doc-backlink", aria_labelledby=back)
    return element("li", joined((text, Markup(" "), link)) if back else text, id=id_)


def _at_end(setter: Typesetter, heading: str, id_: str, items: list[Markup], role: str = "") -> Markup:
    if not items:
        return NOTHING
    head = setter.heading(2, setter.plain(heading), id_)
    return element("section", lines(head, element("ol", lines(*items))), class_="notes", role=role, aria_labelledby=id_)
