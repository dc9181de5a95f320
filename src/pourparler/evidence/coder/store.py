"""Answers kept on disk by what was asked, so that a second run replays the first without asking.

A file holds the model's words, which quote the report: it is for the user's eyes only (mode 600), and stands apart
from the case, so that no copy of a case carries it along. What is asked is in it as a hash. The key is not.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from pourparler.evidence.coder.wire import MAX_BYTES

FORM = "pourparler-model-answer/1"


def canonical(value: Any) -> str:
    """JSON with one form for one value."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """The hash of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(messages: Any, model: str, parameters: Any) -> str:
    """The hash of all that an answer depends on."""
    return sha256(canonical({"messages": messages, "model": model, "parameters": parameters}))


def home() -> Path:
    """Where answers are kept unless another folder is named: the user's cache folder of this system."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "pourparler" / "model"


class Store:
    """``folder``: None keeps nothing. ``broken`` and ``unwritten`` count files that could not be used or written."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.broken = 0
        self.unwritten = 0

    def get(self, key: str) -> str | None:
        """The answer's words, None where there are none that can be trusted to be what was kept."""
        if self.folder is None:
            return None
        try:
            with open(self.folder / f"{key}.json", "rb") as file:
                data = file.read(2 * MAX_BYTES)
        except FileNotFoundError:
            return None
        except OSError:
            self.broken += 1
            return None
        try:
            found = json.loads(data)
            content = found["content"]
            if found["form"] == FORM and isinstance(content, str) and found["response_sha256"] == sha256(content):
                return content
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        self.broken += 1
        return None

    def put(self, key: str, content: str, **about: Any) -> None:
        """Writes the answer whole or not at all; a disk that is full stops nothing."""
        if self.folder is None:
            return
        row = {**about, "form": FORM, "response_sha256": sha256(content), "content": content}
        data = (json.dumps(row, ensure_ascii=True, indent=1, sort_keys=True) + "\n").encode()
        aside = ""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(aside, self.folder / f"{key}.json")
        except BaseException as error:  # also when the user stops it
            with suppress(OSError):
                if aside:
                    os.unlink(aside)
            if not isinstance(error, OSError):
                raise
            self.unwritten += 1
