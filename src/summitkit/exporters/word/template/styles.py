"""The styles of a template under the ids that a briefing uses, and those of a briefing that it lacks."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from attrs import define, field
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from summitkit.errors import OptionError
from summitkit.exporters.word.template.cleaning import remove

# What carries the look of a house and cannot be guessed from its running text.
NEEDED = ("Title", "heading 1", "heading 2", "List Bullet", "List Number", "caption")
# Elements whose value is the id of a style.
_REFERENCES = tuple(
    qn(f"w:{name}") for name in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")
)
_FONTS = tuple(map(qn, ("w:rFonts", "w:lang")))
_SIZES = tuple(map(qn, ("w:sz", "w:szCs")))
# Size of our running text in half-points, and what ECMA-376 part 1, section 17.3.2.38 takes where none is given.
_OUR_SIZE, _USUAL_SIZE = 20, 20
# Our colour of headings and rules, which becomes the template's, and those that stay since they tell something.
_ACCENT, _TELLING = "1F3A5F", ("Alert", "Hyperlink")
# What goes with our colour of headings, and what goes with any.
_SHADES = {"E8EDF3": "F2F2F2"}
_THEMED = ("themeColor", "themeShade", "themeTint")
# The namespace of WordprocessingML, for paths.
W = {"w": qn("w:p")[1:-2]}


@define(eq=False)
class Styles:
    """The styles of a Word file."""

    root: BaseOxmlElement
    by_id: dict[str, BaseOxmlElement] = field(init=False)
    """Each style by its id; of two with one id the first."""
    _by_name: dict[tuple[str, str], str] = field(init=False)
    _defaults: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look the styles up."""
        self.by_id, self._by_name, self._defaults = {}, {}, {}
        for style in self.root.findall(qn("w:style")):
            if (key := style.get(qn("w:styleId"), "")) in self.by_id or not key:
                remove(style)
            self.by_id.setdefault(key, style)
        self.by_id.pop("", None)
        for key, style in self.by_id.items():
            for name in _names(style):
                self._by_name.setdefault((_kind(style), name.casefold()), key)
            if _is_default(style):
                self._defaults.setdefault(_kind(style), key)

    def like(self, style: BaseOxmlElement) -> BaseOxmlElement | None:
        """Return the style that another file's style is here: the default one, or one of its name or an alias."""
        named = self._by_name.get((_kind(style), _names(style)[0].casefold()), "")
        default = self._defaults.get(_kind(style), "") if _is_default(style) else ""
        return self.by_id.get(default or named)

    def named(self, name: str) -> str:
        """Return the id of the style of paragraphs of a name; empty where there is none."""
        return self._by_name.get(("paragraph", name.casefold()), "")

    def chain(self, key: str) -> Iterator[BaseOxmlElement]:
        """Yield a style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while key in self.by_id and key not in seen:
            seen.add(key)
            yield self.by_id[key]
            key = _value(self.by_id[key], "w:basedOn")

    def first(self, key: str, path: str) -> BaseOxmlElement | None:
        """Return what a style or the nearest that it is based on has at a path."""
        found = (style.find(path, W) for style in self.chain(key))
        return next((each for each in found if each is not None), None)


def require_needed(styles: Styles, ours: Styles, name: str) -> None:
    """Look for the styles without which a briefing cannot have the look of a template.

    Raises:
        OptionError: Some are missing; it names them all.
    """
    lacking = [each for each in NEEDED if styles.like(_named(ours, each)) is None]
    if lacking:
        shown = ", ".join(each[:1].upper() + each[1:] for each in lacking)
        raise OptionError(
            f"{name}: styles: expected {', '.join(each[:1].upper() + each[1:] for each in NEEDED)}, found no {shown}",
            hint="Word keeps a style in a file once it was used there: give a line each of these styles, save the file",
        )


def renamed(styles: Styles, ours: Styles) -> Mapping[str, str]:
    """Return the ids that change, so that each style of ours has our id, and no other has one of ours."""
    matched: dict[str, str] = {}
    for key, style in ours.by_id.items():
        found = styles.like(style)
        if found is not None:
            matched.setdefault(found.get(qn("w:styleId")), key)
    reserved = {key.casefold() for key in ours.by_id}
    others = {key: f"{key}-template" for key in styles.by_id if key not in matched and key.casefold() in reserved}
    return {old: new for old, new in {**matched, **others}.items() if old != new}


def rename(styles: Styles, roots: Iterable[BaseOxmlElement], ids: Mapping[str, str]) -> Styles:
    """Return the styles under new ids, after everything that names a style was made to name it by its new id."""
    for root in (styles.root, *roots):
        for element in root.iter(*_REFERENCES):
            element.set(qn("w:val"), ids.get(element.get(qn("w:val"), ""), element.get(qn("w:val"), "")))
    for key, style in styles.by_id.items():
        style.set(qn("w:styleId"), ids.get(key, key))
    return Styles(styles.root)


def complete(styles: Styles, ours: Styles) -> None:
    """Add the styles of ours that are missing; they take after those of the template."""
    scale, accent = _size(styles) / _OUR_SIZE, styles.first("Heading1", "w:rPr/w:color")
    taken = {_names(style)[0].casefold() for style in styles.by_id.values()}
    for key, style in ours.by_id.items():
        if key not in styles.by_id:
            own = deepcopy(style)
            _take_after(own, scale, accent)
            _set_straight(own, styles)
            if _names(own)[0].casefold() in taken:
                own.find(qn("w:name")).set(qn("w:val"), f"{_names(own)[0]} (briefing)")
            styles.root.append(own)
    _leave_language(styles)


def _take_after(style: BaseOxmlElement, scale: float, accent: BaseOxmlElement | None) -> None:
    """Let a style of ours follow the fonts, the size of text and the colour of headings of a template."""
    etree.strip_elements(style, *_FONTS, with_tail=False)
    for size in style.iter(*_SIZES):
        size.set(qn("w:val"), str(max(2, round(int(size.get(qn("w:val"))) * scale))))
    for shade in style.iter(qn("w:shd")):
        shade.set(qn("w:fill"), _SHADES.get(shade.get(qn("w:fill")), shade.get(qn("w:fill"))))
    for colour in [*style.iter(qn("w:color"))]:
        if colour.get(qn("w:val")) == _ACCENT and accent is not None:
            _colour(colour, "w:val", accent)
        elif style.get(qn("w:styleId")) not in _TELLING:
            remove(colour)
    for line in style.iter():
        if line.get(qn("w:color")) == _ACCENT:
            _colour(line, "w:color", accent)


def _set_straight(style: BaseOxmlElement, styles: Styles) -> None:
    """Let a style of ours begin its lines at the margin where running text is set in, or set in its first lines."""
    if _value(style, "w:basedOn") != "Normal":
        return
    properties = style.get_or_add_pPr()
    if styles.first("Normal", "w:pPr/w:ind") is not None and properties.ind is None:
        for name in ("left", "leftChars", "firstLine", "firstLineChars"):
            properties.get_or_add_ind().set(qn(f"w:{name}"), "0")
    if styles.first("Normal", "w:pPr/w:jc") is not None:
        properties.get_or_add_jc().set(qn("w:val"), "left")


def _colour(element: BaseOxmlElement, attribute: str, accent: BaseOxmlElement | None) -> None:
    element.set(qn(attribute), "auto" if accent is None else accent.get(qn("w:val"), "auto"))
    for name in _THEMED:
        if accent is not None and accent.get(qn(f"w:{name}")):
            element.set(qn(f"w:{name}"), accent.get(qn(f"w:{name}")))


def _size(styles: Styles) -> int:
    own = styles.first("Normal", "w:rPr/w:sz")
    size = own if own is not None else styles.root.find("w:docDefaults/w:rPrDefault/w:rPr/w:sz", W)
    value = "" if size is None else size.get(qn("w:val"), "")
    return int(value) if value.isdecimal() else _USUAL_SIZE


def _named(styles: Styles, name: str) -> BaseOxmlElement:
    return next(style for style in styles.by_id.values() if _names(style)[0] == name)


def _names(style: BaseOxmlElement) -> list[str]:
    """Return the name of a style and its aliases; localised files name built-in styles in English here."""
    return [_value(style, "w:name").strip(), *(name.strip() for name in _value(style, "w:aliases").split(","))]


def _value(style: BaseOxmlElement, tag: str) -> str:
    found = style.find(qn(tag))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _kind(style: BaseOxmlElement) -> str:
    return str(style.get(qn("w:type"), "paragraph"))


def _is_default(style: BaseOxmlElement) -> bool:
    return style.get(qn("w:default")) in ("1", "true", "on")


def _leave_language(styles: Styles) -> None:
    """Leave one mark of language, in the defaults of the document, for whoever knows the language to set."""
    for mark in [*styles.root.iter(qn("w:lang"))]:
        remove(mark)
    at = styles.root
    for tag in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = at.find(qn(tag))
        if found is None:
            found = OxmlElement(tag)
            at.insert(0, found)
        at = found
    at.append(OxmlElement("w:lang"))
