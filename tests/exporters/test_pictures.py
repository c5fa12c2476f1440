"""Pictures of scales, read back as pixels."""

import io
import os
import struct
import sys
from pathlib import Path

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.exporters.scales import mark, scale
from tests.processes import output
from tests.strategies import numbers, texts

from summitkit.blocks import Mark, Spectrum
from summitkit.exporters.pictures import Picture, spectrum_picture
from summitkit.inlines import Direction

TWO = scale(mark("Norland", 0), mark("Sudland", 75, (50, 100)), anchors=((0, "none"), (100, "the highest")))
MARKER = (0x1F, 0x3A, 0x5F)
SCRIPT = """
from tests.exporters.test_pictures import TWO, drawn
print(drawn(TWO).png.hex())
"""


def drawn(spectrum: Spectrum, direction: Direction = "ltr") -> Picture:
    picture = spectrum_picture(spectrum, direction)
    assert picture
    return picture


def pixels(picture: Picture, colour: tuple[int, int, int]) -> list[tuple[int, int]]:
    """Return where a picture has a colour: column and row."""
    image = Image.open(io.BytesIO(picture.png)).convert("RGB")
    content, size = image.tobytes(), len(colour)
    found = (at // size for at in range(0, len(content), size) if content[at : at + size] == bytes(colour))
    return [(number % image.width, number // image.width) for number in found]


def columns(picture: Picture) -> set[int]:
    """Return which of a hundred columns of a picture hold a marker."""
    return {column * 100 // 1260 for column, _ in pixels(picture, MARKER)}


def chunks(png: bytes) -> list[bytes]:
    """Return the names of the chunks of a PNG (ISO/IEC 15948, section 5.3)."""
    names, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        names.append(png[at + 4 : at + 8])
        at += length + 12
    return names


def test_markers_stand_at_their_values() -> None:
    """A marker or the end of a bar stands where its value is on the scale."""
    ends = (0.7, 8, 11.65, 15.3)
    nearest = {min(ends, key=lambda end: abs(end - column * 0.16)) for column in columns(drawn(TWO))}

    assert nearest == set(ends)
    assert all(min(abs(end - column * 0.16) for end in ends) < 0.3 for column in columns(drawn(TWO)))


def test_scale_runs_from_the_right() -> None:
    """In a document from right to left the lowest value is on the right."""
    only = scale(mark("Norland", 10))

    assert max(columns(drawn(only))) < 20
    assert min(columns(drawn(only, "rtl"))) > 80


def test_size_is_that_of_the_file() -> None:
    """Centimetres and pixels agree at 200 dots an inch, and the picture is as wide as a column of text."""
    picture = drawn(TWO)
    width, height = Image.open(io.BytesIO(picture.png)).size

    assert (width, height) == pytest.approx((picture.width * 200 / 2.54, picture.height * 200 / 2.54), abs=1)
    assert picture.width == 16
    assert picture.height < 2


def test_file_tells_nothing_of_its_making() -> None:
    """No time and no program stand in the file."""
    assert set(chunks(drawn(TWO).png)) == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_settings_of_the_program_do_not_matter() -> None:
    """What a program has set for its own figures changes no picture, and stays as it was."""
    expected = drawn(TWO)
    with mpl.rc_context({"font.size": 30, "text.usetex": True, "savefig.bbox": "tight", "figure.dpi": 20}):
        found = drawn(TWO)

        assert (mpl.rcParams["font.size"], mpl.rcParams["savefig.bbox"]) == (30, "tight")
    assert found == expected


def test_environment_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backend, configuration, time zone and locale of the process change no picture (row 124)."""
    folder = tmp_path / "configuration"
    folder.mkdir()
    (folder / "matplotlibrc").write_text("font.size: 30\nsavefig.bbox: tight\n", encoding="utf-8")
    values = {"MATPLOTLIBRC": str(folder), "MPLBACKEND": "svg", "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))

    assert bytes.fromhex(output(SCRIPT, tmp_path)) == drawn(TWO).png


@pytest.mark.parametrize("name", ["Norland", "Россия", "Ελλάδα", "Việt Nam", "$x$", r"$\frac{", "<b>&"])
def test_plain_letters_are_drawn(name: str) -> None:
    """A name in letters of the font stands in the picture, and nothing in it is a formula."""
    assert drawn(scale(mark(name, 5))).keys == ()


@pytest.mark.parametrize(
    "name", ["中国", "مصر", "ישראל", "ไทย", "\U0001f91d", "zero\u200bwidth", "\u202ebidi", "\x00", "x" * 61]
)
def test_letters_stand_for_what_cannot_be_drawn(name: str) -> None:
    """Where one name has other letters, is long or turns around (rows 80, 82, 83), letters stand for all (row 90)."""
    picture = drawn(scale(mark(name, 5), mark("France", 6), anchors=((0, name),)))

    assert picture.keys == ("A", "B")


def test_twenty_names_are_drawn() -> None:
    """Twenty parties stand in one picture by their names."""
    picture = drawn(scale(*(mark(f"Party {number}", number * 5) for number in range(20))))

    assert picture.keys == ()
    assert picture.height < 6


def test_crowd_stands_by_letters() -> None:
    """Where names would make a picture too high, letters stand for them; after Z comes AA."""
    marks = [mark("A party with a very long name indeed", number * 100 / 27) for number in range(28)]
    picture = drawn(scale(*marks))

    assert picture.keys[24:] == ("Y", "Z", "AA", "AB")


@pytest.mark.parametrize("marks", [[], [mark(f"Party {number}", 1) for number in range(60)]])
def test_no_picture_where_none_can_be_read(marks: list[Mark]) -> None:
    """No marks or too many on one spot make no picture: the table beside it says it all."""
    assert spectrum_picture(scale(*marks)) is None


def test_names_of_points_give_way() -> None:
    """Named points whose names do not fit below the scale leave their values alone there."""
    crowded = tuple((float(number), "a name of some length") for number in range(31))
    some, none = (drawn(scale(mark("A", 5), high=30, anchors=anchors)) for anchors in (crowded[::15], ()))
    many = drawn(scale(mark("A", 5), high=30, anchors=crowded))

    assert many.height == none.height < some.height


def test_points_of_one_value_share_a_name() -> None:
    """Two names of one point stand side by side; values without room leave a tick."""
    close = tuple((float(number), "") for number in range(200))
    both = drawn(scale(mark("A", 5), anchors=((0, "none"), (0, "nothing"))))
    one = drawn(scale(mark("A", 5), anchors=((0, "none / nothing"),)))

    assert both == one
    assert drawn(scale(mark("A", 5), high=199, anchors=close)).keys == ()


def test_no_picture_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where matplotlib is not installed there is no picture and no error."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    assert spectrum_picture(TWO) is None


def test_no_picture_where_matplotlib_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backend that there is not keeps matplotlib from being loaded, and the picture away, but not the export."""
    monkeypatch.setenv("MPLBACKEND", "nonsense")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    script = """
from tests.exporters.scales import mark, scale
from summitkit.exporters.pictures import spectrum_picture
print(spectrum_picture(scale(mark("Norland", 5))))
"""

    assert output(script, tmp_path) == "None"


@settings(max_examples=20)
@given(st.lists(st.builds(mark, texts, numbers, st.none() | st.tuples(numbers, numbers)), min_size=1), numbers, numbers)
def test_any_scale_is_drawn(marks: list[Mark], low: float, high: float) -> None:
    """Whatever the names and numbers, there is a picture with a key for each mark, or none."""
    picture = spectrum_picture(scale(*marks, low=low, high=high, anchors=((low, marks[0].label),)))

    assert picture is None or len(picture.keys) in (0, len(marks))
