"""A summit as a briefing: the sections that a profile asks for and that have content, in its order."""

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase
from typing import Any, cast, get_args

from attrs import evolve

from summitkit.briefing.dossier import Dossier, dossier
from summitkit.briefing.labels import labels_in
from summitkit.briefing.sections import SECTIONS
from summitkit.briefing.sections.event import subtitle
from summitkit.document import Block, Comment, Document, Furniture, Orientation, PageSize, Section, Table
from summitkit.errors import OptionError, closest
from summitkit.findings import Finding
from summitkit.inlines import direction_of
from summitkit.model import Brief, Summit
from summitkit.specs import ProfileSpec

# Widest table that an upright page holds, in shares of its columns: an issue, three parties and a gap.
_UPRIGHT = 9


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
        OptionError: The profile names a section, a heading or a page size that there is not.
    """
    _require_known(profile)
    labels = labels_in(language or summit.language, profile.name)
    headings = {key: profile.headings.get(key, labels.label("headings", key)) for key in _keys(profile)}
    file = dossier(summit, tuple(findings), headings, labels)
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
        furniture=Furniture(**labels.group("furniture")),
        sections=(*_sections(file, profile.sections), *_annexes(file, profile)),
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


def _require_known(profile: ProfileSpec) -> None:
    for key in (*profile.sections, *profile.annexes, *profile.headings):
        if key not in SECTIONS:
            hint = closest(key, SECTIONS) or f"there are {', '.join(SECTIONS)}"
            raise OptionError(f"profile {profile.name!r}: there is no section {key!r}", hint=hint)
    sizes = get_args(PageSize)
    if profile.page_size not in sizes:
        known = " or ".join(sizes)
        raise OptionError(f"profile {profile.name!r}: expected {known} as page size, found {profile.page_size!r}")


def _keys(profile: ProfileSpec) -> Iterator[str]:
    for key in (*profile.sections, *profile.annexes):
        yield key
        yield from profile.groups.get(key, ())


def _comments(file: Dossier) -> Iterator[Comment]:
    for finding in file.findings:
        hint = f" ({finding.hint})" if finding.hint else ""
        yield Comment(pointer=finding.pointer, text=f"{finding.code}: {finding.message}{hint}")


def _sections(file: Dossier, keys: Iterable[str]) -> Iterator[Section]:
    for key in dict.fromkeys(keys):
        blocks = tuple(SECTIONS[key](file))
        if blocks:
            yield Section(key=key, heading=file.headings[key], blocks=blocks, orientation=_orientation(blocks))


def _annexes(file: Dossier, profile: ProfileSpec) -> Iterator[Section]:
    sections = _sections(file, [key for key in profile.annexes if key not in profile.sections])
    for letter, section in zip(ascii_uppercase, sections, strict=False):
        heading = file.labels.phrase("annex", letter=letter, heading=section.heading)
        yield evolve(section, heading=heading, is_annex=True)


def _orientation(blocks: tuple[Block, ...]) -> Orientation:
    widths = (sum(column.width for column in block.columns) for block in blocks if isinstance(block, Table))
    return "landscape" if max(widths, default=0) > _UPRIGHT else "portrait"
