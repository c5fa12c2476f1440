"""A Word package written once, with its long texts put in as they are."""

import io

import docx
from docx.oxml import parse_xml
from tests.briefing.plain import briefing
from tests.briefing.summits import BILATERAL
from tests.words import parts_of, rendered

from summitkit.exporters.word.package import make_room, new_package
from summitkit.exporters.word.saving import places, save


def test_texts_stand_in_their_places() -> None:
    """Each text stands where its place was, unchanged, and what is between places stays there."""
    word, out = new_package("en"), io.BytesIO()
    texts = [f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("first", "sec\\1ond", "third")]
    make_room(word, places(texts, "<w:p><w:r><w:t>break</w:t></w:r></w:p>"))
    save(word.part.package, {word.part: texts}, out)

    assert [each.text for each in docx.Document(out).paragraphs] == ["first", "break", "sec\\1ond", "break", "third"]


def test_places_are_filled_once() -> None:
    """A text that looks like a place is not one, and no place is left in any part."""
    word, out = new_package("en"), io.BytesIO()
    make_room(word, places(["", ""], ""))
    save(word.part.package, {word.part: ["<w:p/><?text 1?>", "<w:p/>"]}, out)

    assert parts_of(out.getvalue())["word/document.xml"].count(b"<?text 1?>") == 1
    assert b"<?text" not in b"".join(parts_of(rendered(briefing(BILATERAL))).values())


def test_every_part_has_a_type() -> None:
    """The content types name each part, which a reader takes for nothing otherwise."""
    package = rendered(briefing(BILATERAL))
    types = parse_xml(parts_of(package)["[Content_Types].xml"])
    named = {each.get("PartName"): each.get("ContentType") for each in types if each.get("PartName")}

    assert {name[1:] for name in named} == {
        name for name in parts_of(package) if not name.endswith((".rels", "_Types].xml"))
    }
    assert named["/word/media/image1.png"] == "image/png"
