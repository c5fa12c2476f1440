"""Where they met: the place that the sentences about the meeting agree on."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from attrs import evolve

from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.box import boxed_places
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.places import Place, find_places, find_site, is_site, known_place, known_subdivision
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.vocabulary import Vocabulary

# Votes for a place: of a sentence about the meeting, of the title, of a mention near by.
_STATED, _TITLED, _NEAR = 4, 2, 1
# How many sentences a dateline may stand behind.
_OPENING = 8
_CITY = re.compile(r"[,(—–-]")


def find_place(
    scene: Scene, blocks: tuple[Block, ...], meetings: Iterable[Sentence], title: str
) -> tuple[Sentence | None, Place | None]:
    """Return the place with the most votes, and the sentence that gives it."""
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


def _detail(place: Place) -> int:
    return bool(place.locality) + bool(place.subdivision) + bool(place.country)


def with_subdivision(place: Place, blocks: tuple[Block, ...], words: Vocabulary) -> Place:
    """Add the subdivision that any line of the account names behind the city: "Ottawa, Ontario"."""
    for block in blocks:
        match = re.search(rf"\b{re.escape(place.locality)}, ([^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?)", block.body.text)
        subdivision = known_subdivision(match[1], words) if match else None
        if subdivision and subdivision.country == place.country:
            return evolve(place, subdivision=subdivision.subdivision)
    return place


def _candidates(
    scene: Scene, blocks: tuple[Block, ...], meetings: list[Sentence], title: str
) -> Iterator[tuple[float, Sentence | None, Place]]:
    for at, sentence in enumerate(scene.sentences):
        if sentence in meetings or _tells_of_this_one(scene, sentence):
            weight = _STATED if not at or sentence in meetings else _STATED / 2
            yield from ((weight, sentence, place) for place in stated_places(scene, sentence))
    yield from _near(scene, {sentence.block for sentence in meetings})
    yield from _datelines(scene)
    for place in find_places(title, scene.words):
        if place.country and scene.words.search("meeting", "noun", title[: place.start]):
            yield _TITLED, None, place
    yield from ((_STATED / 2, None, place) for place in boxed_places(blocks, scene.words))
    for text in (title, *(block.body.text for block in blocks if block.kind == "heading")):
        yield from ((_TITLED, None, place) for place in titled_places(text, scene.words))


def _tells_of_this_one(scene: Scene, sentence: Sentence) -> bool:
    past = scene.is_elsewhen(sentence.masked)
    return scene.tells_of_meeting(sentence) and not past


def _near(scene: Scene, numbers: set[int]) -> Iterator[tuple[float, Sentence, Place]]:
    """Yield the towns that the blocks about the meeting mention besides."""
    for sentence in (each for each in scene.sentences if each.block in numbers):
        yield from ((_NEAR / 4, sentence, place) for place in stated_places(scene, sentence) if place.locality)


def _datelines(scene: Scene) -> Iterator[tuple[float, Sentence, Place]]:
    """Yield the town that a news story or a statement is dated from."""
    for sentence in scene.sentences[:_OPENING]:
        names = (scene.words.search("dates", name, sentence.text) for name in ("dateline", "place_line"))
        dateline = next((match for match in names if match), None)
        city = known_place(_CITY.split(dateline[0])[0].strip().title(), scene.words) if dateline else None
        if city and city.locality:
            yield _NEAR, sentence, city


def stated_places(scene: Scene, sentence: Sentence) -> Iterator[Place]:
    """Yield the places that a sentence says somebody met in: those right behind a party, a date or the meeting."""
    lead = scene.words.pattern("places", "lead")
    for place in find_places(sentence.text, scene.words):
        before = sentence.masked[: bisect_left(sentence.origin, place.lead)]
        named = not scene.words.search("places", "not_place", sentence.text[place.end :])
        moves = scene.words.search("places", "moves", sentence.text[place.lead : place.start])
        if named and (moves or lead.search(before)) and not is_site(sentence.text, place, scene.words):
            yield place


def titled_places(text: str, words: Vocabulary) -> Iterator[Place]:
    """Yield the places that stand in front of the word for the meeting: "the Alaska summit"."""
    after = words.pattern("places", "after")
    for match in re.finditer(r"[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)?", text):
        for start in (match.start(), match.start() + match[0].find(" ") + 1):
            inside = start > match.start() and words.pattern("places", "site").match(text, match.start())
            place = None if inside else known_place(text[start : match.end()], words)
            if place and (place.locality or place.subdivision) and after.match(text, match.end()):
                yield place
                break


def find_meeting_site(scene: Scene, roles: Roles, meetings: Iterable[Sentence], place: Place | None) -> str:
    """Return the building or site that the account says they met in: in the words on the meeting, else near them."""
    meetings = list(meetings)
    numbers = {sentence.block for sentence in meetings}
    told = [s for s in scene.sentences if s not in meetings and _tells_of_this_one(scene, s)]
    near = [s for s in scene.sentences if s.block in numbers and any(e.person in roles.delegates for e in s.entities)]
    for sentence in (*meetings, *told, *near):
        site = (
            ""
            if scene.is_elsewhen(sentence.masked) and sentence not in meetings
            else find_site(sentence.text, scene.words)
        )
        if site and not (place and site == place.locality):
            return site
    return ""


def _lies_in(place: Place, wider: Place) -> bool:
    """Tell whether a town lies in what the account names more often: Anchorage in Alaska, Prague in Czechia."""
    if not place.locality or wider.locality:
        return False
    return place.subdivision == wider.subdivision if wider.subdivision else place.country == wider.country
