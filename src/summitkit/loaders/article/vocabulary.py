"""The words of a language, kept as data: one file a language, read when an account is."""

import re
import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from summitkit.loaders.article import marks

_DATA = files("summitkit.loaders.article") / "data"
_HOLE = re.compile(r"\{([A-Z_]+)\}")
# What a heading may announce.
ANNOUNCED = ("participants", "takeaways", "recommendations", "commitments", "implications", "positions")
_WORD = re.compile(r"[^\W\d_]+")


def languages() -> tuple[str, ...]:
    """Return the languages that there is a vocabulary for, as BCP 47 tags."""
    names = (entry.name for entry in _DATA.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if re.fullmatch(r"[a-z]{2,3}\.toml", name)))


@cache
def vocabulary(language: str) -> "Vocabulary":
    """Return the vocabulary of a language."""
    return Vocabulary(language, read_data(f"{language}.toml"))


@cache
def read_data(name: str) -> dict[str, Any]:
    """Return the content of a TOML file of the loader's data."""
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a table of the loader's data, without its comments."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def detect(text: str) -> "Vocabulary":
    """Return the vocabulary whose common words make up most of a text; English where none is at home."""
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    shares = {name: sum(word in vocabulary(name).stopwords for word in words) for name in languages()}
    return vocabulary(max(shares, key=lambda name: (shares[name], name == "en")))


def _cased(names: list[str]) -> list[str]:
    return [*names, *(name.upper() for name in names)]


def _names(language: str) -> dict[str, str]:
    """Return the patterns of the honorifics before a name, and of a name with them."""
    data = read_data(f"titles-{language}.toml")
    honorific = "(?:(?:" + "|".join(re.escape(each.rstrip(".")) + r"\.?" for each in data["honorifics"]) + ") )*"
    particles = "|".join(re.escape(each) for each in data["name_particles"] if each[0].islower())
    token = marks.TOKEN
    whole = rf"{token}(?: (?:(?:{particles}) ){{0,2}}{token}){{0,4}}(?:,? (?:Jr|Sr)\.)?"
    return {"HONORIFIC": honorific, "PERSON": rf"{honorific}(?P<name>{whole})(?![^\W\d_])"}


@frozen(eq=False)
class Vocabulary:
    """The words and turns of phrase of one language."""

    language: str
    """BCP 47 tag."""
    _data: dict[str, Any] = field(repr=False)
    _compiled: dict[tuple[str, str], tuple[re.Pattern[str], ...]] = field(factory=dict, init=False, repr=False)

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """Return the common words of the language."""
        return frozenset(self._data["stopwords"])

    def words(self, section: str, name: str) -> tuple[str, ...]:
        """Return a list of plain words; an empty section is the top of the file."""
        found = self._data[section][name] if section else self._data[name]
        return tuple([found] if isinstance(found, str) else found)

    def table(self, section: str, name: str) -> dict[str, Any]:
        """Return a table under plain words."""
        return dict(self._data[section][name])

    def patterns(self, section: str, name: str) -> tuple[re.Pattern[str], ...]:
        """Return the regular expressions under a name, in order."""
        key = (section, name)
        if key not in self._compiled:
            self._compiled[key] = tuple(re.compile(self._expanded(text)) for text in self.words(section, name))
        return self._compiled[key]

    def pattern(self, section: str, name: str) -> re.Pattern[str]:
        """Return the one regular expression under a name."""
        return self.patterns(section, name)[0]

    def search(self, section: str, name: str, text: str) -> re.Match[str] | None:
        """Return the first match in `text` of any expression under a name, tried in order."""
        return next((match for each in self.patterns(section, name) if (match := each.search(text))), None)

    def is_heading_of(self, kind: str, text: str) -> bool:
        """Tell whether a heading or a lead-in announces lists or tables of a kind."""
        return re.search(rf"\b(?:{self._data['headings'][kind]})", text, re.IGNORECASE) is not None

    def kind_of_heading(self, text: str) -> str:
        """Return the kind of lists or tables that a heading announces, empty where it announces none."""
        return next((kind for kind in ANNOUNCED if text and self.is_heading_of(kind, text)), "")

    def is_header(self, name: str, text: str) -> bool:
        """Tell whether the header of a column is one of those under a name, whole and whatever its case."""
        return re.fullmatch(self._data["tables"][name], text.strip().rstrip(":?"), re.IGNORECASE) is not None

    def _expanded(self, text: str) -> str:
        while _HOLE.search(text):
            text = _HOLE.sub(lambda hole: self._holes[hole[1]], text)
        return text

    @cached_property
    def _holes(self) -> dict[str, str]:
        dates, parsing = self._data["dates"], self._data["parsing"]
        entity = f"[{chr(marks.FIRST_ENTITY)}-{chr(marks.LAST_ENTITY)}]"
        return {
            **self._data["words"],
            "E": entity,
            "L": f"{parsing['first']}{parsing['before']}{entity}(?:{parsing['join']}{parsing['before']}{entity})*",
            "Q": marks.QUOTED,
            **{
                name: getattr(marks, name)
                for name in ("STATE", "ADJECTIVE", "SEAT", "TITLE", "TITLES", "TOKEN", "UPPER")
            },
            **_names(self.language),
            "MONTHS": "|".join(dates["months"]),
            "MONTH": r"\b(?:" + "|".join(_cased([*dates["months"], *dates["months_short"]])) + ")",
            "MEET_AGAIN": self._data["commitments"]["meet_again"],
        }
