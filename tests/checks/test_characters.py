import pytest

from summitkit.checks.characters import disguised, invisible, unwritable


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("in \u0420aris", "the word '\u0420aris' mixes Cyrillic and Latin letters"),
        ("\u0391thens", "the word '\u0391thens' mixes Greek and Latin letters"),
        ("\u041c\u043e\u0441\u03ba\u0432\u0430", "mixes Cyrillic and Greek letters"),
        ("Hotel \u0410\u0421\u0421\u0410", "the word '\u0410\u0421\u0421\u0410' looks Latin and is Cyrillic"),
    ],
)
def test_letters_in_disguise_are_named(text: str, what: str) -> None:
    """A word of two alphabets, or of look-alikes among Latin words, is named with them."""
    assert what in disguised(text)


@pytest.mark.parametrize(
    "text",
    [
        "Paris",
        "M\u00e1laga, \u0130stanbul, Na\u00efve",
        "\u041c\u043e\u0441\u043a\u0432\u0430",
        "Moscow (\u041c\u043e\u0441\u043a\u0432\u0430)",
        "\u0441\u0430\u0445\u0430\u0440",
        "G20 \u5317\u4eac \u03b1",
        "\u041d\u0410\u0422\u041e-2",
        "Tokyo\u6771\u4eac",
    ],
)
def test_honest_words_pass(text: str) -> None:
    """Words of one alphabet each, in any alphabet, pass."""
    assert disguised(text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\u200bb", "zero width space (U+200B)"),
        ("\ufeffa", "zero width no-break space (U+FEFF)"),
        ("so\u00adft", "soft hyphen (U+00AD)"),
        ("a\u202eb", "right-to-left override (U+202E)"),
        ("a\u2066b\u2069", "left-to-right isolate (U+2066), pop directional isolate (U+2069)"),
        ("us\u200da", "zero width joiner (U+200D)"),
        ("\u200fab", "right-to-left mark (U+200F)"),
        ("a\U000e0041", "tag latin capital letter a (U+E0041)"),
    ],
)
def test_invisible_characters_are_named(text: str, name: str) -> None:
    """What has no shape or reorders text is named, each once."""
    assert invisible(text + text) == name


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "\u00e9t\u00e9",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\u05d0\u200f!",
    ],
)
def test_needed_joiners_pass(text: str) -> None:
    """Joiners and marks of scripts and emoji that need them are no fault."""
    assert invisible(text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\x00b", "control or no character (U+0000)"),
        ("a\x85b", "control or no character (U+0085)"),
        ("a\ufffdb", "replacement character (U+FFFD)"),
        ("a\uffffb\ufdd0", "control or no character (U+FFFF), control or no character (U+FDD0)"),
        ("a\tb\nc\r", ""),
        ("\U0001f91d", ""),
    ],
)
def test_unwritable_characters_are_named(text: str, name: str) -> None:
    """Control characters other than tabs and line ends, noncharacters and lost letters are named."""
    assert unwritable(text) == name
