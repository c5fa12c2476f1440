"""How fast, how small and how linear a Word briefing is, against docxtpl filling its one large table.

Run with the Python that summitkit and docxtpl are installed for: `python benchmarks/word.py [POSITIONS]`. docxtpl is
given three templates: one table of five columns with a row for each position and its source, without any looks; the
matrix of issues and parties, in which each position has its stance in bold, its text and the tint of its stance, and no
source; and all words that the briefing has. summitkit makes the whole briefing from the record: memo, bottom line, the
same matrix, a footnote for each position, sources, contents and headers, checks included.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import summitkit as sk
from summitkit.model import Evidence, Issue, Locator, Party, Position, Source, Summit

PARTIES = 5
POSITIONS = 5_000
# What must hold: times as fast as docxtpl, and how much longer a position may take where there are forty times as many.
FASTER, SLOWER = 2.0, 1.25
FEW, MANY = 500, 20_000
STANCES = {"supports": "E2F0E4", "opposes": "F8E1DE", "conditional": "FCF1D3", "neutral": "E9EDF2"}
BASES = ("declared", "attributed", "inferred")


def summit_of(positions: int) -> Summit:
    """Return a summit of five parties with this many positions, each with one piece of evidence."""
    issues = positions // PARTIES
    return Summit(
        id="large",
        title="A large summit",
        kind="multilateral",
        start="2025-08-15",
        parties=tuple(Party(id=f"party-{n}", name=f"Party {n}", role="principal") for n in range(PARTIES)),
        issues=tuple(Issue(id=f"issue-{n}", title=f"Issue {n}") for n in range(issues)),
        positions=tuple(map(_position, range(positions))),
        sources=(Source(id="readout", title="Readout", url="https://example.org/readout"),),
    )


def _position(number: int) -> Position:
    text = f"Position {number} in a sentence of some length."
    return Position(
        issue=f"issue-{number // PARTIES}",
        party=f"party-{number % PARTIES}",
        text=text,
        stance=tuple(STANCES)[number % len(STANCES)],
        basis=BASES[number % len(BASES)],
        evidence=(Evidence(source="readout", quote=text, locator=Locator(unit="line", start=number + 1)),),
    )


def load(positions: int, _: Path) -> Callable[[], object]:
    """Return what does nothing with a loaded record."""
    summit = summit_of(positions)
    return lambda: summit


def export(positions: int, path: Path) -> Callable[[], object]:
    """Return what writes the briefing as summitkit does."""
    summit = summit_of(positions)
    return lambda: sk.export(summit, path)


def docxtpl(positions: int, path: Path) -> Callable[[], object]:
    """Return what fills the table of positions with docxtpl, and nothing else."""
    return _filled(path, {"rows": _rows(positions)})


def docxtpl_rows(positions: int, path: Path) -> Callable[[], object]:
    """Return what fills a table of five columns that has a row for each position with its source, and nothing else."""
    return _filled(path, {"positions": [_columns(position) for position in summit_of(positions).positions]})


def docxtpl_whole(positions: int, path: Path) -> Callable[[], object]:
    """Return what fills that table and one for the words that the briefing has in footnotes, and one for its quotes."""
    evidence = [each for position in summit_of(positions).positions for each in position.evidence]
    lines = [f"line {each.locator.start}" for each in evidence if each.locator]
    notes = [(str(number), f"Readout, {line}") for number, line in enumerate(lines, 1)]
    quotes = [(line, each.quote) for line, each in zip(lines, evidence, strict=True)]
    return _filled(path, {"rows": _rows(positions), "notes": notes, "quotes": quotes})


def _rows(positions: int) -> list[dict[str, object]]:
    matrix = summit_of(positions).matrix()
    return [{"issue": issue.title, "cells": [_filling(held) for (held,) in cells]} for issue, cells in matrix.rows()]


def _filling(position: Position) -> dict[str, str]:
    stance, basis = str(position.stance), str(position.basis)
    return {"stance": f"{stance.capitalize()} \N{MIDDLE DOT} {basis}", "text": position.text, "tint": STANCES[stance]}


def _columns(position: Position) -> tuple[str, ...]:
    (evidence,) = position.evidence
    line = evidence.locator.start if evidence.locator else ""
    tags = f"{position.stance} \N{MIDDLE DOT} {position.basis}"
    return position.issue, position.party, tags, position.text, f"{evidence.source}, line {line}"


def _filled(path: Path, words: dict[str, list[Any]]) -> Callable[[], object]:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - its memory is no part of the other measurements

    template = path.with_name("template.docx")
    write_template(template, {name: 0 if name == "rows" else len(rows[0]) for name, rows in words.items()})

    def write() -> None:
        document = DocxTemplate(template)
        document.render(words)
        document.save(path)

    return write


def write_template(path: Path, tables: dict[str, int]) -> None:
    """Write a template of tables whose row of names stands between two rows for the loop; 0 columns are the matrix."""
    from docx import Document  # noqa: PLC0415 - as above

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Positions", 1)
    for name, columns in tables.items():
        header, first, body, last = document.add_table(4, columns or PARTIES + 1, "Table Grid").rows
        first.cells[0].text, last.cells[0].text = f"{{%tr for row in {name} %}}", "{%tr endfor %}"
        for number, cell in enumerate(body.cells):
            header.cells[number].text = f"Column {number}"
            cell.text = f"{{{{ row[{number}] }}}}"
        if not columns:
            _fill_matrix(body)
    document.save(path)


def _fill_matrix(row: Any) -> None:  # noqa: ANN401 - python-docx is imported only where it is measured
    row.cells[0].text = "{{ row.issue }}"
    for number, cell in enumerate(row.cells[1:]):
        filling = f"row.cells[{number}]"
        cell.paragraphs[0].text = ""
        cell.paragraphs[0].add_run(f"{{% cellbg {filling}.tint %}}")
        cell.paragraphs[0].add_run(f"{{{{ {filling}.stance }}}}").bold = True
        cell.add_paragraph(f"{{{{ {filling}.text }}}}")


TASKS = {task.__name__: task for task in (load, export, docxtpl, docxtpl_rows, docxtpl_whole)}

# What docxtpl fills; the first is what has to take twice as long.
PEERS = {
    "docxtpl_rows": "a row for each position and its source",
    "docxtpl": "the matrix alone, without sources",
    "docxtpl_whole": "all words of the briefing",
}


def measured(task: str, positions: int) -> tuple[float, float, float]:
    """Return the seconds by the clock and of the processor and the most megabytes that a task took, on its own."""
    command = [sys.executable, __file__, task, str(positions)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, processor, kilobytes = map(float, output.split())
    return seconds, processor, kilobytes / 1024


def run(task: str, positions: int) -> None:
    """Carry a task out in this process and print what it took, without what a first small one has to import."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "briefing.docx")
        TASKS[task](PARTIES, path)()
        work = TASKS[task](positions, path)
        clock, processor = time.perf_counter(), time.process_time()
        work()
        print(time.perf_counter() - clock, time.process_time() - processor)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def best(task: str, positions: int) -> tuple[float, float]:
    """Return the least seconds by the clock and of the processor, since other programs only ever make it slower."""
    found = [measured(task, positions) for _ in range(3)]
    return min(each[0] for each in found), min(each[1] for each in found)


def main(positions: int) -> int:
    """Print the figures; return 1 where one of them is missed."""
    own, *others = (best(task, positions) for task in ("export", *PEERS))
    print(f"{positions:7,} positions: summitkit {own[0]:.2f} s by the clock, {own[1]:.2f} s of the processor")
    for what, theirs in zip(PEERS.values(), others, strict=True):
        clock, processor = (other / ours for other, ours in zip(theirs, own, strict=True))
        print(f"{positions:7,} positions: docxtpl with {what} {theirs[1]:.2f} s: {clock:.2f} and {processor:.2f} times")
    more = measured("export", positions)[2] - measured("load", positions)[2]
    print(f"{positions:7,} positions: {more:.0f} MB beyond the loaded record")
    few, many = best("export", FEW)[1] / FEW, best("export", MANY)[1] / MANY
    print(f"{MANY:7,} positions: a position takes {many / few:.2f} times as long as one of {FEW}")
    return int(min(other / ours for other, ours in zip(others[0], own, strict=True)) < FASTER or many / few > SLOWER)


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - a task and a number
        run(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else POSITIONS))
