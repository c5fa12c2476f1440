"""Titles of people: known ones, those that a portfolio makes whole, and what they go on with."""

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from summitkit.loaders.article.actors import Actor, Naming, find_actors
from summitkit.loaders.article.marks import TOKEN
from summitkit.loaders.article.phrases import Found, Phrases, index
from summitkit.loaders.article.vocabulary import Vocabulary, read_data, vocabulary


@frozen
class Title:
    """A title in a text."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    plural: bool = False
    """Whether it is that of several people: "Presidents"."""
    actors: tuple[Actor, ...] = ()
    """Parties that it names."""


@cache
def _titles(language: str) -> Phrases[str]:
    titles = read_data(f"titles-{language}.toml")["titles"]
    stems = vocabulary(language).words("titles", "stems")
    whole = [title for title in (*titles, *stems) if not vocabulary(language).search("titles", "open", title)]
    return index(((form, title) for title in whole for form in (title, f"{title}s")), ignore_case=True)


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(title.lower() for title in read_data(f"titles-{language}.toml")["titles"])


def is_head(title: str, words: Vocabulary) -> bool:
    """Tell whether a title is one that the leader of a delegation bears, such as "Prime Minister"."""
    return title.casefold() in _heads(words.language)


@cache
def _heads(language: str) -> frozenset[str]:
    return frozenset(title.casefold() for title in read_data(f"titles-{language}.toml")["head_titles"])


def find_titles(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every title in a text."""
    for span in titles_among(text, find_actors(text, words), words):
        yield span.start, span.end


def titles_among(text: str, parties: tuple[Found[Naming], ...], words: Vocabulary) -> list[Title]:
    """Return the titles in a text in which these parties were found."""
    known = list(_find_titles(text, parties, words))
    for span in _portfolios(text, parties, words):
        inside = [other for other in known if other.start < span.end and span.start < other.end]
        if all(span.start <= other.start and other.end == span.end for other in inside):
            known = [other for other in known if other not in inside] + [span]
    return sorted(known, key=lambda span: span.start)


def _find_titles(text: str, parties: tuple[Found[Naming], ...], words: Vocabulary) -> Iterator[Title]:
    states = [each for each in parties if each.what.actors and each.what.actors[0].code]
    end = 0
    for found in _titles(words.language).find(text):
        prefix = words.search("titles", "prefix", text[: found.start])
        start = prefix.start() if prefix else found.start
        if found.start < end or _is_part_of_name(text, found, words):
            continue
        end = _extended(text, found.end, states, words)
        if (
            end == found.end
            and found.what in words.words("titles", "stems")
            and found.what.lower() not in _known(words.language)
        ):
            continue
        within = (each for each in parties if found.start <= each.start < end)
        plural = len(found.phrase) != len(found.what)
        yield Title(start, end, plural, tuple(actor for each in within for actor in each.what.actors))


def _is_part_of_name(text: str, found: Found[str], words: Vocabulary) -> bool:
    """Tell whether a title stands inside a name: "President Hassan Sheikh Mohamud"."""
    if found.what not in words.words("titles", "in_names"):
        return False
    before = re.search(rf"{TOKEN} $", text[: found.start])
    titled = before is not None and before[0].strip().lower() not in _known(words.language)
    return titled and re.match(rf" {TOKEN}", text[found.end :]) is not None


def _portfolios(text: str, parties: tuple[Found[Naming], ...], words: Vocabulary) -> Iterator[Title]:
    """Yield titles that begin with what somebody is minister of: "Irrigation Minister"."""
    for match in words.pattern("titles", "portfolio").finditer(text):
        start = max(
            (each.end + 1 for each in parties if each.start < match.end() and match.start() < each.end),
            default=match.start(),
        )
        before = words.pattern("titles", "before").match(text, start, match.end())
        start = before.end() if before else start
        if " " in text[start : match.end()]:
            yield Title(start, match.end())


def _extended(text: str, end: int, states: list[Found[Naming]], words: Vocabulary) -> int:
    joined = words.pattern("titles", "and").match(text, end)
    if joined and not any(joined.start() < state.end and state.start < joined.end() for state in states):
        known = next(_titles(words.language).find(joined[0]), None)
        return joined.end() if known is None else end
    more = words.pattern("titles", "goes_on").match(text, end)
    if more is None:
        return end
    republic = words.pattern("titles", "republic").match(text, end)
    if republic is not None:
        return republic.end()
    stop = min((state.start for state in states if more.start(1) <= state.start < more.end()), default=more.end())
    if stop == more.end():
        return stop
    cut = words.search("titles", "cut", text[end:stop])
    return end + cut.start() if cut else end
