"""SK5xx: what a reader cannot see, or sees wrongly, in the texts of the record."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import filterfalse

from summitkit.checks.characters import disguised, invisible, unwritable
from summitkit.checks.paths import bare_values, paths_to, values
from summitkit.checks.wording import Wording, quoted, sentence
from summitkit.findings import Finding
from summitkit.model import Summit
from summitkit.model.validators import text, texts

_TEXTS = paths_to(text, texts)
# Quotes are the source's words, to the letter; what is wrong with those letters is not for the editor to mend.
_OWN_WORDS = tuple(path for path in _TEXTS if not path.endswith("evidence.quote"))
# A narrative holds what was left of the account as it stood, tables and markup included.
_PLAIN = tuple(path for path in _OWN_WORDS if not path.startswith("narrative."))
_STATEMENTS = tuple(path for path in _OWN_WORDS if path.endswith(("text", "summary", "question", "answer")))

_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>"  # an HTML tag
    r"|&(?:amp|nbsp|lt|gt|quot|#\d{1,6}|#[xX][0-9A-Fa-f]{1,6});"  # a character reference
    r"|_x[0-9A-Fa-f]{4}_"  # an escape of Office Open XML (ECMA-376, part 1, 22.9.2.19)
    r"|\*\*\S[^*\n]*\*\*|\[[^\[\]\n]+\]\(https?:"  # emphasis and links of Markdown
)


def mixed_scripts(summit: Summit) -> Iterator[Finding]:
    """SK501: a word is written in one alphabet."""
    return _found(summit, _OWN_WORDS, disguised, "type the word again in one alphabet", in_ascii=False)


def invisible_characters(summit: Summit) -> Iterator[Finding]:
    """SK502: a text holds no characters without a shape, and none that turn its direction round."""
    hint = "delete them: they hide or reorder what is written"
    return _found(summit, _TEXTS, invisible, hint, in_ascii=False)


def decomposed_letters(summit: Summit) -> Iterator[Finding]:
    """SK503: letters with accents are single characters, so that equal names are equal."""
    return _found(summit, _OWN_WORDS, _decomposed, "normalise the text to form C (NFC)", in_ascii=False)


def control_characters(summit: Summit) -> Iterator[Finding]:
    """SK504: a text holds nothing that is no character."""
    return _found(summit, _TEXTS, unwritable, "delete them, or read the file in its own encoding")


def unnamed_language(summit: Summit) -> Iterator[Finding]:
    """SK505: the record says in which language it is written."""
    if not summit.language and any(True for path in _STATEMENTS for _ in bare_values(summit, path)):
        yield Finding(
            message="The record does not say in which language it is written",
            pointer="/language",
            hint="add its BCP 47 tag, such as en",
        )


def leftover_markup(summit: Summit) -> Iterator[Finding]:
    """SK506: a text is plain text."""
    return _found(summit, _PLAIN, _markup, "leave the words and delete the markup")


def _found(
    summit: Summit, paths: tuple[str, ...], describe: Callable[[str], str], hint: str, *, in_ascii: bool = True
) -> Iterator[Finding]:
    """Yield what is wrong with texts; `in_ascii` tells whether anything can be that is written in plain ASCII."""
    wording = Wording(summit)
    for path in paths:
        written = bare_values(summit, path)
        # Most records have nothing of the kind.
        suspicious = any(map(describe, written if in_ascii else filterfalse(str.isascii, written)))
        for pointer, value in values(summit, path) if suspicious else ():
            if what := describe(value):
                message = f"{sentence(wording.part(pointer))}: {what} in {quoted(value)}"
                yield Finding(message=message, pointer=pointer, hint=hint)


def _decomposed(value: str) -> str:
    return "" if unicodedata.is_normalized("NFC", value) else "letters and accents apart"


def _markup(value: str) -> str:
    found = _MARKUP.search(value)
    return f"markup {quoted(found[0])}" if found else ""
