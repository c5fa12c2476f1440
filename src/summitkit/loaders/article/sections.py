"""The blocks of an account, one after the other: what each becomes."""

import re
from collections.abc import Iterator

from attrs import define, field

from summitkit.loaders.article.actors import Actor, find_actors, meant
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.draft import Draft
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.grids import Grid, cell_parties, due_date, header_party, is_blank, understand
from summitkit.loaders.article.participants import is_participant
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.statements import Statement, find_deadline, statements

_LISTS = ("takeaways", "implications", "recommendations")
_SHORT_LABEL = 70


@define
class Sections:
    """Reads the blocks in order, remembering the heading and the words before a list or table."""

    blocks: tuple[Block, ...]
    scene: Scene
    roles: Roles
    draft: Draft
    official: bool
    """Whether the account is a government's own, in which "will" promises."""
    grids: dict[int, Grid]
    """What the tables are, by block."""
    taken: set[int] = field(factory=set)
    """Blocks that became takeaways, implications or recommendations."""
    _heading: str = ""
    _lead_in: str = ""
    _deadline: str = ""
    _obligor: tuple[Actor, ...] = ()

    def read(self) -> None:
        """Turn every block into entries of the draft."""
        by_block: dict[int, list[Sentence]] = {}
        for sentence in self.scene.sentences:
            by_block.setdefault(sentence.block, []).append(sentence)
        for number, block in enumerate(self.blocks):
            if block.kind == "heading":
                self._heading, self._lead_in, self._deadline, self._obligor = block.body.text, "", "", ()
                self.draft.took("headings")
            elif block.kind == "table":
                self._table(number, block)
            elif block.kind == "item":
                self._item(number, block, by_block.get(number, []))
            else:
                self._paragraph(block, by_block.get(number, []))

    def _paragraph(self, block: Block, sentences: list[Sentence]) -> None:
        last = sentences[-1].text if sentences else ""
        announces = last.endswith(":")
        self._lead_in = last
        self._deadline = find_deadline(last, self.scene) if announces else self._deadline
        self._prose(block, sentences)

    def _item(self, number: int, block: Block, sentences: list[Sentence]) -> None:
        kind = self._kind_of_list()
        if block.body.text.endswith(":"):
            self._obligor = self._bound(block.body)
            self._narrative(block)
        elif kind == "participants" and any(self._is_delegate(sentence) for sentence in sentences):
            self.draft.took("delegates")
        elif self._is_position(block):
            self.draft.took("positions")
        elif kind in _LISTS:
            self._entry(kind, block)
            self.taken |= {number} if kind != "takeaways" else set()
        elif self._obligor and block.level:
            self._commit(Statement("commitment", self._obligor, block.body), block.body)
            self.draft.took("commitments")
        else:
            self._prose(block, sentences, label=True)

    def _kind_of_list(self) -> str:
        words = self.scene.words
        for context in (self._lead_in if self._lead_in.endswith(":") else "", self._heading):
            for kind in ("participants", "takeaways", "recommendations", "commitments", "implications"):
                if context and words.is_heading_of(kind, context):
                    return kind
        return ""

    def _is_position(self, block: Block) -> bool:
        """Add the position of an item whose label is a party: "Cairo: a binding treaty"."""
        words = self.scene.words
        label, text = _label(block.body, self.scene)
        actor = header_party(label, self.scene.named, words) if label else None
        context = f"{self._heading}. {self._lead_in}"
        if actor is None or not self.roles.role(actor) or not words.is_heading_of("positions", context):
            return False
        issue = self.draft.issue(self._heading.rstrip(":") or words.words("", "general_issue")[0], block.body)
        (party,) = self.draft.refer(actor)
        self.draft.add("positions", {"issue": issue, "party": party, "text": text, "basis": "attributed"}, block.body)
        return True

    def _is_delegate(self, sentence: Sentence) -> bool:
        known = (e.person in self.roles.delegates or e.actor in self.roles.core for e in sentence.entities)
        return any(known) and is_participant(self.scene, sentence)

    def _bound(self, body: Passage) -> tuple[Actor, ...]:
        if not self.scene.words.search("commitments", "lead_in", body.text):
            return ()
        known = self.scene.named
        return tuple(
            dict.fromkeys(a for f in find_actors(body.text, self.scene.words) if (a := meant(f.what.actors, known)))
        )

    def _entry(self, kind: str, block: Block) -> None:
        label, text = _label(block.body, self.scene)
        if kind == "takeaways":
            entry = {"label": label, "text": text}
        elif kind == "implications":
            entry = {"area": label, "text": text}
        elif label or len(text) > _SHORT_LABEL * 2:
            entry = {"title": label, "text": text}
        else:
            entry = {"title": text.rstrip(".")}
        self.draft.add(kind, entry, block.body)
        self.draft.took(kind)

    def _prose(self, block: Block, sentences: list[Sentence], *, label: bool = False) -> None:
        words = self.scene.words
        binding = label or self.official or words.is_heading_of("commitments", self._heading)
        whole = bool(sentences)
        kinds: list[str] = []
        for sentence in sentences:
            settled = binding or words.search("commitments", "under", sentence.masked) is not None
            found = list(statements(self.scene, sentence, binding=settled, label=label))
            kept = [each for each in found if self._keep(each)]
            binding = binding or any(each.kind == "commitment" for each in kept)
            whole = whole and bool(kept) and len(kept) == len(found)
            kinds += [each.kind for each in kept]
        if whole:
            self.draft.took(f"{kinds[0]}s")
        else:
            self._narrative(block)

    def _keep(self, statement: Statement) -> bool:
        if not all(self.roles.role(actor) for actor in statement.actors):
            return False
        if statement.kind == "commitment":
            self._commit(statement, statement.words)
            return True
        title = statement.topic or self._heading.rstrip(":") or self.scene.words.words("", "general_issue")[0]
        for party in self.draft.refer(*statement.actors):
            entry = {"issue": self.draft.issue(title, statement.words), "party": party, "text": statement.words.text}
            self.draft.add("positions", entry | {"stance": statement.stance, "basis": "attributed"}, statement.words)
        return True

    def _commit(self, statement: Statement, words: Passage) -> None:
        actors = statement.actors or tuple(self.roles.principals())
        entry = {
            "id": self.draft.identify("commitments", words.text),
            "text": words.text,
            "obligors": self.draft.refer(*actors),
            "deadline": statement.deadline or ("" if statement.led else self._deadline),
        }
        self.draft.add("commitments", entry, words)

    def _narrative(self, block: Block) -> None:
        raw = block.body.account.text[block.body.offsets[0] : block.body.offsets[-1] + 1]
        text = raw if block.kind in ("table", "other") else block.body.text
        self.draft.add("narrative", {"heading": self._heading, "text": text}, block.body)
        self.draft.took("narrative")

    def _table(self, number: int, block: Block) -> None:
        grid = self.grids.get(number)
        if grid is None or block.table is None:
            self._narrative(block)
            return
        kind = "positions" if grid.kind.startswith("positions") else grid.kind
        rows = self._position_rows(block, grid) if kind == "positions" else self._rows(block, grid)
        taken = {id(cell) for cell in rows}
        blank = self.scene.words
        if any(id(cell) not in taken and not is_blank(cell, blank) for row in block.table.rows for cell in row):
            self.draft.add("narrative", {"heading": self._heading, "text": _raw(block)}, block.body)
        self.draft.took(kind)
        self.taken.add(number)

    def _position_rows(self, block: Block, grid: Grid) -> list[Passage]:
        """Add the positions of a table and return the cells that they took."""
        table, taken = block.table, []
        assert table is not None  # noqa: S101 - the caller has looked
        by_row = grid.kind == "positions_by_row"
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                title, actor = (
                    (table.header[column], grid.parties.get(at))
                    if by_row and column < len(table.header)
                    else (_cell(row, grid.columns["issue"]), grid.parties.get(column))
                )
                if cell is title or (by_row and column == 0):
                    taken.append(cell)
                elif actor and title and title.text and not is_blank(cell, self.scene.words):
                    issue = self.draft.issue(title.text, title)
                    (party,) = self.draft.refer(actor)
                    self.draft.add(
                        "positions", {"issue": issue, "party": party, "text": cell.text, "basis": "attributed"}, cell
                    )
                    taken.append(cell)
        return taken

    def _rows(self, block: Block, grid: Grid) -> list[Passage]:
        """Add the entries of a table of another kind and return the cells that they took."""
        taken: list[Passage] = []
        for row in block.table.rows if block.table else ():
            cells = {name: _cell(row, at) for name, at in grid.columns.items()}
            if cells["label"] is None or is_blank(cells["label"], self.scene.words):
                continue
            taken += self._row(
                grid, {name: cell for name, cell in cells.items() if cell and not is_blank(cell, self.scene.words)}
            )
            taken += [cell for cell in row if re.fullmatch(r"\(?\d+[.)]?", cell.text)]
        return taken

    def _row(self, grid: Grid, cells: dict[str, Passage]) -> list[Passage]:
        words = self.scene.words
        texts = {name: cell.text for name, cell in cells.items()}
        due = due_date(texts.get("due", ""), words)
        owners = cell_parties(texts.get("owner", ""), self.scene.named, words)
        label, text = texts["label"], texts.get("text", "")
        quotes = (cells["label"], cells["text"]) if "text" in cells else (cells["label"],)
        if grid.kind == "implications":
            self.draft.add("implications", {"area": label, "text": text}, *quotes)
        elif grid.kind == "recommendations":
            self.draft.add(
                "recommendations", {"title": label, "text": text, "owner": texts.get("owner", ""), "due": due}, *quotes
            )
        else:
            entry = {
                "id": self.draft.identify("commitments", label),
                "text": f"{label}: {text}" if text else label,
                "obligors": self.draft.refer(*owners),
            }
            self.draft.add("commitments", entry | {"deadline": due}, *quotes)
        held = (
            {"label", "text"}
            | ({"due"} if due else set())
            | ({"owner"} if owners or grid.kind == "recommendations" else set())
        )
        return [cell for name, cell in cells.items() if name in held]


def find_grids(blocks: tuple[Block, ...], scene: Scene) -> dict[int, Grid]:
    """Return what the tables of an account are, by block."""
    named = scene.named
    return {
        number: grid
        for number, block, context in _tables(blocks)
        if block.table and (grid := understand(block.table, context, named, scene.words))
    }


def _tables(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Block, str]]:
    heading = lead_in = ""
    for number, block in enumerate(blocks):
        if block.kind == "table":
            yield number, block, f"{heading}. {lead_in}"
        elif block.kind == "heading":
            heading, lead_in = block.body.text, ""
        else:
            lead_in = block.body.text[-300:]


def _raw(block: Block) -> str:
    return block.body.account.text[block.body.offsets[0] : block.body.offsets[-1] + 1]


def _cell(row: tuple[Passage, ...], at: int) -> Passage | None:
    return row[at] if 0 <= at < len(row) else None


def _label(body: Passage, scene: Scene) -> tuple[str, str]:
    """Return the label of an item and the text behind it: "Label: text", "Label - text" or a short first sentence."""
    split = scene.words.pattern("labels", "split").match(body.text)
    if split:
        return split["label"].strip(), split["text"]
    first, stop, rest = body.text.partition(". ")
    if stop and rest and len(first) <= _SHORT_LABEL:
        return first, rest
    return "", body.text
