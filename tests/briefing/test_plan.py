import pytest
from attrs import evolve
from tests.briefing.summits import MINIMAL

from summitkit.briefing.compose import compose
from summitkit.errors import OptionError
from summitkit.specs import ProfileSpec

_GROUPS = {"context": ("event",)}


@pytest.mark.parametrize(
    ("profile", "message", "hint"),
    [
        ({"sections": ("positons",)}, "no section 'positons'", "did you mean 'positions'?"),
        ({"annexes": ("source",)}, "no section 'source'", "did you mean 'sources'?"),
        ({"headings": {"zzz": "Z"}}, "no section 'zzz'", "there are memo, bottom_line"),
        ({"page_size": "A5"}, "expected A4 or Letter as page size, found 'A5'", ""),
        ({"sections": ("contxt",), "groups": _GROUPS}, "no section 'contxt'", "did you mean 'context'?"),
        ({"sections": ("context",)}, "no section 'context'", "did you mean 'contents'?"),
        ({"sections": ("context",), "groups": {"context": ("evnt",)}}, "no section 'evnt'", "did you mean 'event'?"),
        ({"groups": _GROUPS}, "the group 'context' stands in neither the sections nor the annexes", ""),
        (
            {"sections": ("contxt",), "groups": {"contxt": ("event",)}},
            "the group 'contxt' has no heading",
            "did you mean 'context'?",
        ),
        (
            {"sections": ("zzz",), "groups": {"zzz": ("event",)}},
            "the group 'zzz' has no heading",
            "give it one, or use context, argument, considerations",
        ),
        (
            {"sections": ("event",), "groups": {"event": ("outcome",)}},
            "there is a section 'event', and a group cannot be called the same",
            "",
        ),
        (
            {"sections": ("context", "argument"), "groups": {"context": ("argument",), "argument": ("event",)}},
            "the group 'context' holds the group 'argument', but groups hold sections alone",
            "",
        ),
    ],
)
def test_wrong_profile_is_named_with_closest(profile: dict[str, object], message: str, hint: str) -> None:
    """A profile that names what there is not is refused, with the nearest spelling."""
    with pytest.raises(OptionError, match=message) as caught:
        compose(MINIMAL, ProfileSpec(**{"name": "p", "sections": (), **profile}))  # type: ignore[arg-type]

    assert str(caught.value).startswith("profile 'p': ")
    assert caught.value.hint.startswith(hint)


def test_own_group_brings_its_heading() -> None:
    """A group that no built-in profile has is called what the profile says."""
    profile = ProfileSpec(
        name="p", sections=("facts",), groups={"facts": ("event",)}, headings={"facts": "Facts", "event": "The talks"}
    )
    document = compose(evolve(MINIMAL, mode="phone"), profile)

    assert [(section.level, section.heading) for section in document.sections] == [(1, "Facts"), (2, "The talks")]


def test_heading_can_be_dropped() -> None:
    """A section whose heading a profile empties stands without."""
    profile = ProfileSpec(name="p", sections=("event",), headings={"event": ""})

    assert [section.heading for section in compose(evolve(MINIMAL, mode="phone"), profile).sections] == [""]
