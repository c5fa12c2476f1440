"""Private-use characters that stand for what the loader has found, so that patterns speak of it in one character."""

import re
from typing import Final

# Those who act in a sentence, by number; words in quotation marks.
FIRST_ENTITY: Final = 0xE000
LAST_ENTITY: Final = 0xEFFF
QUOTED: Final = "\uf000"
# A party's name, its adjective, the seat of its government; a title, a title in the plural.
STATE: Final = "\uf101"
ADJECTIVE: Final = "\uf102"
SEAT: Final = "\uf103"
TITLE: Final = "\uf104"
TITLES: Final = "\uf105"

_PRIVATE = re.compile("[\ue000-\uf8ff]")
UPPER: Final = "".join(chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_ARTICLE = "(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]d|[Aa]t|[Aa]z)-)?"
# A word of a name: capitalised, hyphens, apostrophes and an Arabic article included, or initials.
TOKEN: Final = rf"(?:[{UPPER}]\.(?:-?[{UPPER}]\.)*|(?!(?:Jr|Sr)\b){_ARTICLE}[{UPPER}][^\W\d_]*(?:['’-][^\W\d_]+)*)"


def unmarked(text: str) -> str:
    """Return a text of the same length in which no character of its own can be taken for one that stands for a find."""
    return _PRIVATE.sub("\ufffd", text)
