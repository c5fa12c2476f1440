"""Codes of other standards: ISO 3166 for places, BCP 47 for languages."""

import re
from functools import cache, lru_cache

from summitkit.errors import closest

# ISO 3166-1, clause 8.1.3: alpha-3 codes that users may assign themselves, such as XKX for Kosovo.
_USER_ASSIGNED = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z]", re.ASCII)
# RFC 5646, section 2.1, without the grandfathered tags, which it says should not be used.
_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})"
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*"
    r"(?:-[A-WY-Za-wy-z\d](?:-[A-Za-z\d]{2,8})+)*(?:-[xX](?:-[A-Za-z\d]{1,8})+)?",
    re.ASCII,
)


@cache
def _countries() -> frozenset[str]:
    import pycountry  # noqa: PLC0415 - reads its tables when imported; not needed to show help

    listed = (*pycountry.countries, *pycountry.historic_countries)
    return frozenset(country.alpha_3 for country in listed)


@cache
def _subdivisions() -> frozenset[str]:
    import pycountry  # noqa: PLC0415 - as in _countries

    return frozenset(subdivision.code for subdivision in pycountry.subdivisions)


@cache
def _languages() -> frozenset[str]:
    import pycountry  # noqa: PLC0415 - as in _countries

    two = {getattr(language, "alpha_2", "") for language in pycountry.languages}
    return frozenset(two | {language.alpha_3 for language in pycountry.languages})


@lru_cache(maxsize=1024)
def is_country(code: str) -> bool:
    """Tell whether `code` is an ISO 3166-1 alpha-3 code: current, withdrawn (SUN) or user-assigned (XKX)."""
    return code in _countries() or _USER_ASSIGNED.fullmatch(code) is not None


def is_subdivision(code: str) -> bool:
    """Tell whether `code` is an ISO 3166-2 code such as US-AK."""
    return code in _subdivisions()


@lru_cache(maxsize=1024)
def is_language(tag: str) -> bool:
    """Tell whether `tag` is a well-formed BCP 47 tag with a primary language that ISO 639 knows."""
    return _LANGUAGE.fullmatch(tag) is not None and tag.partition("-")[0].lower() in _languages()


@lru_cache(maxsize=1024)
def closest_country(code: str) -> str:
    """Return a hint with the nearest ISO 3166-1 alpha-3 code, or an empty string."""
    return closest(code, sorted(_countries()))


@lru_cache(maxsize=1024)
def closest_subdivision(code: str) -> str:
    """Return a hint with the nearest ISO 3166-2 code, or an empty string."""
    return closest(code, sorted(_subdivisions()))
