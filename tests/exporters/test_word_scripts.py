import io
import re
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from docx.shared import Pt
from tests.briefing.plain import briefing
from tests.briefing.summits import BILATERAL
from tests.words import rendered, trees_of

import summitkit
from summitkit.document import Document
from summitkit.exporters.word.scripts import east_asian_font, is_east_asian, lang_markup, runs_backwards

ARABIC, HEBREW = "السلام", "שלום"


def _in(language: str, direction: str = "ltr") -> Document:
    return evolve(briefing(BILATERAL), language=language, direction=direction)


@pytest.mark.parametrize(
    ("language", "font"),
    [
        ("ja", "Yu Gothic"),
        ("ko-KR", "Malgun Gothic"),
        ("zh", "Microsoft YaHei"),
        ("zh-Hans-SG", "Microsoft YaHei"),
        ("zh-Hant", "Microsoft JhengHei"),
        ("zh-TW", "Microsoft JhengHei"),
        ("en", "Microsoft YaHei"),
    ],
)
def test_font_suits_the_characters(language: str, font: str) -> None:
    """East Asian text is set in a font made for the way in which its language writes."""
    assert east_asian_font(language) == font


@pytest.mark.parametrize(
    ("language", "markup"),
    [
        ("fr-CA", '<w:lang w:val="fr-CA"/>'),
        ("ar", '<w:lang w:val="ar" w:bidi="ar"/>'),
        ("zh-Hant", '<w:lang w:val="zh-Hant" w:eastAsia="zh-Hant"/>'),
        ('x"y', "<w:lang w:val='x\"y'/>"),
    ],
)
def test_language_is_said_where_word_looks(language: str, markup: str) -> None:
    """Word takes the language of Arabic and of Chinese from attributes of their own."""
    assert lang_markup(language) == markup
    assert is_east_asian(language) == ("eastAsia" in markup)


@pytest.mark.parametrize(
    ("text", "around", "backwards"),
    [
        (ARABIC, "ltr", True),
        (HEBREW, "ltr", True),
        (f"NATO {HEBREW}", "rtl", True),
        ("NATO", "rtl", False),
        ("NATO", "ltr", False),
        ("2025, ", "rtl", True),
        ("2025, ", "ltr", False),
        ("条约", "rtl", False),
    ],
)
def test_run_goes_the_way_of_its_letters(text: str, around: str, backwards: bool) -> None:  # noqa: FBT001 - a case
    """Letters say how a run goes; one without letters goes as the text around it."""
    assert runs_backwards(text, around) is backwards  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["ar", "he"])
def test_everything_goes_from_right_to_left(language: str) -> None:
    """In Arabic and Hebrew every paragraph and table of every part is turned, and no Latin run is."""
    trees = trees_of(rendered(_in(language, "rtl")))
    written = [tree for name, tree in trees.items() if re.search("document|header|footer|footnotes", name)]
    paragraphs = [
        each
        for tree in written
        for each in tree.iter(qn("w:p"))
        if each.getparent().get(qn("w:type")) not in ("separator", "continuationSeparator")
    ]
    tables = list(trees["word/document.xml"].iter(qn("w:tbl")))
    latin = [run for run in trees["word/document.xml"].iter(qn("w:r")) if "Norland" in "".join(run.itertext())]

    assert len(paragraphs) > 100
    assert all(each.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for each in paragraphs)
    assert tables
    assert all(each.find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}") is not None for each in tables)
    assert latin
    assert not [run for run in latin if run.find(f".//{qn('w:rtl')}") is not None]


def test_defaults_of_language_stand_in_styles() -> None:
    """New text that somebody types is in the document's language, direction and font."""
    arabic = docx.Document(io.BytesIO(rendered(_in("ar", "rtl"))))
    chinese = docx.Document(io.BytesIO(rendered(_in("zh"))))
    lang, fonts = (chinese.styles.element.find(f".//{qn(tag)}") for tag in ("w:lang", "w:rFonts"))

    assert arabic.styles["Normal"].element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert arabic.styles.element.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "ar"
    assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == ("zh", "zh")
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:hint"))) == ("Microsoft YaHei", "eastAsia")
    assert chinese.styles["Normal"].element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


def test_direction_stands_where_word_expects_it(tmp_path: Path) -> None:
    """The paragraphs of a template's own style are turned, in the order of elements that Word insists on."""
    template, out = docx.Document(), io.BytesIO()
    template.styles["Normal"].paragraph_format.space_after = Pt(4)
    template.styles["Normal"].paragraph_format.keep_with_next = True
    template.save(tmp_path / "template.docx")
    summitkit.export(BILATERAL, out, "word", language="ar", template=tmp_path / "template.docx")
    (normal,) = (each for each in trees_of(out.getvalue())["word/styles.xml"] if each.get(qn("w:styleId")) == "Normal")

    assert [each.tag for each in normal.find(qn("w:pPr"))] == [qn("w:keepNext"), qn("w:bidi"), qn("w:spacing")]
