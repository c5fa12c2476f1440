"""The pages of the reference that come from the program itself: formats, checks and the record's keys."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import summitkit as sk
from summitkit.api import Format, explain, list_formats

_NOTE = "% Written by docs/_ext/pages.py; edit that.\n\n"
_ORIGIN = "This page is written from the plugins; `summitkit formats` prints the same for those that are installed."


def formats_page(plugins: sk.Plugins) -> str:
    """Return the page of all formats that the plugins read and write, with their options."""
    read = [each for each in list_formats(plugins=plugins) if each.direction == "read"]
    written = [each for each in list_formats(plugins=plugins) if each.direction == "write"]
    abilities = {offer.name: ", ".join(sorted(offer.spec.capabilities)) for offer in plugins.exporters}
    profiles = ((f"`{offer.name}`", offer.spec.summary, offer.spec.page_size) for offer in plugins.profiles)
    parts = (
        f"{_NOTE}# Formats\n\n{_ORIGIN}",
        "\n## Read\n",
        *_table(("name", "suffixes", "what it is"), (_row(each) for each in read)),
        *_options(read),
        "\n## Written\n",
        *_table(("name", "suffixes", "what it is", "capabilities"), ((*_row(e), abilities[e.name]) for e in written)),
        "\nA `lossless` format loads back to the same record, and `summitkit.dumps` returns a `text` format.",
        "A `folder` format writes its files to a path that is a folder or ends in `/`.",
        *_options(written),
        "\n## Profiles of a briefing\n",
        *_table(("name", "what it is", "page"), profiles),
    )
    return "\n".join(parts) + "\n"


def checks_page(plugins: sk.Plugins) -> str:
    """Return the page of all checks, each with its explanation."""
    parts = [f"{_NOTE}# Checks\n\nEach rule has a code; `summitkit explain SK301` prints the text below.\n"]
    for offer in plugins.checks:
        parts.append(f"({offer.name})=\n## {offer.name}: {offer.spec.summary}\n\nSeverity: {offer.spec.severity}.\n")
        parts.append(_below_heading(explain(offer.name, plugins=plugins)))
    return "\n".join(parts)


def keys_page() -> str:
    """Return the page of every object and key of a record, from the JSON Schema."""
    schema = sk.json_schema()
    parts = [f"{_NOTE}# Keys of a record\n\nThis page is written from the JSON Schema; **bold** keys are required.\n"]
    for name, definition in {"Summit": schema, **schema["$defs"]}.items():
        parts.append(f"(record-{name.lower()})=\n## {name}\n\n{definition['description']}\n")
        rows = (
            (_key(key, definition), _kind(value), value.get("description", ""))
            for key, value in definition["properties"].items()
        )
        parts += [*_table(("key", "value", "meaning"), rows), ""]
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


def _row(each: Format) -> tuple[str, str, str]:
    return f"`{each.name}`", ", ".join(f"`{suffix}`" for suffix in each.suffixes), each.summary


def _options(formats: Iterable[Format]) -> Iterator[str]:
    for each in formats:
        if each.options:
            yield f"\n### Options of {each.name}\n"
            rows = ((f"`{o.name}`", o.type.replace("|", ", "), _default(o.default), o.summary) for o in each.options)
            yield from _table(("option", "values", "default", "meaning"), rows)


def _default(default: str | None) -> str:
    return "required" if default is None else f"`{default}`" if default else ""


def _below_heading(explanation: str) -> str:
    lines = explanation.strip().splitlines()
    own = lines[1:] if lines and lines[0].startswith("# ") else lines
    return "\n".join(f"#{line}" if line.startswith("##") else line for line in own).strip() + "\n"


def _key(key: str, definition: Mapping[str, Any]) -> str:
    return f"**`{key}`**" if key in definition.get("required", ()) else f"`{key}`"


def _kind(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#record-{name.lower()})"
    if value.get("type") == "array":
        return f"list of {_kind(value['items'])}"
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    kinds = value["type"]
    return " or ".join(kinds) if isinstance(kinds, list) else kinds
