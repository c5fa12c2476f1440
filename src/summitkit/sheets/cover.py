"""What stands beside the tables: the summit's own fields, the brief, and what the checks found."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, get_args, get_origin

import attrs

from summitkit.errors import token
from summitkit.findings import Finding, Severity
from summitkit.model import Brief, Summit, Venue, validators
from summitkit.model.notes import field_notes
from summitkit.sheets.columns import Field, column
from summitkit.sheets.sheet import Column, Row, Rows, Sheet
from summitkit.sheets.words import as_json, in_words
from summitkit.structure import key_of

_FACTS = (
    Column(key="field", heading="Field", width=28, note="Field of the record, in words.", derived=True),
    Column(
        key="value", heading="Value", width=80, note="What the record holds; empty where no source says. Data is JSON."
    ),
    Column(key="note", heading="What it is", width=46, note="What the field is for.", derived=True),
    Column(key="record", heading="Record", width=40, note="JSON pointer to the field. Leave it.", identifies=True),
)
# Fields of the summit that have sheets of their own.
_ELSEWHERE = frozenset(field.name for field in attrs.fields(Summit) if get_origin(field.type) is tuple) | {"brief"}


def summit_sheet(summit: Summit) -> Sheet:
    """Return the summit's own fields, one a row; its collections have sheets of their own."""
    return Sheet(
        key="summit",
        name="Summit",
        note="The summit itself: one field a row.",
        columns=_FACTS,
        rows=Rows(partial(_facts, summit, but=_ELSEWHERE)),
    )


def brief_sheet(brief: Brief, *, blanks: int = 0) -> Sheet:
    """Return the brief, one field a row, and one row for each thing in a list; then `blanks` more of each."""
    return Sheet(
        key="brief",
        name="Brief",
        note="What a briefing needs besides the record: memo block, objectives, lines to take.",
        columns=_FACTS,
        rows=Rows(partial(_facts, brief, "/brief", blanks=blanks)),
    )


def findings_sheet(findings: tuple[Finding, ...], *, complete: bool = False) -> Sheet:
    """Return what the checks found; columns that are empty throughout are left out, unless it is to be complete."""
    fields = [each for each in _of_finding() if complete or any(map(each.read, findings))]
    return Sheet(
        key="findings",
        name="Findings",
        note="What the checks found: read these before you rely on the rest.",
        columns=tuple(each.column for each in fields),
        rows=Rows(partial(_findings, findings, fields)),
    )


def _of_finding() -> Iterator[Field]:
    severities = tuple(in_words(severity) for severity in get_args(Severity))
    shown = column(Finding, "severity", "enum", width=11, choices=severities, derived=True)
    yield Field(shown, lambda finding: in_words(finding.severity))
    yield Field(column(Finding, "code", width=10, derived=True), lambda finding: finding.code)
    yield Field(column(Finding, "message", width=70, derived=True), lambda finding: finding.message)
    yield Field(column(Finding, "hint", width=40, derived=True), lambda finding: finding.hint or None)
    place = column(Finding, "location", heading="Place in the file", width=18, derived=True)
    yield Field(place, lambda finding: str(finding.location) if finding.location else None)
    pointer = column(Finding, "pointer", "reference", heading="Record", width=22, derived=True)
    yield Field(pointer, lambda finding: finding.pointer or None)


def _findings(findings: tuple[Finding, ...], fields: list[Field]) -> Iterator[Row]:
    for finding in findings:
        cells = tuple(each.read(finding) for each in fields)
        yield Row(pointer=finding.pointer, cells=cells, tones={"severity": finding.severity})


def _facts(
    entity: Any,  # noqa: ANN401 - any entity of the model
    pointer: str = "",
    label: str = "",
    *,
    but: frozenset[str] = frozenset(),
    blanks: int = 0,
) -> Iterator[Row]:
    cls: Any = type(entity)
    for attribute in attrs.fields(cls):
        if attribute.name not in but:
            key = key_of(attribute)
            value = _shown(getattr(entity, attribute.name), attribute, blanks)
            yield from _fact(value, f"{pointer}/{key}", f"{label}{in_words(key)}", field_notes(cls)[attribute.name])


def _shown(value: Any, attribute: "attrs.Attribute[Any]", blanks: int) -> Any:  # noqa: ANN401 - a value of the model, or its words
    if isinstance(attribute.validator, validators.OneOf):
        return value and in_words(value)
    if attribute.name == "extensions":
        return {key: as_json(item) for key, item in value.items()}
    if get_origin(attribute.type) is tuple:
        return (*value, *([None if get_args(attribute.type)[0] is str else get_args(attribute.type)[0]] * blanks))
    # What the record has nothing of is shown as a form.
    return Venue if value is None and attribute.type == Venue | None else value


def _fact(value: Any, pointer: str, label: str, note: str) -> Iterator[Row]:  # noqa: ANN401 - any value of the model
    if isinstance(value, type):
        for name, its_note in field_notes(value).items():
            yield _row(f"{pointer}/{name}", f"{label}: {in_words(name)}", None, its_note)
    elif attrs.has(type(value)) and not isinstance(value, Mapping):
        yield from _facts(value, pointer, f"{label}: ")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield _row(f"{pointer}/{token(key)}", f"{label}: {key}", item, note)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _fact(item, f"{pointer}/{index}", f"{label} {index + 1}", note)
    else:
        yield _row(pointer, label, value or None, note)


def _row(pointer: str, label: str, value: str | None, note: str) -> Row:
    return Row(pointer=pointer, cells=(label, value, note, pointer))
