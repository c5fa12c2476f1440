"""`summitkit new`."""

from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import Run

import summitkit as sk


@pytest.mark.parametrize("name", ["form.xlsx", "form.yaml", "form.zip"])
def test_form_is_written_and_says_what_is_missing(run: Run, folder: Path, name: str) -> None:
    """A form is a file of its own, and what it asks for first is named when it is loaded as it is."""
    ran = run("new", name)
    checked = run("check", name)

    assert (ran.code, ran.out) == (0, "")
    assert ran.said[0].startswith(f"wrote {name} (")
    assert checked.code == 3
    assert [line.partition(": expected a value")[0].rpartition("/")[2] for line in checked.said[-2:]] == ["id", "title"]


def test_filled_form_is_a_record(run: Run, folder: Path) -> None:
    """What a person puts into a blank workbook becomes the record; ids are made of names."""
    run("new", "form.xlsx")
    workbook = openpyxl.load_workbook("form.xlsx")
    facts = {row[0].value: row[1] for row in workbook["Summit"].iter_rows(min_row=2)}
    facts["Title"].value = "Two plus Four"
    facts["Venue: Locality"].value = "Moscow"
    for sheet, cells in (
        ("Parties", {"Name": "France"}),
        ("Issues", {"Title": "Borders"}),
        ("Positions", {"Issue": "Borders", "Party": "France", "Position": "Final", "Stance": "Supports"}),
    ):
        headings = {cell.value: cell.column for cell in workbook[sheet][1]}
        for heading, value in cells.items():
            workbook[sheet].cell(2, headings[heading]).value = value
    workbook.save("filled.xlsx")
    summit = sk.load("filled.xlsx")

    assert (summit.id, summit.title, summit.venue) == ("two-plus-four", "Two plus Four", sk.Venue(locality="Moscow"))
    assert summit.positions == (sk.Position(issue="borders", party="france", text="Final", stance="supports"),)


def test_yaml_form_names_schema_and_every_key(run: Run, folder: Path) -> None:
    """The first line is for editors, and a form whose marks are taken away has every key of a record."""
    run("new", "form.yaml")
    text = (folder / "form.yaml").read_text(encoding="utf-8")

    assert text.startswith("# yaml-language-server: $schema=summitkit.schema.json\n")
    assert "#   - issue:  # Id of the issue." in text
    assert "#       - source:  # Id of the source." in text
    assert "# brief:  # What a briefing needs besides.\n#   to:  # For whom.\n#   from:" in text
    filled = text.replace("id:  #", "id: a-b  #", 1).replace("title:  #", "title: A  #", 1)
    (folder / "form.yaml").write_text(filled, encoding="utf-8")
    assert sk.load("form.yaml") == sk.Summit(id="a-b", title="A")


def test_form_goes_to_a_folder_or_a_stream(run: Run, folder: Path) -> None:
    """A path that ends in a slash is given tables, and `-` is standard output."""
    assert run("new", "form/").code == 0
    assert (folder / "form" / "positions.csv").is_file()
    assert run("new", "-", "--to", "yaml").out.endswith("media. A list.\n")


def test_file_that_is_there_is_kept(run: Run, folder: Path) -> None:
    """Nobody's work is written over by a blank form."""
    ran = run("new", "alaska.lines", "--to", "yaml")

    assert ran.code == 5
    assert ran.said == [
        "error: cannot write alaska.lines: there is something of that name",
        "hint: name another path",
    ]


def test_format_without_form_is_wrong_usage(run: Run, folder: Path) -> None:
    """A briefing is no form; those that have one are named."""
    ran = run("new", "form.docx")

    assert ran.code == 2
    assert ran.said == ["error: word has no form to fill in", "hint: use yaml, excel, csv"]
