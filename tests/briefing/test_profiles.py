import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from tests.briefing.plain import briefing
from tests.briefing.summits import BILATERAL, FIVE, HOSTILE, MINIMAL, TWENTY
from tests.strategies import records, summits

import summitkit.briefing
from summitkit.blocks import Contents, Paragraph, Spectrum, Table
from summitkit.briefing import profiles
from summitkit.briefing.compose import compose
from summitkit.briefing.labels import Labels
from summitkit.briefing.sections import SECTIONS
from summitkit.document import Document, numbers
from summitkit.findings import Finding
from summitkit.inlines import Note, Reference, Text
from summitkit.model import Summit
from summitkit.specs import ProfileSpec

NAMES = ("ca", "default", "eu", "thinktank", "uk", "us")
RECORDS = {"minimal": MINIMAL, "bilateral": BILATERAL, "five": FIVE, "twenty": TWENTY, "hostile": HOSTILE}
# What rests on evidence, with the fields that state something; the title of an issue alone does not.
_SAYING = {
    "delegates": ("person",),
    "sessions": ("id",),
    "issues": ("question", "status_quo", "result"),
    "positions": ("party",),
    "proposals": ("id",),
    "outcomes": ("kind",),
    "commitments": ("id",),
    "takeaways": ("label", "text"),
    "implications": ("area", "text"),
    "recommendations": ("title", "text"),
    "narrative": ("text",),
}


def _found(thing: object, kind: type) -> Iterator[object]:
    if isinstance(thing, kind):
        yield thing
    if isinstance(thing, tuple):
        for each in thing:
            yield from _found(each, kind)
    elif hasattr(thing, "__attrs_attrs__"):
        for attribute in thing.__attrs_attrs__:
            yield from _found(getattr(thing, attribute.name), kind)


def _texts(thing: object) -> list[Text]:
    return [each for each in _found(thing, Text) if isinstance(each, Text)]


def _stated(summit: Summit) -> dict[str, str]:
    """Return what rests on evidence, by its pointer: its words, or nothing where it is known by a name alone."""
    found = {
        f"/{name}/{index}": getattr(item, "text", "")
        for name in _SAYING
        for index, item in enumerate(getattr(summit, name))
        if item.evidence and any(getattr(item, field, "") for field in _SAYING[name])
    }
    for index, divergence in enumerate(summit.divergences):
        for number, statement in enumerate(divergence.statements):
            found[f"/divergences/{index}/statements/{number}"] = statement.text
    return found


def _noted(document: Document) -> set[str]:
    """Return the pointers of what stands in a paragraph with a note behind it."""
    return {
        text.pointer
        for paragraph in _found(document, Paragraph)
        if isinstance(paragraph, Paragraph) and any(isinstance(each, Note) for each in paragraph.content)
        for text in paragraph.content
        if isinstance(text, Text)
    }


def _keys(document: Document) -> list[str]:
    return [*(section.key for section in document.sections), *numbers(document)]


def _targets(document: Document) -> set[str]:
    return {each.target for each in _found(document, Reference) if isinstance(each, Reference)}


def test_six_profiles_are_built_in() -> None:
    """Each profile is a file that says for whom it is."""
    assert tuple(profiles()) == NAMES
    assert all(profile.summary for profile in profiles().values())
    assert {name for name, profile in profiles().items() if profile.page_size == "Letter"} == {"ca", "us"}


def test_profiles_are_read_on_first_use() -> None:
    """A program that asks for no profile does not pay for reading them."""
    code = "import sys, summitkit as sk; sk.Plugins(installed=False); print('tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False"]


def test_module_has_default_profile_alone() -> None:
    """The default profile is at hand by its name; no other name is made up."""
    assert summitkit.briefing.DEFAULT is profiles()["default"]
    with pytest.raises(AttributeError, match="no attribute 'OTHER'"):
        _ = summitkit.briefing.OTHER


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("name", NAMES)
def test_profile_loses_no_statement(name: str, record: str) -> None:
    """Whatever rests on evidence is shown, with a note behind it."""
    document = briefing(RECORDS[record], profile=name)
    shown = {text.text for text in _texts(document)}
    stated = _stated(RECORDS[record])

    assert set(stated) - _noted(document) == set()
    assert {text for pointer, text in stated.items() if "narrative" not in pointer and text} - shown == set()


@given(summits() | records())
def test_any_record_loses_no_statement(summit: Summit) -> None:
    """The same holds of every record, and no reader is sent to what is not there."""
    stated = set(_stated(summit))
    for name in NAMES:
        document = briefing(summit, profile=name)

        assert stated - _noted(document) == set()
        assert _targets(document) <= set(_keys(document))


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("name", NAMES)
def test_profile_shows_no_empty_section(name: str, record: str) -> None:
    """A section has content, or sections below it; those have no others below them."""
    sections = briefing(RECORDS[record], profile=name).sections
    levels = [section.level for section in sections]

    assert [
        below for section, below in zip(sections, levels[1:], strict=False) if not section.blocks and below == 1
    ] == []
    assert all(section.blocks for section in sections[-1:])
    assert levels[:1] in ([], [1])


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("name", NAMES)
def test_references_lead_to_what_is_there(name: str, record: str) -> None:
    """Keys are unique, and every cross-reference leads to one."""
    document = briefing(RECORDS[record], profile=name)
    keys = _keys(document)

    assert len(set(keys)) == len(keys)
    assert _targets(document) <= set(keys)


@pytest.mark.parametrize("name", NAMES)
def test_profile_knows_every_section(name: str) -> None:
    """What a profile leaves out is a view of what it shows elsewhere, or meant for a principal alone."""
    profile = profiles()[name]
    grouped = {member for members in profile.groups.values() for member in members}
    left_out = set(SECTIONS) - {*profile.sections, *profile.annexes, *grouped}
    of_brief = {"memo", "objectives", "key_messages", "if_raised", "sensitivities"} if name == "thinktank" else set()

    assert left_out - of_brief <= {"bottom_line", "issue", "timing", "topics", "positions"}
    assert not {"topics", "positions"} <= left_out


def test_sections_are_documented() -> None:
    """The reference lists the sections to choose from, in the order of the program."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "plugins.md"
    listed = page.read_text(encoding="utf-8").partition("## Profiles of a briefing")[2].partition("\n## ")[0]

    assert re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE) == list(SECTIONS)


def test_paper_for_public_keeps_brief_out() -> None:
    """The think tank's paper says nothing that is meant for a principal, and asks for nothing."""
    document = briefing(BILATERAL, profile="thinktank")
    said = {text.text for text in _texts(document)}

    assert said.isdisjoint(
        {"The Minister", "The lake has two names.", "Tariffs cost both sides.", "It has brought a date."}
    )
    assert "For decision by 1 September 2025." not in said
    assert {"Affected and not at the table: ", "The Islands"} <= said


def _headings(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in document.sections if not section.is_annex]


@pytest.mark.parametrize("name", NAMES)
def test_outline_reads_as_agreed(name: str, golden: Callable[[str, str], None]) -> None:
    """Each profile has the headings that its readers know, in their order."""
    sections = briefing(BILATERAL, profile=name).sections
    golden(f"outline-{name}.txt", "".join(f"{'  ' * (each.level - 1)}{each.heading or '-'}\n" for each in sections))


def test_submission_groups_its_sections() -> None:
    """A group is a heading above sections that stand one level below it."""
    assert _headings(briefing(BILATERAL, profile="uk")) == [
        *((1, ""), (1, "Issue"), (1, "Recommendation"), (1, "Timing")),
        *((1, "Background"), (2, "The meeting"), (2, "Objectives"), (2, "Outcome"), (2, "Course of events")),
        *((1, "Argument"), (2, "Positions"), (2, "Where accounts differ"), (2, "Takeaways"), (2, "Assessment")),
        *((2, "Commitments"), (1, "Handling"), (1, "Lines to take"), (1, "If pressed"), (1, "Contents")),
    ]


def test_group_lies_as_its_first_section() -> None:
    """The heading of a group stands on the page of what comes first in it."""
    profile = ProfileSpec(name="p", sections=("argument",), groups={"argument": ("positions", "commitments")})
    lying = {section.key: section.orientation for section in compose(TWENTY, profile).sections}

    assert lying == {"argument": "landscape", "positions": "landscape", "commitments": "portrait"}


def test_section_is_shown_once() -> None:
    """A section that is named twice stands at the first of its places."""
    profile = ProfileSpec(
        name="p",
        sections=("event", "context", "event"),
        groups={"context": ("event", "outcome")},
        annexes=("outcome", "sources"),
    )

    assert [section.key for section in compose(BILATERAL, profile).sections] == [
        "event",
        "context",
        "outcome",
        "sources",
    ]


def test_group_can_be_annexed() -> None:
    """A group behind the body has one letter for all of its sections."""
    profile = ProfileSpec(name="p", sections=(), annexes=("context",), groups={"context": ("event", "outcome")})
    annexes = compose(BILATERAL, profile).sections

    assert [section.heading for section in annexes] == ["Annex A: Background", "The event", "Outcome"]
    assert all(section.is_annex for section in annexes)


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("en", "Annex V: Probability scale"),
        ("ru", "Приложение Щ."),
        ("ar", "المرفق ت:"),
        ("zh", "附件二十二："),
        ("ja", "別添22："),
    ],
)
def test_annexes_are_told_apart(language: str, last: str) -> None:
    """Every section can be an annex; each has a letter, or a number, of the language of the briefing."""
    profile = ProfileSpec(name="p", sections=(), annexes=tuple(SECTIONS))
    annexes = compose(BILATERAL, profile, language=language).sections
    beginnings = [section.heading.replace(".", ":").replace("\N{FULLWIDTH COLON}", ":") for section in annexes]

    assert annexes[-1].heading.startswith(last)
    assert len({beginning.partition(":")[0] for beginning in beginnings}) == len(annexes)


def test_letters_never_run_out() -> None:
    """Behind the last letter come pairs of Latin ones."""
    few = Labels("x", "en", {"language": {"letters": "A B"}})

    assert [*islice(few.letters(), 7)] == ["A", "B", "AA", "AB", "AC", "AD", "AE"]


@pytest.mark.parametrize(("sections", "has_list"), [(4, False), (5, True)])
def test_few_sections_need_no_list(sections: int, has_list: bool) -> None:  # noqa: FBT001 - a case of the table above
    """A table of contents stands where there is enough to look up."""
    keys = ("event", "outcome", "takeaways", "assessment", "background")[:sections]
    document = compose(BILATERAL, ProfileSpec(name="p", sections=("contents", "memo", *keys)))

    assert any(True for _ in _found(document, Contents)) == has_list


def test_numbers_follow_reading_order() -> None:
    """The tables that a briefing refers to by number have one."""
    called = numbers(briefing(TWENTY))

    assert [key for key in called if key.startswith("table-glance")] == ["table-glance", "table-glance-2"]
    assert called["table-glance-2"] == "Table 2"
    assert called["table-positions"] == "Table 3"


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        ("/positions/3/stance", "/positions/3"),
        ("/outcomes/0/issues/0", "/outcomes/0"),
        ("/delegates/0", "/delegates/0"),
        ("/issues/0/scale", "/issues/0"),
        ("/divergences/0/statements/1/evidence/0/quote", "/divergences/0/statements/1"),
        ("/sources/1/url", "/sources/1"),
        ("/sessions/0/end", "/sessions/0"),
        ("/parties/0/code", "/parties/0"),
        ("/kind", "/kind"),
        ("/start", "/start"),
        ("/venue/country", "/venue"),
        ("/narrative/2/evidence/0/locator", "/narrative/2"),
        ("/brief/from", "/brief/from"),
        ("/brief/objectives/1/status", "/brief/objectives/1"),
        ("/brief/key_messages/0", "/brief/key_messages/0"),
        ("/brief/sensitivities/0", "/brief/sensitivities/0"),
        ("/brief/questions_and_answers/0/answer", "/brief/questions_and_answers/0"),
    ],
)
def test_comment_finds_its_words(finding: str, place: str) -> None:
    """The pointer of a finding begins with that of words in the briefing, so that a comment has its place."""
    spec = Finding(code="SK301", message="They differ.", pointer=finding, hint="look again")
    document = compose(BILATERAL, profiles()["default"], [spec], review=True)
    pointers = {text.pointer for text in _texts(document) if text.pointer}

    assert [(each.pointer, each.text) for each in document.comments] == [(finding, "SK301: They differ. (look again)")]
    assert max((each for each in pointers if f"{finding}/".startswith(f"{each}/")), key=len) == place


def test_spectra_are_figures() -> None:
    """Each scale that a party stands on is shown, in the matrix's section or in the topic's."""
    for name in NAMES:
        scales = [each for each in _found(briefing(BILATERAL, profile=name), Spectrum) if isinstance(each, Spectrum)]
        assert [each.key for each in scales] == ["spectrum-tariffs"]


@pytest.mark.parametrize("name", NAMES)
def test_matrix_or_topics_hold_positions(name: str) -> None:
    """Every profile has the positions in tables or by topic."""
    tables = {table.key for table in _found(briefing(FIVE, profile=name), Table) if isinstance(table, Table)}

    assert ("table-positions" in tables) == (name != "eu")
