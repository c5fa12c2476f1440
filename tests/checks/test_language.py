import pytest
from tests.checks.small import position, summit

from summitkit.checks import language
from summitkit.model import Brief, Evidence, Issue, Narrative, Party, Source, Statement, Summit, Takeaway, Venue
from summitkit.model import Divergence as _Divergence


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"venue": Venue(locality="\u0420aris")}, "/venue/locality"),
        ({"parties": (Party(id="usa", name="A", aliases=("B", "\u0420aris")),)}, "/parties/0/aliases/1"),
        ({"brief": Brief(sender="\u0420aris")}, "/brief/from"),
        (
            {"divergences": (_Divergence(statements=(Statement(text="\u0420aris"),)),)},
            "/divergences/0/statements/0/text",
        ),
    ],
)
def test_mixed_alphabets_are_found_anywhere(changes: dict[str, object], pointer: str) -> None:
    """Every text of the record is looked at, and the pointer leads to it."""
    (found,) = language.mixed_scripts(summit(**changes))

    assert found.pointer == pointer
    assert "the word '\u0420aris' mixes Cyrillic and Latin letters" in found.message


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("mixed_scripts", "\u0420aris"),
        ("decomposed_letters", "Ma\u0301laga"),
        ("leftover_markup", "**bold**"),
    ],
)
def test_quotes_keep_their_letters(check: str, text: str) -> None:
    """A quote is the source's, letter by letter, and not for an editor to mend."""
    quoting = position(evidence=(Evidence(source="readout", quote=text),))

    assert list(getattr(language, check)(summit(positions=(quoting,)))) == []
    assert len(list(getattr(language, check)(summit(positions=(position(text=text),))))) == 1


@pytest.mark.parametrize("check", ["invisible_characters", "control_characters"])
def test_quotes_hide_nothing(check: str) -> None:
    """What cannot be seen is reported in quotes as well, with its name and as an escape."""
    sign = {"invisible_characters": "\u202e", "control_characters": "\x07"}[check]
    quoting = position(evidence=(Evidence(source="readout", quote=f"a{sign}b"),))
    (found,) = getattr(language, check)(summit(positions=(quoting,)))

    assert found.pointer == "/positions/0/evidence/0/quote"
    assert f"(U+{ord(sign):04X}) in 'a\\u{ord(sign):04x}b'" in found.message


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, False),
        ({"summary": "They met."}, True),
        ({"positions": (position(),)}, True),
        ({"narrative": (Narrative(text="They met."),)}, True),
        ({"issues": (Issue(id="a", title="A"),), "sources": (Source(id="a", title="A"),)}, False),
        ({"summary": "They met.", "language": "en"}, False),
    ],
)
def test_language_is_named_where_texts_are(changes: dict[str, object], missing: bool) -> None:  # noqa: FBT001 - a case
    """A record of names alone has no language to name; one with statements has."""
    assert bool(list(language.unnamed_language(Summit(id="a", title="A", **changes)))) is missing


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a <b>bold</b> move", "'<b>'"),
        ('see <a href="x">here</a>', "'<a href=\"x\">'"),
        ("line<br/>break", "'<br/>'"),
        ("Trade &amp; tariffs", "'&amp;'"),
        ("a&#8217;s", "'&#8217;'"),
        ("a_x000D_", "'_x000D_'"),
        ("a **bold** move", "'**bold**'"),
        ("see [here](https://example.org)", "'[here](https:'"),
    ],
)
def test_leftover_markup_is_shown(text: str, markup: str) -> None:
    """Tags, references, escapes and Markdown are named as they stand."""
    (found,) = language.leftover_markup(summit(takeaways=(Takeaway(text=text),)))

    assert f"markup {markup} in " in found.message


@pytest.mark.parametrize(
    "text", ["a < b > c", "AT&T; R&D", "5 ** 2 ** 3", "[sic] (https)", "<5 % and >3 %", "snake_x_y"]
)
def test_plain_signs_are_no_markup(text: str) -> None:
    """Signs that people write are left in peace, and so is a narrative, which keeps its tables."""
    record = summit(takeaways=(Takeaway(text=text),), narrative=(Narrative(text="<b>as it was</b>"),))

    assert list(language.leftover_markup(record)) == []
