"""How values that are no plain text stand in a cell, so that they can be read back from it."""

import json
from collections.abc import Iterable, Mapping

from summitkit.model.mappings import thaw

_WORDS = {
    "id": "ID",
    "igo": "IGO",
    "non_state": "Non-state",
    "one_on_one": "One-on-one",
    "sha256": "SHA-256",
    "url": "Link",
    "as_of": "As of",
}


def in_words(term: str) -> str:
    """Return a term of the record format in words.

    >>> in_words("refused_to_discuss")
    'Refused to discuss'
    """
    return _WORDS.get(term) or term.replace("_", " ").capitalize()


def one_a_line(texts: Iterable[str]) -> str | None:
    """Return texts one a line, or as a JSON list where a text itself could be mistaken for lines or for JSON."""
    items = list(texts)
    if any(_unsafe(item) for item in items):
        return as_json(items)
    return "\n".join(items) or None


def pairs(mapping: Mapping[str, str]) -> str | None:
    """Return a mapping as `key: value`, one a line, or as a JSON object where that could be misread."""
    if any(_unsafe(key) or _unsafe(value) or ":" in key for key, value in mapping.items()):
        return as_json(mapping)
    return "\n".join(f"{key}: {value}" for key, value in mapping.items()) or None


def as_json(data: object) -> str:
    """Return JSON data on one line, in any script."""
    return json.dumps(thaw(data), ensure_ascii=False)


def _unsafe(text: str) -> bool:
    return text != text.strip() or "\n" in text or "\r" in text or text.startswith(("[", "{"))
