import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from tests.strategies import every_class, summits

from summitkit.errors import InvalidValue, UnknownId
from summitkit.model import Delegate, Issue, Locator, Party, Person, Position, Source, Summit

USA = Party(id="usa", name="United States", role="principal")
QAT = Party(id="qat", name="Qatar", role="host")
SUMMIT = Summit(
    id="a",
    title="A",
    parties=(
        Party(id="ukr", name="Ukraine", role="affected_absent"),
        USA,
        QAT,
        Party(id="eu", name="European Union", role="observer"),
    ),
    people=(Person(id="ann", name="Ann"), Person(id="bob", name="Bob")),
    delegates=(Delegate(person="bob", party="usa"), Delegate(person="ann", party="usa")),
    issues=(Issue(id="trade", title="Trade"), Issue(id="arms", title="Arms")),
    positions=(
        Position(issue="arms", party="usa", text="one"),
        Position(issue="arms", party="usa", text="two"),
        Position(issue="trade", party="eu", text="three"),
        Position(issue="trade", party="nowhere", text="four"),
    ),
    sources=(Source(id="readout"),),
)


def _texts(positions: tuple[Position, ...]) -> list[str]:
    return [position.text for position in positions]


def test_entries_are_found_by_id() -> None:
    """A look-up returns the entry of the record."""
    assert SUMMIT.party("usa") is USA
    assert SUMMIT.person("bob") is SUMMIT.people[1]
    assert SUMMIT.issue("arms") is SUMMIT.issues[1]
    assert SUMMIT.source("readout") is SUMMIT.sources[0]


@pytest.mark.parametrize(
    ("what", "id_", "hint"),
    [
        ("party", "usaa", "did you mean 'usa'?"),
        ("person", "an", "did you mean 'ann'?"),
        ("issue", "xyz", ""),
        ("source", "x", ""),
    ],
)
def test_unknown_ids_have_a_hint(what: str, id_: str, hint: str) -> None:
    """A look-up that finds nothing says what, and offers the nearest id."""
    with pytest.raises(UnknownId, match=f"there is no {what} '{id_}'") as caught:
        getattr(SUMMIT, what)(id_)

    assert caught.value.hint == hint
    assert isinstance(caught.value, LookupError)


def test_positions_are_found_by_both_sides() -> None:
    """Positions come in record order, by issue, by party, or the first of both."""
    assert _texts(SUMMIT.positions_on("arms")) == ["one", "two"]
    assert _texts(SUMMIT.positions_of("eu")) == ["three"]
    assert SUMMIT.positions_of("ukr") == ()
    assert SUMMIT.position("usa", "arms") is SUMMIT.positions[0]
    assert SUMMIT.position(party="usa", issue="trade") is None


def test_delegations_keep_record_order() -> None:
    """The delegates of a party come in the order of the record."""
    assert [delegate.person for delegate in SUMMIT.delegation("usa")] == ["bob", "ann"]
    assert SUMMIT.delegation("eu") == ()


def test_matrix_has_a_cell_for_every_pair() -> None:
    """Columns are the parties at the table, with or without positions, and whoever else holds one."""
    matrix = SUMMIT.matrix()

    assert [party.id for party in matrix.parties] == ["usa", "qat", "eu"]
    assert [(issue.id, [_texts(cell) for cell in cells]) for issue, cells in matrix.rows()] == [
        ("trade", [[], [], ["three"]]),
        ("arms", [["one", "two"], [], []]),
    ]
    assert _texts(matrix.cell("usa", "arms")) == ["one", "two"]
    assert matrix.cell(party="qat", issue="arms") == ()


@pytest.mark.parametrize(
    ("look_up", "message", "hint"),
    [
        (lambda: SUMMIT.positions_on("trad"), "there is no issue 'trad'", "did you mean 'trade'?"),
        (lambda: SUMMIT.positions_of("usaa"), "there is no party 'usaa'", "did you mean 'usa'?"),
        (lambda: SUMMIT.positions_of("nowhere"), "there is no party 'nowhere'", ""),
        (lambda: SUMMIT.delegation("usaa"), "there is no party 'usaa'", "did you mean 'usa'?"),
        (lambda: SUMMIT.position("arms", "usa"), "there is no party 'arms'", ""),
        (lambda: SUMMIT.position("usa", "tradee"), "there is no issue 'tradee'", "did you mean 'trade'?"),
        (lambda: SUMMIT.matrix().cell("trade", "usa"), "there is no party 'trade' in the matrix", ""),
        (
            lambda: SUMMIT.matrix().cell("usa", "trad"),
            "there is no issue 'trad' in the matrix",
            "did you mean 'trade'?",
        ),
        (lambda: SUMMIT.matrix().cell("ukr", "trade"), "there is no party 'ukr' in the matrix", ""),
    ],
)
def test_look_ups_take_known_ids_only(look_up: Callable[[], object], message: str, hint: str) -> None:
    """An id that the summit lacks is an error and not an empty answer, which would read as "nothing stated"."""
    with pytest.raises(UnknownId, match=message) as caught:
        look_up()

    assert caught.value.hint == hint


@pytest.mark.parametrize("cls", every_class(), ids=lambda cls: cls.__name__)
def test_classes_are_frozen_and_named(cls: Any) -> None:  # noqa: ANN401 - an attrs class
    """Every class takes its fields by name alone and cannot be changed."""
    fields = attrs.fields(cls)
    some = object.__new__(cls)

    assert all(field.kw_only for field in fields)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(some, fields[0].name, None)


def test_editing_makes_another_summit() -> None:
    """Editing is `attrs.evolve`: the old summit stays, the new one is checked."""
    edited = attrs.evolve(SUMMIT, parties=(QAT,))

    assert edited.party("qat") is QAT
    assert SUMMIT.party("usa") is USA
    with pytest.raises(UnknownId):
        edited.party("usa")
    with pytest.raises(InvalidValue):
        attrs.evolve(SUMMIT, parties=[QAT])


@settings(deadline=None, max_examples=25)
@given(summits())
def test_any_summit_can_be_copied_and_hashed(summit: Summit) -> None:
    """Copies and pickles are equal to the summit and hash alike, after look-ups as well as before."""
    summit.matrix()
    copies = (copy.deepcopy(summit), pickle.loads(pickle.dumps(summit)), attrs.evolve(summit))  # noqa: S301 - our own bytes

    assert all(each == summit and hash(each) == hash(summit) for each in copies)
    assert all(each.matrix() == summit.matrix() for each in copies)


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (Locator(unit="line", start=3), "line 3"),
        (Locator(unit="page", start=3, end=3), "page 3"),
        (Locator(unit="paragraph", start=3, end=5), "paragraphs 3-5"),
        (Locator(unit="cell", start="Positions!C7"), "cell Positions!C7"),
    ],
)
def test_locators_read_as_words(locator: Locator, words: str) -> None:
    """A place in a source names its unit, in the plural where it is longer than one."""
    assert str(locator) == words
