import pytest

from summitkit.briefing import citations
from summitkit.briefing.labels import labels_in
from summitkit.inlines import Citation, Footnotes, Text
from summitkit.model import Evidence, Locator, Source

ENGLISH = labels_in("en")
FULL = Source(
    id="readout",
    title="Readout of a long meeting between two delegations by the lake",
    author="Press Office",
    issuer="Norland",
    publisher="Gazette",
    published="2025-08-17",
    url="https://example.org/r",
    language="fr",
)


def _words(runs: tuple[Text, ...]) -> str:
    return "".join(run.text for run in runs)


def _cited(source: Source | None, locator: Locator | None = None) -> tuple[str, str]:
    known = {source.id: source} if source else {}
    evidence = (Evidence(source=source.id if source else "unknown", locator=locator),)
    citation = citations.Citations(known, ENGLISH).note(evidence).citations[0]
    return _words(citation.full), _words(citation.short)


def test_note_names_source_and_place() -> None:
    """A note says author, title, issuer, publisher, date, place and link; again it says title and place."""
    full, short = _cited(FULL, Locator(unit="line", start=3, end=5))

    assert full == (
        "Press Office, Readout of a long meeting between two delegations by the lake, Norland, Gazette, "
        "published 17 August 2025, lines 3\N{EN DASH}5, https://example.org/r"
    )
    assert short == "Readout of a long meeting between two delegations by the…, lines 3\N{EN DASH}5"


def test_title_is_set_in_language_of_source() -> None:
    """A title is emphasised and carries the language of its source; the link is one."""
    runs = Citation(source=FULL.id, cited=citations.cited_as(FULL, ENGLISH)).full

    assert Text(FULL.title, emphasis="emphasis", language="fr") in runs
    assert runs[-1] == Text(FULL.url, link=FULL.url)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(id="a", issuer="Norland", publisher="Gazette"), "Norland, Gazette"),
        (Source(id="a", publisher="Gazette"), "Gazette"),
        (Source(id="a", url="https://example.org"), "https://example.org"),
        (Source(id="a", kind="article"), "Article"),
        (Source(id="a"), "Untitled source"),
        (None, "unknown"),
    ],
)
def test_source_without_title_has_name(source: Source | None, words: str) -> None:
    """A source goes by whatever the record knows of it."""
    assert _cited(source)[0] == words


def test_unbroken_title_is_cut_anyway() -> None:
    """A long title without a space is shortened too."""
    assert _cited(Source(id="a", title="x" * 100))[1] == "x" * 60 + "…"


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (Locator(unit="line", start=3), "line 3"),
        (Locator(unit="paragraph", start=3, end=3), "paragraph 3"),
        (Locator(unit="page", start=3, end=4), "pages 3\N{EN DASH}4"),
        (Locator(unit="cell", start="Positions!C7"), "cell Positions!C7"),
    ],
)
def test_place_is_named_in_words(locator: Locator, words: str) -> None:
    """One place is singular, several are plural."""
    assert citations.place(locator, ENGLISH) == words


def test_note_without_evidence_says_so() -> None:
    """What rests on nothing is not passed off as sourced."""
    citation = citations.Citations({}, ENGLISH).note(()).citations[0]

    assert (citation.source, _words(citation.full)) == ("", "The record names no source for this.")


def test_place_quoted_twice_is_cited_once() -> None:
    """The same place of the same source stands in a note once, however much of it is quoted."""
    evidence = (Evidence(source="readout", quote="a"), Evidence(source="readout", quote="b"), Evidence(source="other"))

    assert len(citations.Citations({"readout": FULL}, ENGLISH).note(evidence).citations) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Bureau, Titre, Gazette, publication\N{NO-BREAK SPACE}: août 2025, lignes 3–5, https://example.org/r"),
        ("de", "Bureau, Titre, Gazette, veröffentlicht: August 2025, Zeilen 3–5, https://example.org/r"),
        ("ar", "Bureau، Titre، Gazette، تاريخ النشر: أغسطس 2025، الأسطر من 3 إلى 5، https://example.org/r"),
        ("zh", "Bureau，Titre，Gazette，发布日期：2025年8月，第3至5行，https://example.org/r"),
        ("ja", "Bureau、Titre、Gazette、公表日：2025年8月、3～5行目、https://example.org/r"),
    ],
)
def test_note_is_written_as_in_language(language: str, words: str) -> None:
    """The parts of a note are joined, and its place and date said, as in the language of the labels."""
    source = Source(
        id="a", title="Titre", author="Bureau", publisher="Gazette", published="2025-08", url="https://example.org/r"
    )
    evidence = (Evidence(source="a", locator=Locator(unit="line", start=3, end=5)),)
    citation = citations.Citations({"a": source}, labels_in(language)).note(evidence).citations[0]

    assert _words(citation.full) == words


@pytest.mark.parametrize(
    ("language", "between"),
    [("en", "; "), ("fr", "\N{NARROW NO-BREAK SPACE}; "), ("ar", "؛ "), ("zh", "；")],
)
def test_sources_of_note_are_parted_as_in_language(language: str, between: str) -> None:
    """Several sources of one statement are parted by the mark of the language."""
    note = citations.Citations({}, labels_in(language)).note((Evidence(source="a"), Evidence(source="b")))

    assert _words(Footnotes().add(note)[1]) == f"a{between}b"
