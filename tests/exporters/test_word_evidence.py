"""Every statement of a Word briefing leads to a source and a place in it: read from the XML, as a stranger would."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from tests.briefing.summits import BILATERAL, MINIMAL
from tests.words import parts_of, shown

import summitkit as sk
from summitkit.model import Evidence, Source, Summit, Takeaway

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORDS = {
    "bilateral": BILATERAL,
    "alaska": sk.load(EXAMPLES / "alaska-2025.yaml"),
    "river": sk.load(EXAMPLES / "river-basin-2026.yaml"),
}
PROFILES = ("default", "uk", "us", "ca", "eu", "thinktank")
# Longest title that a note repeats in full.
TITLE = 60


def _package(summit: Summit, **options: str) -> dict[str, bytes]:
    out = io.BytesIO()
    sk.export(summit, out, "word", **options)
    return parts_of(out.getvalue())


def _words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def _notes(parts: dict[str, bytes]) -> dict[str, str]:
    root = etree.fromstring(parts["word/footnotes.xml"])
    return {each.get(qn("w:id")): _words(each).strip() for each in root if each.get(qn("w:type")) is None}


def _paragraphs(parts: dict[str, bytes]) -> list[tuple[str, list[str]]]:
    """Return each paragraph of the body: its words, and the ids of its footnotes."""
    body = etree.fromstring(parts["word/document.xml"])
    return [
        (_words(each), [mark.get(qn("w:id")) for mark in each.iter(qn("w:footnoteReference"))])
        for each in body.iter(qn("w:p"))
    ]


def _statements(summit: Summit) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for items in (summit.positions, summit.outcomes, summit.commitments, summit.takeaways, summit.implications):
        yield from ((item.text, item.evidence) for item in items)
    yield from ((item.text, item.evidence) for item in (*summit.proposals, *summit.recommendations, *summit.narrative))
    for divergence in summit.divergences:
        yield from ((statement.text, statement.evidence) for statement in divergence.statements)


def _named(summit: Summit, evidence: Evidence) -> tuple[str, str]:
    """Return what a note has to hold of a piece of evidence: the beginning of the title, and the place."""
    source = next(each for each in summit.sources if each.id == evidence.source)
    place = evidence.locator
    return source.title[: TITLE // 2], f"{place.unit} {place.start}" if place else ""


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", RECORDS)
def test_statement_leads_to_source_and_place(name: str, profile: str) -> None:
    """The paragraph that states something has a footnote that names the source and the place in it."""
    summit = RECORDS[name]
    parts = _package(summit, profile=profile)
    notes, paragraphs = _notes(parts), _paragraphs(parts)
    stated = [(text.split("\n\n")[-1], evidence) for text, evidence in _statements(summit) if text and "|" not in text]

    assert len(stated) > 10
    for text, evidence in stated:
        noted = [" ".join(notes[mark] for mark in marks) for words, marks in paragraphs if text in words and marks]
        assert noted, text
        for title, place in (_named(summit, each) for each in evidence):
            assert any(title in note and re.search(rf"\b{place}\b", note) for note in noted), (text, title, place)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", RECORDS)
def test_every_footnote_names_its_source(name: str, profile: str) -> None:
    """No mark is without its note, no note without its mark, and none is empty."""
    parts = _package(RECORDS[name], profile=profile)
    notes = _notes(parts)
    marks = [mark for _, found in _paragraphs(parts) for mark in found]

    assert marks == list(notes) == [str(number) for number in range(1, len(marks) + 1)]
    assert all(notes.values())


def test_statement_without_source_says_so() -> None:
    """Where the record names no source, the footnote says that, instead of being left out."""
    parts = _package(Summit(id="bare", title="Bare", takeaways=(Takeaway(text="So it was"),)))

    assert list(_notes(parts).values()) == ["The record names no source for this."]


def test_link_of_source_can_be_followed() -> None:
    """The first note of a source holds its address as a link of the footnotes."""
    source = Source(id="web", title="Web", url="https://example.org/a")
    takeaway = Takeaway(text="So it was", evidence=(Evidence(source="web"),))
    out = io.BytesIO()
    sk.export(Summit(id="linked", title=MINIMAL.title, takeaways=(takeaway,), sources=(source,)), out, "word")
    package = docx.Document(out).part.package
    notes = next(part for part in package.iter_parts() if part.partname == "/word/footnotes.xml")

    assert [each.target_ref for each in notes.rels.values()] == ["https://example.org/a"]
    assert shown("Web, https://example.org/a") in _notes(parts_of(out.getvalue())).values()
