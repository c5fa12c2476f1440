"""What a profile asks for, and whether there is all of it."""

from collections.abc import Collection, Iterator
from typing import get_args

from summitkit.briefing.labels import Labels
from summitkit.briefing.sections import SECTIONS
from summitkit.document import PageSize
from summitkit.errors import OptionError, closest
from summitkit.specs import ProfileSpec


def keys(profile: ProfileSpec) -> Iterator[str]:
    """Yield the key of every section and group that a profile asks for, in its order; one may come twice."""
    for key in (*profile.sections, *profile.annexes):
        yield key
        yield from profile.groups.get(key, ())


def headings(profile: ProfileSpec, labels: Labels) -> dict[str, str]:
    """Return what each section and group that a profile asks for is called: in its own words, else in the labels'.

    Raises:
        OptionError: The profile names a section, a group, a heading or a page size that there is not.
    """
    for key in (*profile.sections, *profile.annexes, *profile.headings):
        _require(profile, key, (*SECTIONS, *profile.groups))
    for key, members in profile.groups.items():
        _require_group(profile, key, members, labels)
    sizes = get_args(PageSize)
    if profile.page_size not in sizes:
        raise _wrong(profile, f"expected {' or '.join(sizes)} as page size, found {profile.page_size!r}")
    words = {**labels.group("headings"), **profile.headings}
    return {key: words[key] for key in keys(profile)}


def _require_group(profile: ProfileSpec, key: str, members: tuple[str, ...], labels: Labels) -> None:
    if key in SECTIONS:
        raise _wrong(profile, f"there is a section {key!r}, and a group cannot be called the same")
    if key not in (*profile.sections, *profile.annexes):
        raise _wrong(profile, f"the group {key!r} stands in neither the sections nor the annexes")
    if not (profile.headings.get(key) or labels.find("headings", key)):
        known = [name for name in labels.group("headings") if name not in SECTIONS]
        hint = closest(key, known) or f"give it one, or use {', '.join(known)}"
        raise _wrong(profile, f"the group {key!r} has no heading", hint)
    for member in members:
        if member in profile.groups:
            raise _wrong(profile, f"the group {key!r} holds the group {member!r}, but groups hold sections alone")
        _require(profile, member, SECTIONS)


def _require(profile: ProfileSpec, key: str, known: Collection[str]) -> None:
    if key not in known:
        hint = closest(key, known) or f"there are {', '.join(known)}"
        raise _wrong(profile, f"there is no section {key!r}", hint)


def _wrong(profile: ProfileSpec, what: str, hint: str = "") -> OptionError:
    return OptionError(f"profile {profile.name!r}: {what}", hint=hint)
