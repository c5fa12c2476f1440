"""Contradictions inside an account: another person in the same seat, another city, another day."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from summitkit.loaders.article.dates import find_dates, with_year
from summitkit.loaders.article.entities import Sentence
from summitkit.loaders.article.places import plain
from summitkit.loaders.article.roles import Roles
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.setting import Setting
from summitkit.loaders.article.venue import stated_places, titled_places

# Two days further apart than this belong to two meetings.
_SAME_MEETING = 45


@frozen
class Difference:
    """Two statements that cannot both be right."""

    about: str
    """What they are about: `seat`, `venue` or `start`."""
    texts: tuple[str, str]
    """What each says, as printed."""
    sentences: tuple[Sentence, Sentence]
    """Where each is said."""
    person: str = ""
    """For a seat: who is the delegate elsewhere in the account."""


def find_differences(scene: Scene, roles: Roles, setting: Setting, published: str) -> Iterator[Difference]:
    """Yield the contradictions inside an account, each with both sentences."""
    for seated, other, sentence in roles.rivals:
        first = roles.delegates[seated]
        yield Difference("seat", (_printed(first, seated), _printed(sentence, other)), (first, sentence), seated)
    yield from _places(scene, roles, setting)
    yield from _days(scene, roles, setting, published)


def _printed(sentence: Sentence, person: str) -> str:
    entity = next(each for each in sentence.entities if each.person == person)
    return sentence.text[entity.start : entity.end]


def _tells_of_this_meeting(scene: Scene, roles: Roles, sentence: Sentence) -> bool:
    if scene.is_elsewhen(sentence.masked):
        return False
    known = [entity for entity in sentence.entities if entity.person in roles.delegates or entity.actor in roles.core]
    joint = scene.words.search("meeting", "joint", sentence.masked) is not None
    told = sentence in roles.meetings or scene.words.search("meeting", "noun", sentence.masked) is not None
    return told and (len(known) > 1 or joint) and not scene.words.search("meeting", "again", sentence.masked)


def _places(scene: Scene, roles: Roles, setting: Setting) -> Iterator[Difference]:
    if setting.place is None or setting.placed is None or not setting.place.locality:
        return
    seen = {plain(setting.place.locality)}
    for sentence in scene.sentences:
        if not _tells_of_this_meeting(scene, roles, sentence) or _is_dated_otherwise(scene, sentence, setting):
            continue
        for place in (*titled_places(sentence.text, scene.words), *stated_places(scene, sentence)):
            if (
                place.locality
                and plain(place.locality) not in seen
                and not plain(place.locality).startswith(tuple(seen))
            ):
                seen.add(plain(place.locality))
                yield Difference("venue", (setting.place.locality, place.locality), (setting.placed, sentence))


def _is_dated_otherwise(scene: Scene, sentence: Sentence, setting: Setting) -> bool:
    months = (when.first[:7] for when in find_dates(sentence.text, scene.words) if when.first[:1].isdigit())
    return any(month != setting.start[:7] for month in months)


def _days(scene: Scene, roles: Roles, setting: Setting, published: str) -> Iterator[Difference]:
    if setting.dated is None or len(setting.start) != len("YYYY-MM-DD"):
        return
    first, last = setting.start, setting.end or setting.start
    for sentence in scene.sentences:
        if sentence is setting.dated or not _tells_of_this_meeting(scene, roles, sentence):
            continue
        for when in find_dates(sentence.text, scene.words):
            day = with_year(when, setting.start[:4])
            before = sentence.text[max(0, when.start - 20) : when.start]
            if day is None or len(day.first) != len(first) or scene.words.search("dates", "not_meeting", before):
                continue
            if not first <= day.first <= last and _apart(day.first, first) <= _SAME_MEETING:
                yield Difference(
                    "start",
                    (_day_printed(setting.dated, first, scene, published), sentence.text[when.start : when.end]),
                    (setting.dated, sentence),
                )


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _day_printed(sentence: Sentence, day: str, scene: Scene, published: str) -> str:
    for when in find_dates(sentence.text, scene.words):
        dated = with_year(when, published or day)
        if dated and dated.first == day:
            return sentence.text[when.start : when.end]
    return day
