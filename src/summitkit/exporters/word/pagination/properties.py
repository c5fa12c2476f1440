"""Properties of styles, paragraphs, runs and tables, by their path."""

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names the class of its elements so
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Properties: TypeAlias = Mapping[str, str]
ON = {"1", "true", "on"}
_NUMBER = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{1,9})?)")
_LEFT_TABS = {"left", "start", "num"}
# Properties are nested less deeply than this.
_DEPTH = 4
# Twentieths of a point to the eighth of a point that borders are measured in.
_EIGHTHS = 2.5


def number(properties: Properties, name: str, default: int = 0) -> int:
    """Return a property as a whole number; one that is no number, such as `auto` or 50%, is the default."""
    found = _NUMBER.fullmatch(properties.get(name, ""))
    return int(float(found[1])) if found else default


def is_on(properties: Properties, name: str, *, default: bool = False) -> bool:
    """Return whether a property that is on or off is on."""
    value = properties.get(f"{name}.val")
    return default if value is None else value in ON


def flat(element: Element | None, prefix: str = "", depth: int = _DEPTH) -> dict[str, str]:
    """Return the attributes of all that an element holds, by their path, as in `pPr.spacing.before`."""
    found: dict[str, str] = {}
    for child in () if element is None or not depth else element.iterchildren(f"{W}*"):
        name = f"{prefix}{local(child)}"
        kind = child.get(f"{W}type") if name == "tblStylePr" else None
        name = f"{name}.{kind}" if kind else name
        found[f"{name}.val"] = "1"
        found.update((f"{name}.{key.rpartition('}')[2]}", value) for key, value in child.attrib.items())
        if len(child):
            found.update(flat(child, f"{name}.", depth - 1))
        if name.endswith("tabs"):
            found[f"{name}.stops"] = " ".join(_stops(child))
    return found


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def likeness(properties: Element | None) -> Hashable:
    """Return what two elements have in common that hold the same properties."""
    if properties is None:
        return None
    if len(properties) == 1 and not len(properties[0]):
        only = properties[0]
        return only.tag, *only.attrib.values()
    return bytes(etree.tostring(properties))


def _stops(tabs: Element) -> Iterator[str]:
    """Yield where text after a tab begins; text that ends or centres at a stop needs no room of its own."""
    for tab in tabs.iterchildren(f"{W}tab"):
        if tab.get(f"{W}val") in _LEFT_TABS:
            yield str(number({"pos": tab.get(f"{W}pos", "")}, "pos"))


def border(properties: Properties, name: str) -> int:
    """Return how thick a border and the space inside it are, in twentieths of a point."""
    if properties.get(f"{name}.val", "none") in ("none", "nil"):
        return 0
    return int(number(properties, f"{name}.sz") * _EIGHTHS) + 20 * number(properties, f"{name}.space")
