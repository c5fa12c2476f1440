"""Where sentences end, and which words are somebody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.loaders.article.passage import Account, passage
from summitkit.loaders.article.sentences import quoted, sentences
from summitkit.loaders.article.vocabulary import vocabulary

PIECES = (
    "They met.",
    "Mr. Mori",
    "U.S.",
    "“No. Never.”",
    '"',
    "“",
    "”",
    "; ",
    "... ",
    "?",
    "! ",
    " ",
    "\n",
    "fish",
    "(",
    ")",
)


def read(text: str) -> list[str]:
    return [each.text for each in sentences(passage(Account(text), 0, len(text)), vocabulary("en"))]


@pytest.mark.parametrize(
    "parts",
    [
        ("They met.", "They parted."),
        ("Did they meet?", "No!", "Never…", "2026 is far."),
        ("They met in Lyon",),
        ("Mr. Mori met Gen. Roux in St. Denis.", "They ate."),
        ("The U.S. President came.", "He ate."),
        ("He went to the U.S.", "The talks went on."),
        ("Anne B. Roux came at 3 p.m. She ate.",),
        ("They met at 3.30 p.m. on 3.5 ships.", "It rained."),
        ("“We met. We ate,” he said.", "She said “No.”", "(They left.)", "[They ate.]"),
        ("They ate fish; Roux had cod; Mori had none.", "It rained."),
        ("They ate ... and left.", "It rained."),
        ("They met. and parted.",),
        ("Fish No. 5 is gone.", "“Really?” he asked.", "— It is."),
        ("“It began and never ended.", "It went on."),
        (". . .",),
        ("He (Mr. Mori) left.", "A. Roux stayed."),
        ("The party of John F. Kennedy won.", "J. K. Lee lost."),
        ("U.S. President Lee met Mr. Kim at 10 a.m. on Friday.", "The talks lasted."),
        ("The rate is 3.5 per cent. of trade, e.g. in grain.",),
        (),
    ],
)
def test_sentences_end_where_a_reader_stops(parts: tuple[str, ...]) -> None:
    """A stop ends a sentence unless it belongs to an abbreviation, an initial, a number or the words of a speaker."""
    assert read(" ".join(parts)) == list(parts)


def test_sentences_know_their_lines() -> None:
    """A sentence that runs over a line's end stands on both lines."""
    text = "They met\nin Lyon. It\nrained."

    assert [each.lines() for each in sentences(passage(Account(text), 0, len(text)), vocabulary("en"))] == [
        (1, 2),
        (2, 3),
    ]


def test_endless_words_are_no_sentence() -> None:
    """What runs on for thousands of characters is left out, and what follows it is read."""
    assert read(f"It rained. {'Fish ' * 700}. They met.") == ["It rained.", "They met."]
    assert read("Fish " * 700) == []
    assert len(read("Fish " * 599 + "swam.")) == 1


@pytest.mark.parametrize("flood", ["“They met.” They left. ", "A. ", '"Yes." ', ". ", "They met. "])
def test_time_grows_with_the_text(flood: str) -> None:
    """A long paragraph of stops and quotation marks is divided at once, whatever stands between them."""
    assert read("They met. They left. " + flood * 40_000)[0] == "They met."


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_sentences_lose_no_word(text: str) -> None:
    """The sentences of a passage, put together, are the passage."""
    whole = passage(Account(text), 0, len(text))

    assert " ".join(read(text)).split() == whole.text.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no.', ['"yes"']),
        ("He said ‘it is what it is, no more’.", ["‘it is what it is, no more’"]),
        ("the ‘fish’ plan", []),
        ("the boys’ fish and the girls’ ships", []),
        ("“”", []),
    ],
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    """Words in double quotation marks are quoted, in single ones only where they are many."""
    assert [text[start:end] for start, end in quoted(text)] == expected
