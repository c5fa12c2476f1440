"""Text as a reader sees it, with the place of every character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitkit.loaders.article.passage import Account, Passage, passage

MARKS = (
    "*",
    "**",
    "_",
    "`",
    "\\",
    "[",
    "](",
    ")",
    "![",
    "<b>",
    "</b>",
    "<!-- ",
    " -->",
    "> ",
    "\n> ",
    "\n",
    "  ",
    "\t",
)
WRITTEN = st.lists(
    st.one_of(st.sampled_from(MARKS), st.text(max_size=6), st.sampled_from(("Lyon", "a\u00a0b", "\u2028", "\x0c"))),
    max_size=20,
).map("".join)


def read(text: str) -> Passage:
    return passage(Account(text), 0, len(text))


def folded(text: str) -> str:
    return " ".join(text.split())


@given(WRITTEN, st.data())
def test_any_part_is_quoted_verbatim(text: str, data: st.DataObject) -> None:
    """The quote of any stretch stands in the account word for word, and holds all that the stretch says."""
    whole = read(text)
    start = data.draw(st.integers(0, len(whole.text)))
    end = data.draw(st.integers(start, len(whole.text)))
    part = whole.part(start, end)

    assert whole.quote(start, end) in folded(text)
    assert part.quote() in folded(text)
    assert part.text == whole.text[start:end].strip()
    assert len(part.quote()) >= len(part.text)


@given(WRITTEN, WRITTEN)
def test_every_character_knows_its_place(before: str, text: str) -> None:
    """Each character stands at its offset in the account, on its line, and white space is folded to one space."""
    account = Account(before + text)
    whole = passage(account, len(before), len(account.text))
    stands = [account.text[at] for at in whole.offsets]

    assert [" " if each.isspace() else each for each in stands] == list(whole.text)
    assert list(whole.offsets) == sorted(set(whole.offsets))
    assert all(at >= len(before) for at in whole.offsets)
    assert [account.line(at) for at in whole.offsets] == [account.text[:at].count("\n") + 1 for at in whole.offsets]
    assert whole.text == folded(whole.text)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a  b\n\tc\u00a0d", "a b c d"),
        ("**Lyon** and *fish*, ***both***", "Lyon and fish, both"),
        ("__Lyon__ and _fish_, snake_case", "Lyon and fish, snake_case"),
        ("2 * 3, 2*3, **2026**-27, fish*", "2 * 3, 2*3, 2026-27, fish"),
        ("`ship = 12`", "ship = 12"),
        ("5 \\* 3 \\| \\[x\\] C:\\dir", "5 * 3 | [x] C:\\dir"),
        ("see [the *joint*\nstatement](https://example.org/a_b) now", "see the joint statement now"),
        ('[text](https://example.org "A title")', "text"),
        ("![a ship](ship.png)", "a ship"),
        ("[sic] and [1](", "[sic] and [1]("),
        ("[](https://example.org)end", "end"),
        ('<p class="a">A <b>bold</b> word<br/></p>', "A bold word"),
        ("<https://example.org> 3 < 4 > 2", "<https://example.org> 3 < 4 > 2"),
        ("a <!-- not this --> b", "a b"),
        ("> They\n> > met\n >in Lyon", "They met in Lyon"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_markup_is_not_read(written: str, seen: str) -> None:
    """Emphasis, links, tags, escapes and the marks of quotations are taken away, and nothing else."""
    assert read(written).text == seen


def test_quote_keeps_markup_inside() -> None:
    """A quote is verbatim: what the reader does not see in the middle of it stays."""
    whole = read("The [joint](x) **fish**\n plan.")

    assert whole.text == "The joint fish plan."
    assert whole.quote() == "The [joint](x) **fish** plan."
    assert whole.quote(4, 9) == "joint"
    assert whole.quote(4, 14) == "joint](x) **fish**"
    assert whole.quote(4, 4) == whole.quote(9, 4) == ""


def test_lines_of_a_stretch() -> None:
    """A stretch knows the first and last line that it stands on."""
    whole = read("\nThe fish\nplan of\nLyon.\n")

    assert (whole.text, whole.lines()) == ("The fish plan of Lyon.", (2, 4))
    assert whole.lines(4, 8) == (2, 2)
    assert whole.lines(4, 11) == (2, 3)
    assert whole.lines(9) == (3, 4)
    assert whole.lines(9, 9) == (3, 3)
    assert read("").lines() == (1, 1)


def test_part_has_no_space_around_it() -> None:
    """A part is cut without the white space at its ends, its offsets with it."""
    part = read("The fish plan").part(3, 9)

    assert (part.text, part.offsets) == ("fish", (4, 5, 6, 7))
    assert read("The fish").part(4).text == "fish"
    assert read("a b").part(1, 2).text == ""


def test_account_knows_its_lines() -> None:
    """Lines are counted from 1 and spanned without their ends; an offset at a line's end belongs to that line."""
    account = Account("ab\n\ncd")

    assert [account.line(at) for at in range(7)] == [1, 1, 1, 2, 3, 3, 3]
    assert [account.span(1, 1), account.span(2, 2), account.span(3, 3), account.span(1, 3)] == [
        (0, 2),
        (3, 3),
        (4, 6),
        (0, 6),
    ]
    assert Account("ab\n").span(2, 2) == (3, 3)


def test_quote_holds_both_marks_of_emphasis() -> None:
    """A quote that begins or ends inside words in bold takes the mark beside it along."""
    whole = read("**Kenya:** William Kibet, **President**.")

    assert whole.text == "Kenya: William Kibet, President."
    assert whole.quote() == "**Kenya:** William Kibet, **President**."
    assert whole.quote(0, 20) == "**Kenya:** William Kibet"
    assert whole.quote(7, 31) == "William Kibet, **President**"
    assert whole.quote(7, 20) == "William Kibet"
    assert read("a b **c").quote(2) == "b **c"
