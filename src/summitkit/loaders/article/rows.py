"""The rows of a table that is understood, as entries of the record."""

import re
from collections.abc import Iterator

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.draft import Draft
from summitkit.loaders.article.grids import Grid, cell_parties, due_date, is_blank, understand
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.tables import Table

_NUMBER = re.compile(r"\(?\d+[.)]?", re.ASCII)


def find_grids(blocks: tuple[Block, ...], scene: Scene) -> dict[int, Grid]:
    """Return what the tables of an account are, by the number of their block; those that are unclear are left out."""
    grids: dict[int, Grid] = {}
    for number, table, context in _tables(blocks):
        grid = understand(table, context, scene.named, scene.words)
        if grid is not None:
            grids[number] = grid
    return grids


def add_table(draft: Draft, scene: Scene, table: Table, grid: Grid) -> bool:
    """Add the entries of a table and tell whether every cell that says something went into one."""
    if grid.collection == "positions":
        taken = set(_add_positions(draft, scene, table, grid))
    else:
        taken = {cell for row in table.rows for cell in _add_row(draft, scene, row, grid)}
    return all(cell in taken or is_blank(cell, scene.words) for row in table.rows for cell in row)


def _tables(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Table, str]]:
    """Yield each table with the heading and the words above it."""
    heading = lead_in = ""
    for number, block in enumerate(blocks):
        if block.table is not None:
            yield number, block.table, f"{heading}. {lead_in}"
        elif block.kind == "heading":
            heading, lead_in = block.body.text, ""
        else:
            lead_in = block.body.text[-300:]


def _add_positions(draft: Draft, scene: Scene, table: Table, grid: Grid) -> Iterator[Passage]:
    """Add the positions of a table and yield the cells that went into them, those of issues and parties included."""
    for at, row in enumerate(table.rows):
        taken = [
            cell
            for column, cell in enumerate(row)
            if _add_position(draft, scene, cell, _place(table, grid, at, column))
        ]
        yield from taken
        yield from row[grid.columns["issue"] :][:1] if taken else ()


def _place(table: Table, grid: Grid, at: int, column: int) -> tuple[Passage | None, Actor | None]:
    """Return the issue and the party that a cell stands under."""
    if grid.kind == "positions_by_row":
        return table.header[column] if 0 < column < len(table.header) else None, grid.parties.get(at)
    row, issue = table.rows[at], grid.columns["issue"]
    return row[issue] if issue < len(row) else None, grid.parties.get(column)


def _add_position(draft: Draft, scene: Scene, cell: Passage, place: tuple[Passage | None, Actor | None]) -> bool:
    title, actor = place
    if title is None or actor is None or not title.text or is_blank(cell, scene.words):
        return False
    issue = draft.issue(title.text, title)
    (party,) = draft.refer(actor)
    draft.add("positions", {"issue": issue, "party": party, "text": cell.text, "basis": "attributed"}, cell)
    return True


def _add_row(draft: Draft, scene: Scene, row: tuple[Passage, ...], grid: Grid) -> Iterator[Passage]:
    """Add the entry of a row and yield the cells that went into it; a row number says nothing that would be lost."""
    filled = {name: row[at] for name, at in grid.columns.items() if 0 <= at < len(row)}
    cells = {name: cell for name, cell in filled.items() if not is_blank(cell, scene.words)}
    if "label" not in cells:
        return
    yield from (cell for cell in row if _NUMBER.fullmatch(cell.text))
    texts = {name: cell.text for name, cell in cells.items()}
    due = due_date(texts.get("due", ""), scene.words)
    owners = cell_parties(texts.get("owner", ""), scene.named, scene.words)
    # The words before the few they go under: where one quote is shown, it is the first.
    draft.add(grid.kind, _entry(draft, grid, texts, due, owners), *(cells[n] for n in ("text", "label") if n in cells))
    held = {"label", "text", "due" if due else "", "owner" if owners or grid.kind == "recommendations" else ""}
    yield from (cell for name, cell in cells.items() if name in held)


def _entry(draft: Draft, grid: Grid, texts: dict[str, str], due: str, owners: list[Actor]) -> dict[str, object]:
    label, text = texts["label"], texts.get("text", "")
    if grid.kind == "implications":
        return {"area": label, "text": text}
    if grid.kind == "recommendations":
        return {"title": label, "text": text, "owner": texts.get("owner", ""), "due": due}
    return {
        "id": draft.identify("commitments", label),
        "text": f"{label}: {text}" if text else label,
        "obligors": draft.refer(*owners),
        "deadline": due,
    }
