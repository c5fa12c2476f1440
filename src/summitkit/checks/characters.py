"""Characters that mislead: letters of another alphabet, what cannot be seen, and what no file can carry."""

import re
import unicodedata
from collections.abc import Iterable

# Alphabets whose letters look alike (Unicode Technical Standard 39, section 4).
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that no reader tells from Latin ones; a word of nothing else among Latin words is Latin in disguise.
_LATIN_SHAPES = frozenset(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
)
# Zero-width characters, soft hyphens, tags, and the controls that embed, override or isolate a direction (Unicode
# Standard Annex 9). Tags after a black flag spell the flag of a region.
_INVISIBLE = re.compile(r"[\u00ad\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")
# Joiners and direction marks belong to Arabic, Indic and other scripts and to emoji, and not among these letters.
_MARK_IN_WORD = re.compile(r"(?<=[A-Za-z\u00c0-\u024f\u0370-\u052f])[\u200c-\u200f]|[\u200c-\u200f](?=[A-Za-z])")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff0-\uffff]")


def disguised(text: str) -> str:
    """Return which word mixes alphabets, or an empty string; names the letters that stand out."""
    if text.isascii():
        return ""
    words = _WORD.findall(text)
    for word in words:
        kinds = {_alphabet(letter) for letter in word} - {""}
        if len(kinds) > 1:
            return f"the word '{word}' mixes {' and '.join(sorted(kind.title() for kind in kinds))} letters"
    latin = any(_alphabet(letter) == "LATIN" for word in words for letter in word)
    strange = [word for word in words if len(word) > 1 and _LATIN_SHAPES.issuperset(word)]
    if latin and strange:
        return f"the word '{strange[0]}' looks Latin and is {_alphabet(strange[0][0]).title()}"
    return ""


def invisible(text: str) -> str:
    """Return which characters of a text cannot be seen or reorder it, or an empty string."""
    if text.isascii():
        return ""
    plain = _FLAG.sub("", text)
    return _named((*_INVISIBLE.findall(plain), *_MARK_IN_WORD.findall(plain)))


def unwritable(text: str) -> str:
    """Return which control characters, noncharacters or replacement characters a text holds, or an empty string."""
    if text.isascii() and text.isprintable():
        return ""
    return _named(_UNWRITABLE.findall(text))


def _alphabet(letter: str) -> str:
    if letter.isascii():
        return "LATIN"
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _ALPHABETS else ""


def _named(characters: Iterable[str]) -> str:
    return ", ".join(_name(character) for character in dict.fromkeys(characters))


def _name(character: str) -> str:
    name = unicodedata.name(character, "control or no character").lower()
    return f"{name} (U+{ord(character):04X})"
