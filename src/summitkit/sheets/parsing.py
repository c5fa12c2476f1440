"""From what stands in a cell back to plain data: the other direction of `words`.

A word or number that is not what the field takes is passed on as it stands, so that `structure` can say what was
expected, with the cell's place.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_origin

import attrs

from summitkit.model import validators
from summitkit.raw import Lexical
from summitkit.sheets.words import in_words

# A value of a cell that is not empty.
Held: TypeAlias = str | int | float | bool
Parse: TypeAlias = Callable[[Held], Any]

_DIGITS = re.compile(r"\s*\d+\s*", re.ASCII)


def as_text(held: Held) -> str:
    """Return a text exactly as it stands; a number or truth value as a spreadsheet shows it."""
    if isinstance(held, bool):
        return str(held).upper()
    return held if isinstance(held, str) else repr(held)


def as_token(held: Held) -> str | None:
    """Return an id, a code, a date or a link: white space around it is no part of it."""
    return as_text(held).strip() or None


def as_number(held: Held) -> float | Lexical | None:
    """Return a number, or a text that `structure` reads as one."""
    if isinstance(held, str):
        return Lexical(held.strip()) if held.strip() else None
    return held


def as_place(held: Held) -> int | str | float:
    """Return a line, paragraph or page as a number, and a cell as a text."""
    return int(held) if isinstance(held, str) and _DIGITS.fullmatch(held) else held


def as_choice(choices: tuple[str, ...]) -> Parse:
    """Return what reads one of the terms of an enumeration, spelled as shown or as in the record format."""
    terms = {spelling.casefold(): term for term in choices for spelling in (term, in_words(term))}

    def parse(held: Held) -> str | None:
        words = " ".join(as_text(held).split())
        return terms.get(words.casefold(), words) or None

    return parse


def as_ids(held: Held) -> list[str]:
    """Return ids with commas between them."""
    return [each for part in as_text(held).split(",") if (each := part.strip())]


def as_lines(held: Held) -> list[Any]:
    """Return texts that stand one a line, or in a JSON list."""
    text = as_text(held)
    if text.lstrip().startswith("[") and isinstance(listed := _json(text), list):
        return listed
    return [each for line in text.split("\n") if (each := line.strip())]


def as_pairs(held: Held) -> Mapping[str, Any] | str:
    """Return what stands as `name: value`, one a line, or as a JSON object."""
    text = as_text(held)
    if text.lstrip().startswith("{") and isinstance(mapped := _json(text), dict):
        return mapped
    lines = [line.partition(":") for line in text.split("\n") if line.strip()]
    found = {name.strip(): value.strip() for name, _, value in lines}
    is_clear = all(colon for _, colon, _ in lines) and len(found) == len(lines)
    return found if is_clear else text


def as_json(held: Held) -> Any:  # noqa: ANN401 - JSON data
    """Return the data that stands in a cell as JSON.

    Raises:
        ValueError: It is no JSON.
    """
    return json.loads(as_text(held), parse_constant=_refuse, object_pairs_hook=_distinct)


def parse_of(attribute: "attrs.Attribute[Any]") -> Parse:
    """Return what reads the cell of a field of the model."""
    rule: Any = attribute.validator
    known: dict[object, Parse] = {
        validators.text: as_text,
        validators.pointer: as_text,
        validators.texts: as_lines,
        validators.references: as_ids,
    }
    if isinstance(rule, validators.OneOf):
        return as_choice(rule.choices)
    if isinstance(rule, validators.Number):
        return as_number
    if get_origin(attribute.type) is Mapping:
        return as_pairs
    return as_place if attribute.type in (int | str, int | str | None) else known.get(rule, as_token)


def _json(text: str) -> Any:  # noqa: ANN401 - JSON data
    try:
        return as_json(text)
    except (ValueError, RecursionError):
        return None


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
