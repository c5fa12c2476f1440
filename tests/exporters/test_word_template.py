import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests.briefing.summits import BILATERAL, FIVE, MINIMAL
from tests.exporters.templates import (
    DOCUMENT,
    NUMBERING,
    SETTINGS,
    STYLES,
    TYPES,
    changed,
    german,
    header,
    ministry,
    parts,
    picture,
    plain,
    rels,
    saved,
    without_style,
)
from tests.strategies import summits

import summitkit as sk
from summitkit.errors import OptionError
from summitkit.model import Summit

MARKED = evolve(MINIMAL, marking="RESTRICTED")
INDENT = '<w:pPr><w:ind w:left="{}"/></w:pPr>'
RELATED = f'xmlns:r="{docx.oxml.ns.nsmap["r"]}"'
BULLETS = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def exported(folder: Path, files: Mapping[str, bytes], summit: Summit = MINIMAL, **options: str) -> bytes:
    """Return the briefing in the house style of a template."""
    out = io.BytesIO()
    sk.export(summit, out, "word", template=saved(folder, files), **options)
    return out.getvalue()


def opened(folder: Path, files: Mapping[str, bytes], summit: Summit = MINIMAL, **options: str) -> WordDocument:
    """Return the same, reopened."""
    return docx.Document(io.BytesIO(exported(folder, files, summit, **options)))


def notes(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what the report says of a template."""
    return sk.export(MINIMAL, io.BytesIO(), "word", template=saved(folder, files)).notes


def style(word: WordDocument, key: str) -> etree._Element:
    """Return a style by its id."""
    return next(each for each in word.styles.element.iter(qn("w:style")) if each.get(qn("w:styleId")) == key)


def lines(story: object) -> list[str]:
    """Return the paragraphs of a header or footer, fields included."""
    found = (paragraph._p.iter(qn("w:t")) for paragraph in story.paragraphs)  # noqa: SLF001 - `text` leaves fields out
    return ["".join(text.text or "" for text in texts) for texts in found]


def test_house_style_is_taken(tmp_path: Path) -> None:
    """Fonts, colours, paper, margins, letterhead and logo are the template's; its text is not taken."""
    package = exported(tmp_path, ministry(), BILATERAL)
    word = docx.Document(io.BytesIO(package))
    section = word.sections[0]
    media = {name: content for name, content in parts(package).items() if "media" in name}

    assert (word.styles["Normal"].font.name, word.styles["Normal"].font.size) == ("Georgia", Pt(11))
    assert str(word.styles["Heading 1"].font.color.rgb) == "1E4D2B"
    assert (round(section.left_margin.cm, 1), round(section.top_margin.cm, 1)) == (2.5, 3.2)
    assert "Ministry of External Relations" in section.header.paragraphs[1].text
    assert ministry()["word/media/image1.png"] in media.values()
    assert word.paragraphs[0].text == "The Lake Harbour summit"
    assert not [each for each in word.paragraphs if "Whatever" in each.text]


def test_tables_fill_the_margins(tmp_path: Path) -> None:
    """Tables are as wide as the template's margins leave room."""
    word = opened(tmp_path, plain(lambda made: setattr(made.sections[0], "left_margin", Cm(6))), BILATERAL)
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    width = sum(column.width for column in word.tables[0].columns)

    assert 0 <= room - width < Pt(1)


def test_every_style_in_use_is_defined(tmp_path: Path) -> None:
    """Whatever the text and the headers name is in the styles, under an id and a name that no other has."""
    package = parts(exported(tmp_path, german(plain()), BILATERAL))
    ids = re.findall(r'w:styleId="([^"]*)"', package[STYLES].decode())
    names = re.findall(r'<w:name w:val="([^"]*)"', package[STYLES].decode())
    used = set()
    for name in (DOCUMENT, "word/footnotes.xml", "word/header1.xml", STYLES, NUMBERING):
        used.update(re.findall(r'<w:(?:[prt]|tbl)Style w:val="([^"]*)"', package[name].decode()))
        used.update(re.findall(r'<w:(?:basedOn|next|link) w:val="([^"]*)"', package[name].decode()))

    assert used <= set(ids)
    assert len(set(ids)) == len(ids)
    assert len({name.casefold() for name in names}) == len(names)


def test_styles_of_a_german_word_are_known(tmp_path: Path) -> None:
    """A style is known by its name, which is English in every Word, whatever its id."""
    made = plain(lambda word: setattr(word.styles["Heading 1"].font, "name", "Garamond"))
    word = opened(tmp_path, german(made), BILATERAL)
    headings = [each for each in word.paragraphs if each.style.name == "Heading 1"]

    assert headings[0].text == "Bottom line"
    assert headings[0].style.font.name == "Garamond"
    assert word.sections[0].header.paragraphs[0].style.style_id == "Header"
    assert style(word, "Heading1").find(qn("w:basedOn")).get(qn("w:val")) == "Normal"


def test_style_is_known_by_its_alias(tmp_path: Path) -> None:
    """A second name of a style is as good as its first."""
    files = changed(plain(), STYLES, r'<w:name w:val="Title"/>', '<w:name w:val="Kopf"/><w:aliases w:val="X, title"/>')

    assert opened(tmp_path, files).paragraphs[0].style.style_id == "Title"


def test_id_of_ours_is_left_to_ours(tmp_path: Path) -> None:
    """A template's style with an id of ours and another name keeps its looks under another id."""
    other = (
        '<w:style w:type="paragraph" w:styleId="Remark"><w:name w:val="Aside"/></w:style>'
        '<w:style w:type="character" w:styleId="x"><w:name w:val="table text"/></w:style></w:styles>'
    )
    word = opened(tmp_path, changed(plain(), STYLES, "</w:styles>", other))
    names = {
        each.get(qn("w:styleId")): each.find(qn("w:name")).get(qn("w:val")) for each in word.styles.element.style_lst
    }

    assert names["Remark-template"] == "Aside"
    assert names["Remark"] == "Remark"
    assert (names["x"], names["TableText"]) == ("table text", "Table Text (briefing)")


def test_own_style_of_the_template_counts(tmp_path: Path) -> None:
    """A template may say how a style of the briefing looks, by its name."""
    own = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="table text"/>'
        '<w:rPr><w:sz w:val="14"/></w:rPr></w:style></w:styles>'
    )
    word = opened(tmp_path, changed(plain(), STYLES, "</w:styles>", own), BILATERAL)

    assert word.tables[0].rows[0].cells[1].paragraphs[0].style.font.size == Pt(7)


@pytest.mark.parametrize(
    ("size", "expected"), [('<w:sz w:val="24"/>', 22), ('<w:sz w:val="10"/>', 9), ('<w:sz w:val="x"/>', 18), ("", 20)]
)
def test_missing_style_takes_after_the_template(tmp_path: Path, size: str, expected: int) -> None:
    """A style that is added has the template's font, a size in proportion, and the colour of its headings."""
    files = changed(plain(), STYLES, r'(w:styleId="Normal">.*?)</w:style>', rf"\1<w:rPr>{size}</w:rPr></w:style>", 1)
    added = style(opened(tmp_path, files), "TableLabel"), style(opened(tmp_path, files), "TableText")

    assert added[0].find(f".//{qn('w:color')}").get(qn("w:themeColor")) == "accent1"
    assert added[1].find(f".//{qn('w:sz')}").get(qn("w:val")) == str(expected)
    assert [*added[0].iter(qn("w:rFonts"))] == []


def test_table_text_is_not_set_in(tmp_path: Path) -> None:
    """Where running text is justified and sets in its first lines, what is added for tables and notes does neither."""
    text = r'\1<w:pPr><w:ind w:firstLine="700"/><w:jc w:val="both"/></w:pPr></w:style>'
    files = changed(plain(), STYLES, r'(w:styleId="Normal">.*?)</w:style>', text, 1)
    word = opened(tmp_path, files)
    added = {key: style(word, key).pPr for key in ("TableText", "FootnoteText", "ListContinue", "TableHeading")}

    assert added["TableText"].ind.get(qn("w:firstLine")) == added["FootnoteText"].ind.get(qn("w:firstLine")) == "0"
    assert added["TableText"].jc.get(qn("w:val")) == "left"
    assert added["TableHeading"].ind is None


def test_plain_headings_give_no_colour(tmp_path: Path) -> None:
    """Where headings have the colour of text, so have the styles that are added, and their rules."""
    files = changed(plain(), STYLES, r"<w:color [^>]*/>", "")
    word = opened(tmp_path, files)

    assert style(word, "TableLabel").find(f".//{qn('w:color')}") is None
    assert style(word, "Alert").find(f".//{qn('w:color')}").get(qn("w:val")) == "8C1515"
    assert style(word, "BriefingBox").find(f".//{qn('w:left')}").get(qn("w:color")) == "auto"


def test_missing_styles_are_all_named(tmp_path: Path) -> None:
    """A template without needed styles is refused with all their names before anything is written."""
    template = saved(tmp_path, without_style(plain(), "heading 1", "List Number", "caption"))
    target = tmp_path / "briefing.docx"
    target.write_text("old")
    with pytest.raises(OptionError) as caught:
        sk.export(MINIMAL, target, template=template)

    assert str(caught.value).startswith(f"{template}: styles: expected Title, Heading 1,")
    assert str(caught.value).endswith("found no Heading 1, List Number, Caption")
    assert "give a line each of these styles" in caught.value.hint
    assert target.read_text() == "old"


def test_template_without_styles_is_refused(tmp_path: Path) -> None:
    """A file that has no styles at all lacks every one."""
    files = changed(plain(), "word/_rels/document.xml.rels", r"<Relationship [^>]*?/styles\"[^>]*>", "")
    with pytest.raises(OptionError, match="found no Title, Heading 1, Heading 2, List Bullet, List Number, Caption"):
        exported(tmp_path, files)


def test_odd_styles_do_no_harm(tmp_path: Path) -> None:
    """Styles without an id, with one id twice, or based on each other, change nothing for those in use."""
    odd = (
        '<w:style><w:name w:val="nameless"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Twin"/></w:style></w:styles>'
    )
    files = changed(plain(), STYLES, "</w:styles>", odd)
    files = changed(files, STYLES, r'(w:styleId="Heading1">.*?<w:basedOn w:val)="Normal"', r'\1="Heading1"', 1)
    word = opened(tmp_path, changed(files, STYLES, r'<w:name w:val="Book Title"/>', ""))

    assert "Twin" not in [each.name for each in word.styles]
    assert word.paragraphs[0].style.name == "Title"


def test_language_is_the_record_s(tmp_path: Path) -> None:
    """The styles name one language, the record's, even where the template has no defaults."""
    files = changed(plain(), STYLES, r"<w:docDefaults>.*?</w:docDefaults>", "")
    for each in (plain(), files):
        marks = [*opened(tmp_path, each, evolve(MINIMAL, language="en-GB")).styles.element.iter(qn("w:lang"))]

        assert [mark.get(qn("w:val")) for mark in marks] == ["en-GB"]


def test_marking_and_reference_are_added(tmp_path: Path) -> None:
    """The record's marking, reference and version stand beside what the letterhead says, and the page is numbered."""
    section = opened(tmp_path, plain(), MARKED, reference="NE/4", version="2").sections[0]

    assert lines(section.header) == ["RESTRICTED", "Ministry", "Reference: NE/4 · Version: 2"]
    assert lines(section.footer) == ["Page 1 of 1", "RESTRICTED"]


def test_record_without_marking_adds_nothing(tmp_path: Path) -> None:
    """Where the record gives none, the header is the template's alone; a template without headers has empty ones."""
    bare = opened(tmp_path, parts(_saved_bytes(docx.Document()))).sections[0]

    assert lines(opened(tmp_path, plain()).sections[0].header) == ["Ministry"]
    assert lines(bare.header) == [""]
    assert lines(bare.footer) == ["Page 1 of 1"]


def _saved_bytes(word: WordDocument) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _three_kinds(word: WordDocument) -> None:
    word.settings.odd_and_even_pages_header_footer = True
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "First"
    section.even_page_footer.paragraphs[0].text = "Even"


def test_marking_is_on_every_kind_of_page(tmp_path: Path) -> None:
    """First and even pages that differ are marked, too; a first page stands in the first section alone."""
    word = opened(tmp_path, plain(_three_kinds), evolve(FIVE, marking="SECRET"))
    section = word.sections[0]

    assert lines(section.first_page_header) == ["SECRET", "First"]
    assert lines(section.first_page_footer) == ["SECRET"]
    assert lines(section.even_page_header) == ["SECRET"]
    assert lines(section.even_page_footer) == ["Even", "Page 1 of 3", "SECRET"]
    assert word.settings.odd_and_even_pages_header_footer
    assert [each.different_first_page_header_footer for each in word.sections] == [True, False, False]
    assert all(each.header.is_linked_to_previous for each in [*word.sections][1:])


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
            '<w:r><w:instrText>GE \\* Arabic </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
    ],
)
def test_page_number_of_the_template_is_enough(tmp_path: Path, field: str) -> None:
    """A template that numbers its pages is not numbered twice."""
    word = opened(tmp_path, header(f"<w:p>{field}</w:p>"))

    assert lines(word.sections[0].footer) == [""]


def test_wide_matrix_turns_the_paper(tmp_path: Path) -> None:
    """A lying page has the template's paper turned, its margins, and the room that leaves."""
    word = opened(tmp_path, ministry(), FIVE)
    sizes = [(round(each.page_width.cm, 1), round(each.page_height.cm, 1)) for each in word.sections]

    assert sizes == [(21.0, 29.7), (29.7, 21.0), (21.0, 29.7)]
    assert [each.orientation for each in word.sections][1] == WD_ORIENT.LANDSCAPE
    assert {round(each.left_margin.cm, 1) for each in word.sections} == {2.5}


def test_last_section_counts(tmp_path: Path) -> None:
    """Of several sections the last one has the paper; headers that it has not are those of the one before."""

    def two(word: WordDocument) -> None:
        word.add_section()
        word.sections[1].left_margin = Cm(4)

    section = opened(tmp_path, plain(two)).sections[0]

    assert round(section.left_margin.cm) == 4
    assert lines(section.header) == ["Ministry"]


@pytest.mark.parametrize(
    ("pattern", "new", "room"),
    [
        (r"<w:sectPr.*?</w:sectPr>", "", 9638),
        (r"<w:pgSz[^>]*>", "", 8306),
        (r'w:gutter="0"', 'w:gutter="600"', 8040),
        (r"<w:cols [^>]*>", '<w:cols w:num="2"/><w:vAlign w:val="center"/>', 8640),
    ],
)
def test_sections_of_all_kinds_have_a_width(tmp_path: Path, pattern: str, new: str, room: int) -> None:
    """Without a section or a size the paper is A4; the gutter counts with the margins; columns are not taken."""
    word = opened(tmp_path, changed(plain(), DOCUMENT, pattern, new), BILATERAL)
    width = sum(int(each.get(qn("w:w"))) for each in word.tables[0]._tbl.tblGrid)  # noqa: SLF001 - in twips

    assert 0 <= room - width < 10
    assert word.element.find(f".//{qn('w:vAlign')}") is None


def test_gutter_above_takes_no_width(tmp_path: Path) -> None:
    """A gutter at the top of the page leaves the room from left to right as it is."""
    files = changed(plain(), DOCUMENT, 'w:gutter="0"', 'w:gutter="600"')
    files = changed(files, SETTINGS, r"(<w:defaultTabStop)", r"<w:gutterAtTop/>\1")
    word = opened(tmp_path, files, BILATERAL)

    assert 8630 < sum(int(each.get(qn("w:w"))) for each in word.tables[0]._tbl.tblGrid) <= 8640  # noqa: SLF001 - in twips


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'w:left="\d+"', 'w:left="11000"'),
        (r'w:top="\d+"', 'w:top="11000"'),
        (r'w:w="12240"', 'w:w="99999"'),
        (r'w:left="\d+"', 'w:left="wide"'),
        (r'w:left="\d+"', 'w:left="12 mi"'),
    ],
)
def test_paper_without_room_is_refused(tmp_path: Path, pattern: str, new: str) -> None:
    """Margins that leave no room, paper beyond Word's largest, and lengths that are none are errors."""
    with pytest.raises(OptionError, match=r"ministry\.docx: the last section: expected"):
        exported(tmp_path, changed(plain(), DOCUMENT, pattern, new))


def test_profile_names_a_template(tmp_path: Path) -> None:
    """A profile's template is used where no other is given."""
    path = str(saved(tmp_path, plain()))

    class Plugin:
        @sk.hookimpl
        def summitkit_profiles(self) -> Iterator[sk.ProfileSpec]:
            yield sk.ProfileSpec(name="house", sections=("outcome",), template=path)

    out = io.BytesIO()
    sk.export(BILATERAL, out, "word", plugins=sk.Plugins(Plugin(), installed=False), profile="house")

    assert "Ministry" in lines(docx.Document(out).sections[0].header)


def test_same_template_gives_same_bytes(tmp_path: Path) -> None:
    """The same record in the same house style is the same file, with the record's properties alone."""
    first, second = (exported(tmp_path, ministry(), BILATERAL) for _ in range(2))
    properties = docx.Document(io.BytesIO(first)).core_properties

    assert first == second
    assert (properties.title, properties.author) == ("The Lake Harbour summit", "North Desk")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(summits())
def test_any_record_exports_in_a_house_style(tmp_path: Path, summit: Summit) -> None:
    """Every valid record makes a Word file in a template that opens again."""
    assert opened(tmp_path, plain(), summit).paragraphs[0].style.name == "Title"


def _numbering(word: WordDocument) -> dict[str, list[str]]:
    """Return the formats of each list, by its id."""
    root = word.part.numbering_part.element
    definitions = {each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))}
    return {
        each.get(qn("w:numId")): [
            level.find(qn("w:lvlText")).get(qn("w:val"))
            for level in definitions[each.find(qn("w:abstractNumId")).get(qn("w:val"))].iter(qn("w:lvl"))
        ]
        for each in root.iter(qn("w:num"))
    }


def test_lists_of_ours_and_theirs_do_not_mix(tmp_path: Path) -> None:
    """Every list in use is defined once; each numbered list of ours counts by itself; styles keep theirs."""
    word = opened(tmp_path, plain(), BILATERAL)
    lists = _numbering(word)
    used = {each.get(qn("w:val")) for each in word.element.body.iter(qn("w:numId"))}
    theirs = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:numId"))}
    starts = [
        each.get(qn("w:numId"))
        for each in word.part.numbering_part.element.iter(qn("w:num"))
        if each.find(f".//{qn('w:startOverride')}") is not None
    ]

    assert used | theirs <= set(lists)
    assert used & theirs == set()
    assert set(starts) == used - {"1"}
    assert len(lists) == len([*word.part.numbering_part.element.iter(qn("w:num"))])


def _level(depth: int, text: str, left: int = 500, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}" w15:odd="1" xmlns:w15="urn:w15"><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="ListBullet"/><w:lvlText w:val="{text}"/>{more or INDENT.format(left)}</w:lvl>'
    )


def _with_lists(definitions: str, bullet: str = "", number: str = "", others: str = "") -> dict[str, bytes]:
    """Return parts whose styles List Bullet, List Number and others have some properties."""
    files = {
        **plain(),
        NUMBERING: f'<w:numbering xmlns:w="{docx.oxml.ns.nsmap["w"]}">{definitions}</w:numbering>'.encode(),
    }
    files = changed(files, STYLES, r"<w:numPr>.*?</w:numPr>", "")
    files = changed(files, STYLES, r'(w:styleId="ListBullet">.*?<w:pPr>)', rf"\1{bullet}", 1)
    files = changed(files, STYLES, r'(w:styleId="ListNumber">.*?<w:pPr>)', rf"\1{number}", 1)
    return changed(files, STYLES, "</w:styles>", f"{others}</w:styles>")


def _list(number: int, definition: str, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{more}</w:num>'


def test_bullets_look_like_the_template_s(tmp_path: Path) -> None:
    """Our bullets have the marks of List Bullet at each level that its list has; deeper ones are set in from it."""
    definition = f'<w:abstractNum w:abstractNumId="7">{_level(0, "»")}{_level(1, "~", 900)}</w:abstractNum>'
    word = opened(tmp_path, _with_lists(definition + _list(1, "7"), bullet=BULLETS))
    own = next(word.part.numbering_part.element.iter(qn("w:abstractNum")))

    assert _numbering(word)["1"] == ["»", "~", "•"]
    assert [each.get(qn("w:left")) for each in own.iter(qn("w:ind"))] == ["500", "900", "1240"]
    assert own.find(f".//{qn('w:pStyle')}") is None
    assert b"w15:" not in etree.tostring(own)


def test_deeper_bullets_look_like_their_styles(tmp_path: Path) -> None:
    """Where Word keeps deeper bullets in styles of their own, ours look like those, set in as the style is."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{_level(0, text, more=more)}</w:abstractNum>'
        for n, (text, more) in enumerate((("»", "<w:rPr><w:b/></w:rPr>"), ("%1~", "")))
    )
    deeper = (
        '<w:style w:type="paragraph" w:styleId="ListBullet2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="4"/></w:numPr><w:ind w:left="777"/></w:pPr></w:style>'
    )
    files = _with_lists(
        definitions + _list(1, "0") + _list(4, "1"), bullet=f'{BULLETS}<w:ind w:left="333"/>', others=deeper
    )
    files = changed(files, STYLES, r'<w:style w:type="paragraph" w:styleId="ListBullet2">.*?</w:style>', "", 1)
    word = opened(tmp_path, files)
    own = next(word.part.numbering_part.element.iter(qn("w:abstractNum")))

    assert _numbering(word)["1"] == ["»", "%2~", "•"]
    assert [each.get(qn("w:left")) for each in own.iter(qn("w:ind"))] == ["333", "777", "1117"]


def test_list_may_change_levels_and_follow_a_list_style(tmp_path: Path) -> None:
    """A level that a list changes counts, and so does a definition that it leaves to a list style."""
    definitions = (
        f'<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="House"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="5">{_level(0, "§")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="6">{_level(0, "x")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Nowhere"/></w:abstractNum>'
    )
    override = f'<w:lvlOverride w:ilvl="0">{_level(0, "%1)", more="<w:pPr/>")}</w:lvlOverride>'
    style_ = (
        '<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/><w:pPr><w:numPr><w:numId w:val="5"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    number = '<w:numPr><w:numId w:val="6"/></w:numPr>'
    lists = _list(3, "3") + _list(5, "5") + _list(6, "6", override) + _list(8, "8") + _list(9, "99") + "<w:num/>"
    files = _with_lists(
        definitions + lists, bullet='<w:numPr><w:numId w:val="3"/></w:numPr>', number=number, others=style_
    )
    word = opened(tmp_path, files, BILATERAL)
    linked = changed(files, STYLES, r'<w:numId w:val="3"/>', '<w:numId w:val="8"/>')

    assert _numbering(word)["1"] == ["§", "–", "•"]
    assert [text for key, text in _numbering(word).items() if text[:1] == ["%1)"]]
    assert _numbering(opened(tmp_path, linked))["1"][0] == "•"


def test_styles_without_lists_leave_ours(tmp_path: Path) -> None:
    """Where list styles begin no list, or one that is not there, bullets and numbers are ours."""
    for number in ("", '<w:numPr><w:numId w:val="44"/></w:numPr>', '<w:numPr><w:numId w:val="0"/></w:numPr>'):
        word = opened(tmp_path, _with_lists("", bullet=number), BILATERAL)

        assert _numbering(word)["1"] == ["•", "–", "•"]
        assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:numId"))} <= {"0"}


def test_template_without_lists_is_enough(tmp_path: Path) -> None:
    """A template needs neither numbering nor settings, theme or fonts of its own."""
    kinds = "numbering|settings|theme|fontTable|webSettings|stylesWithEffects"
    files = changed(plain(), "word/_rels/document.xml.rels", rf"<Relationship [^>]*?/(?:{kinds})\"[^>]*>", "")
    package = exported(tmp_path, files, BILATERAL)

    assert _numbering(docx.Document(io.BytesIO(package)))["1"] == ["•", "–", "•"]
    assert not [name for name in parts(package) if "theme" in name or "fontTable" in name]


def test_settings_that_matter_are_taken(tmp_path: Path) -> None:
    """Tab stops, hyphenation and colours by theme are the template's; protection and merging stay behind."""
    harmful = (
        f'<w:attachedTemplate r:id="rId9" {RELATED}/><w:mailMerge/><w:trackRevisions/>'
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop w:val="300"/>'
        '<w:autoHyphenation/><w:updateFields/><w:rsids><w:rsid w:val="00112233"/></w:rsids>'
    )
    files = changed(plain(), SETTINGS, r"<w:defaultTabStop[^>]*/>", harmful)
    text = parts(exported(tmp_path, files))[SETTINGS].decode()
    tags = re.findall(r"<w:(\w+)", text)

    assert 'w:defaultTabStop w:val="300"' in text
    assert {"autoHyphenation", "clrSchemeMapping", "compat", "footnotePr"} <= set(tags)
    assert not {"attachedTemplate", "mailMerge", "trackRevisions", "documentProtection", "updateFields"} & set(tags)
    assert "rsid" not in text


def test_template_file_of_word_is_welcome(tmp_path: Path) -> None:
    """A .dotx differs from a .docx in its content type alone, and becomes a document."""
    files = changed(plain(), TYPES, r"document\.main\+xml", "template.main+xml")
    package = exported(tmp_path, files)

    assert b"wordprocessingml.document.main+xml" in parts(package)[TYPES]


def test_pictures_and_links_of_headers_are_kept(tmp_path: Path) -> None:
    """A picture that stands twice is one part; a web address stays a link; bullets may be pictures."""
    blip = '<w:p><w:r><w:drawing><a:blip r:embed="p1"/><a:blip r:embed="p2"/></w:drawing></w:r></w:p>'
    link = '<w:p><w:hyperlink r:id="l"><w:r><w:t>Home</w:t></w:r></w:hyperlink></w:p>'
    related = (
        ("p1", "image", "media/a.png"),
        ("p2", "image", "media/a.png"),
        ("l", "hyperlink", "https://example.org/ü"),
    )
    files = {**header(blip + link, *related), "word/media/a.png": picture()}
    bullet = (
        '<w:numPicBullet w:numPicBulletId="0"><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" '
        f'r:id="b" {RELATED}/></w:pict></w:numPicBullet>'
    )
    files = changed(files, NUMBERING, r"(<w:abstractNum )", bullet + r"\1", 1)
    files["word/_rels/numbering.xml.rels"] = rels(("b", "image", "media/a.png"))
    package = parts(exported(tmp_path, files))
    related_now = package["word/_rels/header1.xml.rels"].decode()

    assert [name for name in package if "media" in name] == ["word/media/template1.png"]
    assert 'Target="https://example.org/%C3%BC"' in related_now
    assert related_now.count("template1.png") == 2
    assert b"template1.png" in package["word/_rels/numbering.xml.rels"]


def test_fonts_in_the_file_are_kept(tmp_path: Path) -> None:
    """A font that the template carries goes with the briefing; one that it only names outside does not."""
    font = f'<w:font w:name="House"><w:embedRegular r:id="f" {RELATED}/><w:embedBold r:id="x" {RELATED}/></w:font>'
    files = changed(plain(), "word/fontTable.xml", "</w:fonts>", f"{font}</w:fonts>")
    files["word/fonts/font1.odttf"] = b"garbled"
    files["word/_rels/fontTable.xml.rels"] = rels(("f", "font", "fonts/font1.odttf"), ("x", "font", "file:///c:/x.ttf"))
    files = changed(files, TYPES, "</Types>", '<Default Extension="odttf" ContentType="x/y"/></Types>')
    package = parts(exported(tmp_path, files))

    assert package["word/fonts/font1.odttf"] == b"garbled"
    assert b"embedRegular" in package["word/fontTable.xml"]
    assert b"embedBold" not in package["word/fontTable.xml"]


@pytest.mark.parametrize("name", [STYLES, "word/header1.xml", "word/theme/theme1.xml"])
def test_what_looks_like_our_own_places_is_left(name: str, tmp_path: Path) -> None:
    """A part of the template may hold whatever we mark the places of the text by."""
    files = changed(plain(), name, r"(</[\w:]+>\s*)$", r"<?text 0?>\1")

    assert MINIMAL.title in {each.text for each in opened(tmp_path, files).paragraphs}
