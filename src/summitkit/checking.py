"""A summit held against every check that there is."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy

from attrs import evolve

from summitkit.errors import BrokenPlugin, Location, SummitkitError
from summitkit.findings import Finding
from summitkit.model import Summit
from summitkit.model.validators import POINTER
from summitkit.offers import Offer
from summitkit.plugins import Plugins
from summitkit.raw import place
from summitkit.specs import CheckContext, CheckSpec

_POINTER = re.compile(POINTER, re.ASCII)


def findings_of(
    summit: Summit, plugins: Plugins, places: Mapping[str, Location], texts: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return what the checks find, in the order of their codes, with code and severity of their specs.

    A check that fails, or that finds what is not its own, is skipped with a line.
    """
    context = CheckContext(texts=texts)
    # A plugin that changes what it is given must not change what the others see.
    given = summit if all(offer.builtin for offer in plugins.checks) else deepcopy(summit)
    findings = (
        finding
        for offer in plugins.checks
        for finding in _run(plugins, offer, summit if offer.builtin else given, context)
    )
    return tuple(finding.at(place(places, finding.pointer)) for finding in findings)


def explanation_of(code: str, plugins: Plugins) -> str:
    """Return the page of a check, in Markdown.

    Raises:
        UnknownFormat: There is no such check.
    """
    offer = plugins.choose(plugins.checks, code.upper() if ":" not in code else code, "check")
    if offer.spec.explanation or not offer.builtin:
        return offer.spec.explanation or offer.spec.summary or f"{offer.distribution} does not explain {offer.name}."
    page: str = plugins.call(offer, plugins.resolve(offer, "summitkit.checks.pages:explanation"), offer.spec)
    return page


def _run(plugins: Plugins, offer: Offer[CheckSpec], summit: Summit, context: CheckContext) -> Iterable[Finding]:
    try:
        found = plugins.call(offer, plugins.resolve(offer, offer.spec.target), summit, context=context)
        return [_stamped(each, offer.spec) for each in plugins.call(offer, tuple, found)]
    except SummitkitError as error:
        # A look-up of an id that the summit lacks is as much a fault of the check as any other.
        plugins.skip(offer.distribution, offer.name, "check", error)
        return ()


def _stamped(finding: object, spec: CheckSpec) -> Finding:
    if not isinstance(finding, Finding):
        raise BrokenPlugin(f"expected Finding, found {type(finding).__name__}")
    if finding.code not in ("", spec.code):
        raise BrokenPlugin(f"expected a finding of {spec.code}, found one of {finding.code}")
    if _POINTER.fullmatch(finding.pointer) is None:
        raise BrokenPlugin(f"expected a JSON pointer such as /positions/0, found {finding.pointer!r}")
    return evolve(finding, code=spec.code, severity=spec.severity)
