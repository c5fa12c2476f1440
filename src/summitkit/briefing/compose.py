"""A summit as a briefing: the sections that a profile asks for and that have content, in its order."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, cast

from attrs import evolve

from summitkit.blocks import Block, Table
from summitkit.briefing.dossier import Dossier, dossier
from summitkit.briefing.labels import Labels, labels_in
from summitkit.briefing.plan import headings, keys
from summitkit.briefing.sections import SECTIONS
from summitkit.briefing.sections.event import subtitle
from summitkit.document import Comment, Document, Furniture, Orientation, PageSize, Section
from summitkit.errors import OptionError, closest
from summitkit.findings import Finding
from summitkit.inlines import direction_of
from summitkit.model import Brief, Summit
from summitkit.specs import ProfileSpec

# Widest table that an upright page holds, in shares of its columns: an issue, three parties and a gap.
_UPRIGHT = 9
# A list of fewer sections than this is no help: they are seen at a glance.
_FEWEST_LISTED = 5


def compose(
    summit: Summit,
    profile: ProfileSpec,
    findings: Iterable[Finding] = (),
    *,
    language: str = "",
    review: bool = False,
) -> Document:
    """Return the briefing on a summit that a profile describes.

    Args:
        summit: The record; nothing is shown that it does not hold.
        profile: Which sections, in which order, under which headings.
        findings: What the checks found, for the section that reports it.
        language: BCP 47 tag of the language of headings and labels; that of the record where it is empty.
        review: Whether the findings stand in the margin as well.

    Raises:
        OptionError: The profile names a section, a group, a heading or a page size that there is not.
    """
    labels = labels_in(language or summit.language, profile.name)
    file = dossier(summit, tuple(findings), headings(profile, labels), labels)
    brief = summit.brief or Brief()
    own = labels.language if file.is_foreign else summit.language or labels.language
    return Document(
        title=summit.title,
        subtitle=subtitle(file),
        language=own,
        direction=direction_of(own),
        marking=summit.marking,
        reference=brief.reference,
        version=brief.version,
        author=brief.sender,
        dates=tuple(filter(None, (brief.date, summit.end, summit.start))),
        page_size=cast("PageSize", profile.page_size),
        comments=tuple(_comments(file)) if review else (),
        furniture=Furniture(**labels.group("furniture"), **_punctuation(labels)),
        sections=_without_idle_contents(tuple(_sections(file, profile))),
    )


def profile_named(name: str, profiles: Mapping[str, ProfileSpec]) -> ProfileSpec:
    """Return a profile by its name.

    Raises:
        OptionError: There is none of that name.
    """
    if name not in profiles:
        known = f"there are {', '.join(sorted(profiles))}" if profiles else "no plugin offers any"
        raise OptionError(f"there is no briefing profile {name!r}", hint=closest(name, profiles) or known)
    return profiles[name]


def with_brief(summit: Summit, **values: str | None) -> Summit:
    """Return a summit whose brief says what is given; an empty value leaves the record's own.

    Raises:
        InvalidValue: A value is none that its field can hold.
    """
    given: dict[str, Any] = {key: value for key, value in values.items() if value}
    return evolve(summit, brief=evolve(summit.brief or Brief(), **given)) if given else summit


def _comments(file: Dossier) -> Iterator[Comment]:
    for finding in file.findings:
        hint = f" ({finding.hint})" if finding.hint else ""
        yield Comment(pointer=finding.pointer, text=f"{finding.code}: {finding.message}{hint}")


def _sections(file: Dossier, profile: ProfileSpec) -> Iterator[Section]:
    content = {key: blocks for key in keys(profile) if key in SECTIONS and (blocks := tuple(SECTIONS[key](file)))}
    for key in profile.sections:
        yield from _placed(file, profile, content, key)
    letters = file.labels.letters()
    for key in profile.annexes:
        for section in _placed(file, profile, content, key):
            heading = section.heading
            if section.level == 1:
                heading = file.labels.phrase("annex", letter=next(letters), heading=heading)
            yield evolve(section, heading=heading, is_annex=True)


def _punctuation(labels: Labels) -> dict[str, str]:
    return {key: labels.label("punctuation", key) for key in ("label", "facts")}


def _placed(
    file: Dossier, profile: ProfileSpec, content: dict[str, tuple[Block, ...]], key: str, level: Literal[1, 2] = 1
) -> Iterator[Section]:
    # Taking the blocks away shows each section once, at the first of its places.
    if blocks := content.pop(key, ()):
        yield Section(key=key, heading=file.headings[key], blocks=blocks, level=level, orientation=_orientation(blocks))
    inner = [each for member in profile.groups.get(key, ()) for each in _placed(file, profile, content, member, 2)]
    if inner:
        yield Section(key=key, heading=file.headings[key], blocks=(), orientation=inner[0].orientation)
        yield from inner


def _without_idle_contents(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    listed = [section for section in sections if section.heading and section.key != "contents"]
    return sections if len(listed) >= _FEWEST_LISTED else tuple(each for each in sections if each.key != "contents")


def _orientation(blocks: tuple[Block, ...]) -> Orientation:
    widths = (sum(column.width for column in block.columns) for block in blocks if isinstance(block, Table))
    return "landscape" if max(widths, default=0) > _UPRIGHT else "portrait"
