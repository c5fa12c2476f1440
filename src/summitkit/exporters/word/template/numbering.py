"""The lists of a template: bullets and numbers look as its list styles have them, and no id is used twice."""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from attrs import frozen
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from summitkit.exporters.word.template.cleaning import remove
from summitkit.exporters.word.template.styles import Styles, W

# The styles whose lists our bullets and numbers look like, by name; the number of a deeper one follows its name.
_LISTS = ("List Bullet", "List Number")
# How far a deeper level is set in, as in our own definitions, in twentieths of a point.
_STEP = 340
_NUMBER = "w:pPr/w:numPr/w:numId"


@frozen(kw_only=True)
class Lists:
    """The lists of a template, by id."""

    styles: Styles
    """Its styles."""
    lists: Mapping[str, BaseOxmlElement]
    """Each list whose definition there is."""
    definitions: Mapping[str, BaseOxmlElement]
    """Each definition."""

    @classmethod
    def of(cls, root: BaseOxmlElement | None, styles: Styles) -> "Lists":
        """Return the lists of a numbering part, which a template may lack."""
        found = [] if root is None else [*root]
        definitions = {_id(each, "w:abstractNumId"): each for each in found if each.tag == qn("w:abstractNum")}
        lists = {_id(each, "w:numId"): each for each in found if each.tag == qn("w:num")}
        known = {key: each for key, each in lists.items() if _definition(each) in definitions}
        return cls(styles=styles, lists=known, definitions=definitions)

    def level(self, style: str, depth: int) -> BaseOxmlElement | None:
        """Return a copy of a level of the list that a style begins."""
        chosen = self._begun(style)
        if chosen is None:
            return None
        levels = [*chosen.iterfind("w:lvlOverride/w:lvl", W), *self._defined(chosen).iterfind("w:lvl", W)]
        return next((deepcopy(each) for each in levels if _id(each, "w:ilvl") == str(depth)), None)

    def _begun(self, style: str) -> BaseOxmlElement | None:
        number = self.styles.first(style, _NUMBER)
        return self.lists.get("" if number is None else _id(number, "w:val"))

    def _defined(self, chosen: BaseOxmlElement) -> BaseOxmlElement:
        """Return the definition of a list: its own, or that of a list style (ECMA-376 part 1, section 17.9.21)."""
        definition = self.definitions[_definition(chosen)]
        link = definition.find(qn("w:numStyleLink"))
        other = None if link is None else self._begun(_id(link, "w:val"))
        return definition if other is None else self.definitions[_definition(other)]


def merge(theirs: Lists, ours: BaseOxmlElement, stories: Iterable[BaseOxmlElement]) -> int:
    """Make `ours` hold the lists of a template beside our own, and return how many it took over.

    Our bullets stay list 1 and our numbers definition 1, as the markup of a briefing has them; they look like the
    lists of the template's styles. What its styles and headers use follows from list 2 on.
    """
    own = ours.findall(qn("w:abstractNum"))
    for definition, name in zip(own, _LISTS, strict=True):
        _imitate(definition, theirs, name)
    numbers = _renumbered((theirs.styles.root, *stories), theirs.lists)
    used = dict.fromkeys(_definition(theirs.lists[key]) for key in numbers)
    places = {key: str(place) for place, key in enumerate(used, len(own))}
    for key, place in reversed(places.items()):
        own[-1].addnext(_copy(theirs.definitions[key], "w:abstractNumId", place))
    for key, number in numbers.items():
        chosen = _copy(theirs.lists[key], "w:numId", number)
        chosen.find(qn("w:abstractNumId")).set(qn("w:val"), places[_definition(chosen)])
        ours.append(chosen)
    return len(numbers)


def _imitate(definition: BaseOxmlElement, theirs: Lists, name: str) -> None:
    """Let each level of our definition look like that of the template's style for it, where it has one."""
    for depth, level in enumerate(definition.findall(qn("w:lvl"))):
        style = theirs.styles.named(f"{name} {depth + 1}" if depth else name)
        found = theirs.level(theirs.styles.named(name), depth) if depth else None
        if found is None and (found := theirs.level(style, 0)) is not None:
            _move_down(found, depth, theirs.styles.by_id[style].find("w:pPr/w:ind", W))
        if found is not None:
            _loosen(found)
            definition.replace(level, found)
        elif depth:
            _set_in(level, definition[definition.index(level) - 1])


def _move_down(level: BaseOxmlElement, depth: int, indent: BaseOxmlElement | None) -> None:
    """Make the first level of a list a deeper one, set in as its style has it."""
    level.set(qn("w:ilvl"), str(depth))
    for text in level.findall(qn("w:lvlText")):
        text.set(qn("w:val"), _id(text, "w:val").replace("%1", f"%{depth + 1}"))
    if indent is not None:
        _indent(level, deepcopy(indent))


def _set_in(level: BaseOxmlElement, above: BaseOxmlElement) -> None:
    """Set a level of ours in from the one above it, which may be the template's."""
    found = above.find("w:pPr/w:ind", W)
    left = "" if found is None else _id(found, "w:left") or _id(found, "w:start")
    level.find("w:pPr/w:ind", W).set(qn("w:left"), str((int(left) if left.isdecimal() else _STEP) + _STEP))


def _indent(level: BaseOxmlElement, indent: BaseOxmlElement) -> None:
    properties = level.find(qn("w:pPr"))
    if properties is None:
        properties, runs = OxmlElement("w:pPr"), level.findall(qn("w:rPr"))
        level.insert(level.index(runs[0]) if runs else len(level), properties)
    for old in properties.findall(qn("w:ind")):
        remove(old)
    properties.append(indent)


def _renumbered(roots: Iterable[BaseOxmlElement], lists: Mapping[str, BaseOxmlElement]) -> Mapping[str, str]:
    """Give every list that styles and headers use a new id, and return those by the old ones."""
    numbers: dict[str, str] = {}
    for number in [number for root in roots for number in root.iter(qn("w:numId"))]:
        key = _id(number, "w:val")
        if key in lists:
            number.set(qn("w:val"), numbers.setdefault(key, str(len(numbers) + 2)))
        elif key != "0":
            remove(number.getparent())
    return numbers


def _copy(element: BaseOxmlElement, attribute: str, value: str) -> BaseOxmlElement:
    copied = deepcopy(element)
    copied.set(qn(attribute), value)
    _plain(copied)
    return copied


def _loosen(level: BaseOxmlElement) -> None:
    """Untie a level from the paragraph style that begins it in the template."""
    for tie in level.findall(qn("w:pStyle")):
        remove(tie)
    _plain(level)


def _plain(element: BaseOxmlElement) -> None:
    """Drop attributes of later versions of Word, which our part does not announce."""
    for each in element.iter(f"{{{W['w']}}}*"):
        for name in [name for name in each.attrib if not name.startswith(f"{{{W['w']}}}")]:
            del each.attrib[name]


def _definition(chosen: BaseOxmlElement) -> str:
    found = chosen.find(qn("w:abstractNumId"))
    return "" if found is None else _id(found, "w:val")


def _id(element: BaseOxmlElement, attribute: str) -> str:
    return str(element.get(qn(attribute), ""))
