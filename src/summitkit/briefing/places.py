"""Where a summit took place, in words."""

from functools import cache
from gettext import NullTranslations, translation

import pycountry
from babel import Locale

from summitkit.briefing.labels import Labels
from summitkit.model import Venue

# Codes of ISO 3166-1 that users assign themselves, with the two-letter code under which CLDR knows the territory.
_USER_ASSIGNED = {"XKX": "XK", "XKK": "XK"}
# pycountry names the translations of Chinese by region, CLDR by script.
_REGION_OF_SCRIPT = {"Hans": "zh_CN", "Hant": "zh_TW"}


def in_words(venue: Venue, labels: Labels) -> str:
    """Return a venue from its building to its country, as far as the record says; in Chinese the country comes first.

    >>> from summitkit.briefing.labels import labels_in
    >>> in_words(Venue(locality="Anchorage", subdivision="US-AK", country="USA"), labels_in("de"))
    'Anchorage, Alaska, Vereinigte Staaten'
    """
    parts = [venue.name, venue.locality, _subdivision(venue.subdivision, labels), country(venue.country, labels)]
    is_widest_first = labels.label("punctuation", "places") == "widest first"
    return labels.joined(reversed(parts) if is_widest_first else parts, "clause")


def country(code: str, labels: Labels) -> str:
    """Return the name of an ISO 3166-1 alpha-3 code; the code itself where no name is known."""
    known = pycountry.countries.get(alpha_3=code)
    short = known.alpha_2 if known else _USER_ASSIGNED.get(code, "")
    if short:
        return str(Locale.parse(labels.locale).territories.get(short, code))
    former = pycountry.historic_countries.get(alpha_3=code)
    return str(former.name) if former else code


def _subdivision(code: str, labels: Labels) -> str:
    known = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # pycountry types countries alone
    return _names(labels.locale).gettext(str(known.name)) if known else ""


@cache
def _names(locale: str) -> NullTranslations:
    parsed = Locale.parse(locale)
    languages = [_REGION_OF_SCRIPT.get(parsed.script or "", locale)]
    return translation("iso3166-2", pycountry.LOCALES_DIR, languages, fallback=True)
