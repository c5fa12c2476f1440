"""What a column of a foreign table can hold: a field of a position, or of what the position names."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import attrs
from attrs import frozen

from summitkit.errors import closest
from summitkit.mapping.names import folded
from summitkit.model import Evidence, Issue, Party, Position, Source, Summit, validators
from summitkit.model.dates import edtf_date
from summitkit.model.validators import OneOf, expected


def choices_of(attribute: "attrs.Attribute[Any]") -> tuple[str, ...]:
    """Return the terms that a field of the model takes, none where it takes any text."""
    return attribute.validator.choices if isinstance(attribute.validator, OneOf) else ()


@frozen
class Target:
    """The field of the model that a column fills."""

    owner: type
    """Class of the model."""
    name: str
    """Name of the field in it."""
    many: bool = False
    """Whether several columns may fill it together."""

    @cached_property
    def attribute(self) -> "attrs.Attribute[Any]":
        """Return the model's own field."""
        return attrs.fields_dict(self.owner)[self.name]

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """Return the terms that the field takes, none where it takes any text."""
        return choices_of(self.attribute)

    @cached_property
    def is_number(self) -> bool:
        """Tell whether it takes a number."""
        return isinstance(self.attribute.validator, validators.Number)

    @cached_property
    def is_date(self) -> bool:
        """Tell whether it takes an EDTF date."""
        return self.attribute.validator is edtf_date

    def check(self, value: object) -> None:
        """Hold a value against the model's own rule for the field.

        Raises:
            InvalidValue: The field cannot hold it.
        """
        # The attrs stubs type a validator as optional; every field of the model has one.
        rule: Any = self.attribute.validator
        rule(None, self.attribute, value)


# Key in [columns] -> what it fills.
TARGETS: Mapping[str, Target] = {
    "party": Target(Party, "name"),
    "party_code": Target(Party, "code"),
    "party_kind": Target(Party, "kind"),
    "party_role": Target(Party, "role"),
    "issue": Target(Issue, "title"),
    "issue_parent": Target(Issue, "title"),
    "issue_question": Target(Issue, "question"),
    "issue_status_quo": Target(Issue, "status_quo"),
    "issue_result": Target(Issue, "result"),
    "text": Target(Position, "text", many=True),
    "stance": Target(Position, "stance"),
    "firmness": Target(Position, "firmness"),
    "basis": Target(Position, "basis"),
    "value": Target(Position, "value"),
    "value_from": Target(Position, "value"),
    "value_to": Target(Position, "value"),
    "salience": Target(Position, "salience"),
    "conditions": Target(Position, "text", many=True),
    "as_of": Target(Position, "as_of"),
    "marking": Target(Position, "marking"),
    "quote": Target(Evidence, "quote", many=True),
    "place": Target(Evidence, "locator"),
    "source": Target(Source, "title"),
    "source_kind": Target(Source, "kind"),
    "issuer": Target(Source, "issuer"),
    "publisher": Target(Source, "publisher"),
    "author": Target(Source, "author"),
    "published": Target(Source, "published"),
    "url": Target(Source, "url"),
}
# A row that fills one of these says something; the other fields only describe what is said.
STATEMENTS = ("text", "stance", "firmness", "value", "value_from", "value_to", "salience", "conditions", "quote")
# Keys whose words a mapping may translate: terms of the record, and names.
WORDED = tuple(key for key, target in TARGETS.items() if target.choices or key in ("party", "issue", "party_code"))
# Fields of the record itself that are plain text, dates or terms.
PLAIN = tuple(each.name for each in attrs.fields(Summit) if each.type is str or choices_of(each))


def keys_of(owner: type) -> tuple[str, ...]:
    """Return the keys that fill a class of the model."""
    return tuple(key for key, target in TARGETS.items() if target.owner is owner)


def term(word: str, choices: tuple[str, ...]) -> str:
    """Return the term that a word spells, as `red_line` or as people write it: `Red line`, `one-on-one`.

    Raises:
        InvalidValue: It spells none; the hint is the closest.
    """
    terms = {_plain(choice): choice for choice in choices}
    if _plain(word) not in terms:
        plain = [choice.replace("_", " ") for choice in choices]
        raise expected(f"one of {', '.join(plain)}", word, closest(word, plain))
    return terms[_plain(word)]


def _plain(word: str) -> str:
    return folded(word.replace("_", " ").replace("-", " "))
