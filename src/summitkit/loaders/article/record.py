"""An account as a raw record: everything that was read, put together."""

from typing import Any

from attrs import evolve, frozen

from summitkit.errors import Location
from summitkit.loaders.article.actors import Actor, find_actors, meant
from summitkit.loaders.article.blocks import Block, read_blocks
from summitkit.loaders.article.differences import find_differences
from summitkit.loaders.article.draft import SOURCE, Draft, evidence, slug
from summitkit.loaders.article.front_matter import FrontMatter, read_front_matter
from summitkit.loaders.article.outcomes import find_outcomes
from summitkit.loaders.article.participants import find_roles
from summitkit.loaders.article.passage import Account
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.rows import find_grids
from summitkit.loaders.article.scene import Scene, read_scene
from summitkit.loaders.article.sections import Sections
from summitkit.loaders.article.setting import Setting, find_setting, published_in, title_of
from summitkit.loaders.article.titles import is_head
from summitkit.loaders.article.vocabulary import Vocabulary, detect, vocabulary
from summitkit.raw import Input, LoadReport, RawRecord

_LONGEST_TITLE = 200
_LINE = 120


@frozen
class _Reading:
    """What was read of an account, before it is put together."""

    source: Input
    matter: FrontMatter
    blocks: tuple[Block, ...]
    scene: Scene
    roles: Roles
    setting: Setting
    title: str
    """Name of the meeting: the title of the account, where it has one."""
    printed: str
    """Title of the account; empty where it has none."""
    published: str


def read_account(source: Input, text: str, language: str) -> RawRecord:
    """Return an account as a raw record; `language` is that of a vocabulary, or empty to tell it from the words."""
    reading = _read(source, text, language)
    words, draft = reading.scene.words, Draft()
    official = words.search("outcomes", "is_joint_statement", reading.title) or words.search(
        "outcomes", "is_readout", _opening(reading)
    )
    grids = find_grids(reading.blocks, reading.scene)
    sections = Sections(
        reading.blocks,
        reading.scene,
        reading.roles,
        draft,
        grids,
        reading.printed,
        official=bool(official),
    )
    sections.read()
    _add_people(reading, draft)
    _add_outcomes(reading, draft, sections.taken)
    _add_differences(reading, draft)
    return RawRecord(
        name=source.name,
        data=_data(reading, draft),
        places={"": Location(start=1)} | draft.places,
        report=LoadReport(became=draft.became, notes=_notes(reading)),
        texts={SOURCE: text},
    )


def _read(source: Input, text: str, language: str) -> _Reading:
    matter = read_front_matter(text)
    words = vocabulary(language) if language else detect(text)
    blocks = read_blocks(Account(text), matter.lines + 1, words.pattern("", "byline"))
    published = matter.published(words) or published_in(blocks, words)
    scene = read_scene(blocks, words, published)
    grids = find_grids(blocks, scene).values()
    columns = dict.fromkeys(a for g in grids if g.collection == "positions" for a in g.parties.values())
    roles = find_roles(scene, blocks, columns, _issuer(matter, blocks, scene))
    scene = evolve(scene, sides=roles.sides, contested=frozenset(other for _, other, _ in roles.rivals))
    printed = _printed_title(matter, blocks, words)
    title = printed or _meeting_name(blocks, words)
    setting = find_setting(scene, blocks, roles, title, published)
    scene = evolve(scene, published=published or setting.start)
    return _Reading(source, matter, blocks, scene, roles, setting, title, printed, published)


def _issuer(matter: FrontMatter, blocks: tuple[Block, ...], scene: Scene) -> Actor | None:
    """Return the party whose own account it is: the one that its letterhead or its author names."""
    letterhead = (b.body.text for b in blocks[:4] if scene.words.search("", "letterhead", b.body.text))
    for text in (matter.first("author"), matter.first("publisher"), *letterhead):
        named = {meant(each.what.actors, scene.named) for each in find_actors(text, scene.words)}
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def _printed_title(matter: FrontMatter, blocks: tuple[Block, ...], words: Vocabulary) -> str:
    """Return the title that the account bears; empty where it bears none."""
    headings = [block for block in blocks if block.kind == "heading"]
    top = [block for block in headings if block.level == 1] or _opening_headings(blocks, words)
    return (matter.first("title") or (top[0].body.text if top else ""))[:_LONGEST_TITLE]


def _meeting_name(blocks: tuple[Block, ...], words: Vocabulary) -> str:
    """Return what an account without a title calls the meeting, else its first words."""
    headings = [block.body for block in blocks if block.kind == "heading"]
    named = title_of(headings, [block.body for block in blocks], words)
    return named or (blocks[0].body.text[:_LONGEST_TITLE] if blocks else words.words("", "untitled")[0])


def _opening_headings(blocks: tuple[Block, ...], words: Vocabulary) -> list[Block]:
    """Return the headings before the first paragraph of more than a line, without a letterhead."""
    top = [block for block in blocks[:6] if block.kind == "heading"] if blocks and blocks[0].kind == "heading" else []
    end = next((at for at, block in enumerate(blocks) if block.kind != "heading" and len(block.body.text) > _LINE), 0)
    opening = [block for block in top if block in blocks[:end]] or top
    return [block for block in opening if not words.search("", "letterhead", block.body.text)] or opening


def _opening(reading: _Reading) -> str:
    return "\n".join([reading.title, *(block.body.text[:300] for block in reading.blocks[:3])])


def _add_people(reading: _Reading, draft: Draft) -> None:
    roles, people = reading.roles, reading.scene.people
    named = [*roles.delegates, *(other for _, other, _ in roles.rivals), *sorted(roles.absentees)]
    ids: dict[str, str] = {}
    for name in dict.fromkeys(named):
        ids[name] = draft.identify("people", name)
        draft.add("people", {"id": ids[name], "name": name})
    for name, sentence in roles.delegates.items():
        if name in roles.sides:
            (party,) = draft.refer(roles.sides[name])
            title = people[name].title
            head = "head" if is_head(title, reading.scene.words) else ""
            draft.add("delegates", {"person": ids[name], "party": party, "title": title, "role": head}, sentence.body)


def _is_joint(text: str, words: Vocabulary) -> bool:
    return words.search("outcomes", "is_joint_statement", text) is not None


def _add_outcomes(reading: _Reading, draft: Draft, taken: set[int]) -> None:
    if reading.setting.status in ("planned", "postponed", "cancelled"):
        return
    results = find_outcomes(reading.scene, reading.roles, taken, reading.setting.start)
    kinds = {result.kind for result in results}
    words = reading.scene.words
    headline = next((b for b in reading.blocks[:3] if b.kind == "heading" and _is_joint(b.body.text, words)), None)
    if reading.blocks and "joint_statement" not in kinds and (headline or _is_joint(reading.title, words)):
        quoted = headline or reading.blocks[0]
        name = headline.body.text if headline else reading.title
        draft.add("outcomes", {"kind": "joint_statement", "text": name, "instrument": name}, quoted.body)
    for result in results:
        entry = {"kind": result.kind, "text": result.sentence.text, "instrument": result.instrument}
        draft.add("outcomes", entry, result.sentence.body)


def _add_differences(reading: _Reading, draft: Draft) -> None:
    people = [entry["name"] for entry in draft.data.get("people", ())]
    for each in find_differences(reading.scene, reading.roles, reading.setting, reading.published):
        pointer = f"/{each.about}"
        if each.about == "seat":
            seats = [
                draft.data["people"][people.index(each.person)]["id"] == d["person"] for d in draft.data["delegates"]
            ]
            pointer = f"/delegates/{seats.index(True)}"
        statements = [
            {"text": text, "evidence": [evidence(sentence.body)]}
            for text, sentence in zip(each.texts, each.sentences, strict=True)
        ]
        draft.add("divergences", {"about": pointer, "kind": "contradiction", "statements": statements})
        draft.places[f"/divergences/{len(draft.data['divergences']) - 1}"] = Location(
            start=each.sentences[1].body.lines()[0]
        )


def _data(reading: _Reading, draft: Draft) -> dict[str, Any]:
    setting, roles = reading.setting, reading.roles
    place = setting.place
    venue = {
        "name": setting.site,
        "locality": place.locality if place else "",
        "subdivision": place.subdivision if place else "",
        "country": place.country if place else "",
    }
    summit: dict[str, Any] = {
        "id": slug(reading.title),
        "title": reading.title,
        "kind": setting.kind,
        "mode": setting.mode,
        "status": setting.status,
        "start": setting.start,
        "end": setting.end,
        "venue": {key: value for key, value in venue.items() if value},
        "host": draft.refer(setting.host)[0] if setting.host else "",
        "language": reading.scene.words.language,
        "parties": _parties(roles, draft),
    }
    summit |= draft.data | {"sources": [_source(reading)]}
    return {key: value for key, value in summit.items() if value}


def _parties(roles: Roles, draft: Draft) -> list[dict[str, Any]]:
    special = (actor for group in roles.special.values() for actor in group)
    order: dict[Actor, None] = dict.fromkeys((*roles.core, *roles.attending, *special, *roles.absent))
    actors = [*order, *(actor for actor in draft.actors.values() if actor not in order)]
    entries = [{"id": a.id, "name": a.name, "kind": a.kind, "code": a.code, "role": roles.role(a)} for a in actors]
    return [{key: value for key, value in entry.items() if value} for entry in entries]


def _source(reading: _Reading) -> dict[str, str]:
    matter, words = reading.matter, reading.scene.words
    opening = _opening(reading)
    kinds = (
        ("is_transcript", "transcript"),
        ("is_readout", "official_readout"),
        ("is_joint_statement", "joint_statement"),
    )
    kind = next((kind for name, kind in kinds if words.search("outcomes", name, opening)), "article")
    source = {
        "id": SOURCE,
        "kind": kind,
        "title": reading.printed,
        "publisher": matter.first("publisher", "site", "site_name"),
        "author": matter.first("author", "authors", "byline"),
        "published": reading.published,
        "url": matter.url,
        "language": words.language,
        "sha256": reading.source.sha256,
    }
    return {key: value for key, value in source.items() if value}


def _notes(reading: _Reading) -> tuple[str, ...]:
    silent = [name for name in reading.roles.delegates if name not in reading.roles.sides]
    return tuple(f"the account does not say for whom {name} took part" for name in silent)
