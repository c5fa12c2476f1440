"""The record in the making."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitkit as sk
from summitkit.errors import Location
from summitkit.loaders.article.actors import Actor, actors
from summitkit.loaders.article.draft import Draft, evidence, slug, unique
from summitkit.loaders.article.passage import Account, Passage, passage

TEXT = "France wants\na *free* port.\nJapan wants none."


def part(start: str, end: str) -> Passage:
    """Return the passage of the text from some words to others."""
    return passage(Account(TEXT), TEXT.index(start), TEXT.index(end) + len(end))


def actor(code: str) -> Actor:
    return next(each for each in actors("en").values() if each.code == code)


def test_evidence_is_words_and_lines() -> None:
    """Evidence quotes the account with its markup and names the last line only where there are several."""
    assert evidence(part("France", "port.")) == {
        "source": "article",
        "quote": "France wants a *free* port.",
        "locator": {"unit": "line", "start": 1, "end": 2},
    }
    assert evidence(part("Japan", "none."))["locator"] == {"unit": "line", "start": 3}


def test_entries_rest_on_passages() -> None:
    """An entry has evidence and a place from its first passage to its last; empty fields are left out."""
    draft = Draft()
    pointers = [
        draft.add(
            "positions",
            {"text": "x", "stance": "", "issues": [], "end": None},
            part("a *", "port."),
            part("Japan", "none."),
        ),
        draft.add("positions", {"text": "y"}, part("Japan", "none.")),
        draft.add("issues", {"id": "z"}),
    ]

    assert pointers == ["/positions/0", "/positions/1", "/issues/0"]
    assert draft.places == {"/positions/0": Location(start=2, end=3), "/positions/1": Location(start=3)}
    assert draft.data["issues"] == [{"id": "z"}]
    assert [sorted(entry) for entry in draft.data["positions"]] == [["evidence", "text"], ["evidence", "text"]]
    assert [each["quote"] for each in draft.data["positions"][0]["evidence"]] == ["a *free* port.", "Japan wants none."]


def test_issues_are_added_once() -> None:
    """An issue is known by its title whatever its case; two titles with one slug are two issues."""
    draft = Draft()
    ids = [draft.issue(title, part("Japan", "none.")) for title in ("Ports", "PORTS", "Ports!", "Pêche", "!?")]

    assert ids == ["ports", "ports", "ports-2", "peche", "item"]
    assert [entry["title"] for entry in draft.data["issues"]] == ["Ports", "Ports!", "Pêche", "!?"]


def test_ids_are_told_apart() -> None:
    """An id is made of an entry's words, with a number where an entry of the same collection has it."""
    draft = Draft()
    draft.add("commitments", {"id": "open-the-port"})
    draft.add("narrative", {"text": "no id"})

    assert draft.identify("commitments", "Open the port!") == "open-the-port-2"
    assert draft.identify("narrative", "Open the port!") == "open-the-port"
    assert draft.identify("people", "Łukasz Ødegård") == "lukasz-odegard"
    assert unique("a", ("a", "a-2", "a-3")) == "a-4"


def test_actors_become_parties() -> None:
    """Whoever an entry refers to is remembered as a party, once."""
    draft = Draft()
    france, japan = actor("FRA"), actor("JPN")

    assert draft.refer(france, japan, france) == ["fra", "jpn"]
    assert draft.refer() == []
    assert draft.actors == {"fra": france, "jpn": japan}


def test_blocks_are_counted() -> None:
    """Each block counts for the collection it went to."""
    draft = Draft()
    for collection in ("positions", "narrative", "positions"):
        draft.took(collection)

    assert draft.became == {"positions": 2, "narrative": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Talks, in Lyon!", "the-talks-in-lyon"),
        ("Constanța–Łódź", "constanta-lodz"),
        (f"{'word ' * 20}", "-".join(["word"] * 12)),
        (f"{'x' * 55} fish", f"{'x' * 55}-fish"),
        (f"{'x' * 56} fish", "x" * 56),
        ("x" * 80, "x" * 60),
        ("日本", "item"),
    ],
)
def test_slugs_are_cut_at_words(text: str, expected: str) -> None:
    """An id is made of whole words without accents, of 60 characters at most."""
    assert slug(text) == expected


@given(st.text())
def test_any_text_has_a_slug(text: str) -> None:
    """Every text gives an id as the record wants it."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60


def test_accents_do_not_split_ids() -> None:
    """Ids of an account are made of its words without accents."""
    summit = sk.loads(
        "# Talks\n\nFrench President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon.\n\n"
        "| Issue | France | Japan |\n|---|---|---|\n| Pêche côtière | Cod | Tuna |",
        format="article",
    )

    assert [each.id for each in summit.issues] == ["peche-cotiere"]
