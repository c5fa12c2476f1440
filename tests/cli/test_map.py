"""`summitkit map`."""

import tomllib
from pathlib import Path

import pytest
from tests.cli.conftest import Run

TABLE = "Страна;Вопрос;Позиция;Оценка\nФранция;Торговля;Хочет больше;3,5\n"


@pytest.fixture
def table(folder: Path) -> Path:
    """Return the path of a table with Russian headings, semicolons and a decimal comma."""
    path = folder / "позиции.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_mapping_goes_to_standard_output(run: Run, table: Path) -> None:
    """The mapping is printed, and nothing else."""
    ran = run("map", table)

    assert (ran.code, ran.err) == (0, "")
    assert tomllib.loads(ran.out)["columns"] == {
        "party": "Страна",
        "issue": "Вопрос",
        "text": "Позиция",
        "value": "Оценка",
    }
    assert tomllib.loads(ran.out)["decimal"] == ","


def test_mapping_goes_to_a_file(run: Run, table: Path, folder: Path) -> None:
    """With -o the same text is written to a file, and one line says so."""
    printed, ran = run("map", table), run("map", table, "-o", "map.toml")

    assert (ran.code, ran.out) == (0, "")
    assert ran.said == ["wrote map.toml; check it before you load the table with -O mapping=map.toml"]
    assert (folder / "map.toml").read_bytes().decode() == printed.out


def test_encoding_is_an_option(run: Run, table: Path) -> None:
    """A table in another encoding is read where it is named, and refused where it is not (row 72)."""
    table.write_bytes(TABLE.encode("cp1251"))
    refused, ran = run("map", table), run("map", table, "-O", "encoding=cp1251")

    assert refused.code == 3
    assert "expected utf-8 text" in refused.err
    assert (ran.code, 'party = "Страна"' in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        (("-O", "encodng=cp1251"), 2, "hint: did you mean 'encoding'?"),
        (("-O", "encoding"), 2, "-O expects KEY=VALUE"),
        (("--sheet", "Tabelle1"), 2, "error: there is no sheet 'Tabelle1'"),
        (("-o", "позиции.csv"), 2, "is the file that is read"),
        (("-o", "./позиции.csv"), 2, "is the file that is read"),
        (("-o", "missing/map.toml"), 5, "cannot write missing/map.toml"),
    ],
)
def test_wrong_use_changes_nothing(run: Run, table: Path, arguments: tuple[str, ...], code: int, expected: str) -> None:
    """A wrong option is told of with what is right, and the table stays what it was."""
    ran = run("map", "позиции.csv", *arguments)

    assert ran.code == code
    assert expected in ran.err
    assert table.read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b'a;b\n"c'])
def test_file_without_a_table_is_refused(run: Run, table: Path, data: bytes) -> None:
    """A file that holds no table is an error with its name (rows 1, 7 and 62)."""
    table.write_bytes(data)
    ran = run("map", table)

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(str(table))


def test_headings_command_no_terminal(run: Run, table: Path) -> None:
    """What a heading holds reaches the terminal escaped, and the mapping still reads (rows 80 and 82)."""
    table.write_text("Country,Topic,Position\x1b[2J\u202e\nFrance,Trade,More\n", encoding="utf-8")
    ran = run("map", table)

    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert tomllib.loads(ran.out)["columns"]["issue"] == "Topic"
