"""What holds of every account, and of every text that is none."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loaders.accounts.score import accounts

import summitkit as sk
from summitkit.loaders.article.blocks import Block, read_blocks
from summitkit.loaders.article.front_matter import read_front_matter
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.vocabulary import vocabulary

EXAMPLE = Path(__file__).parents[3] / "examples" / "alaska-2025.md"
ACCOUNTS = (EXAMPLE, *accounts())
WITH_EVIDENCE = (
    *("delegates", "issues", "positions", "outcomes", "commitments", "takeaways", "implications", "recommendations"),
    "narrative",
)
of_every = pytest.mark.parametrize("path", ACCOUNTS, ids=lambda path: path.stem)

# Sentences that one rule or another takes, and some that none does.
PIECES = (
    "# Talks in Lyon",
    "## Takeaways",
    "## What was agreed",
    "## Who wants what",
    "## Participants",
    "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026.",
    "France insisted on a free port, and Japan was silent about the tolls.",
    "On fish, Japan rejected the quota. The rain did not stop all day.",
    "LYON, June 4 - France will dredge the river by 31 March 2027.",
    "They parted without an agreement.",
    "It is a long way to the sea.",
    "- Ports: both sides will open theirs.",
    "- Anne Roux, President of France, came late",
    "- Ken Mori, Prime Minister of Japan",
    "- France: a free port",
    "They agreed the following commitments:",
    "| Issue | France | Japan | Note |\n|---|---|---|---|\n| Fish | Cod | - | none |\n| Tolls | All | None | see 3 |",
    "| Initiative | Owner | Due |\n|---|---|---|\n| Pilots | Both ports | 2027 |\n| Lights | Japan | some day |",
    "```\nship = 12\n```",
    "<p>A <b>bold</b> word</p>",
    "\\*",
)
PROSE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("\n\n".join)
ANYTHING = st.text(min_size=1).filter(lambda text: text.strip("\ufeff \t\r\n") and "\0" not in text)


def load(text: str) -> sk.Reading:
    return sk.read(io.StringIO(text), "article")


def blocks(text: str) -> tuple[Block, ...]:
    return read_blocks(Account(text), read_front_matter(text).lines + 1, vocabulary("en").pattern("", "byline"))


def folded(text: str) -> str:
    return " ".join(text.split())


def evidence_in(value: object) -> Iterator[sk.Evidence]:
    """Yield all evidence in a value of the model."""
    if isinstance(value, sk.Evidence):
        yield value
    elif isinstance(value, tuple):
        yield from (each for item in value for each in evidence_in(item))
    elif attrs.has(type(value)):
        yield from evidence_in(attrs.astuple(value, recurse=False))


def misquoted(text: str, summit: sk.Summit) -> list[sk.Evidence]:
    """Return the evidence whose words do not stand on the lines that it names."""
    return [each for each in evidence_in(summit) if not each.quote or each.quote not in lines_of(text, each.locator)]


def lines_of(text: str, locator: sk.Locator | None) -> str:
    """Return the lines that a locator names, white space folded."""
    if locator is None or locator.unit != "line":
        return ""
    first, last = int(locator.start), int(locator.end or locator.start)
    return folded("\n".join(text.split("\n")[first - 1 : last]))


def words(*texts: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", " ".join(texts)))


def lost(text: str, summit: sk.Summit) -> set[str]:
    """Return the words of paragraphs and items that are nowhere in the record."""
    said = [block.body.text for block in blocks(text) if block.kind not in ("heading", "table")]
    return words(*said) - words(sk.dumps(summit)) - vocabulary("en").stopwords


@of_every
def test_every_entry_quotes_its_lines(path: Path) -> None:
    """Every entry has evidence, and every quote stands word for word on the lines that it names."""
    text = path.read_text(encoding="utf-8")
    summit = load(text).summit
    bare = [each for name in WITH_EVIDENCE for each in getattr(summit, name) if not each.evidence]
    bare += [each for divergence in summit.divergences for each in divergence.statements if not each.evidence]

    assert bare == []
    assert misquoted(text, summit) == []
    assert sum(1 for _ in evidence_in(summit)) > 10
    assert [each for each in sk.check(summit, texts={"article": text}) if each.severity == "error"] == []


@of_every
def test_every_block_is_counted_once(path: Path) -> None:
    """The counts of the report add up to the blocks of the account."""
    text = path.read_text(encoding="utf-8")

    assert load(text).report.blocks == len(blocks(text))


@of_every
def test_narrative_is_whole_and_in_order(path: Path) -> None:
    """Each piece of narrative is one whole block under its heading, and they stand as in the account."""
    text = path.read_text(encoding="utf-8")
    heading, expected = "", []
    for block in blocks(text):
        heading = block.body.text if block.kind == "heading" else heading
        expected.append((heading, block.shown or block.raw))
    rest = iter(expected)

    assert all((each.heading, each.text) in rest for each in load(text).summit.narrative)


@of_every
def test_no_word_is_lost(path: Path) -> None:
    """Every word of a paragraph or an item is somewhere in the record."""
    text = path.read_text(encoding="utf-8")

    assert lost(text, load(text).summit) == set()


@given(PROSE)
def test_laws_hold_of_any_prose(text: str) -> None:
    """Whatever pieces an account is made of: quotes are true, blocks are counted, and no word is lost."""
    reading = load(text)

    assert misquoted(text, reading.summit) == []
    assert reading.report.blocks == len(blocks(text))
    assert lost(text, reading.summit) == set()


@given(ANYTHING)
def test_any_text_is_read(text: str) -> None:
    """Any text at all becomes a record whose quotes are true."""
    reading = load(text)

    assert misquoted(reading.texts["article"], reading.summit) == []


NO_ACCOUNTS = {
    "recipe": """# Plum cake

Serves six. Takes 90 minutes.

## Ingredients

- Flour: 300 g
- Sugar: 150 g, brown if you have it
- Turkey or chicken fat - a spoon

| Step | Minutes |
|---|---|
| Stir | 10 |
| Bake | 45 |

Heat the oven. Stir everything until smooth, then add the plums. It will keep for a week.
""",
    "poem": """The lamp is out, the harbour sleeps,
the tide comes in by inches;
a rope that nobody now keeps
still tightens on the winches.

O China cup, O silver spoon,
who drank from you in May, in June?
""",
    "lorem": """Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.

Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.
""",
    "readme": """# rowboat

A small library for reading tables, released on 3 May 2024.

## Installation

```sh
pip install rowboat
```

| Option | Description |
|---|---|
| `--wide` | Print wide tables |

- Fast: it reads a file in one pass.
- Python 3.11 or later, tested in Germany and on the Jordan cluster.
""",
    "headings": "# \n\n## \n\n###\n\n# One\n\n## Two\n\n## Three\n",
    "history": """# Rivers

The Rhine rises in Switzerland and flows through Germany and the Netherlands to the sea.

France and Germany share 180 km of it. In 1868 a convention was signed in Mannheim.
""",
}


@pytest.mark.parametrize("text", NO_ACCOUNTS.values(), ids=NO_ACCOUNTS.keys())
def test_nothing_is_invented(text: str) -> None:
    """A text that tells of no meeting gives no parties, no people, no positions, no results and no dates."""
    summit = load(text).summit

    assert (summit.parties, summit.people, summit.delegates, summit.positions, summit.issues) == ((), (), (), (), ())
    assert (summit.outcomes, summit.commitments, summit.divergences) == ((), (), ())
    assert (summit.start, summit.end, summit.venue, summit.host) == ("", "", None, "")
    assert (summit.kind, summit.status, summit.mode) == (None, None, None)
    assert lost(text, summit) == set()


@pytest.mark.parametrize("text", [">", "---\ntitle: Joint Statement on Fish\n---\n>"])
def test_account_without_a_block_is_read(text: str) -> None:
    """A file with nothing in it to read becomes a record with a title, a source and nothing else."""
    reading = load(text)

    assert reading.report.became == {}
    assert reading.summit == sk.Summit(
        id=reading.summit.id, title=reading.summit.title, language="en", sources=reading.summit.sources
    )


def test_table_alone_is_an_account() -> None:
    """Positions are read from a table without a sentence around it, and nobody is said to have met."""
    summit = load("| Issue | France | Japan |\n|---|---|---|\n| Fish | Cod | Tuna |").summit

    assert [(each.party, each.text) for each in summit.positions] == [("fra", "Cod"), ("jpn", "Tuna")]
    assert [(each.code, each.role) for each in summit.parties] == [("FRA", None), ("JPN", None)]
    assert (summit.kind, summit.status) == (None, None)
