"""Blocks of an account: headings, paragraphs, items and tables, each with its lines."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitkit as sk
from summitkit.loaders.article.blocks import Block, read_blocks
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.vocabulary import vocabulary

LONG = (
    "The delegations came back to the table after the break and spoke of the ports, the ships and the fish for an hour."
)
# Words, markup, and everything that may begin or end a line.
MARKS = (
    *("# ", "## ", "#", "- ", "* ", "+ ", "1. ", "2) ", "(a) ", "• ", "– ", "> ", ">", "|", " | ", "\\|", "---", "***"),
    *("===", "**", "*", "__", "_", "`", "```", "~~~", "    ", "  ", "\t", "[", "]", "](", ")", "(", ":", ";", ".", "!"),
    *("\\", "<b>", "</b>", "<", "<!--", "-->", "&amp;", "|---|---|", "|-|", " - ", "\u00a0", "\u2028", "\x0c", "é"),
)
WORDS = ("Lyon", "fish", "Quota", "ship", "noon")
PIECES = st.one_of(st.sampled_from(MARKS), st.just("\n"), st.just(" "), st.sampled_from(WORDS), st.just(LONG))
WRITTEN = st.lists(PIECES, min_size=1, max_size=40).map("".join)
# A link's address, a tag and what a block of code is called are markup, whatever letters they have.
HIDDEN = re.compile(r"\]\([^()\s]*|<[^<>\n]*>")


def blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    return read_blocks(Account(text), first_line, vocabulary("en").pattern("", "byline"))


def outline(*lines: str) -> list[tuple[str, str]]:
    """Return kind and text of each block."""
    return [(block.kind, block.body.text) for block in blocks("\n".join(lines))]


def levels(*lines: str) -> list[tuple[str, int, bool]]:
    """Return text, level and numbering of each block."""
    return [(block.body.text, block.level, block.ordered) for block in blocks("\n".join(lines))]


def words(text: str) -> Counter[str]:
    return Counter(re.findall("|".join(WORDS), text))


@given(WRITTEN)
def test_no_line_is_in_two_blocks(text: str) -> None:
    """Blocks follow each other from top to bottom, and no line is in two of them."""
    lines = [number for block in blocks(text) for number in range(block.lines[0], block.lines[1] + 1)]

    assert lines == sorted(set(lines))


@given(WRITTEN)
def test_no_word_is_lost(text: str) -> None:
    """Every word outside markup stands in a block, and in one only."""
    found = words(" ".join(block.body.text for block in blocks(text)))

    assert words(HIDDEN.sub(" ", text)) <= found <= words(text)


def test_lines_are_counted_from_the_file() -> None:
    """Reading begins at a line, and lines keep the numbers that they have in the file."""
    (block,) = blocks("---\ntitle: Talks\n---\n\nThey met\nin Lyon.\n", 4)

    assert (block.kind, block.lines, block.body.text, block.raw) == (
        "paragraph",
        (5, 6),
        "They met in Lyon.",
        "They met\nin Lyon.",
    )


@pytest.mark.parametrize(
    ("lines", "heading", "level"),
    [
        (("# Talks", "Text."), "Talks", 1),
        (("### Talks ###", "Text."), "Talks", 3),
        (("## Ship #4", "Text."), "Ship #4", 2),
        (("## C#", "Text."), "C#", 2),
        (("Talks", "=====", "Text."), "Talks", 1),
        (("Talks", "---", "Text."), "Talks", 2),
        (("Ship #4", "-", "Text."), "Ship #4", 2),
        (("What was agreed:", "---", "Text."), "What was agreed:", 2),
        (("Talks", "in Lyon", "-----", "Text."), "Talks in Lyon", 2),
        (("> # Talks", "", "Text."), "Talks", 1),
        (("> Talks", "> ===", "", "Text."), "Talks", 1),
        (("**Talks**", "", "Text."), "Talks", 2),
        (("**Talks**", "Text."), "Talks", 2),
        (("__Talks__", "", "Text."), "Talks", 2),
        (("**Talks:**", "", "Text."), "Talks:", 2),
    ],
)
def test_headings_are_known(lines: tuple[str, ...], heading: str, level: int) -> None:
    """A heading is marked, underlined, or a line all in bold type, and keeps no markup."""
    first, second = blocks("\n".join(lines))

    assert (first.kind, first.body.text, first.level) == ("heading", heading, level)
    assert (second.kind, second.body.text) == ("paragraph", "Text.")


@pytest.mark.parametrize(
    "line",
    [
        "**Talks** in Lyon",
        "**Lyon, 3 June 2026**",
        "**2026-06-03**",
        "**By Anne Roux**",
        "** Talks**",
        "**Ships** and **fish**",
    ],
)
def test_bold_words_are_no_heading(line: str) -> None:
    """Bold words in a line, a date and a byline are text."""
    assert [kind for kind, _ in outline("# Talks", "", line, "", "Text.")] == ["heading", "paragraph", "paragraph"]


def test_rule_below_prose_underlines_nothing() -> None:
    """A rule right below a sentence does not make a heading of it, which nobody would read."""
    assert outline("They met in Lyon.", "They parted.", "---", "It rained.") == [
        ("paragraph", "They met in Lyon. They parted."),
        ("paragraph", "It rained."),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What was agreed", "heading"),
        ("1 Ports and ships", "heading"),
        ("“No deal” in Lyon", "heading"),
        ("They met in Lyon.", "paragraph"),
        ("what was agreed", "paragraph"),
        ("Lyon, 3 June 2026", "paragraph"),
        ("By Anne Roux", "paragraph"),
        ("a | b", "paragraph"),
        (" ".join(("Ports", *"abcdefghijklmnopq")), "heading"),
        (" ".join(("Ports", *"abcdefghijklmnopqr")), "paragraph"),
        (f"Counter{'revolution' * 12}", "paragraph"),
    ],
)
def test_short_lines_of_bare_text_are_headings(line: str, kind: str) -> None:
    """Where nothing is marked, a short line that ends like no sentence is a heading."""
    assert outline(line, "", "They met.")[0] == (kind, line)
    assert outline("# Talks", "", line, "", "They met.")[1] == ("paragraph", line)


def test_last_line_is_no_heading() -> None:
    """A line with nothing under it is text, however short."""
    assert outline("They met.", "", "The end") == [("paragraph", "They met."), ("paragraph", "The end")]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken by hand belong together, those of a quotation and its lazy continuation too."""
    assert outline("They met", "in Lyon.", "", "> They", "parted", "> late.") == [
        ("paragraph", "They met in Lyon."),
        ("paragraph", "They parted late."),
    ]


def test_long_lines_are_paragraphs() -> None:
    """Where lines were not broken by hand, each is a block, with or without blank lines between them."""
    assert outline(LONG, LONG, "- Ports", "They met.") == [
        ("paragraph", LONG),
        ("paragraph", LONG),
        ("item", "Ports"),
        ("paragraph", "They met."),
    ]
    assert outline(LONG, "Ports", "(a) fish", LONG) == [
        ("paragraph", LONG),
        ("heading", "Ports"),
        ("item", "fish"),
        ("paragraph", LONG),
    ]


def test_lists_are_nested() -> None:
    """Items know how deep they stand and whether they are numbered; lazy lines and second paragraphs are kept."""
    assert levels("- ports", "went on", "  1. ships", "     - fish", "", "       all of it", "- tolls", "- - both") == [
        ("ports went on", 0, False),
        ("ships", 1, True),
        ("fish", 2, False),
        ("all of it", 2, False),
        ("tolls", 0, False),
        ("both", 1, False),
    ]
    assert [block.kind for block in blocks("- fish\n\n  all of it")] == ["item", "paragraph"]


@pytest.mark.parametrize(
    ("lines", "ordered"),
    [
        (("• ports", "• ships"), False),
        (("‣ ports", "‣ ships"), False),
        (("– ports", "– ships"), False),
        (("1) ports", "2) ships"), True),
        (("(1) ports", "(2) ships"), True),
        (("(a) ports", "(b) ships"), False),
        (("    1. ports", "    2. ships"), True),
        (("> - ports", "> - ships"), False),
    ],
)
def test_items_of_bare_text_are_known(lines: tuple[str, ...], ordered: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """Marks that Markdown does not know begin items too, alone and below the words that announce them."""
    items = [("item", "ports", ordered), ("item", "ships", ordered)]

    assert [(each.kind, each.body.text, each.ordered) for each in blocks("\n".join(lines))] == items
    assert [(each.kind, each.body.text) for each in blocks("\n".join(("They agreed:", *lines)))][:1] == [
        ("paragraph", "They agreed:")
    ]


def test_bullets_begin_items_anywhere() -> None:
    """A bullet begins an item below any line, a number or a letter only below a colon or another item."""
    assert outline("They agreed", "‣ ports")[1] == ("item", "ports")
    assert outline("They agreed", "• ports", "and tolls", "• ships") == [
        ("heading", "They agreed"),
        ("item", "ports and tolls"),
        ("item", "ships"),
    ]
    assert outline("Under article", "(b) of the treaty", "it is so.") == [
        ("paragraph", "Under article (b) of the treaty it is so.")
    ]


def test_labels_make_a_list() -> None:
    """Lines of the form `Label - text` are items, on lines of their own or in blocks of their own."""
    assert outline("Ports - open", "Ships – fewer") == [("item", "Ports - open"), ("item", "Ships – fewer")]
    assert outline("They met.", "", "Ports - open", "", "Ships — fewer", "", "Fish.") == [
        ("paragraph", "They met."),
        ("item", "Ports - open"),
        ("item", "Ships — fewer"),
        ("paragraph", "Fish."),
    ]
    assert outline("They met.", "", "Ports - open to all.", "", "Fish.")[1] == ("paragraph", "Ports - open to all.")


def test_semicolons_make_a_list() -> None:
    """Lines that end in a semicolon are items, and so is the last line right below them."""
    assert outline(
        "They agreed:", "to open the ports;", "to count the ships;", "to eat the fish.", "", "It rained."
    ) == [
        ("paragraph", "They agreed:"),
        ("item", "to open the ports;"),
        ("item", "to count the ships;"),
        ("item", "to eat the fish."),
        ("paragraph", "It rained."),
    ]
    assert outline("ships;", "", "It rained.") == [("item", "ships;"), ("paragraph", "It rained.")]


def test_table_glued_to_text_is_a_table() -> None:
    """A table needs no blank line above or below it."""
    table = ("| a | b |", "|---|---|", "| 1 | 2 |")

    assert outline("They met", "in Lyon:", *table, "It rained", "all day.") == [
        ("paragraph", "They met in Lyon:"),
        ("table", "| a | b | |---|---| | 1 | 2 |"),
        ("paragraph", "It rained all day."),
    ]
    assert outline("They met", "in Lyon:", *table[::2], "It rained", "all day.") == [
        ("paragraph", "They met in Lyon:"),
        ("table", "| a | b | | 1 | 2 |"),
        ("paragraph", "It rained all day."),
    ]


def test_rows_need_no_border() -> None:
    """Two lines of cells or more are a table; one line with a bar in it is text, and so are bars in wrapped prose."""
    assert outline("a | b", "1 | 2") == [("table", "a | b 1 | 2")]
    assert outline("They met.", "", "a | b") == [("paragraph", "They met."), ("paragraph", "a | b")]
    assert outline("Met", "in a | b", "and c | d", "today.") == [("paragraph", "Met in a | b and c | d today.")]
    assert outline(LONG, "a | b", LONG, "a | b", "1 | 2") == [
        ("paragraph", LONG),
        ("paragraph", "a | b"),
        ("paragraph", LONG),
        ("table", "a | b 1 | 2"),
    ]


def test_table_has_rows_and_lines() -> None:
    """A table block holds the table as written and its cells."""
    (block,) = blocks("\n| a | b |\n|---|---|\n| 1 | 2 |\n")

    assert (block.lines, block.raw) == ((2, 4), "| a | b |\n|---|---|\n| 1 | 2 |")
    assert block.table is not None
    assert [cell.text for cell in (*block.table.header, *block.table.rows[0])] == ["a", "b", "1", "2"]


def test_code_and_html_are_kept_apart() -> None:
    """A fence and a block of HTML are neither prose nor tables; a comment that hides everything is no block."""
    assert outline("```", "a | b", "1 | 2", "```", "", "<div>", "a | b", "</div>", "", "<!-- no -->", "", "    x") == [
        ("other", "a | b 1 | 2"),
        ("other", "a | b"),
        ("paragraph", "x"),
    ]


def test_references_are_text() -> None:
    """What Markdown takes for the address of a link is a line of the account, and stays."""
    assert outline("They met.", "", "[Laughter]: yes", "", "[1]: https://example.org/a") == [
        ("paragraph", "They met."),
        ("heading", "[Laughter]: yes"),
        ("paragraph", "[1]: https://example.org/a"),
    ]


@pytest.mark.parametrize("text", ["* * *", "- \n-", ">", "<!-- a -->", "\n \n"])
def test_markup_alone_is_no_block(text: str) -> None:
    """A file in which there is nothing to read has no blocks."""
    assert blocks(text) == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    """An account with the line ends of Windows reads as any other."""
    lines = ("# Talks", "", "France and Japan met", "in Lyon.", "", "| a | b |", "|---|---|", "| 1 | 2 |")
    summit = sk.loads(end.join(lines), format="article")

    assert summit.title == "Talks"
    assert [(each.text, each.evidence[0].locator) for each in summit.narrative] == [
        ("France and Japan met in Lyon.", sk.Locator(unit="line", start=3, end=4)),
        ("| a | b |\n|---|---|\n| 1 | 2 |", sk.Locator(unit="line", start=6, end=8)),
    ]


@pytest.mark.parametrize("deep", [">" * 30 + " alpha bravo", "- " * 30 + "alpha bravo"])
def test_deep_nesting_loses_no_line(deep: str) -> None:
    """A line that stands deeper than a parser goes is a block of its own."""
    found = blocks(f"Some prose stands here.\n\n{deep}")

    assert found[-1].body.text.endswith("alpha bravo")


def test_html_is_shown_as_text() -> None:
    """A table in HTML is shown row by row, and code is shown as it stands."""
    html, code = blocks(
        "<table><tr><td>Fish &amp; tea</td>\n<td>15%</td></tr><tr><td>Oil</td></tr></table>\n\n```\na  <b>\n```"
    )

    assert html.shown == "Fish & tea | 15%\nOil"
    assert code.shown == "```\na  <b>\n```"


def test_lines_with_a_label_are_items() -> None:
    """Lines that each begin with a label and a colon are items; one alone is a heading or a paragraph."""
    found = outline("The talks", "", "Kenya: President Joy Otieno", "Japan: Prime Minister Ken Mori", "", "They came.")

    assert found[1:] == [
        ("item", "Kenya: President Joy Otieno"),
        ("item", "Japan: Prime Minister Ken Mori"),
        ("paragraph", "They came."),
    ]
    assert outline("The talks", "", "They came by one way: ship.", "", LONG)[1][0] == "paragraph"


def test_year_at_the_start_of_a_line_is_no_number() -> None:
    """A date broken over two lines is one date, and what stands behind it one paragraph."""
    found = outline("1. Ships sail from 1 February", "2026. Fish follow.", "2. Nets are mended", "3. Boats too")

    assert [text for _, text in found] == [
        "Ships sail from 1 February 2026. Fish follow.",
        "Nets are mended",
        "Boats too",
    ]
    assert len(outline("1. Ships sail.", "2026. Fish follow.")) == 2


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("**Fish.** Fewer.", "Fish"),
        ("- **The  tide:** It waits.", "The tide"),
        ("__Nets__: Smaller.", "Nets"),
        ("**2. Ships:** More.", "Ships"),
        ("**Fish** are fewer.", ""),
        ("Fish: fewer.", ""),
    ],
)
def test_label_in_bold(text: str, label: str) -> None:
    """Words in bold that a full stop or colon ends are the label of what follows them."""
    (block,) = blocks(text)

    assert block.label == label


def test_tabs_make_a_table() -> None:
    """Lines with cells apart by tabs, as a page of the web gives them when copied, are a table."""
    (table,) = [block.table for block in blocks("Issue\tKenya\tJapan\nFish\tmore\tless\nNets\t\tnone\n") if block.table]

    assert [cell.text for cell in table.header] == ["Issue", "Kenya", "Japan"]
    assert [[cell.text for cell in row] for row in table.rows] == [["Fish", "more", "less"], ["Nets", "", "none"]]


def test_bold_line_with_a_remark_is_a_heading() -> None:
    """A line in bold is a heading with the words in brackets behind it, too."""
    assert outline("**Kenya** (host)", "", "- William Kibet")[0] == ("heading", "Kenya (host)")


def test_question_may_be_a_heading() -> None:
    """A line by itself that asks something is a heading."""
    assert outline("The talks", "", "What does it mean?", "", LONG)[1] == ("heading", "What does it mean?")


def test_short_line_that_was_wrapped_is_not_ended() -> None:
    """A line short of the others that ends in the middle of a sentence behind another was wrapped, and goes on."""
    lines = (
        "The talks took long. They spoke of fish and rain, and on",
        "Taiwan they agreed with nobody " + "at all " * 6,
    )

    assert [text.strip() for _, text in outline("# The talks", "", *lines, "", "x" * 90)][1] == " ".join(lines).strip()
    assert outline("# Talks", "", "Office of the Minister", "Weekly news, in print and on " + "air " * 12)[1:] == [
        ("paragraph", "Office of the Minister"),
        ("paragraph", ("Weekly news, in print and on " + "air " * 12).strip()),
    ]
