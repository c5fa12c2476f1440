"""The settings of a template that its looks depend on; what protects, tracks, merges or fetches is left behind."""

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from summitkit.exporters.word.template.parts import Source

# In the order of ECMA-376 part 1, section 17.15.1.78. Ours stand for what is named in `_OURS`.
_ORDER = tuple(
    qn(f"w:{name}")
    for name in (
        *("zoom", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "alignBordersAndEdges"),
        *("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop"),
        *("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders"),
        *("characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "footnotePr", "compat"),
        *("themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"),
    )
)
_OURS = (qn("w:zoom"), qn("w:footnotePr"))


def take(source: Source, ours: BaseOxmlElement) -> None:
    """Put the settings of a template into ours, and note what they refer to outside of the file.

    Raises:
        UnreadableInput: They cannot be read.
    """
    part = source.part("settings")
    if not part:
        return
    source.attachments(part)
    found = {each.tag: each for each in source.root(part, "w:settings") if each.tag in _ORDER}
    own = {each.tag: each for each in ours}
    kept = {**own, **{tag: each for tag, each in found.items() if tag not in _OURS}}
    known = [kept.pop(tag) for tag in _ORDER if tag in kept]
    # What a later version of ours sets besides stands where it stood: before the symbols that come last.
    ours[:] = [*known[:-2], *kept.values(), *known[-2:]]


def is_on(settings: BaseOxmlElement, name: str) -> bool:
    """Tell whether a switch is on (ECMA-376 part 1, section 17.17.4)."""
    found = settings.find(qn(name))
    return found is not None and found.get(qn("w:val"), "true") in ("1", "true", "on")
