"""Records from tables, whatever the file: those that summitkit wrote, and other people's."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.comments import Comment
from tests.strategies import summits

import summitkit as sk
from summitkit import api

PLUGINS = sk.Plugins(installed=False)
CSV = "Country;Topic;Position\nFrance;Trade;Wants more\nSpain;Trade;=1+1\n"
MAPPING = '[columns]\nparty = "Country"\nissue = "Topic"\ntext = "Position"\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return the path of somebody's table."""
    path = tmp_path / "table.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return the path of somebody's workbook: a cover, a hidden sheet, a table with a hidden column and row."""
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active["A1"] = "Positions, for comment"
    hidden = book.create_sheet("Old")
    hidden.append(["Country", "Topic", "Position"])
    hidden.append(["Italy", "Trade", "Nothing"])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("Table")
    for line in CSV.splitlines():
        sheet.append([f"'{cell}" if cell.startswith("=") else cell for cell in line.split(";")])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    path = tmp_path / "table.xlsx"
    book.save(path)
    return path


@given(summits())
@settings(max_examples=60)
def test_package_gives_the_record_back(summit: sk.Summit) -> None:
    """Whatever a record holds, its tables in a ZIP file give it back, and the report has nothing to say."""
    out = io.BytesIO()
    sk.export(summit, out, "csv", plugins=PLUGINS)
    out.seek(0)
    found = sk.read(out, plugins=PLUGINS)

    assert (found.format, found.summit, found.report.notes) == ("csv", summit, ())


def test_folder_gives_the_record_back(tmp_path: Path) -> None:
    """A folder of tables is loaded like a file."""
    summit = sk.load("examples/alaska-2025.yaml")
    sk.export(summit, f"{tmp_path}/tables/")

    assert sk.load(tmp_path / "tables") == summit


def test_plain_table_needs_no_mapping(table: Path) -> None:
    """A table whose headings leave no doubt is a record, and the report says how it was read."""
    found = sk.read(table)

    assert [(each.party, each.text) for each in found.summit.positions] == [("france", "Wants more"), ("spain", "=1+1")]
    assert found.report.notes[:2] == (
        "Read with semicolons between cells.",
        "Read by its headings, without a mapping; `summitkit map` shows which column was taken for what.",
    )


def test_mapping_says_what_columns_are(table: Path) -> None:
    """With a mapping no heading is guessed."""
    mapping = table.with_name("map.toml")
    mapping.write_text(MAPPING.replace("Position", "Topic").replace('issue = "Topic"', 'issue = "Position"'))

    assert sk.load(table, mapping=mapping).positions[0].text == "Trade"


def test_table_that_says_nothing_is_refused(table: Path) -> None:
    """Where headings are not known, the error says what to do."""
    table.write_text("a;b;c\n1;2;3\n", encoding="utf-8")

    with pytest.raises(sk.UnreadableInput, match=r"expected a record or a table of positions .*`summitkit map`"):
        sk.load(table)


def test_other_encodings_are_named(table: Path) -> None:
    """Row 71: a file that is not UTF-8 is read with the encoding that is named, and with no other."""
    table.write_bytes(CSV.replace("France", "Málaga").encode("cp1252"))

    with pytest.raises(sk.UnreadableInput, match="encoding=cp1252"):
        sk.load(table)
    assert sk.load(table, encoding="cp1252").parties[0].name == "Málaga"


def test_workbook_of_somebody_is_read(workbook: Path) -> None:
    """The visible table comes before the hidden one, and what was hidden is told."""
    found = sk.read(workbook)

    assert [party.name for party in found.summit.parties] == ["France", "Spain"]
    assert str(found.summit.positions[0].evidence[0].locator) == "cell Table!C2"
    assert {
        "Hidden rows were read like the others: 1 of the sheet 'Table'.",
        "Hidden columns were read like the others: those of the sheet 'Table'.",
        "A hidden sheet was looked at, too: 'Old'.",
    } <= set(found.report.notes)


def test_hidden_rows_of_a_record_are_told(tmp_path: Path) -> None:
    """What summitkit hides itself is no news; a row that a filter hides is."""
    path = tmp_path / "record.xlsx"
    sk.export(sk.load("examples/alaska-2025.yaml"), path)
    book = openpyxl.load_workbook(path)
    book["Positions"].row_dimensions[2].hidden = True
    book.save(path)

    assert sk.read(path).report.notes == ("Hidden rows were read like the others: 1 of the sheet 'Positions'.",)


def test_comments_are_told(tmp_path: Path) -> None:
    """A remark that a colleague hung on a cell is no part of the record, and does not go without a word."""
    path = tmp_path / "record.xlsx"
    sk.export(sk.load("examples/alaska-2025.yaml"), path)
    book = openpyxl.load_workbook(path)
    book["Positions"]["F2"].comment = Comment("Really?", "A colleague")
    book.save(path)
    (note,) = [note for note in sk.read(path).report.notes if "omment" in note]

    assert note.startswith("Comments are no part of the record and were not read: ")
    assert note.endswith(" of the sheet 'Positions'.")


def test_mappings_are_proposed_for_tables_alone(table: Path, workbook: Path) -> None:
    """A table of any format has a proposal, and prose has none."""
    for path in (table, workbook):
        assert 'party = "Country"' in api.propose_mapping(path)
    with pytest.raises(sk.UnreadableInput, match="expected a file of tables, found one of the format yaml"):
        api.propose_mapping("examples/alaska-2025.yaml")


def test_package_of_somebody_keeps_its_apostrophes(tmp_path: Path) -> None:
    """The guard before signs is taken off in packages that summitkit wrote, and in no other."""
    path = tmp_path / "theirs.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", '{"resources": [{"name": "t", "path": "t.csv"}]}')
        archive.writestr("t.csv", "Country,Topic,Position\nFrance,Trade,'=1\n")

    assert sk.load(path).positions[0].text == "'=1"
