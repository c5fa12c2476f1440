"""The examples run, and say what their account says."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

import summitkit as sk

EXAMPLES = Path(__file__).parents[1] / "examples"
ACCOUNT = EXAMPLES / "alaska-2025.md"
RECORD = EXAMPLES / "alaska-2025.yaml"

POSITIONS = {
    ("usa", "Ceasefire"): "A halt to the fighting as the first step",
    ("rus", "Ceasefire"): "A settlement of its causes before any halt",
    ("usa", "Sanctions"): "Relief only once a settlement holds",
    ("rus", "Sanctions"): "Relief as a part of every settlement",
    ("usa", "Strategic Arms"): "Limits that bind other nuclear powers too",
    ("rus", "Strategic Arms"): "Limits that count all allied forces",
}
CODES = {"usa": "USA", "rus": "RUS"}


def run(script: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / script, *arguments], check=True, capture_output=True, text=True
    ).stdout


def evidence_in(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield from value.get("evidence", ())
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from evidence_in(item)


@pytest.fixture(scope="module")
def reading() -> sk.Reading:
    return sk.read(ACCOUNT)


@pytest.fixture(scope="module")
def record() -> sk.Summit:
    return sk.load(RECORD)


def test_account_names_parties_and_delegates(reading: sk.Reading) -> None:
    """The two presidents who met are delegates of their states, and the one who did not is none."""
    summit = reading.summit
    codes = {party.id: party.code for party in summit.parties}

    assert {codes[delegate.party]: summit.person(delegate.person).name for delegate in summit.delegates} == {
        "USA": "Donald Trump",
        "RUS": "Vladimir Putin",
    }
    assert (summit.venue.locality, summit.venue.subdivision) == ("Anchorage", "US-AK")


def test_account_gives_no_date(reading: sk.Reading) -> None:
    """A date that the account does not give is not invented."""
    assert (reading.summit.start, reading.summit.end) == ("", "")


def test_account_gives_every_position(reading: sk.Reading) -> None:
    """The six cells of the account's table are six positions, word for word."""
    summit = reading.summit
    found = {
        (summit.party(position.party).code, summit.issue(position.issue).title): position.text
        for position in summit.positions
    }

    assert found == {(CODES[party], issue): text for (party, issue), text in POSITIONS.items()}


def test_account_gives_its_other_parts(reading: sk.Reading) -> None:
    """The outcome, the takeaways, the implications and the recommendations of the account are all there."""
    summit = reading.summit

    assert [outcome.kind for outcome in summit.outcomes] == ["no_agreement"]
    assert [takeaway.label for takeaway in summit.takeaways] == [
        "Order of Steps",
        "Public Silence",
        "Security in Europe",
    ]
    assert [implication.area for implication in summit.implications] == [
        "Front Line",
        "Energy Markets",
        "Nuclear Risk",
        "Alliances",
        "Trade",
        "International Law",
    ]
    assert [recommendation.title for recommendation in summit.recommendations] == [
        "Ceasefire Hotline",
        "Arms Limits Workshop",
        "Sanctions Roadmap",
        "Arctic Rescue Exercise",
    ]


def test_contradiction_is_reported(reading: sk.Reading) -> None:
    """The account names two presidents of one state, and a finding names both."""
    findings = sk.check(reading.summit, places=reading.places, texts=reading.texts)
    contradictions = [str(finding) for finding in findings if finding.code.startswith("SK3")]

    assert any("Trump" in finding and "Biden" in finding for finding in contradictions)


def test_demo_account_is_the_example() -> None:
    """The account that the package ships is the example, byte for byte."""
    assert resources.files("summitkit.demo").joinpath("alaska-2025.md").read_bytes() == ACCOUNT.read_bytes()


def test_record_describes_the_account(record: sk.Summit) -> None:
    """The curated record holds the digest of the account and the account's six positions."""
    found = {(position.party, record.issue(position.issue).title): position.text for position in record.positions}

    assert record.source("article").sha256 == hashlib.sha256(ACCOUNT.read_bytes()).hexdigest()
    assert found == POSITIONS


def test_quotes_stand_in_their_lines(record: sk.Summit) -> None:
    """Every statement of the curated record quotes the line of the account that it names."""
    lines = ACCOUNT.read_text(encoding="utf-8").splitlines()
    evidence = list(evidence_in(json.loads(sk.dumps(record))))

    assert len(evidence) > 25
    assert all(item["quote"] in lines[item["locator"]["start"] - 1] for item in evidence)


def test_record_has_no_errors(record: sk.Summit) -> None:
    """The curated record passes every check that finds errors."""
    findings = sk.check(record, texts={"article": ACCOUNT.read_text(encoding="utf-8")})

    assert [str(finding) for finding in findings if finding.severity == "error"] == []


def test_questions_are_answered() -> None:
    """`from_python.py` prints the outcome, a position and the contradiction."""
    printed = run("from_python.py")

    assert "Outcome: no_agreement" in printed
    assert "United States: A halt to the fighting as the first step" in printed
    assert "Biden" in printed


def test_briefing_is_written(tmp_path: Path) -> None:
    """`make_briefing.py` writes a briefing to the new addressee, with every position."""
    target = tmp_path / "briefing.docx"
    run("make_briefing.py", str(target))
    document = docx.Document(target)
    words = "\n".join(
        [paragraph.text for paragraph in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )

    assert "The Prime Minister" in words
    assert [text for text in POSITIONS.values() if text not in words] == []


def test_template_is_written(tmp_path: Path) -> None:
    """`make_template.py` writes a Word file with a letterhead."""
    target = tmp_path / "ministry.docx"
    run("make_template.py", str(target))

    assert "Ministry of External Relations" in docx.Document(target).sections[0].header.paragraphs[0].text


def test_workbook_is_written(tmp_path: Path) -> None:
    """`make_workbook.py` writes a workbook in which every position stands in a row of its own."""
    target = tmp_path / "positions.xlsx"
    printed = run("make_workbook.py", str(target))
    rows = list(openpyxl.load_workbook(target)["Positions"].iter_rows(values_only=True))

    assert "Ceasefire | Supports: A halt to the fighting as the first step | Opposes:" in printed
    assert [text for text in POSITIONS.values() if sum(text in row for row in rows) != 1] == []
