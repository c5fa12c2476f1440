"""Workbooks that would take all the memory or time there is: each is measured in a process of its own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.loaders.excel.made import cells, inline, parts, refused, rows, sheet, zipped
from tests.processes import output

# Python with the package takes about 60 MB.
MOST_MEGABYTES, MOST_SECONDS = 250, 20
MEASURE = """
import json
from summitkit.loaders.excel.workbook import read_workbook
book = None
source = read_input(path)
def work():
    global book
    book = read_workbook(source)
begun = time.process_time()
attempt(work)
rows = None if book is None else [len(grid.rows) for grid in book.grids]
# The peak that `resource` tells begins with that of the process that started this one.
(peak,) = [int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(json.dumps([rows, peak, time.process_time() - begun]))
"""
STATUS = Path("/proc/self/status")
CELL = '<c r="A1"><v>1</v></c>'
FAR = f'<row r="1">{CELL}</row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
BOMB = " " * 200 * 1024**2


def wide(count: int) -> str:
    return "".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1, count + 1))


def many(count: int) -> bytes:
    return zipped({**parts(cells(CELL)), **{f"xl/media/{number}": "" for number in range(count)}})


def merged() -> str:
    areas = '<mergeCell ref="A1:XFD1048576"/>' * 100_000
    return sheet(f'<row r="1">{CELL}</row>', '<dimension ref="A1:XFD1048576"/>', f"<mergeCells>{areas}</mergeCells>")


HARMLESS: dict[str, tuple[Callable[[], bytes], list[int]]] = {
    "row 27 merge of a whole sheet": (lambda: zipped(parts(merged())), [1]),
    "row 28 one cell in the far corner": (lambda: zipped(parts(sheet(FAR))), [1_048_576]),
    "row 28 a hundred such cells": (lambda: zipped(parts(sheet(wide(100)))), [100]),
    "row 30 huge unused part": (lambda: zipped({**parts(cells(CELL)), "xl/media/a.bin": BOMB}), [1]),
    "row 30 huge unused sheet": (lambda: zipped({**parts(cells(CELL)), "xl/worksheets/sheet2.xml": BOMB}), [1]),
}
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "row 13 zip bomb": (lambda: zipped(parts(sheet(BOMB))), "inflates to more than 200 times its size"),
    "row 13 zip bomb of texts": (lambda: zipped(parts(cells(), shared=BOMB)), "inflates to more than 200 times"),
    "row 13 zip bomb of metadata": (lambda: zipped(parts(cells(), styles=BOMB)), "inflates to more than 200 times"),
    "row 16 100,000 parts": (lambda: many(100_000), "has more than 10,000 parts"),
    "row 26 depth 1,000,000": (lambda: zipped(parts(sheet("<x>" * 1_000_000))), "levels"),
    "row 28 a column of them": (lambda: zipped(parts(sheet(wide(20_000)))), "its cells stand far apart"),
    "row 28 on every sheet": (
        lambda: zipped(parts(*[sheet(FAR)] * 20, names=[str(number) for number in range(20)], states=[""] * 20)),
        "its cells stand far apart",
    ),
    "row 29 row 999,999,999": (
        lambda: zipped(parts(sheet('<row r="999999999"><c r="A999999999"><v>1</v></c></row>'))),
        "row 999999999 is beyond",
    ),
}


def measured(tmp_path: Path, data: bytes) -> tuple[str, list[int] | None]:
    """Return what was printed and how many rows were read, within the bounds."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    *printed, last = output(MEASURE, path).splitlines()
    found, megabytes, seconds = json.loads(last)

    assert megabytes < MOST_MEGABYTES
    assert seconds < MOST_SECONDS
    return "\n".join(printed), found


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the peak of a process")
@pytest.mark.parametrize(("make", "count"), HARMLESS.values(), ids=[*HARMLESS])
def test_what_looks_large_is_read_in_little_memory(tmp_path: Path, make: Callable[[], bytes], count: list[int]) -> None:
    """A workbook that is small in truth is read, whatever it says of itself."""
    assert measured(tmp_path, make()) == ("", count)


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the peak of a process")
@pytest.mark.parametrize(("make", "why"), HOSTILE.values(), ids=[*HOSTILE])
def test_what_is_too_large_is_refused(tmp_path: Path, make: Callable[[], bytes], why: str) -> None:
    """A workbook beyond the limits is refused in bounded memory and time."""
    printed, found = measured(tmp_path, make())

    assert f"{tmp_path / 'a.xlsx'}: " in printed
    assert why in printed
    assert found is None


def test_announced_number_of_texts_is_not_believed() -> None:
    """A table of texts may say that it has billions."""
    made = parts(cells('<c r="A1" t="s"><v>0</v></c>'), shared="<si><t>a</t></si>")
    made["xl/sharedStrings.xml"] = str(made["xl/sharedStrings.xml"]).replace(">", ' uniqueCount="4000000000">', 1)

    assert rows(zipped(made)) == [["a"]]


@pytest.mark.parametrize(
    ("limit", "most", "why"),
    [
        ("packages.MOST_BYTES", 2_000, "it inflates to more than"),
        ("packages.markup.MOST_ELEMENTS", 2, "elements"),
        ("packages.SMALL", 2_000, "inflates to more than 200 times its size"),
        ("loaders.excel.values.MOST_CELLS", 5, "the workbook has more than 5 cells"),
        ("loaders.excel.values.MOST_BLANK", 5, "its cells stand far apart: 201 empty places lie before 8 cells"),
    ],
)
def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, why: str) -> None:
    """Limits that take gigabytes to reach are kept like the others."""
    monkeypatch.setattr(f"summitkit.{limit}", most)
    written = "".join(inline("a" * 50_000, f"{letter}200") for letter in "CDEFGHIJ")

    assert why in refused(zipped(parts(sheet(f'<row r="200">{written}</row>'))))
