"""Running the command line in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen
from tests.lines import TEXT
from tests.processes import interruptible

from summitkit.cli import main

LINES_PLUGIN = "from tests.lines import Lines as plugin\n"


@frozen
class Ran:
    """What a command left behind."""

    code: int
    """Exit code."""
    out: str
    """Standard output."""
    err: str
    """Standard error."""

    @property
    def said(self) -> list[str]:
        """Return the lines of standard error."""
        return self.err.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, which holds `alaska.lines` and nothing else."""
    path = tmp_path / "work"
    path.mkdir()
    monkeypatch.chdir(path)
    (path / "alaska.lines").write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def run(folder: Path, install: Callable[..., Path], capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command line in this process, with the plugin for tests installed."""
    install("summitkit-lines", LINES_PLUGIN, entry_points="[summitkit]\nlines = summitkit_lines:plugin\n")

    def run_command(*arguments: str | Path) -> Ran:
        code = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def start(folder: Path, install: Callable[..., Path]) -> Callable[..., "subprocess.Popen[bytes]"]:
    """Return a function that starts a command line as a process, with the plugin for tests installed."""
    packages = install("summitkit-lines", LINES_PLUGIN, entry_points="[summitkit]\nlines = summitkit_lines:plugin\n")
    path = os.pathsep.join((str(packages), str(Path(__file__).parents[2])))

    def start_command(*arguments: str, **settings: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "summitkit", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, **settings},
            preexec_fn=interruptible,  # noqa: PLW1509 - the tests that use it have no other threads
        )

    return start_command
