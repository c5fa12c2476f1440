import pytest
from tests.checks.small import summit

from summitkit.checks.wording import Wording, listed, quoted, sentence, shown
from summitkit.model import Divergence, Narrative, Session, Takeaway, Venue


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\n lines ", "two lines"),
        ("a\u202eb", "a\\u202eb"),
        ("word " * 40, "word " * 15 + "wo..."),
        ("x" * 81, "x" * 77 + "..."),
        ("x" * 80, "x" * 80),
        ("\u00e9\u5317", "\u00e9\u5317"),
    ],
)
def test_texts_are_shown_on_one_line(text: str, line: str) -> None:
    """A text in a message is short, on one line, and shows what cannot be seen."""
    assert shown(text) == line
    assert quoted(text) == f"'{line}'"


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_prose(words: list[str], text: str) -> None:
    """Words are listed with commas and a last `and`."""
    assert listed(words) == text


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("", "the summit"),
        ("/start", "the summit"),
        ("/identifiers/0", "the summit"),
        ("/positions/9", "the summit"),
        ("/positions/x", "the summit"),
        ("/__slots__/0", "the summit"),
        ("/~1/0", "the summit"),
        ("/venue/name", "the venue"),
        ("/brief/from", "the brief"),
        ("/positions/0/text", "the position of United States on Arms control"),
        ("/parties/1", "party Russia"),
        ("/people/0/tenures/0", "person Donald Trump"),
        ("/outcomes/0", "outcome 1 (no agreement)"),
        ("/divergences/0", "divergence 1"),
        ("/sessions/0", "session 1"),
        ("/issues/1", "the issue 'Trade'"),
        ("/takeaways/0", "the takeaway 'Silence'"),
        ("/narrative/0", "the narrative 'Closing'"),
        ("/sources/0", "the source 'Readout'"),
    ],
)
def test_parts_are_called_by_name(pointer: str, words: str) -> None:
    """A part is called by its name or title, or else by its number, counted from one."""
    record = summit(
        venue=Venue(name="Base"),
        divergences=(Divergence(),),
        sessions=(Session(id="a"),),
        takeaways=(Takeaway(label="Silence"),),
        narrative=(Narrative(heading="Closing", text="The end."),),
    )

    assert Wording(record).part(pointer) == words


def test_unknown_ids_stay_ids() -> None:
    """Where there is no name, the id is shown."""
    wording = Wording(summit())

    assert [wording.party("x"), wording.person("x"), wording.issue("x"), wording.source("x")] == ["'x'"] * 4
    assert sentence(wording.party("usa")) == "United States"
