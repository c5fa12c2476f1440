"""Well-known leaders and the party that each spoke for, as public record has it."""

from functools import cache

from summitkit.loaders.article.actors import Actor, actors
from summitkit.loaders.article.phrases import Phrases, index
from summitkit.loaders.article.vocabulary import read_lines


@cache
def leader_names() -> Phrases[str]:
    """Return the full names of well-known leaders, ready to be found in a text."""
    return index((name, name) for name, _ in _rows())


def party_on_record(name: str, language: str) -> tuple[Actor, ...]:
    """Return the party of a well-known leader, whichever way round the name is printed; empty for anybody else."""
    code = _codes().get(_unordered(name))
    return (actors(language)[code],) if code else ()


@cache
def _codes() -> dict[str, str]:
    return {_unordered(name): code for name, code in _rows()}


def _rows() -> tuple[tuple[str, str], ...]:
    rows = (line.partition("\t") for line in read_lines("leaders.tsv"))
    return tuple((name, code) for name, _, code in rows)


def _unordered(name: str) -> str:
    """Return the parts of a name in one order: some countries put the family name first."""
    return " ".join(sorted(name.casefold().replace(",", "").split()))
