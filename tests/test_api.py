"""Load, check and export: what a script calls."""

import io
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from attrs import evolve
from tests.lines import SUMMIT, TEXT, Lines, exporting, loading

import summitkit as sk
from summitkit import api


@pytest.fixture
def plugins() -> sk.Plugins:
    """Return the built-in plugins and the one for tests."""
    return sk.Plugins(Lines, installed=False)


def with_plugin(plugin: object) -> sk.Plugins:
    return sk.Plugins(plugin, installed=False)


@pytest.fixture
def account(tmp_path: Path) -> Path:
    """Return a file in the format of the plugin for tests."""
    path = tmp_path / "alaska.lines"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_load_from_path(account: Path, plugins: sk.Plugins) -> None:
    """A path is read by the loader of its suffix."""
    assert sk.load(account, plugins=plugins) == SUMMIT
    assert sk.load(str(account), plugins=plugins) == SUMMIT


@pytest.mark.parametrize("make", [lambda: io.BytesIO(TEXT.encode()), lambda: io.StringIO(TEXT)], ids=["bytes", "text"])
def test_load_from_stream(make: Callable[[], IO[bytes]], plugins: sk.Plugins) -> None:
    """A stream of bytes or of text is read as a file is."""
    assert sk.load(make(), "lines", plugins=plugins) == SUMMIT


def test_loads_from_text(plugins: sk.Plugins) -> None:
    """A text is recognised by its content where no format is named."""
    only = plugins
    only.loaders = tuple(offer for offer in only.loaders if not offer.builtin)

    assert sk.loads(TEXT, plugins=only) == SUMMIT


def test_read_keeps_what_is_known(account: Path, plugins: sk.Plugins) -> None:
    """A reading holds the summit with its format, its load report and the texts of its sources."""
    reading = sk.read(account, plugins=plugins)

    assert (reading.summit, reading.name, reading.format) == (SUMMIT, str(account), "lines")
    assert reading.report.blocks == 1
    assert reading.report.notes == ("lines: lines",)
    assert reading.texts == {"lines": TEXT}


def test_default_plugins_are_the_installed_ones(tmp_path: Path) -> None:
    """Without a set of one's own, everything that is installed is used."""
    target = tmp_path / "record.json"
    report = sk.export(SUMMIT, target)

    assert (report.target, report.format, report.size) == (str(target), "json", target.stat().st_size)
    assert sk.load(target) == SUMMIT
    assert sk.loads(sk.dumps(SUMMIT), "json") == SUMMIT


def test_export_reports_its_notes(tmp_path: Path, plugins: sk.Plugins) -> None:
    """What an exporter left out is in the report."""
    report = sk.export(SUMMIT, tmp_path / "a.lines", plugins=plugins, repeat=2)

    assert report == sk.ExportReport(
        target=str(tmp_path / "a.lines"), format="lines", size=2 * len(TEXT), notes=("left out 0 parties",)
    )


def test_export_to_stream(plugins: sk.Plugins) -> None:
    """A binary stream receives the bytes and stays open."""
    out = io.BytesIO()
    report = sk.export(SUMMIT, out, "lines", plugins=plugins)

    assert out.getvalue().decode() == TEXT
    assert report.target == "<stream>"


def test_export_to_standard_output(plugins: sk.Plugins, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A dash is standard output."""
    sk.export(SUMMIT, "-", "lines", plugins=plugins)

    assert capfdbinary.readouterr().out == TEXT.encode()


def test_missing_standard_output_is_an_export_error(plugins: sk.Plugins, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process without standard output cannot write there."""
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(sk.ExportError, match="cannot write -: there is no standard output"):
        sk.export(SUMMIT, "-", "lines", plugins=plugins)


class Full(io.BytesIO):
    """A stream that cannot take any more."""

    def write(self, data: object) -> int:
        raise OSError(28, "No space left on device")


def closed() -> io.BytesIO:
    stream = io.BytesIO()
    stream.close()
    return stream


@pytest.mark.parametrize(
    ("stream", "reason"),
    [(Full(), "No space left on device"), (closed(), "closed file"), (io.StringIO(), "expected a binary stream")],
)
def test_unwritable_stream_is_an_export_error(stream: IO[bytes], reason: str, plugins: sk.Plugins) -> None:
    """A stream that refuses the bytes is an export error with the reason."""
    with pytest.raises(sk.ExportError, match=f"cannot write <stream>: .*{reason}"):
        sk.export(SUMMIT, stream, "lines", plugins=plugins)


def test_dumps_takes_text_formats_only(plugins: sk.Plugins) -> None:
    """A format that is no text is refused with the way round."""
    assert sk.dumps(SUMMIT, "lines", plugins=plugins, case="upper") == TEXT.upper()
    with pytest.raises(sk.OptionError, match="excel is not a text format") as raised:
        sk.dumps(SUMMIT, "excel", plugins=plugins)
    assert raised.value.hint == "use export"


def test_text_format_that_is_no_text_is_broken() -> None:
    """A plugin that promises text and writes other bytes is broken."""
    only = with_plugin(exporting(lambda summit, out: out.write(b"\xff\xfe\xff")))

    with pytest.raises(sk.BrokenPlugin, match="'lines' of local failed: UnicodeDecodeError"):
        sk.dumps(SUMMIT, "lines", plugins=only)


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"cas": "upper"}, "unknown option 'cas' for lines", "did you mean 'case'?"),
        ({"case": "uper"}, "option 'case': expected one of as_is, upper, found 'uper'", "did you mean 'upper'?"),
        ({"repeat": "many"}, "option 'repeat': expected a whole number, found 'many'", ""),
    ],
)
def test_wrong_option_suggests_the_closest(
    options: dict[str, str], message: str, hint: str, plugins: sk.Plugins, tmp_path: Path
) -> None:
    """An option that a format does not take, or not so, is an error before anything is written."""
    with pytest.raises(sk.OptionError) as raised:
        sk.export(SUMMIT, tmp_path / "a.lines", plugins=plugins, **options)

    assert (str(raised.value), raised.value.hint) == (message, hint)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: sk.export({"id": "a"}, "a.json"), "expected a Summit, found dict; load reads one from a file"),
        (lambda: sk.dumps(None), "expected a Summit, found NoneType"),
        (lambda: sk.check("alaska.md"), "expected a Summit, found str"),
        (lambda: sk.check([]), "expected a Summit, found list"),
        (lambda: sk.export(SUMMIT, None), "expected a path, a binary stream or '-', found NoneType"),
        (lambda: sk.loads(b"{}"), "expected a text, found bytes; load reads bytes from an open file"),
        (lambda: sk.load(None), "expected a path, an open file or '-', found NoneType"),
        (lambda: sk.read(b"a.md"), "expected a path, an open file or '-', found bytes"),
    ],
)
def test_wrong_kind_of_argument_is_named(call: Callable[[], object], message: str) -> None:
    """What is no summit, no text or no file is refused by its kind, and not found out somewhere deep inside."""
    with pytest.raises(TypeError, match=message):
        call()


# Exporters and loaders that go wrong


def writes_half(summit: sk.Summit, out: IO[bytes]) -> None:
    out.write(b"half")
    raise RuntimeError("paper jam")


def leaves(summit: sk.Summit, out: IO[bytes]) -> None:
    out.write(b"half")
    sys.exit(1)


def mutates(summit: sk.Summit, out: IO[bytes]) -> None:
    summit.title = "Mine"  # type: ignore[misc]


def writes_nothing(summit: sk.Summit, out: IO[bytes]) -> bytes:
    return b"returned instead of written"


def writes_text(summit: sk.Summit, out: IO[bytes]) -> None:
    out.write("text")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("export", "reason"),
    [
        (writes_half, "failed: RuntimeError: paper jam"),
        (leaves, "failed: SystemExit: 1"),
        (mutates, "failed: FrozenInstanceError"),
        (writes_nothing, "wrote nothing"),
        (writes_text, "failed: TypeError"),
    ],
)
def test_failing_exporter_leaves_the_old_file(export: Callable[..., object], reason: str, tmp_path: Path) -> None:
    """Rows 116-118: a plugin that raises, exits, mutates or writes nothing is named, and the old file is untouched."""
    target = tmp_path / "a.lines"
    target.write_bytes(b"before")
    with pytest.raises(sk.BrokenPlugin) as raised:
        sk.export(SUMMIT, target, plugins=with_plugin(exporting(export)))

    assert str(raised.value).startswith(f"cannot write {target}: 'lines' of local {reason}")
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.lines"]


def test_interrupt_of_exporter_leaves_the_old_file(tmp_path: Path) -> None:
    """The user's interrupt passes through an exporter, and the old file is untouched."""

    def interrupted(summit: sk.Summit, out: IO[bytes]) -> None:
        out.write(b"half")
        raise KeyboardInterrupt

    target = tmp_path / "a.lines"
    target.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        sk.export(SUMMIT, target, plugins=with_plugin(exporting(interrupted)))

    assert target.read_bytes() == b"before"


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.lines", ".lines"), ("A.LINES", ".lines"), ("a", ""), ("a.lines/", ".lines")]
)
def test_exporter_knows_the_suffix(name: str, suffix: str, tmp_path: Path) -> None:
    """An exporter is told the suffix of its target, in small letters; one without folders knows none."""
    seen = []

    def tells(summit: sk.Summit, out: IO[bytes], *, context: sk.ExportContext) -> None:
        seen.append(context.suffix)
        out.write(b"x")

    sk.export(SUMMIT, f"{tmp_path}/{name}", "lines", plugins=with_plugin(exporting(tells)))
    sk.export(SUMMIT, io.BytesIO(), "lines", plugins=with_plugin(exporting(tells)))

    assert seen == [suffix, ""]


@pytest.mark.parametrize("target", [str, Path, lambda path: f"{path}/"], ids=["text", "path", "slash"])
def test_tables_go_to_a_folder(target: Callable[[Path], str | Path], tmp_path: Path) -> None:
    """A folder is given one file a table and their descriptor; the report has the size of all."""
    report = sk.export(SUMMIT, target(tmp_path))

    assert {"summit.csv", "meta.csv", "datapackage.json"} == {path.name for path in tmp_path.iterdir()}
    assert report.size == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert (report.target, report.format) == (str(target(tmp_path)), "csv")


def test_other_formats_refuse_a_folder(tmp_path: Path) -> None:
    """An exporter that writes one file cannot write a folder."""
    with pytest.raises(sk.ExportError, match="Is a directory"):
        sk.export(SUMMIT, tmp_path, "json")


def test_tables_to_a_stream_are_a_zip(tmp_path: Path) -> None:
    """A stream is given a ZIP, and one that is a .csv file the positions."""
    out = io.BytesIO()
    sk.export(SUMMIT, out, "csv")
    with (tmp_path / "positions.csv").open("wb") as file:
        sk.export(SUMMIT, file)

    assert out.getvalue().startswith(b"PK")
    assert b"issue,issue_name,party" in (tmp_path / "positions.csv").read_bytes()


def unpacks_badly(summit: sk.Summit, out: IO[bytes]) -> None:
    out.write(b"no ZIP")


def test_package_that_is_none_is_the_plugins_fault(tmp_path: Path) -> None:
    """A plugin that offers folders and writes no package is named, and no folder is made."""
    plugin = exporting(unpacks_badly, capabilities={"folder"})

    with pytest.raises(sk.BrokenPlugin, match="'lines' of local failed: ValueError: expected a ZIP package"):
        sk.export(SUMMIT, f"{tmp_path}/tables/", "lines", plugins=with_plugin(plugin))
    assert list(tmp_path.iterdir()) == []


def looks_up(summit: sk.Summit, out: IO[bytes]) -> None:
    summit.party("fra")


def fills_disk(summit: sk.Summit, out: IO[bytes]) -> None:
    raise OSError(28, "No space left on device")


def refuses(summit: sk.Summit, out: IO[bytes]) -> None:
    raise sk.ExportError("more than 1,048,576 rows")


@pytest.mark.parametrize(
    ("export", "reason"),
    [
        (looks_up, "there is no party 'fra'"),
        (fills_disk, "No space left on device"),
        (refuses, "more than 1,048,576 rows"),
    ],
)
def test_what_the_record_or_disk_refuses_is_an_export_error(export: Callable[..., object], reason: str) -> None:
    """A reference that leads nowhere, a full disk and a limit of the format are errors of the export."""
    with pytest.raises(sk.ExportError, match=reason):
        sk.export(SUMMIT, io.BytesIO(), "lines", plugins=with_plugin(exporting(export)))


def test_failing_builtin_is_an_export_error() -> None:
    """What is built in is never called a broken plugin."""
    plugins = sk.Plugins(installed=False)
    offer = plugins.exporters[0]
    plugins.exporters = (evolve(offer, spec=evolve(offer.spec, name="own", target=lambda: 1)),)

    with pytest.raises(sk.ExportError, match="cannot write <stream>: 'own' of summitkit failed: TypeError"):
        sk.export(SUMMIT, io.BytesIO(), "own", plugins=plugins)


def wraps(summit: sk.Summit, out: IO[bytes]) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8")
    text.write(summit.title)


def closes(summit: sk.Summit, out: IO[bytes]) -> None:
    with out:
        out.write(summit.title.encode())


@pytest.mark.parametrize("export", [wraps, closes])
def test_exporter_may_close_its_stream(export: Callable[..., object], tmp_path: Path) -> None:
    """A text wrapper that goes closes what it wraps; what was written counts all the same."""
    sk.export(SUMMIT, tmp_path / "a.lines", plugins=with_plugin(exporting(export)))

    assert (tmp_path / "a.lines").read_text(encoding="utf-8") == "Alaska"


def test_exporter_without_options_and_context_works() -> None:
    """An exporter that declares neither options nor context is called without."""
    only = with_plugin(exporting(lambda summit, out: out.write(summit.title.encode())))

    assert sk.dumps(SUMMIT, "lines", plugins=only) == "Alaska"


def test_exporter_sees_findings_and_profiles() -> None:
    """An exporter's context offers the profiles by name, and the findings of the summit when it asks."""

    def tells(summit: sk.Summit, out: IO[bytes], *, context: sk.ExportContext) -> None:
        codes = [finding.code for finding in context.findings()]
        out.write(f"{context.format} {'ZZ901' in codes} {sorted(context.profiles)}".encode())

    plugin = exporting(tells)
    plugin.checks = [sk.CheckSpec(code="ZZ901", target=always)]
    only = with_plugin(plugin)
    only.profiles = ()

    assert sk.dumps(SUMMIT, "lines", plugins=only) == "lines True []"


def crashes(source: sk.Input) -> None:
    raise RuntimeError("bad day")


def returns_dict(source: sk.Input) -> dict[str, str]:
    return {"id": "alaska-2025"}


def has_no_places(source: sk.Input) -> sk.RawRecord:
    return sk.RawRecord(name=source.name, data={"id": "A"}, places=None)  # type: ignore[arg-type]


def looks_up_nothing(source: sk.Input) -> None:
    raise sk.UnknownId("there is no party 'fra'")


@pytest.mark.parametrize(
    ("load", "reason"),
    [
        (crashes, "'lines' of local failed: RuntimeError: bad day"),
        (returns_dict, "'lines' of local returned dict, not a RawRecord"),
        (has_no_places, "'lines' of local failed: TypeError"),
        (looks_up_nothing, "there is no party 'fra'"),
    ],
)
def test_failing_loader_is_named_with_the_file(load: Callable[..., object], reason: str, account: Path) -> None:
    """A loader that raises or returns something else is named, and so is the file."""
    with pytest.raises(sk.BrokenPlugin) as raised:
        sk.load(account, plugins=with_plugin(loading(load)))

    assert str(raised.value).startswith(f"{account}: {reason}")


def test_failing_builtin_loader_is_an_input_error(account: Path) -> None:
    """A fault in what is built in is told with the file's name, and asks to be reported."""
    plugins = sk.Plugins(installed=False)
    offer = plugins.loaders[0]
    plugins.loaders = (evolve(offer, spec=evolve(offer.spec, name="own", target=crashes)),)

    with pytest.raises(sk.UnreadableInput, match="please report it"):
        sk.load(account, "own", plugins=plugins)


def test_input_errors_of_a_loader_pass() -> None:
    """What a loader says of a file keeps its type and its words."""

    def refuses_file(source: sk.Input) -> None:
        raise sk.UnreadableInput.because(source.name, "expected lines")

    with pytest.raises(sk.UnreadableInput, match="<text>: expected lines"):
        sk.loads("x", "lines", plugins=with_plugin(loading(refuses_file)))


# Checks


def always(summit: sk.Summit) -> Iterator[sk.Finding]:
    yield sk.Finding(message=f"{summit.id} is a test", pointer="/title")


def compares(summit: sk.Summit, *, context: sk.CheckContext) -> list[sk.Finding]:
    return [sk.Finding(message=text) for text in context.texts.values()]


def own_findings(*targets: Callable[..., object], **arguments: object) -> tuple[sk.Plugins, tuple[sk.Finding, ...]]:
    checks = [sk.CheckSpec(code=f"ZZ{901 + number}", target=target) for number, target in enumerate(targets)]
    plugins = with_plugin(Lines(checks=checks))
    found = sk.check(SUMMIT, plugins=plugins, **arguments)  # type: ignore[arg-type]
    return plugins, tuple(finding for finding in found if finding.code.startswith("ZZ"))


def test_checks_find_with_place_and_text() -> None:
    """A finding has the place of what it is about, and a check that asks for texts is given them."""
    place = sk.Location(start=3)
    _, findings = own_findings(always, compares, places={"/title": place}, texts={"lines": "whole text"})

    assert findings == (
        sk.Finding(code="ZZ901", message="alaska-2025 is a test", pointer="/title", location=place),
        sk.Finding(code="ZZ902", message="whole text"),
    )


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (lambda summit: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda summit: None, "TypeError: 'NoneType' object is not iterable"),
        (lambda summit: summit.party("fra"), "UnknownId: there is no party 'fra'"),
        (lambda summit: ["text"], "expected Finding, found str"),
        (lambda summit: [sk.Finding(message="x"), None], "expected Finding, found NoneType"),
        (lambda summit: [sk.Finding(message=b"x")], "TypeError: ("),
        (lambda summit: [sk.Finding(message="x", code="SK101")], "expected a finding of ZZ901, found one of SK101"),
        (
            lambda summit: [sk.Finding(message="x", pointer="title")],
            "expected a JSON pointer such as /positions/0, found 't",
        ),
        ("no_such:check", "ModuleNotFoundError: No module named 'no_such'"),
    ],
)
def test_failing_check_is_skipped(target: Callable[..., object], reason: str) -> None:
    """A check that fails is kept among the broken, and the others still find."""
    plugins, findings = own_findings(target, always)

    assert [finding.code for finding in findings] == ["ZZ902"]
    assert [(each.plugin, each.stage) for each in plugins.broken] == [("ZZ901", "check")]
    assert plugins.broken[0].reason.startswith(reason)


def test_failing_check_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    """A check that fails whenever it is asked is one line all the same."""
    plugins = with_plugin(Lines(checks=[sk.CheckSpec(code="ZZ901", target=lambda summit: 1 / 0)]))
    with caplog.at_level(logging.WARNING, "summitkit"):
        findings = [sk.check(SUMMIT, plugins=plugins) for _ in range(2)]

    assert findings[0] == findings[1]
    assert caplog.messages == ["plugin 'ZZ901' of local failed at check: ZeroDivisionError: division by zero"]


def test_spec_decides_code_and_severity() -> None:
    """A finding is as grave as its check says, whatever the finding itself says."""
    check = sk.CheckSpec(
        code="ZZ901", severity="error", target=lambda summit: [sk.Finding(message="x", severity="info")]
    )
    findings = sk.check(SUMMIT, plugins=with_plugin(Lines(checks=[check])))

    assert [(finding.code, finding.severity) for finding in findings if finding.message == "x"] == [("ZZ901", "error")]


def test_builtin_summit_has_findings_by_default() -> None:
    """Without a set of one's own, every installed check runs."""
    assert isinstance(sk.check(SUMMIT), tuple)


def test_explain_gives_the_page_of_a_check() -> None:
    """A check's page is its explanation, else its summary; the code may be in small letters."""
    checks = [
        sk.CheckSpec(code="ZZ901", target=always, summary="Short.", explanation="# Long"),
        sk.CheckSpec(code="ZZ902", target=always, summary="Short."),
        sk.CheckSpec(code="ZZ904", target=always),
    ]
    plugins = with_plugin(Lines(checks=checks))

    assert api.explain("zz901", plugins=plugins) == "# Long"
    assert api.explain("local:ZZ902", plugins=plugins) == "Short."
    assert api.explain("ZZ904", plugins=plugins) == "local does not explain ZZ904."
    with pytest.raises(sk.UnknownFormat, match="there is no check 'ZZ903'"):
        api.explain("ZZ903", plugins=plugins)


def test_every_builtin_check_has_a_page() -> None:
    """Each built-in check's page begins with a heading that names its code."""
    for offer in sk.Plugins(installed=False).checks:
        heading = api.explain(offer.name).splitlines()[0]

        assert heading.startswith(f"# {offer.name}")


def test_example_is_the_shipped_account() -> None:
    """The example is an account in English that loads."""
    example = api.example()

    assert example.name == "alaska-2025.md"
    assert example.text().startswith("#")


def test_text_of_a_file(account: Path) -> None:
    """A source's text is read for comparing quotes."""
    assert api.read_text(account) == TEXT


def test_formats_are_listed_with_defaults() -> None:
    """What can be read and written is listed without a set of one's own."""
    names = {each.name for each in api.list_formats() if each.direction == "write"}

    assert {"json", "yaml", "word", "excel"} <= names
