"""The accounts of this folder, against the facts that a careful reader finds in them."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.loaders.accounts import score as module
from tests.loaders.accounts.score import accounts, score

ACCOUNTS = accounts()
HARD = accounts(module.FOLDER / "hard")


def test_every_account_has_facts() -> None:
    """Every account stands beside its facts, so that none goes unscored."""
    texts = [path for path in module.FOLDER.iterdir() if path.suffix in (".md", ".txt") and path.stem != "README"]

    assert sorted(texts) == list(ACCOUNTS)
    assert len(ACCOUNTS) >= 50


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda path: path.stem)
def test_account_is_read(account: Path) -> None:
    """Nine facts in ten of every account are found, and nothing is made up."""
    result = score(account)

    assert result.invented == ()
    assert len(result.found) >= 0.9 * result.total, result.missed


@pytest.mark.parametrize("account", HARD, ids=lambda path: path.stem)
def test_hard_account_invents_nothing(account: Path) -> None:
    """An account that is written for people who were there is read in part, and nothing is made up."""
    result = score(account)

    assert result.invented == ()
    assert result.found


def test_accounts_are_read_well() -> None:
    """Ninety-seven facts in a hundred of all accounts are found, the hard ones included."""
    results = [score(account) for account in (*ACCOUNTS, *HARD)]

    assert sum(len(result.found) for result in results) >= 0.97 * sum(result.total for result in results)


WRONG_FACTS = """
[summit]
start = ""
status = "cancelled"
[venue]
country = ""
[parties]
present = ["FRA", "CHN"]
host = "CHN"
[delegates]
"Ken Mori" = "JPN"
"Li Na" = "CHN"
[not_delegates]
names = ["Ken Mori"]
[outcomes]
kinds = ["treaty"]
not_kinds = ["no_agreement"]
[counts]
positions = 1
takeaways = 2
[[positions]]
party = "JPN"
issue = "Tolls"
text = "Tolls for every ship"
[[not_positions]]
party = "FRA"
text = "every ship"
"""
ACCOUNT = """# Talks

French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026.
They parted without an agreement.

| Issue | France | Japan |
|---|---|---|
| Tolls | Tolls for every ship | None at all |
"""


def test_score_tells_misses_and_inventions(tmp_path: Path) -> None:
    """Facts that are not in the record are missed, and what the facts rule out is invented."""
    (tmp_path / "talks.facts.toml").write_text(WRONG_FACTS, encoding="utf-8")
    (tmp_path / "talks.md").write_text(ACCOUNT, encoding="utf-8")

    result = score(accounts(tmp_path)[0])

    assert result.found == ("party FRA", "delegate Ken Mori of JPN")
    assert result.missed == (
        "summit.status = cancelled, found held",
        "party CHN",
        "host CHN",
        "delegate Li Na of CHN",
        "outcome treaty",
        "1 positions, found 2",
        "2 takeaways, found 0",
        "position {'party': 'JPN', 'issue': 'Tolls', 'text': 'Tolls for every ship'}",
    )
    assert [each.partition(":")[0] for each in result.invented] == [
        "summit.start 2026-06-03",
        "venue.country FRA",
        "party jpn as principal",
        "delegate Anne Roux",
        "delegate Ken Mori",
        "outcome no_agreement",
        "position {'party'",
        "1 more positions than stated",
    ]


def test_command_prints_the_score() -> None:
    """The command prints a line for each account and the sum."""
    script = Path(module.__file__)
    done = subprocess.run([sys.executable, script, "--verbose"], check=True, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]

    assert [line.split()[0] for line in lines[:-1]] == [account.stem for account in ACCOUNTS]
    assert lines[-1].endswith(" 0 inventions")
