"""When and how they met, and whether they did."""

import pytest

import summitkit as sk
from summitkit.loaders.article.blocks import read_blocks
from summitkit.loaders.article.passage import Account, Passage, passage
from summitkit.loaders.article.setting import published_in, title_of
from summitkit.loaders.article.vocabulary import vocabulary

WORDS = vocabulary("en")
LEADERS = "French President Anne Roux and Japanese Prime Minister Ken Mori"


def read(text: str) -> sk.Summit:
    return sk.loads(text, format="article")


def published(text: str) -> str:
    return published_in(read_blocks(Account(text), 1, WORDS.pattern("", "byline")), WORDS)


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        (f"{LEADERS} met on 3 June 2026.", "held", "2026-06-03"),
        (f"{LEADERS} will meet on 3 June 2026.", "planned", "2026-06-03"),
        (f"{LEADERS} are to meet on 3 June 2026.", "planned", "2026-06-03"),
        (f"{LEADERS} were to meet on 3 June 2026. The summit has been postponed.", "postponed", ""),
        (f"{LEADERS} were to meet on 3 June 2026. The summit has been cancelled.", "cancelled", ""),
        (f"# Summit called off\n\n{LEADERS} will not meet.", "cancelled", ""),
        (f"{LEADERS} met on 3 June 2026. The fishing season has been postponed.", "held", "2026-06-03"),
        ("The summit was held in Nairobi on 3 June 2026.", "held", "2026-06-03"),
        ("The summit will be held in Nairobi.", "held", ""),
        ("It rained in Nairobi on 3 June 2026.", None, ""),
    ],
)
def test_status_of_the_meeting(text: str, status: str | None, start: str) -> None:
    """The words about the meeting tell whether it was held; one that was not has no day."""
    summit = read(text)

    assert (summit.status, summit.start) == (status, start)


@pytest.mark.parametrize(
    ("text", "mode", "venue"),
    [
        ("met in Lyon.", "in_person", True),
        ("met at Elm House.", "in_person", True),
        ("met by video conference in Lyon.", "virtual", False),
        ("met virtually at Elm House.", "virtual", False),
        ("spoke by telephone in Lyon.", "phone", False),
        ("met in Lyon in a hybrid format.", "hybrid", True),
        ("met on 3 June 2026.", None, False),
        ("were to meet in Lyon. The summit was cancelled.", None, True),
    ],
)
def test_mode_of_the_meeting(text: str, mode: str | None, *, venue: bool) -> None:
    """Only who meets in a place meets in person; a call and a video conference have none."""
    summit = read(f"{LEADERS} {text}")

    assert (summit.mode, summit.venue is not None) == (mode, venue)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France and Japan met.", "bilateral"),
        ("France, Japan and Kenya met.", "trilateral"),
        ("France, Japan, Kenya and Ghana met.", "minilateral"),
        ("France, Japan, Kenya, Ghana, Togo, Benin, Mali, Niger, Chad and Egypt met.", "minilateral"),
        ("France, Japan, Kenya, Ghana, Togo, Benin, Mali, Niger, Chad, Egypt and Sudan met.", "multilateral"),
        ("The trilateral summit of France and Japan was held.", "trilateral"),
        ("# The multilateral talks\n\nFrance, Japan and Kenya met.", "multilateral"),
        ("The summit of ASEAN was held.", None),
        ("France and Japan met. Norway mediated.", "bilateral"),
    ],
)
def test_kind_by_word_or_number(text: str, kind: str | None) -> None:
    """The account's own word tells the kind, else the number of principals."""
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (f"LYON, June 4, 2026 — {LEADERS} met on Wednesday.", "2026-06-03", ""),
        (f"LYON, June 4, 2026 — {LEADERS} met yesterday.", "2026-06-03", ""),
        (f"LYON, June 4, 2026 — {LEADERS} met today.", "2026-06-04", ""),
        (f"LYON, June 4, 2026 — {LEADERS} met in Lyon.", "", ""),
        (f"---\ndate: 2026-06-04\n---\n{LEADERS} met on Wednesday.", "2026-06-03", ""),
        (f"---\ndate: 2026-06-04\n---\n{LEADERS} met on 3 June.", "2026-06-03", ""),
        (f"{LEADERS} met on 3 June.", "", ""),
        (f"{LEADERS} met on Wednesday.", "", ""),
        (f"# Talks\n\n5 June 2026\n\n{LEADERS} met in Lyon.", "", ""),
        (f"{LEADERS} met on 3 and 4 June 2026.", "2026-06-03", "2026-06-04"),
        (f"{LEADERS} met from 3 to 4 June 2026.", "2026-06-03", "2026-06-04"),
        (f"{LEADERS} met in June 2026.", "2026-06", ""),
        (f"{LEADERS} met in June 2026. The summit was held on 3 June 2026.", "2026-06-03", ""),
        (f"{LEADERS} met by June 2026.", "", ""),
        (f"{LEADERS} met months after June 2026.", "", ""),
        (
            "On 3 June 2026 French President Anne Roux flew in. Roux met Japanese Prime Minister Ken Mori.",
            "2026-06-03",
            "",
        ),
        ("On 3 June 2026 it rained. Roux of France met Mori of Japan.", "", ""),
        (
            f"4 June 2026\n\n{LEADERS} ended a two-day summit on Wednesday. The talks opened on 2 June.",
            "2026-06-02",
            "2026-06-03",
        ),
        (
            f"4 June 2026\n\n{LEADERS} ended a two-day summit on Wednesday. The talks opened on 1 June.",
            "2026-06-03",
            "",
        ),
        (
            f"4 June 2026\n\n{LEADERS} met on Wednesday. The summit was held on 2 and 3 June 2026.",
            "2026-06-02",
            "2026-06-03",
        ),
        (f"{LEADERS} met after 1 June 2026, on 3 June 2026.", "2026-06-03", ""),
        (f"{LEADERS} met. They will pay by 3 June 2026.", "", ""),
        (f"{LEADERS} met. The earlier talks were held on 3 May 2026. The talks took place on 3 June.", "", ""),
        (f"{LEADERS} met. It rained on 1 May 2026. The summit was held on 3 June 2026.", "2026-06-03", ""),
    ],
)
def test_day_of_the_meeting(text: str, start: str, end: str) -> None:
    """The day is that of a sentence about the meeting, with the year it must have; never that of publication."""
    summit = read(text)

    assert (summit.start, summit.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 June 2026\n\nThey met.", "2026-06-05"),
        ("Published on 5 June 2026\n\nThey met.", "2026-06-05"),
        ("Statement issued on 5 June 2026 after the leaders met.\n\nIt rained.", "2026-06-05"),
        ("LYON, June 4, 2026 — They met on 3 June 2026.", "2026-06-04"),
        ("They met.\n\nLast updated: 5 June 2026", "2026-06-05"),
        ("They met on 5 June 2026.", ""),
        ("They spoke by telephone on 5 June 2026.", ""),
        ("5 to 6 June 2026\n\nThey met.", ""),
        ("June 2026\n\nThey met.", ""),
        ("5 June 2026, 6 June 2026\n\nThey met.", ""),
        ("| 5 June 2026 | rain |\n|---|---|\n| 6 June | sun |", ""),
        (f"Published on 5 June 2026 {'in the harbour town ' * 8}\n\nThey met.", ""),
        ("", ""),
    ],
)
def test_day_of_publication(text: str, expected: str) -> None:
    """A dateline or a short line with one day tells when the account was published; a sentence does not."""
    assert published(text) == expected


def test_publication_is_the_source_s() -> None:
    """The day of publication belongs to the source, and not to the meeting."""
    summit = read(f"Published on 5 June 2026\n\n{LEADERS} met in Lyon.")

    assert (summit.sources[0].published, summit.start) == ("2026-06-05", "")


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (f"{LEADERS} met in Lyon.", "fra"),
        (f"{LEADERS} met in Geneva.", ""),
        (f"{LEADERS} met in Lyon. Switzerland hosted the talks.", "che"),
        (f"{LEADERS} met by video conference in Lyon.", ""),
        ("The European Union and Japan met in Smallville.", ""),
    ],
)
def test_host_is_told_by_word_or_place(text: str, host: str) -> None:
    """The host is whom the account calls one, else the party in whose country they met; a third country is none."""
    assert read(text).host == host


def passages(*texts: str) -> list[Passage]:
    return [passage(Account(text), 0, len(text)) for text in texts]


def test_title_is_the_meeting_s_name() -> None:
    """The first heading that names the meeting gives its title, else the first sentence that does; else nothing."""
    prose = passages("It rained.", "The Lyon Harbour Summit began.", "The Nairobi Talks began.")

    assert title_of(passages("Rain", "The Oslo Meeting"), prose, WORDS) == "The Oslo Meeting"
    assert title_of(passages("Rain"), prose, WORDS) == "The Lyon Harbour Summit"
    assert title_of(passages("Rain"), passages("It rained."), WORDS) == ""
