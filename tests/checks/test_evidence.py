import attrs
import pytest
from tests.checks.small import EVIDENCE, TEXT, position, summit

from summitkit.checks import evidence
from summitkit.model import Commitment, Delegate, Divergence, Evidence, Locator, Outcome, Proposal, Statement
from summitkit.specs import CheckContext

CONTEXT = CheckContext(texts={"readout": TEXT})


def _quoting(quote: str, *place: int | str | None, unit: str = "line") -> object:
    locator = Locator(unit=unit, start=place[0], end=place[1]) if place else None
    found = (Evidence(source="readout", quote=quote, locator=locator),)
    return summit(positions=(), outcomes=(), delegates=(Delegate(person="a", party="usa", evidence=found),))


@pytest.mark.parametrize(
    ("check", "changes", "message"),
    [
        (
            "positions",
            {"positions": (position(evidence=()),)},
            "The position of United States on Arms control names no",
        ),
        ("outcomes", {"outcomes": (Outcome(kind="treaty"),)}, "Outcome 1 (treaty) names no source"),
        ("commitments", {"commitments": (Commitment(id="a", text="Talk"),)}, "The commitment 'Talk' names no source"),
        (
            "others",
            {"delegates": (Delegate(person="donald-trump", party="usa"),)},
            "The delegate Donald Trump of United States names no source",
        ),
        ("others", {"proposals": (Proposal(id="a", text="Talk"),)}, "Proposal 1 names no source"),
        (
            "statements",
            {"divergences": (Divergence(statements=(Statement(text="A"), Statement(text="B", evidence=EVIDENCE))),)},
            "No source is named for the statement 'A'",
        ),
    ],
)
def test_statements_without_source_are_reported(check: str, changes: dict[str, object], message: str) -> None:
    """Whatever needs a source and names none is named."""
    (found,) = getattr(evidence, f"{check}_without_source")(summit(**changes))

    assert message in found.message


def test_missing_quotes_are_reported() -> None:
    """Evidence without words, anywhere in the record, is reported with its source's title."""
    bare = (Evidence(source="readout", quote=" "), *EVIDENCE)
    (found,) = evidence.missing_quotes(summit(positions=(position(evidence=bare),)))

    assert found.message == "The position of United States on Arms control names 'Readout' without a quote"
    assert found.pointer == "/positions/0/evidence/0"


@pytest.mark.parametrize(
    "record",
    [
        _quoting("The two presidents parted without an agreement."),
        _quoting("parted\nwithout", 4, None),
        _quoting("parted without", 99, None),
        _quoting("parted without", 4, 3),
        _quoting("parted without", "C7", None, unit="cell"),
        _quoting(""),
    ],
)
def test_quotes_that_stand_there_pass(record: object) -> None:
    """White space is folded on both sides; where a quote stands is another check's."""
    assert list(evidence.words_not_in_source(record, CONTEXT)) == []


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("parted without agreement", "quote word for word"),
        ("Parted Without an agreement", "they stand there with other capitals, quotation marks or dashes"),
    ],
)
def test_other_words_are_an_error(quote: str, hint: str) -> None:
    """A quote matches to the letter; the hint says where only capitals or signs differ."""
    (found,) = evidence.words_not_in_source(_quoting(quote), CONTEXT)

    assert found.pointer == "/delegates/0/evidence/0/quote"
    assert found.message == f"The delegate 'a' of United States quotes '{quote}', words that do not stand in 'Readout'"
    assert found.hint == hint


def test_sources_not_at_hand_are_not_compared() -> None:
    """Without the text of a source nothing is said of its quotes."""
    record = _quoting("never said", 1, None)

    assert list(evidence.words_not_in_source(record, CheckContext())) == []
    assert list(evidence.words_elsewhere(record, CheckContext())) == []


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ((1, None), "they stand in lines 3-4"),
        ((4, None), "they stand in lines 3-4"),
        ((99, 100), "they stand in lines 3-4"),
    ],
)
def test_words_in_other_lines_are_reported(place: tuple[int, int | None], hint: str) -> None:
    """A quote that is not in the lines named is reported with the lines where it is."""
    (found,) = evidence.words_elsewhere(_quoting("presidents parted", *place), CONTEXT)

    assert found.hint == hint
    assert found.pointer == "/delegates/0/evidence/0/locator"


@pytest.mark.parametrize(
    "record",
    [
        _quoting("presidents parted", 3, 4),
        _quoting("presidents parted", 1, 99),
        _quoting("presidents parted", 4, 3),
        _quoting("presidents parted", 1, None, unit="paragraph"),
        _quoting("presidents parted", "C7", None),
        _quoting("presidents parted", 3, "C7"),
        _quoting("presidents parted"),
        _quoting("never said", 1, None),
        _quoting("", 1, None),
    ],
)
def test_fitting_and_unknown_places_pass(record: object) -> None:
    """Only places in lines are compared, and only for words that the source has."""
    found = list(evidence.words_elsewhere(record, CONTEXT))

    assert [finding.hint for finding in found if "'presidents parted'" not in finding.message] == []
    assert len(found) == (record.delegates[0].evidence[0].locator == Locator(unit="line", start=3, end="C7"))


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (Locator(unit="page", start=12, end=3), True),
        (Locator(unit="page", start=3, end=12), False),
        (Locator(unit="cell", start="C7", end="A1"), False),
        (Locator(unit="page", start=3), False),
        (None, False),
    ],
)
def test_places_run_forward(place: Locator | None, wrong: bool) -> None:  # noqa: FBT001 - a case
    """A place counted in numbers ends no earlier than it starts."""
    found = (attrs.evolve(EVIDENCE[0], locator=place),)
    messages = [f.message for f in evidence.reversed_places(summit(positions=(position(evidence=found),)))]

    assert (
        messages
        == ["The position of United States on Arms control rests on pages 12-3, which ends before it starts"] * wrong
    )


def test_only_reversed_place_is_found() -> None:
    """Among several places in a source only the one is told of that ends before it starts."""
    places = (Locator(unit="line", start=3, end=4), Locator(unit="line", start=4, end=3))
    pieces = tuple(Evidence(source="readout", quote="parted", locator=each) for each in places)
    found = evidence.reversed_places(summit(positions=(position(evidence=pieces),)))

    assert [each.pointer for each in found] == ["/positions/0/evidence/1/locator"]
