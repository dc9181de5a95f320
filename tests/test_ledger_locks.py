"""The lock of a ledger: waited for, taken over from a process that is gone, never held by two."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from ledger_texts import files, started_ledger, word

from pourparler.errors import OutputError
from pourparler.evidence.ledger import Ledger, lock, process


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return started_ledger(tmp_path / "ledger")


def held(folder: Path, **of: object) -> Path:
    path = folder / ".lock"
    path.write_text(json.dumps({"pid": os.getpid(), "start": "", "host": process.machine(), "token": "t", **of}))
    return path


def gone() -> int:
    """The number of a process that runs no more."""
    ran = subprocess.Popen([sys.executable, "-c", ""])
    ran.wait()
    return ran.pid


@pytest.mark.parametrize("of", [{}, {"host": "elsewhere", "pid": 1}, {"start": 7, "host": None, "token": ""}])
def test_a_lock_that_is_held_is_waited_for_and_then_named(ledger: Ledger, of: dict[str, object]) -> None:
    """After the stated time one line names the file, the process and its machine; nothing was written."""
    held(ledger.folder, **of)
    ledger.wait = 0.1
    before = files(ledger)
    with pytest.raises(OutputError) as caught:
        ledger.append("bo", [word(ledger.drafts()[0])])
    pid, host = of.get("pid", os.getpid()), of.get("host", process.machine())
    assert f".lock: process {pid} on {host} is writing" in str(caught.value)
    assert files(ledger) == before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x"}'])
def test_an_unreadable_lock_is_waited_for_and_named(ledger: Ledger, content: str) -> None:
    """Nobody can tell who holds it: the line says to remove it if nothing runs."""
    (ledger.folder / ".lock").write_text(content)
    ledger.wait = 0.1
    with pytest.raises(OutputError, match="remove that file if no such process runs"):
        ledger.append("bo", [word(ledger.drafts()[0])])


def test_the_lock_of_a_process_that_is_gone_is_taken_over(ledger: Ledger) -> None:
    """Also where its number belongs to another process now, and where one was killed while taking over."""
    held(ledger.folder, pid=gone())
    assert ledger.append("bo", [word(ledger.drafts()[0])])
    if process.start(os.getpid()):
        held(ledger.folder, start="another boot:1")
        assert ledger.append("bo", [word(ledger.drafts()[1])])
    path = held(ledger.folder, pid=gone(), token="a")
    path.rename(ledger.folder / ".lock.b.over")
    held(ledger.folder, pid=gone(), token="b")
    assert ledger.append("cem", [word(ledger.drafts()[0])])
    assert not list(ledger.folder.glob(".lock*"))


def test_a_lock_that_another_took_over_first_is_left_alone(tmp_path: Path) -> None:
    """Who finds, when its turn comes, that the stale lock is no more the one it saw, replaces nothing."""
    path = held(tmp_path)
    seen = lock.Holder(gone(), "", process.machine(), "stale")
    before = path.read_bytes()
    assert not lock._taken_over(path, seen, lock._me(), time.monotonic() + 1, 0)
    assert [one.name for one in tmp_path.iterdir()] == [".lock"] and path.read_bytes() == before


def test_many_that_find_a_stale_lock_never_hold_it_together(tmp_path: Path) -> None:
    """Of threads that all see the lock of a process that is gone, one at a time comes in."""
    dead = gone()
    inside, most, rounds = [0], [0], [0]
    guard = threading.Lock()

    def work() -> None:
        for _ in range(5):
            with lock.locked(tmp_path, 60.0):
                with guard:
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                    rounds[0] += 1
                time.sleep(0.001)
                with guard:
                    inside[0] -= 1
                held(tmp_path, pid=dead, token=f"{rounds[0]}")  # as if it had been killed here

    threads = [threading.Thread(target=work) for _ in range(6)]
    held(tmp_path, pid=dead)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most[0], rounds[0]) == (1, 30)


def test_a_file_system_without_hard_links_locks_too(ledger: Ledger, monkeypatch) -> None:
    """Where a link cannot be made, the lock file is made directly, and holds as well."""

    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(lock.os, "link", none)
    with lock.locked(ledger.folder):
        ledger.wait = 0.1
        with pytest.raises(OutputError, match=f"process {os.getpid()} on"):
            ledger.append("bo", [word(ledger.drafts()[0])])
    assert ledger.append("bo", [word(ledger.drafts()[0])])


def test_the_signals_that_end_a_process_are_not_sent_by_asking(tmp_path: Path) -> None:
    """To ask whether a process runs leaves it running."""
    running = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"])
    try:
        assert process.runs(running.pid) and running.poll() is None
        running.send_signal(signal.SIGTERM)
        running.wait()
        assert not process.runs(running.pid)
    finally:
        running.kill()
        running.wait()
