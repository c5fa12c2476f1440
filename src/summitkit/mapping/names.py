"""Names as tables spell them: when two are the same, and the countries that they are."""

import unicodedata
from functools import cache
from typing import Any


def folded(text: str) -> str:
    """Return what two spellings of one name share: case, white space and the composition of letters do not count."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def country_code(name: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a country, by that code or an English name; empty for any other name.

    The names are the short, full and common ones that pycountry lists. Case does not count in a name; in a code it
    does, since three small letters are more often a word.
    """
    return _codes().get(name) or _codes().get(folded(name), "")


def code_of(cell: str) -> str:
    """Return the alpha-3 code for an ISO 3166-1 alpha-2 code, and any other text as it stands."""
    return _two_letters().get(cell, cell)


def country_name(code: str) -> str:
    """Return the English name for an ISO 3166-1 alpha-2 or alpha-3 code; empty for any other text."""
    return _names().get(code, "")


@cache
def _countries() -> tuple[Any, ...]:
    import pycountry  # noqa: PLC0415 - reads its tables when imported; not needed before a table is read

    return tuple(pycountry.countries)


@cache
def _codes() -> dict[str, str]:
    kinds = ("name", "official_name", "common_name")
    found = {folded(getattr(each, kind, "")): each.alpha_3 for each in _countries() for kind in kinds}
    found.pop("")
    return found | {each.alpha_3: each.alpha_3 for each in _countries()}


@cache
def _two_letters() -> dict[str, str]:
    return {each.alpha_2: each.alpha_3 for each in _countries()}


@cache
def _names() -> dict[str, str]:
    named = {each.alpha_3: getattr(each, "common_name", each.name) for each in _countries()}
    return named | {two: named[three] for two, three in _two_letters().items()}
