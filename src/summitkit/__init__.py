"""summitkit holds a diplomatic summit as one validated record and renders it through plugins.

The names below are imported when they are first used (PEP 562): `import summitkit` and `summitkit --version` stay as
quick as Python allows. See docs/decisions/0001-lazy-public-surface.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitkit.api import Change, ExportReport, Reading, check, diff, dumps, export, load, loads, new, read
    from summitkit.errors import (
        BrokenPlugin,
        ConflictingPlugins,
        ExportError,
        InputError,
        InvalidRecord,
        InvalidValue,
        Location,
        OptionError,
        PluginError,
        Problem,
        SummitkitError,
        UnknownFormat,
        UnknownId,
        UnreadableInput,
    )
    from summitkit.findings import Finding
    from summitkit.hookspecs import hookimpl
    from summitkit.model import (
        Anchor,
        Assessment,
        Brief,
        Commitment,
        Delegate,
        Divergence,
        Evidence,
        Implication,
        Issue,
        Locator,
        Matrix,
        Narrative,
        Objective,
        Outcome,
        Party,
        Person,
        Position,
        Proposal,
        QuestionAndAnswer,
        Recommendation,
        Scale,
        Session,
        Source,
        Statement,
        Summit,
        Takeaway,
        Tenure,
        Venue,
    )
    from summitkit.plugins import Plugins
    from summitkit.raw import Input, Lexical, LoadReport, RawRecord
    from summitkit.schema import json_schema
    from summitkit.specs import (
        CheckContext,
        CheckSpec,
        ExportContext,
        ExporterSpec,
        LoadContext,
        LoaderSpec,
        ProfileSpec,
    )

__version__ = "0.1.0"

# Where the names above are defined, the quickest module to import first. A name is taken from the first that has it; a
# test holds that this is where the import above says.
_HOMES = ("errors", "findings", "specs", "hookspecs", "raw", "model", "plugins", "schema", "api")

__all__ = [
    "Anchor",
    "Assessment",
    "Brief",
    "BrokenPlugin",
    "Change",
    "CheckContext",
    "CheckSpec",
    "Commitment",
    "ConflictingPlugins",
    "Delegate",
    "Divergence",
    "Evidence",
    "ExportContext",
    "ExportError",
    "ExportReport",
    "ExporterSpec",
    "Finding",
    "Implication",
    "Input",
    "InputError",
    "InvalidRecord",
    "InvalidValue",
    "Issue",
    "Lexical",
    "LoadContext",
    "LoadReport",
    "LoaderSpec",
    "Location",
    "Locator",
    "Matrix",
    "Narrative",
    "Objective",
    "OptionError",
    "Outcome",
    "Party",
    "Person",
    "PluginError",
    "Plugins",
    "Position",
    "Problem",
    "ProfileSpec",
    "Proposal",
    "QuestionAndAnswer",
    "RawRecord",
    "Reading",
    "Recommendation",
    "Scale",
    "Session",
    "Source",
    "Statement",
    "Summit",
    "SummitkitError",
    "Takeaway",
    "Tenure",
    "UnknownFormat",
    "UnknownId",
    "UnreadableInput",
    "Venue",
    "__version__",
    "check",
    "diff",
    "dumps",
    "export",
    "hookimpl",
    "json_schema",
    "load",
    "loads",
    "new",
    "read",
]


def __getattr__(name: str) -> object:
    """Import a public name from its home, once."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    homes = (import_module(f"{__name__}.{home}") for home in _HOMES)
    return globals().setdefault(name, next(getattr(home, name) for home in homes if hasattr(home, name)))


def __dir__() -> list[str]:
    """List the public names."""
    return list(__all__)
