"""CSV and its Data Package, written, taken apart, and validated by the reference implementation."""

import ast
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.datapackages import Package, Validate, exported, frictionless, lines, tables, taken_back
from tests.strategies import AWKWARD, records, summits

import summitkit as sk
from summitkit.exporters.csv.promises import Promises
from summitkit.exporters.csv.tables import write_table
from summitkit.model import (
    Delegate,
    Issue,
    Outcome,
    Party,
    Person,
    Position,
    Scale,
    Summit,
)
from summitkit.sheets import Column, Row, Rows, Sheet

EXAMPLE = Path(__file__).parents[2] / "examples" / "alaska-2025.yaml"
NUMBERS = (0, -7, 10**17, 2**53 + 1, 0.1, 1 / 3, 1e16, 5e-324, 1.7976931348623157e308, -0.0)
RISKY = [(93, "=cmd|' /C calc'!A0"), *((94, f"{first}1") for first in "+-@\t\r\n'"), (94, "\n=1"), (94, "''=1")]


@pytest.fixture(scope="module")
def validate() -> Iterator[Validate]:
    """Return a function that asks frictionless what is wrong with a package."""
    with frictionless() as asked:
        yield asked


@pytest.fixture(scope="module")
def alaska() -> Package:
    """Return the package of the example."""
    return exported(sk.load(EXAMPLE))


def small(**fields: object) -> Summit:
    """Return a summit of two parties, one of which holds something on the one issue."""
    given_fields: dict[str, object] = {
        "parties": (Party(id="usa", name="United States", role="host"), Party(id="rus", name="Russia")),
        "issues": (Issue(id="arms", title="Arms", result="not_agreed"),),
        "positions": (Position(issue="arms", party="usa", text="Fewer"),),
        **fields,
    }
    return Summit(id="small", title="Small", **given_fields)  # type: ignore[arg-type]


def sheet_of(*values: str | float | None, kind: str = "text") -> Sheet:
    rows = [Row(pointer="", cells=(value, "end")) for value in values]
    columns = (Column(key="value", heading="Value", kind=kind), Column(key="end", heading="End"))  # type: ignore[arg-type]
    return Sheet(key="things", name="Things", note="", columns=columns, rows=Rows(lambda: iter(rows)))


def written(sheet: Sheet, *, bom: bool = False) -> bytes:
    out = io.BytesIO()
    write_table(sheet, out, bom=bom)
    return out.getvalue()


# Tables


@given(summits())
def test_every_cell_stands_as_it_is(summit: Summit) -> None:
    """Python reads from each file the keys of the columns, and every cell of the sheet, exactly."""
    package = exported(summit)
    sheets = tables(summit)

    assert set(package.files) == {"datapackage.json", *(f"{key}.csv" for key in sheets)}
    for key, sheet in sheets.items():
        head, *found = lines(package.files[f"{key}.csv"])
        assert head == [column.key for column in sheet.columns]
        for row, cells in zip_longest(sheet.rows, found):
            values = zip(cells, row.cells, strict=True)
            assert tuple(taken_back(cell, value) for cell, value in values) == row.cells


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_stand_with_all_digits(number: float) -> None:
    """A number has as many digits as bring it back, whole numbers no point, and never an apostrophe."""
    (cell, _), *_ = lines(written(sheet_of(number, kind="number")))[1:]

    assert cell == repr(number)
    assert type(number)(cell) == number


class Measured(float):
    """A number with a word of its own, such as those of numpy."""

    def __repr__(self) -> str:  # noqa: D105 - Python calls it
        return f"Measured({float(self)})"


def test_numbers_of_other_types_are_plain() -> None:
    """A kind of number that shows itself otherwise is written as the number that it is."""
    assert b"\r\n0.25,end\r\n" in written(sheet_of(Measured(0.25), kind="number"))


@pytest.mark.parametrize(("row", "text"), RISKY, ids=[f"{row}-{text!r}" for row, text in RISKY])
def test_risky_text_is_guarded(row: int, text: str) -> None:
    """Rows 93 and 94: a text that a spreadsheet program would run begins with an apostrophe, and comes back whole."""
    summit = small(positions=(Position(issue="arms", party="usa", text=text),))
    (found,) = exported(summit).rows("positions")

    assert found["text"] == f"'{text}"


def test_form_is_that_of_rfc_4180() -> None:
    """Lines end with CRLF, and only cells with a comma, a quote or a line end are quoted."""
    assert written(sheet_of("plain", "a,b", 'a "b"', "a\nb", "a\rb", None)) == (
        b'value,end\r\nplain,end\r\n"a,b",end\r\n"a ""b""",end\r\n"a\nb",end\r\n"a\rb",end\r\n,end\r\n'
    )


@pytest.mark.parametrize("bom", [False, True])
def test_mark_of_utf8_is_an_option(bom: bool) -> None:  # noqa: FBT001 - a parameter
    """Files begin with a byte order mark where Excel is to open them, and without one otherwise."""
    package = exported(small(), bom=bom)

    assert {data.startswith(b"\xef\xbb\xbf") for name, data in package.files.items() if name != "datapackage.json"} == {
        bom
    }


@pytest.mark.parametrize(
    ("row", "text"),
    [(67, "a\0b"), (68, "x" * 200_000), (80, "\x01\x1f\x7f"), (81, "\ufffe\uffff"), (91, "a\r\nb\rc\n")],
)
def test_nothing_is_too_odd_for_csv(row: int, text: str) -> None:
    """Rows 67, 68, 80, 81 and 91: NUL, control characters, line ends and long texts stand as they are."""
    package = exported(small(positions=(Position(issue="arms", party="usa", text=text),)))

    assert package.rows("positions")[0]["text"] == text
    assert package.notes == ()


def test_half_a_character_of_a_finding_is_escaped() -> None:
    """A plugin's finding may hold what UTF-8 cannot; it is shown by its code."""
    package = exported(small(), findings=(sk.Finding(code="ZZ901", message="half \ud800"),))

    assert package.rows("findings")[0]["message"] == "half \\ud800"


# The package


def test_article_is_valid(alaska: Package, validate: Validate, tmp_path: Path) -> None:
    """The frictionless package finds nothing wrong with the example, as a ZIP and with byte order marks."""
    path = tmp_path / "alaska.zip"
    path.write_bytes(alaska.data)
    marked = tmp_path / "marked.zip"
    marked.write_bytes(exported(sk.load(EXAMPLE), bom=True).data)

    assert alaska.notes == ()
    assert validate(path) == validate(marked) == "[]"


def test_edits_are_told_from_the_descriptor(alaska: Package, validate: Validate, tmp_path: Path) -> None:
    """Size and digest of a table tell that it was changed, and its references when they lead nowhere."""
    for name, data in alaska.files.items():
        (tmp_path / name).write_bytes(data)
    edited = alaska.files["positions.csv"].replace(b"ceasefire,", b"ceasefires,")
    (tmp_path / "positions.csv").write_bytes(edited)
    found = validate(tmp_path / "datapackage.json")

    assert {"hash-count", "byte-count", "foreign-key"} == {kind for kind, _ in ast.literal_eval(found)}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(summits() | records())
def test_any_record_is_valid(validate: Validate, tmp_path: Path, summit: Summit) -> None:
    """The frictionless package finds nothing wrong with any record, whether or not its references lead anywhere."""
    path = tmp_path / "any.zip"
    path.write_bytes(exported(summit).data)

    assert validate(path) == "[]"


@pytest.mark.parametrize(
    "summit",
    [
        Summit(id="empty", title="Empty"),
        small(parties=tuple(Party(id=f"p-{number}", name=f"Party {number}") for number in range(190))),
        small(positions=tuple(Position(issue="arms", party="usa", text=text) for text in AWKWARD)),
    ],
    ids=["empty", "190 parties", "80 to 94"],
)
def test_odd_records_are_valid(summit: Summit, validate: Validate, tmp_path: Path) -> None:
    """Rows 80 to 94: nothing at all, very many parties and hostile texts make packages without a fault."""
    path = tmp_path / "odd.zip"
    path.write_bytes(exported(summit, findings=sk.check(summit)).data)

    assert validate(path) == "[]"


def test_descriptor_says_what_the_summit_is(alaska: Package) -> None:
    """Name, title and description are those of the record, and no date says when it was written."""
    summit = sk.load(EXAMPLE)
    descriptor = alaska.descriptor

    assert (descriptor["name"], descriptor["title"]) == (summit.id, summit.title)
    assert descriptor["description"].startswith(summit.summary)
    assert "apostrophe" in descriptor["description"]
    assert {"created", "licenses", "marking"} & set(descriptor) == set()


def test_marking_is_said_first() -> None:
    """A marking of the record is a property of its own, and the first words of the description."""
    descriptor = exported(small(marking="RESTRICTED", summary="They met.")).descriptor

    assert descriptor["marking"] == "RESTRICTED"
    assert descriptor["description"].startswith("RESTRICTED\n\nThey met.\n\n")


def test_resources_say_what_their_files_are(alaska: Package) -> None:
    """Each table has its file's size and digest, the sheet's name and note, and no sheet about sheets is among them."""
    summit = sk.load(EXAMPLE)
    resources = {each["name"]: each for each in alaska.descriptor["resources"]}

    assert list(resources) == list(tables(summit))
    for key, sheet in tables(summit).items():
        data = alaska.files[resources[key]["path"]]
        assert (resources[key]["title"], resources[key]["description"]) == (sheet.name, sheet.note)
        assert resources[key]["bytes"] == len(data)
        assert resources[key]["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_findings_are_a_table() -> None:
    """What the checks found is a table beside those of the record."""
    package = exported(small(), findings=(sk.Finding(code="SK101", message="Odd"),))

    assert [row["code"] for row in package.rows("findings")] == ["SK101"]


def test_fields_are_named_for_programs_and_people(alaska: Package) -> None:
    """A field's name is the column's key, its title the heading, its description the note."""
    for key, sheet in tables(sk.load(EXAMPLE)).items():
        for column, found in zip(sheet.columns, alaska.schema(key)["fields"], strict=True):
            assert (found["name"], found["title"]) == (column.key, column.heading)
            assert found["description"].startswith(column.note)


def test_types_follow_kinds() -> None:
    """Numbers are numbers, a date is a text that says which, and choices are the words as shown."""
    summit = small(
        start="2025-08",
        issues=(Issue(id="arms", title="Arms", result="not_agreed", scale=Scale(min=0, max=1)),),
        positions=(Position(issue="arms", party="usa", text="Fewer", value=0.5, as_of="2025-08"),),
    )
    package = exported(summit)

    assert package.field("positions", "value") | {"description": ""} == {
        "name": "value",
        "title": "Value on scale",
        "description": "",
        "type": "number",
        "bareNumber": True,
    }
    assert package.field("positions", "as_of")["type"] == "string"
    assert "EDTF" in package.field("positions", "as_of")["description"]
    assert "Not agreed" in package.field("issues", "result")["constraints"]["enum"]


def test_keys_and_references_are_promised() -> None:
    """An id is the key of its table, and a single reference leads to the id of another or of the same table."""
    issues = (Issue(id="arms", title="Arms"), Issue(id="limits", title="Limits", parent="arms"))
    package = exported(small(issues=issues, outcomes=(Outcome(kind="agreement", text="x", issues=("arms", "limits")),)))
    leads = package.schema("positions")["foreignKeys"]

    assert package.schema("issues")["primaryKey"] == "id"
    assert package.field("issues", "id")["constraints"] == {"required": True, "unique": True}
    assert {"fields": "party", "reference": {"resource": "parties", "fields": "id"}} in leads
    assert package.schema("issues")["foreignKeys"] == [
        {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
    ]
    assert "foreignKeys" not in package.schema("outcomes")
    assert package.notes == ()


def test_broken_promises_are_not_made(validate: Validate, tmp_path: Path) -> None:
    """What the record itself breaks is no constraint of the package, and the report says so."""
    twins = (Issue(id="arms", title="Arms"), Issue(id="arms", title="Arms again"))
    positions = (
        Position(issue="arms", party="fra", text="x"),
        Position(issue="trade", party="usa", text="y"),
    )
    delegates = (Delegate(person="nobody", party="gbr"), Delegate(person="anna", party="usa"))
    package = exported(
        small(issues=twins, positions=positions, delegates=delegates, people=(Person(id="anna", name="A"),))
    )
    broken = ("positions.issue", "positions.party", "delegates.person")
    path = tmp_path / "broken.zip"
    path.write_bytes(package.data)

    assert "primaryKey" not in package.schema("issues")
    assert "constraints" not in package.field("issues", "id")
    assert "foreignKeys" not in package.schema("positions")
    assert package.notes == (
        f"The descriptor has no foreign key, as it names what is not there: {', '.join(broken)} and 1 more.",
        "The descriptor has no key, as an id is missing or there twice: issues.id.",
    )
    assert validate(path) == "[]"


def test_missing_table_is_no_target() -> None:
    """A reference into a table that has no rows at all is a text."""
    package = exported(small(parties=(), issues=()))

    assert "foreignKeys" not in package.schema("positions")


def test_other_words_are_allowed_where_they_stand() -> None:
    """A column that holds a word which is none of its choices has no list of words."""
    columns = (Column(key="stance", heading="Stance", kind="enum", choices=("Supports",)),)
    rows = [Row(pointer="", cells=("Other",))]
    sheet = Sheet(key="things", name="Things", note="", columns=columns, rows=Rows(lambda: iter(rows)))
    table = write_table(sheet, io.BytesIO())
    promises, told = Promises.of([table]), []

    assert not promises.keeps_to_words(table, columns[0])
    promises.report(told.append)
    assert told == ["The descriptor has no list of words, as there are others: things.stance."]


# One table


@pytest.mark.parametrize(
    ("suffix", "table", "key"),
    [(".csv", "", "positions"), (".csv", "issues", "issues"), ("", "issues", "issues"), (".txt", "issues", "issues")],
)
def test_one_table_stands_alone(suffix: str, table: str, key: str, alaska: Package) -> None:
    """A .csv file holds the positions or the table that is named, and so does a stream if one is named."""
    package = exported(sk.load(EXAMPLE), suffix, table=table)

    assert package.data == alaska.files[f"{key}.csv"]
    assert package.notes == (
        f"This is one table of {len(alaska.files) - 1}, {key}; write to a .zip file or a folder for all.",
    )


@pytest.mark.parametrize("suffix", [".zip", "/"])
def test_one_table_may_have_a_package(suffix: str, validate: Validate, tmp_path: Path) -> None:
    """In a ZIP or a folder the one table has a descriptor, which refers to no table that is left out."""
    package = exported(sk.load(EXAMPLE), suffix, table="positions")
    path = tmp_path / "one.zip"
    path.write_bytes(package.data)

    assert list(package.files) == ["datapackage.json", "positions.csv"]
    assert "foreignKeys" not in package.schema("positions")
    assert "leave out the option table for all" in package.notes[0]
    assert validate(path) == "[]"


def test_table_without_rows_has_headings() -> None:
    """A table that the summit has no entries for is a line of headings, and the report says so."""
    package = exported(Summit(id="empty", title="Empty"), ".csv")
    (head,) = lines(package.data)

    assert {"issue", "party", "text"} <= set(head)
    assert package.notes[0] == "The summit has no positions: the table has headings alone."


@pytest.mark.parametrize(
    ("name", "hint"),
    [("outcome", "did you mean 'outcomes'?"), ("zzz", "there are summit, brief, "), ("guide", "there")],
)
def test_unknown_table_is_named(name: str, hint: str, tmp_path: Path) -> None:
    """A table that there is none of is a wrong option, answered with the nearest or with all."""
    with pytest.raises(sk.OptionError, match=f"option 'table': there is no table '{name}'") as raised:
        sk.export(sk.load(EXAMPLE), tmp_path / "a.csv", table=name)

    assert raised.value.hint.startswith(hint)
    assert list(tmp_path.iterdir()) == []


# The same bytes


def test_package_has_no_clock(alaska: Package) -> None:
    """The descriptor is the first entry, tables follow by name, and no entry tells of time, machine or system."""
    with zipfile.ZipFile(io.BytesIO(alaska.data)) as archive:
        entries = archive.infolist()

    assert entries[0].filename == "datapackage.json"
    assert [each.filename for each in entries[1:]] == sorted(each.filename for each in entries[1:])
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(each.create_system, each.external_attr, each.extra) for each in entries} == {(0, 0o600 << 16, b"")}


EXPORT = """
import sys, time
import summitkit as sk
sk.export(sk.load(sys.argv[1]), sys.argv[2])
"""


def test_same_record_makes_same_bytes(alaska: Package, tmp_path: Path) -> None:
    """Row 124: neither time zone, locale nor the order of hashes shows in the bytes."""
    found = set()
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/Anchorage")):
        path = tmp_path / f"{seed}.zip"
        settings_of = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", EXPORT, str(EXAMPLE), str(path)], check=True, env=settings_of, timeout=60)
        found.add(path.read_bytes())

    assert len(found) == 1


def test_large_tables_go_through_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is larger than what is kept in memory is written all the same, and nothing of it is left."""
    monkeypatch.setattr("summitkit.exporters.csv._IN_MEMORY", 10)

    assert exported(small()).data == exported(small()).data
    assert len(exported(small()).rows("positions")) == 1
