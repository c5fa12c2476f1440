"""Accounts that no one on this project wrote, and our own example."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

import summitkit as sk
from summitkit.loaders.article.blocks import read_blocks
from summitkit.loaders.article.front_matter import read_front_matter
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.vocabulary import vocabulary

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "inputs"
EXAMPLE = ROOT / "examples" / "alaska-2025.md"
ARTICLE = SHARED / "alaska-summit-article.txt"
RUSSIA = SHARED / "us-russia-geneva-2021-joint-statement.md"
GENEVA = SHARED / "us-china-geneva-2025-joint-statement.md"
WOODSIDE = SHARED / "biden-xi-woodside-2023-readout.md"
BUSAN = SHARED / "us-china-busan-2025-factsheet.md"
TARIFFS = SHARED / "us-reciprocal-tariffs-2025-pipe-table.md"

Read = Callable[[Path], sk.Reading]
of_alaska = pytest.mark.parametrize("path", [ARTICLE, EXAMPLE], ids=lambda path: path.stem)
of_every = pytest.mark.parametrize(
    "path", [ARTICLE, EXAMPLE, RUSSIA, GENEVA, WOODSIDE, BUSAN, TARIFFS], ids=lambda path: path.stem
)


@pytest.fixture(scope="module")
def read() -> Read:
    """Return a function that reads an account, once each; skip where the account is not on this machine."""
    readings: dict[Path, sk.Reading] = {}

    def read_once(path: Path) -> sk.Reading:
        if not path.exists():
            pytest.skip(f"{path.name} is not part of the project, and stands in no folder beside this checkout")
        if path not in readings:
            readings[path] = sk.read(path)
        return readings[path]

    return read_once


def delegates(summit: sk.Summit) -> dict[str, str]:
    return {summit.person(each.person).name: each.party for each in summit.delegates}


def roles(summit: sk.Summit) -> dict[str, str | None]:
    return {party.code: party.role for party in summit.parties}


@of_alaska
def test_alaska_has_its_parties_and_delegates(path: Path, read: Read) -> None:
    """Two principals, their two presidents, and not the one whom the last paragraph names."""
    summit = read(path).summit

    assert roles(summit) == {"USA": "principal", "RUS": "principal"}
    assert delegates(summit) == {"Donald Trump": "usa", "Vladimir Putin": "rus"}
    assert [(each.title, each.role) for each in summit.delegates] == [("President", "head")] * 2


@of_alaska
def test_alaska_has_its_setting(path: Path, read: Read) -> None:
    """A bilateral meeting in Alaska of which the account gives no day."""
    summit = read(path).summit

    assert summit.venue is not None
    assert (summit.kind, summit.status, summit.mode) == ("bilateral", "held", "in_person")
    assert (summit.venue.subdivision, summit.venue.country, summit.host) == ("US-AK", "USA", "usa")
    assert (summit.start, summit.end, summit.sources[0].published) == ("", "", "")


@of_alaska
def test_alaska_ended_in_no_agreement(path: Path, read: Read) -> None:
    """One outcome, in the first sentence, and no commitments."""
    summit = read(path).summit
    (outcome,) = summit.outcomes

    assert outcome.kind == "no_agreement"
    assert "Vladimir Putin" in outcome.text
    assert summit.commitments == ()


POSITIONS = {
    ARTICLE: [
        ("Cyberattacks", "usa", "Attribution to state-sponsored actors"),
        ("Cyberattacks", "rus", "Claims of foreign interference"),
        ("Military Presence", "usa", "Defensive alliances and support for NATO"),
        ("Military Presence", "rus", "Expansionism by NATO as a security threat"),
        ("Trade Relations", "usa", "Sanctions against Russia for behavior"),
        ("Trade Relations", "rus", "Rejection of sanctions as illegal"),
    ],
    EXAMPLE: [
        ("Ceasefire", "usa", "A halt to the fighting as the first step"),
        ("Ceasefire", "rus", "A settlement of its causes before any halt"),
        ("Sanctions", "usa", "Relief only once a settlement holds"),
        ("Sanctions", "rus", "Relief as a part of every settlement"),
        ("Strategic Arms", "usa", "Limits that bind other nuclear powers too"),
        ("Strategic Arms", "rus", "Limits that count all allied forces"),
    ],
}


@of_alaska
def test_alaska_has_its_positions(path: Path, read: Read) -> None:
    """The six cells of the table, word for word, each on its issue, and nothing else."""
    summit = read(path).summit

    found = [(summit.issue(each.issue).title, each.party, each.text) for each in summit.positions]
    assert found == POSITIONS[path]
    assert {(each.basis, each.stance) for each in summit.positions} == {("attributed", None)}


ASSESSMENT = {
    ARTICLE: (
        ["Cybersecurity Concerns", "Military Tensions", "Human Rights Issues"],
        ["Heightened Hostilities", "Energy Dynamics", "Human Rights Concerns"],
        ["Military Alliances", "Trade Relations", "International Law"],
        ["Cybersecurity Task Force", "Arms Control Dialogue", "Climate Action Coalition", "Health Collaboration"],
    ),
    EXAMPLE: (
        ["Order of Steps", "Public Silence", "Security in Europe"],
        ["Front Line", "Energy Markets", "Nuclear Risk"],
        ["Alliances", "Trade", "International Law"],
        ["Ceasefire Hotline", "Arms Limits Workshop", "Sanctions Roadmap", "Arctic Rescue Exercise"],
    ),
}


@of_alaska
def test_alaska_has_its_assessment(path: Path, read: Read) -> None:
    """Three takeaways, three implications of the list and three of the table, and four recommendations."""
    summit = read(path).summit
    takeaways, listed, tabled, recommendations = ASSESSMENT[path]

    assert [each.label for each in summit.takeaways] == takeaways
    assert [each.area for each in summit.implications] == listed + tabled
    assert [len(each.evidence) for each in summit.implications] == [1, 1, 1, 2, 2, 2]
    assert [each.title for each in summit.recommendations] == recommendations
    assert all(each.text for each in (*summit.takeaways, *summit.implications, *summit.recommendations))


@of_alaska
def test_alaska_names_two_presidents(path: Path, read: Read) -> None:
    """That the last paragraph seats another president is a divergence, and a finding that names both."""
    reading = read(path)
    (divergence,) = reading.summit.divergences
    findings = sk.check(reading.summit, places=reading.places, texts=reading.texts)

    assert (divergence.about, divergence.kind) == ("/delegates/0", "contradiction")
    assert [each.text for each in divergence.statements] == ["U.S. President Donald Trump", "President Joe Biden"]
    (finding,) = [each for each in findings if each.code.startswith("SK3")]
    assert "Trump" in finding.message
    assert "Biden" in finding.message
    assert finding.location is not None
    assert "President Joe Biden" in path.read_text(encoding="utf-8").splitlines()[int(finding.location.start) - 1]


def test_leaders_issued_a_joint_statement(read: Read) -> None:
    """Geneva 2021: two presidents, one commitment of both, and no place or day that the text does not give."""
    summit = read(RUSSIA).summit
    (commitment,) = summit.commitments

    assert delegates(summit) == {"Joseph R. Biden": "usa", "Vladimir Putin": "rus"}
    assert [each.kind for each in summit.outcomes] == ["joint_statement"]
    assert commitment.obligors == ("usa", "rus")
    assert "will embark together on an integrated bilateral Strategic Stability Dialogue" in commitment.text
    assert (summit.venue, summit.start, summit.end) == (None, "", "")
    assert (summit.sources[0].published, summit.positions) == ("2021-06-16", ())


def test_each_side_commits_by_a_day(read: Read) -> None:
    """Geneva 2025: what each side does by 14 May 2025, and who represents it."""
    summit = read(GENEVA).summit
    due = {each.obligors: each.text for each in summit.commitments if each.deadline == "2025-05-14"}

    assert set(due) == {("usa",), ("chn",)}
    assert due["usa",].startswith("The United States will (i) modify")
    assert due["chn",].startswith("China will (i) modify")
    assert delegates(summit) == {"He Lifeng": "chn", "Scott Bessent": "usa", "Jamieson Greer": "usa"}
    assert roles(summit) == {"USA": "principal", "CHN": "principal"}
    assert summit.venue == sk.Venue(locality="Geneva", country="CHE")
    assert summit.start == ""


def test_readout_speaks_for_one_side(read: Read) -> None:
    """Woodside 2023: the positions are those of the side whose readout it is; nothing is put in the other's mouth."""
    summit = read(WOODSIDE).summit

    assert {each.party for each in summit.positions} == {"usa"}
    assert [each.text for each in summit.positions if "denuclearization" in each.text] != []
    assert [summit.issue(each.issue).title for each in summit.positions if "one China" in each.text] == ["Taiwan"]
    assert {each.obligors for each in summit.commitments} == {("usa", "chn")}
    assert summit.venue == sk.Venue(locality="Woodside", subdivision="US-CA", country="USA")
    assert (summit.start, summit.end) == ("2023-11-15", "")
    assert delegates(summit) == {"Joseph R. Biden, Jr.": "usa", "Xi Jinping": "chn"}
    assert summit.sources[0].kind == "official_readout"


def test_fact_sheet_lists_each_side(read: Read) -> None:
    """Busan 2025: every action of either list is a commitment of the side whose list it is."""
    summit = read(BUSAN).summit
    by_side = {side: [c.text for c in summit.commitments if c.obligors == (side,)] for side in ("chn", "usa")}

    assert sum(map(len, by_side.values())) == len(summit.commitments)
    assert (len(by_side["chn"]), len(by_side["usa"])) == (16, 5)
    assert all(
        text.startswith(("China will", "Specifically, China", "Additionally, China")) for text in by_side["chn"][4:]
    )
    assert all("the United States will" in text.replace("The", "the") for text in by_side["usa"])
    assert (summit.positions, summit.start, summit.venue) == ((), "", None)


def test_tariffs_stay_a_table(read: Read) -> None:
    """A government's order is no account of a meeting: no parties, no positions, and its table whole."""
    summit = read(TARIFFS).summit
    cells = re.findall(r"<td>(.*?)</td>\s*<td>(.*?)</td>", TARIFFS.read_text(encoding="utf-8"), re.DOTALL)
    rows = [line for each in summit.narrative for line in each.text.splitlines() if " | " in line]

    assert (summit.parties, summit.positions, summit.commitments, summit.outcomes) == ((), (), (), ())
    assert (summit.start, summit.venue, summit.status) == ("", None, None)
    assert len(cells) > 60
    plain = [row for row in cells if "<a" not in "".join(row)]
    assert set(rows) >= {unescape(" | ".join(" ".join(cell.split()) for cell in row)) for row in plain}


@of_every
def test_every_block_is_counted(path: Path, read: Read) -> None:
    """The counts of the report add up to the blocks of the account."""
    report = read(path).report
    text = path.read_text(encoding="utf-8")
    byline = vocabulary("en").pattern("", "byline")

    assert report.blocks == len(read_blocks(Account(text), read_front_matter(text).lines + 1, byline))
    assert all(count > 0 for count in report.became.values())


@of_every
def test_loading_twice_gives_the_same(path: Path, read: Read) -> None:
    """An account read again is the same record: the same ids in the same order."""
    assert read(path).summit == sk.load(path)
