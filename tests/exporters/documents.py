"""Workbooks and briefings that the validators look at: `python -m tests.exporters.documents FOLDER`.

Sizes and texts that no example has: few parties and many, nothing at all, everything that an office program could take
for something else, a blank form, and every field of the model filled; briefings in each language and for each profile.
"""

import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory

from tests.briefing.summits import BILATERAL
from tests.strategies import AWKWARD

import summitkit as sk
from summitkit.model import Evidence, Issue, Locator, Narrative, Party, Position, Source, Summit

STANCES = ("supports", "opposes", "conditional", "neutral", "not_stated", "refused_to_discuss")


def summit_of(parties: int, issues: int) -> Summit:
    """Return a summit at which every third party says nothing on an issue."""
    return Summit(
        id=f"parties-{parties}",
        title=f"{parties} parties",
        kind="bilateral" if parties == len("ab") else "multilateral",
        parties=tuple(Party(id=f"party-{n}", name=f"Party {n}", role="principal") for n in range(parties)),
        issues=tuple(Issue(id=f"issue-{n}", title=f"Issue {n}") for n in range(issues)),
        positions=tuple(_positions(parties, issues)),
        sources=(Source(id="notes", title="Notes", url="https://example.org/notes"),),
    )


def _positions(parties: int, issues: int) -> Iterator[Position]:
    for number in range(parties * issues):
        party, issue = number % parties, number // parties
        if (party + issue) % 3 < len("ab"):
            yield Position(
                issue=f"issue-{issue}",
                party=f"party-{party}",
                text=f"What party {party} holds on issue {issue}",
                stance=STANCES[(party * 2 + issue) % len(STANCES)],
                firmness="red_line" if number % 7 == 0 else None,
                as_of="2025-08-15",
                evidence=(Evidence(source="notes", quote="holds", locator=Locator(unit="line", start=number + 1)),),
            )


def hostile() -> Summit:
    """Return a summit whose every text is one that an office program could take for something else."""
    texts = (*AWKWARD, "x" * 40_000, "\U0001f91d" * 20_000, "#N/A", "=cmd|' /C calc'!A0", "&F &P", "1/2")
    return Summit(
        id="hostile",
        title="=1+1 &F <b>",
        marking="&A &D",
        extensions={text: text for text in texts},
        parties=tuple(Party(id=f"p-{n}", name=text) for n, text in enumerate(texts) if text.strip()),
        issues=(Issue(id="i", title="[Issue]/\\?*:"),),
        positions=tuple(Position(issue="i", party=f"p-{n}", text=text) for n, text in enumerate(texts) if text.strip()),
        sources=(Source(id="s", title="'", url="https://example.org/a?b=%3Cc%3E&d=1#e"),),
        narrative=tuple(Narrative(text=text) for text in texts if text.strip()),
    )


def workbooks(folder: Path) -> None:
    """Write the workbooks."""
    # One of the validators takes minutes for thousands of links.
    sizes = ((2, 50), (20, 12), (190, 3))
    summits = (*(summit_of(*size) for size in sizes), hostile(), Summit(id="empty", title="Empty"))
    for summit in summits:
        sk.export(summit, folder / f"{summit.id}.xlsx")
    sk.new(folder / "form.xlsx")


def briefings(folder: Path) -> None:
    """Write a briefing for each size, text, profile, language and option; the full record has scales as well."""
    for summit in (*(summit_of(parties, 8) for parties in (2, 5, 20)), hostile(), Summit(id="empty", title="Empty")):
        sk.export(summit, folder / f"{summit.id}.docx")
    with TemporaryDirectory() as elsewhere:
        template = Path(elsewhere, "template.docx")
        run_path("examples/make_template.py")["main"](str(template))
        for name, options in _options(template):
            sk.export(BILATERAL, folder / f"full-{name}.docx", **options)


def _options(template: Path) -> Iterator[tuple[str, dict[str, object]]]:
    yield from ((offer.spec.name, {"profile": offer.spec.name}) for offer in sk.Plugins().profiles)
    catalogues = (path.name for path in files("summitkit.briefing").joinpath("languages").iterdir())
    languages = sorted(name.removesuffix(".toml") for name in catalogues if name.endswith(".toml"))
    yield from ((language, {"language": language}) for language in languages)
    yield "review", {"profile": "us", "language": "ar", "draft": True, "review": True}
    yield "template", {"template": template}
    yield "template-he", {"template": template, "language": "he", "review": True}


def main(folder: Path) -> None:
    """Write the documents."""
    workbooks(folder)
    briefings(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
