import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.briefing.summits import BILATERAL, FIVE, HOSTILE, HOSTILE_TEXTS, MINIMAL, SOURCES, cited
from tests.conftest import Golden
from tests.exporters.pages import DOCUMENT, NOTE
from tests.strategies import AWKWARD, full_texts, summits

import summitkit
from summitkit.blocks import Paragraph
from summitkit.briefing import DEFAULT
from summitkit.briefing.options import BriefingOptions
from summitkit.document import Document, Section
from summitkit.exporters.legible import NOT_ON_PAGES
from summitkit.exporters.markdown import MarkdownExporter
from summitkit.exporters.markdown.page import markdown
from summitkit.inlines import Emphasis, Inlines, Text
from summitkit.model import Issue, Party, Summit, Takeaway
from summitkit.specs import ExportContext

ALL = {"minimal": MINIMAL, "bilateral": BILATERAL, "five": FIVE, "hostile": HOSTILE}
PARSER = MarkdownIt("commonmark").enable("table")
NOTE_TEXT = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
NOTE_MARK = re.compile(r"(\\.)|\[\^\d+\]")
EVERY_TEXT = full_texts | st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip)


def _markdown(summit: Summit, context: ExportContext | None = None, **options: object) -> str:
    out = io.BytesIO()
    known = context or ExportContext(profiles={"default": DEFAULT})
    MarkdownExporter().export(summit, out, options=BriefingOptions(**options), context=known)  # type: ignore[arg-type]
    return out.getvalue().decode()


def _parsed(text: str) -> list[Token]:
    """Return the tokens of a text without its notes, which CommonMark does not know."""
    return PARSER.parse(NOTE_MARK.sub(lambda mark: mark[1] or "<!-- note -->", NOTE_TEXT.sub("", text)))


def _words(token: Token) -> str:
    """Return the text that a line shows."""
    return "".join(map(_word, token.children or []))


def _word(token: Token) -> str:
    return {"<br>": "\n"}.get(token.content, "") if token.type == "html_inline" else token.content


def _after(text: str, opening: str) -> list[str]:
    """Return the text of every block that a token of some type opens."""
    tokens = _parsed(text)
    found = [index for index, token in enumerate(tokens) if token.type == opening]
    return [_words(tokens[index + 1]) for index in found]


def _cells(text: str) -> list[str]:
    return _after(text, "td_open")


def _shown(text: str) -> str:
    """Return a text as Markdown holds it: illegible characters replaced, every line break the same."""
    return re.sub("\r\n|\r", "\n", NOT_ON_PAGES.sub("\ufffd", text))


def _of(*content: Inlines) -> Document:
    blocks = tuple(Paragraph(each) for each in content)
    return evolve(DOCUMENT, sections=(Section(key="s", heading="", blocks=blocks),), comments=())


def _kinds(text: str) -> set[str]:
    """Return the types of all tokens, those inside lines included."""
    return {each.type for token in _parsed(text) for each in (token, *(token.children or []))}


def test_headings_stand_in_order() -> None:
    """Title, sections and annexes are headings, and none skips a level."""
    tokens = _parsed(_markdown(BILATERAL))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    headings = _after(_markdown(BILATERAL), "heading_open")

    assert headings[:4] == ["The Lake Harbour summit", "Bottom line", "Contents", "Recommendations"]
    assert headings[-1] == "Annex C: Probability scale"
    assert levels[0] == 1
    assert all(second <= first + 1 for first, second in pairwise(levels))


def test_tables_hold_words_of_record() -> None:
    """A table of the record is a pipe table, cell by cell; a line break in a cell is a tag."""
    text = _markdown(BILATERAL)

    assert "Opposes · Red line · declared\nNo tariff at all\nOn condition: The islands agree\nas of August 2025" in (
        _cells(text)
    )
    assert '<a id="table-positions"></a>**Table 1.** Positions by issue and party\n\n| Issue | Norland |' in text


def test_notes_lead_to_source_and_place() -> None:
    """Each mark has its note, in order; the first of a source is full, the next are short."""
    text = _markdown(BILATERAL)
    notes = dict(NOTE_TEXT.findall(text))
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)

    assert marks == list(notes) == [str(number) for number in range(1, len(notes) + 1)]
    assert notes["1"] == (
        "Press Office, *Readout of the meeting at Lake Harbour*, Government of Norland, State Gazette, published "
        "17 August 2025, line 11, [https\\://example.org/readout?id=1&amp;lang=en]"
        "(<https://example.org/readout?id=1&amp;lang=en>)"
    )
    assert notes["2"] == "*Readout of the meeting at Lake Harbour*, line 19"


def test_every_block_has_its_form(golden: Golden) -> None:
    """Every kind of block, and what stands around the sections, is what Markdown has for it."""
    text, notes = markdown(DOCUMENT)

    golden("every-block.md", text)
    assert notes == ["left 'javascript:alert(1)' as plain text, since it is no web or mail address"]


def test_links_lead_to_places_of_document() -> None:
    """Every link inside the document has its anchor."""
    for text in (markdown(DOCUMENT)[0], _markdown(BILATERAL)):
        targets = re.findall(r"\]\(#([^)]*)\)", text)
        places = re.findall(r'<a id="([^"]*)"></a>', text)

        assert set(targets) <= set(places)
        assert len(set(places)) == len(places)


def test_nothing_is_invented() -> None:
    """A record that says nothing makes a page that says nothing."""
    assert _markdown(MINIMAL) == "# Talks\n"


@pytest.mark.parametrize("name", ALL)
def test_same_record_gives_same_bytes(name: str) -> None:
    """Two exports of one record are the same text."""
    assert _markdown(ALL[name]) == _markdown(ALL[name])


ROWS_93_TO_103 = (
    *("=cmd|' /C calc'!A0", "+1", "-1", "@sum", "\ttab", "\nnew line", "<b>=1+1</b>"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)"),
    *("[a](javascript:alert(1))", "<javascript:alert(1)>", "[a](&#106;avascript:alert(1))", "\\\\server\\share"),
    *("| a | b |", "|---|", ":--:", "# a", "a #", "#", "a\n===", "---", "***", "- a", "+ a", "* a", "1. a", "2) b"),
    *("> a", "    code", "\tcode", "```", "~~~", "`a`", "``", "*a*", "_a_", "**a**", "~~a~~", "<!-- a", "<?a", "<!A>"),
    *(
        "&lt;",
        "&#60;",
        "&amp;lt;",
        "a  \nb",
        "a\\\nb",
        "\\",
        "\\|",
        "a\\",
        "![a](b)",
        "[a]: b",
        "[^1]: a",
        "[^1]",
        "$a$",
    ),
    *(
        "https://example.org",
        "www.example.org",
        "desk@example.org",
        "- [ ] a",
        "&F",
        "Ab",
        "AB",
        "!",
        "\\!",
        "\xa0a\u3000",
    ),
    *("</td>", "<br>", "<div>", "<a>", "a\n\n\nb", "\u2028a\u2029", "1.", "-", "+", "=", ":", "]", "(", "^", "{a}"),
)


@pytest.mark.parametrize("text", [*ROWS_93_TO_103, *AWKWARD])
def test_markup_is_shown_as_text(text: str) -> None:
    """Rows 93-101 and 103: whatever a text would be in Markdown or HTML, it is shown as it stands, everywhere."""
    if not text.strip():
        return
    summit = evolve(MINIMAL, title=text, summary=text, parties=(Party(id="a", name=text, role="principal"),))
    made = _markdown(evolve(summit, issues=(Issue(id="i", title=text),), takeaways=(Takeaway(label=text, text=text),)))

    assert _after(made, "heading_open")[0] == _shown(text)
    assert _cells(made).count(_shown(text)) >= 1
    assert _after(made, "paragraph_open").count(_shown(text)) >= 1
    assert f"{_shown(text)}: {_shown(text)}" in _after(made, "paragraph_open")
    assert _kinds(made) <= KINDS


KINDS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "html_inline"),
    *("table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open"),
    *("table_close", "thead_close", "tbody_close", "tr_close", "th_close", "td_close"),
    *("bullet_list_open", "list_item_open", "bullet_list_close", "list_item_close", "strong_open", "strong_close"),
    *("ordered_list_open", "ordered_list_close", "em_open", "em_close", "text_special"),
}


def test_hostile_text_is_shown_as_text() -> None:
    """Row 101 and others: formulas, markup, braces and 40,000 characters are words like any other."""
    cells = _cells(_markdown(HOSTILE))

    assert {_shown(text) for text in HOSTILE_TEXTS} <= set(cells)


@given(EVERY_TEXT)
def test_markdown_text_is_record_text(text: str) -> None:
    """Whatever the text, Markdown shows it unchanged: heading, running text, table."""
    made = _markdown(evolve(BILATERAL, title=text, summary=text, issues=(evolve(BILATERAL.issues[1], title=text),)))

    assert _after(made, "heading_open")[0] == _shown(text)
    assert _shown(text) in _after(made, "paragraph_open")
    assert _shown(text) in _cells(made)


EMPHASES: tuple[Emphasis, ...] = ("plain", "emphasis", "strong", "alert")
RUNS = st.builds(
    Text, st.text(st.characters(exclude_categories=("Cs",)), max_size=6), emphasis=st.sampled_from(EMPHASES)
)
AWKWARD_RUNS = st.builds(Text, st.text("ab *_\\[]()!:.-1&<\n", max_size=4), emphasis=st.sampled_from(EMPHASES))


@given(st.lists(RUNS | AWKWARD_RUNS | st.just(NOTE), max_size=6))
def test_runs_do_not_join_to_markup(runs: list[Text]) -> None:
    """Runs and notes side by side show their own words, and what stands out is just what should."""
    words = "".join(each.text for each in runs if isinstance(each, Text))
    loud = "".join(each.text for each in runs if isinstance(each, Text) and each.emphasis != "plain")
    text, _ = markdown(_of((Text("x"), *runs, Text("x"))))
    shown = [token for token in _parsed(text) if token.type == "inline"][-2]

    assert _words(shown) == f"x{_shown(words)}x"
    # White space at the edges of a run may stand outside its marks.
    assert "".join("".join(_loud(shown)).split()) == "".join(_shown(loud).split())


def _loud(line: Token) -> Iterator[str]:
    depth = 0
    for each in line.children or []:
        if each.type in ("em_open", "strong_open") or re.fullmatch("<(em|strong)>", each.content):
            depth += 1
        elif each.type in ("em_close", "strong_close") or re.fullmatch("</(em|strong)>", each.content):
            depth -= 1
        elif depth:
            yield _word(each)


@given(summits())
def test_any_record_exports(summit: Summit) -> None:
    """Every valid record makes a text whose first heading is the record's title."""
    assert _after(_markdown(summit), "heading_open")[0] == _shown(summit.title)


def test_unsafe_link_is_text_and_reported() -> None:
    """Rows 98-100: what is no web or mail address keeps its words, loses its link, and the report says so."""
    links = (
        "javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "file:///etc/passwd",
        "\\\\server\\share",
        "http://[::1",
    )
    text, notes = markdown(_of(*((Text("words", link=link),) for link in links)))

    assert "](" not in text
    assert len(notes) == len(links)


def test_illegible_characters_are_replaced_and_reported() -> None:
    """Rows 80 and 81: what no page can hold becomes U+FFFD, with a sentence for each character."""
    context = ExportContext(profiles={"default": DEFAULT})
    _markdown(evolve(MINIMAL, summary="bell \x07 and \uffff"), context)

    assert context.notes == [
        "replaced the character U+0007, which Markdown cannot hold, by U+FFFD (1 times)",
        "replaced the character U+FFFF, which Markdown cannot hold, by U+FFFD (1 times)",
    ]


def test_findings_stand_at_end_on_request() -> None:
    """With `review`, what the checks found is listed under its heading."""
    context = ExportContext(profiles={"default": DEFAULT}, findings=lambda: summitkit.check(BILATERAL))
    reviewed = _markdown(BILATERAL, context, review=True)

    assert "## Checks of the record\n\n1. SK105: Proposal 2 says nothing" in reviewed
    assert "## Checks of the record" not in _markdown(BILATERAL, context)


@pytest.mark.parametrize("suffix", ["md", "markdown"])
def test_suffix_chooses_markdown(tmp_path: Path, suffix: str) -> None:
    """A path that an account is read from as well is written as Markdown, and reads again as an account."""
    target = tmp_path / f"briefing.{suffix}"
    report = summitkit.export(BILATERAL, target, draft=True)

    assert (report.format, report.notes) == ("markdown", ())
    assert target.read_text(encoding="utf-8").startswith("**OFFICIAL - SENSITIVE**\n\n**Draft**\n\n# The Lake Harbour")
    assert summitkit.dumps(BILATERAL, "markdown", draft=True) == target.read_text(encoding="utf-8")
    assert summitkit.load(target).title == "The Lake Harbour summit"


def test_long_lists_and_matrices_stay_whole() -> None:
    """A thousand takeaways are a thousand items, numbered notes included."""
    summit = evolve(MINIMAL, takeaways=tuple(Takeaway(text=f"No {n}", evidence=cited(n + 1)) for n in range(1000)))

    assert len(NOTE_TEXT.findall(_markdown(evolve(summit, sources=SOURCES)))) == 1000


def test_emphasis_is_marked_once() -> None:
    """Runs that look the same stand between one pair of marks, whatever they are made of."""
    text = _markdown(BILATERAL, language="fr")

    assert "**Accord sur une nouvelle rencontre (Joint note)\N{NO-BREAK SPACE}:** They will meet in spring." in text
    assert "<strong>" not in text
