"""An account as a raw record."""

import hashlib

import pytest

import summitkit as sk
from summitkit.errors import Location, OptionError, UnreadableInput
from summitkit.loaders.article import ArticleLoader, ArticleOptions
from summitkit.raw import Input, RawRecord

MEETING = "French President Anne Roux and Japanese Prime Minister Ken Mori met in Lyon on 3 June 2026."


def load(text: str | bytes, options: ArticleOptions | None = None) -> RawRecord:
    data = text if isinstance(text, bytes) else text.encode()
    return ArticleLoader().load(Input("talks.md", data), options=options)


def test_account_becomes_a_record() -> None:
    """One sentence gives the parties, the delegates, the place and the day, each with its line."""
    raw = load(f"# Talks in Lyon\n\n{MEETING}\n")
    evidence = [{"source": "article", "quote": MEETING, "locator": {"unit": "line", "start": 3}}]

    assert raw.data == {
        "id": "talks-in-lyon",
        "title": "Talks in Lyon",
        "kind": "bilateral",
        "mode": "in_person",
        "status": "held",
        "start": "2026-06-03",
        "venue": {"locality": "Lyon", "country": "FRA"},
        "host": "fra",
        "language": "en",
        "parties": [
            {"id": "fra", "name": "France", "kind": "state", "code": "FRA", "role": "principal"},
            {"id": "jpn", "name": "Japan", "kind": "state", "code": "JPN", "role": "principal"},
        ],
        "people": [{"id": "anne-roux", "name": "Anne Roux"}, {"id": "ken-mori", "name": "Ken Mori"}],
        "delegates": [
            {"person": "anne-roux", "party": "fra", "title": "President", "role": "head", "evidence": evidence},
            {"person": "ken-mori", "party": "jpn", "title": "Prime Minister", "role": "head", "evidence": evidence},
        ],
        "narrative": [{"heading": "Talks in Lyon", "text": MEETING, "evidence": evidence}],
        "sources": [
            {
                "id": "article",
                "kind": "article",
                "title": "Talks in Lyon",
                "language": "en",
                "sha256": hashlib.sha256(f"# Talks in Lyon\n\n{MEETING}\n".encode()).hexdigest(),
            }
        ],
    }
    assert raw.places["/delegates/1"] == Location(start=3)
    assert raw.report.became == {"headings": 1, "narrative": 1}
    assert (raw.name, raw.texts["article"][:7]) == ("talks.md", "# Talks")


def test_front_matter_describes_the_source() -> None:
    """Title, author, publisher, day and link of the account come from its front matter."""
    matter = "title: A day in Lyon\ndate: 2026-06-05\nauthor: Jo Bell\npublisher: The Tide\nurl: https://example.org/a"
    raw = load(f"---\n{matter}\n---\n\n{MEETING}\n")
    (source,) = raw.data["sources"]

    assert raw.data["title"] == "A day in Lyon"
    assert {key: source[key] for key in ("title", "author", "publisher", "published", "url")} == {
        "title": "A day in Lyon",
        "author": "Jo Bell",
        "publisher": "The Tide",
        "published": "2026-06-05",
        "url": "https://example.org/a",
    }
    assert raw.data["narrative"][0]["evidence"][0]["locator"] == {"unit": "line", "start": 9}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Readout of the meeting\n\n", "official_readout"),
        ("# Joint Statement\n\n", "joint_statement"),
        ("# Remarks by the two leaders\n\n", "transcript"),
        ("# Transcript of the press conference\n\n", "transcript"),
        ("", "article"),
    ],
)
def test_opening_tells_the_kind_of_source(text: str, kind: str) -> None:
    """What an account calls itself is the kind of its source."""
    assert load(text + MEETING).data["sources"][0]["kind"] == kind


@pytest.mark.parametrize(
    ("text", "title", "printed"),
    [
        ("# One\n\n## Two\n\n{}", "One", "One"),
        ("## Notes\n\n## The Lyon talks\n\n{}", "Notes", "Notes"),
        ("Ministry of Foreign Affairs\n\nThe Lyon talks\n\n{}" + " It rained." * 5, "The Lyon talks", "The Lyon talks"),
        ("Ministry of Foreign Affairs\n\n{}" + " It rained." * 5, *["Ministry of Foreign Affairs"] * 2),
        ("{}\n\n## After\n\nThe Roux-Mori Lyon Summit was short.", "The Roux-Mori Lyon Summit", None),
        ("{}", MEETING, None),
        ("# " + "long " * 60 + "\n\n{}", "long " * 40, "long " * 40),
    ],
)
def test_title_is_the_printed_one(text: str, title: str, printed: str | None) -> None:
    """A summit is named by the title of its account, else by what that calls the meeting, else by its first words."""
    data = load(text.format(MEETING)).data

    assert (data["title"], data["sources"][0].get("title")) == (title, printed)


def test_delegate_without_a_party_is_noted() -> None:
    """Someone who took part for nobody the account names is no delegate, and the report says so."""
    text = f"# Talks\n\n{MEETING}\n\n## Participants\n\n- Anne Roux\n- Ken Mori\n- Foreign Minister Ana Diaz\n"
    raw = load(text)

    assert [each["person"] for each in raw.data["delegates"]] == ["anne-roux", "ken-mori"]
    assert [each["id"] for each in raw.data["people"]] == ["anne-roux", "ken-mori", "ana-diaz"]
    assert raw.report.notes == ("the account does not say for whom Ana Diaz took part",)
    assert "Foreign Minister Ana Diaz" in [each["text"] for each in raw.data["narrative"]]


@pytest.mark.parametrize(
    ("author", "parties"),
    [
        ("Government of Japan", ["fra", "jpn", "jpn"]),
        ("Governments of France and Japan", ["fra", "jpn"]),
        ("Jo Bell", ["fra", "jpn"]),
    ],
)
def test_issuer_speaks_of_its_own_people(author: str, parties: list[str]) -> None:
    """Someone without a party in a government's own account took part for it, if it is that of one alone."""
    text = f"---\nauthor: {author}\n---\n\n{MEETING}\n\n## Participants\n\n- Foreign Minister Ana Diaz\n"

    assert [each["party"] for each in load(text).data["delegates"]] == parties


def test_absent_people_and_parties_are_kept() -> None:
    """Who was not there is a person of the record and no delegate; a party that was not there is affected."""
    raw = load(f"# Talks\n\n{MEETING} Brazilian President Ana Diaz did not attend.\n")

    assert [each["name"] for each in raw.data["people"]] == ["Anne Roux", "Ken Mori", "Ana Diaz"]
    assert [(each["code"], each["role"]) for each in raw.data["parties"]] == [
        ("FRA", "principal"),
        ("JPN", "principal"),
        ("BRA", "affected_absent"),
    ]
    assert len(raw.data["delegates"]) == 2


def test_encoding_is_an_option() -> None:
    """Text in another encoding is read where the encoding is named, and refused with its line where it is not."""
    data = "# Gespräche\n".encode("cp1252")

    assert load(data, ArticleOptions(encoding="cp1252")).data["title"] == "Gespräche"
    with pytest.raises(UnreadableInput, match=r"talks\.md.*line 1.*utf-8"):
        load(data)


def test_language_is_an_option() -> None:
    """A language that there is no vocabulary for is refused, with those that there are."""
    assert load(MEETING, ArticleOptions(language="en")).data["language"] == "en"
    with pytest.raises(OptionError, match="no vocabulary for language 'tlh'") as caught:
        load(MEETING, ArticleOptions(language="tlh"))
    assert "en" in caught.value.hint


def test_record_is_valid() -> None:
    """What the loader returns is a summit, the same each time."""
    assert sk.loads(MEETING, format="article") == sk.loads(MEETING, format="article")
    assert sk.loads(MEETING, format="article").kind == "bilateral"
