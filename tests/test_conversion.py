"""One load and several outputs, settled before anything is written."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pytest
from attrs import evolve
from tests.lines import EXPORTER, SUMMIT, TEXT, Lines, exporting

import summitkit as sk
from summitkit.conversion import plan

SOURCE = sk.Input("alaska.lines", TEXT.encode())


@pytest.fixture
def plugins() -> sk.Plugins:
    """Return the built-in plugins and the one for tests."""
    return sk.Plugins(Lines, installed=False)


def test_one_load_serves_all_outputs(plugins: sk.Plugins, tmp_path: Path) -> None:
    """A file is read once and written to every path, in order, each in the format of its suffix."""
    paths = [str(tmp_path / name) for name in ("a.lines", "a.json")]
    conversion = plan(SOURCE, paths, plugins=plugins)
    reading = conversion.read()
    reports = [rendering.deliver() for rendering in conversion.render(reading.summit)]

    assert [(report.target, report.format) for report in reports] == list(zip(paths, ("lines", "json"), strict=True))
    assert (tmp_path / "a.lines").read_text(encoding="utf-8") == TEXT
    assert sk.load(paths[1], plugins=plugins) == SUMMIT


@pytest.mark.parametrize("source", [io.BytesIO(TEXT.encode()), io.StringIO(TEXT)], ids=["bytes", "text"])
def test_source_may_be_a_stream(source: io.BytesIO, plugins: sk.Plugins) -> None:
    """Whatever can be loaded can be converted."""
    conversion = plan(source, ["-"], plugins=plugins, read_format="lines", write_format="json")

    assert conversion.read().summit == SUMMIT


def test_installed_plugins_are_the_default() -> None:
    """Without a set of one's own, everything that is installed is used."""
    conversion = plan(sk.Input("a.json", b"{}"), ["b.yaml"])

    assert (conversion.loader.name, conversion.outputs[0].offer.name) == ("json", "yaml")


def test_options_go_to_all_who_know_them(plugins: sk.Plugins) -> None:
    """An option reaches the loader and every exporter that knows it, and nobody else."""
    options = {"case": "upper", "repeat": "2"}
    conversion = plan(SOURCE, ["a.lines", "a.json"], plugins=plugins, options=options)

    assert conversion.options.case == "upper"
    assert conversion.given == {"case": "upper"}
    assert (conversion.outputs[0].options.case, conversion.outputs[0].options.repeat) == ("upper", 2)
    assert conversion.outputs[1].options is None


@pytest.mark.parametrize(
    ("path", "options", "message", "hint"),
    [
        ("a.lines", {"repaet": "2"}, "unknown option 'repaet' for lines", "did you mean 'repeat'?"),
        ("a.lines", {"x": "2"}, "unknown option 'x' for lines", "they take mark, case, repeat"),
        ("a.lines", {"repeat": "often"}, "option 'repeat': expected a whole number, found 'often'", ""),
    ],
)
def test_wrong_option_stops_everything(
    path: str, options: dict[str, str], message: str, hint: str, plugins: sk.Plugins
) -> None:
    """An option that nobody knows, or that has a wrong value, is an error before anything is written."""
    with pytest.raises(sk.OptionError) as raised:
        plan(SOURCE, [path], plugins=plugins, options=options)

    assert (str(raised.value), raised.value.hint) == (message, hint)


def test_formats_without_options_say_so(plugins: sk.Plugins) -> None:
    """Where no format takes any option, the error says that."""
    with pytest.raises(sk.OptionError) as raised:
        plan(sk.Input("a.json", b"{}"), ["b.json", "b.yaml"], plugins=plugins, options={"x": "2"})

    assert str(raised.value) == "unknown option 'x' for json, yaml"
    assert raised.value.hint == "they take no options"


def test_two_outputs_to_one_place_are_refused(plugins: sk.Plugins, tmp_path: Path) -> None:
    """Two ways to write one path are one place, through a link as well; so are two dashes."""
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    for paths in (["a.json", f"{Path.cwd()}/./a.json"], [f"{tmp_path}/a.json", f"{tmp_path}/link.json"], ["-", "-"]):
        with pytest.raises(sk.OptionError, match="two outputs go to one place"):
            plan(SOURCE, paths, plugins=plugins, write_format="json")


def test_source_is_never_overwritten(plugins: sk.Plugins, tmp_path: Path) -> None:
    """An output that is the file that is read, through a link or another spelling as well, is refused."""
    source = tmp_path / "alaska.lines"
    source.write_text(TEXT, encoding="utf-8")
    (tmp_path / "link.lines").symlink_to(source)
    for path in (f"{source}", f"{tmp_path}/./alaska.lines", f"{tmp_path}/link.lines"):
        with pytest.raises(sk.OptionError, match="is the file that is read"):
            plan(source, [path], plugins=plugins)
    with source.open("rb") as stream, pytest.raises(sk.OptionError, match="is the file that is read"):
        plan(stream, [f"{source}"], plugins=plugins)

    assert source.read_text(encoding="utf-8") == TEXT


def test_case_counts_as_the_system_says(plugins: sk.Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system takes two spellings for one path, so does summitkit, also for a file that is not there yet."""
    monkeypatch.setattr("os.path.normcase", str.lower)

    with pytest.raises(sk.OptionError, match="two outputs go to one place"):
        plan(SOURCE, [f"{tmp_path}/A.json", f"{tmp_path}/a.json"], plugins=plugins)


def test_folder_with_the_source_is_refused(plugins: sk.Plugins, tmp_path: Path) -> None:
    """A folder that holds the file that is read, or is it, is no output; one beside it is."""
    source = tmp_path / "work" / "alaska.lines"
    source.parent.mkdir()
    source.write_text(TEXT, encoding="utf-8")
    for path in (f"{tmp_path}/work", f"{tmp_path}/work/", f"{tmp_path}/work/../work/"):
        with pytest.raises(sk.OptionError, match="holds the file that is read"):
            plan(source, [path], plugins=plugins)

    assert plan(source, [f"{tmp_path}/work/tables/"], plugins=plugins).outputs[0].offer.name == "csv"


def test_folder_may_hold_another_output(plugins: sk.Plugins, tmp_path: Path) -> None:
    """A file beside the tables is another place than they; one in the place of a table is not."""
    folder = f"{tmp_path}/tables/"
    made = plan(SOURCE, [folder, f"{folder}record.json"], plugins=plugins).render(SUMMIT)
    reports = [each.deliver() for each in made]

    assert [report.format for report in reports] == ["csv", "json"]
    assert sk.load(f"{folder}record.json", plugins=plugins) == SUMMIT
    for name in ("summit.csv", "datapackage.json"):
        with pytest.raises(sk.OptionError, match="two outputs go to one place"):
            plan(SOURCE, [folder, f"{folder}{name}"], plugins=plugins).render(SUMMIT)


def test_two_folders_are_one_place(plugins: sk.Plugins, tmp_path: Path) -> None:
    """One folder in two spellings is one place."""
    with pytest.raises(sk.OptionError, match="two outputs go to one place"):
        plan(SOURCE, [f"{tmp_path}/tables/", f"{tmp_path}/./tables/"], plugins=plugins)


@pytest.mark.parametrize(
    ("paths", "formats"),
    [
        (["a.lines"], ["json"]),
        (["-"], ["json"]),
        (["a.lines", "-"], ["lines", "json"]),
        (["a.lines", "data", "more.unheard-of"], ["lines", "json", "json"]),
        (["tables/", "data"], ["csv", "json"]),
    ],
)
def test_named_format_is_for_the_undecided(paths: Sequence[str], formats: Sequence[str], plugins: sk.Plugins) -> None:
    """A named format decides for a lone output, and among several for those whose suffix says none."""
    conversion = plan(SOURCE, paths, plugins=plugins, write_format="json")

    assert [output.offer.name for output in conversion.outputs] == formats


def test_needless_format_is_refused(plugins: sk.Plugins) -> None:
    """A format that no output needs would be dropped in silence, and is an error instead."""
    with pytest.raises(sk.OptionError, match="no output needs the format 'json'"):
        plan(SOURCE, ["a.lines", "b.lines"], plugins=plugins, write_format="json")


def test_unknown_output_is_told_before_the_source(plugins: sk.Plugins) -> None:
    """Formats of outputs are settled before the source is even opened."""
    with pytest.raises(sk.UnknownFormat, match=r"b\.pptx"):
        plan("no-such-file", ["a.json", "b.pptx"], plugins=plugins)


def test_failing_exporter_stops_every_output(tmp_path: Path) -> None:
    """When one exporter fails nothing is written, not even what was rendered before."""
    failing = evolve(EXPORTER, name="bad", suffixes=(".bad",), target=lambda: 1 / 0)
    plugins = sk.Plugins(Lines(exporter=failing), installed=False)
    paths = [str(tmp_path / name) for name in ("a.json", "a.bad")]
    with pytest.raises(sk.BrokenPlugin, match="'bad' of local failed: ZeroDivisionError"):
        plan(SOURCE, paths, plugins=plugins).render(SUMMIT)

    assert list(tmp_path.iterdir()) == []


def test_failing_disk_keeps_what_was_written(plugins: sk.Plugins, tmp_path: Path) -> None:
    """When the second file cannot be written the first one stays, whole."""
    paths = [str(tmp_path / name) for name in ("a.json", "missing/a.json")]
    one, other = plan(SOURCE, paths, plugins=plugins).render(SUMMIT)
    first = one.deliver()
    with pytest.raises(sk.ExportError, match="No such file or directory"):
        other.deliver()

    assert sk.load(first.target, plugins=plugins) == SUMMIT


def overwrites(summit: sk.Summit, out: IO[bytes]) -> None:
    object.__setattr__(summit, "title", "Mine")
    vars(type(summit.extensions))["_data"].__get__(summit.extensions)["own"] = "mine"
    out.write(b"done")


def test_plugin_cannot_change_what_others_write(tmp_path: Path) -> None:
    """What one plugin does to the summit that it is given is not seen by the next exporter, nor by the caller."""
    exporter = exporting(overwrites)
    exporter.checks = [sk.CheckSpec(code="ZZ901", target=lambda summit: overwrites(summit, io.BytesIO()) or ())]
    summit = evolve(SUMMIT, extensions={"own": "theirs"})
    plugins = sk.Plugins(exporter, installed=False)
    paths = [str(tmp_path / name) for name in ("a.lines", "a.json")]
    sk.check(summit, plugins=plugins)
    for rendering in plan(SOURCE, paths, plugins=plugins).render(summit):
        rendering.deliver()

    assert summit == evolve(SUMMIT, extensions={"own": "theirs"})
    assert sk.load(paths[1], plugins=plugins) == summit
