"""The blocks of an account, one after the other: what each becomes."""

import re

from attrs import define, field

from summitkit.loaders.article.actors import Actor, find_actors, meant
from summitkit.loaders.article.attendance import is_participant
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.draft import Draft
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.entries import entry_of, label_of
from summitkit.loaders.article.grids import Grid, header_party
from summitkit.loaders.article.marks import FIRST_ENTITY, LAST_ENTITY
from summitkit.loaders.article.outline import Section
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.rows import add_table
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.statements import Statement, find_deadline, statements
from summitkit.loaders.article.vocabulary import ANNOUNCED

_LISTS = ("takeaways", "implications", "recommendations")


@define
class Sections:
    """Reads the blocks in order, remembering the heading and the words before a list or table."""

    blocks: tuple[Block, ...]
    scene: Scene
    roles: Roles
    draft: Draft
    grids: dict[int, Grid]
    """What the tables are, by block."""
    title: str
    """Title of the account, which is no issue."""
    official: bool = field(kw_only=True)
    """Whether the account is a government's own, in which "will" promises."""
    taken: set[int] = field(factory=set)
    """Blocks that became takeaways, implications or recommendations."""
    _section: Section = field(factory=Section)
    _lead_in: str = ""
    _deadline: str = ""
    _obligor: tuple[Actor, ...] = ()
    _leads: tuple[int, bool] | None = None
    """Level and style of the item that ended in a colon: another one like it no longer stands under it."""

    def read(self) -> None:
        """Turn every block into entries of the draft."""
        by_block: dict[int, list[Sentence]] = {}
        for sentence in self.scene.sentences:
            by_block.setdefault(sentence.block, []).append(sentence)
        for number, block in enumerate(self.blocks):
            self._section = self.scene.sections[number]
            if block.kind == "heading":
                self._lead_in, self._deadline, self._obligor = "", "", ()
                self.draft.took("headings")
            elif block.kind == "table":
                self._table(number, block, by_block.get(number, []))
            elif block.kind == "item":
                self._item(number, block, by_block.get(number, []))
            else:
                self._paragraph(number, block, by_block.get(number, []))

    def _paragraph(self, number: int, block: Block, sentences: list[Sentence]) -> None:
        kind = self._kind_of_list() if block.label else ""
        if kind in _LISTS:
            self._entry(kind, block)
            self.taken |= {number} if kind != "takeaways" else set()
            return
        last = sentences[-1].text if sentences else ""
        announces = last.endswith(":")
        self._lead_in = last
        self._deadline = (find_deadline(last, self.scene) or "") if announces else self._deadline
        self._obligor = self._bound_by(sentences[-1]) if announces else ()
        self._prose(block, sentences)

    def _item(self, number: int, block: Block, sentences: list[Sentence]) -> None:
        kind = self._kind_of_list()
        if (block.level, block.ordered) == self._leads:
            self._obligor, self._leads = (), None
        if block.body.text.endswith(":"):
            self._obligor = (self._bound_by(sentences[-1]) if sentences else ()) or self._bound(block.body)
            self._leads = (block.level, block.ordered)
            self._narrative(block)
        elif kind == "participants" and len(sentences) == 1 and self._only_names(sentences[0]):
            self.draft.took("delegates")
        elif self._is_position(block, sentences):
            self.draft.took("positions")
        elif kind in _LISTS and not (kind == "recommendations" and self._promises(sentences)):
            self._entry(kind, block)
            self.taken |= {number} if kind != "takeaways" else set()
        elif self._obligor and not any(sentence.entities[:1] for sentence in sentences[:1] if block.level == 0):
            due = find_deadline(block.body.text, self.scene) or ""
            self._commit(Statement("commitment", self._obligor, block.body, deadline=due), block.body)
            self.draft.took("commitments")
        else:
            self._prose(block, sentences, label=True)

    def _promises(self, sentences: list[Sentence]) -> bool:
        """Tell whether an item under a word such as "initiatives" is promised by a party, and not advised to one."""
        words = self.scene.words
        if any(words.is_heading_of("advice", text) for text in (self._section.heading, self._lead_in)):
            return False
        found = [each for s in sentences for each in statements(self.scene, s, binding=True, label=True)]
        return any(each and each.kind == "commitment" for each in found)

    def _kind_of_list(self) -> str:
        words, kinds = self.scene.words, [kind for kind in ANNOUNCED if kind != "positions"]
        headed = next((each for each in kinds if self._section.announces(each, words)), "")
        led = next((each for each in kinds if words.is_heading_of(each, self._lead_in)), "")
        vague = headed and words.is_heading_of("vague", self._lead_in)
        return led if led and self._lead_in.endswith(":") and not vague else headed

    def _is_position(self, block: Block, sentences: list[Sentence]) -> bool:
        """Add the position of an item whose label is a party, "Cairo: a binding treaty", or that stands under one."""
        words = self.scene.words
        label, text = label_of(block, self.scene)
        named = header_party(label, self.scene.named, words) if label else None
        told = any(words.pattern("attribution", "acts").match(each.masked) for each in sentences[:1])
        actor = named or (None if told else self._section.party)
        asked = self._section.announces("positions", words) or words.is_heading_of("positions", self._lead_in)
        if actor is None or not self.roles.took_part(actor) or not asked:
            return False
        topic = self._topic() if named else label
        issue = self.draft.issue(topic or words.words("", "general_issue")[0], block.body)
        (party,) = self.draft.refer(actor)
        self.draft.add("positions", {"issue": issue, "party": party, "text": text, "basis": "attributed"}, block.body)
        return True

    def _only_names(self, sentence: Sentence) -> bool:
        """Tell whether an item of a list of participants says no more than the record does of those it names."""
        if not is_participant(self.scene, sentence):
            return False
        people = [each.person for each in sentence.entities if each.person]
        parties = [each.actor for each in sentence.entities if each.actor]
        known = all(each in self.roles.sides for each in people) and all(self.roles.role(each) for each in parties)
        held = " ".join(self.scene.people[each].title for each in people).casefold().split()
        part = self.scene.words.words("tables", "position_words")[0]
        said = re.sub(rf"[{chr(FIRST_ENTITY)}-{chr(LAST_ENTITY)}]|{part}", " ", sentence.masked)
        rest = re.findall(r"[^\W_]+", said)
        return known and all(word.casefold() in (*held, *self.scene.words.words("", "stopwords")) for word in rest)

    def _bound_by(self, sentence: Sentence) -> tuple[Actor, ...]:
        """Return whom a lead-in binds: the subject of "The two leaders agreed to:", whose list says to what."""
        match = self.scene.words.search("commitments", "binds", sentence.masked)
        if match is None:
            return ()
        named = tuple(dict.fromkeys(a for e in sentence.among(match, "who") if (a := self.scene.actor(e))))
        return named or tuple(self.roles.principals())

    def _bound(self, body: Passage) -> tuple[Actor, ...]:
        if not self.scene.words.search("commitments", "lead_in", body.text):
            return ()
        known = self.scene.named
        return tuple(
            dict.fromkeys(a for f in find_actors(body.text, self.scene.words) if (a := meant(f.what.actors, known)))
        )

    def _entry(self, kind: str, block: Block) -> None:
        self.draft.add(kind, entry_of(kind, block, self.scene), block.body)
        self.draft.took(kind)

    def _prose(self, block: Block, sentences: list[Sentence], *, label: bool = False) -> None:
        words = self.scene.words
        silent = len(sentences) > 1 and not sentences[0].entities
        title = self.scene.words.pattern("labels", "run_in").match(sentences[0].text) if silent else None
        issue = block.label or (title["label"] if title else "")
        label = label or bool(block.label)
        binding = label or self.official or self._section.announces("commitments", words)
        whole = bool(sentences)
        kinds: list[str] = []
        subject = ""
        for sentence in sentences:
            settled = binding or words.search("commitments", "under", sentence.masked) is not None
            found = list(statements(self.scene, sentence, binding=settled, label=label))
            kept = [each for each in found if each and self._keep(each, issue or subject)]
            subject = next((each.topic for each in kept if each.topic), subject)
            binding = binding or any(each.kind == "commitment" for each in kept)
            whole = whole and len(kept) == len(found)
            kinds += [each.kind for each in kept]
        if whole:
            self.draft.took(f"{kinds[0]}s")
        else:
            self._narrative(block)

    def _keep(self, statement: Statement, issue: str) -> bool:
        aside = self._section.is_elsewhere(self.scene.words)
        if aside or not all(self.roles.took_part(actor) for actor in statement.actors):
            return False
        if statement.kind == "commitment":
            self._commit(statement, statement.words)
            return True
        title = statement.topic or issue or self._topic() or self.scene.words.words("", "general_issue")[0]
        for party in self.draft.refer(*statement.actors):
            entry = {"issue": self.draft.issue(title, statement.words), "party": party, "text": statement.words.text}
            self.draft.add("positions", entry | {"stance": statement.stance, "basis": "attributed"}, statement.words)
        return True

    def _topic(self) -> str:
        """Return the heading as the issue of what stands under it; the title, an office or a party is none."""
        heading = self._section.heading.rstrip(":")
        words = self.scene.words
        whole = self._section.party or heading == self.title or words.search("", "letterhead", heading)
        general = words.kind_of_heading(heading) == "positions" and not words.is_heading_of("issue", heading)
        return "" if whole or general else heading

    def _commit(self, statement: Statement, words: Passage) -> None:
        actors = statement.actors or tuple(self._together(statement.joint))
        entry = {
            "id": self.draft.identify("commitments", words.text),
            "text": words.text,
            "obligors": self.draft.refer(*actors),
            "deadline": statement.deadline or ("" if statement.led else self._deadline),
            "conditions": [statement.condition] if statement.condition else [],
        }
        self.draft.add("commitments", entry, words)

    def _together(self, joint: str) -> list[Actor]:
        """Return the parties that a joint subject stands for: of all, of those that only met or the states, as many."""
        words, all_ = self.scene.words, self.roles.at_the_table()
        counts = words.table("parsing", "counts")
        count = next((counts[word] for word in joint.casefold().split() if word in counts), 0)
        guests = [each for each in all_ if each != self.roles.host]
        states = [each for each in all_ if each.code]
        groups = [states, all_, guests] if words.search("parsing", "states", joint) else [all_, guests, states]
        return next((group for group in (*groups, self.roles.principals()) if len(group) == count), all_)

    def _narrative(self, block: Block) -> None:
        text = block.shown or block.raw
        self.draft.add("narrative", {"heading": self._section.heading, "text": text}, block.body)
        self.draft.took("narrative")

    def _table(self, number: int, block: Block, rows: list[Sentence]) -> None:
        grid = self.grids.get(number)
        if rows and all(self._only_names(row) for row in rows):
            self.draft.took("delegates")
            return
        if grid is None or block.table is None:
            self._narrative(block)
            return
        if not add_table(self.draft, self.scene, block.table, grid):
            self.draft.add("narrative", {"heading": self._section.heading, "text": block.raw}, block.body)
        self.draft.took(grid.collection)
        self.taken.add(number)
