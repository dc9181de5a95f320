"""Whether a process runs, on Linux, macOS and Windows."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def machine() -> str:
    """The name of this machine."""
    import socket

    return socket.gethostname()


def _stat(pid: int) -> list[str]:
    """What Linux tells of a process, from its state on; the name before that may hold anything."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def start(pid: int) -> str:
    """When the process began, as the system counts (Linux: boot and clock ticks); empty where it does not say."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}:{_stat(pid)[19]}"
    except (OSError, IndexError, ValueError):
        return ""


def runs(pid: int, began: str = "") -> bool:
    """Whether process ``pid`` of this machine runs, and is the one that began then. In doubt, it does."""
    if pid <= 0:
        return True
    if sys.platform == "win32":
        return _runs_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, and is another user's
        pass
    if _stat(pid)[:1] == ["Z"]:  # ended, and its parent has not asked yet
        return False
    now = start(pid)
    return not (began and now and began != now)


def _runs_windows(pid: int) -> bool:  # os.kill would end the process there
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (exists on Windows only)
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return bool(kernel.GetLastError() != 87)  # ERROR_INVALID_PARAMETER: no such process
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not known or code.value == 259  # STILL_ACTIVE
