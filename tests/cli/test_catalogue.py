"""`summitkit formats`, `plugins`, `schema`, `explain` and `demo`."""

import json
import re
import sys
from pathlib import Path

import pytest
from attrs import fields
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run
from tests.conftest import Install

import summitkit as sk
from summitkit.cli import printing


def test_formats_lists_options_and_owners(run: Run) -> None:
    """Each format has a line with its suffixes, who offers it and its options with their defaults."""
    ran = run("formats")
    lines = [line for line in ran.out.splitlines() if "summitkit-lines" in line]

    assert ran.out.splitlines()[0].split() == ["Format", "Use", "Suffixes", "Offered", "by", "Summary", "Options"]
    assert [line.split()[:3] for line in lines] == [["lines", "read", ".lines"], ["lines", "write", ".lines"]]
    assert lines[1].endswith("case=as_is | upper (default as_is); repeat=whole number (default 1)")


def test_formats_as_json(run: Run) -> None:
    """As JSON, each format has its options with name, type, default and summary."""
    formats = json.loads(run("formats", "--json").out)["formats"]
    (lines,) = (each for each in formats if (each["name"], each["direction"]) == ("lines", "write"))

    assert lines["distribution"] == "summitkit-lines"
    assert lines["suffixes"] == [".lines"]
    assert lines["options"][1] == {
        "name": "repeat",
        "type": "whole number",
        "default": "1",
        "summary": "How often it is written.",
    }


def test_plugins_lists_working_and_broken(run: Run, install: Install) -> None:
    """Each plugin has a line with its distribution, version and hooks, and a broken one the reason."""
    install("summitkit-pptx", "raise RuntimeError('no licence')")
    source = "from summitkit import hookimpl\n@hookimpl\ndef summitkit_loaders(): return 7\n"
    install("summitkit-late", source)
    ran = run("plugins")
    rows = [re.split(r" {2,}", line) for line in ran.out.splitlines()]

    assert ran.code == 0
    assert rows[0] == ["Distribution", "Version", "Plugin", "Offers", "State"]
    assert ["summitkit-lines", "1.2", "lines", "checks exporters loaders", "in use"] in rows
    assert "import: RuntimeError: no licence" in ran.out
    assert "summitkit_loaders: TypeError: 'int' object is not iterable" in ran.out


def test_schema_describes_the_record(run: Run) -> None:
    """The schema is valid JSON Schema, and names every field of a summit."""
    schema = json.loads(run("schema").out)
    Draft202012Validator.check_schema(schema)

    assert set(schema["properties"]) == {"format", *(field.name for field in fields(sk.Summit))}


@pytest.mark.parametrize("code", ["SK301", "sk301", "summitkit:SK301"])
def test_explain_prints_the_page(run: Run, code: str) -> None:
    """The page of a check begins with its code."""
    ran = run("explain", code)

    assert ran.code == 0
    assert ran.out.startswith("# SK301")


@pytest.mark.parametrize(
    ("code", "said"), [("SK31", "Error: there is no check 'SK31'; did you mean 'SK"), ("?", "there is no check '?'")]
)
def test_explain_suggests_the_closest(run: Run, code: str, said: str) -> None:
    """An unknown code is wrong usage, answered with the closest one there is."""
    ran = run("explain", code)

    assert ran.code == 2
    assert said in ran.said[-1]


def test_demo_writes_three_files(run: Run, folder: Path) -> None:
    """The example becomes a briefing, a workbook and a record, in a folder that is made."""
    ran = run("demo", "new/example")
    told, _, command = ran.said[-1].removesuffix("`").partition("; run `summitkit ")
    written = {path.name: path.read_bytes()[:2] for path in (folder / "new" / "example").iterdir()}

    assert ran.code == 0
    assert written == {"briefing.docx": b"PK", "positions.xlsx": b"PK", "record.json": b"{\n"}
    assert run(*command.split()).said[-1] == told
    assert sk.load(folder / "new/example/record.json").venue.subdivision == "US-AK"  # type: ignore[union-attr]


def test_demo_needs_a_folder_it_can_make(run: Run, folder: Path) -> None:
    """A file in place of the folder is an export error that names it."""
    (folder / "taken").write_text("", encoding="utf-8")
    ran = run("demo", "taken")

    assert ran.code == 5
    assert ran.said == ["error: cannot make the folder taken: File exists"]


def test_demo_needs_a_name(run: Run, folder: Path) -> None:
    """An empty name, such as that of an unset variable, does not mean the folder that one is in."""
    ran = run("demo", "")

    assert ran.code == 2
    assert [path.name for path in folder.iterdir()] == ["alaska.lines"]


def test_demo_account_is_the_documented_one() -> None:
    """The account in the package and the one among the examples are the same file."""
    examples = Path(__file__).parents[2] / "examples" / "alaska-2025.md"
    shipped = Path(sk.__file__).parent / "demo" / "alaska-2025.md"

    assert shipped.read_bytes() == examples.read_bytes()


def test_table_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal a table has rules around its cells, and text in brackets is no markup."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    printing.show_table(("Format", "Use"), [("json", "[red]read\nand write")])
    out = capsys.readouterr().out

    assert "│ json   │ [red]read │\n│        │ and write │\n" in out


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (38_212, "38.2 KB"), (5 * 10**9, "5.0 GB"), (10**13, "10000.0 GB")],
)
def test_size_in_words(number: int, words: str) -> None:
    """A size is given as people say it."""
    assert printing.size(number) == words


def test_control_characters_are_escaped() -> None:
    """A name from a file cannot command the terminal or break the line."""
    assert printing.clean("a\x1b[2J\nb\u202e Ærø 北京\xa0") == "a\\x1b[2J b\\u202e Ærø 北京\xa0"
