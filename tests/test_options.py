"""Options of a format: typed, checked, and spelt right."""

from pathlib import Path
from typing import Any, Literal

import pytest
from attrs import field, frozen

from summitkit.errors import InvalidValue, OptionError
from summitkit.options import fill, names


def _positive(_: object, __: object, value: int) -> None:
    if value < 1:
        raise InvalidValue("expected a number from 1", hint="leave it out")


def _even(_: object, __: object, value: int) -> None:
    if value % 2:
        raise ValueError("expected an even number")


@frozen(kw_only=True)
class Options:
    """Options of every type that a format may ask for."""

    profile: Literal["default", "uk"] = "default"
    paper: Literal["A4", "Letter"] | None = None
    title: str = ""
    sections: tuple[str, ...] = ()
    columns: tuple[int, ...] = ()
    copies: int = field(default=1, validator=_positive)
    pairs: int = field(default=2, validator=_even)
    margin: float = 2.5
    draft: bool = False
    template: Path | None = None
    anything: object = None
    _private: str = "kept"


@frozen(kw_only=True)
class Required:
    """An option without a default."""

    password: str


@pytest.mark.parametrize(
    ("name", "given", "found"),
    [
        ("profile", "uk", "uk"),
        ("paper", "Letter", "Letter"),
        ("paper", None, None),
        ("title", "A brief", "A brief"),
        ("sections", "a,b", ("a", "b")),
        ("sections", ["a", "b"], ("a", "b")),
        ("columns", "3,4", (3, 4)),
        ("copies", "3", 3),
        ("copies", 3, 3),
        ("margin", "1.5", 1.5),
        ("margin", 2, 2.0),
        ("draft", "yes", True),
        ("draft", "OFF", False),
        ("draft", True, True),
        ("template", "house.docx", Path("house.docx")),
        ("template", Path("house.docx"), Path("house.docx")),
        ("anything", 5, 5),
    ],
)
def test_value_is_typed(name: str, given: object, found: object) -> None:
    """A text of the command line and a value of Python come to the same."""
    assert getattr(fill(Options, {name: given}, "word"), name) == found


@pytest.mark.parametrize(
    ("name", "given", "message", "hint"),
    [
        ("profle", "uk", "unknown option 'profle' for word", "did you mean 'profile'?"),
        ("profile", "ukk", "option 'profile': expected one of default, uk, found 'ukk'", "did you mean 'uk'?"),
        ("profile", ["uk"], "option 'profile': expected one of default, uk, found ['uk']", ""),
        ("title", 5, "option 'title': expected text, found 5", ""),
        ("sections", 5, "option 'sections': expected a list, or text with commas, found 5", ""),
        ("columns", "1,x", "option 'columns': expected a whole number, found 'x'", ""),
        ("copies", "many", "option 'copies': expected a whole number, found 'many'", ""),
        ("copies", 1.5, "option 'copies': expected a whole number, found 1.5", ""),
        ("copies", True, "option 'copies': expected a whole number, found True", ""),
        ("copies", "0", "word: expected a number from 1", "leave it out"),
        ("pairs", "3", "word: expected an even number", ""),
        ("margin", "nan", "option 'margin': expected a number, found 'nan'", ""),
        ("margin", "1e999", "option 'margin': expected a number, found '1e999'", ""),
        ("margin", None, "option 'margin': expected a number, found None", ""),
        ("draft", "maybe", "option 'draft': expected true or false, found 'maybe'", ""),
        ("template", 5, "option 'template': expected a path, found 5", ""),
    ],
)
def test_wrong_value_is_explained(name: str, given: object, message: str, hint: str) -> None:
    """A wrong name or value is the caller's error, with what was expected and the closest spelling."""
    with pytest.raises(OptionError) as caught:
        fill(Options, {name: given}, "word")

    assert str(caught.value) == message
    assert caught.value.hint == hint


def test_far_name_lists_what_there_is() -> None:
    """A name that is near to nothing brings the list of names."""
    with pytest.raises(OptionError) as caught:
        fill(Required, {"zzz": "1"}, "pdf")

    assert caught.value.hint == "pdf takes password"


def test_format_without_options() -> None:
    """A format without options takes none, and says so."""
    assert fill(None, {}, "json") is None
    with pytest.raises(OptionError) as caught:
        fill(None, {"indent": "2"}, "json")

    assert caught.value.hint == "json takes no options"


def test_required_option_is_asked_for() -> None:
    """An option without a default must be given."""
    with pytest.raises(OptionError, match="pdf needs the option 'password'"):
        fill(Required, {}, "pdf")

    assert fill(Required, {"password": "x"}, "pdf") == Required(password="x")  # noqa: S106 - no secret


def test_private_field_goes_by_its_alias() -> None:
    """The name of an option is the one that its class is called with."""
    filled: Any = fill(Options, {"private": "changed"}, "word")

    assert "private" in names(Options)
    assert filled == Options(private="changed")
