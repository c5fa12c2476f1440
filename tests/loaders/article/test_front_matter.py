"""What stands between two rules at the top of a file, and what only looks like it."""

import pytest

import summitkit as sk
from summitkit.loaders.article.front_matter import FrontMatter, read_front_matter
from summitkit.loaders.article.vocabulary import vocabulary

ENGLISH = vocabulary("en")


def matter(*lines: str) -> FrontMatter:
    return read_front_matter("\n".join(("---", *lines, "---", "", "They met.")))


def test_entries_are_texts() -> None:
    """Texts and lists of texts are kept under keys in lower case, on one line; all else is left out."""
    found = matter(
        "Title: >", "  Talks", "  in Lyon", "draft: true", "3: x", "authors: [Anne  Roux, Ken Mori]", "a: {b: c}"
    )

    assert found.lines == 9
    assert found.entries == {
        "title": "Talks in Lyon",
        "draft": "true",
        "3": "x",
        "authors": "Anne Roux, Ken Mori",
        "a": "",
    }


def test_first_of_several_keys() -> None:
    """The first key that has a text counts."""
    found = matter("site: Ports", "publisher: ''", "byline: Roux")

    assert found.first("publisher", "site", "byline") == "Ports"
    assert found.first("author") == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("date: 2026-06-03", "2026-06-03"),
        ("date: 2026-06-03T10:00:00Z", "2026-06-03"),
        ("date: 2026-06-03 10:00", "2026-06-03"),
        ("published: '2026-06'", "2026-06"),
        ("pubdate: 2026", "2026"),
        ("published_time: June 3, 2026", "2026-06-03"),
        ("date: Wednesday, 3 June 2026", "2026-06-03"),
        ("date: June 2026", "2026-06"),
        ("date: 3 June", ""),
        ("date: 3-5 June 2026", ""),
        ("date: 3 June 2026, updated 4 June 2026", ""),
        ("date: 2026-13-45", ""),
        ("date: 2026-02-30", ""),
        ("date: 2026-6-3", ""),
        ("date: 20260603", ""),
        ("date: 0000", ""),
        ("date: soon", ""),
        ("title: 2026-06-03", ""),
    ],
)
def test_day_of_publication(line: str, expected: str) -> None:
    """The date is that of publication where it is one, in figures or in words; never a part of something else."""
    assert matter(line).published(ENGLISH) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("url: https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("permalink: http://example.org", "http://example.org"),
        ("url: example.org", ""),
        ("url: https://example.org and more", ""),
        ("link: javascript:alert(1)", ""),
    ],
)
def test_link_of_the_account(line: str, expected: str) -> None:
    """The link is one of the web, whole; anything else is none."""
    assert matter(line).url == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met.",
        "---\nThey met.",
        "----\ntitle: Talks\n----\nThey met.",
        " ---\ntitle: Talks\n---\nThey met.",
        "\n---\ntitle: Talks\n---\nThey met.",
        "---\nThey met in Lyon.\n---\nThey parted.",
        "---\n- Talks\n- Lyon\n---\nThey met.",
        "---\n---\nThey met.",
        "---\ntitle: [Talks\n---\nThey met.",
        "---\ntitle: Talks\ntitle: Lyon\n---\nThey met.",
        "---\ntitle: *nowhere\n---\nThey met.",
        "---\n\ttitle: Talks\n---\nThey met.",
        "---\n? [a, b]\n: {c: d\n---\nThey met.",
        f"---\n{'[' * 5000}\n---\nThey met.",
        f"---\ntitle: Talks\n{'# more' * 4000}\n---\nThey met.",
    ],
)
def test_what_only_looks_like_it_is_text(text: str) -> None:
    """A rule on top, a list, broken YAML and what never ends are no front matter, but the account's first lines."""
    assert read_front_matter(text) == FrontMatter()


@pytest.mark.parametrize("value", ["&a Talks", "!!str Talks", "'Talks'", '"T\\x61lks"', "Talks # in Lyon"])
def test_yaml_of_all_kinds_is_read(value: str) -> None:
    """Anchors, tags, quotes and comments are those of YAML."""
    assert matter(f"title: {value}").first("title") == "Talks"


def test_rule_may_have_blanks_behind() -> None:
    """Blanks behind the rules do not matter, and an alias stands for its anchor."""
    found = read_front_matter("--- \ntitle: &a Talks\nsite: *a\n---\t\nThey met.")

    assert (found.entries, found.lines) == ({"title": "Talks", "site": "Talks"}, 4)


def test_source_is_described() -> None:
    """Front matter tells title, author, publisher, date and link of the source, and its lines are counted."""
    summit = sk.loads(
        "---\r\ntitle: Talks in Lyon\r\nauthor: [Anne Roux, Ken Mori]\r\nsite: Ports\r\ndate: June 3, 2026\r\n"
        "url: https://example.org/a\r\n---\r\nIt rained.\r\n",
        format="article",
    )

    (source,) = summit.sources
    assert (source.title, source.author, source.publisher) == ("Talks in Lyon", "Anne Roux, Ken Mori", "Ports")
    assert (source.published, source.url) == ("2026-06-03", "https://example.org/a")
    assert [(each.text, each.evidence[0].locator) for each in summit.narrative] == [
        ("It rained.", sk.Locator(unit="line", start=8))
    ]


def test_broken_front_matter_is_not_lost() -> None:
    """What cannot be read as front matter stands in the narrative."""
    summit = sk.loads("---\ntitle: [Talks, they\nmet.\n---\n\nIt rained.", format="article")

    assert [each.text for each in summit.narrative] == ["title: [Talks, they met.", "It rained."]
