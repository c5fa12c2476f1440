"""`summitkit check`."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from tests.cli.conftest import Run

import summitkit as sk

QUOTED = sk.Summit(
    id="alaska-2025",
    title="Alaska",
    parties=(sk.Party(id="usa", name="United States", kind="state"),),
    issues=(sk.Issue(id="trade", title="Trade"),),
    positions=(
        sk.Position(
            issue="trade",
            party="usa",
            text="Wants more.",
            evidence=(sk.Evidence(source="article", quote="The United States wants more."),),
        ),
    ),
    sources=(sk.Source(id="article", title="An article"),),
)


@pytest.fixture
def record(folder: Path) -> str:
    """Return the name of a record whose position quotes an article."""
    sk.export(QUOTED, folder / "record.json")
    return "record.json"


def codes(out: str) -> set[str]:
    return {finding["code"] for finding in json.loads(out)["findings"]}


def test_json_has_exactly_these_keys(run: Run, folder: Path) -> None:
    """The JSON is one object of findings, each with six keys; a place is text or null."""
    sk.export(evolve(QUOTED, host="fra"), folder / "bad.json")
    ran = run("check", "bad.json", "--format", "json")
    data = json.loads(ran.out)
    reference = next(each for each in data["findings"] if each["pointer"] == "/host")

    assert ran.code == 1
    assert list(data) == ["findings"]
    assert list(reference) == ["code", "severity", "message", "pointer", "location", "hint"]
    assert (reference["code"], reference["severity"]) == ("SK201", "error")
    assert reference["location"] is None or reference["location"].startswith("line ")
    assert ran.err == ""


def test_text_has_a_line_for_each(run: Run, folder: Path) -> None:
    """As text, each finding is a line that begins with the file, and their number goes to standard error."""
    sk.export(evolve(QUOTED, host="fra"), folder / "bad.json")
    ran = run("check", "bad.json")
    lines = ran.out.splitlines()

    assert ran.code == 1
    assert all(line.startswith("bad.json: ") for line in lines)
    assert any("SK201 error" in line for line in lines)
    assert ran.said == [f"{len(lines)} findings" if len(lines) > 1 else "1 finding"]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_decides_the_exit_code(run: Run, folder: Path, fail_on: str, code: int) -> None:
    """The exit code is 1 from the named severity on."""
    unsourced = evolve(QUOTED, positions=(evolve(QUOTED.positions[0], evidence=()),), sources=())
    sk.export(unsourced, folder / "warned.json")
    severities = {finding.severity for finding in sk.check(unsourced)}

    assert "warning" in severities
    assert "error" not in severities
    assert run("check", "warned.json", "--fail-on", fail_on).code == code


@pytest.mark.parametrize(
    ("text", "found"),
    [("He said: The United States\nwants more. So be it.", False), ("The United States wants less.", True)],
)
def test_text_of_a_source_verifies_quotes(run: Run, folder: Path, record: str, text: str, *, found: bool) -> None:
    """A quote is looked up word for word in the text that is given for its source."""
    (folder / "article.txt").write_text(text, encoding="utf-8")
    without = codes(run("check", record, "--format", "json").out)
    with_text = codes(run("check", record, "--format", "json", "--text", "article=article.txt").out)

    assert bool({code for code in with_text - without if code.startswith("SK4")}) == found


def test_text_of_unknown_source_is_refused(run: Run, record: str) -> None:
    """A text for a source that the record lacks is a slip, answered with the closest id."""
    ran = run("check", record, "--text", "artikle=article.txt")

    assert ran.code == 2
    assert ran.said[-1] == "Error: --text: record.json has no source 'artikle'; did you mean 'article'?"


def test_text_without_sources_is_refused(run: Run) -> None:
    """Where the record has no source at all, the error says that."""
    ran = run("check", "alaska.lines", "--text", "x=article.txt")

    assert ran.said[-1] == "Error: --text: alaska.lines has no source 'x'; it has none"


def test_missing_text_file_is_an_input_error(run: Run, record: str) -> None:
    """A text that cannot be read is told like any other input."""
    ran = run("check", record, "--text", "article=missing.txt")

    assert ran.code == 3
    assert ran.said == ["missing.txt: cannot be read: No such file or directory"]


def test_clean_record_is_said_to_be_clean(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without findings there is nothing on standard output, and the count says so."""
    monkeypatch.setattr(sk.Plugins, "checks", ())
    ran = run("check", "alaska.lines")

    assert (ran.code, ran.out, ran.said) == (0, "", ["no findings"])
