"""How a package reaches a folder: all of it, or none of it."""

import io
import json
import os
import signal
import stat
import sys
import threading
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.processes import output, start

from summitkit import folders
from summitkit.errors import ExportError
from summitkit.folders import is_folder, names_in, write_folder

Content = Mapping[str, str]


def package(**tables: str) -> bytes:
    """Return a package of tables, and the descriptor first."""
    resources = [{"name": key, "path": f"{key}.csv"} for key in tables]
    descriptor = {"format": "summitkit/1", "resources": resources, "of": list(tables.values())}
    return packed({"datapackage.json": json.dumps(descriptor), **{f"{key}.csv": tables[key] for key in tables}})


def packed(files: Content | list[tuple[str, str]]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, text)
    return data.getvalue()


def held(folder: Path) -> dict[str, str]:
    """Return the files of a folder, and what they hold."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in sorted(archive.namelist())}


OLD = package(issues="old issues", outcomes="old outcomes", positions="old positions")
NEW = package(issues="new issues", parties="new parties", positions="new positions")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds an older package."""
    path = tmp_path / "tables"
    write_folder(path, OLD)
    return path


@pytest.mark.parametrize("exists", [False, True])
def test_package_is_unpacked(exists: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    """A folder that is not there is made, an empty one filled; their files have the rights of any new file."""
    path = tmp_path / "tables"
    beside = tmp_path / "beside"
    beside.touch()
    if exists:
        path.mkdir()
    size = write_folder(path, NEW)

    assert held(path) == unpacked(NEW)
    assert size == sum(len(text) for text in unpacked(NEW).values())
    assert {each.stat().st_mode for each in path.iterdir()} == {beside.stat().st_mode}


def test_older_package_is_replaced(folder: Path) -> None:
    """New tables stand in the place of old ones, those that are no more go, and what is somebody else's stays."""
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "more.csv").write_text("mine", encoding="utf-8")
    (folder / "issues.csv").chmod(0o640)
    write_folder(folder, NEW)

    assert held(folder) == {**unpacked(NEW), "notes.txt": "mine", "more.csv": "mine"}
    assert stat.S_IMODE((folder / "issues.csv").stat().st_mode) == 0o640


def test_table_that_is_gone_already_is_no_obstacle(folder: Path) -> None:
    """A stale table that somebody removed by hand is not missed."""
    (folder / "outcomes.csv").unlink()
    write_folder(folder, NEW)

    assert held(folder) == unpacked(NEW)


def other(**content: Any) -> str:  # noqa: ANN401 - JSON data
    return json.dumps(content)


@pytest.mark.parametrize(
    "files",
    [
        {"thesis.docx": "mine"},
        {"positions.csv": "mine"},
        {"datapackage.json": other(name="mine", resources=[{"path": "positions.csv"}]), "positions.csv": "mine"},
        {"datapackage.json": other(format=1)},
        {"datapackage.json": "["},
        {"datapackage.json": "[" * 100_000},
        {"datapackage.json": "[]"},
        {"datapackage.json": ""},
    ],
    ids=["document", "table", "other's", "number", "broken", "53", "list", "1"],
)
def test_folder_of_others_is_refused(files: Content, tmp_path: Path) -> None:
    """A folder that holds something and no descriptor of ours is left as it is, and the error says why."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match=r"holds '.*' and no datapackage\.json of summitkit") as raised:
        write_folder(tmp_path, NEW)

    assert "choose an empty folder" in raised.value.hint
    assert held(tmp_path) == dict(sorted(files.items()))


def make_link(path: Path) -> None:
    ours = path.parent.parent / "ours.json"
    ours.write_text(unpacked(OLD)["datapackage.json"], encoding="utf-8")
    path.symlink_to(ours)


def make_large(path: Path) -> None:
    path.touch()
    os.truncate(path, 2**40)


@pytest.mark.parametrize("make", [make_link, Path.mkdir, os.mkfifo, make_large])
def test_odd_descriptor_is_nobodys(make: Callable[[Path], None], tmp_path: Path) -> None:
    """Rows 9 to 11: a descriptor that is a link, a folder, a pipe or endless is not even read."""
    folder = tmp_path / "tables"
    folder.mkdir()
    make(folder / "datapackage.json")
    with pytest.raises(ExportError, match=r"no datapackage\.json of summitkit"):
        write_folder(folder, NEW)

    assert [path.name for path in folder.iterdir()] == ["datapackage.json"]


@pytest.mark.parametrize(
    "resources",
    [
        [{"path": "../mine.csv"}, {"path": "sub/mine.csv"}, {"path": ".mine"}],
        [{"path": ["mine.csv"]}, {"name": "mine"}, "mine.csv", None],
        "mine.csv",
        None,
    ],
)
def test_tampered_descriptor_removes_nothing(resources: object, tmp_path: Path) -> None:
    """Row 112: names that lead out of the folder, or are no names, are not followed."""
    folder = tmp_path / "tables"
    (folder / "sub").mkdir(parents=True)
    kept = [tmp_path / "mine.csv", folder / "mine.csv", folder / "sub" / "mine.csv", folder / ".mine"]
    for path in kept:
        path.touch()
    (folder / "datapackage.json").write_text(other(format="summitkit/1", resources=resources), encoding="utf-8")
    write_folder(folder, NEW)

    assert all(path.exists() for path in kept)
    assert (folder / "positions.csv").read_text(encoding="utf-8") == "new positions"


@pytest.mark.parametrize("name", ["issues.csv", "parties.csv", "outcomes.csv", "datapackage.json"])
@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/etc/hostname"), Path.mkdir, os.mkfifo])
def test_only_files_are_replaced(name: str, make: Callable[[Path], None], folder: Path) -> None:
    """Row 111: where a link, a folder or a pipe stands in the place of a file, nothing is changed."""
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    before = {path.name: path.lstat().st_mtime_ns for path in folder.iterdir()}
    with pytest.raises(ExportError, match=r"cannot write .*tables: "):
        write_folder(folder, NEW)

    assert {path.name: path.lstat().st_mtime_ns for path in folder.iterdir()} == before


def test_link_to_a_folder_is_followed(folder: Path, tmp_path: Path) -> None:
    """Row 111: a link that is the folder itself keeps pointing where it points."""
    (tmp_path / "link").symlink_to(folder.name)
    write_folder(tmp_path / "link", NEW)

    assert (tmp_path / "link").is_symlink()
    assert held(folder) == unpacked(NEW)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"datapackage.json": "{}", "../issues.csv": ""}, r"plain names in the package, found '../issues.csv'"),
        ({"datapackage.json": "{}", "/issues.csv": ""}, "plain names"),
        ({"datapackage.json": "{}", "sub/issues.csv": ""}, "plain names"),
        ({"datapackage.json": "{}", ".issues": ""}, "plain names"),
        ({"issues.csv": ""}, "one datapackage.json and no name twice"),
        ({"datapackage.json": "{}", "issues.csv": "", "Issues.csv": ""}, "one datapackage.json and no name twice"),
    ],
)
def test_other_packages_are_refused(files: Content, reason: str, tmp_path: Path) -> None:
    """Rows 17 and 103: a package whose names lead out of the folder or are one to some systems is not unpacked."""
    with pytest.raises(ValueError, match=reason):
        names_in(packed(files))
    with pytest.raises(ExportError, match=f"cannot write .*: expected .*{reason}"):
        write_folder(tmp_path / "tables", packed(files))

    assert list(tmp_path.iterdir()) == []


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    """What is no ZIP at all cannot be unpacked."""
    with pytest.raises(ExportError, match="expected a ZIP package, found other bytes"):
        write_folder(tmp_path, b"issue,party\r\n")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing/tables", "No such file or directory"),
        ("file", "File exists"),
        ("x" * 300, "File name too long"),
        ("a\0b", "null (byte|character)"),
    ],
    ids=["parent", "file", "112", "NUL"],
)
def test_impossible_folder(name: str, reason: str, tmp_path: Path) -> None:
    """Row 112: a folder that cannot be is refused, and nothing is left behind."""
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=reason):
        write_folder(tmp_path / name, NEW)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("fault", [RuntimeError("fault"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_any_fault_leaves_the_old_package(fault: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows 104 and 107: whatever is raised before all is on the disk, the old package stays and nothing else does."""

    def fail(_: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    for path in (folder, folder.parent / "another"):
        with pytest.raises(ExportError if isinstance(fault, OSError) else type(fault)):
            write_folder(path, NEW)

    assert held(folder) == unpacked(OLD)
    assert [path.name for path in folder.parent.iterdir()] == ["tables"]


class Failing:
    """A disk that moves so many files, and then no more until it is told to."""

    def __init__(self, moves: int, patch: pytest.MonkeyPatch) -> None:
        self.moves = moves
        self.replace = Path.replace
        disk = self
        patch.setattr(Path, "replace", lambda path, target: disk.move(path, target))  # noqa: PLW0108 - to be a method

    def move(self, path: Path, target: Path) -> None:
        self.moves -= 1
        if self.moves == -1:
            raise PermissionError(13, "Access is denied")
        self.replace(path, target)


@pytest.mark.parametrize("moves", range(5))
def test_failing_exchange_is_undone(moves: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one file cannot be replaced, as on Windows one that is open, those before it are put back."""
    Failing(moves, monkeypatch)
    with pytest.raises(ExportError, match="Access is denied"):
        write_folder(folder, NEW)

    assert held(folder) == unpacked(OLD)


def test_folder_without_hard_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without hard links is written to; what fails there half-way has no way back, but is whole."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_folder(folder, NEW)

    assert held(folder) == unpacked(NEW)

    Failing(2, monkeypatch)
    with pytest.raises(ExportError, match="Access is denied"):
        write_folder(folder, OLD)

    assert held(folder) == {**unpacked(NEW), "issues.csv": "old issues"}


# Hangs at a step of writing, when it has been taken so often.
HANG = """
from summitkit.folders import write_folder
import tests.test_folders as given
step, times = {step!r}, {times}
take = getattr(os, step)

def hang(*arguments, **keywords):
    global times
    times -= 1
    if times == -1:
        print("writing", flush=True)
        time.sleep(60)
    return take(*arguments, **keywords)

setattr(os, step, hang)
try:
    write_folder(path, given.NEW)
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.fixture
def with_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes import what this module has."""
    root = str(Path(__file__).parents[1])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH")))))


def stopped(path: Path, sent: signal.Signals, step: str, times: int) -> None:
    """Stop a writer by a signal at a step."""
    with start(HANG.format(step=step, times=times), path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        process.send_signal(sent)
        process.wait(30)


@pytest.mark.usefixtures("with_tests")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=["107", "108", "109"])
@pytest.mark.parametrize(("step", "times"), [("fsync", 2), ("replace", 0)])
def test_killed_writer(sent: signal.Signals, step: str, times: int, folder: Path) -> None:
    """Rows 107 to 109: a writer that is stopped half-way leaves the old package, and the next one tidies up."""
    stopped(folder, sent, step, times)

    assert {name: text for name, text in held_files(folder).items() if not name.startswith(".")} == unpacked(OLD)

    write_folder(folder, NEW)

    assert held(folder) == unpacked(NEW)


def held_files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}


@pytest.mark.usefixtures("with_tests")
def test_killed_exchange_is_made_good(tmp_path: Path) -> None:
    """Row 109: where a writer is killed between two files, each is whole, and the next writer knows them as ours."""
    folder = tmp_path / "tables"
    stopped(folder, signal.SIGKILL, "replace", 2)

    assert held_files(folder) == {"issues.csv": "new issues", "parties.csv": "new parties"}

    write_folder(folder, OLD)

    assert held(folder) == unpacked(OLD)


def test_parallel_writers(tmp_path: Path) -> None:
    """Row 110: of many writers to one folder, one wins, whole."""
    packages = [package(**{f"t{number % 3}": f"{number}", "positions": f"{number}"}) for number in range(12)]
    writers = [threading.Thread(target=write_folder, args=(tmp_path / "tables", each)) for each in packages]
    for each in writers:
        each.start()
    for each in writers:
        each.join()

    assert held(tmp_path / "tables") in [unpacked(each) for each in packages]


LOCK = """
import fcntl
fcntl.flock(os.open(path, os.O_RDONLY), fcntl.LOCK_EX)
print("locked", flush=True)
time.sleep(60)
"""


def test_living_writer_is_not_waited_for_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 110: a folder to which somebody keeps writing is left to them, with an error."""
    monkeypatch.setattr(folders, "_PATIENCE", 0.1)
    with start(LOCK, folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        with pytest.raises(ExportError, match="another program is writing to the folder"):
            write_folder(folder, NEW)
        process.kill()

    assert held(folder) == unpacked(OLD)


def test_system_without_locks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system that has no locks and opens no folder, as Windows, a folder is written to; nothing is swept."""
    make = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        return make(path, flags, mode)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(os, "open", refuse)
    (folder / ".summitkit-1.part").mkdir()
    write_folder(folder, NEW)
    (folder / ".summitkit-1.part").rmdir()

    assert held(folder) == unpacked(NEW)


def test_only_dead_parts_are_swept(folder: Path, tmp_path: Path) -> None:
    """What a killed writer left is removed; links, files and folders with more inside than it made stay."""
    dead, full = folder / ".summitkit-dead.part", folder / ".summitkit-full.part"
    dead.mkdir()
    (dead / "issues.csv").touch()
    (full / "inside").mkdir(parents=True)
    (folder / ".summitkit-link.part").symlink_to(tmp_path)
    (folder / ".summitkit-file.part").touch()
    write_folder(folder, NEW)

    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [
        ".summitkit-file.part",
        ".summitkit-full.part",
        ".summitkit-link.part",
    ]
    assert tmp_path.is_dir()


WRITE = """
from summitkit.folders import write_folder
import tests.test_folders as given
"""
ATTEMPT = "attempt(lambda: write_folder(path, given.NEW))"


@pytest.mark.usefixtures("with_tests")
def test_file_size_limit(folder: Path) -> None:
    """Row 105: where the limit on a file's size is reached, the old package stays."""
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))\n"

    assert output(f"{WRITE}{limit}{ATTEMPT}", folder) == f"cannot write {folder}: File too large"
    assert held(folder) == unpacked(OLD)


@pytest.mark.usefixtures("with_tests")
def test_read_only_folder(open_folder: Path) -> None:
    """Row 106: in a folder that the user may not write to, nothing is changed."""
    write_folder(open_folder, OLD)
    open_folder.chmod(0o555)

    # Reading a ZIP loads a codec, which nobody may not be able to.
    script = f"{WRITE}given.names_in(given.NEW)\nwithout_privileges()\n{ATTEMPT}"

    assert output(script, open_folder).endswith("Permission denied")
    assert held(open_folder) == unpacked(OLD)


@pytest.mark.parametrize(
    ("path", "found"),
    [("tables", True), ("tables/", True), ("later/", True), ("later", False), ("-", False), ("x" * 300, False)],
)
def test_folders_are_known_by_their_path(
    path: str,
    found: bool,  # noqa: FBT001 - a parameter
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A path means a folder where there is one, or where it ends as one; a dash is standard output."""
    monkeypatch.chdir(folder.parent)
    Path("-").mkdir()

    assert is_folder(path) is found
