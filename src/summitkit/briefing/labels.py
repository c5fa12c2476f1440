"""What a briefing says besides the words of the record: one file a language, so that a new language needs no code."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import field, frozen

FALLBACK = "en"
_FOLDER = files("summitkit.briefing") / "languages"


@frozen
class Labels:
    """The labels of one language, by group and key."""

    language: str
    """BCP 47 tag of the language."""
    locale: str
    """Name of the CLDR locale whose dates and country names go with it."""
    _groups: Mapping[str, Mapping[str, str]] = field(repr=False)

    def group(self, name: str) -> Mapping[str, str]:
        """Return the labels of a group, by key, in their order."""
        return self._groups[name]

    def label(self, group: str, key: str) -> str:
        """Return one label."""
        return self._groups[group][key]

    def find(self, group: str, key: str) -> str:
        """Return one label, or an empty string where there is none."""
        return self._groups[group].get(key, "")

    def phrase(self, key: str, **values: object) -> str:
        """Return a phrase with its braces filled in."""
        return self._groups["phrases"][key].format_map(values)


@cache
def labels_in(language: str, profile: str = "") -> Labels:
    """Return the labels for a BCP 47 tag, in English where there are none in its language.

    A group such as `headings_us` holds what the profile `us` calls by another name than `headings` does.
    """
    primary = language.lower().partition("-")[0]
    known = primary if (_FOLDER / f"{primary}.toml").is_file() else FALLBACK
    own, fallback = _read(known), _read(FALLBACK)
    groups = {
        name: {**labels, **own.get(name, {}), **own.get(f"{name}_{profile}", {})} for name, labels in fallback.items()
    }
    return Labels(known, own["language"]["locale"], groups)


@cache
def _read(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
