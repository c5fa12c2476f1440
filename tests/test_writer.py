"""How bytes reach a disk: whole, or not at all."""

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from tests.processes import output, start

from summitkit import writer
from summitkit.errors import ExportError
from summitkit.writer import write_file

WRITE = "attempt(lambda: write_file(path, b'new' * 100_000))"
# Writes, says so, and waits for what happens then.
HANG = """
def hang(descriptor):
    print('writing', flush=True)
    time.sleep(60)
os.fsync = hang
try:
    write_file(path, b'new' * 100_000)
except KeyboardInterrupt:
    sys.exit(130)
"""


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".summitkit-"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a file that was there before."""
    path = tmp_path / "briefing.docx"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def hanging(target: Path) -> Iterator["subprocess.Popen[str]"]:
    """Return a process that is in the middle of writing to the target."""
    with start(HANG, target) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


def test_new_file_is_written(tmp_path: Path) -> None:
    """A new file holds what was written, with the rights that any new file gets, and nothing else is left."""
    beside = tmp_path / "beside"
    beside.touch()
    path = tmp_path / "a.json"
    write_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode == beside.stat().st_mode
    assert sorted(tmp_path.iterdir()) == [path, beside]


def test_old_file_is_replaced_and_keeps_its_mode(target: Path) -> None:
    """A file is replaced at once and whole; who may read it does not change."""
    target.chmod(0o640)
    before = target.open("rb")
    write_file(target, b"new")

    with before:
        assert before.read() == b"old"
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_part_of_a_private_file_is_private(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What replaces a private file can be read by nobody else while it is written."""
    target.chmod(0o600)
    modes = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode)))
    write_file(target, b"new")

    assert modes[0] == 0o600


@pytest.mark.parametrize(
    "fault", [RuntimeError("fault"), KeyboardInterrupt(), SystemExit(3)], ids=lambda f: type(f).__name__
)
def test_any_fault_leaves_the_old_file(fault: BaseException, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 107: whatever is raised while a file is written, the old one stays and nothing else does."""

    def fail(_: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(fault)):
        write_file(target, b"new")

    assert target.read_bytes() == b"old"
    assert left_over(target.parent) == []


SMALL_DISK = f"""
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", path.parent], check=True)
path.write_bytes(b'old')
{WRITE}
print(path.read_bytes(), os.listdir(path.parent))
"""


def test_full_disk(tmp_path: Path) -> None:
    """Row 104: where the disk is full, the old file stays and the half-written one goes."""
    alone = ("unshare", "--map-root-user", "--mount")
    if not shutil.which(alone[0]) or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system does not let a test mount a small disk")
    target = tmp_path / "a.json"
    printed = output(SMALL_DISK, target, *alone).splitlines()

    assert printed == [f"cannot write {target}: No space left on device", "b'old' ['a.json']"]


def test_file_size_limit(target: Path) -> None:
    """Row 105: where the limit on a file's size is reached, the old file stays."""
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"

    assert output(limit + WRITE, target) == f"cannot write {target}: File too large"
    assert target.read_bytes() == b"old"
    assert left_over(target.parent) == []


def test_full_device() -> None:
    """Row 104: a device that takes nothing is an error."""
    with pytest.raises(ExportError, match="cannot write /dev/full: No space left on device"):
        write_file(Path("/dev/full"), b"new")


def test_device_is_written_to() -> None:
    """A device is written to as it is, and not replaced by a file."""
    write_file(Path("/dev/null"), b"new")

    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_pipe_is_written_to(tmp_path: Path) -> None:
    """A named pipe gets the bytes and stays a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"new")
    reader.join()

    assert received == [b"new"]
    assert pipe.is_fifo()


def test_read_only_folder(open_folder: Path) -> None:
    """Row 106: in a folder that the user may not write to, the old file stays."""
    target = open_folder / "a.json"
    target.write_bytes(b"old")
    target.chmod(0o666)
    open_folder.chmod(0o555)
    script = f"without_privileges()\n{WRITE}"

    assert output(script, target) == f"cannot write {target}: Permission denied"
    assert target.read_bytes() == b"old"
    assert [path.name for path in open_folder.iterdir()] == ["a.json"]


def test_folder_that_cannot_be_listed(open_folder: Path) -> None:
    """A folder that may be written to but not listed is no obstacle."""
    target = open_folder / "a.json"
    open_folder.chmod(0o733)
    output(f"without_privileges()\n{WRITE}", target)

    assert target.read_bytes() == b"new" * 100_000


@pytest.mark.parametrize(
    ("sent", "code", "stays"),
    [(signal.SIGINT, 130, 0), (signal.SIGTERM, -signal.SIGTERM, 1), (signal.SIGKILL, -signal.SIGKILL, 1)],
    ids=["107", "108", "109"],
)
def test_killed_writer(
    sent: signal.Signals, code: int, stays: int, target: Path, hanging: "subprocess.Popen[str]"
) -> None:
    """Rows 107 to 109: a writer that is stopped half-way leaves the old file, and the next one tidies up."""
    hanging.send_signal(sent)
    hanging.wait(30)

    assert hanging.returncode == code
    assert target.read_bytes() == b"old"
    assert len(left_over(target.parent)) == stays

    write_file(target, b"new")

    assert target.read_bytes() == b"new"
    assert left_over(target.parent) == []


def test_living_writer_is_left_alone(target: Path, hanging: "subprocess.Popen[str]") -> None:
    """Row 110: what another writer is still writing is not swept."""
    write_file(target, b"new")

    assert hanging.poll() is None
    assert len(left_over(target.parent)) == 1


def test_parallel_writers(target: Path) -> None:
    """Row 110: of many writers to one path, one wins, whole."""
    contents = [bytes([number]) * 100_000 for number in range(24)]
    writers = [threading.Thread(target=write_file, args=(target, content)) for content in contents]
    for each in writers:
        each.start()
    for each in writers:
        each.join()

    assert target.read_bytes() in contents
    assert left_over(target.parent) == []


def test_part_swept_too_early_is_made_again(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 110: a part that another writer sweeps before it is locked is made anew."""
    opened = []
    make = os.open

    def swept(path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = make(path, flags, mode)
        opened.append(path)
        if len(opened) == 1:
            Path(path).unlink()
        return descriptor

    monkeypatch.setattr(os, "open", swept)
    write_file(target, b"new")

    assert target.read_bytes() == b"new"
    assert left_over(target.parent) == []


def test_only_dead_parts_are_swept(target: Path) -> None:
    """Files of others stay: other names, folders, and links, however they are called."""
    folder = target.parent
    kept = [".summitkit-notes", "summitkit-1.part", ".summitkit-folder.part", ".summitkit-link.part"]
    (folder / kept[0]).touch()
    (folder / kept[1]).touch()
    (folder / kept[2]).mkdir()
    (folder / kept[3]).symlink_to(target)
    (folder / ".summitkit-dead.part").touch()
    write_file(target, b"new")

    assert sorted(path.name for path in folder.iterdir()) == sorted([*kept, target.name])
    assert target.read_bytes() == b"new"


def test_link_keeps_pointing(target: Path, tmp_path: Path) -> None:
    """Row 111: a link stays a link, and what it points to is replaced."""
    link = tmp_path / "link.docx"
    link.symlink_to(target.name)
    write_file(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_link_to_nothing_makes_the_file(tmp_path: Path) -> None:
    """Row 111: a link to a file that is not there yet brings it into being."""
    link = tmp_path / "link.docx"
    link.symlink_to("later.docx")
    write_file(link, b"new")

    assert link.is_symlink()
    assert (tmp_path / "later.docx").read_bytes() == b"new"


def test_circular_link(tmp_path: Path) -> None:
    """Row 111: links that lead in a circle are an error."""
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(ExportError, match="the link leads back to itself"):
        write_file(tmp_path / "a", b"new")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing/a.json", "No such file or directory"),
        (".", "Is a directory"),
        ("x" * 300, "File name too long"),
        ("a\0b", "a path holds no zero byte"),
    ],
    ids=["folder", "directory", "112", "NUL"],
)
def test_impossible_target(name: str, reason: str, tmp_path: Path) -> None:
    """Row 112: a target that cannot be is refused, and nothing is left behind."""
    with pytest.raises(ExportError, match=reason):
        write_file(tmp_path / name, b"new")

    assert list(tmp_path.iterdir()) == []


def test_temporary_folder_is_not_used(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 114: the part stands beside its target, so the system's folder for temporary files may be anywhere."""
    monkeypatch.setenv("TMPDIR", "/nonexistent")
    seen: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.extend(left_over(target.parent)))
    write_file(target, b"new")

    assert len(seen) == 1


def test_file_system_without_locks(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has no locks can still be written to; nothing is swept there."""

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuse)
    (target.parent / ".summitkit-dead.part").touch()
    write_file(target, b"new")

    assert target.read_bytes() == b"new"
    assert left_over(target.parent) == [".summitkit-dead.part"]


WITHOUT_POSIX = """
import os, sys
sys.modules['fcntl'] = None
del os.fchmod, os.fchown, os.mkfifo, os.O_NOFOLLOW, os.O_NONBLOCK
from pathlib import Path
from summitkit.writer import write_file
write_file(Path(sys.argv[1]), b'new')
"""


def test_module_needs_nothing_of_posix(target: Path) -> None:
    """On a system without locks and the calls that only POSIX has, the module is imported and writes."""
    subprocess.run([sys.executable, "-c", WITHOUT_POSIX, str(target)], check=True, timeout=60)

    assert target.read_bytes() == b"new"
    assert left_over(target.parent) == []


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this system refuse what Windows does: locks, opening a folder, and moving or removing an open file."""
    opened: list[BinaryIO] = []
    make, move = os.open, os.replace

    def open_file(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied")
        return make(path, flags, mode)

    def open_kept(*arguments: Any, **keywords: Any) -> Any:  # noqa: ANN401 - as builtins.open
        opened.append(open(*arguments, **keywords))  # noqa: PTH123, SIM115 - the question is when it is closed
        return opened[-1]

    def move_closed(part: Path, target: Path) -> None:
        if not all(file.closed for file in opened):
            raise PermissionError(errno.EACCES, "Permission denied")
        move(part, target)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(os, "open", open_file)
    monkeypatch.setattr(os, "replace", move_closed)
    monkeypatch.setattr(writer, "open", open_kept, raising=False)
    monkeypatch.setattr(writer, "_POSIX", False)


@pytest.mark.usefixtures("windows")
def test_windows_is_written_to(target: Path) -> None:
    """On Windows an old file is replaced and a new one made; a part, which may be a living writer's, is not swept."""
    (target.parent / ".summitkit-1.part").touch()
    write_file(target, b"new")
    write_file(target.with_name("new.json"), b"new")

    assert target.read_bytes() == target.with_name("new.json").read_bytes() == b"new"
    assert left_over(target.parent) == [".summitkit-1.part"]


@pytest.mark.usefixtures("windows")
def test_old_file_survives_on_windows(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program has open cannot be replaced on Windows: it stays, and nothing else does."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ExportError, match="Access is denied"):
        write_file(target, b"new")

    assert target.read_bytes() == b"old"
    assert left_over(target.parent) == []
