"""Where sentences end."""

import pytest

from summitkit.loaders.article.passage import Account, passage
from summitkit.loaders.article.sentences import quoted, sentences
from summitkit.loaders.article.vocabulary import vocabulary


def divided(text: str) -> list[str]:
    body = passage(Account(text), 0, len(text))
    return [sentence.text for sentence in sentences(body, vocabulary("en"))]


@pytest.mark.parametrize(
    "found",
    [
        ["They met.", "They left."],
        ["Did they agree?", "No!", "“Not yet…”", "On Friday they will."],
        ["U.S. President Lee met Mr. Kim at 10 a.m. on Friday.", "The talks lasted."],
        ["The U.S.", "They left."],
        ["The party of John F. Kennedy won.", "J. K. Lee lost."],
        ["He said “We met. We spoke. We left” and left.", "They left."],
        ["First; second; third."],
        ["The rate is 3.5 per cent. of trade, e.g. in grain."],
        ["They met"],
        [],
    ],
)
def test_text_is_divided_into_sentences(found: list[str]) -> None:
    """Abbreviations, initials, figures, semicolons and stops inside quotation marks end no sentence."""
    assert divided(" ".join(found)) == found


def test_text_without_end_is_no_sentence() -> None:
    """What runs on without any end is not read as one sentence; what stands around it is."""
    flood = "Russia " * 1000 + "left."

    assert divided(f"They met. {flood} They left.") == ["They met.", "They left."]
    assert divided("Russia " * 1000) == []
    assert len(divided("Russia " * 400 + "left.")) == 1


@pytest.mark.parametrize("flood", ["“They met.” They left. ", "A. ", '"Yes." ', ". ", "They met. "])
def test_time_grows_with_the_text(flood: str) -> None:
    """A long paragraph of stops and quotation marks is divided at once, whatever stands between them."""
    text = "They met. They left. " + flood * 40_000

    assert divided(text)[0] == "They met."


def test_quotation_marks_are_found() -> None:
    """Straight, curly and long single quotation marks hold somebody's words; one without its pair holds none."""
    text = '"one" “two” ‘a sentence of some length’ “three'

    assert [text[start:end] for start, end in quoted(text)] == ['"one"', "“two”", "‘a sentence of some length’"]
