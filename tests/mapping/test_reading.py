"""Mappings read from TOML."""

import pytest
from tests.mapping.tables import mapping

from summitkit.errors import InputError, InvalidRecord
from summitkit.mapping import read_mapping
from summitkit.raw import Input


def problems(text: str) -> list[str]:
    with pytest.raises(InvalidRecord) as caught:
        mapping(text)
    return [str(problem) for problem in caught.value.problems]


def test_every_key_is_read() -> None:
    """Each key has its value, in the shape that the rest of the package works with."""
    found = mapping(
        """
        sheet = "Positions"
        headings = [3, 4]
        rows = [5, 120]
        decimal = ","
        dates = "day.month.year"
        cells = "stance"
        blank = ["n/a"]
        fill_down = ["issue"]
        summit = {title = "Oslo talks", kind = "bilateral", start = 2026-03-03}
        columns = {issue = "Topic", text = ["Position", 4], quote = "C"}
        words = {stance = {"In favour" = "Supports", "Nope" = "opposes"}, party = {"US" = "United States"}}
        parties = {"USA" = "United States"}
        """
    )

    assert (found.sheet, found.headings, found.rows, found.decimal) == ("Positions", (3, 4), (5, 120), ",")
    assert (found.dates, found.cells, found.blank, found.fill_down) == (
        "day.month.year",
        "stance",
        ("n/a",),
        ("issue",),
    )
    assert found.summit == {"title": "Oslo talks", "kind": "bilateral", "start": "2026-03-03"}
    assert found.columns == {"issue": ("Topic",), "text": ("Position", 4), "quote": ("C",)}
    assert found.words == {"stance": {"In favour": "supports", "Nope": "opposes"}, "party": {"US": "United States"}}
    assert (found.parties, found.across, found.name) == ({"USA": "United States"}, "party", "map.toml")


def test_everything_may_be_left_out() -> None:
    """An empty mapping is read: which columns are missing is said when a table is at hand."""
    found = mapping("# nothing\n")

    assert (found.headings, found.rows, found.decimal, found.across) == ((1,), (), ".", "")
    assert mapping("headings = 3\nrows = [7]").headings == (3,)
    assert mapping("rows = [7]").rows == (7,)
    assert mapping("rows = [7, 7]").rows == (7, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shet = 1", "line 1: /shet: unknown key 'shet' (did you mean 'sheet'?)"),
        ("xyz = 1", "line 1: /xyz: unknown key 'xyz' (there are sheet, headings"),
        ('\nsheet = ""', "line 2: /sheet: expected a text that is not blank, found ''"),
        ("sheet = 3", "line 1: /sheet: expected a text that is not blank, found 3"),
        ("headings = []", "line 1: /headings: expected row numbers from 1, in order, found []"),
        ("headings = [4, 3]", "line 1: /headings: expected row numbers from 1, in order, found [4, 3]"),
        ("headings = true", "line 1: /headings: expected row numbers from 1, in order, found True"),
        ("headings = 0", "line 1: /headings: expected row numbers from 1, in order, found 0"),
        ("rows = 5", "line 1: /rows: expected the first and perhaps the last row, such as [5, 120], found 5"),
        ("rows = [5, 2]", "line 1: /rows: expected the first and perhaps the last row, such as [5, 120], found [5, 2]"),
        ("rows = [1, 2, 3]", "line 1: /rows: expected the first and perhaps the last row"),
        ('decimal = "."\ncells = "textt"', "line 2: /cells: expected one of 'text', 'stance', found 'textt'"),
        ('decimal = ";"', "line 1: /decimal: expected one of '.', ',', found ';'"),
        ("decimal = 5", "line 1: /decimal: expected one of '.', ',', found 5"),
        ('dates = "dd.mm.yyyy"', "line 1: /dates: expected an order of day, month and year"),
        ('blank = "n/a"', "line 1: /blank: expected a list of texts, found 'n/a'"),
        ('fill_down = ["isue"]', "line 1: /fill_down/0: expected one of party,"),
        ("[columns]\nisue = 1", "line 2: /columns/isue: unknown key 'isue' (did you mean 'issue'?)"),
        ("columns = 3", "line 1: /columns: expected a table, found 3"),
        ("[columns]\nparty = 0", "line 2: /columns/party: expected a column: its heading, its letters such as C"),
        ('[columns]\nparty = " "', "line 2: /columns/party: expected a column"),
        ("[columns]\ntext = []", "line 2: /columns/text: expected a column"),
        ('[columns]\nparty = ["a", "b"]', "line 2: /columns/party: expected one column, found a list"),
        ('[summit]\ntilte = "x"', "line 2: /summit/tilte: unknown key 'tilte' (did you mean 'title'?)"),
        ('[summit]\ntitle = ""', "line 2: /summit/title: expected text that is not blank, found ''"),
        ('[summit]\nkind = "bilaterl"', "(did you mean 'bilateral'?)"),
        ("[summit]\nstart = 15", "line 2: /summit/start: expected an EDTF date"),
        ('[words.stanse]\n"a" = "b"', "unknown key 'stanse' (did you mean 'stance'?)"),
        ("[words]\nstance = 3", "line 2: /words/stance: expected a table, found 3"),
        ('[words.stance]\n"a" = "suports"', "(did you mean 'supports'?)"),
        ('[words.stance]\n"a" = 3', "line 2: /words/stance/a: expected a text that is not blank, found 3"),
        ('[words.stance]\nyes = "supports"\nYES = "opposes"', "line 3: /words/stance/YES: expected one meaning"),
        ('[words.party]\nUS = ""', "line 2: /words/party/US: expected the name to use, found nothing"),
        ('[parties]\nUS = ""', "line 2: /parties/US: expected a text that is not blank, found ''"),
        ('[parties]\na = "b"\n[issues]\na = "b"', "/issues: expected columns for parties or for issues, found both"),
    ],
)
def test_wrong_value_is_named(text: str, expected: str) -> None:
    """A problem says the line, the key, what was expected and what was found."""
    (problem,) = problems(text)

    assert expected in problem


def test_empty_word_asks_for_its_meaning() -> None:
    """A word that a proposal left open is named with its line and the terms there are."""
    (problem,) = problems('[words.stance]\n"In favour" = ""\n')

    assert problem.startswith("line 2: /words/stance/In favour: expected one of supports, opposes, conditional")
    assert problem.endswith("found nothing (say what the word means, or list it under `blank`)")


def test_all_problems_come_in_order() -> None:
    """Every problem is told at once, in the order of the file."""
    found = problems('decimal = ";"\nheadings = 0\n[columns]\nx = 1\nparty = 0\n')

    assert [problem.partition(":")[0] for problem in found] == ["line 1", "line 2", "line 4", "line 5"]


@pytest.mark.parametrize("data", [b"", b"party = Country", b"\xff\xfe\xff", b"a = 1\na = 2", b"a" + b".a" * 20_000])
def test_what_is_no_toml_is_refused(data: bytes) -> None:
    """A file that is no TOML is an error with its name (rows 1, 48 and 61)."""
    with pytest.raises(InputError, match=r"^map\.toml: "):
        read_mapping(Input("map.toml", data))
