"""What a plugin may say of itself."""

from collections.abc import Callable

import pytest

from summitkit import CheckSpec, ExportContext, ExporterSpec, Finding, InvalidValue, LoaderSpec, ProfileSpec


def test_suffixes_are_normalised() -> None:
    """A suffix is kept in lower case with one dot, however it was written."""
    spec = ExporterSpec(name="own", target="x:y", suffixes=["PPTX", ".Pps"])

    assert spec.suffixes == (".pptx", ".pps")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: ExporterSpec(name="own", target="x:y", suffixes="pptx"), "expected several texts, found one: 'pptx'"),
        (lambda: ExporterSpec(name="own", target="x:y", capabilities="text"), "expected several texts"),
        (lambda: LoaderSpec(name="own", target="x:y", media_types=(7,)), "expected texts, found (7,)"),
        (lambda: ProfileSpec(name="own", sections="facts"), "expected several texts"),
        (lambda: ProfileSpec(name="own", sections=(), groups={"facts": "event"}), "expected several texts, found one"),
        (lambda: ProfileSpec(name="own", sections=(), groups=["facts"]), "groups: expected lists of sections by key"),
        (lambda: LoaderSpec(name="", target="x:y"), "name: expected something like 'pptx' or 'press-lines', found ''"),
        (lambda: ExporterSpec(name="a:b", target="x:y"), "found 'a:b'"),
        (lambda: ExporterSpec(name=None, target="x:y"), "found None"),
        (lambda: CheckSpec(code="sk1", target="x:y"), "code: expected something like 'SK301', found 'sk1'"),
    ],
)
def test_wrong_spec_says_what_was_expected(make: Callable[[], object], message: str) -> None:
    """A slip in a spec is an error when the spec is made, in words that its author understands."""
    with pytest.raises(InvalidValue) as raised:
        make()

    assert message in str(raised.value)


@pytest.mark.parametrize("make", [CheckSpec, Finding])
def test_severity_is_one_of_three(make: Callable[..., object]) -> None:
    """Nothing is as grave as "fatal": error, warning and info are all there is."""
    arguments = {"target": "x:y"} if make is CheckSpec else {"message": "it broke"}

    with pytest.raises(ValueError, match="severity"):
        make(code="ZZ901", severity="fatal", **arguments)


def test_export_context_keeps_notes() -> None:
    """What an exporter reports is kept in order."""
    context = ExportContext()
    context.report("one")
    context.report("two")

    assert context.notes == ["one", "two"]


def test_groups_are_kept_as_tuples() -> None:
    """A profile's groups may come as the lists of a data file."""
    spec = ProfileSpec(name="own", sections=["facts"], groups={"facts": ["event", "outcome"]}, template="house.docx")

    assert spec.groups == {"facts": ("event", "outcome")}
    assert spec.template == "house.docx"
