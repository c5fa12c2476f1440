import io
import re
from itertools import pairwise

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from tests.briefing.plain import briefing
from tests.briefing.summits import BILATERAL, MINIMAL
from tests.words import parts_of, rendered

from summitkit.blocks import Contents, Paragraph, Subheading
from summitkit.document import Document, Section
from summitkit.inlines import Text

LISTED = Section(key="contents", heading="Contents", blocks=(Contents(),))


def _with_contents(levels: int) -> Document:
    parts = (
        Section(key="group", heading="Argument", blocks=()),
        Section(key="inner", heading="Points <&>", level=levels, blocks=_blocks("Detail")),  # type: ignore[arg-type]
    )
    others = [section for section in briefing(BILATERAL).sections if section.key != "contents"]
    return evolve(briefing(BILATERAL), sections=(LISTED, *others, *parts))


def _blocks(heading: str) -> tuple[Subheading, Paragraph]:
    return Subheading((Text(heading),)), Paragraph((Text("Words"),))


def _entries(package: bytes) -> list[tuple[str, str]]:
    paragraphs = docx.Document(io.BytesIO(package)).paragraphs
    return [(each.style.name, each.text.partition("\t")[0]) for each in paragraphs if each.style.name.startswith("toc")]


@pytest.mark.parametrize("levels", [1, 2])
def test_entries_are_the_sections(levels: int) -> None:
    """The list has the heading of every section, in order and to the letter, and not its own."""
    document = _with_contents(levels)
    shown = [(f"toc {each.level}", each.heading) for each in document.sections[1:] if each.heading]

    assert _entries(rendered(document)) == shown
    assert shown[-2:] == [("toc 1", "Argument"), (f"toc {levels}", "Points <&>")]


def test_entries_lead_to_headings() -> None:
    """Each entry is a link to the bookmark of its heading, with a field for the page."""
    text = parts_of(rendered(_with_contents(2)))["word/document.xml"].decode()
    links = re.findall(r'<w:hyperlink w:anchor="(_Toc\d+)"', text)
    pages = re.findall(r"> PAGEREF (_Toc\d+) \\h <", text)
    bookmarks = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(_Toc\d+)"/>', text)

    assert len(links) > 15
    assert links == pages
    assert set(links) <= set(bookmarks)
    assert ' TOC \\o "1-2" \\h \\z \\u ' in text


def test_fields_begin_and_end_in_pairs() -> None:
    """No field is left open, which Word would repair; none asks the reader to update it."""
    parts = parts_of(rendered(_with_contents(2)))
    text = parts["word/document.xml"].decode()
    counts = [len(re.findall(f'w:fldCharType="{kind}"', text)) for kind in ("begin", "separate", "end")]

    assert len(set(counts)) == 1
    assert b"updateFields" not in parts["word/settings.xml"]


def test_list_of_nothing_is_left_out() -> None:
    """A document without headings has no list of them, and no open field."""
    package = rendered(evolve(briefing(MINIMAL), sections=(evolve(LISTED, heading=""),)))

    assert "fldChar" not in parts_of(package)["word/document.xml"].decode()


def test_levels_of_headings_are_not_skipped() -> None:
    """A subheading stands one level below the heading of its section."""
    word = docx.Document(io.BytesIO(rendered(_with_contents(2))))
    levels = [int(each.style.name[-1]) for each in word.paragraphs if each.style.name.startswith("Heading")]

    assert levels[-3:] == [1, 2, 3]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_own_heading_is_no_entry() -> None:
    """The heading of the list itself has a style without an outline level."""
    word = docx.Document(io.BytesIO(rendered(_with_contents(1))))
    found = next(each for each in word.paragraphs if each.text == "Contents")

    assert found.style.name == "TOC Heading"
    assert found.style.element.find(f".//{qn('w:outlineLvl')}") is None
