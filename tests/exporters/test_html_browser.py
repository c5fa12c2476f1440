"""The page as a browser shows and prints it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import evolve
from tests.briefing.summits import BILATERAL, FIVE, HOSTILE, MINIMAL
from tests.browser import Scheme, ask, browse, needs_axe, needs_chromium, violations
from tests.exporters.pages import DOCUMENT

import summitkit
from summitkit.blocks import Column, Table
from summitkit.document import Section
from summitkit.exporters.html.page import page
from summitkit.inlines import Text, direction_of

LANGUAGES = ("ar", "zh", "ru")
COLOURS = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages that are looked at."""
    made = tmp_path_factory.mktemp("pages")
    for name, summit in {"minimal": MINIMAL, "bilateral": BILATERAL, "five": FIVE, "hostile": HOSTILE}.items():
        summitkit.export(summit, made / f"{name}.html", review=True)
    for language in LANGUAGES:
        summitkit.export(BILATERAL, made / f"{language}.html", language=language)
    document = evolve(DOCUMENT, direction=direction_of("ar"), language="ar")
    for name, each in {"every-block": DOCUMENT, "right-to-left": document}.items():
        (made / f"{name}.html").write_text(page(each)[0], encoding="utf-8")
    return made


PAGES = ("minimal", "bilateral", "five", "every-block", "right-to-left", *LANGUAGES)


@needs_axe
@pytest.mark.parametrize(("width", "scheme"), [(1000, "light"), (500, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong(folder: Path, name: str, width: int, scheme: Scheme) -> None:
    """No rule of axe-core is broken, wide or narrow, light or dark, from left to right or from right to left."""
    assert violations(folder / f"{name}.html", scheme=scheme, width=width) == []


@needs_axe
def test_axe_would_find_something_wrong(folder: Path) -> None:
    """The rules do run: a page with pale words on white paper breaks one."""
    pale = folder / "pale.html"
    text = (folder / "bilateral.html").read_text(encoding="utf-8")
    pale.write_text(text.replace("--quiet: #4d4d4d", "--quiet: #cccccc"), encoding="utf-8")

    assert {each.partition(":")[0] for each in violations(pale)} == {"color-contrast"}


@needs_chromium
def test_own_style_is_let_in(folder: Path) -> None:
    """The browser uses the page's style and has nothing to complain of; the policy refuses it any other."""
    own, other = folder / "bilateral.html", folder / "other.html"
    other.write_text(own.read_text(encoding="utf-8").replace("--ink: ", "--ink:  "), encoding="utf-8")

    assert "CONSOLE" not in browse(own, "--dump-dom").stderr
    assert "Content Security Policy" in browse(other, "--dump-dom").stderr


@needs_chromium
@pytest.mark.parametrize(
    ("name", "scheme"), [*((name, "light") for name in (*PAGES, "hostile")), ("every-block", "dark")]
)
def test_page_is_as_wide_as_screen(folder: Path, name: str, scheme: Scheme) -> None:
    """On a narrow screen tables scroll and the page does not; its paper is dark where the reader asks for that."""
    script = """
      const page = document.documentElement;
      return [page.scrollWidth <= innerWidth, getComputedStyle(page).backgroundColor];
    """

    assert ask(folder / f"{name}.html", script, scheme=scheme, width=500) == [True, COLOURS[scheme]]


@needs_chromium
def test_pictures_of_page_differ_by_scheme(folder: Path) -> None:
    """A screenshot of the dark page is another one than that of the light page."""
    shots = [folder / f"{scheme}.png" for scheme in COLOURS]
    for shot, scheme in zip(shots, ("light", "dark"), strict=True):
        browse(folder / "bilateral.html", f"--screenshot={shot}", scheme=scheme)  # type: ignore[arg-type]

    assert all(shot.read_bytes().startswith(b"\x89PNG") for shot in shots)
    assert shots[0].read_bytes() != shots[1].read_bytes()


def _printed(path: Path) -> list[str]:
    pdf = path.with_suffix(".pdf")
    browse(path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    command = ("pdftotext", "-layout", str(pdf), "-")
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


def _sizes(path: Path) -> list[tuple[str, str]]:
    command = ("pdfinfo", "-l", "99", str(path.with_suffix(".pdf")))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return re.findall(r"Page +\d+ size: +(\d+)[.\d]* x (\d+)", done.stdout)


@needs_chromium
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_every_printed_page_is_marked(folder: Path) -> None:
    """Marking, draft, reference and number stand on each page; a wide section lies, the first annex begins a page."""
    pages = _printed(folder / "every-block.html")
    numbers = [re.findall(r"Page (\d+) of (\d+)", each) for each in pages]

    assert [each.count("TOP <SECRET>") for each in pages][1:-1] == [2] * (len(pages) - 2)
    assert numbers == [[(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)]
    assert all("Draft" in each and "Reference: R/1" in each and "Version: 3" in each for each in pages)
    assert {("612", "792"), ("792", "612")} == set(_sizes(folder / "every-block.html"))
    assert [each for each in pages if "Annex A" in each and "Deeper" in each] == []


@needs_chromium
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_header_row_stands_on_each_page(tmp_path: Path) -> None:
    """A table of several pages has its header row on each."""
    issues = tuple(evolve(BILATERAL.issues[1], id=f"i{n}", title=f"Fishing {n}") for n in range(80))
    summitkit.export(evolve(FIVE, issues=issues, positions=()), tmp_path / "long.html")
    row = re.compile(r"^ *(Issue +Norland|Fishing \d+ +Not stated)", re.MULTILINE)
    rows = [row.findall(each) for each in _printed(tmp_path / "long.html")]
    parts = [each for each in rows if each]

    assert len(parts) > 1
    assert all(each[0].startswith("Issue") and len(each) > 1 for each in parts)


@needs_chromium
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_crowded_table_is_printed_whole(tmp_path: Path) -> None:
    """A table of twenty parties is printed to its last column, in smaller letters."""
    names = ["Issue", *(f"P{number}" for number in range(20))]
    columns = tuple(Column(header=(Text(name),), is_header=name == "Issue") for name in names)
    table = Table(key="crowded", columns=columns, rows=(), caption="Crowded", summary="Many columns.")
    section = Section(key="wide", heading="Wide", blocks=(table,), orientation="landscape")
    (tmp_path / "crowded.html").write_text(page(evolve(DOCUMENT, sections=(section,)))[0], encoding="utf-8")
    printed = "\n".join(_printed(tmp_path / "crowded.html"))
    (heads,) = (line.split() for line in printed.splitlines() if "P19" in line)

    assert heads == names
