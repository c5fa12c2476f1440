"""The command line as a whole: help, exit codes, interrupts and pipes."""

import os
import runpy
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.conftest import Run
from tests.conftest import Install

import summitkit
from summitkit import cli
from summitkit.cli import failures

COMMANDS = ("export", "check", "diff", "map", "new", "formats", "plugins", "schema", "explain", "demo")
Start = Callable[..., "subprocess.Popen[bytes]"]


def test_version_is_the_packages(run: Run) -> None:
    """The version is the package's own."""
    ran = run("--version")

    assert (ran.code, ran.out, ran.err) == (0, f"summitkit {summitkit.__version__}\n", "")


def test_version_loads_next_to_nothing() -> None:
    """Asking for the version loads click, and neither attrs nor pluggy nor any format."""
    heavy = ("attrs", "pluggy", "cattrs", "docx", "openpyxl", "babel", "rich", "importlib.metadata")
    code = (
        "import sys; from summitkit.cli import main; main(['--version']);"
        f"print(*[name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[1:] == [""]


def seconds(*command: str) -> float:
    """Return how long a command takes at best: a busy machine only ever adds to it."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def test_version_takes_no_time() -> None:
    """Asking for the version takes at most 1.5 times as long as importing attrs, pluggy and click."""
    imports = seconds(sys.executable, "-c", "import attrs, pluggy, click")

    assert seconds(sys.executable, "-m", "summitkit", "--version") <= 1.5 * imports


def test_module_runs_as_the_command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """`python -m summitkit` is the command."""
    monkeypatch.setattr(sys, "argv", ["summitkit", "--version"])
    with pytest.raises(SystemExit) as raised:
        runpy.run_module("summitkit", run_name="__main__")

    assert raised.value.code == 0
    assert capfd.readouterr().out == f"summitkit {summitkit.__version__}\n"


def test_help_names_every_command(run: Run) -> None:
    """The help lists the commands in order, each with a whole sentence."""
    ran = run("--help")
    listed = ran.out.split("Commands:\n")[1].splitlines()

    assert ran.code == 0
    assert tuple(line.split()[0] for line in listed) == COMMANDS
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_command_has_an_example(run: Run, command: str) -> None:
    """The help of a command shows it in use."""
    ran = run(command, "--help")

    assert ran.code == 0
    assert f"\n  summitkit {command}" in ran.out


def test_no_command_shows_the_help(run: Run) -> None:
    """Without a command there is the help, as wrong usage."""
    ran = run()

    assert ran.code == 2
    assert "Commands:" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["exprot"], "Error: no such command 'exprot'; did you mean 'export'?"),
        (["?"], f"Error: no such command '?'; there are {', '.join(COMMANDS)}"),
        (["--verbose"], "Error: No such option"),
    ],
)
def test_unknown_command_is_wrong_usage(run: Run, arguments: list[str], said: str) -> None:
    """A slip in the command or in an option is wrong usage, answered with what there is."""
    ran = run(*arguments)

    assert ran.code == 2
    assert said in ran.err


def test_unknown_command_is_no_command() -> None:
    """The group itself knows no other command."""
    assert cli.group.get_command(cli.group.make_context("summitkit", ["schema"]), "missing") is None


def test_commands_serve_clicks_own_runner() -> None:
    """The group is an ordinary click group, for those who test or document it as such."""
    result = CliRunner().invoke(cli.group, ["schema"], obj={})

    assert result.exit_code == 0
    assert '"$schema"' in result.output


@pytest.mark.parametrize("arguments", [["--debug", "export", "no"], ["export", "--debug", "no"]])
def test_debug_shows_the_traceback(run: Run, arguments: list[str]) -> None:
    """With --debug, before or after the command, the traceback precedes the line and the code stays."""
    ran = run(*arguments, "-o", "b.json")

    assert ran.code == 3
    assert ran.err.startswith("Traceback")
    assert ran.said[-1] == "no: cannot be read: No such file or directory"


def test_own_fault_is_told_as_such(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of summitkit is one line, asks to be reported, and has a code of its own."""
    monkeypatch.setattr("summitkit.api.json_schema", lambda: 1 / 0)
    ran = run("schema")

    assert ran.code == 70
    assert ran.said == [
        "error: a fault of summitkit: ZeroDivisionError: division by zero",
        "hint: run it again with --debug, and report what it says",
    ]


def test_completion_offers_the_commands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell that completes a command line is answered with the commands."""
    asked = {"_SUMMITKIT_COMPLETE": "bash_complete", "COMP_WORDS": "summitkit ex", "COMP_CWORD": "1"}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    ran = run()

    assert (ran.code, ran.out.split()) == (0, ["plain,export", "plain,explain"])


SLOW = """
import sys, time
from pathlib import Path
from summitkit import ExporterSpec, hookimpl
class Slow:
    def export(self, summit, out):
        out.write(b"half")
        Path("started").touch()
        time.sleep(60)
@hookimpl
def summitkit_exporters():
    return [ExporterSpec(name="slow", target=Slow, suffixes=[".slow"])]
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_leaves_no_trace(start: Start, install: Install, folder: Path, number: int, code: int) -> None:
    """Rows 107, 108, 119: a plugin that hangs can be interrupted; the old file stays, and nothing else is left."""
    install("summitkit-slow", SLOW)
    (folder / "b.slow").write_text("before", encoding="utf-8")
    process = start("export", "alaska.lines", "-o", "b.slow", "-q")
    while not (folder / "started").exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.send_signal(number)
    out, err = process.communicate(timeout=20)

    assert (process.returncode, out) == (code, b"")
    assert err.decode().splitlines() == ["interrupted; no file was left half written"]
    assert sorted(path.name for path in folder.iterdir()) == ["alaska.lines", "b.slow", "started"]
    assert (folder / "b.slow").read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize(
    "arguments", [["schema"], ["--help"], ["export", "alaska.lines", "-q", "-o", "-", "--to", "json"]]
)
def test_reader_that_goes_away_is_no_error(start: Start, arguments: list[str]) -> None:
    """When nobody reads standard output any more, the command ends without a word, as by SIGPIPE."""
    process = start(*arguments)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=20)

    assert (process.returncode, err) == (141, b"")


def test_output_is_discarded_once_nobody_reads(capfd: pytest.CaptureFixture[str]) -> None:
    """After a broken pipe, also one that an export met, standard output goes nowhere, so that Python can end."""
    broken = summitkit.ExportError("cannot write -")
    broken.__cause__ = BrokenPipeError()
    codes = [failures.report(BrokenPipeError()), failures.report(broken)]
    os.write(1, b"unread")

    assert codes == [141, 141]
    assert capfd.readouterr() == ("", "")


def test_full_disk_behind_standard_output() -> None:
    """Row 104: standard output that cannot take the data is a failed export, told in one line."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "summitkit", "schema"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr) == (5, b"error: cannot write to standard output: No space left on device\n")


def test_errors_of_standard_output_fail_the_export(capfd: pytest.CaptureFixture[str]) -> None:
    """An error of the operating system outside any file is one of standard output."""
    assert failures.report(OSError(28, "No space left on device")) == 5
    assert capfd.readouterr().err == "error: cannot write to standard output: No space left on device\n"


def test_closed_standard_output_is_no_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that was started without standard output fails only where it has data for it."""
    monkeypatch.setattr(sys, "stdout", None)

    assert run("export", "alaska.lines", "-o", "b.json", "-q").code == 0
    assert run("export", "alaska.lines", "-o", "-", "--to", "json", "-q").code == 5
    assert run("schema").code == 5


@pytest.mark.parametrize("command", [["formats"], ["formats", "--json"], ["plugins"], ["schema"], ["explain", "SK301"]])
def test_closed_standard_output_takes_no_data(command: list[str]) -> None:
    """Data that a command cannot put anywhere is a failure, told in one line."""
    line = f"exec {shlex.join([sys.executable, '-m', 'summitkit', *command])} >&-"
    done = subprocess.run(["/bin/sh", "-c", line], stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (5, b"error: cannot write to standard output: there is none\n")


def test_termination_is_an_interrupt(run: Run, install: Install) -> None:
    """SIGTERM passes through a plugin as the user's interrupt does, and the handler from before is back afterwards."""
    source = SLOW.replace('Path("started").touch()', "signal.raise_signal(signal.SIGTERM)").replace(
        "import sys, time", "import signal, time"
    )
    install("summitkit-slow", source)
    before = signal.getsignal(signal.SIGTERM)
    ran = run("export", "alaska.lines", "-o", "b.slow", "-q")

    assert (ran.code, ran.said) == (143, ["interrupted; no file was left half written"])
    assert signal.getsignal(signal.SIGTERM) is before


def test_hint_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    """A hint that stands in the message has no line of its own."""
    with pytest.raises(summitkit.InvalidValue) as raised:
        summitkit.Party(id="usa", name="United States", kind="sate")  # type: ignore[arg-type]
    failures.report(raised.value)

    assert capfd.readouterr().err.count("did you mean 'state'?") == 1


def test_keyboard_interrupt_is_130(capfd: pytest.CaptureFixture[str]) -> None:
    """An interrupt that names no signal is that of the keyboard."""
    assert failures.report(KeyboardInterrupt()) == 130
    assert "interrupted" in capfd.readouterr().err


def test_any_terminal_encoding_will_do(start: Start, folder: Path) -> None:
    """A terminal that cannot show a letter is given an escape, and data stays UTF-8."""
    (folder / "málaga.json").write_text('{"id": "malaga", "title": "北京", "host": "fra"}', encoding="utf-8")
    written, _ = start("export", "málaga.json", "-o", "-", "--to", "lines", PYTHONIOENCODING="ascii").communicate()
    listed, said = start("check", "málaga.json", PYTHONIOENCODING="ascii").communicate()

    assert written.decode() == "lines\nmalaga\n北京\n"
    assert listed.startswith(b"m\\xe1laga.json: ")
    assert said.strip().endswith((b"finding", b"findings"))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (summitkit.OptionError("x"), 2),
        (summitkit.UnreadableInput.because("a", "x"), 3),
        (summitkit.InvalidRecord("a", []), 3),
        (summitkit.InvalidValue("x"), 3),
        (summitkit.UnknownFormat("x"), 4),
        (summitkit.BrokenPlugin("x"), 4),
        (summitkit.ConflictingPlugins("x"), 4),
        (summitkit.ExportError("x"), 5),
        (ValueError("x"), 70),
    ],
)
def test_each_error_has_its_code(error: Exception, code: int) -> None:
    """The exit codes are those of the documentation."""
    assert failures.report(error) == code
