"""Fields of headers and footers: those that number pages and tell of the document stay, the others leave their text."""

from collections.abc import Iterator

from attrs import define, field
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from summitkit.packages.markup import Malformed

# ECMA-376 part 1, section 17.16.5: fields that ask nothing outside of the document, nor of parts that are not taken.
_KEPT = frozenset(
    [
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "FILENAME", "IF", "=", "SYMBOL", "EQ"),
    ]
)
# Word's own building blocks nest three deep.
MOST_NESTED = 64


@define(eq=False)
class _Field:
    """A field whose parts lie in several runs."""

    code: str = ""
    inside: list[BaseOxmlElement] = field(factory=list)
    """What makes it up besides its result."""
    has_result: bool = False


def clean_fields(root: BaseOxmlElement) -> Iterator[str]:
    """Leave nothing but the text of fields that fetch from elsewhere; yield the name of each.

    Raises:
        Malformed: They nest deeper than any that Word writes.
    """
    for simple in [*root.iter(qn("w:fldSimple"))]:
        name = _name(simple.get(qn("w:instr"), ""))
        if name not in _KEPT:
            yield name
            for child in [*simple]:
                simple.addprevious(child)
            simple.getparent().remove(simple)
    for each in [*_fields(root)]:
        name = _name(each.code)
        if name not in _KEPT:
            yield name
            _remove(each.inside)


def has_page_number(root: BaseOxmlElement) -> bool:
    """Tell whether a header or footer shows the number of the page."""
    codes = [*(each.get(qn("w:instr"), "") for each in root.iter(qn("w:fldSimple")))]
    return any(_name(code) == "PAGE" for code in [*codes, *(each.code for each in _fields(root))])


def _fields(root: BaseOxmlElement) -> Iterator[_Field]:
    """Yield the fields that are made of several runs, each after those inside of it; what is left open as well."""
    opened: list[_Field] = []
    for element in root.iter(*map(qn, ("w:fldChar", "w:instrText", "w:t"))):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            opened.append(_Field())
        if len(opened) > MOST_NESTED:
            raise Malformed(f"its fields nest more than {MOST_NESTED} deep")
        _note(opened, element)
        if kind == "end" and opened:
            yield opened.pop()
        elif kind == "separate" and opened:
            opened[-1].has_result = True
    yield from reversed(opened)


def _note(opened: list[_Field], element: BaseOxmlElement) -> None:
    """Note an element with each field that it is no result of."""
    for each in opened:
        is_innermost, is_mark = each is opened[-1], element.tag == qn("w:fldChar")
        # Word reads the code of a field from whatever text stands there, not from `w:instrText` alone.
        if is_innermost and not is_mark and not each.has_result:
            each.code += element.text or ""
        if (is_innermost and is_mark) or not each.has_result:
            each.inside.append(element)


def _remove(elements: list[BaseOxmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.getparent().remove(element)


def _name(code: str) -> str:
    code = code.strip()
    return "=" if code.startswith("=") else (code.split() or [""])[0].upper()
