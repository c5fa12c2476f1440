"""What changed between two summits."""

import time
from collections.abc import Callable, Iterable
from typing import Any, get_origin

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import records, summits

import summitkit as sk
from summitkit.changes.matching import likeness
from summitkit.changes.order import displaced
from summitkit.changes.parts import PARTS
from summitkit.structure import unstructure

USA = sk.Party(id="usa", name="United States")
RUSSIA = sk.Party(id="rus", name="Russia")
CYBER = sk.Issue(id="cyberattacks", title="Cyberattacks")
TRADE = sk.Issue(id="trade", title="Trade")
QUOTE = sk.Evidence(source="readout", quote="We will stop.", locator=sk.Locator(unit="line", start=4))
RUSSIA_ON_CYBER = sk.Position(issue="cyberattacks", party="rus", text="Will stop.", evidence=(QUOTE,))
USA_ON_TRADE = sk.Position(issue="trade", party="usa", text="Wants open markets.", stance="supports")
SUMMIT = sk.Summit(
    id="geneva",
    title="Geneva",
    venue=sk.Venue(locality="Geneva"),
    parties=(USA, RUSSIA),
    people=(sk.Person(id="putin", name="Vladimir Putin"),),
    delegates=(sk.Delegate(person="putin", party="rus", title="President"),),
    issues=(CYBER, TRADE),
    positions=(RUSSIA_ON_CYBER, USA_ON_TRADE),
    outcomes=(sk.Outcome(kind="no_agreement", text="They parted without any agreement."),),
    takeaways=(sk.Takeaway(label="Tone", text="It was cold."), sk.Takeaway(text="More talks will follow in spring.")),
    sources=(sk.Source(id="readout", title="Readout"),),
)
HALF_A_MINUTE = 30


def only(before: sk.Summit, after: sk.Summit) -> sk.Change:
    """Return the one change between two summits."""
    (change,) = sk.diff(before, after)
    return change


def kinds(before: sk.Summit, after: sk.Summit) -> list[tuple[str, str]]:
    return [(change.kind, change.what) for change in sk.diff(before, after)]


def narrated(*texts: str, heading: str = "") -> sk.Summit:
    return evolve(SUMMIT, narrative=tuple(sk.Narrative(text=text, heading=heading) for text in texts))


# Making the summit after from the one before, by its changes alone: nothing is missing from them.


def applied(before: sk.Summit, changes: Iterable[sk.Change]) -> dict[str, Any]:
    """Return the record that changes make of a summit."""
    record, changes = unstructure(before), list(changes)
    for name in (part.name for part in PARTS):
        items = rebuilt(record.pop(name, []), name, [change for change in changes if change.part == name])
        record |= {name: items} if items else {}
    for name in ("summit", "venue", "brief"):
        change_object(record, name, [change for change in changes if change.part == name])
    return record


def change_object(record: dict[str, Any], name: str, changes: list[sk.Change]) -> None:
    for change in changes:
        if not change.field and change.kind == "removed":
            del record[name]
        elif not change.field:
            record[name] = change.after
    edit(record if name == "summit" else record.get(name), [change for change in changes if change.field])


def rebuilt(olds: list[Any], name: str, changes: list[sk.Change]) -> list[Any]:
    def index(pointer: str | None) -> int:
        assert pointer is not None
        assert pointer.startswith(f"/{name}/")
        return int(pointer.removeprefix(f"/{name}/"))

    removed = {index(each.pointer_before) for each in changes if each.kind == "removed" and not each.field}
    added = {index(each.pointer_after): each.after for each in changes if each.kind == "added" and not each.field}
    pairs = [pair for each in changes if each.kind == "moved" for pair in zip(each.before, each.after, strict=True)]
    moved = {index(old): index(new) for old, new in pairs}
    stayed = (old for old in range(len(olds)) if old not in removed and old not in moved)
    news = added | {new: olds[old] for old, new in moved.items()}
    length = len(olds) - len(removed) + len(added)
    items = [news[place] if place in news else olds[next(stayed)] for place in range(length)]
    for place, item in enumerate(items):
        edit(item, [each for each in changes if each.field and each.pointer_after == f"/{name}/{place}"])

    assert list(stayed) == []
    return items


def edit(entity: Any, changes: list[sk.Change]) -> None:  # noqa: ANN401 - JSON data
    # What is taken from the end of a list first leaves the places before it as they are.
    removed = [change for change in reversed(changes) if change.kind == "removed"]
    for change in [*(each for each in changes if each.kind == "changed"), *removed]:
        inside, key = found(entity, change.field)
        assert inside[key] == change.before
        if change.kind == "changed":
            inside[key] = change.after
        else:
            del inside[key]
    for change in (each for each in changes if each.kind == "added"):
        inside, key = found(entity, change.field)
        if isinstance(inside, list):
            inside.insert(key, change.after)
        else:
            assert key not in inside
            inside[key] = change.after


def found(entity: Any, field: str) -> tuple[Any, Any]:  # noqa: ANN401 - JSON data
    *path, last = (step.replace("~1", "/").replace("~0", "~") for step in field.split("/"))
    for step in path:
        entity = entity[int(step) if isinstance(entity, list) else step]
    return entity, int(last) if isinstance(entity, list) else last


@st.composite
def edited(draw: st.DrawFn) -> tuple[sk.Summit, sk.Summit]:
    """Return a summit and one that has some of its values, some entities of another, and some that are between."""
    one, other = draw(records()), draw(summits())
    values: dict[str, Any] = {}
    for field in attrs.fields(sk.Summit):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(ours, tuple):
            mixed = [blended(draw, item, theirs) for item in (*ours, *theirs)]
            values[field.name] = tuple(draw(st.permutations(mixed)))[: draw(st.integers(0, len(mixed)))]
        else:
            values[field.name] = draw(st.sampled_from((ours, theirs)))
    return one, sk.Summit(**values)


def blended(draw: st.DrawFn, item: Any, others: tuple[Any, ...]) -> Any:  # noqa: ANN401 - an entity
    if not others or draw(st.booleans()):
        return item
    other = draw(st.sampled_from(others))
    names = [field.name for field in attrs.fields(type(item))]
    return evolve(item, **{name: getattr(other, name) for name in draw(st.sets(st.sampled_from(names), max_size=3))})


@given(summits())
def test_summit_does_not_differ_from_itself(summit: sk.Summit) -> None:
    """A summit has no changes to an equal one."""
    assert sk.diff(summit, evolve(summit)) == ()


@given(edited())
def test_changes_make_one_of_the_other(pair: tuple[sk.Summit, sk.Summit]) -> None:
    """The changes, applied to the summit before, give the one after; there are none exactly where both are equal.

    So every entity and every value is accounted for: each is in both, or named as changed, added, removed or moved.
    """
    before, after = pair
    changes = sk.diff(before, after)

    assert applied(before, changes) == unstructure(after)
    assert (changes == ()) == (before == after)


@given(st.lists(st.integers(0, 30), unique=True, max_size=12))
def test_fewest_are_displaced(olds: list[int]) -> None:
    """Without the displaced, the rest stands in order, and any one of them would break it."""
    pairs = list(enumerate(olds))
    moved = displaced(pairs)
    rest = [old for pair in pairs if pair not in moved for old in pair[1:]]

    assert rest == sorted(rest)
    for _, old in moved:
        assert sorted((*rest, old)) != [each for each in olds if each in {*rest, old}]


def test_every_collection_has_its_rules() -> None:
    """Each collection of the model is compared by rules of its own, in the order of the record."""
    collections = [field.name for field in attrs.fields(sk.Summit) if get_origin(field.type) is tuple]

    assert [part.name for part in PARTS] == collections


def test_edited_text_is_one_change() -> None:
    """A text that was edited is one change, with the entity's name, both pointers and both texts."""
    stops = evolve(RUSSIA_ON_CYBER, text="Will stop in May.")
    change = only(SUMMIT, evolve(SUMMIT, positions=(stops, USA_ON_TRADE)))

    assert change == sk.Change(
        kind="changed",
        part="positions",
        what="position of Russia on Cyberattacks",
        field="text",
        pointer_before="/positions/0",
        pointer_after="/positions/0",
        before="Will stop.",
        after="Will stop in May.",
    )


def test_value_inside_an_entity_is_found() -> None:
    """A value deep in an entity is one change, under the keys that lead to it."""
    quoted = evolve(RUSSIA_ON_CYBER, evidence=(evolve(QUOTE, quote="We will not."),))
    change = only(SUMMIT, evolve(SUMMIT, positions=(quoted, USA_ON_TRADE)))

    assert (change.kind, change.field) == ("changed", "evidence/0/quote")
    assert (change.before, change.after) == ("We will stop.", "We will not.")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((), ("A",), [("added", "aliases", None, ["A"])]),
        (("A", "C"), ("A", "B", "C"), [("added", "aliases/1", None, "B")]),
        (("A", "B", "C"), ("A", "C"), [("removed", "aliases/1", "B", None)]),
        (("A", "A"), ("A",), [("removed", "aliases/1", "A", None)]),
        (("A", "B", "C"), ("A", "D", "C"), [("changed", "aliases/1", "B", "D")]),
        (
            ("A", "B"),
            ("C", "D", "E"),
            [*(("changed", f"aliases/{i}", "AB"[i], "CD"[i]) for i in range(2)), ("added", "aliases/2", None, "E")],
        ),
    ],
)
def test_item_of_a_list_is_one_change(before: tuple[str, ...], after: tuple[str, ...], found: list[Any]) -> None:
    """An item that was put into a list, taken out or changed is one change; the others are not spoken of."""
    one, other = (evolve(SUMMIT, parties=(evolve(USA, aliases=names), RUSSIA)) for names in (before, after))

    assert [(each.kind, each.field, each.before, each.after) for each in sk.diff(one, other)] == found


def test_keys_of_plugins_data_are_escaped() -> None:
    """A key that holds a slash is one step of the field, as in a JSON pointer; null is a value."""
    change = only(SUMMIT, evolve(SUMMIT, extensions={"a/b": {"c~d": None}}))
    inner = only(evolve(SUMMIT, extensions={"a/b": {"c~d": 1}}), evolve(SUMMIT, extensions={"a/b": {"c~d": None}}))

    assert (change.kind, change.field, change.after) == ("added", "extensions", {"a/b": {"c~d": None}})
    assert (inner.kind, inner.field, inner.pointer_after) == ("changed", "extensions/a~1b/c~0d", "")


def test_renamed_party_is_called_by_both_names() -> None:
    """Where a party was renamed, its name and that of its positions say what it is called now."""
    renamed = evolve(SUMMIT, parties=(USA, evolve(RUSSIA, name="Russian Federation")), positions=SUMMIT.positions[1:])

    assert kinds(SUMMIT, renamed) == [
        ("changed", "party Russia (now Russian Federation)"),
        ("removed", "position of Russia (now Russian Federation) on Cyberattacks"),
    ]


def test_renamed_id_is_another_entity() -> None:
    """An entity with another id is one removed and one added, even if nothing else of it was changed."""
    other = evolve(SUMMIT, sources=(sk.Source(id="statement", title="Readout"),))

    assert kinds(SUMMIT, other) == [("removed", "source 'Readout'"), ("added", "source 'Readout'")]


@pytest.mark.parametrize(
    ("field", "entity", "what"),
    [
        ("people", sk.Person(id="wang", name="Wang Yi"), "person Wang Yi"),
        ("delegates", sk.Delegate(person="putin", party="usa"), "delegate Vladimir Putin of United States"),
        ("delegates", sk.Delegate(person="x", party="y"), "delegate 'x' of 'y'"),
        ("positions", sk.Position(issue="x", party="rus"), "position of Russia on 'x'"),
        ("sessions", sk.Session(id="s", title="Plenary"), "session 'Plenary'"),
        ("sessions", sk.Session(id="s"), "session"),
        ("commitments", sk.Commitment(id="c", text="Pause\nall tests"), "commitment 'Pause all tests'"),
        ("sources", sk.Source(id="s", title="a" * 70), f"source '{'a' * 59}…'"),
        ("narrative", sk.Narrative(heading="\x1b[2J\u202eend", text="x"), r"narrative '\x1b[2J\u202eend'"),
        ("divergences", sk.Divergence(statements=(sk.Statement(text="A"), sk.Statement(text="B"))), "divergence 'A B'"),
    ],
    ids=["person", "delegate", "unknown ids", "unknown issue", "title", "nameless", "text", "long", "80 82", "sides"],
)
def test_entity_is_named_in_words(field: str, entity: Any, what: str) -> None:  # noqa: ANN401 - an entity
    """An entity goes by its names, its title or the beginning of its text, on one line, not long, and harmless."""
    change = only(SUMMIT, evolve(SUMMIT, **{field: (*getattr(SUMMIT, field), entity)}))

    assert (change.kind, change.part, change.what) == ("added", field, what)


def test_new_title_stands_beside_the_old() -> None:
    """An entity whose title was changed is called by both."""
    takeaways = (evolve(SUMMIT.takeaways[0], label="Mood"), evolve(SUMMIT.takeaways[1], label="Next"))

    assert kinds(SUMMIT, evolve(SUMMIT, takeaways=takeaways)) == [
        ("changed", "takeaway 'Tone' (now 'Mood')"),
        ("added", "takeaway 'Next'"),
    ]


@pytest.mark.parametrize("name", ["venue", "brief"])
def test_object_that_stands_alone_is_compared(name: str) -> None:
    """The venue and the briefing are added, removed, or changed in a value."""
    what = {"venue": "venue", "brief": "briefing"}[name]
    one, other = {
        "venue": (sk.Venue(name="A"), sk.Venue(name="B")),
        "brief": (sk.Brief(sender="A"), sk.Brief(sender="B")),
    }[name]
    without, first, second = (evolve(SUMMIT, **{name: value}) for value in (None, one, other))
    change = only(first, second)

    assert kinds(without, first) == [("added", what)]
    assert kinds(first, without) == [("removed", what)]
    assert (change.what, change.field) == (what, {"venue": "name", "brief": "from"}[name])
    assert change.pointer_before == change.pointer_after == f"/{name}"


def test_several_positions_in_a_cell_are_told_apart() -> None:
    """Of several positions of a party on an issue, those whose texts are most alike are one."""
    texts = ("It will stop all attacks.", "It denies that there are any.", "It wants a treaty.")
    new = ("It denies that there were any.", "It will stop most attacks.", "Nothing at all")
    before, after = (
        evolve(SUMMIT, positions=tuple(evolve(RUSSIA_ON_CYBER, text=text) for text in each)) for each in (texts, new)
    )
    changes = sk.diff(before, after)

    assert [(each.before, each.after) for each in changes if each.field] == [
        (texts[1], new[0]),
        (texts[0], new[1]),
        (texts[2], new[2]),
    ]
    assert changes[-1].kind == "moved"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("The talks in Geneva ended at noon.", "The talks in Geneva ended at dusk.", ["changed"]),
        ("The talks in Geneva ended at noon.", "Nobody spoke of grain.", ["removed", "added"]),
        ("会谈在中午结束，没有任何结果。", "会谈在傍晚结束，没有任何结果。", ["changed"]),
        ("A", "B", ["removed", "added"]),
    ],
)
def test_prose_is_matched_by_its_words(before: str, after: str, found: list[str]) -> None:
    """Prose without a key is the same where at least half of it is, under its heading or anywhere."""
    other = evolve(narrated(after), narrative=(sk.Narrative(heading="Talks", text=after),))

    assert [each.kind for each in sk.diff(narrated(before), narrated(after))] == found
    assert {each.kind for each in sk.diff(narrated(before), other)} == {*found, "added"}


def test_takeaway_is_matched_by_its_label() -> None:
    """A takeaway under the same label is the same one, however its text was rewritten."""
    warmer = evolve(SUMMIT, takeaways=(sk.Takeaway(label="Tone", text="All smiled."), SUMMIT.takeaways[1]))

    assert only(SUMMIT, warmer).field == "text"


def test_entities_without_words_are_not_alike() -> None:
    """Nothing says that two entities without any text are one."""
    before, after = (
        evolve(SUMMIT, outcomes=(sk.Outcome(kind="treaty", issues=(issue,)),)) for issue in ("trade", "cyberattacks")
    )

    assert kinds(before, after) == [("removed", "outcome"), ("added", "outcome")]
    assert likeness("", " ") == 0


def test_new_order_is_one_change() -> None:
    """A collection in another order is one change, which names the fewest that moved, each by both its places."""
    change = only(narrated("one", "two", "three", "four"), narrated("four", "one", "two", "three"))

    assert change == sk.Change(
        kind="moved",
        part="narrative",
        what="order of the narrative",
        pointer_before="/narrative",
        pointer_after="/narrative",
        before=["/narrative/3"],
        after=["/narrative/0"],
    )


def test_changes_stand_in_record_order() -> None:
    """The summit comes first, its collections as they stand in the record, and the briefing last."""
    after = sk.Summit(id="x", title="X", venue=sk.Venue(), parties=(USA,), brief=sk.Brief(), sources=SUMMIT.sources)
    parts = list(dict.fromkeys(change.part for change in sk.diff(SUMMIT, after)))

    assert parts == [
        "summit",
        "venue",
        "parties",
        "people",
        "delegates",
        "issues",
        "positions",
        "outcomes",
        "takeaways",
        "brief",
    ]


@pytest.mark.parametrize("pair", [(SUMMIT, {}), (None, SUMMIT)])
def test_only_summits_can_be_compared(pair: tuple[Any, Any]) -> None:
    """What is no summit is a TypeError, as elsewhere."""
    with pytest.raises(TypeError, match="expected a Summit, found"):
        sk.diff(*pair)


def _cells(text: str, number: int) -> sk.Summit:
    positions = tuple(
        evolve(RUSSIA_ON_CYBER, issue=f"i{index // 100}", party=f"p{index % 100}", text=f"{text} {index}")
        for index in range(number)
    )
    return evolve(SUMMIT, positions=positions)


def _one_cell(text: str, number: int) -> sk.Summit:
    return evolve(SUMMIT, positions=tuple(evolve(RUSSIA_ON_CYBER, text=f"{text} {index}") for index in range(number)))


def _prose(text: str, number: int) -> sk.Summit:
    return narrated(*(f"{text} of the parties, paragraph {index}" for index in range(number)))


@pytest.mark.parametrize(("make", "number"), [(_cells, 100_000), (_one_cell, 20_000), (_prose, 20_000)])
def test_thousands_are_compared_in_seconds(make: Callable[[str, int], sk.Summit], number: int) -> None:
    """Every one of many entities is changed, and each is found, even where all share a key or have none."""
    before, after = make("The old view", number), make("The new view", number)
    start = time.perf_counter()
    changes = sk.diff(before, after)

    assert len(changes) == number
    assert {(change.kind, change.field) for change in changes} == {("changed", "text")}
    assert time.perf_counter() - start < HALF_A_MINUTE
