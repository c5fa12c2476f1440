import io
import re

import docx
import pytest
from attrs import evolve
from lxml import etree
from tests.briefing.summits import BILATERAL, FIVE, MINIMAL
from tests.words import parts_of, word_bytes

MARKED = evolve(FIVE, marking="Geheim & <streng>")


def _headers(package: bytes) -> list[str]:
    return [content.decode() for name, content in parts_of(package).items() if re.match("word/header", name)]


def test_marking_is_banner_property_and_watermark() -> None:
    """One value of the record stands at the head and foot of every page, behind the text, and in the properties."""
    package = word_bytes(MARKED)
    word, parts = docx.Document(io.BytesIO(package)), parts_of(package)
    custom = etree.fromstring(parts["docProps/custom.xml"])

    for section in word.sections:
        assert "Geheim & <streng>" in section.header.paragraphs[0].text
        assert "Geheim & <streng>" in section.footer.paragraphs[0].text
    assert len(_headers(package)) == 3
    assert all('string="Geheim &amp; &lt;streng&gt;"' in header for header in _headers(package))
    assert [(each.get("name"), "".join(each.itertext())) for each in custom] == [("Marking", "Geheim & <streng>")]


@pytest.mark.parametrize("summit", [MINIMAL, BILATERAL])
def test_nothing_is_marked_without_marking(summit: object) -> None:
    """A record without a marking has no banner, no watermark and no property."""
    package = word_bytes(evolve(summit, marking=""))

    assert "docProps/custom.xml" not in parts_of(package)
    assert not any("v:shape" in header for header in _headers(package))


def test_draft_says_so_on_every_page() -> None:
    """A draft has the word as watermark, in the footer and in the properties; a marking keeps the watermark."""
    draft = word_bytes(FIVE, draft=True)
    both = word_bytes(MARKED, draft=True)
    word = docx.Document(io.BytesIO(draft))

    assert all('string="Draft"' in header for header in _headers(draft))
    assert [section.footer.paragraphs[0].text.split("\t")[0] for section in word.sections] == ["Draft"] * 3
    assert word.core_properties.content_status == "Draft"
    assert all('string="Geheim' in header for header in _headers(both))
    assert docx.Document(io.BytesIO(both)).sections[0].footer.paragraphs[0].text.startswith("Draft\tGeheim")


def test_shapes_have_names_of_their_own() -> None:
    """Two watermarks of one document are told apart."""
    names = re.findall(r'<v:shape id="(\w+)"', "".join(_headers(word_bytes(MARKED))))

    assert len(names) == len(set(names)) == 3


@pytest.mark.parametrize(("marking", "size"), [("A", (66, 110)), ("x" * 40, (432, 18)), ("y" * 4000, (440, 1))])
def test_watermark_fits_the_page(marking: str, size: tuple[int, int]) -> None:
    """However short or long its words, a watermark is no larger than the page and no smaller than a point."""
    header = _headers(word_bytes(evolve(MINIMAL, marking=marking)))[0]

    assert tuple(map(int, re.findall(r"width:(\d+)pt;height:(\d+)pt", header)[0])) == size
