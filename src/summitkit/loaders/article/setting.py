"""When and where they met, in which form, and whether they did."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from attrs import evolve, field, frozen

from summitkit.loaders.article.actors import Actor
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.dates import When, find_dates, find_relative, with_year
from summitkit.loaders.article.passage import Passage
from summitkit.loaders.article.places import Place, find_places, find_site, known_place, known_subdivision
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene, Sentence
from summitkit.loaders.article.vocabulary import Vocabulary

_STATED, _NEAR, _TITLED = 4, 1, 2
_SHORT = 100


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
        if dateline or words.search("dates", "published", line) or not words.search("meeting", "tells", line):
            return days[0]
    return ""


def find_setting(scene: Scene, blocks: tuple[Block, ...], roles: Roles, title: str, published: str) -> Setting:
    """Return when, where and how the parties met, as far as the account says."""
    status = _status(scene, roles, title)
    meetings = roles.meetings or [s for s in scene.sentences if _tells_of_meeting(scene, s)][:1]
    dated, when = _date(scene, meetings, published) if status in ("held", "planned") else (None, None)
    placed, place = _place(scene, blocks, meetings, title)
    mode = _mode(scene, meetings, title)
    if place is not None and place.locality and not place.subdivision:
        place = _with_subdivision(place, blocks)
    if place is not None and not place.country and roles.host and roles.host.code:
        place = evolve(place, country=roles.host.code)
    if mode in ("virtual", "phone"):
        placed, place = None, None
    host = next(
        (a for a in roles.principals() if place and not roles.host and a.code and a.code == place.country), None
    )
    return Setting(
        status=status,
        mode=mode or ("in_person" if place and status == "held" else ""),
        kind=_kind(scene, roles, title),
        start=when.first if when else "",
        end=when.last if when else "",
        place=place,
        site="" if mode in ("virtual", "phone") else _site(scene, meetings, place),
        dated=dated,
        placed=placed,
        host=roles.host or host,
    )


def meeting_dates(sentence: Sentence, published: str, words: Vocabulary) -> tuple[When, ...]:
    """Return the days that a sentence names, with the years they must have."""
    dateline = words.search("dates", "dateline", sentence.text)
    story = dateline.end() if dateline else 0
    found = (each for each in find_dates(sentence.text, words) if each.start >= story)
    exact = [when for each in found if (when := with_year(each, published))]
    if exact:
        return tuple(when for when in exact if len(when.first) == len("YYYY-MM-DD"))
    return tuple(find_relative(sentence.text, published, words))


def _tells_of_meeting(scene: Scene, sentence: Sentence) -> bool:
    return scene.words.search("meeting", "takes_place", sentence.masked) is not None


def _date(scene: Scene, meetings: Iterable[Sentence], published: str) -> tuple[Sentence | None, When | None]:
    told = [s for s in scene.sentences if s in meetings or _tells_of_meeting(scene, s)]
    for sentence in told:
        if scene.words.search("meeting", "elsewhen", sentence.masked) and sentence not in meetings:
            continue
        for when in meeting_dates(sentence, published, scene.words):
            before = sentence.text[max(0, when.start - 12) : when.start]
            if not scene.words.search("dates", "not_meeting", before):
                return sentence, when
    return None, None


def _status(scene: Scene, roles: Roles, title: str) -> str:
    opening = [title, *(s.masked for s in scene.sentences[:10])]
    for status in ("cancelled", "postponed"):
        for text in opening:
            found = scene.words.search("status", status, text)
            if found and scene.words.search("meeting", "noun", text):
                return status
    said = [s.masked for s in roles.meetings] or [s.masked for s in scene.sentences if _tells_of_meeting(scene, s)][:2]
    for text in said:
        for status in ("planned", "held"):
            if scene.words.search("status", status, text):
                return status
    return "held" if said else ""


def _mode(scene: Scene, meetings: Iterable[Sentence], title: str) -> str:
    texts = [title, *(sentence.text for sentence in meetings)][:4]
    for mode in ("hybrid", "virtual", "phone"):
        if any(scene.words.search("mode", mode, text) for text in texts):
            return mode
    return ""


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


def _place(
    scene: Scene, blocks: tuple[Block, ...], meetings: Iterable[Sentence], title: str
) -> tuple[Sentence | None, Place | None]:
    votes: dict[str, float] = {}
    best: dict[str, tuple[Sentence | None, Place]] = {}
    for weight, sentence, place in _candidates(scene, blocks, list(meetings), title):
        key = place.locality or place.subdivision or place.country
        votes[key] = votes.get(key, 0) + weight
        if key not in best or _detail(place) > _detail(best[key][1]):
            best[key] = (sentence, place)
    if not votes:
        return None, None
    chosen = max(votes, key=lambda key: (votes[key], -list(votes).index(key)))
    inside = [key for key in votes if votes[key] >= _TITLED and _lies_in(best[key][1], best[chosen][1])]
    return best[max(inside, key=votes.__getitem__, default=chosen)]


def _lies_in(place: Place, wider: Place) -> bool:
    """Tell whether a town lies in a subdivision that the account names more often, as Anchorage does in Alaska."""
    return bool(place.locality and wider.subdivision and not wider.locality) and place.subdivision == wider.subdivision


def _with_subdivision(place: Place, blocks: tuple[Block, ...]) -> Place:
    """Add the subdivision that any line of the account names behind the city: "Ottawa, Ontario"."""
    for block in blocks:
        match = re.search(rf"\b{re.escape(place.locality)}, ([^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?)", block.body.text)
        subdivision = known_subdivision(match[1]) if match else None
        if subdivision and subdivision.country == place.country:
            return evolve(place, subdivision=subdivision.subdivision)
    return place


def _detail(place: Place) -> int:
    return bool(place.locality) + bool(place.subdivision) + bool(place.country)


def _candidates(
    scene: Scene, blocks: tuple[Block, ...], meetings: list[Sentence], title: str
) -> Iterator[tuple[float, Sentence | None, Place]]:
    words = scene.words
    numbers = {sentence.block for sentence in meetings}
    for at, sentence in enumerate(scene.sentences):
        met = sentence in meetings
        for place in stated_places(scene, sentence):
            past = scene.words.search("meeting", "elsewhen", sentence.masked)
            if met or (_tells_of_meeting(scene, sentence) and not past):
                yield _STATED if not at or met else _STATED / 2, sentence, place
        for place in find_places(sentence.text, scene.words):
            named = not words.search("places", "not_place", sentence.text[place.end :])
            if (
                sentence.block in numbers
                and place.locality
                and named
                and not find_site(sentence.text[place.start - 4 :], scene.words)
            ):
                yield _NEAR / 4, sentence, place
    for place in find_places(title, scene.words):
        if scene.words.search("meeting", "noun", title[: place.start]) and place.country:
            yield _TITLED, None, place
    for sentence in scene.sentences[:8]:
        dateline = words.search("dates", "dateline", sentence.text) or words.search(
            "dates", "place_line", sentence.text
        )
        city = known_place(re.split(r"[,(—–-]", dateline[0])[0].strip().title(), words) if dateline else None
        if city and city.locality:
            yield _NEAR, sentence, city
    for text in (title, *(block.body.text for block in blocks if block.kind == "heading")):
        for place in titled_places(text, scene.words):
            yield _TITLED, None, place


def stated_places(scene: Scene, sentence: Sentence) -> Iterator[Place]:
    """Yield the places that a sentence says somebody met in: those right behind a party, a date or the meeting."""
    lead = scene.words.pattern("places", "lead")
    for place in find_places(sentence.text, scene.words):
        before = sentence.masked[: bisect_left(sentence.origin, place.lead)]
        named = not scene.words.search("places", "not_place", sentence.text[place.end :])
        if named and lead.search(before) and not find_site(f"at {sentence.text[place.start :]}", scene.words):
            yield place


def titled_places(text: str, words: Vocabulary) -> Iterator[Place]:
    """Yield the places that stand in front of the word for the meeting: "the Alaska summit"."""
    after = words.pattern("places", "after")
    for match in re.finditer(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)?", text):
        for start in (match.start(), match.start() + match[0].find(" ") + 1):
            place = known_place(text[start : match.end()], words)
            if place and (place.locality or place.subdivision) and after.match(text, match.end()):
                yield place
                break


def _site(scene: Scene, meetings: Iterable[Sentence], place: Place | None) -> str:
    numbers = {sentence.block for sentence in meetings}
    for sentence in scene.sentences:
        if sentence not in meetings and not (sentence.block in numbers and _tells_of_meeting(scene, sentence)):
            continue
        site = find_site(sentence.text, scene.words)
        if site and not (place and site == place.locality):
            return site
    return ""


def title_of(headings: Iterable[Passage], prose: Iterable[Passage], words: Vocabulary) -> str:
    """Return the name that the account itself gives the meeting, such as "Trump-Putin Alaska Summit"; else empty."""
    for passage in (*headings, *prose):
        match = words.pattern("meeting", "name").search(passage.text)
        if match:
            return match["name"]
    return ""
