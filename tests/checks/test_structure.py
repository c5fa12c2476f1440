import pytest
from tests.checks.small import EVIDENCE, position, summit

from summitkit.checks import structure
from summitkit.model import (
    Divergence,
    Implication,
    Issue,
    Outcome,
    Party,
    Person,
    Proposal,
    Recommendation,
    Source,
    Statement,
    Summit,
    Takeaway,
)


def _parties(*roles: str | None) -> tuple[Party, ...]:
    return tuple(Party(id=f"p{number}", name=f"Party {number}", role=role) for number, role in enumerate(roles))


def test_duplicate_ids_are_reported_once_each() -> None:
    """Each entry that takes an id again is reported; the same id in another list is no fault."""
    sources = tuple(Source(id=id_) for id_ in ("usa", "a", "b", "a", "a"))
    found = list(structure.duplicate_ids(summit(sources=sources)))

    assert [finding.pointer for finding in found] == ["/sources/3/id", "/sources/4/id"]
    assert found[0].message == "Two sources share the id 'a': number 2 and number 4"


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("bilateral", ("principal", "principal")),
        ("bilateral", ("principal", "principal", "host", "observer")),
        ("bilateral", ("principal", "host")),
        ("bilateral", (None, None, None)),
        ("trilateral", ("principal", "principal", None)),
        ("multilateral", ("principal",)),
        (None, ("principal",)),
    ],
)
def test_fitting_principals_pass(kind: str | None, roles: tuple[str | None, ...]) -> None:
    """A host may count or not, and so may a party without a role."""
    assert list(structure.principals(summit(kind=kind, parties=_parties(*roles)))) == []


@pytest.mark.parametrize(
    ("kind", "roles", "message"),
    [
        ("bilateral", (), "A bilateral summit has two principals; the record has none"),
        ("bilateral", ("principal",), "A bilateral summit has two principals; the record has one: Party 0"),
        ("bilateral", ("principal",) * 3, "the record has three: Party 0, Party 1 and Party 2"),
        ("bilateral", ("principal",) * 4, "the record has 4: Party 0, Party 1, Party 2 and Party 3"),
        ("trilateral", ("principal", "principal", "observer"), "has three principals; the record has two: Party 0 and"),
    ],
)
def test_wrong_principals_are_named(kind: str, roles: tuple[str, ...], message: str) -> None:
    """The message says how many there should be and who there are."""
    (found,) = structure.principals(summit(kind=kind, parties=_parties(*roles)))

    assert message in found.message


@pytest.mark.parametrize(
    ("field", "entry", "message"),
    [
        ("positions", position(text=" ", evidence=()), "The position of United States on Arms control says nothing"),
        ("proposals", Proposal(id="a"), "Proposal 1 says nothing"),
        ("outcomes", Outcome(kind="agreement"), "Outcome 1 (agreement) says nothing"),
        ("takeaways", Takeaway(issue="trade"), "Takeaway 1 says nothing"),
        ("implications", Implication(area="Trade"), "The implication 'Trade' says nothing"),
        ("recommendations", Recommendation(owner="Us"), "Recommendation 1 says nothing"),
    ],
)
def test_empty_statements_are_reported(field: str, entry: object, message: str) -> None:
    """A statement without words is named by what is known of it."""
    (found,) = structure.empty_statements(summit(**{field: (entry,)}))

    assert found.message == message
    assert found.pointer == f"/{field}/0"


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        ("positions", position(text="", evidence=(), stance="opposes")),
        ("positions", position(text="", evidence=(), value=0)),
        ("positions", position(text="", evidence=(), conditions=("If",))),
        ("positions", position(text="", evidence=EVIDENCE)),
        ("outcomes", Outcome(kind="no_agreement")),
        ("outcomes", Outcome(kind="treaty", instrument="New START")),
        ("recommendations", Recommendation(title="Talk")),
    ],
)
def test_short_statements_pass(field: str, entry: object) -> None:
    """A stance, a value, a title or a quote is something said."""
    assert list(structure.empty_statements(summit(**{field: (entry,)}))) == []


@pytest.mark.parametrize(
    ("texts", "messages"),
    [
        ((), ["Divergence 1 has no statements"]),
        (("Two hours.",), ["Divergence 1 has one statement: 'Two hours.'"]),
        (("Two hours.", "Three hours."), []),
    ],
)
def test_divergences_need_two_sides(texts: tuple[str, ...], messages: list[str]) -> None:
    """One statement alone differs from nothing."""
    divergence = Divergence(statements=tuple(Statement(text=text) for text in texts))

    assert [finding.message for finding in structure.lone_statements(summit(divergences=(divergence,)))] == messages


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("g20", "g2o", True),
        ("us-a", "usa", True),
        ("modern", "modem", True),
        ("part-1", "part-l", True),
        ("part-1-1", "part-11", False),
        ("iran", "iraq", False),
        ("usa", "usa", False),
    ],
)
def test_similar_ids_are_reported(first: str, second: str, alike: bool) -> None:  # noqa: FBT001 - a case
    """Ids are similar where the eye mixes them up, not where a digit differs; equal ids are another check's."""
    parties = (Party(id=first, name="One"), Party(id=second, name="Two"))

    assert bool(list(structure.similar_ids(summit(parties=parties)))) is alike


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"parties": (Party(id="a", name="Iran"), Party(id="b", name=" IRAN "))}, ["/parties/1/name"]),
        ({"people": (Person(id="a", name="X Y"), Person(id="b", name="X  Y"))}, ["/people/1/name"]),
        ({"issues": (Issue(id="a", title="Money"), Issue(id="b", title="Money"))}, ["/issues/1/title"]),
        ({"issues": (Issue(id="a", title="Money"), Issue(id="b", title="Money", parent="c"))}, []),
    ],
)
def test_same_names_are_reported(changes: dict[str, object], pointers: list[str]) -> None:
    """Names are compared as a reader does; issues of different parents may share a title."""
    assert [finding.pointer for finding in structure.same_names(summit(**changes))] == pointers


@pytest.mark.parametrize(
    ("parents", "pointers"),
    [
        ({"a": "", "b": "a", "c": "b"}, []),
        ({"a": "a"}, ["/issues/0/parent"]),
        ({"a": "b", "b": "c", "c": "b"}, ["/issues/1/parent"]),
        ({"a": "nowhere"}, []),
    ],
)
def test_circular_issues_are_reported_once(parents: dict[str, str], pointers: list[str]) -> None:
    """A circle is reported at one of its issues; a chain that ends, anywhere, is none."""
    issues = tuple(Issue(id=id_, title=id_, parent=parent) for id_, parent in parents.items())

    assert [f.pointer for f in structure.circular_issues(Summit(id="a", title="A", issues=issues))] == pointers
