"""Python in a process of its own: for what a test must not do to the process that runs the tests."""

import signal
import subprocess
import sys
from pathlib import Path

# Imports come first, since nobody may not be able to read where Python is installed.
PRELUDE = """
import os, resource, subprocess, sys, time
from pathlib import Path
from summitkit.errors import SummitkitError
from summitkit.reader import read_input
from summitkit.writer import write_file

def without_privileges():
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)

def attempt(work):
    try:
        work()
    except SummitkitError as error:
        print(error)

path = Path(sys.argv[1])
"""


def interruptible() -> None:
    """Let a process be interrupted although whoever runs the tests cannot be, as what runs in the background cannot."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(script: str, path: Path, *wrapper: str) -> "subprocess.Popen[str]":
    """Start a script that knows `path` and the functions of the prelude, under the command `wrapper` if given."""
    command = [*wrapper, sys.executable, "-c", PRELUDE + script, str(path)]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - the tests that use it have no other threads
    )


def output(script: str, path: Path, *wrapper: str) -> str:
    """Return what a script prints, which must end well."""
    with start(script, path, *wrapper) as process:
        printed, complaints = process.communicate(timeout=60)

    assert (process.returncode, complaints) == (0, "")
    return printed.strip()
