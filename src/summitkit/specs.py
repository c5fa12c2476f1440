"""What a plugin says of itself: frozen records whose work stands behind a lazy `"module:object"` target."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

import attrs
from attrs import define, field, frozen

from summitkit.errors import InvalidValue
from summitkit.findings import SEVERITIES, Finding, Severity

# Where the work is: "module:object", imported on first use, or the object itself.
Target: TypeAlias = str | Callable[..., Any]


def _dotted(suffixes: Iterable[str]) -> tuple[str, ...]:
    return tuple(f".{suffix.lower().lstrip('.')}" for suffix in _tuple(suffixes))


def _tuple(texts: Iterable[str]) -> tuple[str, ...]:
    # A lone text is iterable as well, and would become its letters.
    if isinstance(texts, str):
        raise InvalidValue(f"expected several texts, found one: {texts!r}", hint=f"write ({texts!r},)")
    found = tuple(texts)
    if not all(isinstance(text, str) for text in found):
        raise InvalidValue(f"expected texts, found {found!r}")
    return found


def _groups(groups: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    if not isinstance(groups, Mapping):
        raise InvalidValue(f"groups: expected lists of sections by key, found {groups!r}")
    return {key: _tuple(members) for key, members in groups.items()}


def _set(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_tuple(texts))


def _named(pattern: str) -> "Callable[[object, attrs.Attribute[str], str], None]":
    compiled = re.compile(pattern, re.ASCII)

    def check(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
        if not isinstance(value, str) or compiled.fullmatch(value) is None:
            raise InvalidValue(f"{attribute.name}: expected something like {_EXAMPLES[pattern]}, found {value!r}")

    return check


# A name is typed on a command line, and `distribution:name` takes it apart at the colon.
_NAME = r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?"
_CODE = r"[A-Z]{2,}\d{3}"
_EXAMPLES = {_NAME: "'pptx' or 'press-lines'", _CODE: "'SK301'"}


@frozen(kw_only=True)
class LoaderSpec:
    """A format that summits can be read from.

    The target is a class with `load(self, source, *, options, context)` that takes a `summitkit.raw.Input` and returns
    a `summitkit.raw.RawRecord`; one that does not declare `options` or `context` is called without.
    """

    name: str = field(validator=_named(_NAME))
    """Name for `--from` and `format=`."""
    target: Target
    """The loader's class."""
    suffixes: tuple[str, ...] = field(default=(), converter=_dotted)
    """File suffixes it reads, such as `.json`."""
    media_types: tuple[str, ...] = field(default=(), converter=_tuple)
    """Media types it reads."""
    sniff: Target | None = None
    """A function from the first 4,096 bytes of a file to True where they look like this format."""
    fallback: bool = False
    """Whether its sniffer is asked after all others, because it knows no more than that the file is text, say."""
    options: Target | None = None
    """An attrs class of the options it takes."""
    summary: str = ""
    """One line for `summitkit formats`."""


@frozen(kw_only=True)
class ExporterSpec:
    """A format that summits can be rendered to.

    The target is a class with `export(self, summit, out, *, options, context)` that writes to the binary stream `out`;
    one that does not declare `options` or `context` is called without.
    """

    name: str = field(validator=_named(_NAME))
    """Name for `--to` and `format=`."""
    target: Target
    """The exporter's class."""
    suffixes: tuple[str, ...] = field(default=(), converter=_dotted)
    """File suffixes that choose it, such as `.docx`."""
    media_type: str = "application/octet-stream"
    """Media type of what it writes."""
    options: Target | None = None
    """An attrs class of the options it takes."""
    summary: str = ""
    """One line for `summitkit formats`."""
    capabilities: frozenset[str] = field(default=frozenset(), converter=_set)
    """What it can do: `lossless` (loads back to the same record), `text` (UTF-8, so `dumps` works), `folder` (a ZIP
    package of plainly named files and a `datapackage.json` whose `format` begins with `summitkit/`, which is unpacked
    where the target is a folder), `form` (its class has `form(self, out)`, which writes a blank form to fill in)."""


@frozen(kw_only=True)
class CheckSpec:
    """A rule that a summit is held against.

    The target is a function from a `Summit` to an iterable of `Finding`; one that declares `context` is given a
    `CheckContext`. Every finding is given the code and the severity of the spec.
    """

    code: str = field(validator=_named(_CODE))
    """Code of the rule: two letters or more, then three digits, such as SK301."""
    target: Target
    """The function."""
    severity: Severity = field(default="warning", validator=attrs.validators.in_(SEVERITIES))
    """How grave each of its findings is."""
    summary: str = ""
    """One line for the list of checks."""
    explanation: str = ""
    """What `summitkit explain` prints, in Markdown; the summary where it is empty."""


@frozen(kw_only=True)
class ProfileSpec:
    """A kind of briefing: which sections, in which order, under which headings.

    The words of a built-in profile in each language stand with the other words of that language.
    """

    name: str = field(validator=_named(_NAME))
    """Name for `-O profile=`."""
    sections: tuple[str, ...] = field(converter=_tuple)
    """Keys of the sections of the body, in order; a key of `groups` stands for the group."""
    groups: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_groups)
    """Sections that stand together under one heading, by the key of that heading."""
    annexes: tuple[str, ...] = field(default=(), converter=_tuple)
    """Keys of the sections that go to annexes, in order."""
    headings: Mapping[str, str] = field(factory=dict)
    """Headings that differ from the default ones, by key."""
    page_size: str = "A4"
    """A4 or Letter."""
    template: str = ""
    """Path of a Word file whose styles, margins, headers and footers the Word briefing takes; may be empty."""
    summary: str = ""
    """One line for `summitkit formats`."""


@frozen(kw_only=True)
class LoadContext:
    """What a loader may know besides the file."""

    format: str = ""
    """Name under which the loader was chosen."""


@frozen(kw_only=True)
class CheckContext:
    """What a check may know besides the summit."""

    texts: Mapping[str, str] = field(factory=dict)
    """Whole text of the sources that are at hand, by source id."""


@define(kw_only=True)
class ExportContext:
    """What an exporter may know besides the summit, and where it says what it could not write."""

    format: str = ""
    """Name under which the exporter was chosen."""
    suffix: str = ""
    """Suffix of the target, such as `.docx`; `/` for a folder, and empty where it has none, as a stream."""
    profiles: Mapping[str, ProfileSpec] = field(factory=dict)
    """Briefing profiles, by name."""
    findings: Callable[[], tuple[Finding, ...]] = tuple
    """Call it for the findings of the summit; the checks run on the first call."""
    notes: list[str] = field(factory=list)
    """What was changed or left out, each in a sentence."""

    def report(self, note: str) -> None:
        """Add a sentence to the export report."""
        self.notes.append(note)
