"""A workbook that comes back: whole, edited by hand, and saved by another program."""

import io
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from tests.strategies import summits

import summitkit as sk
from summitkit.model import Evidence, Locator, Narrative, Party, Position, Summit

PLUGINS = sk.Plugins(installed=False)
EXAMPLE = Path(__file__).parents[2] / "examples" / "alaska-2025.yaml"


def sent(summit: Summit) -> bytes:
    out = io.BytesIO()
    sk.export(summit, out, "excel", plugins=PLUGINS)
    return out.getvalue()


def returned(workbook: bytes) -> Summit:
    return sk.load(io.BytesIO(workbook), "excel", plugins=PLUGINS)


@given(summits())
@settings(max_examples=60)
def test_workbook_gives_the_record_back(summit: Summit) -> None:
    """Whatever a record holds, its workbook gives it back, and the report has nothing to say."""
    found = sk.read(io.BytesIO(sent(summit)), "excel", plugins=PLUGINS)

    assert found.summit == summit
    assert found.report.notes == ()


@pytest.mark.parametrize(
    "text",
    ["x" * 40_000, "\U0001f91d" * 20_000, "_x000D_" * 10_000, "\r\n\t" * 15_000 + "end", " " * 33_000 + "."],
    ids=["letters", "emoji", "codes", "line ends", "spaces"],
)
def test_long_texts_come_back(text: str) -> None:
    """Rows 89 and 90: what needs several cells is one text again, wherever it stands."""
    summit = Summit(
        id="long",
        title="Long",
        summary=text,
        extensions={"press": {"text": text}},
        parties=(Party(id="a", name="A", aliases=("x" * 40_000, "y")),),
        positions=(
            Position(
                issue="i",
                party="a",
                text=text,
                evidence=(
                    Evidence(source="s", quote=text, locator=Locator(unit="line", start=3)),
                    Evidence(source="t"),
                ),
            ),
            Position(issue="i", party="a", text=f"{text}2"),
        ),
        narrative=(Narrative(text=text),),
    )

    assert returned(sent(summit)) == summit


def test_edits_in_a_workbook_are_taken() -> None:
    """Values that openpyxl or a person puts into cells are the only change."""
    summit = sk.load(EXAMPLE, plugins=PLUGINS)
    workbook = openpyxl.load_workbook(io.BytesIO(sent(summit)))
    sheet = workbook["Positions"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["Position"]).value = "Edited"
    sheet.cell(3, columns["Stance"]).value = "Opposes "
    sheet.move_range(f"A2:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}", rows=3)
    out = io.BytesIO()
    workbook.save(out)
    first, second, *others = summit.positions
    edited = (attrs.evolve(first, text="Edited"), attrs.evolve(second, stance="opposes"), *others)

    assert returned(out.getvalue()) == attrs.evolve(summit, positions=edited)


def converted(path: Path, to: str) -> Path:
    """Return the file that LibreOffice makes of another."""
    profile = (path.parent / "profile").as_uri()
    command = [
        *("soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", to),
        *("--outdir", str(path.parent / to), str(path)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return path.parent / to / path.with_suffix(f".{to}").name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_workbook_edited_in_libreoffice_has_exactly_the_edits(tmp_path: Path) -> None:
    """LibreOffice opens the workbook, cells are changed in its own format, and it saves a workbook again."""
    summit = sk.load(EXAMPLE, plugins=PLUGINS)
    path = tmp_path / "positions.xlsx"
    path.write_bytes(sent(summit))
    flat = converted(path, "fods")
    assert returned(converted(flat, "xlsx").read_bytes()) == summit

    first, last = summit.positions[0], summit.takeaways[0]
    content = flat.read_text(encoding="utf-8")
    edits = (("Positions", first.text, "Edited in Calc"), ("Takeaways", last.text, "A lesson of another kind"))
    for sheet, old, new in edits:
        before, name, after = content.partition(f'<table:table table:name="{sheet}"')
        assert f"<text:p>{escape(old)}</text:p>" in after
        content = f"{before}{name}{after.replace(f'<text:p>{escape(old)}</text:p>', f'<text:p>{new}</text:p>', 1)}"
    flat.write_text(content, encoding="utf-8")
    edited = attrs.evolve(
        summit,
        positions=(attrs.evolve(first, text="Edited in Calc"), *summit.positions[1:]),
        takeaways=(attrs.evolve(last, text="A lesson of another kind"), *summit.takeaways[1:]),
    )

    assert returned(converted(flat, "xlsx").read_bytes()) == edited
