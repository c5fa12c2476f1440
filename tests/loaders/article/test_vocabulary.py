"""The words of a language, kept as data: a second language needs no code."""

import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

import summitkit as sk
from summitkit.errors import OptionError
from summitkit.loaders.article import vocabulary as module
from summitkit.loaders.article.marks import FIRST_ENTITY, QUOTED
from summitkit.loaders.article.vocabulary import detect, languages, read_lines, vocabulary

ENGLISH = vocabulary("en")
BOTH = "Le train et les navires de la ville sont dans le port."


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the file of a second language beside English: English under another tag, with its own common words."""
    with as_file(files("summitkit.loaders.article") / "data") as data:
        shutil.copytree(data, tmp_path / "data")
    for path in [*(tmp_path / "data").glob("*-en.toml")]:
        shutil.copy(path, path.with_name(path.name.replace("-en.", "-fr.")))
    text = (tmp_path / "data" / "en.toml").read_text(encoding="utf-8")
    text = text.replace("stopwords = [", 'stopwords = ["le", "les", "et", "de", "la", "sont", "dans", "ont"] # [')
    text = text.replace('language = "en"', 'language = "fr"').replace('"June"', '"juin"').replace('"July"', '"juillet"')
    text = text.replace('"Jun"', '"juin"').replace('"Jul"', '"juil"').replace("|met|", "|met|ont négocié|")
    path = tmp_path / "data" / "fr.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "_DATA", tmp_path / "data")
    vocabulary.cache_clear()
    module.read_data.cache_clear()
    yield path
    vocabulary.cache_clear()
    module.read_data.cache_clear()


def test_language_is_a_file(second: Path) -> None:
    """A language is there as soon as its file is, and not before; other data is no language."""
    assert languages() == ("en", "fr")
    assert vocabulary("fr").language == "fr"

    second.unlink()

    assert languages() == ("en",)


@pytest.mark.usefixtures("second")
def test_language_is_told_from_common_words() -> None:
    """The language whose common words are most frequent counts; English where none or several are at home."""
    assert detect(BOTH).language == "fr"
    assert detect("The ships of the town are in the port.").language == "en"
    assert detect("Lyon 2026").language == "en"
    assert detect("the le").language == "en"
    assert detect("LE navire et LA ville").language == "fr"
    assert detect("the " * 9 + "le " * 6_000).language == "fr"
    assert detect("the " * 5_000 + "le " * 6_000).language == "en"


@pytest.mark.usefixtures("second")
def test_account_in_a_second_language_is_read() -> None:
    """An account is read with the words of its own language, told or detected, months of like beginning included."""
    text = f"# Talks\n\nFrance and Japan met in Lyon on 3 juillet 2026. {BOTH}"
    told = sk.loads("# Talks\n\nFrance and Japan met in Lyon on 3 juin 2026.", format="article", language="fr")
    found = sk.loads(text, format="article")

    assert (told.language, told.start, told.sources[0].language) == ("fr", "2026-06-03", "fr")
    assert (found.language, found.start) == ("fr", "2026-07-03")
    assert sk.loads(text, format="article", language="en").start == ""


def test_unknown_language_is_refused() -> None:
    """A language without a vocabulary is an error that names those there are."""
    with pytest.raises(OptionError, match="no vocabulary for language 'xx'") as raised:
        sk.loads("They met.", format="article", language="xx")

    assert raised.value.hint == "there are en"


def test_lists_of_words() -> None:
    """One word is a list of one; an empty section is the top of the file; a table keeps its keys."""
    assert ENGLISH.words("", "untitled") == ("Untitled account",)
    assert ENGLISH.words("dates", "weekdays")[0] == "Monday"
    assert ENGLISH.table("names", "display")["SUN"] == "Soviet Union"
    assert "the" in ENGLISH.stopwords


def test_patterns_are_filled_in() -> None:
    """Holes in patterns stand for other entries: months, parties in the text, lists of them, quotations."""
    met = f"{chr(FIRST_ENTITY)} and {chr(FIRST_ENTITY + 1)} met in Lyon"
    found = ENGLISH.search("meeting", "participants", met)

    assert found is not None
    assert found["who"] == met[:7]
    assert ENGLISH.search("meeting", "participants", "They and we met") is None
    assert ENGLISH.search("attribution", "credited", f"It rained, {QUOTED}") is not None
    assert ENGLISH.pattern("dates", "month_year").fullmatch("SEPT 2026") is not None
    assert ENGLISH.patterns("dates", "months") is ENGLISH.patterns("dates", "months")


@pytest.mark.parametrize(
    ("kind", "heading", "expected"),
    [
        ("takeaways", "Key Lessons", True),
        ("takeaways", "Blessons", False),
        ("commitments", "WHAT WAS AGREED", True),
        ("commitments", "Weather", False),
    ],
)
def test_headings_announce_their_kind(kind: str, heading: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """A heading is known by words in it, whatever their case, and not by parts of words."""
    assert ENGLISH.is_heading_of(kind, heading) is expected


@pytest.mark.parametrize(
    ("name", "header", "expected"),
    [
        ("issue", " Topics: ", True),
        ("issue", "Topics of the day", False),
        ("due", "BY WHEN?", True),
        ("due", "x", False),
    ],
)
def test_headers_are_known_whole(name: str, header: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """The header of a column is known by all it says, whatever its case and what ends it."""
    assert ENGLISH.is_header(name, header) is expected


def test_comments_of_data_are_left_out() -> None:
    """The lines of a table of data are its entries."""
    lines = read_lines("leaders.tsv")

    assert lines[0] == "Donald Trump\tUSA"
    assert all(len(line.split("\t")) == 2 for line in lines)
