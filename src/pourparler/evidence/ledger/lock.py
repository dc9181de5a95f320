"""One writer at a time: a lock file beside the ledger that says who holds it.

The file appears with its content at once (a hard link to a finished file; where the file system has none, O_EXCL).
It holds the process, its start and the machine, so that the lock of a process that is gone can be told from one that
is held. To take over such a lock, a process must first hold a lock of the same kind whose name carries the token of
the stale one: one process only can be there at a time, and it looks again before it replaces anything.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

from pourparler.errors import OutputError
from pourparler.evidence.ledger import process

LOCK = ".lock"
WAIT = 10.0  # seconds until a writer gives up
_PAUSE = 0.02
_DEEP = 3  # locks to take over a lock to take over a lock: no more than this
_COUNT = count(1)


@dataclass(frozen=True)
class Holder:
    pid: int
    start: str  # tells two processes apart that had the same number; empty where the system does not say
    host: str
    token: str

    def gone(self) -> bool:
        """Whether that process runs no more. Of another machine nothing is known, so it counts as running."""
        return self.host == process.machine() and not process.runs(self.pid, self.start)

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host or 'an unknown machine'}"


def _me() -> Holder:
    pid, start = os.getpid(), process.start(os.getpid())
    return Holder(pid, start, process.machine(), f"{pid}-{threading.get_ident()}-{next(_COUNT)}-{time.time_ns()}")


def _holder(path: Path) -> Holder | None:
    """Who holds the lock; None where nobody does. An unreadable lock is held by nobody that is known."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:  # Windows, while the file is being removed
        return Holder(0, "", "", "")
    try:
        found = json.loads(data)
        return Holder(int(found["pid"]), str(found["start"]), str(found["host"]), str(found["token"]))
    except (ValueError, KeyError, TypeError):
        return Holder(0, "", "", "")


def _created(path: Path, holder: Holder) -> bool:
    """Makes the lock file unless there is one."""
    data = json.dumps(asdict(holder)).encode()
    aside = path.with_name(f"{LOCK}.{holder.token}.new")
    try:
        aside.write_bytes(data)
        try:
            os.link(aside, path)
        except FileExistsError:
            return False
        except (OSError, NotImplementedError):
            return _created_directly(path, data)
        return True
    finally:
        with suppress(OSError):
            aside.unlink()


def _created_directly(path: Path, data: bytes) -> bool:
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return True


def _taken_over(path: Path, stale: Holder, holder: Holder, until: float, depth: int) -> bool:
    """Replaces the lock of a process that is gone; False where another did so first."""
    guard, mine = path.with_name(f"{LOCK}.{stale.token}.over"), _me()
    try:
        _acquire(guard, mine, until, depth + 1)
        if _holder(path) != stale:
            return False
        aside = path.with_name(f"{LOCK}.{holder.token}.new")
        aside.write_bytes(json.dumps(asdict(holder)).encode())
        os.replace(aside, path)
        return True
    finally:
        _released(guard, mine)


def _acquire(path: Path, me: Holder, until: float, depth: int = 0) -> None:
    while True:
        if _created(path, me):
            return
        held = _holder(path)
        if held and held.token and held.gone() and depth < _DEEP and _taken_over(path, held, me, until, depth):
            return
        if held is None:
            continue
        if time.monotonic() > until:
            raise OutputError(
                f"{path}: {held} is writing to this ledger, and did not finish in time; nothing was changed; "
                "try again, or remove that file if no such process runs"
            )
        time.sleep(_PAUSE)


def _released(path: Path, holder: Holder) -> None:
    if _holder(path) == holder:
        with suppress(OSError):
            path.unlink()


@contextmanager
def locked(folder: Path, wait: float = WAIT) -> Iterator[None]:
    """Holds the ledger in ``folder`` for writing; waits ``wait`` seconds for another process.

    Raises OutputError, naming who holds it, where that takes longer, or where the folder cannot be written to.
    """
    path, mine = folder / LOCK, _me()
    try:
        try:
            _acquire(path, mine, time.monotonic() + wait)
        except OSError as error:
            raise OutputError(f"{folder}: the ledger cannot be written to: {error.strerror or error}") from None
        yield
    finally:  # also where an interruption came between the file and our knowing of it
        _released(path, mine)
