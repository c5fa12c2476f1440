"""The work of the plugin: from a summit to lines of text."""

import textwrap
from collections.abc import Iterator
from typing import BinaryIO

from attrs import field, frozen, validators

from summitkit import Evidence, ExportContext, Outcome, Summit

_LEAST = 20


@frozen(kw_only=True)
class PressOptions:
    """How the lines look; each is an option of the command line as well."""

    width: int = field(default=78, validator=validators.ge(_LEAST))
    """Characters in a line, at least 20."""
    sources: bool = True
    """Whether each line ends with the titles of its sources."""


class PressExporter:
    """Writes press lines."""

    def export(self, summit: Summit, out: BinaryIO, *, options: PressOptions, context: ExportContext) -> None:
        """Write the title, the outcomes and the commitments to `out`, in UTF-8."""
        lines = [summit.title, *_outcomes(summit, options), *_commitments(summit, options)]
        wrapped = (textwrap.fill(line, options.width, subsequent_indent="  ") for line in lines)
        out.write("\n".join(wrapped).encode() + b"\n")
        if summit.divergences:
            context.report(f"where accounts differ was left out ({len(summit.divergences)})")


def _outcomes(summit: Summit, options: PressOptions) -> Iterator[str]:
    for outcome in summit.outcomes:
        yield f"- {_words(outcome)}{_sources(summit, outcome.evidence, options)}"


def _words(outcome: Outcome) -> str:
    return outcome.text or outcome.kind.replace("_", " ").capitalize()


def _commitments(summit: Summit, options: PressOptions) -> Iterator[str]:
    for commitment in summit.commitments:
        names = ", ".join(summit.party(party).name for party in commitment.obligors)
        due = f" (by {commitment.deadline})" if commitment.deadline else ""
        line = f"{names}: {commitment.text}" if names else commitment.text
        yield f"- {line}{due}{_sources(summit, commitment.evidence, options)}"


def _sources(summit: Summit, evidence: tuple[Evidence, ...], options: PressOptions) -> str:
    titles = dict.fromkeys(summit.source(each.source).title or each.source for each in evidence)
    return f" [{'; '.join(titles)}]" if options.sources and titles else ""
