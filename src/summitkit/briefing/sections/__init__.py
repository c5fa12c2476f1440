"""The sections that a briefing can have: one function each, from the dossier to the blocks it has content for."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from summitkit.blocks import Block, Contents
from summitkit.briefing.dossier import Dossier
from summitkit.briefing.sections.assessment import assessment, likelihood, takeaways
from summitkit.briefing.sections.background import background, findings, narrative
from summitkit.briefing.sections.differences import differences
from summitkit.briefing.sections.event import delegations, event
from summitkit.briefing.sections.glance import glance
from summitkit.briefing.sections.memo import memo, objectives, recommendations
from summitkit.briefing.sections.positions import positions
from summitkit.briefing.sections.results import bottom_line, commitments, outcome, proposals
from summitkit.briefing.sections.sources import sources
from summitkit.briefing.sections.speaking import if_raised, key_messages, sensitivities
from summitkit.briefing.sections.timing import timing
from summitkit.briefing.sections.topics import issue, topics

SectionFunction: TypeAlias = Callable[[Dossier], Iterator[Block]]


def contents(_: Dossier) -> Iterator[Block]:
    """Yield the place of the list of sections; where they are few, the briefing goes without."""
    yield Contents()


SECTIONS: Mapping[str, SectionFunction] = MappingProxyType(
    {
        "memo": memo,
        "bottom_line": bottom_line,
        "contents": contents,
        "issue": issue,
        "recommendations": recommendations,
        "timing": timing,
        "event": event,
        "objectives": objectives,
        "outcome": outcome,
        "glance": glance,
        "positions": positions,
        "topics": topics,
        "differences": differences,
        "takeaways": takeaways,
        "assessment": assessment,
        "key_messages": key_messages,
        "if_raised": if_raised,
        "sensitivities": sensitivities,
        "commitments": commitments,
        "background": background,
        "delegations": delegations,
        "proposals": proposals,
        "narrative": narrative,
        "sources": sources,
        "likelihood": likelihood,
        "findings": findings,
    }
)
