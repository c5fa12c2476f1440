"""Markup of a page. Only what was escaped here can become a part of one; the type checker holds that."""

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

Markup = NewType("Markup", str)

NOTHING = Markup("")
_BREAKS = re.compile("\r\n|[\r\n]")
_BREAK = Markup("<br>")


def escaped(text: str) -> Markup:
    """Return a text as markup; its line breaks are those of the page."""
    return Markup(_BREAKS.sub(_BREAK, escape(text, quote=False)))


def joined(parts: Iterable[Markup], between: Markup = NOTHING) -> Markup:
    """Return several pieces of markup as one."""
    return Markup(between.join(parts))


def lines(*parts: Markup) -> Markup:
    """Return pieces of markup that hold something, each on a line of its own."""
    return joined(filter(None, parts), Markup("\n"))


def element(name: str, content: Markup = NOTHING, /, **attributes: str) -> Markup:
    """Return an element; an attribute that is empty is left out.

    >>> element("a", escaped("Q&A"), href="#q", class_="", aria_label='"Q"')
    '<a href="#q" aria-label="&quot;Q&quot;">Q&amp;A</a>'
    """
    return Markup(f"{lone(name, **attributes)}{content}</{name}>")


def lone(name: str, /, **attributes: str) -> Markup:
    """Return an element that holds nothing and has no end tag."""
    given = "".join(f' {_name(key)}="{_quotable(value)}"' for key, value in attributes.items() if value)
    return Markup(f"<{name}{given}>")


def _quotable(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
