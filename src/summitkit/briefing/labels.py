"""What a briefing says besides the words of the record: one file a language, so that a new language needs no code."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain, product
from string import ascii_uppercase
from typing import Literal

from attrs import field, frozen
from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

FALLBACK = "en"
# Ways of joining the parts of a line: names that are alike, what is said of one thing, longer parts, short facts.
Joint = Literal["list", "clause", "series", "facts"]
_FOLDER = files("summitkit.briefing") / "languages"
# RFC 5646 (BCP 47), section 2.1: language, extended language, script, region; nothing behind them changes the labels.
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z]{3})*(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-.*)?", re.ASCII | re.IGNORECASE)


@frozen
class Labels:
    """The labels of one language, by group and key."""

    language: str
    """BCP 47 tag of the language, with the script and region that were asked for."""
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

    def joined(self, parts: Iterable[str], joint: Joint = "list") -> str:
        """Return those parts that are not empty as one line.

        >>> labels_in("en").joined(["Norland", "", "Sudland"]), labels_in("zh").joined(["北国", "南国"])
        ('Norland, Sudland', '北国、南国')
        """
        return self.label("punctuation", joint).join(filter(None, parts))

    def labelling(self, label: str) -> str:
        r"""Return a label with the mark that parts it from what it is the label of.

        >>> labels_in("en").labelling("Result"), labels_in("fr").labelling("Résultat")
        ('Result: ', 'Résultat\xa0: ')
        """
        return self.label("punctuation", "label").format(label=label)

    def number(self, value: float) -> str:
        """Return a number with the decimal sign of the language.

        >>> labels_in("en").number(0.5), labels_in("fr").number(0.5)
        ('0.5', '0,5')
        """
        return f"{value:g}".replace(".", self.decimal)

    def letters(self) -> Iterator[str]:
        """Yield what annexes are told apart by: letters or numbers of the language, then pairs of Latin letters.

        >>> next(labels_in("en").letters()), next(labels_in("zh").letters())
        ('A', '一')
        """
        pairs = map("".join, product(ascii_uppercase, repeat=2))
        return chain(self.label("language", "letters").split(), pairs)

    @property
    def decimal(self) -> str:
        """Return the decimal sign of the language."""
        return str(get_decimal_symbol(self.locale))

    def cover(self, language: str) -> bool:
        """Tell whether these are the labels for text in a language, whatever its region.

        >>> labels_in("fr").cover("fr-CA"), labels_in("zh").cover("zh-Hant"), labels_in("en").cover("sw")
        (True, False, False)
        """
        return _catalogues(language)[:1] == _catalogues(self.language)[:1]


@cache
def labels_in(language: str, profile: str = "") -> Labels:
    """Return the labels for a BCP 47 tag, in English where there are none in its language.

    A group such as `headings_us` holds what the profile `us` calls by another name than `headings` does. A file such
    as `zh-hant.toml` or `pt-br.toml` is for a language in one script or region; what it lacks is taken from the file
    of the language.
    """
    names = _catalogues(language)
    locale = _locale(language) if names else None
    regional = _existing(locale.language, locale.territory) if locale else ()
    layers = [_read(name) for name in reversed((*regional, *(names or (FALLBACK,))))]
    groups = {
        name: labels | dict(_entries(layers, name)) | dict(_entries(layers, f"{name}_{profile}"))
        for name, labels in _read(FALLBACK).items()
    }
    cldr = str(locale) if locale and locale.territory else groups["language"]["locale"]
    return Labels(language if names else FALLBACK, cldr, groups)


def _entries(layers: list[dict[str, dict[str, str]]], group: str) -> Iterator[tuple[str, str]]:
    for layer in layers:
        yield from layer.get(group, {}).items()


@cache
def _catalogues(language: str) -> tuple[str, ...]:
    # The names of the files of a language, the one for its script first. Asked for once for every run of a briefing.
    locale = _locale(language)
    return (*_existing(locale.language, locale.script), *_existing(locale.language)) if locale else ()


def _existing(*subtags: str | None) -> tuple[str, ...]:
    name = "-".join(filter(None, subtags)).lower()
    return (name,) if all(subtags) and (_FOLDER / f"{name}.toml").is_file() else ()


def _locale(language: str) -> Locale | None:
    found = _TAG.fullmatch(language)
    subtags = [subtag for subtag in found.groups() if subtag] if found else []
    while subtags:
        try:
            return Locale.parse("_".join(subtags))
        except (UnknownLocaleError, ValueError):
            subtags.pop()
    return None


@cache
def _read(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
