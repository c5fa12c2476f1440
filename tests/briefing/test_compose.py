from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from attrs import evolve
from hypothesis import given
from tests.briefing.plain import briefing, dump
from tests.briefing.summits import BILATERAL, FIVE, MINIMAL
from tests.strategies import summits

from summitkit.blocks import Paragraph
from summitkit.briefing import DEFAULT, profiles
from summitkit.briefing.compose import compose, profile_named, with_brief
from summitkit.briefing.labels import labels_in
from summitkit.document import numbers
from summitkit.errors import InvalidValue, OptionError
from summitkit.findings import Finding
from summitkit.inlines import Inline, Note, Reference, Text
from summitkit.model import Divergence, Narrative, Party, Summit
from summitkit.specs import ProfileSpec

FINDINGS = (
    Finding(code="SK301", message="Two accounts name two presidents.", severity="warning"),
    Finding(code="SK406", message="A quote is missing.", severity="info"),
)


def _inlines(thing: object) -> Iterator[Inline]:
    if isinstance(thing, Text | Note | Reference):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _inlines(each)
    elif hasattr(thing, "__attrs_attrs__"):
        for attribute in thing.__attrs_attrs__:
            yield from _inlines(getattr(thing, attribute.name))


def test_whole_briefing_reads_as_agreed(golden: Callable[[str, str], None]) -> None:
    """Every section of a full record says what it should, in the order of the profile."""
    golden("briefing.txt", dump(briefing(BILATERAL, *FINDINGS)))


def test_empty_record_has_no_sections() -> None:
    """A section without content is left out, and nothing is said that the record does not hold."""
    document = briefing(MINIMAL)

    assert (document.title, document.subtitle, document.marking) == ("Talks", "", "")
    assert document.sections == ()


def test_composing_twice_gives_same_document() -> None:
    """A briefing depends on nothing but the record, the profile and the findings."""
    assert briefing(BILATERAL, *FINDINGS) == briefing(BILATERAL, *FINDINGS)


def test_front_matter_comes_from_record() -> None:
    """Title, marking, reference, version, author and dates are the record's."""
    document = briefing(BILATERAL)

    assert (
        document.subtitle
        == "Bilateral summit · Harbour House, Anchorage, Alaska, United States · 15\N{EN DASH}16 August 2025"
    )
    assert (document.marking, document.reference, document.version) == ("OFFICIAL - SENSITIVE", "ND/2025/17", "2")
    assert (document.author, document.dates) == ("North Desk", ("2025-08-20", "2025-08-16", "2025-08-15"))


def test_profile_orders_and_names_sections() -> None:
    """A profile's sections stand in its order under its headings, its annexes behind with letters."""
    profile = ProfileSpec(
        name="short",
        sections=("positions", "memo", "positions"),
        annexes=("sources", "memo", "proposals"),
        headings={"positions": "Who wants what"},
        page_size="Letter",
    )
    document = compose(BILATERAL, profile)

    assert [section.heading for section in document.sections] == [
        "Who wants what",
        "",
        "Annex A: Sources",
        "Annex B: Texts and proposals",
    ]
    assert [section.is_annex for section in document.sections] == [False, False, True, True]
    assert document.page_size == "Letter"


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("defualt", {"default": DEFAULT}, "did you mean 'default'?"),
        ("zzz", {"default": DEFAULT}, "there are default"),
        ("zzz", {}, "no plugin offers any"),
    ],
)
def test_unknown_profile_is_refused(name: str, known: dict[str, ProfileSpec], hint: str) -> None:
    """A profile that nobody offers is an error that says what there is."""
    with pytest.raises(OptionError, match=f"no briefing profile '{name}'") as caught:
        profile_named(name, known)

    assert caught.value.hint == hint
    assert profile_named("default", {"default": DEFAULT}) is DEFAULT


def test_given_brief_stands_before_own() -> None:
    """What is given replaces the record's brief; what is left empty keeps it."""
    changed = with_brief(BILATERAL, to="The Cabinet", reference="")

    assert changed.brief is not None
    assert (changed.brief.to, changed.brief.reference) == ("The Cabinet", "ND/2025/17")
    assert with_brief(MINIMAL, to="") is MINIMAL
    with pytest.raises(InvalidValue, match="EDTF"):
        with_brief(MINIMAL, date="tomorrow")


@pytest.mark.parametrize(
    ("language", "expected", "direction", "own"),
    [("", "en", "ltr", ""), ("en-GB", "en-GB", "ltr", ""), ("sw", "en", "ltr", "sw")],
)
def test_words_carry_language_of_record(language: str, expected: str, direction: str, own: str) -> None:
    """Where there are no labels in the record's language, its words carry their own."""
    document = briefing(evolve(BILATERAL, language=language))
    words = {each.text: each.language for each in _inlines(document) if isinstance(each, Text)}

    assert (document.language, document.direction) == (expected, direction)
    assert words["They will meet in spring."] == own
    assert words["Not stated"] == ""
    assert words["“une rencontre est possible”"] == "fr"


# Phrases and groups of labels that stand beside words of the record.
_BESIDE = ("addressee", "owner", "due", "resolved", "part_of", "status_quo", "on_condition", "as_of")
_SAID = ("outcome_kind", "delegate_role", "divergence_kind", "session_format", "proposal_status", "commitment_status")


@pytest.mark.parametrize("profile", ["default", "thinktank"])
def test_labels_carry_no_language_of_record(profile: str) -> None:
    """What a label says beside words of the record is in the briefing's language, and those are in their own."""
    document = compose(BILATERAL, profiles()[profile], language="fr")
    runs = {(each.text, each.language) for each in _inlines(document) if isinstance(each, Text)}
    labels = {
        *(labels_in("fr").phrase(key, text="", title="", date="").strip() for key in _BESIDE),
        *chain.from_iterable(labels_in("fr").group(name).values() for name in _SAID),
    }

    assert not [text for text, language in runs if language == "en" and any(each in text for each in labels)]
    assert {("The islands agree", "en"), ("A calm season", "en"), ("Joint note", "en"), ("Cy Note", "en")} <= runs
    assert {(", preneur de notes", ""), ("D\N{LATIN SMALL LETTER E WITH ACUTE}jeuner de travail", "")} <= runs


def test_words_of_labels_keep_their_language() -> None:
    """Names within a label are in the language of the record: whom a matter affects, what accounts differ on."""
    absent = Party(id="shamal", name="الشمال", role="affected_absent")
    summit = evolve(MINIMAL, language="ar", parties=(absent,), divergences=(Divergence(about="/parties/0"),))
    document = compose(summit, DEFAULT, language="en")
    runs = [(each.text, each.language) for each in _inlines(document) if isinstance(each, Text)]

    assert ("Affected and not at the table: ", "") in runs
    assert ("Difference: ", "") in runs
    assert {language for text, language in runs if "الشمال" in text} == {"ar"}


def test_only_wide_matrix_lies() -> None:
    """Up to three parties stand on upright pages; more lie, and nothing else does."""
    lying = [each.key for each in briefing(FIVE).sections if each.orientation == "landscape"]
    upright = briefing(BILATERAL, *FINDINGS).sections

    assert lying == ["positions"]
    assert {each.orientation for each in upright} == {"portrait"}


def test_keys_are_unique_and_references_resolve() -> None:
    """Every cross-reference leads to a section or table that is there, and to no other."""
    document = briefing(BILATERAL, *FINDINGS)
    keys = [*(section.key for section in document.sections), *numbers(document)]
    targets = {each.target for each in _inlines(document) if isinstance(each, Reference)}

    assert len(set(keys)) == len(keys)
    assert targets == {"differences", "recommendations", "commitments", "table-positions", "table-likelihood"}
    assert targets < set(keys)


def test_bottom_line_names_only_sections_shown() -> None:
    """A profile without commitments does not send the reader there."""
    document = compose(BILATERAL, ProfileSpec(name="p", sections=("bottom_line", "recommendations")))

    assert {each.target for each in _inlines(document) if isinstance(each, Reference)} == {"recommendations"}


_STATING = (
    "positions",
    "outcomes",
    "commitments",
    "takeaways",
    "implications",
    "recommendations",
    "proposals",
    "narrative",
)


def _paragraphs(thing: object) -> Iterator[Paragraph]:
    if isinstance(thing, Paragraph):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _paragraphs(each)
    elif hasattr(thing, "__attrs_attrs__"):
        for attribute in thing.__attrs_attrs__:
            yield from _paragraphs(getattr(thing, attribute.name))


def test_every_statement_carries_note() -> None:
    """Every statement of a record is shown with a note in the same paragraph; only silence needs none."""
    noted = {
        inline.pointer
        for paragraph in _paragraphs(briefing(BILATERAL))
        if any(isinstance(each, Note) for each in paragraph.content)
        for inline in paragraph.content
        if isinstance(inline, Text)
    }
    stated = {f"/{name}/{index}" for name in _STATING for index, _ in enumerate(getattr(BILATERAL, name))}

    assert stated - noted == {"/positions/3"}
    assert BILATERAL.positions[3].stance == "not_stated"


@given(summits())
def test_any_record_composes_without_empty_section(summit: Summit) -> None:
    """Whatever a valid record holds, references that lead nowhere included, makes a briefing of full sections."""
    document = briefing(summit)

    assert document.title == summit.title
    assert all(section.blocks for section in document.sections)


@given(summits())
def test_any_position_is_shown(summit: Summit) -> None:
    """No position is lost, wherever it stands."""
    shown = {each.text for each in _inlines(briefing(summit)) if isinstance(each, Text)}

    assert {position.text for position in summit.positions if position.text} <= shown


def test_long_prose_goes_to_annex() -> None:
    """Prose of more than a page leaves the background for an annex of its own."""
    short = evolve(MINIMAL, narrative=(Narrative(text="x" * 3000),))
    long = evolve(MINIMAL, narrative=(Narrative(text="x" * 3001),))

    assert [section.key for section in briefing(short).sections] == ["background"]
    assert [section.key for section in briefing(long).sections] == ["narrative"]
