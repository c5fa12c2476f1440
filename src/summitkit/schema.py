"""The JSON Schema (draft 2020-12) of the record format, made from the model."""

import math
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

import attrs

from summitkit.model import Summit, validators
from summitkit.model.dates import edtf_date
from summitkit.model.notes import class_note, field_notes
from summitkit.structure import FORMAT, key_of, without_none

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SLUG = {"type": "string", "pattern": f"^{validators.SLUG}$"}
_TEXT = {"type": "string", "pattern": r"\S"}
# What the validators ask for that a type does not say. EDTF, ISO 3166-2 and BCP 47 have no regular expression that is
# worth reading, so the schema is wider there; `summitkit check` is exact.
_RULES: dict[Any, dict[str, Any]] = {
    validators.slug: _SLUG,
    validators.text: _TEXT,
    validators.pointer: {"pattern": f"^{validators.POINTER}$"},
    validators.link: {"pattern": f"^{validators.LINK}$"},
    validators.sha256: {"pattern": f"^{validators.SHA256}$"},
    validators.country: {"pattern": "^[A-Z]{3}$"},
    validators.subdivision: {"pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$"},
    validators.language: {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
    edtf_date: {"pattern": r"^\S.*$"},
    validators.references: {"items": _SLUG},
    validators.texts: {"items": _TEXT},
    validators.interval: {"minItems": 2, "maxItems": 2},
}
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    float: {"type": "number"},
    int: {"type": "integer"},
    int | str: {"type": ["integer", "string"]},
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record: one object, one definition per class of the model."""
    definitions: dict[str, Any] = {}
    _define(Summit, definitions)
    summit = definitions.pop("Summit")
    return {
        "$schema": DIALECT,
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        "title": "summitkit record",
        **summit,
        "properties": {"format": {"const": FORMAT}, **summit["properties"]},
        "$defs": dict(sorted(definitions.items())),
    }


def _define(cls: Any, definitions: dict[str, Any]) -> None:  # noqa: ANN401 - an attrs class
    if cls.__name__ in definitions:
        return
    definitions[cls.__name__] = {}
    fields = attrs.fields(cls)
    notes = field_notes(cls)
    definitions[cls.__name__] = {
        "type": "object",
        "description": class_note(cls),
        "properties": {key_of(f): {"description": notes[f.name], **_value(f, definitions)} for f in fields},
        "required": [key_of(f) for f in fields if f.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _value(attribute: "attrs.Attribute[Any]", definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _type(without_none(attribute.type), definitions)
    validator: Any = attribute.validator
    if isinstance(validator, validators.Number):
        return schema | _range(validator)
    rule = _RULES.get(validator, {})
    return schema | rule if attribute.default != "" or "pattern" not in rule else schema | _or_empty(rule)


def _or_empty(rule: dict[str, Any]) -> dict[str, Any]:
    return {} if rule is _TEXT else {"pattern": f"^$|{rule['pattern']}"}


def _range(number: validators.Number) -> dict[str, Any]:
    limits = {"minimum": number.low, "maximum": number.high}
    return {name: limit for name, limit in limits.items() if math.isfinite(limit)}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type hint
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], definitions)}
    if get_origin(hint) is Mapping:
        texts = get_args(hint)[1] is str
        return {"type": "object"} | ({"additionalProperties": _TEXT} if texts else {})
    _define(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}
