import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.briefing.summits import BILATERAL, FIVE, HOSTILE, HOSTILE_TEXTS, MINIMAL, cited
from tests.contrast import contrast
from tests.exporters.documents import summit_of
from tests.strategies import full_texts, summits
from tests.words import parts_of, shown, trees_of, word_bytes, word_of

import summitkit
from summitkit.briefing import DEFAULT
from summitkit.errors import ExportError, OptionError
from summitkit.exporters.word.comments import Margin
from summitkit.exporters.word.tables import TINTS
from summitkit.exporters.word.typesetter import _PLAIN, Typesetter
from summitkit.inlines import Text
from summitkit.model import Source, Summit, Takeaway
from summitkit.specs import ExportContext, ProfileSpec

EXAMPLE = Path(__file__).parents[2] / "examples" / "river-basin-2026.yaml"
EXPORT = """
import sys
import summitkit as sk
sk.export(sk.load(sys.argv[1]), sys.argv[2], draft=True, review=True)
"""
ALL = {"minimal": MINIMAL, "bilateral": BILATERAL, "five": FIVE, "hostile": HOSTILE}


def _footnotes(package: bytes) -> dict[str, str]:
    root = etree.fromstring(parts_of(package)["word/footnotes.xml"])
    return {
        each.get(qn("w:id")): "".join(each.itertext()).strip()
        for each in root.iter(qn("w:footnote"))
        if each.get(qn("w:type")) is None
    }


def _headings(word: WordDocument) -> list[tuple[str, str]]:
    styled = ((paragraph.style.name, paragraph.text) for paragraph in word.paragraphs)
    return [(name, text) for name, text in styled if name in ("Title", "Heading 1", "Heading 2")]


def _table(word: WordDocument, caption: str) -> list[list[str]]:
    for table in word.tables:
        named = table._tbl.tblPr.find(qn("w:tblCaption"))  # noqa: SLF001 - python-docx does not offer alternative text
        if named is not None and named.get(qn("w:val")) == caption:
            return [[cell.text for cell in row.cells] for row in table.rows]
    raise AssertionError(caption)


@pytest.fixture(scope="module")
def package() -> bytes:
    """Return the briefing on the full record."""
    return word_bytes(BILATERAL)


@pytest.fixture(scope="module")
def word(package: bytes) -> WordDocument:
    """Return the same, reopened."""
    return docx.Document(io.BytesIO(package))


def test_headings_stand_in_order(word: WordDocument) -> None:
    """Title, sections and annexes are true headings, in the order of the profile."""
    headings = _headings(word)

    assert headings[0] == ("Title", "The Lake Harbour summit")
    assert [text for name, text in headings if name == "Heading 1"] == [
        *("Bottom line", "Recommendations", "The event", "Objectives", "Outcome", "Positions"),
        *("Where accounts differ", "Takeaways", "Assessment", "Key messages", "If raised", "Sensitivities"),
        *(
            "Commitments",
            "Background",
            "Annex A: Texts and proposals",
            "Annex B: Sources",
            "Annex C: Probability scale",
        ),
    ]
    assert [text for name, text in headings if name == "Heading 2"] == ["The lake"]


def test_tables_hold_words_of_record(word: WordDocument) -> None:
    """A table of the record is a Word table, cell by cell."""
    assert _table(word, "Positions by issue and party") == [
        ["Issue", "Norland", "Sudland", "Gap"],
        [
            "Tariffs\nHow high should they be?\nIf nothing is agreed: Ten per cent",
            "Opposes · Red line · declared\nNo tariff at all\nOn condition: The islands agree\nas of August 2025",
            "Supports · attributed\nA tariff of fifteen per cent",
            "Not agreed\nApart by 15 of 20",
        ],
        ["Fishing grounds", "Conditional\nNot for the press", "Not stated", "Deferred"],
        ["Quota\nPart of Fishing grounds", "Not stated", "As it is", "Not stated"],
    ]
    assert _table(word, "Tariffs: where the parties stand")[1:] == [
        ["Norland", "0"],
        ["Sudland", "15 (10\N{EN DASH}20)"],
    ]


def test_every_table_says_what_it_shows(word: WordDocument) -> None:
    """Each table has alternative text, and one with a header row repeats it on every page."""
    for table in word.tables:
        properties = table._tbl.tblPr  # noqa: SLF001 - as in _table
        first = table.rows[0]._tr.trPr  # noqa: SLF001 - as in _table
        is_grid = properties.find(qn("w:tblStyle")).get(qn("w:val")) == "BriefingTable"

        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert (first.find(qn("w:tblHeader")) is not None) == is_grid


def test_footnotes_lead_to_source_and_place(package: bytes) -> None:
    """Each reference has its footnote, in order; the first of a source is full, the next are short."""
    notes = _footnotes(package)
    references = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', parts_of(package)["word/document.xml"].decode())

    assert references == list(notes) == [str(number) for number in range(1, len(notes) + 1)]
    assert notes["1"] == (
        "Press Office, Readout of the meeting at Lake Harbour, Government of Norland, State Gazette, "
        "published 17 August 2025, line 11, https://example.org/readout?id=1&lang=en"
    )
    assert notes["2"] == "Readout of the meeting at Lake Harbour, line 19"


def test_marking_and_reference_stand_on_every_page() -> None:
    """Header and footer carry what the record gives, on upright and lying pages alike."""
    word = word_of(evolve(FIVE, marking="RESTRICTED"), reference="ND/17", version="3")

    assert len(word.sections) == 3
    for section in word.sections:
        assert section.header.paragraphs[0].text == "Reference: ND/17\tRESTRICTED\tVersion: 3"
        assert section.footer.paragraphs[0].text.startswith("\tRESTRICTED\tPage ")
        assert re.findall(r'w:instr=" (\w+) "', section.footer._element.xml) == ["PAGE", "NUMPAGES"]  # noqa: SLF001 - python-docx does not offer fields


def test_no_marking_is_invented() -> None:
    """Without a marking, a reference or a version a header is empty."""
    word = word_of(MINIMAL)

    assert word.sections[0].header.paragraphs[0].text.strip() == ""


def test_wide_matrix_lies_between_upright_pages() -> None:
    """A matrix of five parties has a lying page of its own."""
    widths = [section.page_width > section.page_height for section in word_of(FIVE).sections]

    assert widths == [False, True, False]


@pytest.mark.parametrize(("profile", "millimetres"), [("default", (210, 297)), ("letter", (216, 279))])
def test_paper_is_that_of_profile(profile: str, millimetres: tuple[int, int]) -> None:
    """A profile says how large the paper is."""
    section = word_of(MINIMAL, profile=profile).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == millimetres


def test_properties_come_from_record(word: WordDocument) -> None:
    """Title, language, author and dates of the file are the record's, never the machine's."""
    properties = word.core_properties

    assert (properties.title, properties.language) == ("The Lake Harbour summit", "en")
    assert (properties.author, properties.last_modified_by, properties.version) == ("North Desk", "North Desk", "2")
    assert properties.created.isoformat() == properties.modified.isoformat() == "2025-08-20T00:00:00+00:00"
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en"


def test_source_date_epoch_dates_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable of reproducible builds stands before the record's date; what is no number is an error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert word_of(BILATERAL).core_properties.created.year == 2023
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ExportError, match="SOURCE_DATE_EPOCH"):
        word_bytes(BILATERAL)


@pytest.mark.parametrize("name", ALL)
def test_same_record_gives_sameword_bytes(name: str) -> None:
    """Two exports of one record are the same file."""
    assert word_bytes(ALL[name]) == word_bytes(ALL[name])


def test_environment_leaves_no_trace(tmp_path: Path) -> None:
    """Row 124: neither clock, time zone, locale nor the order of hashes shows in the bytes."""
    found = set()
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/Anchorage")):
        path = tmp_path / f"{seed}.docx"
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", EXPORT, str(EXAMPLE), str(path)], check=True, env=settings, timeout=120)
        found.add(path.read_bytes())

    assert len(found) == 1


@pytest.mark.parametrize("name", ALL)
def test_package_is_clean(name: str) -> None:
    """Each part is well-formed, nothing of the template's origin is left, and no section stands empty."""
    package = word_bytes(ALL[name])
    parts = parts_of(package)
    assert trees_of(package)
    body = list(docx.Document(io.BytesIO(package)).element.body)
    is_heading = [each.find(f".//{qn('w:pStyle')}[@{qn('w:val')}='Heading1']") is not None for each in body]

    assert list(parts)[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert not [part for part in parts if re.search("customXml|thumbnail|stylesWithEffects|docProps/app", part)]
    assert not any(first and second for first, second in pairwise(is_heading))


def test_numbered_lists_count_from_one_each(word: WordDocument) -> None:
    """Every numbered list has numbering of its own; bullets share one."""
    used = {int(number.get(qn("w:val"))) for number in word.element.iter(qn("w:numId"))}
    defined = {number.numId: number for number in word.part.numbering_part.element.num_lst}
    starts = [defined[number].find(f".//{qn('w:startOverride')}") for number in used - {1}]

    assert used == {1, 2, 3, 4}
    assert [start.get(qn("w:val")) for start in starts] == ["1", "1", "1"]


def test_references_lead_to_bookmarks(package: bytes) -> None:
    """The bottom line links to sections that carry the bookmark."""
    text = parts_of(package)["word/document.xml"].decode()
    anchors = re.findall(r"> REF (\S+) \\h <", text)
    bookmarks = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"/>', text)

    assert len(anchors) == 5
    assert set(anchors) < set(bookmarks)
    assert len(set(bookmarks)) == len(bookmarks)


def test_foreign_words_carry_their_language(package: bytes) -> None:
    """A quote in another language is marked as such for spelling and for screen readers."""
    text = parts_of(package)["word/document.xml"].decode()

    assert '<w:lang w:val="fr"/></w:rPr><w:t xml:space="preserve">“une rencontre est possible”' in text


def _cites(url: str) -> Summit:
    takeaway = Takeaway(text="So it was", evidence=cited(1, source="web"))
    return evolve(MINIMAL, sources=(Source(id="web", title="Web", url=url),), takeaways=(takeaway,))


def test_web_address_is_a_link() -> None:
    """A link in a footnote belongs to the footnotes, in characters that a package can hold."""
    package = word_bytes(_cites("https://example.org/\u00fc?b=c&d"))

    assert (
        'Target="https://example.org/%C3%BC?b=c&amp;d"' in parts_of(package)["word/_rels/footnotes.xml.rels"].decode()
    )
    assert _footnotes(package)["1"] == "Web, line 1, https://example.org/\u00fc?b=c&d"


def test_links_to_one_address_share_a_relationship() -> None:
    """Two sources of one address are two links in the text, and one entry in its list of targets."""
    url = "https://example.org/a"
    package = word_bytes(evolve(MINIMAL, sources=tuple(Source(id=each, title=each, url=url) for each in "ab")))
    relationships = trees_of(package)["word/_rels/document.xml.rels"]

    assert [each.get("Target") for each in relationships if each.get("TargetMode") == "External"] == [url]
    assert parts_of(package)["word/document.xml"].count(b"<w:hyperlink r:id=") == 2


def test_broken_link_stays_text_and_is_reported() -> None:
    """An address that is none keeps its words, loses its link, and the report says so."""
    context = ExportContext(profiles={"default": DEFAULT})
    package = word_bytes(_cites("http://[::1"), context)

    assert "word/_rels/footnotes.xml.rels" not in parts_of(package)
    assert _footnotes(package)["1"] == "Web, line 1, http://[::1"
    assert context.notes == ["left 'http://[::1' as plain text, since it is no web or mail address"]


def test_hostile_text_is_shown_as_text() -> None:
    """Formulas, markup, braces, right to left and emoji are words like any other; 40,000 characters are kept."""
    cells = [row[0] for row in _table(word_of(HOSTILE), "Positions by issue and party")[1:]]

    assert cells == [shown(text) for text in HOSTILE_TEXTS]


def test_illegible_characters_are_replaced_and_reported() -> None:
    """What XML cannot hold becomes U+FFFD, with a sentence for each character."""
    context = ExportContext(profiles={"default": DEFAULT})
    word_bytes(evolve(MINIMAL, summary="bell \x07 and \x07 and \uffff"), context)

    assert context.notes == [
        "replaced the character U+0007, which Word cannot hold, by U+FFFD (2 times)",
        "replaced the character U+FFFF, which Word cannot hold, by U+FFFD (1 times)",
    ]


@given(full_texts | st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip))
def test_word_text_is_record_text(text: str) -> None:
    """Whatever the text, Word holds it unchanged: title, running text, table."""
    word = word_of(evolve(BILATERAL, title=text, summary=text, issues=(evolve(BILATERAL.issues[1], title=text),)))
    background = [paragraph.text for paragraph in word.paragraphs].index("Background")

    assert word.paragraphs[0].text == shown(text)
    assert word.paragraphs[background + 1].text == shown(text)
    assert _table(word, "Positions by issue and party")[1][0] == shown(text)


@given(summits())
def test_any_record_exports(summit: Summit) -> None:
    """Every valid record makes a Word file that opens again, with the record's title."""
    assert word_of(summit).paragraphs[0].text == shown(summit.title)


def test_long_title_is_whole_in_text() -> None:
    """A title that the file's properties cannot hold is cut there alone, and the report says so."""
    context = ExportContext(profiles={"default": DEFAULT})
    word = docx.Document(io.BytesIO(word_bytes(evolve(MINIMAL, title="x" * 256), context)))

    assert word.paragraphs[0].text == "x" * 256
    assert word.core_properties.title == "x" * 254 + "\u2026"
    assert context.notes == [
        "cut the title in the document's properties to 255 characters; it stands whole in the text"
    ]


def test_options_fill_the_memo_block() -> None:
    """What is given with the export stands in the briefing before what the record's brief says."""
    word = word_of(
        BILATERAL, to="The Cabinet", sender="South Desk", action="information", date="2025-09", subject="New"
    )
    memo = {row.cells[0].text: row.cells[1].text for row in word.tables[0].rows}

    assert memo == {
        "To": "The Cabinet",
        "From": "South Desk",
        "Date": "September 2025",
        "Subject": "New",
        "Action": "Information",
        "Decide by": "1 September 2025",
        "Cleared by": "Legal, Protocol",
    }


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"profile": "defualt"}, "no briefing profile 'defualt'"),
        ({"date": "tomorrow"}, "EDTF"),
        ({"action": "approve"}, "expected one of information, decision, signature"),
        ({"colour": "red"}, "unknown option 'colour'"),
    ],
)
def test_wrong_option_is_refused(options: dict[str, str], message: str) -> None:
    """An option that cannot be is an error before anything is written."""
    out = io.BytesIO()
    with pytest.raises(OptionError, match=message):
        summitkit.export(MINIMAL, out, "word", **options)

    assert out.getvalue() == b""


def test_profile_of_plugin_is_used() -> None:
    """A profile that a plugin offers is as good as a built-in one."""

    class Plugin:
        @summitkit.hookimpl
        def summitkit_profiles(self) -> Iterator[ProfileSpec]:
            yield ProfileSpec(name="short", sections=("outcome",), headings={"outcome": "What came of it"})

    out = io.BytesIO()
    summitkit.export(BILATERAL, out, "word", plugins=summitkit.Plugins(Plugin(), installed=False), profile="short")

    assert _headings(docx.Document(out))[1:] == [("Heading 1", "What came of it")]


def test_words_have_contrast_on_all_tints() -> None:
    """Each colour of words has the contrast of WCAG level AA on paper and on every tint."""
    styles = (files("summitkit.exporters.word") / "parts" / "styles.xml").read_text(encoding="utf-8")
    words = set(re.findall(r'<w:color w:val="(\w{6})"/>', styles))
    grounds = {"FFFFFF", *filter(None, TINTS.values()), *re.findall(r'w:fill="(\w{6})"', styles)}
    poor = {(word, ground) for word in words for ground in grounds if contrast(word, ground) < 4.5}

    assert len(words) > 3
    assert len(grounds) > 8
    assert poor == set()


def test_large_tables_are_written_whole() -> None:
    """Of a table with hundreds of rows all are written, in order; what measured a sample of them leaves no trace."""
    summit = summit_of(3, 260)
    package = word_bytes(summit)
    rows = _table(docx.Document(io.BytesIO(package)), "Positions by issue and party")
    held = {(position.issue, position.party): position.text for position in summit.positions}

    assert [row[0] for row in rows[1:]] == [issue.title for issue in summit.issues]
    for issue, row in zip(summit.issues, rows[1:], strict=True):
        for party, cell in zip(summit.parties, row[1:4], strict=True):
            assert held.get((issue.id, party.id), "Not stated") in cell
    assert b"repeats" not in parts_of(package)["word/document.xml"]
    assert len(_footnotes(package)) == len(held)


def test_plain_text_is_set_as_any_other() -> None:
    """What is set at once, since nothing in it is special, is set as it would be character by character."""
    setter = typesetter("en")
    set_at_once = [character for code in range(0x20, 0xFFFF) if _PLAIN(character := chr(code))]

    assert len(set_at_once) > 50_000
    for character in filter(str.isprintable, set_at_once):
        assert setter.inlines((Text(character),)) == setter.plain(character)


def typesetter(language: str) -> Typesetter:
    """Return a typesetter of a document in a language."""
    word = docx.Document().part
    margin = Margin("", datetime(2025, 1, 1, tzinfo=UTC))
    return Typesetter(language=language, direction="ltr", numbers={}, margin=margin, body=word, notes=word)
