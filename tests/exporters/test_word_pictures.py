"""Scales in the Word briefing: a picture where one can be drawn, and the table always."""

import io
import re
import sys

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from tests.briefing.summits import BILATERAL
from tests.exporters.scales import mark, scale

import summitkit
from summitkit.blocks import Box, Spectrum
from summitkit.briefing import DEFAULT
from summitkit.briefing.compose import compose
from summitkit.document import Document, Section
from summitkit.exporters.pictures import spectrum_picture
from summitkit.exporters.word import write

TWO = scale(mark("Norland", 0), mark("Sudland", 75, (50, 100)), anchors=((0, "none"),))
ARABIC = scale(mark("مصر", 0), mark("France", 75))


def _document(*blocks: Spectrum | Box) -> Document:
    section = Section(key="positions", heading="Positions", blocks=blocks)
    return evolve(compose(BILATERAL, DEFAULT), sections=(section,))


def _word(*blocks: Spectrum | Box) -> docx.document.Document:
    out = io.BytesIO()

    assert list(write(_document(*blocks), out)) == []
    return docx.Document(out)


def _texts(word: docx.document.Document) -> list[str]:
    """Return the texts of the paragraphs, with what stands in fields."""
    return ["".join(each.itertext(qn("w:t"))) for each in word.element.body.iterchildren(qn("w:p"))]


def _pictures(word: docx.document.Document) -> list[bytes]:
    embedded = [blip.get(qn("r:embed")) for blip in word.element.iter(qn("a:blip"))]
    return [word.part.related_parts[each].blob for each in embedded]


def test_picture_stands_between_caption_and_table() -> None:
    """A scale is a figure: its caption, its picture with alternative text, and a table with the values."""
    word = _word(TWO)
    texts = _texts(word)
    known = next(word.element.iter(qn("wp:docPr")))

    assert texts[texts.index("Positions") + 1 :][:2] == ["Figure 1. Tariffs", ""]
    assert _pictures(word) == [spectrum_picture(TWO).png]
    assert (known.get("id"), known.get("name"), known.get("descr")) == ("1001", "Tariffs", "Where they stand.")
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [
        ["Party", "Value"],
        ["Norland", "0"],
        ["Sudland", "75 (50\N{EN DASH}100)"],
    ]


def test_table_stands_alone_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can draw, the figure is its table, under the same caption."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    word = _word(TWO)

    assert _pictures(word) == []
    assert "Figure 1. Tariffs" in _texts(word)
    assert word.tables[0].rows[1].cells[0].text == "Norland"


def test_letters_of_picture_stand_in_table() -> None:
    """Where letters stand for names, the table says for which."""
    rows = _word(ARABIC).tables[0].rows

    assert [row.cells[0].text for row in rows[1:]] == ["A · مصر", "B · France"]


def test_pictures_are_counted_and_named() -> None:
    """Each picture has a number and a part of its own, in reading order."""
    out = io.BytesIO()
    list(write(_document(TWO, evolve(ARABIC, key="other")), out))
    word = docx.Document(out)
    names = [str(part.partname) for part in word.part.package.iter_parts() if "media" in str(part.partname)]

    assert [each.get("id") for each in word.element.iter(qn("wp:docPr"))] == ["1001", "1002"]
    assert sorted(names) == ["/word/media/image1.png", "/word/media/image2.png"]
    assert _pictures(word) == [spectrum_picture(TWO).png, spectrum_picture(ARABIC).png]
    assert re.findall(r"SEQ (\w+)", word.element.xml) == ["Figure", "Figure"]


def test_picture_fits_the_room() -> None:
    """A picture is sixteen centimetres wide, and smaller in the same proportion where boxes leave less room."""
    boxed: Spectrum | Box = TWO
    for _ in range(4):
        boxed = Box(title=(), blocks=(boxed,), summary="A box")
    wide, narrow = (next(_word(each).element.iter(qn("wp:extent"))) for each in (TWO, boxed))
    (width, height), (less, lower) = ([int(each.get(side)) for side in ("cx", "cy")] for each in (wide, narrow))

    assert width == 16 * 360_000
    assert less == (9752 - 4 * 280) * 635
    assert lower / less == pytest.approx(height / width, rel=1e-4)


def test_same_scale_gives_same_file() -> None:
    """Two exports with a picture are the same bytes."""
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        summitkit.export(BILATERAL, out, "word")

    assert b"word/media/image1.png" in first.getvalue()
    assert first.getvalue() == second.getvalue()
