"""What a language asks of Word: fonts for its script, and the attribute of `w:lang` that its proofing goes by."""

import re
from xml.sax.saxutils import quoteattr

from summitkit.inlines import Direction, direction_of

# Fonts that every Word since 2013 has, for characters of East Asian scripts (Unicode Standard Annex 38); the document's
# Latin, Greek, Cyrillic, Arabic and Hebrew letters are all in Arial.
_EAST_ASIAN = {
    "ja": "Yu Gothic",
    "ko": "Malgun Gothic",
    "zh": "Microsoft YaHei",
    "zh-hant": "Microsoft JhengHei",
    "zh-hk": "Microsoft JhengHei",
    "zh-mo": "Microsoft JhengHei",
    "zh-tw": "Microsoft JhengHei",
}
# Blocks whose characters have the bidirectional classes R and AL (Unicode Standard Annex 9), and letters of class L.
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LTR = re.compile("[A-Za-z\u00c0-\u02af\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_east_asian(language: str) -> bool:
    """Tell whether a language is written in an East Asian script."""
    return language.partition("-")[0].lower() in _EAST_ASIAN


def east_asian_font(language: str) -> str:
    """Return the font for East Asian characters in a document of a language."""
    tag = language.lower()
    narrower = (known for known in sorted(_EAST_ASIAN, key=len, reverse=True) if f"{tag}-".startswith(f"{known}-"))
    return _EAST_ASIAN[next(narrower, "zh")]


def lang_markup(language: str) -> str:
    """Return `w:lang` for a BCP 47 tag: Word proofs each kind of script by an attribute of its own."""
    tag = quoteattr(language)
    if direction_of(language) == "rtl":
        return f"<w:lang w:val={tag} w:bidi={tag}/>"
    return f"<w:lang w:val={tag} w:eastAsia={tag}/>" if is_east_asian(language) else f"<w:lang w:val={tag}/>"


def runs_backwards(text: str, around: Direction) -> bool:
    """Tell whether a run goes from right to left: by its letters, and by the text around it where it has none."""
    if not text.isascii() and _RTL.search(text):
        return True
    return around == "rtl" and not _LTR.search(text)
