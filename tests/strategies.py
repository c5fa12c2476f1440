"""Hypothesis strategies for every valid summit, derived from the model so that no field is forgotten."""

import math
from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
from hypothesis import strategies as st

from summitkit import model
from summitkit.model import Issue, Party, Person, Source, Summit, validators
from summitkit.model.dates import edtf_date
from summitkit.structure import without_none

# Texts that one format or another would read, cut or escape wrongly.
AWKWARD = (
    *("NO", "ON", "y", "null", "~", "true", "12:30:45", "010", "007", "1e3", "1_000", "0x1F", ".5", "+1", "2025-08-15"),
    *(
        "---",
        "...",
        "- item",
        "key: value",
        "# heading",
        "a #b",
        "'single'",
        '"double"',
        "*bold*",
        "[a](b)",
        "| pipe |",
    ),
    *("=cmd|' /C calc'!A0", "+1", "-1", "@sum", "\ttab", "<script>", "&F", "_x000D_", "javascript:alert(1)", "a\\b"),
    *(
        " lead",
        "trail ",
        "two\nlines",
        "two\r\nlines",
        "ends\n",
        "\n\nstarts",
        "  indented\n\nlater\n \n",
        "\x00\x01\x1f",
    ),
    *(
        "\x7f\x85\xa0",
        "\u2028\u2029",
        "\ufeffbom",
        "\ufffe\uffff",
        "\u202ebidi\u202c",
        "zero\u200bwidth",
        "İstanbul",
        "٣",
    ),
    *("e\u0301", "\u00e9", "Москва", "北京", "\U0001f91d" * 3, "x" * 300),
)
DATES = (
    *("2025-08-15", "2025-08", "2025", "2027-23", "2025-08-15/2025-08-16", "../2025-08-15", "2025-08/..", "2025?"),
    *("2025-08~", "2025-08-15T10:30:00Z", "202X", "1986-10-11/1986-10-12"),
)
COUNTRIES = ("USA", "RUS", "NOR", "SUN", "XKX", "CHN", "QAT")
SUBDIVISIONS = ("US-AK", "IS-1", "GB-ENG", "FR-75C")
LANGUAGES = ("en", "ru", "pt-BR", "zh-Hant-TW", "sr-Latn", "x-klingon", "ara")

characters = st.characters(exclude_categories=["Cs"])
texts = st.sampled_from(AWKWARD) | st.text(characters, max_size=40)
full_texts = texts.filter(str.strip)
slugs = st.from_regex(validators.SLUG, fullmatch=True).filter(lambda slug: len(slug) <= 60)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**20), 10**20)
dates = st.sampled_from(DATES) | st.dates().map(lambda day: day.isoformat())
_tokens = st.text(characters, max_size=8).map(lambda key: key.replace("~", "~0").replace("/", "~1"))
pointers = st.lists(_tokens, max_size=3).map(lambda tokens: "".join(f"/{token}" for token in tokens))
links = st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"], exclude_characters='<>"'), max_size=20).map(
    lambda path: f"https://example.org/{path}"
)
json_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
places = st.integers(1, 10**6) | st.sampled_from(("A1", "Positions!C7", "Data & notes!XFD1048576"))

Ids = Mapping[str, st.SearchStrategy[str]]
# Which collection a field that holds an id points into.
REFERENCES = {
    "parties": ("party", "host", "proposers", "obligors", "beneficiaries", "affected"),
    "people": ("person", "attendees"),
    "issues": ("issue", "issues", "parent"),
    "sources": ("source",),
}
_COLLECTIONS: Mapping[str, type[Party | Person | Issue | Source]] = {
    "parties": Party,
    "people": Person,
    "issues": Issue,
    "sources": Source,
}
_BY_RULE: dict[object, st.SearchStrategy[Any]] = {
    validators.text: texts,
    validators.pointer: pointers,
    validators.link: links,
    validators.sha256: st.text("0123456789abcdef", min_size=64, max_size=64),
    validators.country: st.sampled_from(COUNTRIES),
    validators.subdivision: st.sampled_from(SUBDIVISIONS),
    validators.language: st.sampled_from([tag for tag in LANGUAGES if not tag.startswith("x-")]),
    edtf_date: dates,
    validators.texts: st.lists(full_texts, max_size=3).map(tuple),
    validators.interval: st.lists(numbers, min_size=2, max_size=2).map(lambda pair: tuple(sorted(pair))),
}
_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "identifiers": st.dictionaries(full_texts, full_texts, max_size=3),
    "extensions": st.dictionaries(texts, json_data, max_size=3),
}


@st.composite
def entities(draw: st.DrawFn, cls: type, ids: Ids | None = None) -> Any:  # noqa: ANN401 - an instance of `cls`
    """Return any valid instance of a class of the model; fields named in `ids` hold only those ids."""
    required, optional = _fields(cls)
    drawn = draw(st.sets(st.sampled_from(optional))) if optional else set()
    chosen = [*required, *(field for field in optional if field in drawn)]
    return cls(**{field.alias or field.name: draw(_values(field, ids or {})) for field in chosen})


@cache
def _fields(cls: Any) -> "tuple[list[attrs.Attribute[Any]], list[attrs.Attribute[Any]]]":  # noqa: ANN401 - an attrs class
    fields = attrs.fields(cls)
    required = [field for field in fields if field.default is attrs.NOTHING]
    return required, [field for field in fields if field not in required]


def every_class() -> tuple[type, ...]:
    """Return the classes that a record is made of."""
    return tuple(found for name in model.__all__ if (found := getattr(model, name)) is not model.Matrix)


def summits() -> st.SearchStrategy[Summit]:
    """Return any valid summit; references need not resolve."""
    return entities(Summit)


@st.composite
def records(draw: st.DrawFn) -> Summit:
    """Return any valid summit whose ids are unique in their collection and whose references resolve."""
    pools = {kind: draw(st.lists(slugs, min_size=1, max_size=3, unique=True)) for kind in _COLLECTIONS}
    ids = {field: st.sampled_from(pools[kind]) for kind, fields in REFERENCES.items() for field in fields}
    ids["about"] = st.sampled_from(("", "/title", "/parties/0"))
    summit: Summit = draw(entities(Summit, ids))
    named: dict[str, Any] = {
        kind: tuple(attrs.evolve(draw(entities(cls, ids)), id=each) for each in pools[kind])
        for kind, cls in _COLLECTIONS.items()
    }
    numbered: dict[str, Any] = {
        kind: _numbered(getattr(summit, kind)) for kind in ("sessions", "proposals", "commitments")
    }
    whole: Summit = attrs.evolve(summit, **named, **numbered)
    return whole


def _numbered(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(attrs.evolve(item, id=f"{item.id}-{number}") for number, item in enumerate(items, 1))


def _values(field: "attrs.Attribute[Any]", ids: Ids) -> st.SearchStrategy[Any]:
    hint = without_none(field.type)
    rule: Any = field.validator
    inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
    if field.name in _BY_NAME:
        found = _BY_NAME[field.name]
    elif attrs.has(inner):
        found = _nested(inner, ids, many=inner is not hint)
    elif rule in (validators.slug, validators.references) or field.name in ids:
        one = ids.get(field.name, slugs)
        found = one if hint is str else st.lists(one, max_size=3).map(tuple)
    else:
        found = _scalars(field, rule)
    return _or_empty(field, found)


def _nested(cls: type, ids: Ids, *, many: bool) -> st.SearchStrategy[Any]:
    one = entities(cls, ids)
    return st.lists(one, max_size=2).map(tuple) if many else one


def _scalars(field: "attrs.Attribute[Any]", rule: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a validator
    if isinstance(rule, validators.OneOf):
        return st.sampled_from(rule.choices)
    if isinstance(rule, validators.Number):
        return numbers if rule.low == -math.inf else st.integers(0, 100) | st.floats(rule.low, rule.high)
    if int | str == without_none(field.type):
        return places
    found = _BY_RULE[rule]
    return full_texts if rule is validators.text and field.default is attrs.NOTHING else found


def _or_empty(field: "attrs.Attribute[Any]", found: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    if NoneType in get_args(field.type):
        return st.none() | found
    return found | st.just("") if field.default == "" else found
