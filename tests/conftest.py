"""Fixtures that several test modules share."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Install = Callable[..., Path]


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
