"""`summitkit export`."""

import io
import json
import re
import sys
from pathlib import Path

import pytest
from attrs import evolve
from tests.cli.conftest import Run
from tests.conftest import Install
from tests.lines import SUMMIT, TEXT

import summitkit as sk


def test_several_outputs_of_one_load(run: Run, folder: Path) -> None:
    """Each output is written in the format of its suffix, and told of with its size."""
    ran = run("export", "alaska.lines", "-o", "b.json", "-o", "b.lines")

    assert (ran.code, ran.out) == (0, "")
    assert sk.load(folder / "b.json") == SUMMIT
    assert (folder / "b.lines").read_text(encoding="utf-8") == TEXT
    assert ran.said[:4] == [
        "read alaska.lines (lines): 1 block",
        "  note: lines: lines",
        f"wrote b.json (json), {(folder / 'b.json').stat().st_size} bytes",
        f"wrote b.lines (lines), {len(TEXT)} bytes",
    ]
    assert ran.said[4] == "  note: left out 0 parties"


def test_findings_are_counted(run: Run, folder: Path) -> None:
    """The last line says how many findings there are, and how to see them."""
    summit = evolve(SUMMIT, host="fra")
    sk.export(summit, folder / "a b.json")
    number = len(sk.check(summit))
    told = f"{number} finding{'s' * (number > 1)}"
    last = run("export", "a b.json", "-o", "b.lines").said[-1]
    named = run("export", "a b.json", "-o", "b.lines", "--from", "json").said[-1]

    assert number
    assert last == f"{told}; run `summitkit check 'a b.json'`"
    assert named == f"{told}; run `summitkit check 'a b.json' --from json`"


def test_only_what_can_be_run_is_suggested(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that is named repeats the loader's options, and there is none for standard input."""
    (folder / "old.txt").write_bytes("They met in Mal\xadmö.".encode("cp1252"))
    last = run("export", "old.txt", "-o", "b.json", "-O", "encoding=cp1252").said[-1]
    told, _, command = last.removesuffix("`").partition("; run `summitkit ")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"They met.")))
    piped = run("export", "-", "--from", "article", "-o", "c.json").said[-1]

    assert command == "check old.txt -O encoding=cp1252"
    assert run(*command.split()).said[-1] == told
    assert re.fullmatch(r"(\d+|no) findings?", piped)


def test_load_is_told_in_blocks_and_entries(run: Run) -> None:
    """What was read is told by its blocks, what became of it by the entries of the record."""
    ran = run("export", Path(__file__).parents[2] / "examples" / "alaska-2025.md", "-o", "b.json")
    again = run("export", "b.json", "-o", "c.json")
    shown = re.fullmatch(
        r"read .*alaska-2025\.md \(article\): \d+ blocks; (.*); \d+ blocks kept as narrative", ran.said[0]
    )

    assert shown
    assert "2 parties" in shown[1].split(", ")
    assert "6 positions" in shown[1].split(", ")
    assert "1 outcome" in shown[1].split(", ")
    assert again.said[0] == f"read b.json (json): a record; {shown[1]}"


def test_quiet_says_nothing(run: Run, folder: Path) -> None:
    """With -q only a failure is told."""
    ran = run("export", "alaska.lines", "-o", "b.json", "-q")

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (folder / "b.json").exists()


def test_dash_is_standard_input_and_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data goes from standard input to standard output, and everything else to standard error."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    ran = run("export", "-", "--from", "lines", "-o", "-", "--to", "json")

    assert ran.code == 0
    assert sk.loads(ran.out, "json") == SUMMIT
    assert ran.said[0] == "read <stdin> (lines): 1 block"


def test_options_reach_every_format(run: Run, folder: Path) -> None:
    """An option goes to the loader and to each output that knows it."""
    ran = run("export", "alaska.lines", "-o", "b.lines", "-o", "b.json", "-O", "case=upper", "-O", "repeat=2")

    assert ran.code == 0
    assert (folder / "b.lines").read_text(encoding="utf-8") == TEXT.upper() * 2
    assert sk.load(folder / "b.json").title == "ALASKA"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "b.json", "-o", "./b.json"], 2, "error: two outputs go to one place: b.json and ./b.json"),
        (["-o", "b.json", "-O", "maks=x"], 2, "error: unknown option 'maks' for lines, json"),
        (["-o", "b.json", "-O", "mark"], 2, "Error: -O expects KEY=VALUE, found 'mark'"),
        (["-o", "b.json", "-O", "mark=a", "-O", "mark=b"], 2, "Error: -O mark is given twice"),
        (["-o", "b.lines", "-O", "repeat=x"], 2, "error: option 'repeat': expected a whole number, found 'x'"),
        (["-o", "-"], 2, "Error: `-o -` needs --to FORMAT"),
        ([], 2, "Error: Missing option '-o' / '--output'."),
        (["-o", "b.json", "-o", "b.pptx"], 4, "error: there is no export format for 'b.pptx'"),
        (["-o", "b.json", "-o", "c", "--to", "jsn"], 4, "error: there is no export format 'jsn'"),
        (["-o", "b.json", "--from", "lime"], 4, "error: there is no input format 'lime'"),
        (["-o", "."], 2, "error: . holds the file that is read"),
        (
            ["-o", "tables/", "-o", "tables/summit.csv"],
            2,
            "error: two outputs go to one place: tables/summit.csv and tables/summit.csv",
        ),
        (["-o", "b.csv", "-O", "table=summits"], 2, "error: option 'table': there is no table 'summits'"),
        (["-o", "missing/tables/"], 5, "error: cannot write missing/tables: No such file or directory"),
        (["-o", "missing/b.json"], 5, "error: cannot write missing/b.json: No such file or directory"),
    ],
)
def test_failure_writes_nothing(run: Run, folder: Path, arguments: list[str], code: int, said: str) -> None:
    """What is wrong is told in one line before anything is written, with the exit code of its kind."""
    ran = run("export", "alaska.lines", *arguments)

    assert ran.code == code
    assert said in ran.said
    assert "Traceback" not in ran.err
    assert [path.name for path in folder.iterdir()] == ["alaska.lines"]


def test_tables_go_to_a_folder_and_on(run: Run, folder: Path) -> None:
    """One load fills a folder and a ZIP with the same tables, and standard output with one of them."""
    ran = run("export", "alaska.lines", "-o", "tables/", "-o", "tables.zip")
    piped = run("export", "alaska.lines", "-o", "-", "--to", "csv", "-O", "table=summit")
    again = run("export", "alaska.lines", "-o", "tables")

    assert (ran.code, piped.code, again.code) == (0, 0, 0)
    assert {path.name for path in (folder / "tables").iterdir()} == {
        "datapackage.json",
        "meta.csv",
        "summit.csv",
    }
    assert [line.split(" (csv), ")[0] for line in ran.said if "(csv)" in line] == ["wrote tables/", "wrote tables.zip"]
    assert piped.out.splitlines() == (folder / "tables" / "summit.csv").read_text(encoding="utf-8").splitlines()


def test_folder_of_others_is_left_alone(run: Run, folder: Path) -> None:
    """A folder that holds somebody's files and no package of ours is refused, with what to do."""
    (folder / "own").mkdir()
    (folder / "own" / "thesis.docx").write_text("mine", encoding="utf-8")
    ran = run("export", "alaska.lines", "-o", "own")

    assert ran.code == 5
    assert ran.said[-2].startswith("error: cannot write own: the folder holds 'thesis.docx' and no datapackage.json")
    assert ran.said[-1] == "hint: choose an empty folder, or one that does not exist yet"
    assert [path.name for path in (folder / "own").iterdir()] == ["thesis.docx"]


def test_source_is_no_output(run: Run, folder: Path) -> None:
    """To write over the source is wrong usage, told before anything is written."""
    ran = run("export", "alaska.lines", "-o", "b.json", "-o", "./alaska.lines")

    assert ran.code == 2
    assert ran.said[0] == "error: ./alaska.lines is the file that is read"
    assert [path.name for path in folder.iterdir()] == ["alaska.lines"]


def test_hint_follows_the_error(run: Run) -> None:
    """The line after the error says what to do."""
    ran = run("export", "alaska.lines", "-o", "b.json", "-O", "mrak=x")

    assert ran.said == ["error: unknown option 'mrak' for lines, json", "hint: did you mean 'mark'?"]


def test_every_problem_has_its_line(run: Run, folder: Path) -> None:
    """An invalid record is told problem by problem, each with file and place."""
    (folder / "bad.lines").write_text("lines\nNo Slug\n \n", encoding="utf-8")
    ran = run("export", "bad.lines", "-o", "b.json")

    assert ran.code == 3
    assert [line.split(": ")[:2] for line in ran.said] == [["bad.lines", "/id"], ["bad.lines", "/title"]]
    assert not (folder / "b.json").exists()


@pytest.mark.parametrize("source", ["missing.json", "."])
def test_unreadable_source_is_named(run: Run, source: str) -> None:
    """A missing file and a folder are input errors that begin with the name."""
    ran = run("export", source, "-o", "b.json")

    assert ran.code == 3
    assert len(ran.said) == 1
    assert ran.said[0].startswith(f"{source}: ")


def test_broken_plugin_is_one_line(run: Run, install: Install) -> None:
    """A plugin that fails at import costs one line on standard error, and asking for its format names it."""
    install("summitkit-pptx", "raise RuntimeError('no licence')")
    fine = run("export", "alaska.lines", "-o", "b.json", "-q")
    asked = run("export", "alaska.lines", "-o", "b.pptx", "-q")
    reason = "plugin 'pptx' of summitkit-pptx failed at import: RuntimeError: no licence"

    assert (fine.code, fine.said) == (0, [reason])
    assert asked.code == 4
    assert f"error: there is no export format for 'b.pptx': {reason}" in asked.said


def test_failing_exporter_names_itself(run: Run, install: Install, folder: Path) -> None:
    """Rows 116, 117: a plugin that calls sys.exit while it writes is named, and the old file stays."""
    source = """
import sys
from summitkit import ExporterSpec, hookimpl
class Quitter:
    def export(self, summit, out):
        out.write(b"half")
        sys.exit(0)
@hookimpl
def summitkit_exporters():
    return [ExporterSpec(name="quit", target=Quitter, suffixes=[".quit"])]
"""
    install("summitkit-quit", source)
    (folder / "b.quit").write_text("before", encoding="utf-8")
    ran = run("export", "alaska.lines", "-o", "b.quit", "-q")

    assert ran.code == 4
    assert ran.said == ["error: cannot write b.quit: 'quit' of summitkit-quit failed: SystemExit: 0"]
    assert (folder / "b.quit").read_text(encoding="utf-8") == "before"


CHATTY = """
from summitkit import CheckSpec, ExporterSpec, Finding, hookimpl
print("imported")
class Chatty:
    def export(self, summit, out):
        print("exporting")
        out.write(b"data")
def check(summit):
    print("checking")
    return [Finding(message="chatty")]
@hookimpl
def summitkit_exporters():
    print("asked")
    return [ExporterSpec(name="chatty", target=Chatty)]
@hookimpl
def summitkit_checks():
    return [CheckSpec(code="ZZ901", target=check)]
"""


def test_prints_of_plugins_stay_out_of_the_data(run: Run, install: Install) -> None:
    """What a plugin prints goes to standard error, so that standard output holds what was asked for."""
    install("summitkit-chatty", CHATTY)
    exported = run("export", "alaska.lines", "-o", "-", "--to", "chatty")
    checked = run("check", "alaska.lines", "--format", "json")
    listed = run("formats", "--json")

    assert exported.out == "data"
    assert {"imported", "asked", "exporting", "checking"} <= set(exported.said)
    assert "chatty" in {finding["message"] for finding in json.loads(checked.out)["findings"]}
    assert "chatty" in {each["name"] for each in json.loads(listed.out)["formats"]}
