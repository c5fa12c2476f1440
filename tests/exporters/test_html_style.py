"""The colours of the page, computed from its style sheet."""

import re
from importlib.resources import files
from itertools import product

import pytest
from tests.contrast import contrast

from summitkit.blocks import Tone

SHEET = (files("summitkit.exporters.html") / "page.css").read_text(encoding="utf-8")
WORDS = ("ink", "quiet", "link", "alert", "title")
ENOUGH = 4.5


def _schemes() -> dict[str, dict[str, str]]:
    roots = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
    light, dark = (dict(re.findall(r"--(\w+): #(\w{6});", root)) for root in roots[:2])
    return {"light": light, "dark": dark}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_have_contrast_on_all_tints(scheme: str) -> None:
    """Each colour of words has the contrast of WCAG level AA on paper and on every tint, in both schemes."""
    colours = _schemes()[scheme]
    grounds = set(colours) - {*WORDS, "line"}
    poor = {
        f"{word} on {ground}": round(contrast(colours[word], colours[ground]), 2)
        for word, ground in product(WORDS, sorted(grounds))
        if contrast(colours[word], colours[ground]) < ENOUGH
    }

    assert {*Tone.__args__} - {"plain"} < grounds  # type: ignore[attr-defined]
    assert poor == {}


def test_schemes_have_the_same_colours() -> None:
    """What one scheme names the other names too, and every colour is used by name."""
    light, dark = _schemes().values()

    assert light.keys() == dark.keys()
    assert set(re.findall(r"var\(--(\w+)\)", SHEET)) <= light.keys()
    assert len(re.findall(r"#[0-9a-f]{6}\b", SHEET)) == 2 * len(light)


def test_every_tone_has_its_class() -> None:
    """Each tint that a document can ask for is in the style sheet, and the sheet asks for nothing from elsewhere."""
    tones = {*Tone.__args__} - {"plain"}  # type: ignore[attr-defined]

    assert tones <= set(re.findall(r"^\.(\w+) \{ background: var\(--\1\); \}$", SHEET, re.MULTILINE))
    assert not re.search(r"@import|url\(|</", SHEET)
