import base64
import hashlib
import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from tests.briefing.summits import BILATERAL, FIVE, HOSTILE, HOSTILE_TEXTS, MINIMAL, SOURCES, cited
from tests.exporters.pages import DOCUMENT, SPECTRUM
from tests.strategies import AWKWARD, full_texts, summits

import summitkit
from summitkit.blocks import Paragraph, Subheading
from summitkit.briefing import DEFAULT
from summitkit.briefing.options import BriefingOptions
from summitkit.document import Document, Section
from summitkit.exporters.html import HtmlExporter
from summitkit.exporters.html.page import page
from summitkit.exporters.html.style import quoted
from summitkit.exporters.legible import NOT_ON_PAGES
from summitkit.inlines import Text
from summitkit.model import Issue, Party, Source, Summit, Takeaway
from summitkit.specs import ExportContext

ALL = {"minimal": MINIMAL, "bilateral": BILATERAL, "five": FIVE, "hostile": HOSTILE}
EVERY_TEXT = full_texts | st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip)
# What a page is made of; anything else would have come out of a text.
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "section", "aside", "div"),
    *("h1", "h2", "h3", "h4", "p", "blockquote", "ol", "ul", "li", "dl", "dt", "dd", "figure", "a", "sup", "b", "span"),
    *("strong", "em", "br", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "dir", "charset", "http-equiv", "content", "name", "id", "class", "href", "role", "scope", "tabindex"),
    *("hidden", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"),
}


def _html(summit: Summit, context: ExportContext | None = None, **options: object) -> str:
    out = io.BytesIO()
    known = context or ExportContext(profiles={"default": DEFAULT})
    HtmlExporter().export(summit, out, options=BriefingOptions(**options), context=known)  # type: ignore[arg-type]
    return out.getvalue().decode()


def _parsed(markup: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(markup.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))


def _of(summit: Summit, **options: object) -> lxml_html.HtmlElement:
    return _parsed(_html(summit, **options))


def _words(element: lxml_html.HtmlElement) -> str:
    """Return the text of an element without the marks of notes, each `br` as a line break."""
    if element.tag == "sup":
        return element.tail or ""
    inside = "\n" if element.tag == "br" else (element.text or "") + "".join(map(_words, element))
    return inside + (element.tail or "")


def _texts(root: lxml_html.HtmlElement, tag: str) -> list[str]:
    return [_words(each).removesuffix(each.tail or "") for each in root.iter(tag)]


def _table(root: lxml_html.HtmlElement, caption: str) -> list[list[str]]:
    (table,) = (each for each in root.iter("table") if each.find("caption").text_content().endswith(f". {caption}"))
    rows = ([*row] for row in table.iter("tr"))
    return [
        ["\n".join(_texts(cell, "p")) or _words(cell).removesuffix(cell.tail or "") for cell in row] for row in rows
    ]


def _shown(text: str) -> str:
    """Return a text as a page holds it: illegible characters replaced, every line break the same."""
    return re.sub("\r\n|\r", "\n", NOT_ON_PAGES.sub("\ufffd", text))


def _document(*sections: Section) -> Document:
    return evolve(DOCUMENT, sections=sections, comments=())


@pytest.fixture(scope="module")
def bilateral() -> lxml_html.HtmlElement:
    """Return the page on the full record, reopened."""
    return _of(BILATERAL)


@pytest.fixture(scope="module")
def every_block() -> lxml_html.HtmlElement:
    """Return the page of every block, reopened."""
    return _parsed(page(DOCUMENT)[0])


def _pages() -> list[str]:
    findings = ExportContext(profiles={"default": DEFAULT}, findings=lambda: summitkit.check(BILATERAL))
    return [*(_html(each) for each in ALL.values()), _html(BILATERAL, findings, review=True), page(DOCUMENT)[0]]


@pytest.mark.parametrize("markup", _pages(), ids=[*ALL, "reviewed", "every block"])
def test_page_is_well_made(markup: str) -> None:
    """A page has only our own tags, unique ids, a target for every link inside it, and no heading level skipped."""
    root = _parsed(markup)
    ids = [each.get("id") for each in root.iter() if each.get("id") is not None]
    named = {name for each in root.iter() for key in ("aria-labelledby", "aria-describedby") if (name := each.get(key))}
    levels = [int(each.tag[1]) for each in root.iter("h1", "h2", "h3", "h4")]

    assert {each.tag for each in root.iter()} <= TAGS
    assert {name for each in root.iter() for name in each.attrib} <= ATTRIBUTES
    assert len(set(ids)) == len(ids)
    assert {each.get("href")[1:] for each in root.iter("a") if each.get("href").startswith("#")} | named <= set(ids)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(second <= first + 1 for first, second in pairwise(levels))


@pytest.mark.parametrize("markup", _pages(), ids=[*ALL, "reviewed", "every block"])
def test_page_is_well_formed(markup: str) -> None:
    """Every element is closed where it should be: but for the elements without an end tag, the page is XML."""
    body = markup.removeprefix("<!DOCTYPE html>\n").replace("<br>", "<br/>")
    root = etree.fromstring(re.sub("<meta([^>]*)>", r"<meta\1/>", body).encode(), etree.XMLParser(huge_tree=True))

    assert [each.tag for each in root] == ["head", "body"]


def test_policy_lets_in_own_style_alone(bilateral: lxml_html.HtmlElement) -> None:
    """The policy of the page forbids everything but its own style sheet, by its hash, and pictures it holds itself."""
    (policy,) = bilateral.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = bilateral.iter("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not bilateral.xpath("//script | //@style | //*[@src] | //link | //form")


def test_headings_stand_in_order(bilateral: lxml_html.HtmlElement) -> None:
    """Title, sections and annexes are headings, and the list of contents leads to each."""
    headings = _texts(bilateral, "h2")

    assert _texts(bilateral, "h1") == ["The Lake Harbour summit"]
    assert headings[:3] == ["Bottom line", "Contents", "Recommendations"]
    assert headings[-2:] == ["Annex C: Probability scale", "Notes"]
    assert _texts(bilateral.find(".//nav"), "a") == [each for each in headings[:-1] if each != "Contents"]
    assert _texts(bilateral, "h3") == ["The lake"]


def test_landmarks_hold_everything(bilateral: lxml_html.HtmlElement) -> None:
    """Whoever leaps from landmark to landmark misses nothing; the language is the record's."""
    assert [each.tag for each in bilateral.body] == ["header", "main", "footer"]
    assert bilateral.find(".//nav").get("aria-label") == "Contents"
    assert (bilateral.get("lang"), bilateral.get("dir")) == ("en", "ltr")
    assert bilateral.findtext(".//title") == "The Lake Harbour summit"
    assert bilateral.xpath("//meta[@name='author']/@content") == ["North Desk"]


def test_list_of_contents_stands_where_it_is_asked_for() -> None:
    """A page has a list of contents where the document has one, and no other."""
    sections = tuple(Section(key=f"s{n}", heading=f"S {n}", blocks=(Paragraph((Text("a"),)),)) for n in range(4))

    assert _parsed(page(_document(*sections))[0]).find(".//nav") is None
    assert _parsed(page(DOCUMENT)[0]).xpath("name(//nav/..)") == "section"


def test_tables_hold_words_of_record(bilateral: lxml_html.HtmlElement) -> None:
    """A table of the record is a table of the page, cell by cell."""
    assert _table(bilateral, "Positions by issue and party") == [
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


def test_every_table_says_what_it_shows(every_block: lxml_html.HtmlElement) -> None:
    """Each table has a caption with its number, a summary, and headers that say what they head; none is empty."""
    captions = [each.find("caption").text_content() for each in every_block.iter("table")]
    summaries = [every_block.get_element_by_id(each.get("aria-describedby")).text for each in every_block.iter("table")]
    scopes = [each.get("scope") for each in every_block.iter("th")]

    assert captions == ["Table 1. Who wants what", "Figure 1. How high", "Figure 2. How high"]
    assert summaries[0] == "Each row is an issue."
    assert scopes == ["col", "col", "row", *("col", "col", "row", "row"), *("col", "col", "row")]
    assert all(each.text_content() for each in every_block.iter("th"))


def test_tones_stand_beside_words(every_block: lxml_html.HtmlElement) -> None:
    """A tint is a class of the cell, whose words say the same; centred columns have theirs."""
    cells = [(each.get("class"), each.text_content()) for each in every_block.find(".//table").iter("td")]

    assert cells == [
        ("w25", ""),
        ("opposes centred", "Opposesas of May"),
        ("not_stated", ""),
        (None, ""),
        ("supports centred", "Supports"),
        (None, "?"),
    ]


def test_scale_has_line_with_places() -> None:
    """A place on a scale is a class of its percentage, which the style sheet knows; a span is as long as it is wide."""
    markup = page(_document(Section(key="s", heading="S", blocks=(SPECTRUM,))))[0]

    assert re.findall(r'class="((?:span|mark) [^"]*)"', markup) == ["mark x0", "span x50 w50", "mark x75"]
    assert ".w75{width:75%}.x75{inset-inline-start:75%}" in markup
    assert "0: none · 20: most" in markup


def test_notes_lead_there_and_back(bilateral: lxml_html.HtmlElement) -> None:
    """Each mark leads to its note and back; the first note of a source is full, the next are short."""
    marks = bilateral.xpath("//a[@role='doc-noteref']")
    notes = bilateral.xpath("//section[@role='doc-endnotes']/ol/li")
    back = bilateral.xpath("//a[@role='doc-backlink']/@href")

    assert [each.text for each in marks] == [str(number) for number in range(1, len(notes) + 1)]
    assert [each.get("href")[1:] for each in marks] == [each.get("id") for each in notes]
    assert [each[1:] for each in back] == [each.get("id") for each in marks]
    assert notes[0].text_content() == (
        "Press Office, Readout of the meeting at Lake Harbour, Government of Norland, State Gazette, "
        "published 17 August 2025, line 11, https://example.org/readout?id=1&lang=en ↩"
    )
    assert notes[1].text_content() == "Readout of the meeting at Lake Harbour, line 19 ↩"


def test_runs_carry_language_and_direction(every_block: lxml_html.HtmlElement) -> None:
    """Words in another language say so to a screen reader, and those from right to left run so."""
    foreign = [
        (each.tag, each.get("lang"), each.get("dir"), each.text) for each in every_block.body.xpath("//*[@lang]")
    ]

    assert foreign[1:] == [("span", "fr", None, "mots"), ("em", "ar", "rtl", "كلمات")]


def test_override_stays_in_its_run() -> None:
    """Row 82: what turns letters around is kept, and turns nothing beyond the words it came in."""
    blocks = (Paragraph((Text("\u202eevil"), Text(" words"))),)
    markup, _ = page(_document(Section(key="s", heading="S", blocks=blocks)))

    assert '<p><span dir="ltr">\u202eevil</span> words</p>' in markup


def test_page_runs_from_right_to_left() -> None:
    """A document from right to left says so, and its printed pages have their corners the other way round."""
    markup = page(evolve(DOCUMENT, language="ar", direction="rtl"))[0]

    assert markup.startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">')
    assert '@top-right{content:"Reference\\3a  R\\2f 1"' in markup
    assert "@bottom-left{content:" in markup


def test_box_is_a_labelled_note(every_block: lxml_html.HtmlElement) -> None:
    """A box says what it is, and is no landmark; a title is no heading."""
    boxes = [(each.get("role"), each.get("aria-label"), _texts(each, "p")) for each in every_block.iter("aside")]

    assert boxes == [("note", "A difference.", ["Differs", "both ways"]), ("note", "A line.", ["untitled"])]


def test_choice_is_printed_boxes(every_block: lxml_html.HtmlElement) -> None:
    """Boxes to tick are words for a pen, not elements of a form."""
    choices = [[option.text for option in each] for each in every_block.find_class("choice")]

    assert choices == [["☐\xa0Yes", "☐\xa0No"], ["☐\xa0Agree", "☐\xa0Disagree"]]


def test_facts_are_names_and_values(bilateral: lxml_html.HtmlElement) -> None:
    """A memo block is a list of names and values."""
    memo = bilateral.find(".//dl")

    assert dict(zip(_texts(memo, "dt"), _texts(memo, "dd"), strict=True))["To"] == "The Minister"


def test_marking_stands_at_top_and_bottom(every_block: lxml_html.HtmlElement) -> None:
    """The marking, word for word, opens and closes the page and heads every printed one; a draft says so."""
    style = every_block.findtext(".//style")

    assert [each.text for each in every_block.find_class("marking")] == ["TOP <SECRET>"] * 2
    assert [each.text for each in every_block.find_class("draft")] == ["Draft"]
    assert style.count('content:"TOP \\3c SECRET\\3e "') == 2
    assert 'content:"Page " counter(page) " of " counter(pages)' in style
    assert "@page{size:Letter portrait;" in style


def test_no_marking_is_invented() -> None:
    """Without a marking, a reference or a version there is none, on the screen and on paper."""
    markup = _html(MINIMAL)

    assert "<footer" not in markup
    assert 'class="file"' not in markup
    assert "@top-" not in markup


@pytest.mark.parametrize("text", ['"', "\\", "</style>", "\n", "} *{display:none}", "/*", "é", "\U0001f91d", "a b1"])
def test_style_cannot_be_broken_out_of(text: str) -> None:
    """Row 97: in a CSS string every character but letters, digits and spaces is written by its number."""
    found = quoted(text)

    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"', found)
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), found[1:-1]) == text


def test_wide_matrix_lies_on_a_page_of_its_own() -> None:
    """A wide section is printed lying, and the first annex begins a page."""
    classes = {each.get("id"): each.get("class") for each in _of(FIVE).iter("section") if each.get("id")}

    assert (classes["positions"], classes["sources"], classes["event"]) == ("landscape", "new-page", None)


def test_remarks_stand_beside_their_places(every_block: lxml_html.HtmlElement) -> None:
    """A remark is marked once, where the record's item is first stated, and listed at the end with the way back."""
    marks = [each.getparent().getprevious().tag for each in every_block.xpath("//sup[@class='comment']/a")]
    listed = [
        (each.text_content(), each.xpath("a/@href")) for each in every_block.xpath("//section[@class='notes'][2]/ol/li")
    ]

    assert marks == ["sup", "sup"]
    assert listed == [
        ("SK1: on the place ↩", ["#:place-1"]),
        ("SK2: on the whole", []),
        ("SK3: on the place as well ↩", ["#:place-3"]),
    ]


def test_findings_are_remarks_on_request() -> None:
    """With `review`, what the checks found stands on the page."""
    context = ExportContext(profiles={"default": DEFAULT}, findings=lambda: summitkit.check(BILATERAL))

    assert "Checks of the record" in _html(BILATERAL, context, review=True)
    assert "Checks of the record" not in _html(BILATERAL, context)


@pytest.mark.parametrize("name", ALL)
def test_same_record_gives_same_bytes(name: str) -> None:
    """Two exports of one record are the same page."""
    assert _html(ALL[name]) == _html(ALL[name])


HOSTILE_ROWS = (
    *("=cmd|' /C calc'!A0", "<td>=1+1</td>", "<script>alert(1)</script>", "</title><script>alert(1)</script>"),
    *('"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "</style><script>alert(1)</script>", "<!--", "-->"),
    *("javascript:alert(1)", "&#106;avascript:alert(1)", "&lt;b&gt;", "&amp;", "]]>", "<![CDATA[", "<?php ?>", "a  b"),
)


@pytest.mark.parametrize("text", [*HOSTILE_ROWS, *AWKWARD])
def test_markup_is_shown_as_text(text: str) -> None:
    """Rows 95-99: whatever a text would be in HTML, it is shown as it stands, wherever a record's text can stand."""
    if not text.strip():
        return
    party = Party(id="a", name=text, role="principal")
    summit = evolve(MINIMAL, title=text, summary=text, marking=text, parties=(party,), takeaways=(Takeaway(text=text),))
    root = _of(evolve(summit, issues=(Issue(id="i", title=text),)), reference=text, sender=text)

    assert {each.tag for each in root.iter()} <= TAGS
    assert {name for each in root.iter() for name in each.attrib} <= ATTRIBUTES
    assert _texts(root, "h1") == [_shown(text)]
    assert _texts(root.find(".//header"), "p")[0] == _shown(text)
    head, *rows = _table(root, "Positions by issue and party")
    assert [head[:2], *(row[:2] for row in rows)] == [["Issue", _shown(text)], [_shown(text), "Not stated"]]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "&#106;avascript:alert(1)", "\\\\server\\share", "file:///etc"])
def test_unsafe_link_is_text_and_reported(url: str) -> None:
    """Rows 98-100: what is no web or mail address keeps its words, loses its link, and the report says so."""
    blocks = (Paragraph((Text("words", link=url),)),)
    markup, notes = page(_document(Section(key="s", heading="S", blocks=blocks)))

    assert "<p>words</p>" in markup
    assert notes == [f"left {url!r} as plain text, since it is no web or mail address"]


def test_web_address_is_a_link() -> None:
    """Row 97: a link is quoted, in characters that an address can hold."""
    takeaway = Takeaway(text="So it was", evidence=cited(1, source="web"))
    source = Source(id="web", title="Web", url="https://example.org/\u00fc?b='c'&d=")
    root = _of(evolve(MINIMAL, sources=(source,), takeaways=(takeaway,)))

    assert root.xpath("//section[@role='doc-endnotes']//a/@href")[0] == "https://example.org/%C3%BC?b='c'&d="


def test_references_lead_to_what_they_name(every_block: lxml_html.HtmlElement) -> None:
    """A reference without words has the name of its table; one that leads nowhere is plain words."""
    links = [(each.text, each.get("href")) for each in every_block.xpath("//section[@id='body']/p[1]/a")]

    assert links == [
        ("safe", "https://example.org/(a)"),
        ("Table 1", "#table%20positions"),
        (" there", "#inner"),
    ]
    assert " nowhere!" in every_block.get_element_by_id("body").find("p").text_content()


def test_levels_are_never_skipped() -> None:
    """Headings below none, or below one of too high a level, move up."""
    deep = Section(key="b", heading="B", level=2, blocks=(Subheading((Text("C"),)),))
    root = _parsed(page(_document(Section(key="a", heading="", blocks=(Subheading((Text("A"),)),)), deep))[0])
    alone = _parsed(page(_document(deep))[0])

    assert [(each.tag, each.text) for each in root.iter("h2", "h3", "h4")] == [("h2", "A"), ("h3", "B"), ("h4", "C")]
    assert [(each.tag, each.text) for each in alone.iter("h2", "h3", "h4")] == [("h2", "B"), ("h3", "C")]


def test_hostile_text_is_shown_as_text() -> None:
    """Rows 80-103: formulas, markup, braces, right to left and emoji are words; 40,000 characters are kept."""
    cells = [row[0] for row in _table(_of(HOSTILE), "Positions by issue and party")[1:]]

    assert cells == [_shown(text) for text in HOSTILE_TEXTS]


@given(EVERY_TEXT)
def test_page_text_is_record_text(text: str) -> None:
    """Whatever the text, the page holds it unchanged: title, running text, table."""
    root = _of(evolve(BILATERAL, title=text, summary=text, issues=(evolve(BILATERAL.issues[1], title=text),)))

    assert _texts(root, "h1") == [_shown(text)]
    assert _texts(root.get_element_by_id("background"), "p")[0] == _shown(text)
    assert _table(root, "Positions by issue and party")[1][0] == _shown(text)


@given(summits())
def test_any_record_exports(summit: Summit) -> None:
    """Every valid record makes a page with the record's title."""
    assert _texts(_of(summit), "h1") == [_shown(summit.title)]


def test_illegible_characters_are_replaced_and_reported() -> None:
    """Rows 80 and 81: what no page can hold becomes U+FFFD, with a sentence for each character."""
    context = ExportContext(profiles={"default": DEFAULT})
    _html(evolve(MINIMAL, summary="bell \x07 and \x85"), context)

    assert context.notes == [
        "replaced the character U+0007, which HTML cannot hold, by U+FFFD (1 times)",
        "replaced the character U+0085, which HTML cannot hold, by U+FFFD (1 times)",
    ]


def test_long_pages_stay_whole() -> None:
    """A thousand takeaways have a thousand notes, and each leads back."""
    takeaways = tuple(Takeaway(text=f"No {n}", evidence=cited(n + 1)) for n in range(1000))
    root = _of(evolve(MINIMAL, takeaways=takeaways, sources=SOURCES))

    assert len(root.xpath("//section[@role='doc-endnotes']/ol/li")) == 1000
    assert root.xpath("//a[@role='doc-backlink']/@href")[-1] == "#:cite-1000"


@pytest.mark.parametrize("suffix", ["html", "htm"])
def test_suffix_chooses_html(tmp_path: Path, suffix: str) -> None:
    """A path that ends as a page's does is written as one, and the text of `dumps` is the same."""
    target = tmp_path / f"briefing.{suffix}"
    report = summitkit.export(BILATERAL, target, draft=True)

    assert (report.format, report.notes) == ("html", ())
    assert target.read_text(encoding="utf-8") == summitkit.dumps(BILATERAL, "html", draft=True)
