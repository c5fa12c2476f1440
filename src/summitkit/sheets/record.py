"""The sheets of the record, in the order in which a reader wants them."""

from collections.abc import Iterable, Iterator
from itertools import chain

from summitkit import model
from summitkit.model import Summit
from summitkit.sheets.columns import Field
from summitkit.sheets.evidence import place
from summitkit.sheets.fields import NAMED_BY, Names
from summitkit.sheets.parsing import as_token
from summitkit.sheets.sheet import Column
from summitkit.sheets.tables import Inside, Item, Items, More, Table, collection, inside
from summitkit.sheets.words import in_words

# Everything that rests on evidence, in record order; the statements of a divergence stand inside it.
_EVIDENCED = (
    *("delegates", "sessions", "issues", "positions", "proposals", "outcomes", "commitments", "takeaways"),
    *("implications", "recommendations", "narrative"),
)
_STATEMENTS = inside(collection("divergences"), "statements")


def _evidence(summit: Summit) -> Iterator[Item]:
    statements: Iterable[Items] = (*map(collection, _EVIDENCED), _STATEMENTS)
    return chain.from_iterable(inside(each, "evidence")(summit) for each in statements)


def _anchors(summit: Summit) -> Iterator[Item]:
    for pointer, issue, *_ in collection("issues")(summit):
        for index, anchor in enumerate(issue.scale.anchors if issue.scale else ()):
            yield Item(f"{pointer}/scale/anchors/{index}", anchor, pointer, issue)


def _belongs_to(key: str, target: str, name: str) -> More:
    own = Column(
        key=key,
        heading=f"{in_words(key)} (ID)",
        kind="reference",
        target=target,
        width=16,
        note=f"Id of the {key} that it belongs to.",
    )
    shown = Column(
        key=f"{key}_name", heading=in_words(key), width=30, note=f"{in_words(name)} of the {key}.", derived=True
    )
    repeats = key if target in NAMED_BY else ""
    fields = (
        Field(own, lambda item: item.parent.id, parse=as_token),
        Field(shown, lambda item: getattr(item.parent, name), repeats=repeats),
    )
    return lambda _: fields


def _parent(key: str, target: str, note: str) -> Field:
    shown = Column(key=key, heading=in_words(key), kind="reference", target=target, width=28, note=note)
    return Field(shown, lambda item: item.parent_pointer)


def _of_divergence(_: Names) -> Iterable[Field]:
    return (_parent("divergence", "divergences", "Record of the divergence that it is one side of."),)


def _of_statement(names: Names) -> Iterable[Field]:
    shown = Column(key="stated", heading="Stands for", width=46, note="The statement in words.", derived=True)
    return (
        _parent("statement", "", "Record of the statement that rests on it: see the column Record of its sheet."),
        Field(shown, lambda item: _wording(item.parent, names)),
    )


def _wording(entity: object, names: Names) -> str | None:
    if isinstance(entity, model.Delegate):
        return names["people"].get(entity.person, entity.person)
    return getattr(entity, "text", "") or getattr(entity, "title", "") or None


def _sides(names: Names) -> Iterable[Field]:
    shown = Column(
        key="statements",
        heading="Statements",
        width=70,
        note="What each side says, and where; the sheet Statements has them one a row.",
        derived=True,
    )
    return (Field(shown, lambda item: "\n".join(_cited(side, names) for side in item.entity.statements) or None),)


def _cited(statement: model.Statement, names: Names) -> str:
    cited = "; ".join(_citation(each, names) for each in statement.evidence)
    return f"{statement.text} [{cited}]" if cited else statement.text


def _citation(evidence: model.Evidence, names: Names) -> str:
    title = names["sources"].get(evidence.source, "") or evidence.source
    return ", ".join(filter(None, (title, place(evidence))))


POSITIONS = Table(
    key="positions",
    cls=model.Position,
    items=collection("positions"),
    core=("text", "stance", "firmness", "basis"),
    toned=("stance", "firmness"),
)
TABLES = (
    Table(key="issues", cls=model.Issue, items=collection("issues"), core=("result",)),
    Table(
        key="scale_anchors",
        cls=model.Anchor,
        items=_anchors,
        before=_belongs_to("issue", "issues", "title"),
        inside=Inside(path=("scale", "anchors"), column="issue", parents="issues"),
    ),
    Table(key="parties", cls=model.Party, items=collection("parties"), core=("kind", "code", "role")),
    Table(key="people", cls=model.Person, items=collection("people")),
    Table(
        key="tenures",
        cls=model.Tenure,
        items=inside(collection("people"), "tenures"),
        before=_belongs_to("person", "people", "name"),
        inside=Inside(path=("tenures",), column="person", parents="people"),
    ),
    Table(key="delegates", cls=model.Delegate, items=collection("delegates"), core=("title", "role")),
    Table(key="sessions", cls=model.Session, items=collection("sessions"), core=("title",)),
    Table(key="proposals", cls=model.Proposal, items=collection("proposals"), core=("title", "text", "status")),
    Table(key="outcomes", cls=model.Outcome, items=collection("outcomes"), core=("text",)),
    Table(key="commitments", cls=model.Commitment, items=collection("commitments"), core=("deadline", "status")),
    Table(
        key="assessments",
        cls=model.Assessment,
        items=inside(collection("commitments"), "assessments"),
        before=_belongs_to("commitment", "commitments", "text"),
        inside=Inside(path=("assessments",), column="commitment", parents="commitments"),
    ),
    Table(key="takeaways", cls=model.Takeaway, items=collection("takeaways"), core=("label", "text")),
    Table(key="implications", cls=model.Implication, items=collection("implications"), core=("area", "text")),
    Table(
        key="recommendations",
        cls=model.Recommendation,
        items=collection("recommendations"),
        core=("title", "text", "owner", "due"),
    ),
    Table(key="divergences", cls=model.Divergence, items=collection("divergences"), core=("resolution",), after=_sides),
    Table(
        key="statements",
        cls=model.Statement,
        items=_STATEMENTS,
        before=_of_divergence,
        inside=Inside(path=("statements",), column="divergence"),
    ),
    Table(key="narrative", cls=model.Narrative, items=collection("narrative"), core=("heading",)),
    Table(key="sources", cls=model.Source, items=collection("sources"), core=("title", "url")),
    Table(
        key="evidence",
        cls=model.Evidence,
        items=_evidence,
        before=_of_statement,
        inside=Inside(path=("evidence",), column="statement"),
    ),
)
