"""A summit held against every check that there is."""

from collections.abc import Iterator, Mapping

from summitkit.errors import Location, SummitkitError
from summitkit.findings import Finding
from summitkit.model import Summit
from summitkit.offers import Offer
from summitkit.plugins import Plugins
from summitkit.raw import place
from summitkit.specs import CheckContext, CheckSpec


def findings_of(
    summit: Summit, plugins: Plugins, places: Mapping[str, Location], texts: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return what the checks find, in the order of their codes; a check that fails is skipped with a line."""
    context = CheckContext(texts=texts)
    findings = (finding for offer in plugins.checks for finding in _run(plugins, offer, summit, context))
    return tuple(finding.at(place(places, finding.pointer)) for finding in findings)


def explanation_of(code: str, plugins: Plugins) -> str:
    """Return the page of a check, in Markdown.

    Raises:
        UnknownFormat: There is no such check.
    """
    offer = plugins.choose(plugins.checks, code.upper() if ":" not in code else code, "check")
    if offer.spec.explanation or not offer.builtin:
        return offer.spec.explanation or offer.spec.summary
    page: str = plugins.call(offer, plugins.resolve(offer, "summitkit.checks.pages:explanation"), offer.spec)
    return page


def _run(plugins: Plugins, offer: Offer[CheckSpec], summit: Summit, context: CheckContext) -> Iterator[Finding]:
    try:
        found = plugins.call(offer, plugins.resolve(offer, offer.spec.target), summit, context=context)
        findings = plugins.call(offer, tuple, found)
    except SummitkitError as error:
        # A look-up of an id that the summit lacks is as much a fault of the check as any other.
        plugins.skip(offer.distribution, offer.name, "check", error)
        return
    for finding in findings:
        if isinstance(finding, Finding):
            yield finding
        else:
            reason = f"expected Finding, found {type(finding).__name__}"
            plugins.skip(offer.distribution, offer.name, "check", reason)
