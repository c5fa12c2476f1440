"""What a user reads when a record is broken: the whole message, every problem with its line."""

from pathlib import Path

import pytest
from tests.conftest import Golden

import summitkit as sk

FOLDER = Path(__file__).parent / "golden" / "messages"
BROKEN = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("name", BROKEN)
def test_message_names_everything_wrong(name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken record is refused with all of its problems, in the order of the file, each on one line."""
    monkeypatch.chdir(FOLDER)
    with pytest.raises(sk.InputError) as caught:
        sk.load(name, plugins=sk.Plugins(installed=False))

    golden(f"messages/{name}.txt", f"{caught.value}\n")
    assert all(line.startswith(f"{name}: line ") for line in str(caught.value).splitlines())
