"""Choosing a format, and the options that it takes."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest
from tests.conftest import Install
from tests.lines import EXPORTER, LOADER, TEXT, Lines

from summitkit import BrokenPlugin, ConflictingPlugins, Input, Plugins, UnknownFormat, UnreadableInput
from summitkit.formats import Option, exporter_by_path, exporter_for, filled_options, listed, loader_for, option_names


def plugins(**changes: Any) -> Plugins:  # noqa: ANN401 - what Lines takes
    return Plugins(Lines(**changes), installed=False)


@pytest.mark.parametrize(
    ("path", "name", "chosen"),
    [("a.lines", None, "lines"), ("A.LINES", None, "lines"), ("a.lines", "json", "json"), ("-", "lines", "lines")],
)
def test_exporter_by_name_else_suffix(path: str, name: str | None, chosen: str) -> None:
    """A name decides over the suffix, and case does not matter in a suffix."""
    assert exporter_for(plugins(), path, name).name == chosen


@pytest.mark.parametrize(
    ("path", "chosen"),
    [("there", "csv"), ("later/", "csv"), ("there.json", "json"), ("there.json/", "csv"), (".", "csv"), ("-", "")],
)
def test_folder_chooses_who_writes_folders(
    path: str, chosen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path that ends as a folder is one whatever else it says; of one that is there, a suffix says more."""
    monkeypatch.chdir(tmp_path)
    for name in ("there", "there.json"):
        Path(name).mkdir()
    found = exporter_by_path(plugins(), path)

    assert (found.name if found else "") == chosen


def test_folder_without_exporter_is_unknown(tmp_path: Path) -> None:
    """Where no exporter writes folders, a folder has no format."""
    only = plugins()
    only.exporters = tuple(offer for offer in only.exporters if offer.name != "csv")

    with pytest.raises(UnknownFormat, match="there is no export format for"):
        exporter_for(only, str(tmp_path), None)


def test_folder_with_two_exporters_is_a_conflict() -> None:
    """Where two plugins write folders, the user says which; what is built in comes first."""
    writes = {"folder"}
    two = [Lines(exporter=attrs.evolve(EXPORTER, name=name, capabilities=writes)) for name in ("one", "other")]
    only = Plugins(*two, installed=False)

    assert exporter_for(only, "later/", None).name == "csv"

    only.exporters = tuple(offer for offer in only.exporters if not offer.builtin)
    with pytest.raises(ConflictingPlugins, match="more than one plugin offers folders") as raised:
        exporter_for(only, "later/", None)

    assert raised.value.hint == "say which: local:one, local:other"


def test_unknown_suffix_lists_known_ones() -> None:
    """A path that no exporter claims is answered with the suffixes that there are."""
    with pytest.raises(UnknownFormat) as raised:
        exporter_for(plugins(), "a.pptx", None)

    assert str(raised.value) == "there is no export format for 'a.pptx'"
    assert {".json,", ".lines,", ".xlsx,"} <= set(raised.value.hint.split())


def test_suffix_of_broken_plugin_names_it(install: Install) -> None:
    """A suffix that looks like the format of a plugin that failed is answered with that plugin and why."""
    install("summitkit-pptx", "1 / 0")

    with pytest.raises(BrokenPlugin, match=r"'a.pptx': plugin 'pptx' of summitkit-pptx failed at import: ZeroDivision"):
        exporter_for(Plugins(), "a.pptx", None)


@pytest.mark.parametrize(
    ("path", "content", "name", "chosen"),
    [
        ("a.lines", "", None, "lines"),
        ("a.json", TEXT, None, "json"),
        ("a.json", TEXT, "lines", "lines"),
        ("<stdin>", TEXT, None, "lines"),
        ("a.unheard-of", TEXT, None, "lines"),
    ],
)
def test_loader_by_name_suffix_else_content(path: str, content: str, name: str | None, chosen: str) -> None:
    """A name decides over the suffix, and a suffix over the content."""
    only = plugins()
    only.loaders = tuple(offer for offer in only.loaders if offer.name in {"json", "lines"} or name)

    assert loader_for(only, Input(path, content.encode()), name).name == chosen


def test_sniffer_of_plugin_comes_before_any_text() -> None:
    """A plugin's own text format is recognised, though an account may be any text; what is built in stays first."""
    greedy = plugins(loader=attrs.evolve(LOADER, sniff=lambda head: True))

    assert loader_for(plugins(), Input("<stdin>", TEXT.encode()), None).name == "lines"
    assert loader_for(plugins(), Input("<stdin>", b"They met."), None).name == "article"
    assert loader_for(greedy, Input("<stdin>", b"{}"), None).name == "json"


def test_unknown_content_lists_formats() -> None:
    """Content that nobody recognises is an error that names the formats to choose from."""
    only = plugins()
    only.loaders = tuple(offer for offer in only.loaders if not offer.builtin)

    with pytest.raises(UnreadableInput, match="data: its content is of no known format"):
        loader_for(only, Input("data", b"\x00\x01"), None)


@pytest.mark.parametrize("name", ["<stdin>", "a", "a.pdf", "a.unheard-of"])
@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\x03\x04", "a ZIP package such as a Word or Excel file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
    ],
    ids=["PDF", "zip", "OLE"],
)
def test_binary_file_is_named(name: str, start: bytes, kind: str) -> None:
    """Rows 5 to 7: a file that is plainly a document of another kind is called what it is, whatever its name."""
    with pytest.raises(UnreadableInput, match=f"{name}: expected one of article, csv, excel, json, .*; found {kind}"):
        loader_for(Plugins(), Input(name, start), None)


def test_failing_sniffer_is_skipped(caplog: pytest.LogCaptureFixture) -> None:
    """A plugin whose sniffer fails is told of in one line, and the next one is asked."""
    only = Plugins(Lines(loader=attrs.evolve(LOADER, name="bad", sniff=lambda head: 1 / 0)), Lines(), installed=False)
    only.loaders = tuple(offer for offer in only.loaders if not offer.builtin)
    with caplog.at_level(logging.WARNING, "summitkit"):
        chosen = loader_for(only, Input("data", TEXT.encode()), None)

    assert chosen.name == "lines"
    assert caplog.messages == ["plugin 'bad' of local failed at sniff: ZeroDivisionError: division by zero"]


def test_loader_without_sniffer_is_passed_over() -> None:
    """A format without a sniffer is never chosen by content."""
    only = plugins(loader=attrs.evolve(LOADER, sniff=None))
    only.loaders = tuple(offer for offer in only.loaders if not offer.builtin)

    with pytest.raises(UnreadableInput):
        loader_for(only, Input("data", TEXT.encode()), None)


@pytest.mark.parametrize(
    ("options", "found"),
    [("tests.lines:LinesOptions", ("case", "repeat")), (EXPORTER.options, ("case", "repeat")), (None, ())],
    ids=["target", "class", "none"],
)
def test_options_are_a_target_or_class(options: object, found: tuple[str, ...]) -> None:
    """The class of the options may be given as such or lazily, or left out."""
    chosen = exporter_for(plugins(exporter=attrs.evolve(EXPORTER, options=options)), "-", "lines")

    assert option_names(plugins(), chosen) == found


class Demanding:
    """Options that are no attrs class."""


@attrs.frozen
class Unresolvable:
    """Options with a type that does not exist."""

    colour: "NoSuchType" = None  # type: ignore[name-defined] # noqa: F821 - the fault under test


@attrs.frozen
class Failing:
    """Options that fail with an error of their own."""

    colour: str = ""

    def __attrs_post_init__(self) -> None:  # noqa: D105 - attrs calls it
        raise KeyError(self.colour)


@pytest.mark.parametrize(
    ("options", "values", "reason"),
    [
        ("no_such:Options", {}, "ModuleNotFoundError"),
        (Demanding, {}, "are no attrs class"),
        ({"colour": "red"}, {}, "are no attrs class"),
        (Unresolvable, {"colour": "red"}, "NameError"),
        (Failing, {"colour": "red"}, "KeyError: 'red'"),
    ],
)
def test_wrong_options_are_the_plugins_fault(options: object, values: Mapping[str, str], reason: str) -> None:
    """Options that cannot be used make the plugin broken, with a reason."""
    only = plugins(exporter=attrs.evolve(EXPORTER, options=options))

    with pytest.raises(BrokenPlugin, match=reason):
        filled_options(only, exporter_for(only, "-", "lines"), values)


@attrs.frozen(kw_only=True)
class Every:
    """Options of every type."""

    needed: str
    """What must be given."""
    deep: bool = True
    limit: int | None = None
    share: float = 0.5
    folder: Path = Path("out")
    kind: Literal["a", "b"] = "a"
    parts: tuple[str, ...] = ("x", "y")
    made: tuple[str, ...] = attrs.field(factory=tuple)
    other: bytes = b""


def test_options_are_listed_in_words() -> None:
    """Each option has a name, a type and a default that a user understands, and its own documentation."""
    only = plugins(exporter=attrs.evolve(EXPORTER, options=Every))
    options = {option.name: option for option in _own(only)}

    assert options["needed"] == Option(name="needed", type="text", default=None, summary="What must be given.")
    assert [str(option) for option in options.values()] == [
        "needed=text (required)",
        "deep=true or false (default true)",
        "limit=whole number",
        "share=number (default 0.5)",
        "folder=path (default out)",
        "kind=a | b (default a)",
        "parts=text, several with commas (default x,y)",
        "made=text, several with commas",
        "other=bytes",
    ]


def _own(only: Plugins) -> tuple[Option, ...]:
    (own,) = (each for each in listed(only) if (each.name, each.direction) == ("lines", "write"))
    return own.options


def test_options_without_source_have_no_summary() -> None:
    """A class of options that was made while running is listed without documentation."""
    made = attrs.make_class("Made", {"colour": attrs.field(default="red", type=str)})
    only = plugins(exporter=attrs.evolve(EXPORTER, options=made))

    assert _own(only) == (Option(name="colour", type="text", default="red"),)


@pytest.mark.parametrize("options", ["no_such:Options", Unresolvable], ids=["import", "types"])
def test_broken_options_do_not_stop_the_list(options: object) -> None:
    """A format whose options fail is listed without them, and the failure is kept."""
    only = plugins(exporter=attrs.evolve(EXPORTER, options=options))

    assert _own(only) == ()
    assert [(each.plugin, each.stage) for each in only.broken][-1] == ("lines", "options")


def test_list_reads_first_then_writes() -> None:
    """Formats are listed with who offers them, those that are read before those that are written."""
    formats = [each for each in listed(plugins()) if each.distribution == "local"]

    assert [(each.direction, each.name, each.suffixes) for each in formats] == [
        ("read", "lines", (".lines",)),
        ("write", "lines", (".lines",)),
    ]
    assert formats[1].summary == "Two lines."
