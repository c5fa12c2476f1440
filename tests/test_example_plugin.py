"""The example plugin, installed by pip and used as a user would."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

import summitkit as sk

PROJECT = Path(__file__).parents[1] / "examples" / "plugin"
SUMMIT = sk.Summit(
    id="alaska-2025",
    title="Alaska summit",
    parties=(sk.Party(id="usa", name="United States", kind="state"),),
    outcomes=(
        sk.Outcome(kind="no_agreement", evidence=(sk.Evidence(source="article"),)),
        sk.Outcome(kind="agreement_to_meet", text="The two will meet again in Moscow."),
    ),
    commitments=(
        sk.Commitment(id="list", text="Hand over a list of systems.", obligors=("usa",), deadline="2025-09"),
        sk.Commitment(id="talk", text="Keep talking."),
    ),
    divergences=(sk.Divergence(kind="contradiction"),),
    sources=(sk.Source(id="article", title="After the summit"),),
)
LINES = """\
Alaska summit
- No agreement [After the summit]
- The two will meet again in Moscow.
- United States: Hand over a list of systems. (by 2025-09)
- Keep talking.
"""

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment of its own, in which pip has installed the plugin."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    # The libraries of the running environment, editable ones included, so that nothing is downloaded.
    installed = sysconfig.get_paths()["purelib"]
    Path(paths["purelib"], "installed.pth").write_text(
        f"import site; site.addsitedir({installed!r})\n", encoding="utf-8"
    )
    own = Path(paths["scripts"], Path(sys.executable).name)
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "--quiet")
    command = [sys.executable, "-m", "pip", "--python", str(own), "install", *offline, str(PROJECT)]
    subprocess.run(command, check=True, cwd=folder)
    return own


@pytest.fixture
def summitkit(python: Path, tmp_path: Path) -> Command:
    """Return the command line of that environment, in a folder with a record."""
    sk.export(SUMMIT, tmp_path / "alaska.json")

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [python, "-m", "summitkit", *arguments],
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_plugin_writes_by_suffix(summitkit: Command, tmp_path: Path) -> None:
    """Once it is installed, the suffix alone chooses the plugin's format, and its note is told."""
    done = summitkit("export", "alaska.json", "-o", "alaska.press")

    assert done.returncode == 0
    assert (tmp_path / "alaska.press").read_text(encoding="utf-8") == LINES
    assert "  note: where accounts differ was left out (1)" in done.stderr.splitlines()


def test_plugin_writes_by_name(summitkit: Command) -> None:
    """Its format can be named, bare and with its distribution, and takes options."""
    bare = summitkit("export", "alaska.json", "-q", "-o", "-", "--to", "press", "-O", "sources=no")
    full = summitkit("export", "alaska.json", "-q", "-o", "-", "--to", "summitkit-press:press", "-O", "width=30")

    assert bare.stdout == LINES.replace(" [After the summit]", "")
    assert "- No agreement [After the\n  summit]\n" in full.stdout


def test_plugin_checks_its_options(summitkit: Command) -> None:
    """A value that its options refuse is a wrong option, in one line."""
    done = summitkit("export", "alaska.json", "-o", "a.press", "-O", "width=3")

    assert done.returncode == 2
    assert done.stderr.startswith("error: press: 'width' must be >= 20: 3")


def test_plugin_is_listed(summitkit: Command) -> None:
    """The lists of formats and plugins name it with what it offers."""
    formats = summitkit("formats").stdout
    plugins = summitkit("plugins").stdout

    assert "width=whole number (default 78); sources=true or false (default true)" in formats
    assert [line.split() for line in plugins.splitlines() if "press" in line] == [
        ["summitkit-press", "0.1.0", "press", "exporters", "in", "use"]
    ]
