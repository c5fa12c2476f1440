import attrs
import pytest
from tests.checks.small import position, summit

from summitkit.checks import references
from summitkit.checks.paths import paths_to
from summitkit.model import (
    Brief,
    Commitment,
    Delegate,
    Divergence,
    Evidence,
    Implication,
    Issue,
    Outcome,
    Party,
    Person,
    Proposal,
    Session,
    Statement,
    Takeaway,
    Tenure,
)
from summitkit.model.validators import references as references_rule
from summitkit.model.validators import slug

NOWHERE = (Evidence(source="nowhere"),)


def test_every_reference_is_in_the_table() -> None:
    """Each field of the model that holds ids, other than an entry's own, is followed."""
    fields = set(paths_to(slug, references_rule))
    table = {path for paths in references.REFERENCES.values() for path in paths}

    assert table == {path for path in fields if path.rpartition(".")[2] != "id"}


@pytest.mark.parametrize(
    ("check", "changes", "pointer"),
    [
        ("parties", {"host": "usaa"}, "/host"),
        ("parties", {"delegates": (Delegate(person="donald-trump", party="usaa"),)}, "/delegates/0/party"),
        ("parties", {"positions": (position(), position(party="usaa"))}, "/positions/1/party"),
        ("parties", {"proposals": (Proposal(id="a", proposers=("rus", "usaa")),)}, "/proposals/0/proposers/1"),
        ("parties", {"commitments": (Commitment(id="a", text="A", obligors=("usaa",)),)}, "/commitments/0/obligors/0"),
        (
            "parties",
            {"commitments": (Commitment(id="a", text="A", beneficiaries=("usaa",)),)},
            "/commitments/0/beneficiaries/0",
        ),
        ("parties", {"implications": (Implication(affected=("usaa",)),)}, "/implications/0/affected/0"),
        (
            "parties",
            {"people": (Person(id="donald-trump", name="A", tenures=(Tenure(post="P", party="usaa"),)),)},
            "/people/0/tenures/0/party",
        ),
        ("people", {"delegates": (Delegate(person="donald", party="usa"),)}, "/delegates/0/person"),
        ("people", {"sessions": (Session(id="a", attendees=("donald",)),)}, "/sessions/0/attendees/0"),
        ("issues", {"issues": (*summit().issues, Issue(id="a", title="A", parent="tradee"))}, "/issues/2/parent"),
        ("issues", {"positions": (position(issue="tradee"),)}, "/positions/0/issue"),
        ("issues", {"proposals": (Proposal(id="a", issue="tradee"),)}, "/proposals/0/issue"),
        ("issues", {"outcomes": (Outcome(kind="treaty", issues=("trade", "tradee")),)}, "/outcomes/0/issues/1"),
        ("issues", {"commitments": (Commitment(id="a", text="A", issue="tradee"),)}, "/commitments/0/issue"),
        ("issues", {"takeaways": (Takeaway(issue="tradee"),)}, "/takeaways/0/issue"),
        ("sources", {"positions": (position(evidence=NOWHERE),)}, "/positions/0/evidence/0/source"),
        (
            "sources",
            {"divergences": (Divergence(statements=(Statement(text="A", evidence=NOWHERE),)),)},
            "/divergences/0/statements/0/evidence/0/source",
        ),
    ],
)
def test_dangling_references_are_reported(check: str, changes: dict[str, object], pointer: str) -> None:
    """Every kind of reference that leads nowhere is one error at its place."""
    found = list(getattr(references, f"unknown_{check}")(summit(**changes)))

    assert [finding.pointer for finding in found] == [pointer]


@pytest.mark.parametrize(
    ("party", "hint"), [("russ", "did you mean 'rus'?"), ("zambia", "add the party, or correct the id")]
)
def test_nearest_id_is_the_hint(party: str, hint: str) -> None:
    """The hint is the closest known id, or what else can be done."""
    (found,) = references.unknown_parties(summit(positions=(position(party=party),)))

    assert found.hint == hint
    assert found.message == (
        f"The position of '{party}' on Arms control refers to the party '{party}', which the record does not have"
    )


def test_hints_stop_where_nothing_fits() -> None:
    """A record whose references are all broken is reported whole, without comparing everything with everything."""
    parties = tuple(Party(id=f"party-{number}", name=f"Party {number}") for number in range(30_000))
    positions = tuple(position(party=f"partie-{number}") for number in range(20))
    found = list(
        references.unknown_parties(summit(host="", delegates=(), people=(), parties=parties, positions=positions))
    )

    assert [finding.hint.startswith("did you mean") for finding in found] == [True] * 3 + [False] * 17


@pytest.mark.parametrize(
    ("member", "wrong"),
    [("usa", False), ("FRA", False), ("XKX", False), ("SUN", False), ("FR", True), ("France", True)],
)
def test_members_are_parties_or_countries(member: str, wrong: bool) -> None:  # noqa: FBT001 - a case
    """A member is the id of a party or an ISO 3166-1 alpha-3 code."""
    bloc = Party(id="bloc", name="The Bloc", kind="bloc", members=(member,))
    found = list(references.unknown_members(summit(parties=(*summit().parties, bloc))))

    assert bool(found) is wrong
    assert all(f"Party The Bloc has the member '{member}'" in finding.message for finding in found)


@pytest.mark.parametrize(
    ("pointer", "leads"),
    [
        ("", True),
        ("/start", True),
        ("/venue/locality", True),
        ("/venue/planet", False),
        ("/venue/locality/x", False),
        ("/parties/1/name", True),
        ("/parties/1/name/x", False),
        ("/parties/2", False),
        ("/parties/01", False),
        ("/parties/-1", False),
        ("/parties/-", False),
        ("/parties/\u0661", False),
        (f"/parties/{'9' * 5000}", False),
        ("/brief/from", True),
        ("/brief/sender", False),
        ("/extensions/a~1b/0", True),
        ("/extensions/a~1b/1", False),
        ("/extensions/c", False),
        ("/nothing", False),
        ("/positions/0/evidence/0/locator/start", True),
    ],
)
@pytest.mark.parametrize("brief", [None, Brief(sender="Desk")])
def test_pointers_lead_into_the_record(pointer: str, leads: bool, brief: Brief | None) -> None:  # noqa: FBT001 - a case
    """A pointer leads somewhere if the record has that value, or a field for it that is empty."""
    record = summit(start="", brief=brief, extensions={"a/b": ["x"]})

    assert references.leads_somewhere(record, pointer) is leads


def test_divergences_are_about_something() -> None:
    """A divergence about a place that cannot be is an error; one about the whole is none."""
    record = summit(divergences=(Divergence(), Divergence(about="/start"), Divergence(about="/delegates/9")))
    (found,) = references.unknown_places(record)

    assert found.pointer == "/divergences/2/about"
    assert found.message == "Divergence 3 is about '/delegates/9', a place that the record does not have"


def test_references_of_the_small_record_resolve() -> None:
    """The record that the tests change has no broken reference to begin with."""
    checks = [getattr(references, f"unknown_{name}") for name in (*references.REFERENCES, "members", "places")]

    assert [list(check(attrs.evolve(summit()))) for check in checks] == [[]] * 6
