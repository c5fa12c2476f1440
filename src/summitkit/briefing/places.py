"""Where a summit took place, in words."""

import pycountry
from babel import Locale

from summitkit.briefing.labels import Labels
from summitkit.model import Venue

# Codes of ISO 3166-1 that users assign themselves, with the two-letter code under which CLDR knows the territory.
_USER_ASSIGNED = {"XKX": "XK", "XKK": "XK"}


def in_words(venue: Venue, labels: Labels) -> str:
    """Return a venue from its building to its country, as far as the record says."""
    parts = (venue.name, venue.locality, _subdivision(venue.subdivision), country(venue.country, labels))
    return ", ".join(part for part in parts if part)


def country(code: str, labels: Labels) -> str:
    """Return the name of an ISO 3166-1 alpha-3 code; the code itself where no name is known."""
    known = pycountry.countries.get(alpha_3=code)
    short = known.alpha_2 if known else _USER_ASSIGNED.get(code, "")
    if short:
        return str(Locale.parse(labels.locale).territories.get(short, code))
    former = pycountry.historic_countries.get(alpha_3=code)
    return str(former.name) if former else code


def _subdivision(code: str) -> str:
    known = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # pycountry types countries alone
    return str(known.name) if known else ""
