"""Writing: whole or not at all, one at a time, whatever happens to the process or the disk."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from ledger_texts import TEXT, draft, files, report, started_ledger, word

from pourparler.errors import OutputError, PourparlerError
from pourparler.evidence.ledger import Ledger, disk

BUSY = """
import sys
from dataclasses import replace
from ledger_texts import draft, report, word
from pourparler.evidence.ledger import Ledger
folder, name, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
ledger = Ledger.open(folder)
ledger.wait = 60.0
print("ready", flush=True)
of = report()
for n in range(rounds):
    one = draft(of, "the north", issue=f"{name}-{n}")
    ledger.add(of, [one])
    ledger.append(sys.argv[4], [word(one)])
"""


def started(folder: Path, name: str, rounds: int, reviewer: str) -> subprocess.Popen[str]:
    """Another process that adds drafts and accepts them, one by one."""
    paths = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "src")]
    found = subprocess.Popen(
        [sys.executable, "-c", BUSY, str(folder), name, str(rounds), reviewer],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert found.stdout and found.stdout.readline() == "ready\n"
    return found


def ended(*processes: subprocess.Popen[str]) -> list[int]:
    codes = [running.wait(60) for running in processes]
    for running in processes:
        if running.stdout:
            running.stdout.close()
    return codes


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return started_ledger(tmp_path / "ledger")


@pytest.mark.parametrize("reviewers", [("ana", "bo"), ("cem", "cem")])
def test_two_processes_at_once_lose_nothing(ledger: Ledger, reviewers: tuple[str, str]) -> None:
    """Two processes that add and accept at the same time, also as the same reviewer, leave all that both wrote."""
    assert ended(*(started(ledger.folder, f"p{n}", 12, who) for n, who in enumerate(reviewers))) == [0, 0]
    ledger.refresh()
    assert len(ledger.drafts()) == 2 + 24
    assert len(ledger.settled().accepted) == 1 + 24
    assert (ledger.problems, ledger.notices) == ((), ())
    assert not list(ledger.folder.glob(".lock*")) and not list(ledger.folder.glob(".*.tmp"))


def test_threads_of_one_process_wait_for_each_other(ledger: Ledger) -> None:
    """Four threads with a ledger each write ten words each, and all are there."""
    of = report()

    def work(n: int) -> None:
        mine = Ledger.open(ledger.folder)
        mine.wait = 60.0
        for m in range(10):
            mine.append("ana", [word(draft(of, "ferry", issue=f"i{n}-{m}"))])

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Ledger.open(ledger.folder).latest("ana")) == 41


def test_a_process_that_is_killed_leaves_a_readable_ledger(ledger: Ledger) -> None:
    """Killed at any moment of a loop of writes, all that was written stands, and the next writer goes on."""
    for n in range(8):
        running = started(ledger.folder, f"k{n}", 10_000, "bo")
        time.sleep(0.02 + 0.013 * n)
        running.kill()
        assert ended(running)[0] != 0
        before = Ledger.open(ledger.folder)
        ledger.append("ana", [word(draft(report(), "ferry", issue=f"n{n}"))])
        after = Ledger.open(ledger.folder)
        assert set(before.statements()) < set(after.statements())
        assert after.notices == ()
    assert not list(ledger.folder.glob(".*.tmp"))
    assert not (ledger.folder / ".lock").exists()


def test_reading_while_another_process_writes_never_sees_half_a_ledger(ledger: Ledger) -> None:
    """A reader beside a busy writer finds no problem, and never fewer statements than before."""
    running = started(ledger.folder, "w", 40, "bo")
    seen = 0
    while running.poll() is None:
        now = len(Ledger.open(ledger.folder).statements())
        assert now >= seen
        seen = now
    assert ended(running) == [0]


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
def test_a_full_disk_is_one_line_and_nothing_is_lost(ledger: Ledger, monkeypatch, where: str) -> None:
    """No space while writing, at the sync or at the rename: one clear line, the files as they were, no file beside."""
    before, said = files(ledger), ledger.settled()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if where == "write":
        monkeypatch.setattr(disk.os, "fdopen", lambda handle, mode: Full(handle))
    else:
        monkeypatch.setattr(disk.os, where, full)
    with pytest.raises(OutputError, match="No space left on device") as caught:
        ledger.append("ana", [word(ledger.drafts()[1])])
    assert "\n" not in str(caught.value)
    with pytest.raises(OutputError, match="No space left on device"):
        ledger.add(report("new", "a new text"), [])
    monkeypatch.undo()
    assert files(ledger) == before
    assert ledger.settled() == Ledger.open(ledger.folder).settled() == said


class Full:
    """A file on a disk that is full."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def __enter__(self) -> Full:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.handle)

    def write(self, data: bytes) -> int:
        os.write(self.handle, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_size_limit_of_the_system_is_one_line(ledger: Ledger, tmp_path: Path) -> None:
    """A real limit of the system, in a process of its own: one line, and the file as it was."""
    before = files(ledger)
    code = f"""
import resource, signal, sys
sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parent.parent / "src")]!r}
from ledger_texts import draft, report, word
from pourparler.evidence.ledger import Ledger
from pourparler.errors import OutputError
ledger = Ledger.open({str(ledger.folder)!r})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    ledger.append("ana", [word(ledger.drafts()[1])])
except OutputError as error:
    print(error)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.count("\n") == 1 and "wire.ana.jsonl: could not be written (File too large)" in told.stdout
    assert files(ledger) == before


def test_an_add_that_was_cut_off_can_be_done_again(tmp_path: Path, monkeypatch) -> None:
    """Whichever of the three files the disk has no room for, what is there can be read, and adding again ends well."""
    of = report()
    for stop in range(2, 6):
        ledger = Ledger.open(tmp_path / str(stop))
        done = [0]

        def limited(handle: int, done: list[int] = done, stop: int = stop) -> None:
            done[0] += 1
            if done[0] > stop:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(disk, "_settle", lambda folder: None)
        monkeypatch.setattr(disk.os, "fsync", limited)
        if stop < 5:
            with pytest.raises(OutputError):
                ledger.add(of, [draft(of, "Ana")])
        else:
            ledger.add(of, [draft(of, "Ana")])
        monkeypatch.undo()
        left = Ledger.open(ledger.folder)
        assert left.settled() == ledger.settled()
        assert bool(left.notices) == (stop == 3)  # the text alone: told, and no document yet
        left.add(of, [draft(of, "Ana")])
        assert [s.span.text for s in Ledger.open(ledger.folder).drafts()] == ["Ana"]
        assert (ledger.folder / "wire.txt").read_bytes() == TEXT.encode()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_one_line(ledger: Ledger) -> None:
    """A read-only ledger is read as ever; a write says that it cannot."""
    ledger.folder.chmod(0o500)
    try:
        assert Ledger.open(ledger.folder).drafts() == ledger.drafts()
        with pytest.raises(OutputError, match="cannot be written to"):
            ledger.append("bo", [word(ledger.drafts()[0])])
    finally:
        ledger.folder.chmod(0o700)


def test_a_ledger_where_a_file_stands_is_one_line(tmp_path: Path) -> None:
    """A file in place of the folder is no traceback, to read or to write."""
    path = tmp_path / "ledger"
    path.write_text("")
    with pytest.raises(PourparlerError, match="the ledger cannot be read"):
        Ledger.open(path)
    with pytest.raises(PourparlerError, match="the ledger cannot be made"):
        Ledger(path).append("bo", [])


def test_a_writer_that_is_interrupted_lets_go_of_the_lock(ledger: Ledger, monkeypatch) -> None:
    """Ctrl-C in the middle of a write leaves the old file, and no lock."""

    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    before = files(ledger)
    monkeypatch.setattr(disk.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ledger.append("ana", [word(ledger.drafts()[1])])
    monkeypatch.undo()
    assert {name: data for name, data in files(ledger).items() if not name.endswith(".tmp")} == before
    assert ledger.append("ana", [word(ledger.drafts()[1])])
    assert not list(ledger.folder.glob(".*.tmp"))
