"""When and where they met, in which form, and whether they did."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve, field, frozen

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.box import boxed_days, boxed_site
from summitkit.loaders.article.dates import When, find_dates, meeting_dates
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.places import Place, find_site
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.venue import find_meeting_site, find_place, with_subdivision
from summitkit.loaders.article.vocabulary import Vocabulary

_SHORT = 160
# How many sentences of the blocks on the meeting may tell that some were far away.
_NEAR = 8


@frozen(kw_only=True)
class Setting:
    """When, where and how they met; what the account does not say is empty."""

    status: str = ""
    mode: str = ""
    kind: str = ""
    start: str = ""
    end: str = ""
    place: Place | None = None
    host: Actor | None = None
    """The party that the account calls the host, else the one in whose country they met."""
    site: str = ""
    dated: Sentence | None = field(default=None, repr=False)
    """The sentence that gives the date."""
    placed: Sentence | None = field(default=None, repr=False)
    """The sentence that gives the place."""


def published_in(blocks: tuple[Block, ...], words: Vocabulary) -> str:
    """Return the day of publication that a line of the account gives, or an empty string."""
    for block in (*blocks[:8], *blocks[-3:]):
        text = block.body.text
        dateline = words.search("dates", "dateline", text)
        line = dateline[0] if dateline else text
        days = [when.first for when in find_dates(line, words) if not when.last]
        if block.kind == "table" or len(line) > _SHORT or len(days) != 1 or len(days[0]) != len("YYYY-MM-DD"):
            continue
        sentence = line.endswith(".") or words.search("meeting", "tells", line)
        if dateline or words.search("dates", "published", line) or not sentence:
            return days[0]
    return ""


def find_setting(scene: Scene, blocks: tuple[Block, ...], roles: Roles, title: str, published: str) -> Setting:
    """Return when, where and how the parties met, as far as the account says."""
    status = _status(scene, roles, title)
    meetings = roles.meetings or [s for s in scene.sentences if scene.tells_of_meeting(s)][:1]
    dated, when = _date(scene, meetings, published) if status in ("held", "planned") else (None, None)
    when = when or (boxed_days(blocks, scene.words) if status in ("held", "planned") else None)
    mode = _mode(scene, meetings, title)
    remote = mode in ("virtual", "phone")
    placed, place = (None, None) if remote else _where(scene, blocks, roles, meetings, title)
    site = "" if remote else _site(scene, blocks, roles, meetings, place)
    if mode == "hybrid" and not (place or site):
        mode = "virtual"
    return Setting(
        status=status,
        mode=mode or ("in_person" if (place or site) and status in ("held", "planned") else ""),
        kind=_kind(scene, roles, title),
        start=when.first if when else "",
        end=when.last if when else "",
        place=place,
        site=site,
        dated=dated,
        placed=placed,
        host=roles.host or _receiving(roles, place),
    )


def _where(
    scene: Scene, blocks: tuple[Block, ...], roles: Roles, meetings: list[Sentence], title: str
) -> tuple[Sentence | None, Place | None]:
    placed, place = find_place(scene, blocks, meetings, title)
    if place is not None and place.locality and not place.subdivision:
        place = with_subdivision(place, blocks, scene.words)
    if place is not None and not place.country and roles.host:
        place = evolve(place, country=roles.host.code)
    return placed, place


def _site(scene: Scene, blocks: tuple[Block, ...], roles: Roles, meetings: list[Sentence], place: Place | None) -> str:
    """Return the building or site of the meeting: as its sentences tell it, else a box or the first heading."""
    headline = blocks[0].body.text if blocks and blocks[0].kind == "heading" else ""
    told = find_meeting_site(scene, roles, meetings, place) or boxed_site(blocks, scene.words)
    site = told or find_site(headline, scene.words)
    return "" if place and site == place.locality else site


def _receiving(roles: Roles, place: Place | None) -> Actor | None:
    """Return the party in whose country they met."""
    country = place.country if place else ""
    return next((actor for actor in roles.principals() if country and actor.code == country), None)


def _date(scene: Scene, meetings: Iterable[Sentence], published: str) -> tuple[Sentence | None, When | None]:
    """Return the first day that the account gives for the meeting, or the days of which that is one."""
    meetings = list(meetings)
    found = list(_days(scene, meetings, published)) or list(_days_beside(scene, meetings, published))
    if not found:
        return next(_months(scene, meetings), (None, None))
    sentence, when = found[0]
    within = next((each for each in found if each[1].first <= when.first <= each[1].last), None)
    return within or (sentence, _lasting(when, found, scene))


def _days_beside(scene: Scene, meetings: list[Sentence], published: str) -> Iterator[tuple[Sentence, When]]:
    """Yield the days of the sentences right before those on the meeting that name somebody who met."""
    there = {entity.actor for sentence in meetings for entity in sentence.entities if entity.actor}
    for before, sentence in pairwise(scene.sentences):
        named = any(entity.actor in there for entity in before.entities)
        if sentence in meetings and before.block == sentence.block and named and not scene.is_elsewhen(before.masked):
            yield from ((before, when) for when in meeting_dates(before, published, scene.words))


def _months(scene: Scene, meetings: list[Sentence]) -> Iterator[tuple[Sentence, When]]:
    """Yield the months, with their years, in which the sentences on the meeting put it."""
    for sentence in (each for each in meetings if not scene.is_elsewhen(each.masked)):
        for when in find_dates(sentence.text, scene.words):
            before = sentence.text[max(0, when.start - _SHORT) : when.start]
            apart = scene.words.search("dates", "not_meeting", before) or scene.words.search(
                "dates", "other_event", before
            )
            if len(when.first) == len("YYYY-MM") and when.first[0].isdigit() and not apart:
                yield sentence, when


def _lasting(when: When, found: list[tuple[Sentence, When]], scene: Scene) -> When:
    """Return both ends of "a two-day summit" of which the account names the first day and the last one apart."""
    lasted = (scene.words.search("dates", "lasted", sentence.text) for sentence, _ in found)
    count = next((scene.words.table("parsing", "counts")[each["count"]] for each in lasted if each), 1)
    days = sorted({each.first for _, each in found})
    for first in days if count > 1 else ():
        last = (date.fromisoformat(first) + timedelta(count - 1)).isoformat()
        if last in days and when.first in (first, last):
            return evolve(when, first=first, last=last)
    return when


def _days(scene: Scene, meetings: list[Sentence], published: str) -> Iterator[tuple[Sentence, When]]:
    told = [s for s in scene.sentences if s in meetings or scene.tells_of_meeting(s)]
    for sentence in told:
        if scene.is_elsewhen(sentence.masked) and sentence not in meetings:
            continue
        for when in meeting_dates(sentence, published, scene.words):
            before = sentence.text[max(0, when.start - 20) : when.start]
            # "after" and "from" stand before another day, or before the first of several.
            apart = scene.words.search("dates", "other_event", sentence.text[: when.start])
            if not apart and (when.last or not scene.words.search("dates", "not_meeting", before)):
                yield sentence, when


def _status(scene: Scene, roles: Roles, title: str) -> str:
    opening = [title, *(s.masked for s in scene.sentences[:10])]
    for status in ("cancelled", "postponed"):
        for text in opening:
            found = scene.words.search("status", status, text)
            if found and scene.words.search("meeting", "noun", text):
                return status
    said = [s.masked for s in roles.meetings] or [s.masked for s in scene.sentences if scene.tells_of_meeting(s)][:2]
    for text in said:
        for status in ("planned", "held"):
            if scene.words.search("status", status, text):
                return status
    return "held" if said else ""


def _mode(scene: Scene, meetings: list[Sentence], title: str) -> str:
    numbers = {sentence.block for sentence in meetings}
    texts = [title, *(sentence.text for sentence in meetings)][:4]
    near = [sentence.text for sentence in scene.sentences if sentence.block in numbers][:_NEAR]
    if any(scene.words.search("mode", "hybrid", text) for text in (*texts, *near)):
        return "hybrid"
    modes = (mode for mode in ("virtual", "phone") if any(scene.words.search("mode", mode, text) for text in texts))
    return next(modes, "")


def _kind(scene: Scene, roles: Roles, title: str) -> str:
    for kind in ("trilateral", "multilateral"):
        if scene.words.search("kind", kind, title) or any(
            scene.words.search("kind", kind, sentence.text) for sentence in roles.meetings[:2]
        ):
            return kind
    count = len(roles.principals())
    if count < 2:  # noqa: PLR2004 - nobody meets alone
        return ""
    return {2: "bilateral", 3: "trilateral"}.get(count, "minilateral" if count <= 10 else "multilateral")  # noqa: PLR2004 - "about ten" in the model


def title_of(headings: Iterable[Passage], prose: Iterable[Passage], words: Vocabulary) -> str:
    """Return the name that the account itself gives the meeting, such as "Trump-Putin Alaska Summit"; else empty."""
    for passage in (*headings, *prose):
        match = words.pattern("meeting", "name").search(passage.text)
        if match:
            return match["name"]
    return ""
