"""Fixtures that several test modules share."""

import importlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

Install = Callable[..., Path]
Golden = Callable[[str, str], None]

# A whole summit takes a while to make, and longer on a busy machine: no bound on one example's time.
settings.register_profile("summitkit", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("brief", settings.get_profile("summitkit"), max_examples=10)
settings.load_profile("summitkit")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the golden files anew, for a person to look at the difference."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that every user may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with a file of tests/golden."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a distribution with a plugin module, and returns the folder it is in."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    modules = []

    def install_distribution(
        distribution: str, source: str = "", *, entry_points: str | None = None, metadata: bytes | None = b""
    ) -> Path:
        module = distribution.replace("-", "_")
        modules.append(module)
        (folder / f"{module}.py").write_text(source, encoding="utf-8")
        info = folder / f"{module}-1.2.dist-info"
        info.mkdir()
        plugin = distribution.removeprefix("summitkit-")
        declared = f"[summitkit]\n{plugin} = {module}\n" if entry_points is None else entry_points
        (info / "entry_points.txt").write_text(declared, encoding="utf-8")
        if metadata is not None:
            text = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n".encode()
            (info / "METADATA").write_bytes(text + metadata)
        importlib.invalidate_caches()
        return folder

    yield install_distribution
    for module in modules:
        sys.modules.pop(module, None)
