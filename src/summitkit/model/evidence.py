"""Where a statement comes from: sources, and the words in them."""

import re
from typing import Any, Literal

from attrs import Attribute, field, frozen

from summitkit.model import validators as check
from summitkit.model.dates import edtf_date

SourceKind = Literal["official_readout", "transcript", "joint_statement", "article", "analysis", "dataset"]
LocatorUnit = Literal["line", "paragraph", "page", "cell"]

_CELL = re.compile(r"(?:.+!)?[A-Z]{1,3}[1-9]\d{0,6}", re.ASCII)


@check.naming
def _place(_: object, attribute: "Attribute[Any]", value: Any) -> None:  # noqa: ANN401 - any value may be offered
    if value is None and attribute.default is None:
        return
    counted = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    cell = isinstance(value, str) and _CELL.fullmatch(value) and not check.has_surrogate(value)
    if not counted and not cell:
        raise check.expected("a whole number from 1, or a cell such as Positions!C7", value)


@frozen(kw_only=True)
class Source:
    """A document that statements come from."""

    id: str = field(validator=check.slug)
    """Slug, unique among the sources."""
    kind: SourceKind | None = field(default=None, validator=check.one_of(SourceKind))
    """What sort of document it is."""
    title: str = field(default="", validator=check.text)
    """Title as printed."""
    issuer: str = field(default="", validator=check.text)
    """Who speaks: the government or organisation whose account it is."""
    publisher: str = field(default="", validator=check.text)
    """Who published it, where that is not the issuer."""
    author: str = field(default="", validator=check.text)
    """Author or authors as printed."""
    published: str = field(default="", validator=edtf_date)
    """EDTF date of publication, which is not the date of the meeting."""
    accessed: str = field(default="", validator=edtf_date)
    """EDTF date on which it was read."""
    url: str = field(default="", validator=check.link)
    """Link, http or https."""
    language: str = field(default="", validator=check.language)
    """BCP 47 tag of the language it is written in."""
    sha256: str = field(default="", validator=check.sha256)
    """SHA-256 of the file that was read, in lower-case hexadecimal."""


@frozen(kw_only=True)
class Locator:
    """A place inside a source."""

    unit: LocatorUnit = field(validator=check.one_of(LocatorUnit))
    """What is counted."""
    start: int | str = field(validator=_place)
    """First line, paragraph or page (from 1), or a cell such as `Positions!C7`."""
    end: int | str | None = field(default=None, validator=_place)
    """Last one; empty where the place is one unit."""

    def __str__(self) -> str:
        """Return the place in words, such as `lines 3-5`."""
        if self.end is None or self.end == self.start:
            return f"{self.unit} {self.start}"
        return f"{self.unit}s {self.start}-{self.end}"


@frozen(kw_only=True)
class Evidence:
    """Words of a source that a statement rests on."""

    source: str = field(validator=check.slug)
    """Id of the source."""
    quote: str = field(default="", validator=check.text)
    """The words, verbatim; runs of white space may be folded into one space."""
    locator: Locator | None = field(default=None, validator=check.optional(Locator))
    """Where the words stand in the source."""


EVIDENCE = check.each(Evidence)
