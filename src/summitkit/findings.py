"""What a check reports."""

from typing import Literal

from attrs import evolve, field, frozen, validators

from summitkit.errors import Location

Severity = Literal["error", "warning", "info"]

# From mild to grave: what `--fail-on` compares.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
_text = validators.instance_of(str)


@frozen(kw_only=True)
class Finding:
    """Something in a summit that a reader should know of before relying on it.

    A check need not fill in `code` and `severity`: they are taken from its `CheckSpec`.
    """

    code: str = field(default="", validator=_text)
    """Code of the rule, such as SK301; `summitkit explain SK301` tells more."""
    message: str = field(validator=_text)
    """What was found, in a sentence."""
    pointer: str = field(default="", validator=_text)
    """JSON pointer (RFC 6901) to what it is about; empty for the summit as a whole."""
    severity: Severity = field(default="warning", validator=validators.in_(SEVERITIES))
    """How grave it is."""
    location: Location | None = None
    """Place in the file, where it is known."""
    hint: str = field(default="", validator=_text)
    """What would put it right."""

    def at(self, location: Location | None) -> "Finding":
        """Return the same finding with a place, unless it has one."""
        return self if self.location or location is None else evolve(self, location=location)

    def __str__(self) -> str:
        """Return the finding on one line."""
        where = f"{self.location}: " if self.location else ""
        text = f"{where}{self.code} {self.severity}: {self.message}"
        return f"{text} ({self.hint})" if self.hint else text


def at_least(findings: "tuple[Finding, ...]", severity: Severity) -> "tuple[Finding, ...]":
    """Return the findings that are as grave as `severity` or graver."""
    return tuple(f for f in findings if SEVERITIES.index(f.severity) >= SEVERITIES.index(severity))
