"""Files written whole or not at all."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from pourparler.errors import OutputError

_TRIES = 50  # Windows refuses to replace a file that another process is just reading
_OLD = 3600.0  # seconds


def write_whole(path: Path, data: bytes) -> None:
    """Puts ``data`` in place of the file: beside it first, forced to the disk, then renamed. Call it under the lock.

    Raises OutputError where that fails, with the old file as it was.
    """
    target = Path(os.path.realpath(path))
    aside = target.with_name(f".{target.name}.tmp")
    try:
        handle = os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0), _mode(target))
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(aside, target)
        _settle(target.parent)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        why = error.strerror or str(error)
        raise OutputError(f"{path}: could not be written ({why}); what stood there is as it was") from None


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        return 0o666


def _replace(aside: Path, target: Path) -> None:
    for attempt in range(_TRIES):
        try:
            os.replace(aside, target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _TRIES - 1:
                raise
            time.sleep(0.02)


def _settle(folder: Path) -> None:
    """Forces the new name to the disk too; Windows has no such call, and some file systems refuse it."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear(folder: Path) -> None:
    """Removes what a writer left that was cut off. Call it under the lock, when no other writer can be at work."""
    for path in folder.glob(".*.tmp"):
        with suppress(OSError):
            path.unlink()
    for path in folder.glob(".lock.*.new"):  # may be a living process's, about to ask for the lock: old ones only
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _OLD:
                path.unlink()
